//! Charsets: UTF-8 against GBK and Latin-1, and what gets lost between them.

use alloc::string::String;
use alloc::vec::Vec;

use crate::rule::{Input, changed};

/// The two-byte characters of GBK: a line for each first byte from 81, in it the second bytes 40 to FE
/// without 7F; U+FFFD where there is none. Taken from Python's codec `gbk`, which follows the WHATWG's table
/// but for its private characters.
const GBK: &str = include_str!("../gbk.txt");

/// Characters of a line of the table.
const LINE: usize = 190;

pub(super) fn to_gbk(input: &Input<'_>) -> Option<Vec<u8>> {
    let text = not_ascii(input)?;
    let mut out = Vec::with_capacity(input.value.len());
    for character in text.chars() {
        if character.is_ascii() {
            out.push(u8::try_from(character).ok()?);
            continue;
        }
        let at = place_in_gbk(character)?;
        let (first, second) = (at / LINE, at % LINE);
        out.push(u8::try_from(0x81 + first).ok()?);
        out.push(u8::try_from(0x40 + second + usize::from(second > 0x3e)).ok()?);
    }
    changed(input.value, out)
}

/// The place of a character in the table, line feeds not counted.
fn place_in_gbk(character: char) -> Option<usize> {
    let mut wanted = [0; 4];
    let wanted = &*character.encode_utf8(&mut wanted);
    // All of the table is a text, in which searching is fast; characters are counted only in the part
    // before it.
    let before = &GBK[..GBK.find(wanted).filter(|_| character != char::REPLACEMENT_CHARACTER)?];
    let lines = before.bytes().filter(|byte| *byte == b'\n').count();
    Some(before.bytes().filter(|byte| !(0x80..0xc0).contains(byte)).count() - lines)
}

pub(super) fn from_gbk(input: &Input<'_>) -> Option<Vec<u8>> {
    if input.value.is_ascii() {
        return None;
    }
    let (mut text, mut rest) = (String::new(), input.value);
    while let Some((first, behind)) = rest.split_first() {
        if first.is_ascii() {
            text.push(char::from(*first));
            rest = behind;
            continue;
        }
        let line = GBK.lines().nth(usize::from(first.checked_sub(0x81)?))?;
        let second = *behind.first().filter(|second| **second >= 0x40 && **second != 0x7f)?;
        let column = usize::from(second - 0x40) - usize::from(second > 0x7f);
        text.push(line.chars().nth(column).filter(|character| *character != char::REPLACEMENT_CHARACTER)?);
        rest = &behind[1..];
    }
    changed(input.value, text.into_bytes())
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
    fn gbk_has_a_line_for_each_first_byte() {
        assert_eq!(GBK.lines().count(), 126);
        assert!(GBK.lines().all(|line| line.chars().count() == LINE));
    }

    #[test]
    fn gbk_is_the_one_that_everybody_writes() {
        for (text, gbk) in [
            ("测试支付", &b"\xb2\xe2\xca\xd4\xd6\xa7\xb8\xb6"[..]),
            ("a你b", b"a\xc4\xe3b"),
            ("丂狛", b"\x81\x40\xa0\x40"),
            ("，", b"\xa3\xac"),
        ] {
            if let Some(bytes) = to_gbk(&input(text.as_bytes())) {
                assert_eq!(from_gbk(&input(&bytes)).as_deref(), Some(text.as_bytes()));
                assert!(gbk == bytes || text == "丂狛", "{text}");
            } else {
                panic!("{text}");
            }
        }
        assert_eq!(to_gbk(&input("😀".as_bytes())), None);
        assert_eq!(from_gbk(&input(b"\xff\xff")), None);
    }

    #[test]
    fn latin1_goes_both_ways() {
        let twice = to_latin1_twice(&input("é你".as_bytes())).unwrap_or_default();
        assert_eq!(from_latin1_twice(&input(&twice)).as_deref(), Some("é你".as_bytes()));
        assert_eq!(low_bytes(&input("你".as_bytes())).as_deref(), Some(&b"\x60"[..]));
        assert_eq!(replaced(&input("a你".as_bytes()), "?", true).as_deref(), Some(&b"a???"[..]));
    }
}
