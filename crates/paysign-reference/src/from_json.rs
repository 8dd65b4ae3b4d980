//! Parses a reading. Strict: test data with a slip in it must not pass for a different reading.

use serde_json::Value;

use crate::consistent::check;
use crate::keys::{flag, list, object, text, texts, value, word};
use crate::null::Null;
use crate::reading::{Kind, OnlyWith, Reading, Rewritten, Row, Wire};
use crate::scheme_from_json::scheme;

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
            "xml" => Wire::Xml,
            "multipart" => Wire::Multipart,
            other => return Err(format!("wire: unknown word {other:?}")),
        };
        let is_signed = map.get("signature").is_some_and(|signature| !signature.is_null());
        let null = match (map.get("null"), wire) {
            (None, Wire::Form | Wire::Xml | Wire::Multipart) => Null::Word,
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::fixture::try_reading;
    use crate::reading::{Kind, Reading, Wire};

    #[test]
    fn a_slip_in_a_reading_is_told() {
        for (change, told) in [
            (json!({"speling": 1}), "unknown key"),
            (json!({"wire": "yaml"}), "wire"),
            (json!({"wire": "json"}), "null: absent"),
            (json!({"null": "none"}), "null"),
            (json!({"fields": {}}), "not one way"),
            (json!({"fields": {"all_but": [], "but": []}}), "not one way"),
            (json!({"fields": "marked"}), "marked in no table"),
            (json!({"fields": {"only": []}}), "is empty"),
            (json!({"fields": {"only": ["a", "a"]}}), "repeated"),
            (json!({"fields": {"only": ["sign"]}}), "holds the signature"),
            (json!({"order": "listed"}), "without a list"),
            (json!({"separator": "123456789"}), "separator"),
            (json!({"separator": {"text": "", "last": true}}), "separator"),
            (json!({"separator": "\u{e9}"}), "separator"),
            (json!({"secret": {}}), "goes nowhere"),
            (json!({"secret": {"hmac": false}}), "only be true"),
            (json!({"digest": "sha3"}), "unknown"),
            (json!({"digest": {"hash": "md5", "of": ["lower", "form"]}}), "of"),
            (json!({"digest": {"hash": "md5", "of": ["sha384"]}}), "of"),
            (json!({"pair": {"joint": "=", "value": "value"}}), "joint"),
            (json!({"pair": {"name": "upper", "value": "value"}}), "name"),
            (json!({"pair": {"name": "name", "joint": "==", "value": "value"}}), "joint"),
            (json!({"pair": {"name": "name", "value": "fixed2"}}), "listed fields"),
            (json!({"empty": "fill"}), "fill"),
            (json!({"fields": {"only": [{"field": "a", "as": "md5"}]}}), "function"),
            (json!({"fields": {"only": [{"field": "a", "is": "text"}]}}), "is"),
            (json!({"fields": {"only": ["a", {"text": "x"}]}}), "not fields"),
            (json!({"fields": {"only": ["a", {"secret": true}]}, "order": "listed"}), "within"),
            (json!({"fields": {"named_by": "a", "cut": ","}, "order": "sent"}), "order"),
            (json!({"fields": {"named_by": "a", "cut": ", "}}), "cut"),
            (json!({"secret": {"within": true}}), "within"),
            (json!({"secret": {"each": "", "named": "p"}}), "more than one"),
            (json!({"secret": {"frame": ["fields"], "append": ""}}), "frame"),
            (json!({"secret": {"frame": ["fields"]}}), "nowhere"),
            (json!({"secret": {"frame": [{"secret": true}]}}), "frame"),
            (json!({"secret": {"frame": ["fields", {"secret": "a"}, {"secret": true}]}}), "parts"),
            (json!({"secret": {"frame": ["fields", {"secret": "a"}], "hmac": true}}), "parts"),
            (json!({"secret": {"named": "p"}, "order": "sent"}), "named"),
            (json!({"secret": {"append": "", "as": "sha3"}}), "as"),
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
