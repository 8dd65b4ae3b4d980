//! `paysign gateway`: a gateway of one's own, as a file.

mod check;
pub(crate) mod file;
mod new;
mod vectors;

use std::path::PathBuf;

use paysign::Gateway;
use paysign_gateway::schema;
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
        GatewayCommand::Test { file, vectors, json } => vectors::run(&file::read(file)?, vectors, *json),
        GatewayCommand::Types { files, language } => types_of(files, (*language).into()),
        GatewayCommand::Schema => Ok(Report::exact(schema::text())),
    }
}

fn types_of(paths: &[PathBuf], language: Language) -> Result<Report, Failure> {
    let files = paths.iter().map(|path| file::read(path)).collect::<Result<Vec<_>, _>>()?;
    let gateways: Vec<Gateway<'_>> = files.iter().map(|file| *file.gateway()).collect();
    let text = types(&gateways, language, "Written by `paysign gateway types` from gateway files");
    text.map(Report::exact).map_err(|error| Failure::usage(error.to_string()))
}
