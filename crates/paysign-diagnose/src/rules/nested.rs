//! Objects and arrays, as other writers write them.

use alloc::vec::Vec;

use super::escapes;
use crate::rule::{Input, changed};
use paysign::value::Shape;

/// Whether the field is an object or an array: by its shape, or a text that looks like one.
fn nested<'i>(input: &Input<'i>) -> Option<&'i [u8]> {
    let looks = matches!(input.value, [b'{', .., b'}'] | [b'[', .., b']']);
    (input.shape == Shape::Nested || looks).then_some(input.value)
}

pub(super) fn compact(input: &Input<'_>) -> Option<Vec<u8>> {
    changed(input.value, without_blanks(nested(input)?))
}

pub(super) fn spaced(input: &Input<'_>) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    for (byte, is_text) in bytes(&without_blanks(nested(input)?)) {
        out.push(byte);
        if !is_text && matches!(byte, b',' | b':') {
            out.push(b' ');
        }
    }
    changed(input.value, out)
}

pub(super) fn slashed(input: &Input<'_>) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut before = 0;
    for (byte, is_text) in bytes(&without_blanks(nested(input)?)) {
        if is_text && byte == b'/' && before != b'\\' {
            out.push(b'\\');
        }
        out.push(byte);
        before = byte;
    }
    changed(input.value, out)
}

pub(super) fn unescaped(input: &Input<'_>) -> Option<Vec<u8>> {
    let plain = without_blanks(nested(input)?);
    let mut out = Vec::new();
    let mut rest = plain.as_slice();
    while let Some((first, behind)) = rest.split_first() {
        match (first, behind) {
            (b'\\', [b'/', behind @ ..]) => {
                out.push(b'/');
                rest = behind;
            }
            (b'\\', [b'u', ..]) => {
                // One character, or two units that are one.
                let len = if behind.get(5..7) == Some(b"\\u") { 12 } else { 6 };
                let unit = rest.get(..len.min(rest.len())).unwrap_or(rest);
                let (one, both) = (escapes::json_decoded(unit.get(..6).unwrap_or(unit)), escapes::json_decoded(unit));
                let is_pair = one.starts_with(b"\\");
                out.extend_from_slice(if is_pair { &both } else { &one });
                rest = &rest[if is_pair { unit.len() } else { unit.len().min(6) }..];
            }
            (b'\\', [escaped, behind @ ..]) => {
                out.extend([b'\\', *escaped]);
                rest = behind;
            }
            _ => {
                out.push(*first);
                rest = behind;
            }
        }
    }
    changed(input.value, out)
}

pub(super) fn sorted(input: &Input<'_>) -> Option<Vec<u8>> {
    let plain = without_blanks(nested(input)?);
    let inner = plain.strip_prefix(b"{")?.strip_suffix(b"}")?;
    let mut members = split(inner);
    members.sort_unstable();
    changed(input.value, [b"{", members.join(&b","[..]).as_slice(), b"}"].concat())
}

/// `{a=1, b=x}`
pub(super) fn java(input: &Input<'_>) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    for (byte, is_text) in bytes(&without_blanks(nested(input)?)) {
        match byte {
            b':' if !is_text => out.push(b'='),
            b',' if !is_text => out.extend_from_slice(b", "),
            b'"' => {}
            _ => out.push(byte),
        }
    }
    changed(input.value, out)
}

/// `map[a:1 b:x]`, members by name.
pub(super) fn go(input: &Input<'_>) -> Option<Vec<u8>> {
    let value = nested(input)?;
    let plain = sorted(input).unwrap_or_else(|| without_blanks(value));
    let mut out = Vec::new();
    for (byte, is_text) in bytes(&plain) {
        match byte {
            b'{' if !is_text => out.extend_from_slice(b"map["),
            b'}' if !is_text => out.push(b']'),
            b',' if !is_text => out.push(b' '),
            b'"' => {}
            _ => out.push(byte),
        }
    }
    changed(input.value, out)
}

/// `{'a': 1, 'b': True}`
pub(super) fn python(input: &Input<'_>) -> Option<Vec<u8>> {
    let spaced = spaced(input).or_else(|| nested(input).map(Into::into))?;
    let quoted: Vec<u8> = spaced.iter().map(|byte| if *byte == b'"' { b'\'' } else { *byte }).collect();
    let mut out = Vec::new();
    let mut rest = quoted.as_slice();
    let mut is_text = false;
    while let Some((first, behind)) = rest.split_first() {
        is_text ^= *first == b'\'';
        let word = [(&b"true"[..], &b"True"[..]), (b"false", b"False"), (b"null", b"None")];
        let word = word.iter().find(|(json, _)| !is_text && rest.starts_with(json));
        if let Some((json, own)) = word {
            out.extend_from_slice(own);
            rest = &rest[json.len()..];
        } else {
            out.push(*first);
            rest = behind;
        }
    }
    changed(input.value, out)
}

/// `{"a"=>1, "b"=>"x"}`
pub(super) fn ruby(input: &Input<'_>, joint: &str) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    for (byte, is_text) in bytes(&without_blanks(nested(input)?)) {
        match byte {
            b':' if !is_text => out.extend_from_slice(joint.as_bytes()),
            b',' if !is_text => out.extend_from_slice(b", "),
            _ => out.push(byte),
        }
    }
    changed(input.value, out)
}

pub(super) fn word(input: &Input<'_>, word: &str) -> Option<Vec<u8>> {
    if input.shape == Shape::Nested { changed(input.value, word.into()) } else { None }
}

/// Each byte, and whether it is inside a string (its quotes included).
fn bytes(json: &[u8]) -> impl Iterator<Item = (u8, bool)> {
    let (mut in_text, mut is_escaped) = (false, false);
    json.iter().map(move |byte| {
        let was = in_text;
        match byte {
            b'"' if !is_escaped => in_text = !in_text,
            _ => {}
        }
        is_escaped = *byte == b'\\' && !is_escaped;
        (*byte, was || in_text)
    })
}

fn without_blanks(json: &[u8]) -> Vec<u8> {
    bytes(json).filter(|(byte, is_text)| *is_text || !byte.is_ascii_whitespace()).map(|(byte, _)| byte).collect()
}

/// The members of an object, cut at the commas that are its own.
fn split(inner: &[u8]) -> Vec<&[u8]> {
    let (mut depth, mut start, mut members) = (0usize, 0, Vec::new());
    for (at, (byte, is_text)) in bytes(inner).enumerate() {
        match byte {
            _ if is_text => {}
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b',' if depth == 0 => {
                members.push(&inner[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    members.push(&inner[start..]);
    members
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_is_printed_by_other_languages() {
        let value = br#"{"b": "x y", "a": [1, true], "c": {"d": null}}"#;
        let input = Input { value, raw: value, shape: Shape::Nested, row: None };
        assert_eq!(go(&input).as_deref(), Some(&b"map[a:[1 true] b:x y c:map[d:null]]"[..]));
        assert_eq!(python(&input).as_deref(), Some(&b"{'b': 'x y', 'a': [1, True], 'c': {'d': None}}"[..]));
        assert_eq!(ruby(&input, "=>").as_deref(), Some(&br#"{"b"=>"x y", "a"=>[1, true], "c"=>{"d"=>null}}"#[..]));
    }

    #[test]
    fn an_object_is_written_in_other_ways() {
        let value = br#"{"b" : "x, y\"", "a":[1, 2], "u":"http:\/\/a\u4f60"}"#;
        let input = Input { value, raw: value, shape: Shape::Nested, row: None };
        assert_eq!(compact(&input).as_deref(), Some(&br#"{"b":"x, y\"","a":[1,2],"u":"http:\/\/a\u4f60"}"#[..]));
        assert_eq!(sorted(&input).as_deref(), Some(&br#"{"a":[1,2],"b":"x, y\"","u":"http:\/\/a\u4f60"}"#[..]));
        assert_eq!(
            unescaped(&input).as_deref(),
            Some("{\"b\":\"x, y\\\"\",\"a\":[1,2],\"u\":\"http://a你\"}".as_bytes())
        );
        assert_eq!(spaced(&input).as_deref(), Some(&br#"{"b": "x, y\"", "a": [1, 2], "u": "http:\/\/a\u4f60"}"#[..]));
    }
}
