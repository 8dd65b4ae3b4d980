//! `cargo xtask counts`: how many instructions the hot calls take, counted by valgrind and held against a
//! committed file.
//!
//! A count, unlike a time, is the same on a busy machine. It depends on the compiler, and a little on the
//! processor that valgrind shows to the program (what it copies memory with); so the file names the compiler
//! that it was written with.

use std::collections::BTreeMap;
use std::process::{Command, Stdio};

use anyhow::{Context, bail};
use serde::{Deserialize, Serialize};

use crate::run::{built, command, root};

/// Where the ceilings are.
const FILE: &str = "benches/counts.json";
/// What is counted: the function that makes the calls.
const COUNTED: &str = "paysign_benches::counts::counted";
/// What a count may have above the committed one, in per cent.
const SLACK: u64 = 3;
/// The same with another compiler than the one that the file was written with.
const SLACK_OF_OTHERS: u64 = 30;

/// The committed file.
#[derive(Serialize, Deserialize)]
struct Committed {
    /// The compiler's version, `1.95.0`.
    rustc: String,
    /// What it compiled for.
    target: String,
    /// For each call its instructions a message.
    instructions: BTreeMap<String, u64>,
}

/// Counts, prints, and compares with the committed file; or writes that.
///
/// # Errors
///
/// A count is above its ceiling, or a call is missing in the file.
pub(crate) fn run(write: bool) -> anyhow::Result<()> {
    let (rustc, target) = compiler()?;
    let Counted { instructions, floors } = count()?;
    let path = root().join(FILE);
    if write {
        let text = serde_json::to_string_pretty(&Committed { rustc, target, instructions })?;
        std::fs::write(&path, text + "\n")?;
        println!("wrote {FILE}");
        return Ok(());
    }
    let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {FILE}"))?;
    let committed: Committed = serde_json::from_str(&text).with_context(|| format!("cannot understand {FILE}"))?;
    if committed.target != target {
        println!("  counted for {target}, and NOT compared: {FILE} was written for {}", committed.target);
        for (name, count) in &instructions {
            println!("  {name:29} {count:6}");
        }
        return Ok(());
    }
    let slack = if committed.rustc == rustc {
        SLACK
    } else {
        println!("  rustc {rustc}: {FILE} was written with {}, so {SLACK_OF_OTHERS} % are let pass", committed.rustc);
        SLACK_OF_OTHERS
    };
    println!(
        "  an instruction of a digest takes longer than others, for each waits for the one before: a usual form takes no longer than its"
    );
    println!("  digest, of which it has 1.6 times the instructions. Time is told by `cargo xtask compare`");
    compare(&committed.instructions, &instructions, &floors, slack)
}

/// Prints both, and fails if a count is above its ceiling.
fn compare(
    committed: &BTreeMap<String, u64>,
    counted: &BTreeMap<String, u64>,
    floors: &BTreeMap<String, String>,
    slack: u64,
) -> anyhow::Result<()> {
    println!("  {:29} {:>6} {:>9} {:>7} {:>8}", "instructions of", "", "committed", "ceiling", "digests");
    let mut faults = Vec::new();
    for (name, count) in counted {
        let Some(was) = committed.get(name) else {
            faults.push(format!("{name} is not in {FILE}"));
            continue;
        };
        let ceiling = was + was * slack / 100;
        let digests = floors.get(name).and_then(|floor| counted.get(floor)).map_or_else(String::new, |floor| {
            let hundredths = count * 100 / floor.max(&1);
            format!("{:6}.{:02}", hundredths / 100, hundredths % 100)
        });
        println!("  {name:29} {count:6} {was:9} {ceiling:7} {digests}");
        if *count > ceiling {
            faults.push(format!("{name} takes {count} instructions a message, {ceiling} are allowed"));
        }
    }
    // A set of lanes may be missing on another processor.
    for name in committed.keys().filter(|name| !counted.contains_key(*name)) {
        println!("  {name:29} not counted: valgrind shows no such processor here");
        if !name.starts_with("batch.") {
            faults.push(format!("{name} is in {FILE}, but is not a call any more"));
        }
    }
    if faults.is_empty() {
        return Ok(());
    }
    bail!("{}. If that is meant: cargo xtask counts --write", faults.join("; "))
}

/// The version of the compiler, and what it compiles for.
fn compiler() -> anyhow::Result<(String, String)> {
    let output = command("rustc --version --verbose").output().context("cannot run rustc")?;
    let text = String::from_utf8(output.stdout)?;
    let line = |key: &str| {
        let found = text.lines().find_map(|line| line.strip_prefix(key));
        found.map(ToOwned::to_owned).with_context(|| format!("rustc does not tell {key}"))
    };
    Ok((line("release: ")?, line("host: ")?))
}

/// What was counted.
struct Counted {
    /// The instructions of each call, a message.
    instructions: BTreeMap<String, u64>,
    /// For a call that of the digest of the same text.
    floors: BTreeMap<String, String>,
}

/// Counts each call.
fn count() -> anyhow::Result<Counted> {
    let program = built("paysign-benches")?;
    let dumps = root().join("target/counts");
    if dumps.exists() {
        std::fs::remove_dir_all(&dumps)?;
    }
    std::fs::create_dir_all(&dumps)?;
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--quiet", "--tool=callgrind"]);
    valgrind.args(["--toggle-collect", "--dump-after"].map(|option| format!("{option}={COUNTED}")));
    valgrind.arg(format!("--callgrind-out-file={}", dumps.join("dump").display()));
    valgrind.args([program.as_str(), "--calls"]).stderr(Stdio::inherit());
    let output = valgrind.output().context("cannot run valgrind")?;
    anyhow::ensure!(output.status.success(), "{valgrind:?} failed: {}", output.status);
    let (mut instructions, mut floors) = (BTreeMap::new(), BTreeMap::new());
    for (number, line) in (1..).zip(String::from_utf8(output.stdout)?.lines()) {
        let [name, messages, floor] = *line.split(' ').collect::<Vec<_>>() else {
            bail!("not a name, a number and a name: {line}")
        };
        let dump = std::fs::read_to_string(dumps.join(format!("dump.{number}")))?;
        let total = dump.lines().find_map(|line| line.strip_prefix("totals: ")).context("valgrind wrote no total")?;
        let (total, messages): (u64, u64) = (total.trim().parse()?, messages.parse()?);
        anyhow::ensure!(total > 0, "valgrind has counted nothing of {name}");
        instructions.insert(name.to_owned(), total / messages);
        floors.insert(name.to_owned(), floor.to_owned());
    }
    Ok(Counted { instructions, floors })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(all: &[(&str, u64)]) -> BTreeMap<String, u64> {
        all.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect()
    }

    #[test]
    fn a_count_above_its_ceiling_fails() {
        let committed = counts(&[("verify.form", 1_000), ("batch.avx2", 500)]);
        assert!(
            compare(&committed, &counts(&[("verify.form", 1_030), ("batch.avx2", 100)]), &BTreeMap::new(), 3).is_ok()
        );
        let failure = compare(&committed, &counts(&[("verify.form", 1_031), ("batch.avx2", 100)]), &BTreeMap::new(), 3)
            .unwrap_err();
        assert!(failure.to_string().starts_with("verify.form takes 1031 instructions"), "{failure}");
    }

    #[test]
    fn a_call_that_is_missing_fails_on_either_side_but_lanes_of_other_processors_do_not() {
        let committed = counts(&[("verify.form", 1_000), ("batch.avx2", 500)]);
        assert!(compare(&committed, &counts(&[("verify.form", 1_000)]), &BTreeMap::new(), 3).is_ok());
        assert!(compare(&committed, &counts(&[("batch.avx2", 500)]), &BTreeMap::new(), 3).is_err());
        assert!(compare(&committed, &counts(&[("verify.form", 1), ("sign", 1)]), &BTreeMap::new(), 3).is_err());
    }
}
