//! Members of nested JSON objects that a list names by a path.

use crate::body::{Body, BodyField, Content};
use crate::json;
use crate::message::items;
use crate::reading::{Reading, Wire};
use crate::refusal::Refusal;
use crate::scheme::{Element, Item, Scheme, Selection};

/// Whether a listed name is a path.
pub(crate) fn is_path(reading: &Reading, name: &[u8]) -> bool {
    reading.wire == Wire::Json && name.contains(&b'.')
}

/// The names in the list of a message that are paths.
pub(crate) fn listed_paths(reading: &Reading, scheme: &Scheme, items: &[Item]) -> Vec<Vec<u8>> {
    let names = items.iter().flat_map(Item::fields).map(|listed| listed.name.clone());
    names.filter(|name| is_path(reading, name) && *name != scheme.signature).collect()
}

/// Adds what the paths of the scheme lead to, as fields in the order of the body.
///
/// # Errors
///
/// The first name in the body that is there twice at the top; then, path by path, where it passes. What is
/// named like a path at the top is a repetition of it.
pub(crate) fn add_listed(reading: &Reading, body: &mut Body) -> Result<(), Refusal> {
    if let Some(field) = body.first_repetition() {
        return Err(Refusal::of("duplicate_field").naming(&field.name).at(field.offset));
    }
    let mut found: Vec<BodyField> = Vec::new();
    if let Some(scheme) = &reading.scheme {
        let named_by = match &scheme.fields {
            Selection::NamedBy { field, .. } => Some(field),
            _ => None,
        };
        let framed = scheme.secret.frame.iter().flatten().filter_map(Element::field);
        let alone = named_by.into_iter().chain(framed).filter(|name| is_path(reading, name));
        for path in alone {
            found.extend(go(body, path)?);
        }
        let value = |name: &[u8]| {
            let field = found.iter().find(|field| field.name == name).or(body.field(name));
            field.map(|field| field.content.text(reading.null))
        };
        for path in listed_paths(reading, scheme, &items(scheme, value)) {
            found.extend(go(body, &path)?);
        }
    }
    for field in found {
        if body.field(&field.name).is_none() {
            body.fields.push(field);
        }
    }
    body.fields.sort_by_key(|field| field.offset);
    Ok(())
}

/// What this path leads to.
fn go(body: &Body, path: &[u8]) -> Result<Option<BodyField>, Refusal> {
    let mut walk = Walk { repeated: Vec::new(), end: None };
    walk.go(&body.fields, 0, path);
    let same = body.fields.iter().filter(|field| field.name == path).map(|field| field.offset);
    match same.chain(walk.repeated).min() {
        Some(offset) => Err(Refusal::of("duplicate_field").naming(path).at(offset)),
        None => Ok(walk.end.map(|end| BodyField { name: path.to_vec(), ..end })),
    }
}

/// A walk along a path.
struct Walk {
    /// Where a name of the path is there again.
    repeated: Vec<usize>,
    /// The member that it leads to.
    end: Option<BodyField>,
}

impl Walk {
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
                self.end =
                    Some(BodyField { name: Vec::new(), offset, content: content.clone(), value_at, is_member: true });
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
        let mut body = json::read(body.as_bytes()).unwrap();
        match add_listed(&reading, &mut body) {
            Ok(()) => Ok(body
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
