//! `paysign gateway check`: what is wrong with files, and what makes shops stumble, each at its line.

use std::fmt::Write as _;
use std::path::PathBuf;

use paysign::Gateway;
use paysign_gateway::{GatewayFile, Problem, Problems};
use serde_json::{Value as Json, json};

use super::file::text_of;
use crate::failure::Failure;
use crate::output::{CARE, Report};

/// Checks them all.
///
/// # Errors
///
/// None that ends it: the failure of a file is that of the report.
pub(super) fn run(paths: &[PathBuf], as_json: bool) -> Result<Report, Failure> {
    let (mut lines, mut objects) = (String::new(), Vec::new());
    let (mut broken, mut unreadable) = (0, None);
    for path in paths {
        let name = path.display().to_string();
        let text = match text_of(path) {
            Ok(text) => text,
            Err(failure) => {
                // What is found in the others is said all the same.
                unreadable.get_or_insert(failure);
                continue;
            }
        };
        let object = match GatewayFile::parse_with_warnings(&text) {
            Ok((file, warnings)) => {
                let Gateway { id, messages, variants, .. } = file.gateway();
                let warning = format!("{CARE}warning:{CARE:#} ");
                warnings.iter().for_each(|problem| show(&mut lines, &name, &text, &warning, problem));
                let _ = writeln!(lines, "{name}: {id}, {} messages, {} variants", messages.len(), variants.len());
                json!({ "file": name, "id": id, "problems": [], "warnings": list(&warnings) })
            }
            Err(found) => {
                broken += 1;
                found.iter().for_each(|problem| show(&mut lines, &name, &text, "", problem));
                json!({ "file": name, "id": null, "problems": list(&found), "warnings": [] })
            }
        };
        objects.push(object);
    }
    let are_broken = || {
        let are = if broken == 1 { "is" } else { "are" };
        Failure::some_refused(format!("{broken} of {} files {are} not a gateway", paths.len()))
    };
    let failure = unreadable.or_else(|| (broken > 0).then(are_broken));
    let report = if as_json { Report::json(&json!({ "files": objects }))? } else { Report::styled(lines) };
    Ok(report.with(failure))
}

fn list(problems: &Problems) -> Json {
    let of =
        |problem: &Problem| json!({ "line": problem.place.line, "column": problem.place.column, "text": problem.text });
    problems.iter().map(of).collect()
}

/// A problem as compilers show it: what it is, then the line.
fn show(shown: &mut String, name: &str, text: &str, kind: &str, problem: &Problem) {
    const WIDTH: usize = 100;
    let place = problem.place;
    let _ = writeln!(shown, "{name}:{}:{}: {kind}{}", place.line, place.column, problem.text);
    // Of a long line only what is around the place.
    let line: Vec<char> = text.lines().nth(place.line - 1).unwrap_or_default().chars().collect();
    let start = (place.column - 1).saturating_sub(WIDTH / 2);
    let part: String =
        line.iter().skip(start).take(WIDTH).map(|letter| if letter.is_control() { ' ' } else { *letter }).collect();
    if !part.trim().is_empty() {
        let _ = writeln!(shown, "    {}", part.trim_end());
    }
}
