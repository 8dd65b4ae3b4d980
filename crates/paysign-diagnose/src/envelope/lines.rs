//! Tables: a name and its value on each line, as browsers, Postman and spreadsheets copy them; and fields
//! with something else than `&` between them.

use alloc::vec::Vec;

use super::opened::Opened;
use super::plain::{Pair, find, is_name, knows, piece_of_form};
use crate::cause::Cause;
use crate::finding::Factor;
use crate::item::Of;
use paysign::value::Shape;

/// How many lines are read.
const MAX_LINES: usize = 1_024;

/// A table of names and values.
pub(crate) fn table(of: &Of<'_, '_>, text: &[u8]) -> Option<Opened> {
    let lines = text.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    let lines: Vec<&[u8]> = lines.filter(|line| !line.trim_ascii().is_empty()).take(MAX_LINES).collect();
    if lines.len() < 3 {
        return None;
    }
    let factor = |detail| Factor::new(Cause::CopiedTable).detail(detail);
    let pairs: Vec<Pair> = lines.iter().filter_map(|line| row(of, line)).collect();
    if pairs.iter().any(|pair| pair.name == of.signing.field && !pair.value.is_empty()) {
        return Opened::fields(factor("a name and its value on each line"), pairs);
    }
    // A name on one line, its value on the next.
    let start = lines.iter().position(|line| knows(of, line.trim_ascii()))?;
    let of_two = |two: &[&[u8]]| match two {
        [name, value] if is_name(name.trim_ascii()) => {
            Some(Pair::plain(name.trim_ascii(), value.trim_ascii(), Shape::Text))
        }
        _ => None,
    };
    let pairs: Vec<Pair> = lines[start..].chunks(2).filter_map(of_two).collect();
    let has_signature = pairs.iter().any(|pair| pair.name == of.signing.field);
    has_signature.then(|| Opened::fields(factor("a name on one line, its value on the next"), pairs))?
}

/// What is between a name and its value.
const JOINTS: [&[u8]; 8] =
    [b"\t", " =>".as_bytes(), " =".as_bytes(), b"=", ": ".as_bytes(), "：".as_bytes(), b":", b"|"];

fn row(of: &Of<'_, '_>, line: &[u8]) -> Option<Pair> {
    let is_around = |byte: &u8| byte.is_ascii_whitespace() || b"|-*\"'`".contains(byte);
    let start = line.iter().position(|byte| !is_around(byte))?;
    let line = &line[start..];
    let name_end = line.iter().position(|byte| !is_name(&[b'_', *byte])).unwrap_or(line.len());
    let name = &line[..name_end];
    if !is_name(name) {
        return None;
    }
    let rest = line[name_end..].strip_prefix(b"\"").unwrap_or(&line[name_end..]);
    let rest = rest.strip_prefix(b"`").unwrap_or(rest);
    let is_of_table = rest.trim_ascii_start().starts_with(b"|");
    let rest = if is_of_table { rest.trim_ascii_start() } else { rest };
    let joint = JOINTS.iter().find(|joint| rest.starts_with(joint));
    match joint {
        // As it is in a form.
        Some(&b"=") if !rest[1..].starts_with(b" ") => Some(Pair { offset: None, ..piece_of_form(line, 0) }),
        Some(joint) => {
            let value = rest[joint.len()..].trim_ascii();
            let value = value.strip_suffix(b"|").filter(|_| is_of_table).unwrap_or(value).trim_ascii();
            Some(Pair::plain(name, unquoted(value), Shape::Text))
        }
        None if rest.is_empty() => knows(of, name).then(|| Pair::plain(name, &b""[..], Shape::Text)),
        None => {
            let is_column = rest.starts_with(b" ") && (knows(of, name) || rest.starts_with(b"  "));
            is_column.then(|| Pair::plain(name, rest.trim_ascii(), Shape::Text))
        }
    }
}

/// Without quotes around it, and the comma after them.
fn unquoted(value: &[u8]) -> &[u8] {
    let inner = value.strip_suffix(b",").unwrap_or(value);
    match inner {
        [b'"', inner @ .., b'"'] | [b'\'', inner @ .., b'\''] | [b'`', inner @ .., b'`'] => inner,
        _ => value,
    }
}

/// Fields with something else between them than `&`.
pub(crate) fn other_separator(of: &Of<'_, '_>, text: &[u8]) -> Option<Opened> {
    const SEPARATORS: [(&[u8], &str); 5] = [
        (b";", "semicolons between the fields"),
        (b", ", "commas between the fields"),
        (b",", "commas between the fields"),
        (b"|", "bars between the fields"),
        (b" ", "spaces between the fields"),
    ];
    // What HTML has made of `&` is another matter.
    if find(text, b"&amp;").is_some() {
        return None;
    }
    let of_separator = |(separator, detail): (&[u8], &'static str)| {
        let pairs = fields_between(of, text, separator);
        let has_signature = pairs.iter().any(|pair| pair.name == of.signing.field);
        (has_signature && pairs.len() > 2)
            .then(|| Opened::fields(Factor::new(Cause::BodyReserialised).detail(detail), pairs))?
    };
    SEPARATORS.into_iter().find_map(of_separator)
}

/// What begins with a name and a `=` begins a field; all else belongs to the value before it.
fn fields_between(of: &Of<'_, '_>, text: &[u8], separator: &[u8]) -> Vec<Pair> {
    let mut starts: Vec<usize> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        if at == 0 || text[..at].ends_with(separator) {
            let name_end = text[at..].iter().take(65).position(|byte| *byte == b'=');
            let name = name_end.map_or(&b""[..], |len| &text[at..at + len]);
            if is_name(name) && (knows(of, name) || of.message.fields.is_empty() || starts.is_empty()) {
                starts.push(at);
            }
        }
        at += 1;
    }
    let piece = |(index, start): (usize, &usize)| {
        let end = starts.get(index + 1).map_or(text.len(), |next| next - separator.len());
        Pair { offset: None, ..piece_of_form(&text[*start..end], *start) }
    };
    starts.iter().enumerate().map(piece).collect()
}
