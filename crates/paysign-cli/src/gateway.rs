//! `paysign gateway`: a gateway of one's own, as a file.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use paysign_gateway::{GatewayFile, Problem, Problems};
use serde_json::json;

use crate::args::GatewayCommand;
use crate::failure::Failure;
use crate::output::Report;

const TEMPLATE: &str = include_str!("gateway/template.toml");

/// Checks files, or writes one to begin with.
///
/// # Errors
///
/// A file cannot be read, or the id is not one.
pub(crate) fn run(command: &GatewayCommand) -> Result<Report, Failure> {
    match command {
        GatewayCommand::Check { files, json } => check(files, *json),
        GatewayCommand::New { id } => new(id),
    }
}

/// The gateway of a file, or what is wrong with it.
///
/// # Errors
///
/// The file cannot be read, or is not text.
pub(crate) fn parsed(path: &Path) -> Result<Result<GatewayFile, Problems>, Failure> {
    Ok(GatewayFile::parse(&text_of(path)?))
}

fn text_of(path: &Path) -> Result<String, Failure> {
    // A file that is too long is not read: a gateway's is never so.
    let doing = format!("read the gateway file {}", path.display());
    let len = fs::metadata(path).map_err(|error| Failure::io(&doing, &error))?.len();
    if len > GatewayFile::MAX_LEN as u64 {
        return Err(Failure::usage(format!(
            "{} has {len} bytes: a gateway file has at most {}",
            path.display(),
            GatewayFile::MAX_LEN
        )));
    }
    fs::read_to_string(path).map_err(|error| Failure::io(&doing, &error))
}

fn check(paths: &[PathBuf], as_json: bool) -> Result<Report, Failure> {
    let (mut lines, mut objects) = (String::new(), Vec::new());
    let mut broken = 0;
    for path in paths {
        let text = text_of(path)?;
        let name = path.display().to_string();
        match GatewayFile::parse(&text) {
            Ok(file) => {
                let gateway = file.gateway();
                let _ = writeln!(
                    lines,
                    "{name}: {}, {} messages, {} variants",
                    gateway.id,
                    gateway.messages.len(),
                    gateway.variants.len()
                );
                objects.push(json!({ "file": name, "id": gateway.id, "problems": [] }));
            }
            Err(found) => {
                broken += 1;
                found.iter().for_each(|problem| show(&mut lines, &name, &text, problem));
                objects.push(
                    json!({ "file": name, "id": null, "problems": found.iter().map(of_problem).collect::<Vec<_>>() }),
                );
            }
        }
    }
    let failure = (broken > 0).then(|| {
        let are = if broken == 1 { "is" } else { "are" };
        Failure::some_refused(format!("{broken} of {} files {are} not a gateway", paths.len()))
    });
    let report = if as_json { Report::json(&json!({ "files": objects }))? } else { Report::styled(lines) };
    Ok(report.with(failure))
}

fn of_problem(problem: &Problem) -> serde_json::Value {
    json!({ "line": problem.place.line, "column": problem.place.column, "text": problem.text })
}

/// A problem as compilers show it: what it is, then the line with a mark below the place.
fn show(shown: &mut String, name: &str, text: &str, problem: &Problem) {
    const WIDTH: usize = 100;
    let place = problem.place;
    let _ = writeln!(shown, "{name}:{}:{}: {}", place.line, place.column, problem.text);
    // Of a long line only what is around the place.
    let line: Vec<char> = text.lines().nth(place.line - 1).unwrap_or_default().chars().collect();
    let start = (place.column - 1).saturating_sub(WIDTH / 2);
    let part: String =
        line.iter().skip(start).take(WIDTH).map(|letter| if letter.is_control() { ' ' } else { *letter }).collect();
    if !part.trim().is_empty() {
        let _ = writeln!(shown, "    {}", part.trim_end());
    }
}

fn new(id: &str) -> Result<Report, Failure> {
    let text = TEMPLATE.replace("samplepay", id);
    match GatewayFile::parse(&text) {
        Ok(_) => Ok(Report::exact(text)),
        Err(problems) => {
            Err(Failure::usage(problems.iter().next().map(|problem| problem.text.clone()).unwrap_or_default()))
        }
    }
}
