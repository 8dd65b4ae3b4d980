//! What is at the keys of a JSON object of test data.

use serde_json::{Map, Value};

/// The object, if it has no other keys than these.
pub(crate) fn object<'a>(json: &'a Value, what: &str, keys: &[&str]) -> Result<&'a Map<String, Value>, String> {
    let map = json.as_object().ok_or_else(|| format!("{what}: not an object"))?;
    match map.keys().find(|key| !keys.contains(&key.as_str())) {
        Some(key) => Err(format!("{what}: unknown key {key:?}")),
        None => Ok(map),
    }
}

pub(crate) fn value<'a>(map: &'a Map<String, Value>, key: &str) -> Result<&'a Value, String> {
    map.get(key).ok_or_else(|| format!("{key}: absent"))
}

pub(crate) fn word<'a>(map: &'a Map<String, Value>, key: &str) -> Result<&'a str, String> {
    value(map, key)?.as_str().ok_or_else(|| format!("{key}: not a text"))
}

pub(crate) fn flag(map: &Map<String, Value>, key: &str, default: bool) -> Result<bool, String> {
    map.get(key).map_or(Some(default), Value::as_bool).ok_or_else(|| format!("{key}: not a boolean"))
}

pub(crate) fn list<'a>(json: &'a Value, what: &str) -> Result<&'a Vec<Value>, String> {
    json.as_array().ok_or_else(|| format!("{what}: not a list"))
}

/// A name: a text that is not empty.
pub(crate) fn text(json: &Value, what: &str) -> Result<Vec<u8>, String> {
    match json.as_str() {
        Some(name) if !name.is_empty() => Ok(name.as_bytes().to_vec()),
        _ => Err(format!("{what}: not a text, or empty")),
    }
}

pub(crate) fn texts(json: &Value, what: &str) -> Result<Vec<Vec<u8>>, String> {
    list(json, what)?.iter().map(|item| text(item, what)).collect()
}
