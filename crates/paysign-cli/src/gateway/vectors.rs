//! `paysign gateway test`: worked examples, and whether the gateway of a file does what they say.

mod answer;
mod case;
mod compare;
mod deed;
mod difference;
mod explain;
mod judge;
mod member;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use paysign::Gateway;
use paysign_gateway::GatewayFile;
use serde_json::{Value as Json, json};

use crate::failure::Failure;
use crate::output::{BAD, GOOD, Report, visible};
use case::Case;
use difference::Difference;
use judge::judge;

/// How many cases are diagnosed: what is wrong with the first few is wrong with the others too.
const MAX_DIAGNOSED: usize = 3;

/// Runs all cases of all files.
///
/// # Errors
///
/// A file cannot be read, or is not one of cases of this gateway.
pub(super) fn run(file: &GatewayFile, paths: &[PathBuf], as_json: bool) -> Result<Report, Failure> {
    let gateway = file.gateway();
    let (mut lines, mut objects) = (String::new(), Vec::new());
    let (mut count, mut failed) = (0, 0);
    for path in paths {
        let name = path.display().to_string();
        let json = read(path, gateway)?;
        let (mut passed, mut of_file) = (0, Vec::new());
        for (index, json) in json["cases"].as_array().into_iter().flatten().enumerate() {
            let malformed = |said: String| {
                let id = json["id"].as_str().map(|id| format!(" ({})", visible(id))).unwrap_or_default();
                Failure::usage(format!("{name}: case {}{id}: {said}", index + 1))
            };
            let case = Case::read(json).map_err(malformed)?;
            let found = judge(&case, gateway, failed < MAX_DIAGNOSED).map_err(malformed)?;
            if found.is_empty() {
                passed += 1;
                continue;
            }
            failed += 1;
            show(&mut lines, &name, index, &case, &found);
            of_file.push(to_json(index, &case, &found));
        }
        let all = passed + of_file.len();
        count += all;
        let style = if of_file.is_empty() { GOOD } else { BAD };
        let _ = writeln!(lines, "{}: {style}{passed} of {all}{style:#} cases are as they are expected", visible(&name));
        objects.push(json!({ "file": name, "cases": all, "failed": of_file }));
    }
    let are_other = || {
        let are = if failed == 1 { "is" } else { "are" };
        Failure::some_refused(format!("{failed} of {count} cases {are} not as expected"))
    };
    let failure = (failed > 0).then(are_other);
    let report = if as_json {
        Report::json(&json!({ "gateway": gateway.id, "files": objects }))?
    } else {
        Report::styled(lines)
    };
    Ok(report.with(failure))
}

/// The content of a file of cases.
fn read(path: &Path, gateway: &Gateway<'_>) -> Result<Json, Failure> {
    let name = path.display();
    let bytes = fs::read(path).map_err(|error| Failure::io(&format!("read {name}"), &error))?;
    // Where it is not JSON, and not what is there: that may be a secret.
    let not_json = |error: serde_json::Error| {
        Failure::usage(format!("{name}: line {}, column {}: not JSON", error.line(), error.column()))
    };
    let json: Json = serde_json::from_slice(&bytes).map_err(not_json)?;
    let said = member::unknown(&json, &["gateway", "gateway_file", "source", "messages", "cases"]).or_else(|| {
        let other = json["gateway"].as_str().filter(|id| *id != gateway.id);
        if let Some(id) = other {
            return Some(format!("its cases are about `{}`, and the gateway file is of `{}`", visible(id), gateway.id));
        }
        match json["cases"].as_array() {
            None => Some("no list of `cases`".to_owned()),
            // Nobody would notice a list that has become empty.
            Some(cases) => cases.is_empty().then(|| "it has no case".to_owned()),
        }
    });
    match said {
        Some(said) => Err(Failure::usage(format!("{name}: {said}")).hint("`paysign gateway test --help` shows a file")),
        None => Ok(json),
    }
}

fn show(lines: &mut String, file: &str, index: usize, case: &Case<'_>, found: &[Difference]) {
    let why = if case.why.is_empty() { String::new() } else { format!(": {}", case.why) };
    let title = format!("{} `{}`{why}", case.called(index), case.message_name());
    let _ = writeln!(lines, "{}: {BAD}{}{BAD:#}", visible(file), visible(&case.masked(&title)));
    for difference in found {
        let _ = writeln!(lines, "    {}", visible(&case.masked(&difference.text)));
        for line in difference.cause.lines() {
            let _ = writeln!(lines, "      {}", visible(&case.masked(line)));
        }
    }
}

fn to_json(index: usize, case: &Case<'_>, found: &[Difference]) -> Json {
    let differences: Vec<_> = found.iter().map(|difference| case.masked(&difference.text)).collect();
    let causes: Vec<_> = found.iter().flat_map(|difference| &difference.codes).collect();
    json!({
        "case": index + 1, "id": case.id.map(|id| case.masked(id)), "message": case.message_name(),
        "differences": differences, "causes": causes,
    })
}
