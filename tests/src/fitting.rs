//! Messages that fit a scheme: its names, values of the shapes and functions of its list, with what misleads
//! a reader now and then, and the right signature.

use paysign_reference::{Function, Item, Limits, Listed, Reading, Scheme, Selection, Shape, Wire, genuine};
use serde_json::Value;

use crate::choices::Choices;
use crate::generate;

type Fields = Vec<(Vec<u8>, Vec<u8>)>;

/// A raw body, mostly with the signature that one of the secrets gives it.
pub fn message(choices: &mut Choices<'_>, reading: &Reading, secrets: &[&[u8]]) -> Vec<u8> {
    let Some(scheme) = &reading.scheme else { return Vec::new() };
    let fields = fields(choices, scheme, secrets);
    let secret = choices.one_of(secrets);
    let parts: Vec<Vec<u8>> = match reading.wire {
        Wire::Form => fields.iter().map(|(name, value)| form_part(name, value)).collect(),
        Wire::Json => json_parts(choices, &fields),
        // What is nested, or escaped, is as any generator draws it there.
        Wire::Xml | Wire::Multipart => return generate::message(choices, reading, secrets),
    };
    let at = choices.below(parts.len() + 1);
    let body = |sign: &str| {
        let mut parts = parts.clone();
        match reading.wire {
            Wire::Form => {
                parts.insert(at, form_part(&scheme.signature, sign.as_bytes()));
                parts.join(&b'&')
            }
            Wire::Json | Wire::Xml | Wire::Multipart => {
                let name = String::from_utf8_lossy(&scheme.signature);
                parts.insert(at, member(&name, &Value::from(sign).to_string()).into_bytes());
                [b"{".as_slice(), &parts.join(&b','), b"}"].concat()
            }
        }
    };
    let mut sign = genuine(reading, &body("x"), secret, &Limits::default()).unwrap_or_else(|| "00".into());
    if choices.once_in(24) {
        sign.pop();
    }
    body(&sign)
}

/// The parameters, without the signature, in any order.
pub fn fields(choices: &mut Choices<'_>, scheme: &Scheme, secrets: &[&[u8]]) -> Fields {
    let mut all: Vec<Listed> = match &scheme.fields {
        Selection::Only(items) => items.iter().flat_map(listed).collect(),
        _ => Vec::new(),
    };
    let plain = |name: &str| Listed { name: name.into(), function: None, shape: None };
    let others: &[&str] = match &scheme.fields {
        Selection::Only(_) => &["p_", "p_a", "p_-", "x", "o"],
        _ => &["a", "b", "ab", "A", "c-", "a[0]", "p", "x", "a b", "o"],
    };
    for _ in 0..choices.below(4) {
        all.push(plain(choices.one_of(others)));
    }
    if let Some(name) = &scheme.secret.named
        && choices.once_in(16)
    {
        all.push(Listed { name: name.clone(), function: None, shape: None });
    }
    let mut fields = Fields::new();
    if let Selection::NamedBy { field, .. } = &scheme.fields {
        let lists = ["a,b", "b, ab ,p", "a", ",,Pw-1,a,v", ""];
        fields.push((field.clone(), choices.one_of(&lists).into()));
        all.extend(["a", "b"].map(plain));
    }
    for listed in all {
        if choices.once_in(12) || fields.iter().any(|(name, _)| *name == listed.name) {
            continue;
        }
        let value = value(choices, scheme, &listed, secrets);
        let at = choices.below(fields.len() + 1);
        fields.insert(at, (listed.name, value));
    }
    fields
}

/// All fields of a place of a list, each once.
fn listed(item: &Item) -> Vec<Listed> {
    match item {
        Item::Field(listed) => vec![listed.clone()],
        Item::Hash(_, items) => items.iter().flat_map(listed).collect(),
        Item::Secret(_) | Item::Text(_) | Item::Starting(_) => Vec::new(),
    }
}

fn value(choices: &mut Choices<'_>, scheme: &Scheme, listed: &Listed, secrets: &[&[u8]]) -> Vec<u8> {
    if choices.once_in(8) {
        return misleading(choices, scheme, secrets);
    }
    if choices.once_in(12) {
        return Vec::new();
    }
    let texts: &[&str] = match (&listed.shape, listed.function) {
        (Some(Shape::Digits), _) => &["1", "07", "120"],
        (Some(Shape::DigitsOf(_)), _) => &["12", "00"],
        (Some(Shape::Decimals(1)), _) => &["1.5", "10.0", "0.3", "1.0"],
        (Some(Shape::Decimals(_)), _) => &["1.50", "10.00", "0.25", "07.10", "1.01"],
        (Some(Shape::Letters(_)), _) => &["ab", "US"],
        (Some(Shape::Hex(_)), _) => &["0af", "123"],
        (Some(Shape::Length(_)), _) => &["a1", "--", "\u{e9}"],
        (Some(Shape::Of(words)), _) => return choices.one_of(words),
        (None, Some(Function::Lower)) => &["ab", "a-1"],
        (None, Some(Function::Upper)) => &["AB", "A-1"],
        (None, Some(_)) => &["1.5", "150", "0.25", "1.50", "1.234", "007", "x", "1.0", "a|b", "1e5"],
        (None, None) => &["1", "x", "a-b", "0", "X1", "ab", "true", "a b", "\u{4f60}"],
    };
    choices.one_of(texts).into()
}

/// A value of what the text is cut at, and of what is around it.
fn misleading(choices: &mut Choices<'_>, scheme: &Scheme, secrets: &[&[u8]]) -> Vec<u8> {
    let separator = scheme.separator.text.as_slice();
    let first = separator.get(..1).unwrap_or_default();
    let last = separator.get(separator.len().saturating_sub(1)..).unwrap_or_default();
    let joint = scheme.pair.joint.as_slice();
    let parts = [
        separator, first, last, joint, secrets[0], b"a", b"p", b"b", b"1", b".", b"\\", b"%", b"\0", b"A", b"p_a",
        b"\"", b"=",
    ];
    (0..=choices.below(4)).flat_map(|_| choices.one_of(&parts).to_vec()).collect()
}

/// A field of a form, every byte escaped.
fn form_part(name: &[u8], value: &[u8]) -> Vec<u8> {
    let escaped = |text: &[u8]| text.iter().fold(String::new(), |text, byte| text + &format!("%{byte:02X}"));
    format!("{}={}", escaped(name), escaped(value)).into_bytes()
}

fn member(name: &str, value: &str) -> String {
    format!("{}:{value}", Value::from(name))
}

/// The members of an object; paths into `o` are one of them.
fn json_parts(choices: &mut Choices<'_>, fields: &Fields) -> Vec<Vec<u8>> {
    let (mut parts, mut inner) = (Vec::new(), Vec::new());
    for (name, value) in fields {
        let name = String::from_utf8_lossy(name).into_owned();
        let value = json_value(choices, value);
        let is_flat = choices.once_in(32);
        match name.strip_prefix("o.").filter(|_| !is_flat) {
            Some(path) => {
                let text = match path.split_once('.') {
                    Some((first, last)) => member(first, &format!("{{\"n\":0,{}}}", member(last, &value))),
                    None => member(path, &value),
                };
                inner.push(text.clone());
                // Rarely the same again.
                if choices.once_in(32) {
                    inner.push(text);
                }
            }
            None => parts.push(member(&name, &value).into_bytes()),
        }
    }
    if !inner.is_empty() {
        inner.push("\"n\":[0]".to_owned());
        let at = choices.below(parts.len() + 1);
        parts.insert(at, member("o", &format!("{{{}}}", inner.join(","))).into_bytes());
    }
    parts
}

fn json_value(choices: &mut Choices<'_>, value: &[u8]) -> String {
    let text = String::from_utf8_lossy(value).into_owned();
    let is_bare = serde_json::from_str::<serde_json::Number>(&text).is_ok() || text == "true";
    match choices.below(24) {
        22 => choices.one_of(&["null", "false", "-1.50e2"]).to_owned(),
        23 => choices.one_of(&["{\"x\":1}", "[]"]).to_owned(),
        choice if is_bare && choice % 2 == 1 => text,
        _ => Value::from(text).to_string(),
    }
}
