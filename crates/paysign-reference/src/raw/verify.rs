//! Verification by a header, step by step.

use super::headers::header;
use super::read::{self, Content};
use super::reading::{Layout, Place, RawReading};
use super::text;
use crate::digest::{self, hash, hmac};
use crate::encoding;
use crate::reading::Row;
use crate::refusal::{Limits, Refusal};
use crate::whole::around;

/// What came with a body.
#[derive(Debug, Clone, Copy)]
pub struct Came<'c> {
    /// Headers.
    pub headers: &'c [(Vec<u8>, Vec<u8>)],
    /// When, in seconds.
    pub now: Option<u64>,
}

/// What a body with its headers proved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawVerdict {
    /// Index of the first secret that matched.
    pub secret: usize,
    /// All fields of the body.
    pub content: Content,
}

/// Verifies a body by the signature in a header.
///
/// # Errors
///
/// The first step that fails.
pub fn verify_raw(
    reading: &RawReading,
    body: &[u8],
    came: Came<'_>,
    secrets: &[&[u8]],
    strict: bool,
    limits: &Limits,
) -> Result<RawVerdict, Refusal> {
    if strict && !text::is_readable(&reading.text) {
        return Err(Refusal::of("unreadable_scheme"));
    }
    if reading.age.is_some() && came.now.is_none() {
        return Err(Refusal::of("no_time"));
    }
    if body.len() > limits.body_len {
        return Err(Refusal::of("body_too_long"));
    }
    if body.is_empty() {
        return Err(Refusal::of("empty_body"));
    }
    let claimed = claimed(reading, came.headers)?;
    let (timestamp, seconds) = time(reading, came.headers)?;
    let pieces = text::pieces(reading, body, &timestamp, came.headers)?;
    if strict {
        text::read_back(reading, body, &pieces)?;
    }
    let hashed: Vec<u8> = pieces.concat();
    let signs = |secret: &&[u8]| {
        let right = raw_digest(reading, secret, &hashed);
        claimed.contains(&right)
    };
    let secret = secrets.iter().position(signs).ok_or(Refusal::of("mismatch"))?;
    if let (Some((past, future)), Some(now)) = (reading.age, came.now) {
        if now > seconds + past {
            return Err(Refusal::of("stale"));
        }
        if seconds > now + future {
            return Err(Refusal::of("from_future"));
        }
    }
    let content = read::read(reading.wire, body, limits)?;
    let missing = |row: &&Row| row.required && content.at(&row.name).is_none();
    match reading.table.iter().find(missing) {
        Some(row) if strict => Err(Refusal::of("missing_field").naming(&row.name)),
        _ => Ok(RawVerdict { secret, content }),
    }
}

/// The digest of a text under a secret.
pub fn raw_digest(reading: &RawReading, secret: &[u8], text: &[u8]) -> Vec<u8> {
    let text = around(&reading.secret, secret, text);
    if reading.secret.hmac { hmac(reading.digest, secret, &text) } else { hash(reading.digest, &text) }
}

/// The digests that the header claims.
fn claimed(reading: &RawReading, headers: &[(Vec<u8>, Vec<u8>)]) -> Result<Vec<Vec<u8>>, Refusal> {
    let name = reading.header.as_bytes();
    let value = header(headers, &reading.header)?.ok_or(Refusal::of("missing_signature").naming(name))?;
    let written = match &reading.layout {
        Layout::Between(before, after) => {
            let inside = value.strip_prefix(before.as_slice()).and_then(|rest| rest.strip_suffix(after.as_slice()));
            inside.map(<[u8]>::to_vec).into_iter().collect()
        }
        Layout::Items(key, ..) => {
            let found = items(&reading.layout, &value, key);
            if found.is_empty() {
                return Err(Refusal::of("missing_signature").naming(name));
            }
            found
        }
    };
    let digests: Vec<Vec<u8>> = written
        .into_iter()
        .filter(|text| !text.contains(&b' '))
        .filter_map(|text| encoding::read(&text, reading.encoding))
        .filter(|bytes| bytes.len() == digest::len(reading.digest))
        .collect();
    if digests.is_empty() { Err(Refusal::of("malformed_signature").naming(name)) } else { Ok(digests) }
}

/// The values of the items of a key.
fn items(layout: &Layout, value: &[u8], key: &[u8]) -> Vec<Vec<u8>> {
    let Layout::Items(_, separator, joint) = layout else { return Vec::new() };
    let mut found = Vec::new();
    for item in value.split(|byte| byte == separator) {
        let item = item.trim_ascii();
        if let Some(at) = item.iter().position(|byte| byte == joint)
            && &item[..at] == key
        {
            found.push(item[at + 1..].to_vec());
        }
    }
    found
}

/// The time as it is written, and in seconds.
fn time(reading: &RawReading, headers: &[(Vec<u8>, Vec<u8>)]) -> Result<(Vec<u8>, u64), Refusal> {
    let (written, holder, milliseconds) = match &reading.time {
        None => return Ok((Vec::new(), 0)),
        Some((Place::Header(name), milliseconds)) => {
            let value = header(headers, name)?.ok_or(Refusal::of("missing_header").naming(name.as_bytes()))?;
            (value, name, milliseconds)
        }
        Some((Place::Item(key), milliseconds)) => {
            let value = header(headers, &reading.header)?.unwrap_or_default();
            let mut found = items(&reading.layout, &value, key);
            let only = if found.len() == 1 { found.remove(0) } else { Vec::new() };
            (only, &reading.header, milliseconds)
        }
    };
    let is_number = (1..=15).contains(&written.len()) && written.iter().all(u8::is_ascii_digit);
    let number = std::str::from_utf8(&written).ok().filter(|_| is_number).and_then(|text| text.parse::<u64>().ok());
    let number = number.ok_or(Refusal::of("malformed_timestamp").naming(holder.as_bytes()))?;
    Ok((written, if *milliseconds { number / 1000 } else { number }))
}
