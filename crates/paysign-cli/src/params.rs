//! The parameters to sign: `NAME=VALUE` words, and a JSON object of strings.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use crate::failure::Failure;
use crate::output;

/// A name and a value.
pub(crate) type Param = (Vec<u8>, Vec<u8>);

/// Reads one word of the command line. The value is everything after the first `=`.
///
/// # Errors
///
/// There is no `=` in it, or (where the system's arguments are not bytes) it is not Unicode.
pub(crate) fn of_word(word: &OsString) -> Result<Param, Failure> {
    let shown = word.to_string_lossy();
    let bytes = bytes(word).ok_or_else(|| Failure::usage(format!("`{shown}` is not Unicode text")))?;
    match bytes.iter().position(|byte| *byte == b'=') {
        Some(at) => Ok((bytes[..at].to_vec(), bytes[at + 1..].to_vec())),
        None => Err(Failure::usage(format!("`{shown}` is not a parameter: write NAME=VALUE"))),
    }
}

/// The bytes that the user wrote: on Unix any, so that a value can be GBK.
#[cfg(unix)]
#[allow(clippy::unnecessary_wraps, reason = "elsewhere there may be none")]
fn bytes(word: &OsStr) -> Option<&[u8]> {
    Some(std::os::unix::ffi::OsStrExt::as_bytes(word))
}

#[cfg(not(unix))]
fn bytes(word: &OsStr) -> Option<&[u8]> {
    word.to_str().map(str::as_bytes)
}

/// Reads a file with a JSON object of strings.
///
/// # Errors
///
/// It cannot be read, or holds something else.
pub(crate) fn of_file(path: &Path) -> Result<Vec<Param>, Failure> {
    let (text, origin) = if path == Path::new("-") {
        output::note_waiting("the parameters");
        let mut text = Vec::new();
        (io::stdin().lock().read_to_end(&mut text).map(|_| text), String::from("standard input"))
    } else {
        (fs::read(path), path.display().to_string())
    };
    let text = text.map_err(|error| Failure::io(&format!("read the parameters from {origin}"), &error))?;
    match serde_json::from_slice::<Object>(&text) {
        Ok(object) => Ok(object.0),
        Err(error) => Err(Failure::usage(format!(
            "the parameters from {origin} are not a JSON object of strings: {error}"
        ))
        .hint("write every value as a string, numbers too: \"0.10\" is signed as it is, and 0.10 would become 0.1")),
    }
}

/// The members of an object in their order; a name may come twice, since it is the core that refuses it.
struct Object(Vec<Param>);

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Members)
    }
}

struct Members;

impl<'de> Visitor<'de> for Members {
    type Value = Object;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of strings")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Object, A::Error> {
        let mut params = Vec::new();
        while let Some((name, value)) = members.next_entry::<String, String>()? {
            params.push((name.into_bytes(), value.into_bytes()));
        }
        Ok(Object(params))
    }
}
