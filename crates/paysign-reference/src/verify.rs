//! Verification, step by step as in `tests/vectors/README.md`.

use crate::ambiguous::{Check, first_ambiguous, is_read_back};
use crate::body::{Body, Content};
use crate::message::Message;
use crate::missing::{first_missing, first_unlisted};
use crate::number::hashed;
use crate::path::add_listed;
use crate::read::Reader;
use crate::reading::{Fields, Reading, Wire};
use crate::refusal::{Limits, Refusal};
use crate::scheme::{Digest, Empty, Item, Scheme, Selection};
use crate::secret::Key;
use crate::text::shown;
use crate::{digest, encoding, form, json, multipart, xml};

/// What a message proved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Index of the first secret that matched.
    pub secret: usize,
    /// All signed fields.
    pub fields: Fields,
    /// All other fields but the signature and the `sign_type` field.
    pub unproved: Fields,
    /// The canonical string, as it is shown.
    pub canonical: Vec<u8>,
}

/// Verifies a raw body.
///
/// # Errors
///
/// The first step that fails.
pub fn verify(
    reading: &Reading,
    body: &[u8],
    secrets: &[&[u8]],
    strict: bool,
    limits: &Limits,
) -> Result<Verdict, Refusal> {
    // 1 and 2: the message, and the secrets.
    let scheme = reading.scheme.as_ref().ok_or(Refusal::of("unsigned_message"))?;
    if secrets.iter().any(|secret| Key::of(scheme, scheme.digest, secret).is_none()) {
        return Err(Refusal::of("malformed_secret"));
    }
    if strict && Reader::of(reading).is_none() {
        return Err(Refusal::of("unreadable_scheme"));
    }
    // 3 to 8: the body as such.
    let body = take_apart(reading, body, limits)?;
    // 9 to 11: the signature.
    let (algorithm, signature) = signature(scheme, reading, &body)?;
    let (params, other) = hashed(reading, &body);
    let message = Message::new(reading, params).ok_or(Refusal::of("unsigned_message"))?;
    // 12: the signed fields have one text each.
    if let Some(name) = first_nested(&message) {
        return Err(Refusal::of("nested_value").naming(&name));
    }
    // What is only a path to a member, and not listed, is no field of its own.
    let is_listed = |name: &[u8]| message.items.iter().flat_map(Item::fields).any(|listed| listed.name == name);
    let fields = body.fields.iter().filter(|field| !field.is_member || is_listed(&field.name));
    let all: Fields = fields.map(|field| (field.name.clone(), field.content.text(reading.null).to_vec())).collect();
    let written = message.written(None);
    let canonical = shown(&written.text);
    let signed = message.signed();
    let is_signed = |name: &[u8]| signed.iter().any(|param| param.name == name);
    // 13: nothing is missing.
    if let Selection::NamedBy { field, .. } = &scheme.fields
        && body.field(field).is_none_or(|field| field.content.is_nothing())
    {
        return Err(Refusal::of("missing_field").naming(field).having_built(&canonical));
    }
    if let Some(name) = message.lacks_secret() {
        return Err(Refusal::of("missing_field").naming(name).having_built(&canonical));
    }
    if strict {
        let is_there =
            |name: &[u8]| all.get(name).is_some_and(|value| scheme.empty == Empty::Keep || !value.is_empty());
        let missing = first_missing(reading, |row| row.required, is_there);
        if let Some(name) = missing.or_else(|| first_unlisted(reading, is_there)) {
            return Err(Refusal::of("missing_field").naming(&name).having_built(&canonical));
        }
        // 14: names are names.
        if let Some(field) = body.fields.iter().find(|field| field.name.is_empty() && is_signed(&field.name)) {
            return Err(Refusal::of("empty_name").at(field.offset).having_built(&canonical));
        }
        // 15: no other message has this canonical string.
        let blamed = || first_ambiguous(&message, Check::Received).unwrap_or_default();
        let ambiguous = (!is_read_back(&message)).then(blamed);
        let is_first = |name: &Vec<u8>| ambiguous.as_ref() == Some(name) || other.contains(name);
        let first = written.spans.iter().map(|span| span.name.clone()).find(is_first);
        let like_secret = ambiguous.clone().filter(|name| scheme.secret.named.as_ref() == Some(name));
        if let Some(name) = like_secret.or(first).or(ambiguous) {
            return Err(Refusal::of("ambiguous_field").naming(&name).having_built(&canonical));
        }
    }
    // 16: the digest.
    let matches = |secret: &&[u8]| {
        Key::of(scheme, algorithm, secret).is_some_and(|key| message.digest(algorithm, &key) == signature)
    };
    let Some(secret) = secrets.iter().position(matches) else {
        return Err(Refusal::of("mismatch").having_built(&canonical));
    };
    let sign_type = scheme.sign_type.as_ref().map(|sign_type| &sign_type.field);
    let is_own = |name: &Vec<u8>| *name == scheme.signature || Some(name) == sign_type || reading.is_of_shop(name);
    let (fields, mut unproved): (Fields, Fields) = all.into_iter().partition(|(name, _)| is_signed(name));
    unproved.retain(|name, _| !is_own(name));
    Ok(Verdict { secret, fields, unproved, canonical })
}

/// The signature that this body would have under a secret, as it is sent; `None` where a step before that of
/// the digest fails when strict reading is off, what is there as a signature apart.
pub fn genuine(reading: &Reading, body: &[u8], secret: &[u8], limits: &Limits) -> Option<String> {
    let scheme = reading.scheme.as_ref()?;
    let body = take_apart(reading, body, limits).ok()?;
    let algorithm = chosen_digest(scheme, reading, &body).ok()?;
    let key = Key::of(scheme, algorithm, secret)?;
    let message = Message::new(reading, hashed(reading, &body).0)?;
    let is_whole = first_nested(&message).is_none() && message.lacks_secret().is_none();
    is_whole.then(|| scheme.written(&message.digest(algorithm, &key)))
}

/// The first field of a message that has no one text, but needs it.
fn first_nested(message: &Message) -> Option<Vec<u8>> {
    let needs_text = |name: &Vec<u8>| match &message.scheme.fields {
        Selection::FlatBut(_) => false,
        Selection::NamedBy { field, .. } => message.signs(name) || name == field,
        _ => message.signs(name),
    };
    let is_framed = |name: &Vec<u8>| {
        let mut elements = message.scheme.secret.frame.iter().flatten();
        elements.any(|element| element.field() == Some(name))
    };
    let mut names = message.params.iter().filter(|param| param.is_nested).map(|param| &param.name);
    names.find(|name| needs_text(name) || is_framed(name)).cloned()
}

/// Steps 3 to 8.
fn take_apart(reading: &Reading, body: &[u8], limits: &Limits) -> Result<Body, Refusal> {
    if body.len() > limits.body_len {
        return Err(Refusal::of("body_too_long"));
    }
    if body.is_empty() {
        return Err(Refusal::of("empty_body"));
    }
    let is_query = ["?", "/", "http://", "https://"].iter().all(|start| !body.starts_with(start.as_bytes()));
    if reading.wire == Wire::Form && !is_query {
        return Err(Refusal::of("not_a_query"));
    }
    let mut body = match reading.wire {
        Wire::Form => form::read(&form::cut(reading, body), reading.stray_percent)
            .map_err(|offset| Refusal::of("malformed_body").at(offset))?,
        Wire::Json => json::read(body).ok_or(Refusal::of("malformed_body"))?,
        Wire::Xml => xml::read(body, limits.depth).map_err(|fault| match fault {
            xml::Fault::Malformed(offset) => Refusal::of("malformed_body").at(offset),
            xml::Fault::TooDeep => Refusal::of("too_deep"),
        })?,
        Wire::Multipart => multipart::read(body).map_err(|offset| Refusal::of("malformed_body").at(offset))?,
    };
    if body.depth > limits.depth {
        return Err(Refusal::of("too_deep"));
    }
    if body.fields.len() > limits.fields {
        return Err(Refusal::of("too_many_fields"));
    }
    add_listed(reading, &mut body)?;
    Ok(body)
}

/// Steps 9 to 11: which digest the signature is, and its bytes.
fn signature(scheme: &Scheme, reading: &Reading, body: &Body) -> Result<(Digest, Vec<u8>), Refusal> {
    let signature =
        content(body, &scheme.signature).ok_or_else(|| Refusal::of("missing_signature").naming(&scheme.signature))?;
    let digest = chosen_digest(scheme, reading, body)?;
    match signature {
        Content::Text(text) => encoding::read(text, scheme.encoding).filter(|bytes| bytes.len() == digest::len(digest)),
        _ => None,
    }
    .map(|bytes| (digest, bytes))
    .ok_or_else(|| Refusal::of("malformed_signature").naming(&scheme.signature))
}

/// The digest that the body names, or that of the scheme.
fn chosen_digest(scheme: &Scheme, reading: &Reading, body: &Body) -> Result<Digest, Refusal> {
    match scheme.sign_type.as_ref().and_then(|sign_type| Some((sign_type, content(body, &sign_type.field)?))) {
        Some((sign_type, content)) => sign_type
            .digest_named(content.text(reading.null))
            .ok_or_else(|| Refusal::of("unsupported_sign_type").naming(&sign_type.field)),
        None => Ok(scheme.digest),
    }
}

/// What is there under this name, if it is not nothing.
fn content<'b>(body: &'b Body, name: &[u8]) -> Option<&'b Content> {
    body.field(name).map(|field| &field.content).filter(|content| !content.is_nothing())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fixture::{SECRET, pairs, reading, refused, with_table};

    fn ours(reading: &Reading, body: &[u8]) -> Result<Verdict, Refusal> {
        verify(reading, body, &[SECRET], true, &Limits::default())
    }

    fn code(verdict: Result<Verdict, Refusal>) -> &'static str {
        verdict.map_or_else(|refusal| refusal.code, |_| "valid")
    }

    fn fields(expected: &[(&str, &str)]) -> Fields {
        pairs(expected).into_iter().collect()
    }

    /// Worked examples of public pages, as a body, the secret and what differs from the plain reading.
    #[test]
    fn published_examples_verify() {
        let upper = json!({"append": "&key="});
        let run_together = json!([{"name": "app_id"}, {"name": "method"}, {"name": "secure"}, {"name": "session_key"}, {"name": "sign"}]);
        for (body, secret, change) in [
            (
                "money=0.1&name=%E6%B5%8B%E8%AF%95%E6%94%AF%E4%BB%9820240125193935458&notify_url=1&out_trade_no=20240125193935458&pid=152787&return_url=2&type=wxpay&sign=5af4287ea6c3ab4505e9dc8d2e3a148c",
                "7a3b1053780db61ebd3d7123e1b8d6c4",
                json!({}),
            ),
            (
                "appid=wxd930ea5d5a258f4f&body=test&device_info=1000&mch_id=10000100&nonce_str=ibuaiVcKdpRxkhJA&sign=9A0A8659F005D6984697E2CA0A9CF3B7",
                "192006250b4c09247ec02edce69f6a2d",
                json!({"secret": upper}),
            ),
            (
                "appid=wxd930ea5d5a258f4f&body=test&device_info=1000&mch_id=10000100&nonce_str=ibuaiVcKdpRxkhJA&sign=6A9AE1657590FD6257D693A078E1C3E4BB6BA4DC30B23E0EE2496E54170DACD6",
                "192006250b4c09247ec02edce69f6a2d",
                json!({"secret": {"append": "&key=", "hmac": true}, "digest": "sha256"}),
            ),
            (
                "app_id=423004&method=friends.get&secure=1&session_key=be6ef89965d58e56dec21acb9b62bdaa&sign=4a05af66f80da18b308fa7e536912bae",
                "3dad9cbf9baaa0360c0f2ba372d25716",
                json!({"separator": "", "table": run_together}),
            ),
        ] {
            let secrets = [SECRET, secret.as_bytes()];
            let verdict = verify(&reading(&change), body.as_bytes(), &secrets, true, &Limits::default());
            assert_eq!(verdict.map(|verdict| verdict.secret), Ok(1), "{body}");
        }
    }

    #[test]
    fn values_run_together_verify_only_without_strict_reading() {
        let only = json!({"only": ["payId", "param", "type", "price"]});
        let reading = reading(&json!({"pair": "value", "separator": "", "order": "listed", "fields": only}));
        let body = b"payId=1547129707139&param=vone666&type=2&price=0.1&sign=2b8b5d58c51203162f14939bdbc46a54";
        assert_eq!(code(ours(&reading, body)), "unreadable_scheme");
        let verdict = verify(&reading, body, &[b"a7cc8678193ee9c70ae3d75fd04ae6a9"], false, &Limits::default());
        assert_eq!(verdict.map(|verdict| verdict.canonical), Ok(b"1547129707139vone66620.1".to_vec()));
    }

    /// A buyer chooses the product name `Y&out_trade_no=VICTIM` and pays a small order; the genuine signature
    /// also fits a body with another order number.
    #[test]
    fn a_signature_cannot_be_moved_to_another_order() {
        let reading = reading(&json!({}));
        let genuine = "name=Y%26out_trade_no%3DVICTIM&pid=1";
        let forged = "name=Y&out_trade_no=VICTIM&pid=1";
        let scheme = reading.scheme.clone().unwrap();
        let signature = digest(&scheme, Digest::Md5, SECRET, b"name=Y&out_trade_no=VICTIM&pid=1");
        let signature = scheme.written(&signature);
        let genuine = ours(&reading, format!("{genuine}&sign={signature}").as_bytes()).unwrap_err();
        assert_eq!(refused(&genuine), ("ambiguous_field", Some("name"), None));
        assert_eq!(genuine.canonical.as_deref(), Some(&b"name=Y&out_trade_no=VICTIM&pid=1"[..]));
        assert_eq!(code(ours(&reading, format!("{forged}&sign={signature}").as_bytes())), "valid");
    }

    #[test]
    fn what_is_not_signed_is_not_proved() {
        let rows = [json!({"name": "a"}), json!({"name": "b", "signed": false}), json!({"name": "c"})];
        let reading = with_table(&rows, &json!({"fields": "marked", "empty": "skip"}));
        let sign = "0".repeat(32);
        let body = format!("c=&b=2&x=3&a=1&sign={sign}");
        let refusal = ours(&reading, body.as_bytes()).unwrap_err();
        assert_eq!((refusal.code, refusal.canonical.as_deref()), ("mismatch", Some(&b"a=1"[..])));
        let sign = format!("{:X}", md5::compute([b"a=1", SECRET].concat()));
        let verdict = ours(&reading, format!("c=&b=2&x=3&a=1&sign={sign}").as_bytes()).unwrap();
        assert_eq!(verdict.fields, fields(&[("a", "1")]));
        assert_eq!(verdict.unproved, fields(&[("b", "2"), ("c", ""), ("x", "3")]));
    }

    #[test]
    fn steps_of_a_form_come_in_order() {
        let rows = [json!({"name": "a", "required": true}), json!({"name": "b"}), json!({"name": "c"})];
        let sign_type = json!({"field": "sign_type", "digests": {"MD5": "md5", "SHA-256": "sha256"}});
        let change = json!({"one_of": ["b", "c"], "empty": "skip", "sign_type": sign_type});
        let reading = with_table(&rows, &change);
        let limits = Limits { body_len: 80, fields: 4, depth: 1 };
        let sign = "0".repeat(32);
        for (body, expected) in [
            ("%".repeat(81), ("body_too_long", None, None)),
            (String::new(), ("empty_body", None, None)),
            ("?a=%".into(), ("not_a_query", None, None)),
            ("a=1&a=1&a=1&a=%".into(), ("malformed_body", None, Some(14))),
            ("a=1&a=1&a=1&a=1&a".into(), ("too_many_fields", None, None)),
            ("a=1&b=1&%62=1&a=1".into(), ("duplicate_field", Some("b"), Some(8))),
            ("a=1".into(), ("missing_signature", Some("sign"), None)),
            ("sign&sign_type=x".into(), ("missing_signature", Some("sign"), None)),
            ("sign=1&sign_type=x".into(), ("unsupported_sign_type", Some("sign_type"), None)),
            (format!("sign={sign}&sign_type=sha-256"), ("malformed_signature", Some("sign"), None)),
            (format!("sign={sign}0"), ("malformed_signature", Some("sign"), None)),
            (format!("sign={sign}&sign_type=&a="), ("missing_field", Some("a"), None)),
            (format!("sign={sign}&a=1&c="), ("missing_field", Some("b"), None)),
            (format!("a=1&sign={sign}&=x&c=1%26x="), ("empty_name", None, Some(42))),
            (format!("sign={sign}&a=1&c=1%26x="), ("ambiguous_field", Some("c"), None)),
            (format!("sign={sign}&a=1&c=1"), ("mismatch", None, None)),
        ] {
            let refusal = verify(&reading, body.as_bytes(), &[SECRET], true, &limits).unwrap_err();
            assert_eq!(refused(&refusal), expected, "{body}");
        }
    }

    #[test]
    fn steps_of_json_come_in_order() {
        let reading = reading(&json!({"wire": "json", "null": "word", "fields": {"all_but": ["open"]}}));
        let limits = Limits { body_len: 100, fields: 3, depth: 2 };
        let sign = "0".repeat(32);
        for (body, expected) in [
            (r#"{"a":[[]],"a":1"#.into(), ("malformed_body", None, None)),
            (r#"{"a":[[]],"a":1,"b":2,"c":3}"#.into(), ("too_deep", None, None)),
            (r#"{"a":1,"a":1,"b":2,"c":3}"#.into(), ("too_many_fields", None, None)),
            (r#"{"a":1, "\u0061":1}"#.into(), ("duplicate_field", Some("a"), Some(8))),
            (r#"{"a":1,"sign":null}"#.into(), ("missing_signature", Some("sign"), None)),
            (r#"{"a":[],"sign":1}"#.into(), ("malformed_signature", Some("sign"), None)),
            (format!(r#"{{"open":[],"a":{{}},"sign":"{sign}"}}"#), ("nested_value", Some("a"), None)),
            (format!(r#"{{"":[],"sign":"{sign}"}}"#), ("nested_value", Some(""), None)),
            (format!(r#"{{"sign":"{sign}", "":null}}"#), ("empty_name", None, Some(44))),
        ] {
            let body: String = body;
            let refusal = verify(&reading, body.as_bytes(), &[SECRET], true, &limits).unwrap_err();
            assert_eq!(refused(&refusal), expected, "{body}");
        }
        let sign = format!("{:x}", md5::compute([b"a=3.0000&b=null&c=A", SECRET].concat()));
        let body = format!(r#"{{"c":"\u0041","open":[1, 2],"b":null,"sign":"{sign}","a":3.0000}}"#);
        let verdict = ours(&reading, body.as_bytes()).unwrap();
        assert_eq!(verdict.fields, fields(&[("a", "3.0000"), ("b", "null"), ("c", "A")]));
        assert_eq!(verdict.unproved, fields(&[("open", "[1, 2]")]));
    }

    #[test]
    fn a_listed_field_is_required_where_the_list_reads() {
        let only = json!({"only": ["b", "a"]});
        let reading = reading(&json!({"pair": "value", "order": "listed", "fields": only}));
        let body = format!("b=1&sign={}", "0".repeat(32));
        assert_eq!(refused(&ours(&reading, body.as_bytes()).unwrap_err()), ("missing_field", Some("a"), None));
        let body = format!("a=&b=1%26&sign={}", "0".repeat(32));
        assert_eq!(refused(&ours(&reading, body.as_bytes()).unwrap_err()), ("ambiguous_field", Some("b"), None));
    }
}
