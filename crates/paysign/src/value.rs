//! A name or a value as it stands in a body, decoded only when it is looked at.

use core::cmp::Ordering;
use core::fmt;

use crate::escape;
use crate::exponent;
use crate::scan;

/// A value of a message, borrowed from the body and decoded on the fly, so that nothing is allocated.
///
/// It compares with text and bytes as decoded: `value == *"100"`. A body is bytes, so a value need not be UTF-8 (a
/// gateway may send GBK); [`Display`](fmt::Display) shows what is not as `\xNN`.
#[derive(Clone, Copy)]
pub struct Value<'a> {
    raw: &'a [u8],
    encoding: Encoding,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Encoding {
    /// The bytes themselves: no escape in them.
    Plain(Shape),
    /// A part of a form with `%XX` or `+` in it.
    Percent,
    /// The inside of a JSON string with `\` in it.
    #[cfg(feature = "json")]
    JsonText,
    /// A decimal that is hashed with an exponent.
    Exponent,
}

impl Encoding {
    /// Whether an escape begins with this byte.
    fn is_escape(self, byte: u8) -> bool {
        match self {
            Self::Plain(_) | Self::Exponent => false,
            Self::Percent => matches!(byte, b'%' | b'+'),
            #[cfg(feature = "json")]
            Self::JsonText => byte == b'\\',
        }
    }
}

/// What a value was in JSON; in a form everything is text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A string.
    Text,
    /// A number, whose text is kept as it was written.
    Number,
    /// `true` or `false`.
    Boolean,
    /// `null`.
    Null,
    /// An object or an array, as raw JSON.
    Nested,
}

impl<'a> Value<'a> {
    /// Bytes without any escape.
    pub(crate) const fn plain(raw: &'a [u8]) -> Self {
        Self { raw, encoding: Encoding::Plain(Shape::Text) }
    }

    /// A part of a form; a `%` that begins no escape in it means itself.
    pub(crate) const fn percent(raw: &'a [u8]) -> Self {
        Self { raw, encoding: Encoding::Percent }
    }

    /// The inside of a JSON string, whose escapes the caller has checked.
    #[cfg(feature = "json")]
    pub(crate) const fn json_text(raw: &'a [u8]) -> Self {
        Self { raw, encoding: Encoding::JsonText }
    }

    /// JSON that is no string, or the text that it counts as.
    #[cfg(feature = "json")]
    pub(crate) const fn json_other(raw: &'a [u8], shape: Shape) -> Self {
        Self { raw, encoding: Encoding::Plain(shape) }
    }

    /// The first `len` bytes of a value without escapes.
    pub(crate) fn shortened(self, len: usize) -> Self {
        Self { raw: self.raw.get(..len).unwrap_or(self.raw), ..self }
    }

    /// The decimal as it is hashed where large and small ones are written with an exponent.
    pub(crate) fn with_exponent(self) -> Self {
        let has_exponent = self.as_plain().is_some_and(|decimal| exponent::Exponential::of(decimal).is_some());
        if has_exponent { Self { encoding: Encoding::Exponent, ..self } } else { self }
    }

    /// The bytes as they stand in the body, with their escapes.
    pub fn raw(self) -> &'a [u8] {
        self.raw
    }

    /// The decoded bytes, if no escape has to be undone to get them.
    pub fn as_plain(self) -> Option<&'a [u8]> {
        matches!(self.encoding, Encoding::Plain(_)).then_some(self.raw)
    }

    /// What the value was in JSON.
    pub fn shape(self) -> Shape {
        match self.encoding {
            Encoding::Plain(shape) => shape,
            Encoding::Percent => Shape::Text,
            Encoding::Exponent => Shape::Number,
            #[cfg(feature = "json")]
            Encoding::JsonText => Shape::Text,
        }
    }

    /// Whether the value is the empty text. A JSON `null` is, where the scheme counts it as one.
    pub fn is_empty(self) -> bool {
        self.raw.is_empty()
    }

    /// The decoded bytes, one by one.
    pub fn bytes(self) -> Bytes<'a> {
        Bytes { rest: self.raw, encoding: self.encoding, pending: [0; 4], pending_len: 0 }
    }

    /// Calls `take` with the decoded bytes, in pieces as long as the escapes allow: faster than one by one.
    pub fn for_each_chunk(self, mut take: impl FnMut(&[u8])) {
        let mut rest = self.raw;
        if self.encoding == Encoding::Percent {
            return percent_chunks(rest, take);
        }
        if self.encoding == Encoding::Exponent {
            return take(exponent::Exponential::of(rest).as_ref().map_or(rest, exponent::Exponential::as_bytes));
        }
        if self.as_plain().is_none() {
            while let Some(at) = rest.iter().position(|byte| self.encoding.is_escape(*byte)) {
                take(&rest[..at]);
                let (decoded, escape_len) = decode(&rest[at..], self.encoding);
                take(decoded.as_bytes());
                rest = &rest[at + escape_len..];
            }
        }
        take(rest);
    }

    /// Whether this is one of the decoded bytes.
    pub(crate) fn holds(self, byte: u8) -> bool {
        let mut is_found = false;
        self.for_each_chunk(|chunk| is_found |= scan::holds(chunk, byte));
        is_found
    }

    /// The decoded bytes, borrowed where that is possible.
    #[cfg(feature = "alloc")]
    pub fn to_bytes(self) -> alloc::borrow::Cow<'a, [u8]> {
        self.as_plain().map_or_else(|| self.bytes().collect::<alloc::vec::Vec<u8>>().into(), Into::into)
    }

    /// The decoded text, borrowed where that is possible; `None` if it is not UTF-8.
    #[cfg(feature = "alloc")]
    pub fn to_text(self) -> Option<alloc::borrow::Cow<'a, str>> {
        match self.to_bytes() {
            alloc::borrow::Cow::Borrowed(bytes) => core::str::from_utf8(bytes).ok().map(Into::into),
            alloc::borrow::Cow::Owned(bytes) => alloc::string::String::from_utf8(bytes).ok().map(Into::into),
        }
    }
}

/// The decoded bytes of a [`Value`].
#[derive(Clone)]
pub struct Bytes<'a> {
    rest: &'a [u8],
    encoding: Encoding,
    /// Decoded bytes of a character that were not yet taken: the last `pending_len` of these.
    pending: [u8; 4],
    pending_len: u8,
}

impl Iterator for Bytes<'_> {
    type Item = u8;

    #[inline]
    fn next(&mut self) -> Option<u8> {
        if self.encoding == Encoding::Exponent {
            return self.next_of_exponent();
        }
        if self.pending_len > 0 {
            let byte = self.pending[4 - usize::from(self.pending_len)];
            self.pending_len -= 1;
            return Some(byte);
        }
        let (&first, rest) = self.rest.split_first()?;
        if !self.encoding.is_escape(first) {
            self.rest = rest;
            return Some(first);
        }
        let (decoded, escape_len) = decode(self.rest, self.encoding);
        self.rest = &self.rest[escape_len..];
        let (&first, others) = decoded.as_bytes().split_first()?;
        self.pending[4 - others.len()..].copy_from_slice(others);
        self.pending_len = u8::try_from(others.len()).unwrap_or(0);
        Some(first)
    }
}

impl Bytes<'_> {
    /// The next byte of a text that is short and rare enough to be made anew for each; `pending_len` were taken.
    #[cold]
    fn next_of_exponent(&mut self) -> Option<u8> {
        let byte = *exponent::Exponential::of(self.rest)?.as_bytes().get(usize::from(self.pending_len))?;
        self.pending_len += 1;
        Some(byte)
    }
}

/// The decoded bytes of a part of a form: what has no escapes as it is, and escapes that stand side by side in one.
fn percent_chunks(mut rest: &[u8], mut take: impl FnMut(&[u8])) {
    loop {
        let (plain, behind) = rest.split_at(scan::first_mark(rest));
        take(plain);
        rest = behind;
        let (mut run, mut len) = ([0; 32], 0);
        while let (Some(place), [first, tail @ ..]) = (run.get_mut(len), rest) {
            (*place, rest) = match (first, escape::percent(rest)) {
                (b'+', _) => (b' ', tail),
                (b'%', Some(byte)) => (byte, &rest[3..]),
                // A malformed escape, where the wire has not refused it, `&` and `=` stand for themselves.
                (b'%' | b'&' | b'=', _) => (*first, tail),
                _ => break,
            };
            len += 1;
        }
        if len == 0 {
            return;
        }
        take(&run[..len]);
    }
}

/// What one escape stands for.
struct Decoded {
    bytes: [u8; 4],
    len: usize,
}

impl Decoded {
    fn byte(byte: u8) -> Self {
        Self { bytes: [byte, 0, 0, 0], len: 1 }
    }

    fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }
}

/// Decodes the escape at the start of `raw`, and says how long it is there.
///
/// A malformed one, where the wire has not refused it, stands for its first byte.
fn decode(raw: &[u8], encoding: Encoding) -> (Decoded, usize) {
    let literal = (Decoded::byte(raw[0]), 1);
    match encoding {
        Encoding::Percent if raw[0] == b'+' => (Decoded::byte(b' '), 1),
        Encoding::Percent => escape::percent(raw).map_or(literal, |byte| (Decoded::byte(byte), 3)),
        #[cfg(feature = "json")]
        Encoding::JsonText => escape::json(raw).map_or(literal, |(character, escape_len)| {
            let mut bytes = [0; 4];
            let len = character.encode_utf8(&mut bytes).len();
            (Decoded { bytes, len }, escape_len)
        }),
        Encoding::Plain(_) | Encoding::Exponent => literal,
    }
}

impl PartialEq<[u8]> for Value<'_> {
    #[inline]
    fn eq(&self, other: &[u8]) -> bool {
        match self.as_plain() {
            Some(bytes) => bytes == other,
            None => self.bytes().eq(other.iter().copied()),
        }
    }
}

impl PartialEq<str> for Value<'_> {
    #[inline]
    fn eq(&self, other: &str) -> bool {
        *self == *other.as_bytes()
    }
}

impl PartialEq<&str> for Value<'_> {
    fn eq(&self, other: &&str) -> bool {
        *self == *other.as_bytes()
    }
}

/// By decoded bytes.
impl Ord for Value<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.as_plain(), other.as_plain()) {
            (Some(left), Some(right)) => left.cmp(right),
            _ => self.bytes().cmp(other.bytes()),
        }
    }
}

impl PartialOrd for Value<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Value<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Value<'_> {}

/// The decoded text; bytes that are not UTF-8 as `\xNN`.
impl fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // At most the three bytes of an unfinished character wait here.
        let (mut waiting, mut len) = ([0u8; 4], 0);
        for byte in self.bytes() {
            waiting[len] = byte;
            len += 1;
            loop {
                match core::str::from_utf8(&waiting[..len]) {
                    Ok(text) => {
                        f.write_str(text)?;
                        len = 0;
                    }
                    Err(error) if error.error_len().is_none() => {}
                    Err(error) => {
                        let bad = error.error_len().unwrap_or(1);
                        write!(f, "{}", waiting[..bad].escape_ascii())?;
                        waiting.copy_within(bad..len, 0);
                        len -= bad;
                        continue;
                    }
                }
                break;
            }
        }
        write!(f, "{}", waiting[..len].escape_ascii())
    }
}

impl fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{self}`")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    extern crate std;
    use std::string::ToString;
    use std::vec::Vec;

    fn chunks(value: Value<'_>) -> Vec<u8> {
        let mut all = Vec::new();
        value.for_each_chunk(|chunk| all.extend_from_slice(chunk));
        all
    }

    #[test]
    fn bytes_and_chunks_decode_alike() {
        for value in [
            Value::plain(b"a+b%41"),
            Value::percent(b"a+b%41%E4%BD%A0%"),
            #[cfg(feature = "json")]
            Value::json_text(br"http:\/\/x\u4f60\ud83d\ude00\n"),
            Value::plain(b"1000000.5").with_exponent(),
        ] {
            assert_eq!(value.bytes().collect::<Vec<u8>>(), chunks(value));
        }
        assert_eq!(chunks(Value::percent(b"a+b%41")), b"a bA");
    }

    #[test]
    fn display_keeps_text_and_escapes_what_is_not_utf8() {
        assert_eq!(Value::percent("%C4%E3x你".as_bytes()).to_string(), r"\xc4\xe3x你");
        assert_eq!(Value::plain(b"\xe4\xbd").to_string(), r"\xe4\xbd");
    }

    #[test]
    fn order_and_equality_are_those_of_the_decoded_bytes() {
        assert_eq!(Value::percent(b"%61"), Value::plain(b"a"));
        assert!(Value::percent(b"%7A") > Value::plain(b"a"));
        assert!(Value::plain(b"a") == *"a");
    }
}
