//! Signing, step by step as in `tests/vectors/README.md`.

use std::collections::BTreeSet;

use crate::ambiguous::{Check, first_ambiguous};
use crate::json_scalar::is_number;
use crate::kind::{fits, is_too_long};
use crate::message::{Message, items};
use crate::missing::{first_missing, first_unlisted};
use crate::number::{rewritten, sent};
use crate::path::listed_paths;
use crate::read::Reader;
use crate::reading::{Fields, Reading, Row, Wire};
use crate::refusal::{Limits, Refusal};
use crate::scheme::{Digest, Empty, Scheme, Selection};
use crate::secret::Key;
use crate::text::shown;
use crate::write;

/// A signed message, ready to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// The signature in hexadecimal digits.
    pub sign: String,
    /// The body or query string.
    pub body: Vec<u8>,
    /// The canonical string, as it is shown.
    pub canonical: Vec<u8>,
}

/// The names and values given, in the order given.
type Params = [(Vec<u8>, Vec<u8>)];

/// Signs parameters and writes the body.
///
/// # Errors
///
/// The first step that fails. No refusal has an offset.
pub fn sign(
    reading: &Reading,
    params: &Params,
    secret: &[u8],
    strict: bool,
    limits: &Limits,
) -> Result<Signed, Refusal> {
    // 1 and 2: the message, and the secret.
    let scheme = reading.scheme.as_ref().ok_or(Refusal::of("unsigned_message"))?;
    if Key::of(scheme, scheme.digest, secret).is_none() {
        return Err(Refusal::of("malformed_secret"));
    }
    if strict && Reader::of(reading).is_none() {
        return Err(Refusal::of("unreadable_scheme"));
    }
    // 3 to 6: the parameters as such.
    let added = added_sign_type(scheme, &params.iter().cloned().collect());
    check_parameters(scheme, params, 1 + usize::from(added.is_some()), limits)?;
    // Numbers that the receiver writes again are sent in their shortest text.
    let how = |name: &[u8]| reading.row(name).and_then(|row| row.rewritten);
    let sent = |(name, value): &(Vec<u8>, Vec<u8>)| {
        (name.clone(), how(name).and_then(|_| sent(reading, value)).unwrap_or_else(|| value.clone()))
    };
    let params = &params.iter().map(sent).collect::<Vec<_>>();
    let given: Fields = params.iter().cloned().collect();
    let algorithm = chosen_digest(scheme, &given)?;
    // 7: each by itself.
    let listed = items(scheme, |name| given.get(name).map(Vec::as_slice));
    let paths = listed_paths(reading, scheme, &listed);
    for (name, value) in params {
        // Only flat objects are written.
        if paths.contains(name) {
            return Err(Refusal::of("unknown_field").naming(name));
        }
        check_parameter(reading, scheme, name, value)?;
    }
    if !write::can_hold(reading.wire, &scheme.signature, b"") {
        return Err(Refusal::of("invalid_value").naming(&scheme.signature));
    }
    // 8: together.
    check_together(reading, params, &given)?;
    // 9: nothing is missing.
    check_missing(reading, scheme, &given, strict)?;
    // 10: the receiver reads what was meant.
    let hashed = params.iter().chain(&added).map(|(name, value)| {
        (name.clone(), how(name).and_then(|how| rewritten(reading, how, value)).unwrap_or_else(|| value.clone()))
    });
    let message = Message::of_texts(reading, &hashed.collect::<Vec<_>>()).ok_or(Refusal::of("unsigned_message"))?;
    if let Some(name) = message.lacks_secret() {
        return Err(Refusal::of("missing_field").naming(name));
    }
    let canonical = shown(&message.written(None).text);
    if strict && let Some(name) = first_ambiguous(&message, Check::Sent) {
        return Err(Refusal::of("ambiguous_field").naming(&name).having_built(&canonical));
    }
    let key = Key::of(scheme, algorithm, secret).ok_or(Refusal::of("malformed_secret"))?;
    let sign = scheme.written(&message.digest(algorithm, &key));
    let mut pairs = params.clone();
    pairs.retain(|(_, value)| !(reading.leaves_out_empty && value.is_empty()));
    pairs.push((scheme.signature.clone(), sign.clone().into_bytes()));
    pairs.extend(added);
    let body = match reading.wire {
        Wire::Form => write::form(&pairs),
        Wire::Json => write::json(&pairs, |name, value| {
            reading.row(name).is_some_and(|row| row.number) && !value.is_empty() && name != scheme.signature
        }),
        Wire::Xml => write::xml(&pairs),
        Wire::Multipart => write::multipart(&pairs),
    };
    Ok(Signed { sign, body, canonical })
}

/// Steps 3 to 5. `added` is the number of fields that are sent beside the parameters.
fn check_parameters(scheme: &Scheme, params: &Params, added: usize, limits: &Limits) -> Result<(), Refusal> {
    if params.len() + added > limits.fields {
        return Err(Refusal::of("too_many_fields"));
    }
    if params.iter().map(|(name, value)| name.len() + value.len()).sum::<usize>() > limits.body_len {
        return Err(Refusal::of("body_too_long"));
    }
    let mut seen = BTreeSet::new();
    if let Some((name, _)) = params.iter().find(|(name, _)| !seen.insert(name)) {
        return Err(Refusal::of("duplicate_field").naming(name));
    }
    if seen.contains(&scheme.signature) {
        return Err(Refusal::of("signature_given").naming(&scheme.signature));
    }
    Ok(())
}

/// Step 6: the digest that was asked for.
fn chosen_digest(scheme: &Scheme, given: &Fields) -> Result<Digest, Refusal> {
    match scheme.sign_type.as_ref().and_then(|sign_type| Some((sign_type, given.get(&sign_type.field)?))) {
        Some((sign_type, text)) => {
            let named = sign_type.digest_named(text);
            named.ok_or_else(|| Refusal::of("unsupported_sign_type").naming(&sign_type.field))
        }
        None => Ok(scheme.digest),
    }
}

/// Step 7, for one parameter.
fn check_parameter(reading: &Reading, scheme: &Scheme, name: &[u8], value: &[u8]) -> Result<(), Refusal> {
    if name.is_empty() {
        return Err(Refusal::of("empty_name").naming(name));
    }
    let is_but_few = matches!(scheme.fields, Selection::AllBut(_) | Selection::FlatBut(_) | Selection::Starting { .. });
    let takes_others = is_but_few && !scheme.separator.text.is_empty();
    let is_reserved = reading.reserved.iter().any(|reserved| reserved == name);
    let row = reading.row(name);
    if row.is_none() && !reading.table.is_empty() && (!takes_others || is_reserved) {
        return Err(Refusal::of("unknown_field").naming(name));
    }
    // JSON can write neither other bytes than UTF-8 nor every text as a number.
    if !write::can_hold(reading.wire, name, value) {
        return Err(Refusal::of("invalid_value").naming(name));
    }
    let Some(row) = row.filter(|_| !value.is_empty()) else { return Ok(()) };
    let is_known = row.rewritten.is_none() || sent(reading, value).is_some();
    let is_writable = is_known && (reading.wire != Wire::Json || !row.number || is_number(value));
    if !fits(&row.kind, value) || !is_writable {
        return Err(Refusal::of("invalid_value").naming(name));
    }
    if is_too_long(row, value) {
        return Err(Refusal::of("value_too_long").naming(name));
    }
    Ok(())
}

/// Step 8: what parameters forbid each other. A parameter without a value forbids nothing and is not
/// forbidden.
fn check_together(reading: &Reading, params: &Params, given: &Fields) -> Result<(), Refusal> {
    let with_value = || params.iter().filter(|(_, value)| !value.is_empty());
    if let Some((name, _)) = with_value().filter(|(name, _)| reading.one_of.contains(name)).nth(1) {
        return Err(Refusal::of("exclusive_fields").naming(name));
    }
    for (name, _) in with_value() {
        if let Some(only_with) = reading.row(name).and_then(|row| row.only_with.as_ref())
            && !given.get(&only_with.field).is_some_and(|value| only_with.values.contains(value))
        {
            return Err(Refusal::of("field_not_allowed").naming(name));
        }
    }
    Ok(())
}

/// Step 9.
fn check_missing(reading: &Reading, scheme: &Scheme, given: &Fields, strict: bool) -> Result<(), Refusal> {
    let asks_sign_type = scheme.sign_type.as_ref().filter(|sign_type| sign_type.digests.len() > 1);
    let is_sign_type = |name: &[u8]| scheme.sign_type.as_ref().is_some_and(|sign_type| sign_type.field == name);
    let is_required = |row: &Row| {
        if is_sign_type(&row.name) { asks_sign_type.is_some() } else { row.required && row.name != scheme.signature }
    };
    let has_value = |name: &[u8]| given.get(name).is_some_and(|value| !value.is_empty());
    let unasked = || asks_sign_type.map(|sign_type| sign_type.field.clone()).filter(|name| !has_value(name));
    let is_listed = |name: &[u8]| {
        given.get(name).is_some_and(|value| scheme.empty == Empty::Keep || !value.is_empty())
            || (is_sign_type(name) && asks_sign_type.is_none())
    };
    let unnamed = || match &scheme.fields {
        Selection::NamedBy { field, .. } => Some(field.clone()).filter(|field| !has_value(field)),
        _ => None,
    };
    let unlisted = || first_unlisted(reading, is_listed).filter(|_| strict);
    match first_missing(reading, is_required, has_value).or_else(unasked).or_else(unnamed).or_else(unlisted) {
        Some(name) => Err(Refusal::of("missing_field").naming(&name)),
        None => Ok(()),
    }
}

/// The `sign_type` field of a message with one digest, where it was not given.
fn added_sign_type(scheme: &Scheme, given: &Fields) -> Option<(Vec<u8>, Vec<u8>)> {
    let sign_type = scheme.sign_type.as_ref().filter(|sign_type| !given.contains_key(&sign_type.field))?;
    match sign_type.digests.as_slice() {
        [(text, _)] => Some((sign_type.field.clone(), text.clone())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fixture::{SECRET, pairs, reading, refused, with_table};
    use crate::verify::verify;

    /// Parameters, and the code and field of the error.
    type Case<'a> = (&'a [(&'a str, &'a str)], (&'a str, Option<&'a str>));

    fn ours(reading: &Reading, params: &[(&str, &str)]) -> Result<Signed, Refusal> {
        sign(reading, &pairs(params), SECRET, true, &Limits::default())
    }

    #[test]
    fn a_published_example_signs() {
        let params = pairs(&[
            ("pay_memberid", "221274714"),
            ("pay_orderid", "E20230306235021795557"),
            ("pay_applydate", "2023-03-06 23:50:24"),
            ("pay_bankcode", "956"),
            ("pay_notifyurl", "http://www.baidu.com/server.php"),
            ("pay_callbackurl", "http://www.baidu.com/page.php"),
            ("pay_amount", "5"),
        ]);
        let scheme = json!({"secret": {"append": "&key="}, "hex": "upper", "empty": "skip"});
        let secret = b"paebiyya4co5x0231zcm1novl8trustw";
        let signed = sign(&reading(&scheme), &params, secret, true, &Limits::default()).unwrap();
        assert_eq!(signed.sign, "7C33FC16AC912B47092B3EC20BD9468B");
    }

    #[test]
    fn the_body_keeps_the_order_and_verifies() {
        let one = json!({"field": "sign_type", "digests": {"MD5": "md5"}});
        for all_but in [json!([]), json!(["sign_type"])] {
            let form = reading(&json!({"sign_type": one, "fields": {"all_but": all_but}}));
            let signed = ours(&form, &[("b", "1 2"), ("a", "\u{4e2d}"), ("c", "")]).unwrap();
            let expected = format!("b=1%202&a=%E4%B8%AD&c=&sign={}&sign_type=MD5", signed.sign);
            assert_eq!(String::from_utf8_lossy(&signed.body), expected);
            let verdict = verify(&form, &signed.body, &[SECRET], true, &Limits::default());
            assert_eq!(verdict.map(|verdict| verdict.canonical), Ok(signed.canonical));
        }
        let rows = [json!({"name": "n", "number": true}), json!({"name": "m", "number": true})];
        let json = with_table(&rows, &json!({"wire": "json", "null": "word"}));
        let signed = ours(&json, &[("n", "1.50"), ("m", ""), ("b", "\"")]).unwrap();
        let expected = format!(r#"{{"n":1.50,"m":"","b":"\"","sign":"{}"}}"#, signed.sign);
        assert_eq!(String::from_utf8_lossy(&signed.body), expected);
        let verdict = verify(&json, &signed.body, &[SECRET], true, &Limits::default());
        assert_eq!(verdict.map(|verdict| verdict.canonical), Ok(signed.canonical));
    }

    #[test]
    fn a_url_may_hold_a_query_of_foreign_names() {
        let rows = [json!({"name": "u", "kind": "url"}), json!({"name": "t"})];
        let reading = with_table(&rows, &json!({"request": true}));
        let query = [("u", "http://x/?y=1&z=2&w"), ("t", "&")];
        let signed = ours(&reading, &query).unwrap();
        let verdict = verify(&reading, &signed.body, &[SECRET], true, &Limits::default());
        assert_eq!(verdict.map(|verdict| verdict.canonical), Ok(signed.canonical));
        for params in [("u", "http://x/?y=1&t=2"), ("u", "http://x/&z=2"), ("t", "1&z=2"), ("u&z", "1"), ("u=", "1")] {
            let refusal = ours(&reading, &[params]).unwrap_err();
            assert_eq!(refused(&refusal), ("ambiguous_field", Some(params.0), None));
        }
        let refusal = ours(&reading, &[query[0], ("v", "unknown, after a query")]).unwrap_err();
        assert_eq!(refused(&refusal), ("ambiguous_field", Some("v"), None));
        assert!(ours(&with_table(&rows, &json!({})), &query).is_err());
        let params = pairs(&[("u", "&t=2")]);
        assert!(sign(&reading, &params, SECRET, false, &Limits::default()).is_ok());
    }

    #[test]
    fn steps_come_in_order() {
        let rows = [
            json!({"name": "a", "required": true, "kind": "integer", "max": 2}),
            json!({"name": "b", "only_with": {"field": "a", "values": ["1"]}}),
            json!({"name": "c"}),
            json!({"name": "d"}),
        ];
        let sign_type = json!({"field": "sign_type", "digests": {"MD5": "md5", "SHA-256": "sha256"}});
        let change = json!({"one_of": ["c", "d"], "sign_type": sign_type, "fields": "marked"});
        let reading = with_table(&rows, &change);
        let limits = Limits { fields: 6, body_len: 30, depth: 1 };
        let cases: &[Case] = &[
            (&[("a", ""); 6], ("too_many_fields", None)),
            (&[("a", "0123456789012345678901234567890"), ("a", "")], ("body_too_long", None)),
            (&[("sign", ""), ("a", ""), ("a", "")], ("duplicate_field", Some("a"))),
            (&[("sign", ""), ("sign_type", "x")], ("signature_given", Some("sign"))),
            (&[("sign_type", "x"), ("", "")], ("unsupported_sign_type", Some("sign_type"))),
            (&[("sign_type", ""), ("", "")], ("unsupported_sign_type", Some("sign_type"))),
            (&[("", "1"), ("x", "")], ("empty_name", Some(""))),
            (&[("a", "1"), ("x", ""), ("", "")], ("unknown_field", Some("x"))),
            (&[("a", "abc"), ("x", "")], ("invalid_value", Some("a"))),
            (&[("a", "123"), ("x", "")], ("value_too_long", Some("a"))),
            (&[("b", "1"), ("d", "1"), ("c", "2")], ("exclusive_fields", Some("c"))),
            (&[("b", "1"), ("d", "1"), ("c", "")], ("field_not_allowed", Some("b"))),
            (&[("b", ""), ("a", "")], ("missing_field", Some("a"))),
            (&[("b", ""), ("a", "1")], ("missing_field", Some("c"))),
            (&[("b", "1"), ("a", "1"), ("d", "&x=")], ("missing_field", Some("sign_type"))),
            (&[("a", "1"), ("d", "&x="), ("sign_type", "md5")], ("ambiguous_field", Some("d"))),
        ];
        for (params, (code, field)) in cases {
            let refusal = sign(&reading, &pairs(params), SECRET, true, &limits).unwrap_err();
            assert_eq!(refused(&refusal), (*code, *field, None), "{params:?}");
        }
        let signed = ours(&reading, &[("a", "1"), ("d", "1"), ("sign_type", "Sha-256")]).unwrap();
        assert_eq!(signed.sign.len(), 64);
    }

    #[test]
    fn the_signature_and_an_added_sign_type_count_as_fields() {
        let one = json!({"sign_type": {"field": "sign_type", "digests": {"MD5": "md5"}}});
        for (reading, params, sent) in [
            (reading(&json!({})), pairs(&[("a", "1"), ("b", "2")]), 3),
            (reading(&one), pairs(&[("a", "1"), ("b", "2")]), 4),
            (reading(&one), pairs(&[("a", "1"), ("sign_type", "md5")]), 3),
        ] {
            let with = |fields| sign(&reading, &params, SECRET, true, &Limits { fields, ..Limits::default() });
            assert!(with(sent).is_ok(), "{params:?}");
            assert_eq!(refused(&with(sent - 1).unwrap_err()), ("too_many_fields", None, None), "{params:?}");
        }
    }

    /// A return URL that would make the signature of a request fit a notification.
    #[test]
    fn a_request_does_not_read_as_a_notification() {
        let rows = [json!({"name": "no", "required": true}), json!({"name": "r", "kind": "url"})];
        let request = with_table(&rows, &json!({"request": true, "reserved": ["no", "status"]}));
        assert!(ours(&request, &[("no", "1"), ("r", "http://x/?status=1&y=paid")]).is_ok());
        let refusal = ours(&request, &[("no", "1"), ("status", "paid")]).unwrap_err();
        assert_eq!(refused(&refusal), ("unknown_field", Some("status"), None));
        let forged = pairs(&[("no", "1"), ("r", "http://x/?y=1&status=paid")]);
        let refusal = sign(&request, &forged, SECRET, true, &Limits::default()).unwrap_err();
        assert_eq!(refused(&refusal), ("ambiguous_field", Some("r"), None));

        let signed = sign(&request, &forged, SECRET, false, &Limits::default()).unwrap();
        let rows = [json!({"name": "no", "required": true}), json!({"name": "status", "required": true})];
        let body = format!("no=1&r=http://x/?y=1&status=paid&sign={}", signed.sign);
        let verdict = verify(&with_table(&rows, &json!({})), body.as_bytes(), &[SECRET], true, &Limits::default());
        assert_eq!(verdict.map(|verdict| verdict.canonical), Ok(signed.canonical));
    }

    #[test]
    fn without_a_separator_no_value_holds_a_reserved_name() {
        let rows = [json!({"name": "no"}), json!({"name": "u", "kind": "url"})];
        let request = with_table(&rows, &json!({"separator": "", "request": true, "reserved": ["status"]}));
        assert!(ours(&request, &[("no", "status"), ("u", "http://x/?Status=1")]).is_ok());
        for (name, value) in [("no", "1status=paid"), ("u", "http://x/?status=paid")] {
            let refusal = ours(&request, &[(name, value)]).unwrap_err();
            assert_eq!(refused(&refusal), ("ambiguous_field", Some(name), None));
        }
    }

    #[test]
    fn json_takes_only_what_it_can_write() {
        let reading = with_table(&[json!({"name": "n", "number": true})], &json!({"wire": "json", "null": "word"}));
        assert_eq!(refused(&ours(&reading, &[("n", "01")]).unwrap_err()), ("invalid_value", Some("n"), None));
        let latin = [(b"x".to_vec(), b"\xe9".to_vec())];
        let refusal = sign(&reading, &latin, SECRET, true, &Limits::default()).unwrap_err();
        assert_eq!(refused(&refusal), ("invalid_value", Some("x"), None));
    }

    #[test]
    fn an_unsigned_message_is_not_signed() {
        let reading = Reading::from_json(&json!({"wire": "form", "signature": null})).unwrap();
        assert_eq!(refused(&ours(&reading, &[]).unwrap_err()), ("unsigned_message", None, None));
    }
}
