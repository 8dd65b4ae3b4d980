//! What the unit tests share.

use serde_json::{Value, json};

use crate::reading::Reading;
use crate::refusal::Refusal;

pub(crate) const SECRET: &[u8] = b"not a secret";

/// A plain reading (form, `name=value` joined by `&`, secret appended, MD5) with these keys changed.
pub(crate) fn try_reading(change: &Value) -> Result<Reading, String> {
    let mut reading = json!({
        "wire": "form", "signature": "sign", "fields": {"all_but": []}, "empty": "keep", "order": "name",
        "pair": "name=value", "separator": "&", "secret": {"append": ""}, "digest": "md5", "hex": "lower",
    });
    for (key, value) in change.as_object().into_iter().flatten() {
        reading[key] = value.clone();
    }
    Reading::from_json(&reading)
}

pub(crate) fn reading(change: &Value) -> Reading {
    try_reading(change).unwrap()
}

/// The plain reading with a table of these rows, after them `sign` and an unsigned `sign_type`.
pub(crate) fn with_table(rows: &[Value], change: &Value) -> Reading {
    let mut change = change.clone();
    let last = [json!({"name": "sign", "required": true}), json!({"name": "sign_type", "signed": false})];
    change["table"] = rows.iter().cloned().chain(last).collect();
    reading(&change)
}

pub(crate) fn pairs(pairs: &[(&str, &str)]) -> Vec<(Vec<u8>, Vec<u8>)> {
    pairs.iter().map(|(name, value)| (name.as_bytes().to_vec(), value.as_bytes().to_vec())).collect()
}

/// Code, field and offset of a refusal.
pub(crate) fn refused(refusal: &Refusal) -> (&'static str, Option<&str>, Option<usize>) {
    let field = refusal.field.as_deref().map(|name| std::str::from_utf8(name).unwrap());
    (refusal.code, field, refusal.offset)
}
