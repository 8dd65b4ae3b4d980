//! JSON around the message: in a line of a log, in a text of JSON, in a member of an event, in lists of one.

use alloc::vec::Vec;

use super::opened::{Inside, Opened};
use super::plain::{Pair, find, json};
use crate::cause::Cause;
use crate::claim::base64;
use crate::finding::Factor;
use crate::item::Of;
use crate::rules::escapes::json_decoded;
use crate::wiped::Wiped;
use paysign::Limits;
use paysign::value::Shape;

/// How many brackets of a line of a log are tried.
const MAX_STARTS: usize = 8;

/// Names of an event's members that hold a query or a body.
const EVENT: [&str; 14] = [
    "body",
    "rawQueryString",
    "queryStringParameters",
    "multiValueQueryStringParameters",
    "queryParameters",
    "queryString",
    "rawQuery",
    "rawBody",
    "query",
    "isBase64Encoded",
    "httpMethod",
    "requestContext",
    "headers",
    "path",
];

/// JSON as a text of JSON, with its quotes.
pub(crate) fn text(text: &[u8]) -> Option<Opened> {
    let [b'"', inner @ .., b'"'] = text else { return None };
    if find(inner, b"\",\"").is_some() {
        return None;
    }
    let factor = Factor::new(Cause::BodyReserialised).detail("JSON inside a JSON string");
    Some(Opened::text(factor, json_decoded(inner)))
}

/// The members of the only object of a list.
pub(crate) fn list(of: &Of<'_, '_>, text: &[u8], limits: &Limits) -> Option<Opened> {
    let [b'[', inner @ .., b']'] = text else { return None };
    let pairs = json(inner, of.signing.scheme.null, limits)?;
    Opened::printed("in a list of one", singles(of, pairs))
}

/// Members that are lists of one, as a form is parsed into.
pub(crate) fn lists(of: &Of<'_, '_>, text: &[u8], limits: &Limits) -> Option<Opened> {
    let pairs = text.starts_with(b"{").then(|| json(text, of.signing.scheme.null, limits))??;
    let count = pairs.iter().filter(|pair| pair.shape == Shape::Nested && pair.value.starts_with(b"[")).count();
    let before = pairs.len();
    let pairs = singles(of, pairs);
    let is_list = |pair: &Pair| pair.shape == Shape::Nested && pair.value.starts_with(b"[");
    let left = pairs.iter().filter(|pair| is_list(pair)).count();
    // One list among others may be a value of the message.
    (2 * count > before && left < count).then(|| Opened::printed("each value in a list of one", pairs))?
}

/// The same, where lists of one are what is in them.
fn singles(of: &Of<'_, '_>, pairs: Vec<Pair>) -> Vec<Pair> {
    let single = |pair: Pair| {
        if pair.shape != Shape::Nested {
            return pair;
        }
        let value = pair.value.trim_ascii().strip_prefix(b"[").and_then(|value| value.strip_suffix(b"]"));
        // A member without a name of its own is read by the one reader of JSON.
        let whole = value.map(|value| {
            Wiped::written(value.len() + 6, |out| {
                for part in [&b"{\"a\":"[..], value, b"}"] {
                    out.extend_from_slice(part);
                }
            })
            .0
        });
        let member = whole.and_then(|whole| {
            let mut members = json(&whole, of.signing.scheme.null, &Limits::DEFAULT)?;
            members.pop().filter(|_| members.is_empty())
        });
        match member {
            Some(member) => Pair { value: member.value, raw: member.raw, shape: member.shape, ..pair },
            None => pair,
        }
    };
    pairs.into_iter().map(single).collect()
}

/// JSON among the words of a line of a log.
pub(crate) fn in_line(of: &Of<'_, '_>, text: &[u8], limits: &Limits) -> Option<Opened> {
    let starts = (1..text.len()).filter(|at| text[*at] == b'{').take(MAX_STARTS);
    for at in starts {
        let Some(end) = object_end(&text[at..]) else { continue };
        let object = &text[at..at + end];
        let factor = Factor::new(Cause::LogLine).detail("JSON in a line of a log");
        if find(object, of.signing.field.as_bytes()).is_some() {
            if json(object, of.signing.scheme.null, limits).is_some() {
                return Some(Opened::text(factor, object));
            }
            let plain = Wiped::from(json_decoded(object));
            if json(&plain, of.signing.scheme.null, limits).is_some() {
                return Some(Opened::text(factor, plain));
            }
        }
    }
    None
}

/// How long the object is that a text begins with.
fn object_end(text: &[u8]) -> Option<usize> {
    let (mut depth, mut is_quoted, mut is_escaped) = (0_usize, false, false);
    for (at, byte) in text.iter().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => is_quoted = !is_quoted,
            b'{' if !is_quoted => depth += 1,
            b'}' if !is_quoted => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// A member that holds the message: of an event of a cloud function, or of any object.
pub(crate) fn member(of: &Of<'_, '_>, text: &[u8], limits: &Limits) -> Option<Opened> {
    let pairs = json(text, of.signing.scheme.null, limits)?;
    if pairs.iter().any(|pair| pair.name == of.signing.field) {
        return None;
    }
    let is_event = pairs.iter().filter(|pair| EVENT.iter().any(|name| pair.name == *name)).count() > 1;
    let factor = || {
        if is_event {
            Factor::new(Cause::EventEnvelope)
        } else {
            Factor::new(Cause::BodyReserialised).detail("in a member of another object")
        }
    };
    let signature = of.signing.field.as_bytes();
    for pair in &pairs {
        let is_plain = pair.shape != Shape::Text || find(&pair.value, signature).is_some();
        let unpacked = if is_plain { None } else { base64(&pair.value) };
        let value: &[u8] = unpacked.as_deref().unwrap_or(&pair.value);
        if find(value, signature).is_none() || pair.name == "headers" {
            continue;
        }
        let mut opened = Opened::text(factor(), value);
        if unpacked.is_some() && !is_event {
            opened.factors = Vec::from([Factor::new(Cause::BodyBase64)]);
        }
        if pair.shape == Shape::Nested && is_event {
            // Parsed parameters: nobody knows how they were sent.
            if let Some(parsed) = json(value, of.signing.scheme.null, limits) {
                let parsed = singles(of, parsed);
                if parsed.iter().any(|pair| pair.name == of.signing.field) {
                    opened.inside = Inside::Fields(parsed);
                }
            }
        }
        return Some(opened);
    }
    None
}

/// A form's field that holds JSON with the message.
pub(crate) fn in_form(of: &Of<'_, '_>, text: &[u8], pairs: &[Pair]) -> Option<Opened> {
    if text.starts_with(b"{") || pairs.iter().any(|pair| pair.name == of.signing.field) {
        return None;
    }
    let signature = of.signing.field.as_bytes();
    let pair = pairs.iter().find(|pair| pair.value.starts_with(b"{") && find(&pair.value, signature).is_some())?;
    let factor = Factor::new(Cause::BodyReserialised).detail("JSON in a field of a form");
    Some(Opened::text(factor, &pair.value[..]))
}
