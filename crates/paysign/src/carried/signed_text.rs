//! The text that is hashed with a raw body, and whether it reads back.
//!
//! Its reader goes from the left up to the body and from the right down to it. Before the body, a value ends
//! where the constant text after it begins for the first time; after the body, it begins where the constant
//! text before it ends for the last time. A time that is right beside the body ends with its digits. So the
//! reader is a function of the text, and no two messages that it gives back share one.

use super::headers::{Headers, need, shown};
#[cfg(feature = "base64")]
use base64ct::{Base64, Encoding as _};

use crate::canonical::Sink;
use crate::name::Name;
use crate::raw::{HeaderError, Part, RawScheme, Time};
use crate::verify::VerifyError;
use crate::wire::BodyError;

/// What is hashed.
pub(super) struct SignedText<'t> {
    pub(super) scheme: &'t RawScheme<'t>,
    pub(super) body: &'t [u8],
    /// The time as it is written.
    pub(super) timestamp: &'t [u8],
    pub(super) headers: &'t dyn Headers,
}

impl<'t> SignedText<'t> {
    /// Whether each header that is signed is there once.
    pub(super) fn check_headers(&self) -> Result<(), HeaderError> {
        for part in self.scheme.text.iter() {
            if let Part::Header(name) = part {
                need(self.headers, name)?;
            }
        }
        Ok(())
    }

    /// Writes it; the headers have been checked.
    pub(super) fn write(&self, sink: &mut impl Sink) {
        for part in self.scheme.text.iter() {
            match part {
                Part::Body => sink.put(self.body),
                #[cfg(feature = "base64")]
                Part::BodyInBase64 => put_in_base64(self.body, sink),
                Part::Timestamp | Part::Header(_) | Part::Constant(_) => sink.put(self.short(part)),
            }
        }
    }

    /// A part that is not the body.
    fn short(&self, part: Part<'t>) -> &'t [u8] {
        match part {
            Part::Timestamp => self.timestamp,
            Part::Header(name) => need(self.headers, name).unwrap_or_default(),
            Part::Constant(text) => text.as_bytes(),
            Part::Body => b"",
            #[cfg(feature = "base64")]
            Part::BodyInBase64 => b"",
        }
    }

    /// Refuses a message of which another one could share the text.
    pub(super) fn read_back(&self) -> Result<(), VerifyError> {
        if self.scheme.secret.can_be_lengthened()
            && let Some(offset) = self.body.iter().position(|byte| *byte == 0)
        {
            return Err(BodyError::Malformed { offset }.into());
        }
        let (mut is_before, mut last) = (true, None);
        // Of those after the body the last one: its reader comes from the right.
        let mut ambiguous = None;
        let mut parts = self.scheme.text.iter();
        while let Some(part) = parts.next() {
            let value = self.short(part);
            let ends = match (part, is_before, parts.clone().next()) {
                (Part::Timestamp, true, Some(next)) if next.is_body() => {
                    self.body.first().is_none_or(|byte| !byte.is_ascii_digit())
                }
                (Part::Timestamp, false, _) if last.is_some_and(|last: Part<'_>| last.is_body()) => {
                    self.body.last().is_none_or(|byte| !byte.is_ascii_digit())
                }
                (Part::Timestamp | Part::Header(_), true, Some(Part::Constant(text))) => {
                    ends_at(value, text.as_bytes())
                }
                (Part::Timestamp | Part::Header(_), false, _) => match last {
                    Some(Part::Constant(text)) => begins_after(value, text.as_bytes()),
                    _ => false,
                },
                (Part::Timestamp | Part::Header(_), true, _) => false,
                _ => true,
            };
            let is_lengthened = self.scheme.secret.can_be_lengthened() && value.contains(&0);
            if !ends || is_lengthened && matches!(part, Part::Header(_)) {
                ambiguous = Some(HeaderError::Ambiguous { header: self.holder(part) });
                if is_before {
                    break;
                }
            }
            is_before &= !part.is_body();
            last = Some(part);
        }
        ambiguous.map_or(Ok(()), |error| Err(error.into()))
    }

    /// The header that holds a part.
    fn holder(&self, part: Part<'_>) -> Name {
        match (part, self.scheme.time) {
            (Part::Header(name), _) | (_, Time::Header(name, _)) => shown(name),
            _ => shown(self.scheme.signature.header),
        }
    }
}

/// Whether there is a reader for the scheme's text: on the way to the body, from either side, a constant text
/// tells where each value ends, or for a time the digits themselves.
pub(super) fn is_readable(scheme: &RawScheme<'_>) -> bool {
    let (mut is_before, mut last) = (true, None);
    let mut parts = scheme.text.iter();
    while let Some(part) = parts.next() {
        let beside = if is_before { parts.clone().next() } else { last };
        let is_told = match (part, beside) {
            (Part::Timestamp, Some(Part::Body)) => true,
            (Part::Timestamp | Part::Header(_), Some(Part::Constant(text))) => !text.is_empty(),
            (Part::Timestamp | Part::Header(_), _) => false,
            _ => true,
        };
        if !is_told {
            return false;
        }
        is_before &= !part.is_body();
        last = Some(part);
    }
    true
}

/// Whether the text after a value occurs first where the value ends.
fn ends_at(value: &[u8], text: &[u8]) -> bool {
    let at = |start: usize| (0..text.len()).all(|index| joined(value, text, start + index) == Some(text[index]));
    (0..value.len()).all(|start| !at(start))
}

/// Whether the text before a value occurs last where the value begins.
fn begins_after(value: &[u8], text: &[u8]) -> bool {
    let at = |start: usize| (0..text.len()).all(|index| joined(text, value, start + index) == Some(text[index]));
    (1..=value.len()).all(|start| !at(start))
}

/// A byte of two texts, one after the other.
fn joined(first: &[u8], second: &[u8], index: usize) -> Option<u8> {
    first.get(index).or_else(|| second.get(index.checked_sub(first.len())?)).copied()
}

/// Writes bytes in Base64, without a room for all of it.
#[cfg(feature = "base64")]
fn put_in_base64(bytes: &[u8], sink: &mut impl Sink) {
    for chunk in bytes.chunks(48) {
        let mut room = [0; 64];
        // The room is as long as what is written of a chunk.
        sink.put(Base64::encode(chunk, &mut room).unwrap_or_default().as_bytes());
    }
}
