//! `paysign gateway new`: a file to begin with.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use paysign_gateway::GatewayFile;

use crate::failure::Failure;
use crate::output::Report;

const TEMPLATE: &str = include_str!("template.toml");

/// Writes it.
///
/// # Errors
///
/// The id is not one, or the file is there already or cannot be written.
pub(super) fn run(id: &str, output: Option<&Path>) -> Result<Report, Failure> {
    let text = TEMPLATE.replace("samplepay", id);
    if let Err(problems) = GatewayFile::parse(&text) {
        return Err(Failure::usage(problems.iter().next().map(|problem| problem.text.clone()).unwrap_or_default()));
    }
    let Some(path) = output else { return Ok(Report::exact(text)) };
    let name = path.display();
    write(path, &text).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Failure::usage(format!("{name} is there already; it stays as it is")),
        _ => Failure::io(&format!("write {name}"), &error),
    })?;
    Ok(Report::styled(format!(
        "{name}: written; fill it in by the vendor's page, then: paysign gateway check {name}\n"
    )))
}

/// The whole text into a new file, or no file.
fn write(path: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    if written.is_err() {
        // It is this run's own, and a part of it would look like a file.
        let _ = fs::remove_file(path);
    }
    written
}
