//! Every check and all tests, part by part; what a part ran is printed, and a part that cannot run is a failure.

use std::time::Instant;

use anyhow::Context;

use crate::run::{command, root, run};
use crate::{counts, generated, no_std};

/// A part of the checks: what it is, and how it runs.
type Part = (&'static str, fn() -> anyhow::Result<()>);

const PARTS: [Part; 20] = [
    ("format", || run(command("cargo fmt --all --check"))),
    ("lints", || run(command("cargo clippy --quiet --workspace --all-targets --locked -- -D warnings"))),
    ("lints of every set of features", features),
    ("oldest Rust", oldest_rust),
    ("documentation", documentation),
    ("generated files", || generated::run(true)),
    ("vectors, by Python", || run(command("python3 tests/vectors/lint.py"))),
    ("no_std", || no_std::run_all().map(|_| ())),
    ("licences", licences),
    ("Python package", || run(command("sh bindings/python/test"))),
    ("Node package", || run(command("sh bindings/node/test"))),
    ("C library", || run(command("sh bindings/c/test"))),
    ("PHP, generated files", || run(command("php bindings/php/generate --check"))),
    ("PHP package", || run(command("sh bindings/php/test"))),
    ("PHP extension", || run(command("sh bindings/php-ext/test"))),
    ("Kotlin, Java, Ruby", || run(command("sh bindings/uniffi/test"))),
    ("peers of other authors", || run(command("sh tests/interop/test"))),
    ("instruction counts", || counts::run(false)),
    ("portable code", portable),
    ("tests in Rust", || run(command("cargo test --quiet --workspace --locked"))),
];

pub(crate) fn run_all() -> anyhow::Result<()> {
    let start = Instant::now();
    for (name, part) in PARTS {
        println!("== {name}");
        part().with_context(|| format!("{name} failed"))?;
        println!("== {name}: done, {} s since the start", start.elapsed().as_secs());
    }
    println!("\nAll {} parts ran: {}.", PARTS.len(), PARTS.map(|(name, _)| name).join(", "));
    println!("{} passed, 0 failed", PARTS.len());
    Ok(())
}

/// The core with each set of features that differs from the others in what is compiled.
fn features() -> anyhow::Result<()> {
    for features in ["", "alloc", "sha2", "json", "alloc,sha2", "json,sha2", "std,json,sha2", "rayon"] {
        let mut clippy = command("cargo clippy --quiet --package paysign --no-default-features --locked");
        clippy.args(["--features", features, "--", "-D", "warnings"]);
        run(clippy).with_context(|| format!("with [{features}]"))?;
    }
    Ok(())
}

/// Everything that is shipped, and its tests, compile with the Rust that the manifests promise, where rustup can give it.
fn oldest_rust() -> anyhow::Result<()> {
    let is_there = command("rustup run 1.89 cargo --version").output().is_ok_and(|output| output.status.success());
    if !is_there {
        println!("  not run: Rust 1.89 is not here, and only rustup has it (rustup toolchain install 1.89)");
        return Ok(());
    }
    let mut check = command("rustup run 1.89 cargo check --quiet --workspace --all-targets --locked");
    // What developers alone run, with a hundred crates of its own, is built by the newest Rust anyway.
    check.args("--exclude xtask --exclude paysign-benches --target-dir target/oldest".split(' '));
    // Those of the toolchain that runs this program.
    for variable in ["CARGO", "RUSTC", "RUSTDOC", "RUSTUP_TOOLCHAIN"] {
        check.env_remove(variable);
    }
    run(check)
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

/// What `deny.toml` allows, by cargo-deny. Advisories need a network that not every machine has, so they are CI's on a server.
fn licences() -> anyhow::Result<()> {
    let mut deny = command("cargo deny --log-level error check bans licenses sources");
    // Where `scripts/setup` has put it.
    let tools = root().join("target/tools/bin");
    let path = std::env::var_os("PATH").unwrap_or_default();
    deny.env("PATH", std::env::join_paths([tools].into_iter().chain(std::env::split_paths(&path)))?);
    run(deny)
}
