//! `paysign audit`, run as its users do.

mod alike;
#[cfg(feature = "parquet")]
mod bounds;
#[cfg(feature = "parquet")]
mod by_hand;
#[cfg(unix)]
mod files;
mod formats;
#[cfg(unix)]
mod kills;
mod limits;
mod lists;
mod many;
mod mutations;
mod notices;
#[path = "../support/mod.rs"]
mod support;
mod verdicts;

use std::ffi::OsStr;

use serde_json::Value as Json;
use support::{Run, run_with};

/// Runs `paysign audit epay notify` with the key of the notifications.
fn audit<A: AsRef<OsStr>>(words: &[A], stdin: impl AsRef<[u8]>) -> Run {
    let all = ["audit", "epay", "notify"].iter().map(OsStr::new).chain(words.iter().map(AsRef::as_ref));
    run_with(&all.collect::<Vec<_>>(), stdin.as_ref(), &[("PAYSIGN_SECRET", notices::KEY)])
}

/// The summary as programs read it.
fn summary<A: AsRef<OsStr>>(words: &[A], stdin: impl AsRef<[u8]>) -> Json {
    let words = words.iter().map(AsRef::as_ref).chain([OsStr::new("--json")]);
    audit(&words.collect::<Vec<_>>(), stdin).json()
}

/// The objects of a list.
fn objects(lines: &str) -> Vec<Json> {
    lines.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}
