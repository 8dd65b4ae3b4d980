//! The oldest Rust that is promised, and the newest that is here: users have both.

use std::process::Command;

use anyhow::Context;

use crate::left_out::LeftOut;
use crate::run::{command, root, run};
use crate::tools;

/// What `rust-version` of the workspace promises.
const OLDEST: &str = "1.89";
/// Where a system's own package puts its compiler, beside rustup's.
const OF_THE_SYSTEM: [&str; 2] = ["/usr/bin/cargo", "/usr/bin/rustc"];
/// How Python loads any library, and how one that is a module of Python.
const BY_PYTHON: [&str; 3] = ["python3", "-c", "import ctypes, sys; ctypes.CDLL(sys.argv[1])"];
const AS_MODULE: [&str; 3] = [
    "python3",
    "-c",
    "import importlib.util as u, sys; u.module_from_spec(u.spec_from_file_location('_paysign', sys.argv[1]))",
];
const BY_NODE: [&str; 3] = ["node", "-e", "process.dlopen({ exports: {} }, process.argv[1])"];
/// The libraries that programs of other languages load: package, file, and how.
const LOADED: [(&str, &str, [&str; 3]); 4] = [
    ("paysign-c", "paysign_c", BY_PYTHON),
    ("paysign-uniffi", "paysign_uniffi", BY_PYTHON),
    ("paysign-python", "_paysign", AS_MODULE),
    ("paysign-node", "paysign_node", BY_NODE),
];

/// With the oldest Rust, all that is shipped: its users compile that, and not its tests.
///
/// # Errors
///
/// It does not compile; or there is no rustup, and only it has that version.
pub(crate) fn oldest() -> anyhow::Result<()> {
    if minor(command("rustup --version")).is_none() {
        return Err(LeftOut(format!("there is no rustup, and only rustup has Rust {OLDEST}")).into());
    }
    let cargo = format!("rustup run {OLDEST} cargo");
    let is_there = minor(command(&format!("{cargo} --version"))).is_some();
    anyhow::ensure!(is_there, "Rust {OLDEST} is not here: rustup toolchain install {OLDEST}");
    run(clean(&format!("{cargo} check --quiet --workspace --locked {NOT_SHIPPED} --target-dir target/oldest")))
}

/// What only developers run, with a hundred crates of its own.
const NOT_SHIPPED: &str =
    "--exclude xtask --exclude paysign-benches --exclude paysign-tests --exclude paysign-reference";

/// With the newest Rust of rustup's stable one and the system's, if that is newer than what runs all other
/// parts. What another compiler can break: what it refuses, the `unsafe` of the digest, and how a library is
/// linked and named.
///
/// # Errors
///
/// It does not compile, a test fails, or a library cannot be loaded.
pub(crate) fn newest() -> anyhow::Result<()> {
    let own = minor(command("cargo --version")).unwrap_or_default();
    let stable = minor(clean("rustup run stable cargo --version")).unwrap_or_default();
    let [cargo, rustc] = OF_THE_SYSTEM;
    let system = minor(clean(&format!("{cargo} --version"))).unwrap_or_default();
    if own >= stable.max(system) {
        println!("  Rust 1.{own} is the newest that is here, and runs all other parts");
        return Ok(());
    }
    println!("  Rust 1.{}; all other parts are run by 1.{own}", stable.max(system));
    let newest = |words: &str| {
        let mut command =
            clean(&format!("{} {words}", if stable >= system { "rustup run stable cargo" } else { cargo }));
        if stable < system {
            command.env("RUSTC", rustc);
        }
        command.args(["--quiet", "--locked", "--target-dir", "target/newest"]);
        command
    };
    let mut build = newest("build --profile soon --no-default-features --package paysign-cli");
    build.args(LOADED.iter().flat_map(|(package, ..)| ["--package", package]));
    run(build)?;
    for (package, library, loader) in LOADED {
        loads(library, loader).with_context(|| format!("the library of {package} cannot be loaded"))?;
    }
    println!("  built: the program and {} libraries; each loads", LOADED.len());
    run(newest("test --package paysign --package paysign-md5 --features paysign/json,paysign/sha2 --lib --tests"))
}

/// Loads a library into a program of another language.
fn loads(library: &str, [program, option, code]: [&str; 3]) -> anyhow::Result<()> {
    let (before, after) = (std::env::consts::DLL_PREFIX, std::env::consts::DLL_SUFFIX);
    let path = root().join("target/newest/soon").join(format!("{before}{library}{after}"));
    let mut load = command(program);
    load.args([option, code]).arg(path).env("PATH", tools::path()?);
    run(load)
}

/// A command without what the toolchain that runs this program has set.
fn clean(line: &str) -> Command {
    let mut command = command(line);
    for variable in ["CARGO", "RUSTC", "RUSTDOC", "RUSTUP_TOOLCHAIN"] {
        command.env_remove(variable);
    }
    command
}

/// The second number of the version that a tool tells, if it is there: 95 of `cargo 1.95.0 (…)`.
fn minor(mut tool: Command) -> Option<u32> {
    let output = tool.output().ok().filter(|output| output.status.success())?;
    let text = String::from_utf8(output.stdout).ok()?;
    text.split_whitespace().nth(1)?.split('.').nth(1)?.parse().ok()
}
