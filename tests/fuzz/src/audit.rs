//! Logs: the program finds the bodies that a slow reader finds, and none of its readers gives up.

use std::cell::RefCell;
use std::fmt;
use std::fs;
use std::path::PathBuf;

use paysign_cli::{Place, places};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// The field or column of the body.
const NAME: &str = "body";

/// Bytes of a body that are kept, beside those that show that there are more.
const BODY_LEN: usize = 64;

/// A log. The first byte chooses its format.
pub fn audit(data: &[u8]) {
    let Some((first, log)) = data.split_first() else { return };
    let format = ["lines", "jsonl", "csv"][usize::from(first % 3)];
    let read = with_file(log, |path| places(path, format, NAME, BODY_LEN));
    match read {
        Err(error) => {
            // The program catches a reader that panics, and says so.
            assert!(!error.contains("does not expect"), "{format}: {error}: {}", log.escape_ascii());
            assert_eq!(format, "csv", "only a log of CSV can lack what is looked for: {error}");
        }
        Ok((places, blank_lines)) if format == "csv" => {
            let lines = log.split(|byte| matches!(byte, b'\n' | b'\r')).count();
            assert!(places.len() <= lines && blank_lines == 0, "{} records of {lines} lines", places.len());
        }
        // The program ignores what other members hold, so also what of them is not a text.
        Ok(_) if format == "jsonl" && std::str::from_utf8(log).is_err() => {}
        Ok(read) => assert_eq!(read, slowly(log, format), "{format}: {}", log.escape_ascii()),
    }
}

/// Writes the log where the program finds it: one file for each thread, in the folder of temporary files.
fn with_file<T>(log: &[u8], with: impl FnOnce(&PathBuf) -> T) -> T {
    thread_local! {
        static PATH: RefCell<PathBuf> = RefCell::new(
            std::env::temp_dir().join(format!("paysign-fuzz-{}-{:?}", std::process::id(), std::thread::current().id())),
        );
    }
    PATH.with_borrow(|path| {
        fs::write(path, log).expect("room for a temporary file");
        let result = with(path);
        // So that a run of hours leaves none behind.
        let _ = fs::remove_file(path);
        result
    })
}

/// The places of a log of lines or of JSON Lines, as the help of the program says it.
fn slowly(log: &[u8], format: &str) -> (Vec<Place>, u64) {
    let (mut places, mut blank_lines) = (Vec::new(), 0);
    let mut lines: Vec<&[u8]> = log.split(|byte| *byte == b'\n').collect();
    // What follows the last line feed is a line if there is something; a carriage return ends one only with a
    // line feed.
    let last = lines.pop().unwrap_or_default();
    let mut lines: Vec<&[u8]> = lines.into_iter().map(|line| line.strip_suffix(b"\r").unwrap_or(line)).collect();
    lines.extend(Some(last).filter(|last| !last.is_empty()));
    for (number, line) in (1..).zip(lines) {
        let is_blank = if format == "lines" { line.is_empty() } else { line.trim_ascii().is_empty() };
        if is_blank {
            blank_lines += 1;
            continue;
        }
        let body = if format == "lines" { Some(line.to_vec()) } else { member(line) };
        places.push(match body {
            Some(body) => Place::Body(number, body[..body.len().min(BODY_LEN + 2)].to_vec()),
            None => Place::NoBody(number),
        });
    }
    (places, blank_lines)
}

/// The text of the only member of this name.
fn member(line: &[u8]) -> Option<Vec<u8>> {
    let members: Members = serde_json::from_slice(line).ok()?;
    let mut found = members.0.into_iter().filter(|(name, _)| name == NAME);
    let (Some((_, value)), None) = (found.next(), found.next()) else { return None };
    serde_json::from_str::<String>(value.get()).ok().map(String::into_bytes)
}

/// All members of an object, also those of one name.
struct Members(Vec<(String, Box<RawValue>)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Collect)
    }
}

struct Collect;

impl<'de> Visitor<'de> for Collect {
    type Value = Members;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Members(members))
    }
}
