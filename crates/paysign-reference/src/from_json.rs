//! Parses a reading. Strict: test data with a slip in it must not pass for a different reading.

use serde_json::{Map, Value};

use crate::consistent::check;
use crate::reading::{
    Digest, Empty, Encoding, Kind, Null, OnlyWith, Order, Pair, Reading, Rewritten, Row, Scheme, SecretPlaces,
    Selection, SignType, Wire,
};

const KEYS: &[&str] = &[
    "wire",
    "signature",
    "sign_type",
    "fields",
    "empty",
    "null",
    "order",
    "pair",
    "separator",
    "secret",
    "digest",
    "hex",
    "table",
    "one_of",
    "stray_percent",
    "leaves_out_empty",
    "request",
    "reserved",
    "shop",
    "added",
];
const ROW_KEYS: &[&str] = &["name", "required", "signed", "kind", "max", "values", "number", "rewritten", "only_with"];

impl Reading {
    /// Parses a reading as `tests/vectors/README.md` describes it.
    ///
    /// `sign_type`, `table`, `one_of`, `request` and `reserved` may be absent, and `shop` and `added`, which
    /// a case gives; `null` too, unless a signed message is JSON. With `"signature": null` the keys of the
    /// scheme may be absent and are not looked at.
    ///
    /// # Errors
    ///
    /// A sentence that says which key is unknown, absent, of the wrong type or in conflict with another.
    pub fn from_json(json: &Value) -> Result<Reading, String> {
        let map = object(json, "reading", KEYS)?;
        let wire = match word(map, "wire")? {
            "form" => Wire::Form,
            "json" => Wire::Json,
            other => return Err(format!("wire: unknown word {other:?}")),
        };
        let is_signed = map.get("signature").is_some_and(|signature| !signature.is_null());
        let null = match (map.get("null"), wire) {
            (None, Wire::Form) => Null::Word,
            (None, Wire::Json) if !is_signed => Null::Word,
            _ => match word(map, "null")? {
                "word" => Null::Word,
                "empty" => Null::Empty,
                other => return Err(format!("null: unknown word {other:?}")),
            },
        };
        let table = match map.get("table") {
            None => Vec::new(),
            Some(rows) => list(rows, "table")?.iter().map(row).collect::<Result<_, _>>()?,
        };
        let names = |key| map.get(key).map_or(Ok(Vec::new()), |names| texts(names, key));
        let (one_of, reserved) = (names("one_of")?, names("reserved")?);
        let (shop, added) = (names("shop")?, names("added")?);
        let scheme = match map.get("signature") {
            None => return Err("signature: absent".into()),
            Some(Value::Null) => None,
            Some(signature) => Some(scheme(map, text(signature, "signature")?)?),
        };
        let is_request = flag(map, "request", false)?;
        let stray_percent = flag(map, "stray_percent", false)?;
        let leaves_out_empty = flag(map, "leaves_out_empty", false)?;
        let reading = Reading {
            wire,
            stray_percent,
            leaves_out_empty,
            null,
            table,
            one_of,
            is_request,
            reserved,
            shop,
            added,
            scheme,
        };
        check(&reading)?;
        Ok(reading)
    }
}

fn scheme(map: &Map<String, Value>, signature: Vec<u8>) -> Result<Scheme, String> {
    Ok(Scheme {
        signature,
        sign_type: map.get("sign_type").map(sign_type).transpose()?,
        fields: selection(value(map, "fields")?)?,
        empty: match word(map, "empty")? {
            "skip" => Empty::Skip,
            "keep" => Empty::Keep,
            other => return Err(format!("empty: unknown word {other:?}")),
        },
        order: match word(map, "order")? {
            "name" => Order::Name,
            "listed" => Order::Listed,
            other => return Err(format!("order: unknown word {other:?}")),
        },
        pair: match word(map, "pair")? {
            "name=value" => Pair::NameEqualsValue,
            "name=>value" => Pair::NameArrowValue,
            "namevalue" => Pair::NameThenValue,
            "value" => Pair::ValueOnly,
            other => return Err(format!("pair: unknown word {other:?}")),
        },
        separator: match word(map, "separator")?.as_bytes() {
            [] => None,
            [one] => Some(*one),
            _ => return Err("separator: more than one ASCII character".into()),
        },
        secret: secret(value(map, "secret")?)?,
        digest: digest(value(map, "digest")?)?,
        encoding: encoding(word(map, "hex")?)?,
    })
}

fn sign_type(json: &Value) -> Result<SignType, String> {
    let map = object(json, "sign_type", &["field", "digests"])?;
    let digests = value(map, "digests")?.as_object().ok_or("digests: not an object")?;
    if digests.contains_key("") {
        return Err("digests: an empty text".into());
    }
    let digests = digests
        .iter()
        .map(|(name, named)| Ok((name.clone().into_bytes(), digest(named)?)))
        .collect::<Result<Vec<_>, String>>()?;
    Ok(SignType { field: text(value(map, "field")?, "sign_type.field")?, digests })
}

fn selection(json: &Value) -> Result<Selection, String> {
    if json == "marked" {
        return Ok(Selection::Marked);
    }
    let map = object(json, "fields", &["all_but", "only"])?;
    match (map.get("all_but"), map.get("only")) {
        (Some(names), None) => Ok(Selection::AllBut(texts(names, "all_but")?)),
        (None, Some(names)) => Ok(Selection::Only(texts(names, "only")?)),
        _ => Err("fields: neither or both of all_but and only".into()),
    }
}

pub(crate) fn secret(json: &Value) -> Result<SecretPlaces, String> {
    let map = object(json, "secret", &["prepend", "append", "hmac"])?;
    let joint = |key: &str| match map.get(key) {
        None => Ok(None),
        Some(Value::String(joint)) => Ok(Some(joint.clone().into_bytes())),
        Some(_) => Err(format!("secret.{key}: not a text")),
    };
    let hmac = match map.get("hmac") {
        None => false,
        Some(Value::Bool(true)) => true,
        Some(_) => return Err("secret.hmac: can only be true".into()),
    };
    let places = SecretPlaces { prepend: joint("prepend")?, append: joint("append")?, hmac };
    if map.is_empty() { Err("secret: goes nowhere".into()) } else { Ok(places) }
}

pub(crate) fn digest(json: &Value) -> Result<Digest, String> {
    match json.as_str() {
        Some("md5") => Ok(Digest::Md5),
        Some("sha1") => Ok(Digest::Sha1),
        Some("sha256") => Ok(Digest::Sha256),
        Some("sha384") => Ok(Digest::Sha384),
        Some("sha512") => Ok(Digest::Sha512),
        _ => Err(format!("digest: unknown {json}")),
    }
}

pub(crate) fn encoding(word: &str) -> Result<Encoding, String> {
    match word {
        "lower" => Ok(Encoding::LowerHex),
        "upper" => Ok(Encoding::UpperHex),
        "base64" => Ok(Encoding::Base64),
        other => Err(format!("hex: unknown word {other:?}")),
    }
}

pub(crate) fn row(json: &Value) -> Result<Row, String> {
    let map = object(json, "table", ROW_KEYS)?;
    let name = text(value(map, "name")?, "name")?;
    let shown = String::from_utf8_lossy(&name).into_owned();
    let values = map.get("values").map(|values| texts(values, "values")).transpose()?;
    let kind = match (map.get("kind").map_or(Some("text"), Value::as_str), values) {
        (Some("code"), Some(values)) if !values.is_empty() => Kind::Code(values),
        (Some("code"), _) => return Err(format!("{shown}: a code without values")),
        (_, Some(_)) => return Err(format!("{shown}: values without the kind code")),
        (Some("text"), None) => Kind::Text,
        (Some("integer"), None) => Kind::Integer,
        (Some("amount"), None) => Kind::Amount,
        (Some("url"), None) => Kind::Url,
        (Some("datetime"), None) => Kind::DateTime,
        _ => return Err(format!("{shown}: unknown kind")),
    };
    let max = match map.get("max") {
        None => None,
        Some(max) => {
            let max = max.as_u64().and_then(|max| usize::try_from(max).ok());
            Some(max.ok_or_else(|| format!("{shown}: max is not a length"))?)
        }
    };
    Ok(Row {
        name,
        required: flag(map, "required", false)?,
        signed: flag(map, "signed", true)?,
        kind,
        max,
        number: flag(map, "number", false)?,
        rewritten: match map.get("rewritten").map(Value::as_str) {
            None => None,
            Some(Some("plain")) => Some(Rewritten::Plain),
            Some(Some("with_exponent")) => Some(Rewritten::WithExponent),
            Some(_) => return Err(format!("{shown}: rewritten in no known way")),
        },
        only_with: map.get("only_with").map(only_with).transpose()?,
    })
}

fn only_with(json: &Value) -> Result<OnlyWith, String> {
    let map = object(json, "only_with", &["field", "values"])?;
    Ok(OnlyWith {
        field: text(value(map, "field")?, "only_with.field")?,
        values: texts(value(map, "values")?, "only_with.values")?,
    })
}

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

fn flag(map: &Map<String, Value>, key: &str, default: bool) -> Result<bool, String> {
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

fn texts(json: &Value, what: &str) -> Result<Vec<Vec<u8>>, String> {
    list(json, what)?.iter().map(|item| text(item, what)).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::fixture::try_reading;
    use crate::reading::{Kind, Reading, Wire};

    #[test]
    fn a_slip_in_a_reading_is_told() {
        for (change, told) in [
            (json!({"speling": 1}), "unknown key"),
            (json!({"wire": "xml"}), "wire"),
            (json!({"wire": "json"}), "null: absent"),
            (json!({"null": "none"}), "null"),
            (json!({"fields": {}}), "neither or both"),
            (json!({"fields": "marked"}), "marked in no table"),
            (json!({"fields": {"only": []}}), "is empty"),
            (json!({"fields": {"only": ["a", "a"]}}), "repeated"),
            (json!({"fields": {"only": ["sign"]}}), "holds the signature"),
            (json!({"order": "listed"}), "without a list"),
            (json!({"separator": "&&"}), "separator"),
            (json!({"separator": "\u{e9}"}), "separator"),
            (json!({"secret": {}}), "goes nowhere"),
            (json!({"secret": {"hmac": false}}), "only be true"),
            (json!({"digest": "sha3"}), "unknown"),
            (json!({"table": [{"name": "a"}]}), "not in the table"),
            (json!({"table": [{"name": "a", "kind": "code"}]}), "without values"),
            (json!({"table": [{"name": "a", "values": ["1"]}]}), "without the kind"),
            (json!({"table": [{"name": "a", "kind": "date"}]}), "unknown kind"),
            (json!({"table": [{"name": "a", "max": -1}]}), "max"),
            (json!({"table": [{"name": "a", "required": "yes"}]}), "not a boolean"),
            (json!({"one_of": ["a", "b"]}), "not in the table"),
            (json!({"reserved": "a"}), "not a list"),
            (json!({"reserved": ["a", "a"]}), "repeated"),
            (json!({"reserved": ["a"], "signature": null}), "without a signature"),
            (json!({"sign_type": {"field": "sign", "digests": {"MD5": "md5"}}}), "is the signature"),
            (json!({"sign_type": {"field": "sign_type", "digests": {"X": "sha256"}}}), "does not offer"),
            (json!({"sign_type": null}), "not an object"),
        ] {
            let message = try_reading(&change).unwrap_err();
            assert!(message.contains(told), "{change}: {message}");
        }
        assert!(Reading::from_json(&json!([])).is_err());
    }

    #[test]
    fn a_message_without_a_signature_needs_no_scheme() {
        let table = json!([{"name": "code", "kind": "code", "values": ["1"], "required": true, "max": 4}]);
        let reading = json!({"wire": "json", "null": "empty", "signature": null, "table": table});
        let reading = Reading::from_json(&reading).unwrap();
        assert_eq!((reading.wire, reading.scheme.is_none()), (Wire::Json, true));
        assert_eq!(reading.table[0].kind, Kind::Code(vec![b"1".to_vec()]));
    }
}
