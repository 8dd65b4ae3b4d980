//! `cargo xtask soak`: looks on for minutes or hours where the checks look for seconds. The checks run a
//! short form of each soak, with a seed that is always the same; here each round has another seed, which is
//! printed. To add a soak, add a row.

use std::process::Command;
use std::time::{Duration, Instant, SystemTime};

use anyhow::Context;

use crate::run::{command, run as run_command};

/// Something that finds more the longer it runs.
pub(crate) struct Soak {
    /// One word, by which it is asked for.
    pub(crate) name: &'static str,
    /// What it tries.
    what: &'static str,
    /// The part of the checks that runs its short form.
    pub(crate) short: &'static str,
    run: fn(&Time) -> anyhow::Result<()>,
}

pub(crate) const SOAKS: &[Soak] = &[
    Soak { name: "properties", what: "random messages, core against reference", short: "rust", run: properties },
    Soak { name: "columns", what: "columns of mixed and damaged messages", short: "rust", run: columns },
    Soak { name: "mutations", what: "audits of damaged logs of each format", short: "rust", run: mutations },
    Soak { name: "kills", what: "audits that are killed at any moment", short: "rust", run: kills },
    Soak { name: "logs", what: "audits of logs of gigabytes, and their memory", short: "rust", run: logs },
];

/// How long a soak runs.
pub(crate) struct Time {
    end: Instant,
    /// One round with this seed instead.
    seed: Option<u64>,
}

impl Time {
    /// Runs rounds, each with a seed of its own, until the time is over.
    ///
    /// # Errors
    ///
    /// A round has failed: the error names its seed.
    fn rounds(&self, round: impl Fn(u64) -> anyhow::Result<()>) -> anyhow::Result<()> {
        loop {
            let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?.as_nanos();
            // Short enough to be typed.
            let seed = self.seed.unwrap_or(u64::try_from(now % 1_000_000_000_000)?);
            println!("-- seed {seed}");
            round(seed).with_context(|| format!("once more: --seed {seed}"))?;
            if self.seed.is_some() || Instant::now() >= self.end {
                return Ok(());
            }
        }
    }
}

/// Runs the soaks of these names, or all, each for so many minutes. One that fails does not keep the others
/// from running.
///
/// # Errors
///
/// One has failed, or there is none of such a name.
pub(crate) fn run(names: &[String], minutes: u64, seed: Option<u64>, list: bool) -> anyhow::Result<()> {
    if let Some(unknown) = names.iter().find(|name| SOAKS.iter().all(|soak| soak.name != *name)) {
        let there: Vec<&str> = SOAKS.iter().map(|soak| soak.name).collect();
        anyhow::bail!("no soak is named {unknown:?}; the soaks: {}", there.join(", "));
    }
    let mut failed = Vec::new();
    for soak in SOAKS.iter().filter(|soak| names.is_empty() || names.iter().any(|name| name == soak.name)) {
        if list {
            println!("{:12} {}; a short form is in the part `{}`", soak.name, soak.what, soak.short);
            continue;
        }
        println!("== {}: {}", soak.name, soak.what);
        let begin = Instant::now();
        let outcome = (soak.run)(&Time { end: begin + Duration::from_secs(60 * minutes), seed });
        let seconds = begin.elapsed().as_secs();
        if let Err(error) = outcome {
            println!("{error:#}");
            failed.push(soak.name);
            println!("== FAILED    {}, after {seconds} s", soak.name);
        } else {
            println!("== {seconds:6} s  {}", soak.name);
        }
    }
    anyhow::ensure!(failed.is_empty(), "failed: {}", failed.join(" "));
    Ok(())
}

/// `cargo test` with optimisation.
fn test(words: &str) -> Command {
    command(&format!("cargo test --quiet --locked --release --package {words}"))
}

fn properties(time: &Time) -> anyhow::Result<()> {
    time.rounds(|seed| {
        let mut test = test("paysign-tests --test properties");
        test.env("PROPTEST_CASES", "1000000").env("PROPTEST_RNG_SEED", seed.to_string());
        run_command(test)
    })
}

fn columns(time: &Time) -> anyhow::Result<()> {
    time.rounds(|seed| {
        let mut test = test("paysign-tests --test columns");
        test.env("PAYSIGN_COLUMNS", "5000000").env("PAYSIGN_SEED", seed.to_string());
        run_command(test)
    })
}

fn mutations(time: &Time) -> anyhow::Result<()> {
    time.rounds(|seed| audit(seed, "mutations::", ("PAYSIGN_MUTATIONS", "2000")))
}

fn kills(time: &Time) -> anyhow::Result<()> {
    time.rounds(|seed| audit(seed, "kills::", ("PAYSIGN_KILLS", "300")))
}

fn logs(time: &Time) -> anyhow::Result<()> {
    time.rounds(|seed| audit(seed, "limits::memory_does_not_grow_with_the_log", ("PAYSIGN_LOG_MIB", "2048")))
}

/// The audit's tests whose names begin so.
fn audit(seed: u64, names: &str, (name, value): (&str, &str)) -> anyhow::Result<()> {
    let mut test = test("paysign-cli --test audit");
    test.arg(names).env("PAYSIGN_SEED", seed.to_string()).env(name, value);
    run_command(test)
}
