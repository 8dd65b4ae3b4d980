//! A name or a value as it is in a body, decoded only when it is looked at.

use core::cmp::Ordering;
use core::fmt;

use crate::escape;
use crate::exponent;
use crate::scan;

/// A value of a message, borrowed from the body and decoded on the fly, so that nothing is allocated.
///
/// It compares with text and bytes as decoded: `value == *"100"`. A body is bytes, so a value need not be
/// UTF-8 (a gateway may send GBK); [`Display`](fmt::Display) shows what is not as `\xNN`.
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
    /// The text of an XML element with references, CDATA sections or carriage returns in it.
    #[cfg(feature = "xml")]
    XmlText,
    /// The rest of such a text that begins inside a CDATA section.
    #[cfg(feature = "xml")]
    XmlCdata,
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
            #[cfg(feature = "xml")]
            Self::XmlText => matches!(byte, b'&' | b'<' | b'\r'),
            #[cfg(feature = "xml")]
            Self::XmlCdata => matches!(byte, b']' | b'\r'),
        }
    }
}

/// What a value was in JSON, or in XML; in a form everything is text.
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
    /// An object or an array, as raw JSON; or what an XML element holds that holds elements.
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

    /// The text of an XML element, whose markup the caller has checked.
    #[cfg(feature = "xml")]
    pub(crate) const fn xml_text(raw: &'a [u8]) -> Self {
        Self { raw, encoding: Encoding::XmlText }
    }

    /// What is not a text, or the text that it counts as.
    #[cfg(any(feature = "json", feature = "xml"))]
    pub(crate) const fn other(raw: &'a [u8], shape: Shape) -> Self {
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

    /// The bytes as they are in the body, with their escapes.
    pub fn raw(self) -> &'a [u8] {
        self.raw
    }

    /// The decoded bytes, if no escape has to be undone to get them.
    pub fn as_plain(self) -> Option<&'a [u8]> {
        matches!(self.encoding, Encoding::Plain(_)).then_some(self.raw)
    }

    /// What the value was in JSON, or in XML.
    pub fn shape(self) -> Shape {
        match self.encoding {
            Encoding::Plain(shape) => shape,
            Encoding::Percent => Shape::Text,
            Encoding::Exponent => Shape::Number,
            #[cfg(feature = "json")]
            Encoding::JsonText => Shape::Text,
            #[cfg(feature = "xml")]
            Encoding::XmlText | Encoding::XmlCdata => Shape::Text,
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
            let mut encoding = self.encoding;
            while let Some(at) = rest.iter().position(|byte| encoding.is_escape(*byte)) {
                take(&rest[..at]);
                let (decoded, escape_len, after) = decode(&rest[at..], encoding);
                take(decoded.as_bytes());
                rest = &rest[at + escape_len..];
                encoding = after;
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
        loop {
            let (&first, rest) = self.rest.split_first()?;
            if !self.encoding.is_escape(first) {
                self.rest = rest;
                return Some(first);
            }
            let (decoded, escape_len, after) = decode(self.rest, self.encoding);
            self.rest = &self.rest[escape_len..];
            self.encoding = after;
            // Where a CDATA section begins or ends nothing is written.
            let Some((&first, others)) = decoded.as_bytes().split_first() else { continue };
            self.pending[4 - others.len()..].copy_from_slice(others);
            self.pending_len = u8::try_from(others.len()).unwrap_or(0);
            return Some(first);
        }
    }
}

impl Bytes<'_> {
    /// The next byte of a text that is short and rare enough to be made again for each; `pending_len` were
    /// taken.
    #[cold]
    fn next_of_exponent(&mut self) -> Option<u8> {
        let byte = *exponent::Exponential::of(self.rest)?.as_bytes().get(usize::from(self.pending_len))?;
        self.pending_len += 1;
        Some(byte)
    }
}

/// The decoded bytes of a part of a form: what has no escapes as it is, and escapes that are side by side in
/// one.
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
    #[cfg(feature = "xml")]
    const NOTHING: Self = Self { bytes: [0; 4], len: 0 };

    fn byte(byte: u8) -> Self {
        Self { bytes: [byte, 0, 0, 0], len: 1 }
    }

    #[cfg(any(feature = "json", feature = "xml"))]
    fn character(character: char) -> Self {
        let mut bytes = [0; 4];
        let len = character.encode_utf8(&mut bytes).len();
        Self { bytes, len }
    }

    fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }
}

/// Decodes the escape at the start of `raw`, and says how long it is there and what the rest is written in.
///
/// A malformed one, where the wire has not refused it, stands for its first byte.
fn decode(raw: &[u8], encoding: Encoding) -> (Decoded, usize, Encoding) {
    let literal = (Decoded::byte(raw[0]), 1);
    let (decoded, escape_len) = match encoding {
        Encoding::Percent if raw[0] == b'+' => (Decoded::byte(b' '), 1),
        Encoding::Percent => escape::percent(raw).map_or(literal, |byte| (Decoded::byte(byte), 3)),
        #[cfg(feature = "json")]
        Encoding::JsonText => {
            escape::json(raw).map_or(literal, |(character, escape_len)| (Decoded::character(character), escape_len))
        }
        #[cfg(feature = "xml")]
        Encoding::XmlText | Encoding::XmlCdata => return decode_xml(raw, encoding),
        Encoding::Plain(_) | Encoding::Exponent => literal,
    };
    (decoded, escape_len, encoding)
}

/// A reference, the ends of a CDATA section, or a line end: every reader of XML hands out a carriage return,
/// and one with a line feed after it, as a line feed.
#[cfg(feature = "xml")]
fn decode_xml(raw: &[u8], encoding: Encoding) -> (Decoded, usize, Encoding) {
    let (decoded, escape_len) = match (encoding, raw) {
        (_, [b'\r', b'\n', ..]) => (Decoded::byte(b'\n'), 2),
        (_, [b'\r', ..]) => (Decoded::byte(b'\n'), 1),
        (Encoding::XmlText, _) if raw.starts_with(escape::CDATA) => {
            return (Decoded::NOTHING, escape::CDATA.len(), Encoding::XmlCdata);
        }
        (Encoding::XmlCdata, _) if raw.starts_with(escape::CDATA_END) => {
            return (Decoded::NOTHING, escape::CDATA_END.len(), Encoding::XmlText);
        }
        (Encoding::XmlText, _) => escape::xml(raw)
            .map_or((Decoded::byte(raw[0]), 1), |(character, escape_len)| (Decoded::character(character), escape_len)),
        _ => (Decoded::byte(raw[0]), 1),
    };
    (decoded, escape_len, encoding)
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
            #[cfg(feature = "xml")]
            Value::xml_text("a&#20320;\r\n<![CDATA[&amp;]]]\r]]>&#x1f600;你".as_bytes()),
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

    #[cfg(feature = "xml")]
    #[test]
    fn cdata_references_and_line_ends_are_decoded() {
        for (raw, decoded) in [
            ("p<![CDATA[q&amp;]]>r&lt;<![CDATA[]]>", "pq&amp;r<"),
            ("1\r\n2\r3&#13;&#10;4", "1\n2\n3\r\n4"),
            ("<![CDATA[1\r\n2\r3]]]>", "1\n2\n3]"),
            ("1\r<![CDATA[\n2]]>", "1\n\n2"),
            ("<![CDATA[x]]]]><![CDATA[>y]]>", "x]]>y"),
        ] {
            assert_eq!(chunks(Value::xml_text(raw.as_bytes())), decoded.as_bytes(), "{raw}");
        }
    }
}
