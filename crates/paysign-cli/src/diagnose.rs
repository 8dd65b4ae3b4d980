//! `paysign diagnose`: why a signature does not match, as ranked causes.

mod text;
mod words;

use paysign::gateways;
use paysign_diagnose::{Context, Diagnosis, Evidence, Factor, Finding, diagnose, diagnose_document};
use serde::Serialize;

use crate::args::{BodyArgs, DiagnoseArgs, SecretArgs};
use crate::body::{self, BodySource};
use crate::explain::SecretJson;
use crate::failure::{Failure, FailureJson};
use crate::json::Text;
use crate::lang::Lang;
use crate::output::Report;
use crate::params;
use crate::target::Target;
use crate::verify::unsigned;

/// Diagnoses.
///
/// # Errors
///
/// Wrong usage or unreadable input.
pub(crate) fn run(args: &DiagnoseArgs) -> Result<Report, Failure> {
    let (target, before) = Target::find(&args.target)?;
    unsigned(&target)?;
    let mut words = before;
    words.extend(&args.words);
    let others = SecretArgs { files: args.other_secret_files.clone(), variables: Vec::new() };
    let other_secrets = if others.files.is_empty() { Vec::new() } else { others.read()? };
    let options = args.reading.options(Some(&args.depth));
    let also = args.also_files.iter().map(|path| body::another(path, options.limits.body_len));
    let also: Vec<Vec<u8>> = also.collect::<Result<_, _>>()?;
    let also: Vec<&[u8]> = also.iter().map(Vec::as_slice).collect();
    let lang = Lang::told_or_of_environment(args.lang);
    let context = Context {
        options,
        // What programs read does not hang on where they run.
        lang: if args.json { args.lang.unwrap_or(Lang::En) } else { lang }.into(),
        other_secrets: &other_secrets,
        also: &also,
        gateways: gateways::ALL,
        own: target.own,
    };
    let diagnosis = if let Some(expected) = &args.expect {
        let is_stdin = args.params_file.as_ref().is_some_and(|path| path.as_os_str() == "-");
        if is_stdin && args.secrets.take_stdin() {
            return Err(Failure::usage("the secret and the parameters cannot both come from standard input"));
        }
        let mut all = args.params_file.as_deref().map(params::of_file).transpose()?.unwrap_or_default();
        for word in words {
            all.push(params::of_word(word)?);
        }
        let secrets = args.secrets.read()?;
        diagnose_document(&target.message(), &all, expected, &secrets, &context)
    } else {
        let place = BodyArgs { file: None, exact: args.exact };
        let source = BodySource::new(&words, &place, &args.secrets)?;
        let secrets = args.secrets.read()?;
        let (body, message) = source.read(&target, options.limits.body_len)?;
        diagnose(&message, &body, &secrets, &context)
    };
    let failure = diagnosis.verdict.err().map(Failure::from);
    let report = if args.json {
        Report::json(&DiagnosisJson::new(&diagnosis, failure.as_ref()))?
    } else {
        let title = match (&args.expect, diagnosis.verdict) {
            (None, _) => String::new(),
            (Some(_), Ok(_)) => String::from("the example is consistent: its signature belongs to its parameters\n"),
            (Some(_), Err(_)) => format!("the example is not consistent as it is printed{}\n", remedy(&diagnosis)),
        };
        Report::styled(format!("{title}{}", text::text(&diagnosis, lang))).that_tells_its_failure()
    };
    Ok(report.with(failure))
}

/// Whether something would make the example consistent.
fn remedy(diagnosis: &Diagnosis) -> &'static str {
    if diagnosis.findings.first().is_some_and(Finding::is_certain) {
        "; this would make it so:"
    } else {
        ", and nothing that is known would make it so"
    }
}

/// A diagnosis as programs read it.
#[derive(Serialize)]
struct DiagnosisJson<'d> {
    valid: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<FailureJson<'d>>,
    secret: Option<usize>,
    findings: Vec<FindingJson<'d>>,
    secrets: Vec<SecretJson>,
    digests: usize,
    complete: bool,
}

#[derive(Serialize)]
struct FindingJson<'d> {
    certain: bool,
    reason: &'static str,
    causes: Vec<CauseJson<'d>>,
    /// Without the secret; absent if it is not certain.
    #[serde(skip_serializing_if = "Option::is_none")]
    signed: Option<Text<'d>>,
}

#[derive(Serialize)]
struct CauseJson<'d> {
    code: &'static str,
    number: u16,
    text: &'static str,
    cure: &'static str,
    detail: &'d str,
    look_for: Vec<LookForJson>,
    evidence: Vec<EvidenceJson<'d>>,
}

#[derive(Serialize)]
struct LookForJson {
    place: &'static str,
    line: &'static str,
}

#[derive(Serialize)]
struct EvidenceJson<'d> {
    field: Option<Text<'d>>,
    offset: Option<usize>,
    here: Option<Text<'d>>,
    signed: Option<Text<'d>>,
}

impl<'d> DiagnosisJson<'d> {
    fn new(diagnosis: &'d Diagnosis, failure: Option<&'d Failure>) -> Self {
        Self {
            valid: diagnosis.verdict.is_ok(),
            error: failure.map(Failure::to_json),
            secret: diagnosis.verdict.ok(),
            findings: diagnosis.findings.iter().map(FindingJson::from).collect(),
            secrets: diagnosis.secrets.iter().map(SecretJson::from).collect(),
            digests: diagnosis.digests,
            complete: diagnosis.is_complete,
        }
    }
}

impl<'d> From<&'d Finding> for FindingJson<'d> {
    fn from(finding: &'d Finding) -> Self {
        Self {
            certain: finding.is_certain(),
            reason: finding.reason(),
            causes: finding.factors.iter().map(CauseJson::from).collect(),
            signed: finding.signed.as_deref().map(Text::from),
        }
    }
}

impl<'d> From<&'d Factor> for CauseJson<'d> {
    fn from(factor: &'d Factor) -> Self {
        let look_for = factor.cause.description().look_for.iter();
        Self {
            code: factor.cause.as_str(),
            number: factor.cause.number(),
            text: factor.text(),
            cure: factor.cure(),
            detail: &factor.detail,
            look_for: look_for.map(|(place, line)| LookForJson { place, line }).collect(),
            evidence: factor.evidence.iter().map(EvidenceJson::from).collect(),
        }
    }
}

impl<'d> From<&'d Evidence> for EvidenceJson<'d> {
    fn from(evidence: &'d Evidence) -> Self {
        let text = |bytes: &'d Option<Vec<u8>>| bytes.as_deref().map(Text::from);
        Self {
            field: text(&evidence.field),
            offset: evidence.offset,
            here: text(&evidence.here),
            signed: text(&evidence.signed),
        }
    }
}
