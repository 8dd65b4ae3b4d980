//! Fuzzing: the targets of tests/fuzz, for a minute each in the checks, and for as long as a developer likes.
//!
//! The instruments are flags of the stable compiler, so no nightly one is needed; libFuzzer is built from
//! C++. Where a machine cannot build that, the corpus and a fixed number of mutations of it are judged
//! without instruments.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::Context;

use crate::run::{command, root, run};

/// The targets, as tests/fuzz names them.
pub(crate) const TARGETS: [&str; 7] = ["form", "json", "xml", "multipart", "scheme", "diagnosis", "audit"];

/// How long the checks fuzz each target, in seconds.
const SHORT: u64 = 60;
/// What the checks' random numbers begin with, so that they do the same in every run.
const SEED: &str = "20261130";
/// Mutations of the corpus where there are no instruments.
const MUTATIONS: &str = "20000";

/// What the compiler puts into every branch and comparison, as libFuzzer wants it.
const INSTRUMENTS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Cllvm-args=-simplifycfg-branch-fold-threshold=0 \
    -Ccodegen-units=1 --cfg=fuzzing";

/// Where all of it is built, and where new inputs go.
const FOLDER: &str = "target/fuzz";

/// The part of the checks: every target for a minute, two at a time, or its corpus and mutations of it.
///
/// # Errors
///
/// A target has found something, or cannot be built.
pub(crate) fn short() -> anyhow::Result<()> {
    if !has_instruments() {
        println!("no C++ compiler, or another system than Linux on x86-64 or ARM64: without instruments");
        return replayed();
    }
    build()?;
    for pair in TARGETS.chunks(2) {
        let started = pair.iter().map(|target| {
            // Of its own, so that what an earlier run has found changes nothing.
            let found = root().join(FOLDER).join("short").join(target);
            let _ = fs::remove_dir_all(&found);
            let mut fuzz = libfuzzer(target, &found, SHORT)?;
            fuzz.arg(format!("-seed={SEED}")).stderr(Stdio::piped());
            Ok((*target, fuzz.spawn()?))
        });
        for (target, running) in started.collect::<anyhow::Result<Vec<_>>>()? {
            let output = running.wait_with_output()?;
            let told = String::from_utf8_lossy(&output.stderr);
            // What it says of its way there is long, and nobody reads it.
            let is_news = |line: &&str| !line.starts_with('#') && !line.contains("NEW_FUNC");
            let news: Vec<&str> = told.lines().filter(is_news).collect();
            anyhow::ensure!(output.status.success(), "{target} has found something:\n{}", news.join("\n"));
            let runs = told.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
            println!("{target}: {} inputs in {SHORT} s", runs.unwrap_or("?").trim());
        }
    }
    Ok(())
}

/// Fuzzes one target, or merges what was found into its corpus.
///
/// # Errors
///
/// It has found something: the input is kept, and named.
pub(crate) fn long(target: &str, minutes: u64, merge: bool) -> anyhow::Result<()> {
    anyhow::ensure!(TARGETS.contains(&target), "no target is named {target:?}; the targets: {}", TARGETS.join(", "));
    anyhow::ensure!(has_instruments(), "libFuzzer needs a C++ compiler, and Linux on x86-64 or ARM64");
    build()?;
    let found = root().join(FOLDER).join("corpus").join(target);
    if !merge {
        return run(libfuzzer(target, &found, minutes * 60)?);
    }
    // Of all inputs that are there the smallest ones that reach as much.
    let merged = root().join(FOLDER).join("merged").join(target);
    let _ = fs::remove_dir_all(&merged);
    fs::create_dir_all(&merged)?;
    let mut merge = Command::new(program(target));
    run({
        merge.args(["-merge=1", "-max_len=1024"]).args([&merged, &kept(target), &found]);
        merge
    })?;
    println!("{} holds the corpus of both; what is worth keeping goes to {}", merged.display(), kept(target).display());
    Ok(())
}

/// A run of libFuzzer: new inputs go to `found`.
fn libfuzzer(target: &str, found: &PathBuf, seconds: u64) -> anyhow::Result<Command> {
    let artifacts = root().join(FOLDER).join("artifacts").join(target);
    fs::create_dir_all(found)?;
    fs::create_dir_all(&artifacts)?;
    let mut fuzz = Command::new(program(target));
    fuzz.arg(format!("-max_total_time={seconds}")).arg(format!("-artifact_prefix={}/", artifacts.display()));
    // A log or a body of a kilobyte takes no second, and never a gigabyte.
    fuzz.args(["-timeout=10", "-rss_limit_mb=1024", "-max_len=1024", "-print_final_stats=1"]);
    fuzz.arg(found).arg(kept(target));
    Ok(fuzz)
}

/// The corpus in the repository.
fn kept(target: &str) -> PathBuf {
    root().join("tests/fuzz/corpus").join(target)
}

fn program(target: &str) -> PathBuf {
    root().join(FOLDER).join(host()).join("release").join(target)
}

fn host() -> &'static str {
    if cfg!(target_arch = "aarch64") { "aarch64-unknown-linux-gnu" } else { "x86_64-unknown-linux-gnu" }
}

fn has_instruments() -> bool {
    let is_known = cfg!(target_os = "linux") && cfg!(any(target_arch = "x86_64", target_arch = "aarch64"));
    is_known && command("c++ --version").stdout(Stdio::null()).status().is_ok_and(|status| status.success())
}

fn build() -> anyhow::Result<()> {
    // Of only the target: a build script or a macro with instruments would not link.
    let mut build = command("cargo build --quiet --locked --release --manifest-path tests/fuzz/Cargo.toml");
    build.args(["--target-dir", FOLDER, "--target", host()]).args(TARGETS.iter().flat_map(|target| ["--bin", target]));
    run({
        build.env("RUSTFLAGS", INSTRUMENTS);
        build
    })
    .context("the targets cannot be built")
}

fn replayed() -> anyhow::Result<()> {
    for target in TARGETS {
        let mut replay = command("cargo run --quiet --locked --release --manifest-path tests/fuzz/Cargo.toml");
        replay.args(["--target-dir", FOLDER, "--no-default-features", "--bin", "replay", "--", target, MUTATIONS]);
        run({
            replay.arg(kept(target));
            replay
        })?;
    }
    Ok(())
}
