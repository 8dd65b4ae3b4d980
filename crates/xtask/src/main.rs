//! What the developers of paysign run: `cargo xtask --help`.

mod c_header;
mod check;
mod compare;
mod counts;
mod family;
mod fuzz;
mod gateway_format;
mod gateway_tables;
mod generated;
mod go_types;
mod install_c;
mod left_out;
mod miri;
mod no_std;
mod node_types;
mod options;
mod pages;
mod part;
mod parts;
mod php_types;
mod python_types;
mod python_verbs;
mod run;
mod rust_codes;
mod rust_versions;
mod sign_error;
mod soak;
mod surface;
mod tools;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// What the developers of paysign run.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Writes the files that come from the tables: pages under docs/, types of the bindings.
    Generate {
        /// Writes nothing, and fails if a file is stale.
        #[arg(long)]
        check: bool,
    },
    /// Builds the core for targets that have no `std`.
    NoStd,
    /// Installs the C library: shared and static library, header, pkg-config file and `CMake` package.
    InstallC {
        /// Where to: an empty folder, or `/usr/local`.
        #[arg(long)]
        prefix: PathBuf,
    },
    /// Measures paysign beside what users would take instead, in every language.
    Compare {
        /// Prints rows of JSON.
        #[arg(long)]
        json: bool,
        /// Only Rust.
        #[arg(long)]
        rust: bool,
        /// Writes docs/performance.md too.
        #[arg(long)]
        page: bool,
    },
    /// Counts the instructions of the hot calls with valgrind, and fails if one takes more than it may.
    Counts {
        /// Writes what may be taken, benches/counts.json, instead.
        #[arg(long)]
        write: bool,
    },
    /// Fuzzes a target of tests/fuzz: form, json, xml, multipart, scheme, diagnosis, audit.
    Fuzz {
        target: String,
        /// For so long.
        #[arg(long, default_value_t = 60)]
        minutes: u64,
        /// Instead, merges what was found with what is kept, without what reaches nothing more.
        #[arg(long)]
        merge: bool,
    },
    /// Runs every check and all tests of all languages, and says how long each part took.
    Test {
        /// Only the parts of these names.
        #[arg(value_name = "PART")]
        parts: Vec<String>,
        /// The part of this name and those after it.
        #[arg(long, value_name = "PART", conflicts_with = "parts")]
        from: Option<String>,
        /// Lists the parts, with the minutes that each takes, and runs none.
        #[arg(long)]
        list: bool,
    },
    /// Runs what finds most mistakes in less than two minutes: format, lints of the core, vectors,
    /// architecture.
    Quick,
    /// Looks for minutes or hours where the checks look for seconds: many random messages, damaged logs,
    /// kills.
    Soak {
        /// Only the soaks of these names.
        #[arg(value_name = "NAME")]
        names: Vec<String>,
        /// How long each runs; a round that has begun is finished.
        #[arg(long, default_value_t = 10)]
        minutes: u64,
        /// One round with this seed: what a failure names.
        #[arg(long, conflicts_with = "minutes")]
        seed: Option<u64>,
        /// Lists the soaks, and runs none.
        #[arg(long)]
        list: bool,
    },
}

fn main() -> ExitCode {
    match run_task(Arguments::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        // Without the backtrace that `RUST_BACKTRACE` asks for: what is wrong is in what was run, not in
        // here.
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run_task(task: Task) -> anyhow::Result<()> {
    match task {
        Task::Generate { check } => generated::run(check),
        Task::NoStd => no_std::run_all(),
        Task::InstallC { prefix } => install_c::run_in(&prefix),
        Task::Compare { json, rust, page } => compare::run(json, rust, page),
        Task::Counts { write } => counts::run(write),
        Task::Fuzz { target, minutes, merge } => fuzz::long(&target, minutes, merge),
        Task::Test { parts, from, list } => test(&parts, from.as_deref(), list),
        Task::Quick => check::run(&parts::QUICK.iter().collect::<Vec<_>>()),
        Task::Soak { names, minutes, seed, list } => soak::run(&names, minutes, seed, list),
    }
}

/// All parts of the checks, or those that are chosen.
fn test(names: &[String], from: Option<&str>, list: bool) -> anyhow::Result<()> {
    let chosen = check::chosen(parts::PARTS, names, from)?;
    if list {
        check::list(&chosen);
        return Ok(());
    }
    check::run(&chosen)
}
