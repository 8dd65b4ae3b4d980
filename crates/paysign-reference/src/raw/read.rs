//! What a proved body says.

use std::collections::BTreeMap;

use crate::body::{Body, Content as Written, first_repetition};
use crate::null::Null;
use crate::reading::Wire;
use crate::refusal::{Limits, Refusal};
use crate::{form, json, multipart, xml};

/// The text of a field, and whether it is an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// The text.
    pub text: Vec<u8>,
    is_object: bool,
}

/// The fields of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// By their names.
    pub fields: BTreeMap<Vec<u8>, Value>,
    limits: (usize, usize),
}

impl Content {
    /// The field of this name, or at this path. A name that is twice in an object leads to nothing.
    pub fn at(&self, path: &[u8]) -> Option<Vec<u8>> {
        if let Some(value) = self.fields.get(path) {
            return Some(value.text.clone());
        }
        let dot = path.iter().position(|byte| *byte == b'.')?;
        let inner = self.fields.get(&path[..dot]).filter(|value| value.is_object)?;
        within(&inner.text, &path[dot + 1..], self.limits)
    }
}

/// The member at this path of an object.
fn within(object: &[u8], path: &[u8], (fields, depth): (usize, usize)) -> Option<Vec<u8>> {
    let body = json::read(object).filter(|body| body.fields.len() <= fields && body.depth <= depth)?;
    let (name, rest) = match path.iter().position(|byte| *byte == b'.') {
        Some(dot) => (&path[..dot], Some(&path[dot + 1..])),
        None => (path, None),
    };
    let named: Vec<_> = body.fields.iter().filter(|field| field.name == name).collect();
    let [field] = named.as_slice() else { return None };
    match (&field.content, rest) {
        (content, None) => Some(content.text(Null::Empty).to_vec()),
        (Written::Nested(text), Some(rest)) if text.starts_with(b"{") => within(text, rest, (fields, depth)),
        _ => None,
    }
}

/// Reads it.
pub(super) fn read(wire: Wire, body: &[u8], limits: &Limits) -> Result<Content, Refusal> {
    let is_query = ["?", "/", "http://", "https://"].iter().all(|start| !body.starts_with(start.as_bytes()));
    let malformed = |offset| Refusal::of("malformed_body").at(offset);
    let read: Body = match wire {
        Wire::Form if !is_query => return Err(Refusal::of("not_a_query")),
        Wire::Form => form::read(body, false).map_err(malformed)?,
        Wire::Json => json::read(body).ok_or(Refusal::of("malformed_body"))?,
        Wire::Xml => xml::read(body, limits.depth).map_err(|fault| match fault {
            xml::Fault::Malformed(offset) => malformed(offset),
            xml::Fault::TooDeep => Refusal::of("too_deep"),
        })?,
        Wire::Multipart => multipart::read(body).map_err(malformed)?,
    };
    if read.depth > limits.depth {
        return Err(Refusal::of("too_deep"));
    }
    if read.fields.len() > limits.fields {
        return Err(Refusal::of("too_many_fields"));
    }
    if let Some(field) = first_repetition(&read.fields) {
        return Err(Refusal::of("duplicate_field").naming(&field.name).at(field.offset));
    }
    let value = |content: &Written| Value {
        text: content.text(Null::Empty).to_vec(),
        is_object: matches!(content, Written::Nested(text) if text.starts_with(b"{")),
    };
    let fields = read.fields.iter().map(|field| (field.name.clone(), value(&field.content))).collect();
    Ok(Content { fields, limits: (limits.fields, limits.depth) })
}
