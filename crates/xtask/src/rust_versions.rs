//! The oldest Rust that is promised, and the newest that is here, compile everything: users have both.

use std::process::Command;

use crate::left_out::LeftOut;
use crate::run::{command, run};

/// What `rust-version` of the workspace promises.
const OLDEST: &str = "1.89";
/// Where a system's own package puts its compiler, beside rustup's.
const OF_THE_SYSTEM: [&str; 2] = ["/usr/bin/cargo", "/usr/bin/rustc"];

/// With the oldest Rust.
///
/// # Errors
///
/// It does not compile; or there is no rustup, which alone has that version.
pub(crate) fn oldest() -> anyhow::Result<()> {
    if minor(command("rustup --version")).is_none() {
        return Err(LeftOut(format!("there is no rustup, and only rustup has Rust {OLDEST}")).into());
    }
    let cargo = format!("rustup run {OLDEST} cargo");
    let is_there = minor(command(&format!("{cargo} --version"))).is_some();
    anyhow::ensure!(is_there, "Rust {OLDEST} is not here: rustup toolchain install {OLDEST}");
    run(check(&cargo, "oldest"))
}

/// With the newest Rust of rustup's stable one and the system's, if that is newer than what runs all other parts.
///
/// # Errors
///
/// It does not compile.
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
    if stable >= system {
        return run(check("rustup run stable cargo", "newest"));
    }
    let mut check = check(cargo, "newest");
    check.env("RUSTC", rustc);
    run(check)
}

/// Everything that is shipped, and its tests.
fn check(cargo: &str, target: &str) -> Command {
    let mut check = clean(&format!("{cargo} check --quiet --workspace --all-targets --locked"));
    // What only developers run, with a hundred crates of its own, is built by one Rust.
    check.args("--exclude xtask --exclude paysign-benches".split(' '));
    check.args(["--target-dir", &format!("target/{target}")]);
    check
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
