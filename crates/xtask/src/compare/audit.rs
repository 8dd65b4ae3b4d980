//! `paysign audit` over a log of a million genuine notifications, one a line.

use std::fs::{self, File};
use std::process::Stdio;
use std::time::Instant;

use super::measured::Yardsticks;
use super::row::Row;
use crate::run::{built, command, root, run};

const BODIES: u32 = 1_000_000;
/// How often each is run; the median counts.
const ROUNDS: usize = 7;
/// The secret that the log is signed with, `paysign_benches::inputs::SECRET`.
const SECRET: &str = "7a3b1053780db61ebd3d7123e1b8d6c4";

/// Rows for the kernel over the same lines in memory, for one thread that verifies, and for as many as there
/// are processors.
pub(super) fn rows() -> anyhow::Result<Vec<Row>> {
    let folder = root().join("target/audit");
    fs::create_dir_all(&folder)?;
    let log = folder.join("notices.log");
    let mut generator = command("cargo run --quiet --release --locked --package paysign-benches -- --log");
    generator.arg(BODIES.to_string()).stdout(Stdio::from(File::create(&log)?));
    run(generator)?;
    // Without Parquet, which takes minutes to build and is not read here.
    let program = built("paysign-cli")?;
    let audit = |threads: Option<&str>| -> anyhow::Result<f64> {
        let mut audit = command(&program);
        audit.args(["audit", "epay", "notify"]).arg(&log).env("PAYSIGN_SECRET", SECRET).stdout(Stdio::null());
        audit.args(threads.map(|threads| ["--threads", threads]).into_iter().flatten());
        let start = Instant::now();
        run(audit)?;
        Ok(start.elapsed().as_secs_f64() * 1e9 / f64::from(BODIES))
    };
    let benches = built("paysign-benches")?;
    let kernel = || -> anyhow::Result<f64> {
        let output = command(&benches).arg("--kernel").arg(&log).output()?;
        anyhow::ensure!(output.status.success(), "the kernel fails: {}", output.status);
        Ok(String::from_utf8(output.stdout)?.trim().parse()?)
    };
    let before = Yardsticks::measure()?;
    let (mut alone, mut one, mut all) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        alone.push(kernel()?);
        one.push(audit(Some("1"))?);
        all.push(audit(None)?);
    }
    let floor = f64::midpoint(before.floor, Yardsticks::measure()?.floor);
    fs::remove_file(&log)?;
    Ok(vec![
        row("rust.audit.kernel", alone, floor),
        row("rust.audit.one_thread", one, floor),
        row("rust.audit", all, floor),
    ])
}

fn row(name: &str, mut samples: Vec<f64>, floor: f64) -> Row {
    samples.sort_by(f64::total_cmp);
    let at = |quarter: usize| samples[samples.len() * quarter / 4];
    let (ns, spread) = (at(2), (at(3) - at(1)) / at(2));
    Row { name: name.into(), ns, spread: Some(spread), vs_md5: Some(ns / floor), vs_hand: None, core_ns: None }
}
