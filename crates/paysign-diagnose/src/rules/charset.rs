//! Charsets: UTF-8 against others, and what gets lost between them.

use alloc::string::String;
use alloc::vec::Vec;

use super::tables::{CP1252, DoubleByte, SingleByte};
use crate::rule::{Input, changed};

pub(super) fn to_double(input: &Input<'_>, charset: &DoubleByte) -> Option<Vec<u8>> {
    changed(input.value, charset.encoded(not_ascii(input)?)?)
}

pub(super) fn from_double(input: &Input<'_>, charset: &DoubleByte) -> Option<Vec<u8>> {
    if input.value.is_ascii() { None } else { changed(input.value, charset.decoded(input.value)?.into_bytes()) }
}

/// The same for bytes that are not UTF-8.
pub(super) fn only_from_double(input: &Input<'_>, charset: &DoubleByte) -> Option<Vec<u8>> {
    if core::str::from_utf8(input.value).is_ok() { None } else { from_double(input, charset) }
}

pub(super) fn to_single(input: &Input<'_>, charset: &SingleByte) -> Option<Vec<u8>> {
    changed(input.value, charset.encoded(not_ascii(input)?)?)
}

/// Bytes that are not UTF-8, as characters of such a charset.
pub(super) fn from_single(input: &Input<'_>, charset: &SingleByte) -> Option<Vec<u8>> {
    if core::str::from_utf8(input.value).is_ok() { None } else { Some(charset.decoded(input.value)?.into_bytes()) }
}

/// UTF-8 that was taken for Windows' Western charset, here undone.
pub(super) fn from_cp1252_twice(input: &Input<'_>) -> Option<Vec<u8>> {
    // Programs keep the five bytes that have no character there.
    let byte = |character: char| match u8::try_from(character) {
        Ok(byte @ (0x81 | 0x8d | 0x8f | 0x90 | 0x9d)) => Some(byte),
        _ => CP1252.encoded(character.encode_utf8(&mut [0; 4]))?.first().copied(),
    };
    let bytes: Vec<u8> = not_ascii(input)?.chars().map(byte).collect::<Option<_>>()?;
    core::str::from_utf8(&bytes).is_ok().then_some(bytes)
}

/// In UTF-16.
pub(super) fn to_utf16(input: &Input<'_>, is_big: bool) -> Option<Vec<u8>> {
    let units = core::str::from_utf8(input.value).ok().filter(|text| !text.is_empty())?.encode_utf16();
    Some(units.flat_map(|unit| if is_big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect())
}

/// The value as a text, if it has other characters than ASCII.
fn not_ascii<'i>(input: &Input<'i>) -> Option<&'i str> {
    core::str::from_utf8(input.value).ok().filter(|text| !text.is_ascii())
}

/// The bytes taken for Latin-1 characters, and these written in UTF-8.
pub(super) fn to_latin1_twice(input: &Input<'_>) -> Option<Vec<u8>> {
    let text: String = input.value.iter().map(|byte| char::from(*byte)).collect();
    not_ascii(input)?;
    changed(input.value, text.into_bytes())
}

/// The reverse, where the bytes that come out are UTF-8.
pub(super) fn from_latin1_twice(input: &Input<'_>) -> Option<Vec<u8>> {
    let bytes = to_latin1(input)?;
    core::str::from_utf8(&bytes).is_ok().then_some(bytes)
}

/// Each character as one byte.
pub(super) fn to_latin1(input: &Input<'_>) -> Option<Vec<u8>> {
    not_ascii(input)?.chars().map(|character| u8::try_from(character).ok()).collect()
}

/// Bytes that are not UTF-8, as characters of Latin-1.
pub(super) fn from_latin1(input: &Input<'_>) -> Option<Vec<u8>> {
    if core::str::from_utf8(input.value).is_ok() {
        return None;
    }
    let text: String = input.value.iter().map(|byte| char::from(*byte)).collect();
    Some(text.into_bytes())
}

/// The low byte of each UTF-16 unit, as Node's `binary` keeps it.
pub(super) fn low_bytes(input: &Input<'_>) -> Option<Vec<u8>> {
    let text = not_ascii(input).filter(|text| text.chars().any(|character| character > '\u{ff}'))?;
    Some(text.encode_utf16().map(|unit| unit.to_le_bytes()[0]).collect())
}

/// Something in place of each character that is not ASCII, or of each of its bytes.
pub(super) fn replaced(input: &Input<'_>, by: &str, each_byte: bool) -> Option<Vec<u8>> {
    let mut out = String::new();
    for character in not_ascii(input)?.chars() {
        match character {
            _ if character.is_ascii() => out.push(character),
            _ if each_byte => (0..character.len_utf8()).for_each(|_| out.push_str(by)),
            _ => out.push_str(by),
        }
    }
    changed(input.value, out.into_bytes())
}

pub(super) fn no_four_bytes(input: &Input<'_>, by: &str) -> Option<Vec<u8>> {
    let mut out = String::new();
    for character in not_ascii(input)?.chars() {
        if character.len_utf8() == 4 { out.push_str(by) } else { out.push(character) }
    }
    changed(input.value, out.into_bytes())
}

const MARK: &[u8] = b"\xef\xbb\xbf";

pub(super) fn without_mark(input: &Input<'_>) -> Option<Vec<u8>> {
    input.value.strip_prefix(MARK).map(<[u8]>::to_vec)
}

pub(super) fn with_mark(input: &Input<'_>) -> Option<Vec<u8>> {
    if input.value.is_empty() || input.value.starts_with(MARK) { None } else { Some([MARK, input.value].concat()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use paysign::value::Shape;

    fn input(value: &[u8]) -> Input<'_> {
        Input { value, raw: value, shape: Shape::Text, row: None }
    }

    #[test]
    fn latin1_goes_both_ways() {
        let twice = to_latin1_twice(&input("é你".as_bytes())).unwrap_or_default();
        assert_eq!(from_latin1_twice(&input(&twice)).as_deref(), Some("é你".as_bytes()));
        assert_eq!(low_bytes(&input("你".as_bytes())).as_deref(), Some(&b"\x60"[..]));
        assert_eq!(replaced(&input("a你".as_bytes()), "?", true).as_deref(), Some(&b"a???"[..]));
        assert_eq!(from_cp1252_twice(&input("å¹´è´¹".as_bytes())).as_deref(), Some("年费".as_bytes()));
    }
}
