//! Members of nested JSON objects, by their paths: fields, the signature, the message itself.

use crate::body::{Body, BodyField, Content, Received, first_repetition};
use crate::json;
use crate::message::items;
use crate::reading::{Reading, Wire};
use crate::refusal::{Limits, Refusal};
use crate::scheme::{Item, Selection};

/// Whether a listed name is a path.
pub(crate) fn is_path(reading: &Reading, name: &[u8]) -> bool {
    reading.wire == Wire::Json && name.contains(&b'.')
}

/// The names in the list of a message that are paths.
pub(crate) fn listed_paths(reading: &Reading, items: &[Item]) -> Vec<Vec<u8>> {
    let names = items.iter().flat_map(Item::fields).map(|listed| listed.name.clone());
    names.filter(|name| is_path(reading, name)).collect()
}

/// Finds what the paths of the scheme lead to: the fields of the message, in the order of the body, and what
/// claims to be its signature.
///
/// # Errors
///
/// Step 7 and 8 of verification. What is named like a path at the top is a repetition of it.
pub(crate) fn settle(reading: &Reading, body: Body, limits: &Limits) -> Result<Received, Refusal> {
    let top = body.fields;
    let scheme = reading.scheme.as_ref();
    let object = scheme.and_then(|scheme| match &scheme.fields {
        Selection::InObject { path, .. } => Some(path),
        _ => None,
    });
    let mut fields = match object {
        Some(path) => members(&top, path).ok_or_else(|| Refusal::of("missing_field").naming(path))?,
        None => top.clone(),
    };
    if fields.len() > limits.fields {
        return Err(Refusal::of("too_many_fields"));
    }
    let repetition = |fields: &[BodyField]| first_repetition(fields).map(|field| (field.offset, field.name.clone()));
    let mut repeated: Vec<(usize, Vec<u8>)> = repetition(&fields).into_iter().collect();
    let claimed: Vec<&Vec<u8>> = scheme.map_or_else(Vec::new, |scheme| {
        let sign_type = scheme.sign_type.as_ref().map(|sign_type| &sign_type.field);
        [&scheme.signature].into_iter().chain(sign_type).collect()
    });
    if let (Some(scheme), Some(_)) = (scheme, object) {
        let inside = fields.iter().filter(|field| field.name == scheme.signature);
        repeated.extend(inside.map(|field| (field.offset, field.name.clone())));
        let beside = top.iter().filter(|field| claimed.contains(&&field.name)).cloned().collect::<Vec<_>>();
        repeated.extend(repetition(&beside));
    }
    first_of(repeated)?;
    let (mut repeated, mut found) = (Vec::new(), Vec::new());
    if let Some(path) = object {
        let walk = Walk::along(&top, path);
        repeated.extend(walk.repeated.into_iter().map(|offset| (offset, path.clone())));
    }
    let mut go = |path: &[u8]| {
        let walk = Walk::along(&top, path);
        let same = top.iter().filter(|field| field.name == path).map(|field| field.offset);
        repeated.extend(same.chain(walk.repeated).map(|offset| (offset, path.to_vec())));
        walk.end.map(|end| BodyField { name: path.to_vec(), ..end })
    };
    let mut claims: Vec<BodyField> = Vec::new();
    for name in claimed {
        let is_path = scheme.is_some_and(|scheme| scheme.signature == *name) && is_path(reading, name);
        let at_top = || top.iter().find(|field| field.name == *name).cloned();
        claims.extend(if is_path { go(name) } else { at_top() });
    }
    if let Some(scheme) = scheme {
        let value = |name: &[u8]| {
            let field = top.iter().find(|field| field.name == name);
            field.map(|field| field.content.text(reading.null))
        };
        for path in listed_paths(reading, &items(scheme, value)) {
            found.extend(go(&path));
        }
    }
    first_of(repeated)?;
    fields.extend(found);
    fields.sort_by_key(|field| field.offset);
    Ok(Received { fields, claims })
}

/// The first of these repetitions in the body.
fn first_of(repeated: Vec<(usize, Vec<u8>)>) -> Result<(), Refusal> {
    match repeated.into_iter().min_by_key(|(offset, _)| *offset) {
        Some((offset, name)) => Err(Refusal::of("duplicate_field").naming(&name).at(offset)),
        None => Ok(()),
    }
}

/// The members of the object to which a path leads.
fn members(top: &[BodyField], path: &[u8]) -> Option<Vec<BodyField>> {
    let end = Walk::along(top, path).end?;
    let Content::Nested(text) = &end.content else { return None };
    let inner = json::read(text)?.fields.into_iter();
    let shifted = |field: BodyField| BodyField {
        offset: end.value_at + field.offset,
        value_at: end.value_at + field.value_at,
        ..field
    };
    Some(inner.map(shifted).collect())
}

/// A walk along a path.
struct Walk {
    /// Where a name of the path is there again.
    repeated: Vec<usize>,
    /// The member that it leads to.
    end: Option<BodyField>,
}

impl Walk {
    fn along(top: &[BodyField], path: &[u8]) -> Walk {
        let mut walk = Walk { repeated: Vec::new(), end: None };
        walk.go(top, 0, path);
        walk
    }

    /// Goes on among these members, whose offsets count from `base` on.
    fn go(&mut self, members: &[BodyField], base: usize, path: &[u8]) {
        let dot = path.iter().position(|byte| *byte == b'.');
        let name = &path[..dot.unwrap_or(path.len())];
        let mut same = members.iter().filter(|member| member.name == name);
        let Some(member) = same.next() else { return };
        self.repeated.extend(same.map(|member| base + member.offset));
        match (dot, &member.content) {
            (None, content) => {
                let (offset, value_at) = (base + member.offset, base + member.value_at);
                self.end = Some(BodyField { name: Vec::new(), offset, content: content.clone(), value_at });
            }
            (Some(dot), Content::Nested(text)) => {
                if let Some(inner) = json::read(text) {
                    self.go(&inner.fields, base + member.value_at, &path[dot + 1..]);
                }
            }
            (Some(_), _) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fixture::{reading, refused};

    /// Code, field and offset.
    type Refused = (&'static str, String, Option<usize>);

    /// Text and offset of each field.
    fn added(body: &str, paths: &[&str]) -> Result<Vec<(String, usize)>, Refused> {
        let reading = reading(&json!({"wire": "json", "null": "word", "fields": {"only": paths}}));
        let body = json::read(body.as_bytes()).unwrap();
        match settle(&reading, body, &Limits::default()) {
            Ok(body) => Ok(body
                .fields
                .iter()
                .map(|field| (String::from_utf8_lossy(field.content.text(reading.null)).into_owned(), field.offset))
                .collect()),
            Err(refusal) => {
                let (code, field, offset) = refused(&refusal);
                Err((code, field.unwrap_or_default().into(), offset))
            }
        }
    }

    #[test]
    fn a_path_leads_through_objects_only() {
        let body = r#"{"o":{"a":{"b":1.50}},"x":[{"b":2}],"y":"{\"b\":3}","z":null}"#;
        let whole = |more: &[(&str, usize)]| {
            let all = [(r#"{"a":{"b":1.50}}"#, 1), (r#"[{"b":2}]"#, 22), (r#"{"b":3}"#, 36), ("null", 52)];
            let mut all: Vec<(String, usize)> =
                all.iter().chain(more).map(|(text, at)| ((*text).to_owned(), *at)).collect();
            all.sort_by_key(|(_, at)| *at);
            Ok(all)
        };
        assert_eq!(added(body, &["o.a.b"]), whole(&[("1.50", 11)]));
        assert_eq!(added(body, &["o.a"]), whole(&[(r#"{"b":1.50}"#, 6)]));
        for path in ["x.b", "y.b", "z.b", "o.b", "a.b", "o.a.b.c", "o.", ".a"] {
            assert_eq!(added(body, &[path]), whole(&[]), "{path}");
        }
    }

    #[test]
    fn a_name_of_a_path_is_there_once() {
        for (body, expected) in [
            (r#"{"o":{"a":1,"a":2}}"#, ("o.a", 12)),
            (r#"{"o":{"a":1},"o.a":2}"#, ("o.a", 13)),
            (r#"{"o.a":2}"#, ("o.a", 1)),
            (r#"{"o":{"a":1},"o":{"a":1,"a":2}}"#, ("o", 13)),
            (r#"{"x":1,"o":{"a":{},"a":1},"x":1}"#, ("x", 26)),
        ] {
            assert_eq!(added(body, &["o.a"]), Err(("duplicate_field", expected.0.into(), Some(expected.1))), "{body}");
        }
        assert!(added(r#"{"o":{"b":1,"b":2,"a":1}}"#, &["o.a"]).is_ok());
    }
}
