//! `paysign completion` and `paysign man`: made from the command line's own description.

use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;

use crate::args::Cli;
use crate::failure::Failure;
use crate::output::Report;

/// The completion script of a shell.
///
/// # Errors
///
/// None that is known: it is written into memory.
pub(crate) fn completion(shell: Shell) -> Result<Report, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "paysign", &mut script);
    printed(script)
}

/// The man page of the program, or of one of its commands.
///
/// # Errors
///
/// There is no such command.
pub(crate) fn man(command: Option<&str>) -> Result<Report, Failure> {
    let mut program = Cli::command().disable_help_subcommand(true);
    program.build();
    let described = match command {
        None => program,
        Some(name) => {
            let found = program.find_subcommand(name).cloned();
            found.ok_or_else(|| Failure::usage(format!("there is no command `{name}`")))?
        }
    };
    let mut page = Vec::new();
    let source = concat!("paysign ", env!("CARGO_PKG_VERSION"));
    Man::new(described).source(source).render(&mut page).map_err(|error| Failure::io("write the page", &error))?;
    printed(page)
}

fn printed(text: Vec<u8>) -> Result<Report, Failure> {
    let text = String::from_utf8(text).map_err(|error| Failure::usage(error.to_string()))?;
    Ok(Report::exact(text))
}
