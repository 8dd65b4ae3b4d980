//! The wire of JSON: one object, whose values keep the text that they were written as.

use alloc::vec::Vec;
use core::fmt;

use serde_core::Deserializer as _;
use serde_core::de::{MapAccess, Visitor};
use serde_json::value::RawValue;

use super::error::BodyError;
use crate::escape;
use crate::message::Limits;
use crate::param::Param;
use crate::scan;
use crate::scheme::Null;
use crate::value::{Shape, Value};

/// Reads one JSON object into its parameters, in the body's order, repeated names included.
pub(crate) fn read<'a>(body: &'a [u8], null: Null, limits: &Limits) -> Result<Vec<Param<'a>>, BodyError> {
    if body.len() > limits.body_len {
        return Err(BodyError::TooLong { limit: limits.body_len });
    }
    if body.is_empty() {
        return Err(BodyError::Empty);
    }
    let mut json = serde_json::Deserializer::from_slice(body);
    let members = json
        .deserialize_map(Members)
        .and_then(|members| json.end().map(|()| members))
        .map_err(|error| BodyError::Malformed { offset: offset(body, &error) })?;
    if nesting(body)? > limits.depth {
        return Err(BodyError::TooDeep { limit: limits.depth });
    }
    if members.len() > limits.fields {
        return Err(BodyError::TooManyFields { limit: limits.fields });
    }
    let params = members.into_iter().enumerate();
    Ok(params
        .map(|(place, (name, value))| Param { name: decode(name, null), value: decode(value, null), place })
        .collect())
}

/// The member of an object that a path of names leads to, such as `data.status`.
///
/// `None` if there is none, if a name on the way occurs twice, or if the way leads through something that is
/// not an object, or through one of more fields than `limits` allow.
pub(crate) fn member<'a>(params: &[Param<'a>], path: &str, limits: &Limits) -> Option<Value<'a>> {
    let (name, rest) = match path.split_once('.') {
        Some((name, rest)) => (name, Some(rest)),
        None => (path, None),
    };
    let mut named = params.iter().filter(|param| param.name == *name);
    let value = named.next().filter(|_| named.next().is_none())?.value;
    match rest {
        None => Some(value),
        Some(rest) => member(&read(value.raw(), Null::Empty, limits).ok()?, rest, limits),
    }
}

/// What a raw JSON value stands for.
fn decode(raw: &RawValue, null: Null) -> Value<'_> {
    let raw = raw.get().as_bytes();
    match raw {
        [b'"', text @ .., b'"'] if scan::holds(text, b'\\') => Value::json_text(text),
        [b'"', text @ .., b'"'] => Value::plain(text),
        [b'{' | b'[', ..] => Value::other(raw, Shape::Nested),
        [b't' | b'f', ..] => Value::other(raw, Shape::Boolean),
        [b'n', ..] => Value::other(if null == Null::Word { raw } else { b"" }, Shape::Null),
        _ => Value::other(raw, Shape::Number),
    }
}

/// How deep objects and arrays are nested in `body`, which is well-formed but for half surrogate pairs: those
/// are found here.
fn nesting(body: &[u8]) -> Result<usize, BodyError> {
    // Mostly there is no escape, and no other object or array than the outer one.
    let inside = body.get(scan::find(body, b'{').map_or(0, |at| at + 1)..).unwrap_or_default();
    if ![b'\\', b'{', b'['].iter().any(|byte| scan::holds(inside, *byte)) {
        return Ok(1);
    }
    let (mut depth, mut deepest, mut in_text) = (0usize, 0, false);
    let mut at = 0;
    while let Some(byte) = body.get(at) {
        match byte {
            b'\\' => match escape::json(&body[at..]) {
                Some((_, escape_len)) => {
                    at += escape_len;
                    continue;
                }
                None => return Err(BodyError::Malformed { offset: at }),
            },
            b'"' => in_text = !in_text,
            b'{' | b'[' if !in_text => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b']' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += 1;
    }
    Ok(deepest)
}

/// The byte of `body` that `serde_json`'s line and column mean.
fn offset(body: &[u8], error: &serde_json::Error) -> usize {
    let lines_before = error.line().saturating_sub(1);
    let line_start: usize = body.split_inclusive(|byte| *byte == b'\n').take(lines_before).map(<[u8]>::len).sum();
    (line_start + error.column().saturating_sub(1)).min(body.len())
}

/// Collects the members of an object without looking into them.
struct Members;

impl<'de> Visitor<'de> for Members {
    type Value = Vec<(&'de RawValue, &'de RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(members)
    }
}
