//! Bytes and texts on their way to JavaScript.

use napi::JsString;
use paysign::Value;
use serde_json::{Value as Json, json};

/// The bytes of a binary string.
///
/// # Errors
///
/// If it is not a string; the JavaScript side has made sure that it is one.
pub fn bytes_of(binary: JsString<'_>) -> napi::Result<napi::JsStringLatin1<'_>> {
    binary.into_latin1()
}

/// A text, or `{"bytes": binary string}` for what is not UTF-8.
pub fn text_or_bytes(bytes: &[u8]) -> Json {
    match std::str::from_utf8(bytes) {
        Ok(text) => Json::from(text),
        Err(_) => json!({ "bytes": bytes.iter().copied().map(char::from).collect::<String>() }),
    }
}

/// A name or a value of a message.
pub fn value(value: Value<'_>) -> Json {
    text_or_bytes(&value.to_bytes())
}
