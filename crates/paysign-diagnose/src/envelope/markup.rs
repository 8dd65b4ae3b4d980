//! Multipart and XML, which some gateways of the family send and others never do.

use alloc::vec::Vec;

use super::entities;
use super::opened::Opened;
use super::plain::{Pair, find};
use crate::cause::Cause;
use crate::finding::Factor;
use crate::wiped::Wiped;
use paysign::value::Shape;

/// How many fields are read.
const MAX_FIELDS: usize = 512;

/// The fields of multipart/form-data.
pub(crate) fn multipart(text: &[u8]) -> Option<Opened> {
    let text = text.strip_prefix(b"--").map(|_| text)?;
    let line_end = text.iter().position(|byte| matches!(byte, b'\r' | b'\n'))?;
    let boundary = &text[..line_end];
    let mut pairs = Vec::new();
    let mut rest = &text[line_end..];
    while let Some(at) = find(rest, b"name=\"").filter(|_| pairs.len() < MAX_FIELDS) {
        rest = &rest[at + 6..];
        let name = &rest[..rest.iter().position(|byte| *byte == b'"')?];
        let body_at = find(rest, b"\r\n\r\n").map(|at| at + 4).or_else(|| find(rest, b"\n\n").map(|at| at + 2))?;
        rest = &rest[body_at..];
        let end = find(rest, boundary).unwrap_or(rest.len());
        let value = &rest[..end];
        let value = value.strip_suffix(b"\n").map_or(value, |value| value.strip_suffix(b"\r").unwrap_or(value));
        pairs.push(Pair::plain(name, value, Shape::Text));
        rest = &rest[end..];
    }
    Opened::fields(Factor::new(Cause::OtherFormat).detail("multipart/form-data"), pairs)
}

/// The elements of an XML document that hold no others.
pub(crate) fn xml(text: &[u8]) -> Option<Opened> {
    let text = text.strip_prefix(b"<").map(|_| text)?;
    let mut pairs = Vec::new();
    let mut rest = text;
    for _ in 0..MAX_FIELDS {
        let Some(start) = rest.iter().position(|byte| *byte == b'<') else { break };
        let Some(end) = rest[start..].iter().position(|byte| *byte == b'>') else { break };
        let tag = &rest[start + 1..start + end];
        let name = tag.split(u8::is_ascii_whitespace).next().unwrap_or_default();
        rest = &rest[start + end + 1..];
        let close = Wiped::from([b"</", name, b">"].concat());
        if name.is_empty() || matches!(name[0], b'?' | b'!' | b'/') {
            continue;
        }
        if let Some(end) = find(rest, &close) {
            let value = &rest[..end];
            let text = value.trim_ascii().strip_prefix(b"<![CDATA[").and_then(|value| value.strip_suffix(b"]]>"));
            if text.is_none() && value.contains(&b'<') {
                continue;
            }
            let plain = text.map_or_else(|| entities::undone(value), Wiped::from);
            pairs.push(Pair::plain(name, plain, Shape::Text));
            rest = &rest[end + close.len()..];
        }
    }
    Opened::fields(Factor::new(Cause::OtherFormat).detail("XML"), pairs)
}
