//! What the developers of paysign run: `cargo xtask --help`.

mod check;
mod no_std;
mod pages;
mod run;

use clap::{Parser, Subcommand};

/// What the developers of paysign run.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Writes the pages under docs/ that come from the tables.
    Docs {
        /// Writes nothing, and fails if a page is stale.
        #[arg(long)]
        check: bool,
    },
    /// Builds the core for targets that have no `std`.
    NoStd,
    /// Runs every check and all tests of all languages, and says what each part ran.
    Test,
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().task {
        Task::Docs { check } => pages::run(check),
        Task::NoStd => no_std::run_printing(),
        Task::Test => check::run_all(),
    }
}
