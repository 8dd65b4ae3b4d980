//! Parses a reading of a signature in a header. Strict, as that of any other reading.

use serde_json::{Map, Value};

use super::reading::{Layout, Place, RawPart, RawReading};
use crate::from_json::row;
use crate::keys::{list, object, text, value, word};
use crate::reading::Wire;
use crate::scheme::SecretPlaces;
use crate::scheme_from_json::{digest, encoding, secret};

const KEYS: &[&str] = &["wire", "table", "text", "secret", "digest", "hex", "signature", "time", "age"];

impl RawReading {
    /// Parses a reading as `tests/vectors/README.md` describes it; `wire` is beside it in a case.
    ///
    /// # Errors
    ///
    /// A sentence that says which key is unknown, absent or of the wrong type.
    pub fn from_json(json: &Value, wire: &str) -> Result<Self, String> {
        let map = object(json, "raw_reading", KEYS)?;
        let (header, layout) = signature(value(map, "signature")?)?;
        let table = match map.get("table") {
            None => Vec::new(),
            Some(rows) => list(rows, "table")?.iter().map(row).collect::<Result<_, _>>()?,
        };
        Ok(Self {
            wire: match wire {
                "form" => Wire::Form,
                "json" => Wire::Json,
                "xml" => Wire::Xml,
                "multipart" => Wire::Multipart,
                other => return Err(format!("wire: unknown word {other:?}")),
            },
            table,
            text: list(value(map, "text")?, "text")?.iter().map(part).collect::<Result<_, _>>()?,
            secret: places(value(map, "secret")?)?,
            digest: digest(value(map, "digest")?)?,
            encoding: encoding(word(map, "hex")?)?,
            header,
            layout,
            time: optional(map, "time")?.map(time).transpose()?,
            age: optional(map, "age")?.map(age).transpose()?,
        })
    }
}

/// What is not `null`.
fn optional<'a>(map: &'a Map<String, Value>, key: &str) -> Result<Option<&'a Value>, String> {
    value(map, key).map(|value| Some(value).filter(|value| !value.is_null()))
}

/// Before the text, after it, or as the key of HMAC; of the body there are no fields for it to be among.
fn places(json: &Value) -> Result<SecretPlaces, String> {
    let map = object(json, "secret", &["prepend", "append", "hmac"])?;
    if map.is_empty() { Err("secret: goes nowhere".into()) } else { secret(json) }
}

fn part(json: &Value) -> Result<RawPart, String> {
    match json.as_str() {
        Some("body") => return Ok(RawPart::Body),
        Some("body_base64") => return Ok(RawPart::BodyInBase64),
        Some("timestamp") => return Ok(RawPart::Timestamp),
        Some(other) => return Err(format!("text: unknown word {other:?}")),
        None => {}
    }
    let map = object(json, "text", &["header", "constant"])?;
    match (map.get("header"), map.get("constant").and_then(Value::as_str)) {
        (Some(_), None) => Ok(RawPart::Header(name(map, "header")?)),
        (None, Some(constant)) => Ok(RawPart::Constant(constant.as_bytes().to_vec())),
        _ => Err("text: a part that is neither a header nor a constant".into()),
    }
}

fn signature(json: &Value) -> Result<(String, Layout), String> {
    let map = object(json, "signature", &["header", "before", "after", "item", "separator", "joint"])?;
    let layout = if map.contains_key("item") {
        let mark = |key| match word(map, key)?.as_bytes() {
            [mark] => Ok(*mark),
            _ => Err(format!("signature.{key}: not one character")),
        };
        Layout::Items(text(value(map, "item")?, "item")?, mark("separator")?, mark("joint")?)
    } else {
        Layout::Between(word(map, "before")?.as_bytes().to_vec(), word(map, "after")?.as_bytes().to_vec())
    };
    Ok((name(map, "header")?, layout))
}

fn time(json: &Value) -> Result<(Place, bool), String> {
    let map = object(json, "time", &["header", "item", "unit"])?;
    let place = match map.get("item") {
        Some(item) => Place::Item(text(item, "time.item")?),
        None => Place::Header(name(map, "header")?),
    };
    match word(map, "unit")? {
        "seconds" => Ok((place, false)),
        "milliseconds" => Ok((place, true)),
        other => Err(format!("time.unit: unknown word {other:?}")),
    }
}

fn age(json: &Value) -> Result<(u64, u64), String> {
    let map = object(json, "age", &["past", "future"])?;
    let seconds = |key| value(map, key)?.as_u64().ok_or_else(|| format!("age.{key}: not a number"));
    Ok((seconds("past")?, seconds("future")?))
}

fn name(map: &Map<String, Value>, key: &str) -> Result<String, String> {
    text(value(map, key)?, key).map(|name| String::from_utf8_lossy(&name).into_owned())
}
