//! Members of the JSON of a case. What is wrong is said without what is there: that may be a secret.

use serde_json::{Map, Value as Json};

/// What is said of the first member that is not one of these.
pub(super) fn unknown(json: &Json, known: &[&str]) -> Option<String> {
    let Some(members) = json.as_object() else { return Some("not an object".to_owned()) };
    let unknown = |members: &Map<String, Json>| members.keys().find(|name| !known.contains(&name.as_str())).cloned();
    unknown(members).map(|name| format!("there is no `{}`; there is {}", name.escape_debug(), known.join(", ")))
}

/// The bytes of an expected text: a string, or `{"hex": "…"}`.
pub(super) fn bytes(expected: &Json) -> Option<Vec<u8>> {
    match expected["hex"].as_str() {
        Some(hex) => unhex(hex),
        None => expected.as_str().map(|text| text.as_bytes().to_vec()),
    }
}

/// The bytes of hex digits.
pub(super) fn unhex(hex: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let byte = |pair: &[u8]| match pair {
        [high, low] => Some(digit(*high)? << 4 | digit(*low)?),
        _ => None,
    };
    hex.as_bytes().chunks(2).map(byte).collect()
}

/// A text, if it is there.
///
/// # Errors
///
/// It is something else.
pub(super) fn text<'f>(json: &'f Json, name: &str) -> Result<Option<&'f str>, String> {
    match json.get(name) {
        None | Some(Json::Null) => Ok(None),
        Some(text) => text.as_str().map(Some).ok_or_else(|| format!("`{name}` is a text, in quotation marks")),
    }
}

/// A list of texts; none if it is not there.
///
/// # Errors
///
/// It is something else.
pub(super) fn texts<'f>(json: &'f Json, name: &str) -> Result<Vec<&'f str>, String> {
    let said = || format!("`{name}` is a list of texts");
    let Some(list) = json.get(name) else { return Ok(Vec::new()) };
    list.as_array().ok_or_else(said)?.iter().map(|text| text.as_str().ok_or_else(said)).collect()
}

/// A list of raw bodies; none if it is not there.
///
/// # Errors
///
/// It is something else.
pub(super) fn bodies(json: &Json, name: &str) -> Result<Vec<Vec<u8>>, String> {
    let said = || format!("`{name}` is a list of texts, or of bytes as {{\"hex\": …}}");
    let Some(list) = json.get(name) else { return Ok(Vec::new()) };
    list.as_array().ok_or_else(said)?.iter().map(|body| bytes(body).ok_or_else(said)).collect()
}

/// How many digits of units are after the point.
///
/// # Errors
///
/// It is not there.
pub(super) fn scale(json: &Json) -> Result<u8, String> {
    let scale = json["scale"].as_u64().and_then(|scale| u8::try_from(scale).ok());
    scale.ok_or_else(|| "`scale` is a number of digits after the point".to_owned())
}
