//! What the programs measure: the side by side of Rust, and what other languages are measured against.

use std::process::{Command, Stdio};

use anyhow::Context;

use super::row::Row;
use crate::run::command;

/// The side by side of Rust.
pub(super) fn rust(environment: &[(&str, &str)], what: &str) -> anyhow::Result<Vec<Row>> {
    let mut program = command("cargo run --quiet --release --locked --package paysign-benches -- --json");
    lines(program.arg(what).envs(environment.iter().copied()))
}

/// What another language's program is measured against, in nanoseconds.
pub(super) struct Yardsticks {
    /// Only the digest.
    pub(super) floor: f64,
    /// A verification by the core.
    pub(super) core: f64,
}

impl Yardsticks {
    pub(super) fn measure() -> anyhow::Result<Self> {
        let rows = rust(&[], "floor")?;
        let ns = |name: &str| {
            rows.iter().find(|row| row.name == name).map(|row| row.ns).with_context(|| format!("no row {name}"))
        };
        Ok(Self { floor: ns("rust.floor")?, core: ns("rust.verify.form")? })
    }
}

/// The rows that a program prints: one a line, or one list of them.
pub(super) fn lines(program: &mut Command) -> anyhow::Result<Vec<Row>> {
    let output = program.stderr(Stdio::inherit()).output()?;
    anyhow::ensure!(output.status.success(), "{program:?} failed: {}", output.status);
    let text = String::from_utf8(output.stdout)?;
    if text.trim_start().starts_with('[') {
        return Ok(serde_json::from_str(&text)?);
    }
    text.lines().filter(|line| line.starts_with('{')).map(|line| Ok(serde_json::from_str(line)?)).collect()
}
