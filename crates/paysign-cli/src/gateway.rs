//! `paysign gateway`: a gateway of one's own, as a file.

use std::fmt::Write as _;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use paysign::Gateway;
use paysign_gateway::{GatewayFile, Place, Problem, Problems};
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

/// The text of a file, of which no more is read than shows that it is too long.
fn text_of(path: &Path) -> Result<String, Failure> {
    const MAX_LEN: usize = GatewayFile::MAX_LEN;
    let (name, mut bytes) = (path.display(), Vec::new());
    let read = File::open(path).and_then(|file| file.take(MAX_LEN as u64 + 1).read_to_end(&mut bytes));
    read.map_err(|error| Failure::io(&format!("read the gateway file {name}"), &error))?;
    if bytes.len() > MAX_LEN {
        return Err(Failure::usage(format!("{name}: a gateway file has at most {MAX_LEN} bytes")));
    }
    String::from_utf8(bytes).map_err(|error| {
        let text = String::from_utf8_lossy(error.as_bytes());
        let place = Place::of(&text, error.utf8_error().valid_up_to());
        Failure::usage(format!("{name}: {place}: the gateway file is not UTF-8"))
    })
}

fn check(paths: &[PathBuf], as_json: bool) -> Result<Report, Failure> {
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
        let (id, problems) = match GatewayFile::parse(&text) {
            Ok(file) => {
                let Gateway { id, messages, variants, .. } = file.gateway();
                let _ = writeln!(lines, "{name}: {id}, {} messages, {} variants", messages.len(), variants.len());
                (Some((*id).to_owned()), Vec::new())
            }
            Err(found) => {
                broken += 1;
                found.iter().for_each(|problem| show(&mut lines, &name, &text, problem));
                (None, found.iter().map(of_problem).collect())
            }
        };
        objects.push(json!({ "file": name, "id": id, "problems": problems }));
    }
    let are_broken = || {
        let are = if broken == 1 { "is" } else { "are" };
        Failure::some_refused(format!("{broken} of {} files {are} not a gateway", paths.len()))
    };
    let failure = unreadable.or_else(|| (broken > 0).then(are_broken));
    let report = if as_json { Report::json(&json!({ "files": objects }))? } else { Report::styled(lines) };
    Ok(report.with(failure))
}

fn of_problem(problem: &Problem) -> serde_json::Value {
    json!({ "line": problem.place.line, "column": problem.place.column, "text": problem.text })
}

/// A problem as compilers show it: what it is, then the line.
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
