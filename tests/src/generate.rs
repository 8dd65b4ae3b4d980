//! Makes messages and bodies out of arbitrary bytes, so that one generator serves properties and fuzzing.
//!
//! The parts are those that break such schemes: separators and joints inside values, names that are the front
//! of other names, whole `name=` pieces inside values, empty texts, escapes, bytes that are not UTF-8.

pub use crate::choices::Choices;
use crate::marked;
use paysign_reference::{Digest, Fields, Limits, Reading, Wire};
use serde_json::Value;

pub use crate::schemes::{Scheme, scheme};

/// The names that a message of this reading may be about, and some that disturb it.
pub fn names(reading: &Reading) -> Vec<Vec<u8>> {
    let table = reading.table.iter().map(|row| row.name.clone());
    let others = ["a", "b", "ab", "a1", "a_", "A", "s", "", "a&b", "a=b", "a;b", "a-b", "a[0]", "名", "sign_type"];
    // Some begin alike, and some are longer than what is looked at together.
    let long = [
        "amount_1",
        "amount_2",
        "a_name_of_16_byte_1",
        "a_name_of_16_byte_2",
        "a_name_that_is_longer_than_any_of_a_table",
    ];
    table.chain(others.into_iter().chain(long).map(|name| name.as_bytes().to_vec())).collect()
}

/// A value: a few of the parts that matter, one after the other.
pub fn value(choices: &mut Choices<'_>, names: &[Vec<u8>], is_text: bool) -> Vec<u8> {
    let parts: [&[u8]; 20] = [
        b"",
        b"x",
        b"0",
        b"1.50",
        b"&",
        b"=",
        b"=>",
        b"|",
        b" ",
        b"+",
        b"%",
        b"\0",
        "你".as_bytes(),
        b"TRADE_SUCCESS",
        b"\"",
        b"\\/",
        b"a",
        b"\xc4\xe3",
        b"&quot;",
        b"?a=1&",
    ];
    let mut value = Vec::new();
    for _ in 0..choices.below(5) {
        match choices.below(4) {
            0 => value.extend(choices.one_of(names)),
            1 => {
                value.extend(choices.one_of(names));
                value.push(b'=');
            }
            _ => value.extend_from_slice(choices.one_of(&parts)),
        }
    }
    if is_text { String::from_utf8_lossy(&value).into_owned().into_bytes() } else { value }
}

/// A message: names and values, mostly those of the table in its order, and its raw body, signed by the first
/// secret.
pub fn message(choices: &mut Choices<'_>, reading: &Reading, secrets: &[&[u8]]) -> Vec<u8> {
    let is_text = matches!(reading.wire, Wire::Json | Wire::Xml);
    let mut names = names(reading);
    if reading.wire == Wire::Xml && !choices.once_in(8) {
        names.retain(|name| marked::is_xml_name(name));
    }
    let signature = reading.scheme.as_ref().map(|scheme| scheme.signature.clone()).unwrap_or_default();
    let mut fields: Vec<(Vec<u8>, Vec<u8>)> = Vec::new();
    for row in reading.table.iter().filter(|row| row.name != signature) {
        if choices.once_in(8) {
            continue;
        }
        let plain = [&b"1"[..], b"0", b"x"];
        let value = if choices.once_in(4) { value(choices, &names, is_text) } else { choices.one_of(&plain).to_vec() };
        let value = if choices.once_in(12) { Vec::new() } else { value };
        fields.push((row.name.clone(), value));
    }
    for _ in 0..choices.below(4) {
        let name = choices.one_of(&names);
        let value = value(choices, &names, is_text);
        let at = choices.below(fields.len() + 1);
        // A repeated name is wanted, but not often.
        if choices.once_in(8) || (!fields.iter().any(|(there, _)| *there == name) && name != signature) {
            fields.insert(at, (name, value));
        }
    }
    if !choices.once_in(16) {
        let mut sign = sign(reading, &fields, choices.one_of(secrets));
        if choices.once_in(8) {
            sign = sign.to_uppercase();
        }
        if choices.once_in(16) {
            sign.pop();
        }
        if choices.once_in(16) {
            sign = sign.replace('0', "1");
        }
        let at = choices.below(fields.len() + 1);
        fields.insert(at, (signature, sign.into_bytes()));
    }
    let mut body = match reading.wire {
        Wire::Form => form_body(choices, reading, &fields),
        Wire::Json => json_body(choices, reading, &fields),
        Wire::Xml => marked::xml_body(choices, &fields),
        Wire::Multipart => marked::multipart_body(choices, &fields),
    };
    if choices.once_in(16) && !body.is_empty() {
        let at = choices.below(body.len());
        body[at] = choices.one_of(b"%&=+x\"{}[]\\,:\xff<>-/;\r\n");
    }
    body
}

/// The signature of these fields, only by the reference.
pub fn sign(reading: &Reading, fields: &[(Vec<u8>, Vec<u8>)], secret: &[u8]) -> String {
    let Some(scheme) = &reading.scheme else { return String::new() };
    let all: Fields = fields.iter().cloned().collect();
    let signed = paysign_reference::signed(reading, &all);
    let named = scheme.sign_type.as_ref().and_then(|sign_type| {
        all.get(&sign_type.field).filter(|text| !text.is_empty()).and_then(|text| sign_type.digest_named(text))
    });
    let digest: Digest = named.unwrap_or(scheme.digest);
    let bytes = paysign_reference::digest(scheme, digest, secret, &paysign_reference::canonical(reading, &signed));
    scheme.written(&bytes)
}

/// The body with its signature replaced by the right one, only by the reference: what is disturbed after it
/// was signed is refused, and of a property's messages some must be accepted. `None` where the reference
/// refuses it before it compares the signature, or finds nothing that has the look of one.
pub fn resigned(reading: &Reading, body: &[u8], secret: &[u8], strict: bool) -> Option<Vec<u8>> {
    let verify = |body: &[u8]| paysign_reference::verify(reading, body, &[secret], strict, &Limits::default());
    if !verify(body).is_err_and(|refusal| refusal.code == "mismatch") {
        return None;
    }
    let right = paysign_reference::genuine(reading, body, secret, &Limits::default())?.into_bytes();
    let mut at = 0;
    while at < body.len() {
        let len = body[at..].iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
        if right.len() == len {
            let tried = [&body[..at], &right, &body[at + len..]].concat();
            if verify(&tried).is_ok() {
                return Some(tried);
            }
        }
        at += len.max(1);
    }
    None
}

fn form_body(choices: &mut Choices<'_>, reading: &Reading, fields: &[(Vec<u8>, Vec<u8>)]) -> Vec<u8> {
    let mut body = Vec::new();
    for (index, (name, value)) in fields.iter().enumerate() {
        if index > 0 || choices.once_in(32) {
            body.push(b'&');
        }
        let eager = choices.once_in(8);
        // As a sender does it that escapes nothing.
        let is_raw = reading.stray_percent && choices.once_in(2);
        let form_part = |bytes: &[u8], eager, body: &mut Vec<u8>| {
            if is_raw {
                body.extend(bytes.iter().filter(|byte| !matches!(byte, b'&' | b'=')));
            } else {
                form_part(bytes, eager, body);
            }
        };
        form_part(name, eager, &mut body);
        if !(value.is_empty() && choices.once_in(4)) {
            body.push(b'=');
        }
        form_part(value, eager, &mut body);
    }
    body
}

/// Escapes what must be escaped, or everything.
fn form_part(bytes: &[u8], eager: bool, body: &mut Vec<u8>) {
    for byte in bytes {
        match byte {
            b' ' if !eager => body.push(b'+'),
            b'&' | b'=' | b'%' | b'+' => body.extend(format!("%{byte:02X}").bytes()),
            _ if eager => body.extend(format!("%{byte:02x}").bytes()),
            _ => body.push(*byte),
        }
    }
}

fn json_body(choices: &mut Choices<'_>, reading: &Reading, fields: &[(Vec<u8>, Vec<u8>)]) -> Vec<u8> {
    let mut body = String::from("{");
    for (index, (name, value)) in fields.iter().enumerate() {
        body.push_str(if index > 0 { "," } else { "" });
        body.push_str(&json_text(choices, name));
        body.push_str(if choices.once_in(8) { " : " } else { ":" });
        let text = String::from_utf8_lossy(value);
        let is_bare = serde_json::from_str::<serde_json::Number>(&text).is_ok() || text == "true" || text == "null";
        let is_rewritten = reading.row(name).is_some_and(|row| row.rewritten.is_some());
        match choices.below(8) {
            0..=4 if is_rewritten => body.push_str(choices.one_of(&NUMBERS)),
            7 if is_bare => body.push_str(&text),
            6 if choices.once_in(4) => {
                body.push_str(choices.one_of(&["null", "true", "[1,{}]", "{\"a\":\"]\"}", "1e2"]));
            }
            _ => body.push_str(&json_text(choices, value)),
        }
    }
    body.push('}');
    body.into_bytes()
}

/// Numbers that a receiver writes again, or that it writes so already.
const NUMBERS: [&str; 12] =
    ["1", "0", "1.5", "1.50", "0.10", "100.00", "1000000", "0.00001", "1234567890123456", "1e2", "-1.0", "0.0"];

fn json_text(choices: &mut Choices<'_>, bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    if !choices.once_in(4) {
        return Value::from(text.as_ref()).to_string();
    }
    let units = text.encode_utf16().fold(String::new(), |units, unit| units + &format!("\\u{unit:04x}"));
    format!("\"{units}\"")
}
