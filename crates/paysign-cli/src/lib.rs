//! The program `paysign`: signs, verifies and explains the messages of payment gateways, says why a
//! signature does not match, audits logs of them, and shows their tables.

mod args;
mod audit;
mod body;
mod diagnose;
mod explain;
mod failure;
mod gateway;
mod gateways;
mod generate;
mod json;
mod lang;
mod output;
mod params;
mod secret;
mod sign;
mod target;
mod verify;

use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command};
use failure::Failure;
use output::Report;

#[doc(hidden)]
pub use audit::{Place, places};

/// Reads the command line, does what it asks for, and prints that. Returns the exit status.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let as_json = cli.command.is_json();
    let report = run(&cli.command).unwrap_or_else(|failure| Report::failed(failure, as_json));
    report.write().into()
}

fn run(command: &Command) -> Result<Report, Failure> {
    match command {
        Command::Gateways(args) => gateways::run(args),
        Command::Gateway(command) => gateway::run(command),
        Command::Sign(args) => sign::run(args),
        Command::Verify(args) => verify::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Diagnose(args) => diagnose::run(args),
        Command::Audit(args) => audit::run(args),
        Command::Reconcile(args) => audit::reconcile::run(args),
        Command::Completion { shell } => generate::completion(*shell),
        Command::Man { command } => generate::man(command.as_deref()),
    }
}
