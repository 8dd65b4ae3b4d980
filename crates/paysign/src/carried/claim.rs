//! What the headers of a message claim: signatures, of which one has to be right, and a time.

use super::headers::{Headers, find, need, shown};
use crate::digest::Digest;
use crate::raw::{Age, HeaderError, Layout, Mark, RawScheme, Time, Unit};
use crate::scheme::{Encoding, Hash};
use crate::verify::VerifyError;

/// What the headers claim.
pub(super) struct Claim<'h> {
    /// The value of the header that has the signature.
    value: &'h [u8],
    layout: Layout<'h>,
    hash: Hash,
    encoding: Encoding,
    /// The time as it is written; empty where there is none.
    pub(super) timestamp: &'h [u8],
    /// The same in seconds.
    seconds: u64,
}

impl<'h> Claim<'h> {
    /// Reads the signature first, then the time.
    pub(super) fn read(scheme: &RawScheme<'h>, headers: &'h dyn Headers) -> Result<Self, VerifyError> {
        let header = scheme.signature.header;
        let missing = || VerifyError::MissingSignature { field: shown(header) };
        let value = find(headers, header)?.ok_or_else(missing)?;
        let layout = scheme.signature.layout;
        let mut claim =
            Self { value, layout, hash: scheme.digest, encoding: scheme.encoding, timestamp: b"", seconds: 0 };
        if claim.written().next().is_none() {
            return Err(match layout {
                Layout::Alone { .. } => VerifyError::MalformedSignature { field: shown(header) },
                Layout::Item { .. } => missing(),
            });
        }
        if claim.digests().next().is_none() {
            return Err(VerifyError::MalformedSignature { field: shown(header) });
        }
        let (holder, unit) = match scheme.time {
            Time::None => return Ok(claim),
            Time::Header(name, unit) => {
                claim.timestamp = need(headers, name)?;
                (name, unit)
            }
            Time::Item(key, unit) => {
                let mut found = match layout {
                    Layout::Item { separator, joint, .. } => Some(items(value, key, separator, joint)),
                    Layout::Alone { .. } => None,
                }
                .into_iter()
                .flatten();
                let first = found.next().filter(|_| found.next().is_none());
                claim.timestamp = first.unwrap_or_default();
                (header, unit)
            }
        };
        let malformed = || HeaderError::MalformedTimestamp { header: shown(holder) };
        claim.seconds = seconds(claim.timestamp, unit).ok_or_else(malformed)?;
        Ok(claim)
    }

    /// The signatures as they are written.
    fn written(&self) -> impl Iterator<Item = &'h [u8]> {
        let (alone, several) = match self.layout {
            Layout::Alone { before, after } => {
                let inside = self.value.strip_prefix(before.as_bytes());
                (inside.and_then(|inside| inside.strip_suffix(after.as_bytes())), None)
            }
            Layout::Item { key, separator, joint } => (None, Some(items(self.value, key, separator, joint))),
        };
        alone.into_iter().chain(several.into_iter().flatten())
    }

    /// Those that are digests.
    fn digests(&self) -> impl Iterator<Item = Digest> {
        let (hash, encoding) = (self.hash, self.encoding);
        // In a form a space is an unescaped `+`; in a header it is a space.
        self.written()
            .filter(|text| !text.contains(&b' '))
            .filter_map(move |text| Digest::claimed(hash, encoding, text.iter().copied()))
    }

    /// Whether one of them is this digest. All are compared.
    pub(super) fn has(&self, digest: &Digest) -> bool {
        self.digests().fold(false, |found, claimed| found | digest.matches(&claimed))
    }

    /// Whether the time is near enough to `now`, in seconds.
    pub(super) fn check_age(&self, age: Age, now: Option<u64>) -> Result<(), HeaderError> {
        let Age::Within { past_secs, future_secs } = age else { return Ok(()) };
        let now = now.ok_or(HeaderError::NoTime)?;
        if now.saturating_sub(self.seconds) > u64::from(past_secs) {
            return Err(HeaderError::Stale);
        }
        if self.seconds.saturating_sub(now) > u64::from(future_secs) {
            return Err(HeaderError::FromFuture);
        }
        Ok(())
    }
}

/// The values of the items of this key, in order. What has no joint is not an item.
fn items<'h>(value: &'h [u8], key: &'h str, separator: Mark, joint: Mark) -> impl Iterator<Item = &'h [u8]> {
    value.split(move |byte| *byte == separator.byte()).filter_map(move |item| {
        let item = item.trim_ascii();
        let at = item.iter().position(|byte| *byte == joint.byte())?;
        (item.get(..at)? == key.as_bytes()).then(|| item.get(at + 1..))?
    })
}

/// The time in whole seconds; `None` if it is not 1 to 15 digits.
fn seconds(timestamp: &[u8], unit: Unit) -> Option<u64> {
    if !(1..=15).contains(&timestamp.len()) || !timestamp.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let number = timestamp.iter().fold(0u64, |number, digit| 10 * number + u64::from(digit - b'0'));
    Some(match unit {
        Unit::Seconds => number,
        Unit::Milliseconds => number / 1000,
    })
}
