//! `paysign gateway`: a gateway of one's own, as a file.

mod check;
mod new;
mod vectors;

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use paysign::Gateway;
use paysign_gateway::{GatewayFile, Place, Problems, schema};
use paysign_types::{Language, types};

use crate::args::GatewayCommand;
use crate::failure::Failure;
use crate::output::Report;

/// Does one of the things that can be done with such a file.
///
/// # Errors
///
/// A file cannot be read or written, or is not one.
pub(crate) fn run(command: &GatewayCommand) -> Result<Report, Failure> {
    match command {
        GatewayCommand::Check { files, json } => check::run(files, *json),
        GatewayCommand::New { id, output } => new::run(id, output.as_deref()),
        GatewayCommand::Test { file, vectors, json } => vectors::run(&read(file)?, vectors, *json),
        GatewayCommand::Types { files, language } => types_of(files, (*language).into()),
        GatewayCommand::Schema => Ok(Report::exact(schema::text())),
    }
}

/// The gateway of a file.
///
/// # Errors
///
/// The file cannot be read, is not text, or has a problem.
pub(crate) fn read(path: &Path) -> Result<GatewayFile, Failure> {
    let parsed: Result<_, Problems> = GatewayFile::parse(&text_of(path)?);
    parsed.map_err(|problems| Failure::gateway(path, &problems))
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

fn types_of(paths: &[PathBuf], language: Language) -> Result<Report, Failure> {
    let files = paths.iter().map(|path| read(path)).collect::<Result<Vec<_>, _>>()?;
    let gateways: Vec<Gateway<'_>> = files.iter().map(|file| *file.gateway()).collect();
    let text = types(&gateways, language, "Written by `paysign gateway types` from gateway files");
    text.map(Report::exact).map_err(|error| Failure::usage(error.to_string()))
}
