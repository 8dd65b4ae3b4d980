//! `paysign explain`: what a signature covers, field by field.

use paysign::{explain::Explanation, secret::SecretFacts};
use serde::Serialize;

use crate::args::ExplainArgs;
use crate::body::BodySource;
use crate::failure::{Failure, FailureJson};
use crate::json::Text;
use crate::output::Report;
use crate::target::Target;
use crate::verify::unsigned;

/// Explains.
///
/// # Errors
///
/// Wrong usage, unreadable input, or a body that cannot be taken apart.
pub(crate) fn run(args: &ExplainArgs) -> Result<Report, Failure> {
    let (target, before) = Target::find(&args.target)?;
    let source = BodySource::new(&before, &args.body, &args.secrets)?;
    unsigned(&target)?;
    let secrets = args.secrets.read_if_given()?;
    let options = args.reading.options(Some(&args.depth));
    let (body, message) = source.read(&target, options.limits.body_len)?;
    let explanation = message.explain(&body, &secrets, &options)?;
    let failure = explanation.verdict.and_then(Result::err).map(Failure::from);
    let report = if args.json {
        Report::json(&ExplanationJson::new(&explanation, failure.as_ref()))?
    } else {
        Report::styled(explanation.to_string())
    };
    Ok(report.with(failure))
}

/// An explanation as programs read it.
#[derive(Serialize)]
struct ExplanationJson<'e> {
    /// Absent if no secret was given to tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    valid: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<FailureJson<'e>>,
    secret: Option<usize>,
    scheme: String,
    included: Vec<IncludedJson<'e>>,
    left_out: Vec<LeftOutJson<'e>>,
    /// Without the secret and its joint.
    canonical: Text<'e>,
    secrets: Vec<SecretJson>,
}

#[derive(Serialize)]
struct IncludedJson<'e> {
    name: Text<'e>,
    /// What it adds to the canonical string, its separator included.
    text: Text<'e>,
}

#[derive(Serialize)]
struct LeftOutJson<'e> {
    name: Text<'e>,
    reason: &'static str,
}

/// What may be shown of a secret.
#[derive(Serialize)]
pub(crate) struct SecretJson {
    len: usize,
    fingerprint: String,
}

impl<'e> ExplanationJson<'e> {
    fn new(explanation: &'e Explanation<'e>, failure: Option<&'e Failure>) -> Self {
        let included = explanation.included.iter();
        let left_out = explanation.left_out.iter();
        Self {
            valid: explanation.verdict.map(|verdict| verdict.is_ok()),
            error: failure.map(Failure::to_json),
            secret: explanation.verdict.and_then(Result::ok),
            scheme: explanation.scheme_text().to_owned(),
            included: included
                .map(|field| IncludedJson { name: (&*field.name).into(), text: field.text.as_slice().into() })
                .collect(),
            left_out: left_out
                .map(|(name, reason)| LeftOutJson { name: (&**name).into(), reason: reason.as_str() })
                .collect(),
            canonical: explanation.canonical.as_slice().into(),
            secrets: explanation.secrets.iter().map(SecretJson::from).collect(),
        }
    }
}

impl From<&SecretFacts> for SecretJson {
    fn from(facts: &SecretFacts) -> Self {
        Self { len: facts.len, fingerprint: format!("{:04x}", facts.fingerprint) }
    }
}
