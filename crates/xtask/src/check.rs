//! Every check and all tests, part by part, with the seconds that each took. A part that cannot run is a
//! failure, unless it is one of the exceptions: these are listed at the end, with the reason.

use std::fmt;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use anyhow::Context;

use crate::run::{command, root, run};
use crate::{counts, generated, no_std, rust_versions};

/// A part of the checks: what it is, and how it runs.
type Part = (&'static str, fn() -> anyhow::Result<()>);

const PARTS: [Part; 21] = [
    ("format", || run(command("cargo fmt --all --check"))),
    ("lints", || run(command("cargo clippy --quiet --workspace --all-targets --locked -- -D warnings"))),
    ("lints of every set of features", features),
    ("oldest Rust", rust_versions::oldest),
    ("newest Rust", rust_versions::newest),
    ("documentation", documentation),
    ("generated files", || generated::run(true)),
    ("vectors, by Python", || run(command("python3 tests/vectors/lint.py"))),
    ("no_std", || no_std::run_all().map(|_| ())),
    ("licences", || run(deny("cargo deny --log-level error check bans licenses sources")?)),
    ("advisories", advisories),
    ("Python package", || run(command("sh bindings/python/test"))),
    ("Node package", || run(command("sh bindings/node/test"))),
    ("C library", || run(command("sh bindings/c/test"))),
    ("PHP package", || run(command("sh bindings/php/test"))),
    ("PHP extension", || run(command("sh bindings/php-ext/test"))),
    ("Kotlin, Java, Ruby", || run(command("sh bindings/uniffi/test"))),
    ("peers of other authors", || run(command("sh tests/interop/test"))),
    ("instruction counts", || counts::run(false)),
    ("portable code", portable),
    ("tests in Rust", || run(command("cargo test --quiet --workspace --locked"))),
];

/// The parts that may be left out where a machine lacks what they need.
const EXCEPTIONS: [&str; 2] = ["oldest Rust", "advisories"];

/// Tools that no registry has: a part does without, and this says what it does then.
const TOOLS: [(&str, &str); 2] = [
    ("swift", "the Swift package is generated, and its C part compiled; it is not built"),
    ("phpstan", "PHP's sources are not analysed"),
];

/// Why a part has not run. Any other error is a failure.
#[derive(Debug)]
pub(crate) struct LeftOut(pub(crate) String);

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for LeftOut {}

/// Runs the parts of these names, or all. A part that fails does not keep the others from running.
///
/// # Errors
///
/// Parts have failed, or have not run and are none of the exceptions; or there is no part of such a name.
pub(crate) fn run_parts(names: &[String]) -> anyhow::Result<()> {
    if let Some(unknown) = names.iter().find(|name| PARTS.iter().all(|(part, _)| part != name)) {
        anyhow::bail!("no part is named {unknown:?}; the parts: {}", PARTS.map(|(name, _)| name).join(", "));
    }
    let (mut report, mut failed, mut left_out) = (Vec::new(), Vec::new(), 0);
    for (name, part) in PARTS {
        if !names.is_empty() && !names.iter().any(|wanted| wanted == name) {
            continue;
        }
        println!("== {name}");
        let start = Instant::now();
        let outcome = part();
        let seconds = start.elapsed().as_secs();
        match outcome {
            Ok(()) => report.push(format!("{seconds:6} s  {name}")),
            Err(error) if EXCEPTIONS.contains(&name) && error.is::<LeftOut>() => {
                left_out += 1;
                report.push(format!("NOT RUN   {name}: {error}"));
            }
            Err(error) => {
                println!("{error:#}");
                failed.push(name);
                report.push(format!("FAILED    {name}, after {seconds} s"));
            }
        }
        println!("== {name}: {}", report.last().map_or("", |line| line.trim_start()));
    }
    println!();
    for line in &report {
        println!("{line}");
    }
    for (tool, without) in TOOLS {
        if command(tool).arg("--version").output().is_err() {
            println!("NOT HERE  {tool}: {without}");
        }
    }
    println!("{} passed, {} failed, {left_out} skipped", report.len() - left_out - failed.len(), failed.len());
    anyhow::ensure!(failed.is_empty(), "failed: {}", failed.join(", "));
    Ok(())
}

/// The core, and the diagnosis, with each set of features that differs from the others in what is compiled.
fn features() -> anyhow::Result<()> {
    for features in ["", "alloc", "sha2", "json", "alloc,sha2", "json,sha2", "std,json,sha2", "rayon"] {
        let mut clippy = command("cargo clippy --quiet --package paysign --no-default-features --locked");
        clippy.args(["--features", features, "--", "-D", "warnings"]);
        run(clippy).with_context(|| format!("with [{features}]"))?;
    }
    for features in ["", "json", "sha2"] {
        let mut clippy = command("cargo clippy --quiet --package paysign-diagnose --no-default-features --locked");
        clippy.args(["--features", features, "--", "-D", "warnings"]);
        run(clippy).with_context(|| format!("the diagnosis with [{features}]"))?;
    }
    Ok(())
}

/// The code without vectors and without a choice at run time, which a machine that has better would never run.
fn portable() -> anyhow::Result<()> {
    // One call, so that the core is compiled once; by their names, since properties and brute force show nothing new here.
    let mut test = command("cargo test --quiet --locked --target-dir target/portable");
    test.args("--package paysign --package paysign-md5 --package paysign-tests --lib".split(' '));
    test.args("--test single --test lanes --test vectors --test batch".split(' '));
    test.env("RUSTFLAGS", "--cfg paysign_portable");
    run(test)
}

fn documentation() -> anyhow::Result<()> {
    let mut doc = command("cargo doc --quiet --workspace --no-deps --locked");
    doc.env("RUSTDOCFLAGS", "-D warnings");
    run(doc)
}

/// `cargo deny`, with what `deny.toml` allows.
fn deny(line: &str) -> anyhow::Result<Command> {
    let mut deny = command(line);
    // Where `scripts/setup` has put it.
    let tools = root().join("target/tools/bin");
    let path = std::env::var_os("PATH").unwrap_or_default();
    deny.env("PATH", std::env::join_paths([tools].into_iter().chain(std::env::split_paths(&path)))?);
    Ok(deny)
}

/// Known weaknesses of what `Cargo.lock` names, by the copy of the `RustSec` database that is here. No registry
/// of packages has that database, so it is not fetched here; the workflow `advisories` does that each day, and
/// asks for the packages of npm and Python too.
fn advisories() -> anyhow::Result<()> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")));
    let copies = home.and_then(|home| home.join("advisory-dbs").read_dir().ok());
    // cargo-deny makes the folder, empty, where it finds none.
    if !copies.into_iter().flatten().flatten().any(|entry| entry.path().is_dir()) {
        let how = "no advisory database is here (`cargo deny fetch db`): nothing was checked; the workflow `advisories` does it";
        return Err(LeftOut(how.to_owned()).into());
    }
    run(deny("cargo deny --log-level warn --offline check advisories")?)
}
