//! What the developers of paysign run: `cargo xtask --help`.

mod c_header;
mod check;
mod compare;
mod counts;
mod dialects;
mod generated;
mod install_c;
mod no_std;
mod node_types;
mod pages;
mod php_types;
mod python_types;
mod run;
mod rust_codes;
mod rust_versions;
mod sign_error;
mod surface;

use std::path::PathBuf;

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
        /// Rust alone.
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
    /// Runs every check and all tests of all languages, and says how long each part took.
    Test {
        /// Only the parts of these names: `"C library"`. A wrong name lists them all.
        parts: Vec<String>,
    },
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().task {
        Task::Generate { check } => generated::run(check),
        Task::NoStd => no_std::run_printing(),
        Task::InstallC { prefix } => install_c::run_in(&prefix),
        Task::Compare { json, rust, page } => compare::run(json, rust, page),
        Task::Counts { write } => counts::run(write),
        Task::Test { parts } => check::run_parts(&parts),
    }
}
