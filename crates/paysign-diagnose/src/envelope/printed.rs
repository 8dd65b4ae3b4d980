//! What PHP prints of an array: `print_r`, `var_dump`, `serialize`.

use alloc::vec::Vec;

use super::literal::bare;
use super::opened::Opened;
use super::plain::{Pair, find, is_name};
use crate::item::Of;
use crate::wiped::Wiped;
use paysign::value::Shape;

/// How many fields are read.
const MAX_FIELDS: usize = 1_024;

/// `[name] => value`, a line each; a value may have several.
pub(crate) fn print_r(text: &[u8]) -> Option<Opened> {
    let at = find(text, b"Array").filter(|at| *at < 64)?;
    let mut pairs: Vec<Pair> = Vec::new();
    // The name, and where its value begins and ends.
    let mut open: Option<(&[u8], usize, usize)> = None;
    let mut start = at;
    for line in text[at..].split_inclusive(|byte| *byte == b'\n') {
        let entry = line.trim_ascii_start().strip_prefix(b"[");
        let name = entry.and_then(|entry| Some((&entry[..find(entry, b"] =>")?], entry)));
        let end = start + line.len();
        if let Some((name, entry)) = name.filter(|(name, _)| is_name(name)) {
            pairs.extend(open.map(|entry| pair(text, entry)));
            let value = entry[name.len() + 4..].strip_prefix(b" ").unwrap_or(&entry[name.len() + 4..]);
            open = Some((name, end - value.len(), end));
        } else if line.trim_ascii() == b")" {
            pairs.extend(open.take().map(|entry| pair(text, entry)));
        } else if let Some((_, _, value_end)) = &mut open {
            *value_end = end;
        }
        start = end;
        if pairs.len() >= MAX_FIELDS {
            break;
        }
    }
    pairs.extend(open.map(|entry| pair(text, entry)));
    Opened::printed("a printed array", pairs)
}

fn pair(text: &[u8], (name, start, end): (&[u8], usize, usize)) -> Pair {
    let value = &text[start..end];
    let value = value.strip_suffix(b"\n").map_or(value, |value| value.strip_suffix(b"\r").unwrap_or(value));
    // An object's members are printed with their kind.
    let name = name.split(|byte| *byte == b':').next().unwrap_or(name);
    Pair::plain(name, value, Shape::Text)
}

/// `["pid"]=>` and `string(5) "41207"`.
pub(crate) fn var_dump(of: &Of<'_, '_>, text: &[u8]) -> Option<Opened> {
    let mut pairs = Vec::new();
    let mut rest = text;
    while let Some(at) = find(rest, b"[\"").filter(|_| pairs.len() < MAX_FIELDS) {
        rest = &rest[at + 2..];
        let Some(end) = find(rest, b"\"]=>") else { break };
        let name = &rest[..end];
        if name.contains(&b'"') {
            continue;
        }
        rest = rest[end + 4..].trim_ascii_start();
        let (kind, inner) = split_kind(rest);
        match kind {
            b"string" => {
                let Some((value, behind)) = counted(inner, b") \"") else { continue };
                pairs.push(Pair::plain(name, value, Shape::Text));
                rest = behind;
            }
            b"int" | b"float" | b"bool" => {
                let end = inner.iter().position(|byte| *byte == b')').unwrap_or(inner.len());
                let (value, shape) = bare(&inner[..end], of.signing.scheme.null);
                pairs.push(Pair::plain(name, value, shape));
            }
            _ if rest.starts_with(b"NULL") => {
                let (value, shape) = bare(b"NULL", of.signing.scheme.null);
                pairs.push(Pair::plain(name, value, shape));
            }
            _ => {}
        }
    }
    Opened::printed("a dump of an array", pairs)
}

/// The word before a bracket, and what is in it.
fn split_kind(text: &[u8]) -> (&[u8], &[u8]) {
    match text.iter().take(16).position(|byte| *byte == b'(') {
        Some(at) => (&text[..at], &text[at + 1..]),
        None => (b"", text),
    }
}

/// A text of so many bytes: the number, what opens it, the text, and what comes after it.
fn counted<'t>(text: &'t [u8], open: &[u8]) -> Option<(&'t [u8], &'t [u8])> {
    let digits = text.iter().position(|byte| !byte.is_ascii_digit())?;
    let len: usize = core::str::from_utf8(&text[..digits]).ok()?.parse().ok()?;
    let inner = text[digits..].strip_prefix(open)?;
    let value = inner.get(..len)?;
    inner[len..].strip_prefix(b"\"").map(|behind| (value, behind))
}

/// `a:2:{s:3:"pid";s:5:"41207";s:5:"money";d:29.9;}`.
pub(crate) fn serialized(of: &Of<'_, '_>, text: &[u8]) -> Option<Opened> {
    let rest = text.strip_prefix(b"a:")?;
    let mut rest = &rest[find(rest, b":{")? + 2..];
    let mut pairs = Vec::new();
    while let Some((name, behind)) = scalar(of, rest).filter(|_| pairs.len() < MAX_FIELDS) {
        let Some(((value, shape), behind)) = scalar(of, behind) else { break };
        pairs.push(Pair::plain(name.0, value, shape));
        rest = behind;
    }
    Opened::printed("a serialized array", pairs)
}

/// One value of it, and what comes after it.
fn scalar<'t>(of: &Of<'_, '_>, text: &'t [u8]) -> Option<((Wiped, Shape), &'t [u8])> {
    if let Some(rest) = text.strip_prefix(b"s:") {
        let (value, behind) = counted(rest, b":\"")?;
        return Some(((value.into(), Shape::Text), behind.strip_prefix(b";")?));
    }
    let end = text.iter().position(|byte| *byte == b';')?;
    let value = match &text[..end] {
        b"N" => bare(b"NULL", of.signing.scheme.null),
        [b'i' | b'd', b':', number @ ..] => bare(number, of.signing.scheme.null),
        b"b:1" => bare(b"true", of.signing.scheme.null),
        b"b:0" => bare(b"false", of.signing.scheme.null),
        _ => return None,
    };
    Some((value, &text[end + 1..]))
}
