//! What a shop writes by hand, in Rust: the short way, and with care.

use std::collections::BTreeMap;
use std::fmt::Write;

use md5::{Digest, Md5};

/// The floor: only the digest of the canonical string, by the crate that everyone uses.
pub fn floor(canonical: &[u8]) -> [u8; 16] {
    Md5::digest(canonical).into()
}

/// The short way: a sorted map of owned strings, `format!`, a comparison of hex texts.
pub fn naive(body: &str, secret: &str) -> bool {
    let mut params = BTreeMap::new();
    for pair in body.split('&') {
        let Some((name, value)) = pair.split_once('=') else { return false };
        params.insert(decode(name), decode(value));
    }
    naive_of(params, "sign", "&", secret)
}

/// The same for a JSON object: `serde_json` into a map.
pub fn naive_json(body: &str, signature: &str, separator: &str, secret: &str) -> bool {
    let Ok(params) = serde_json::from_str::<BTreeMap<String, String>>(body) else { return false };
    naive_of(params, signature, separator, secret)
}

fn naive_of(mut params: BTreeMap<String, String>, signature: &str, separator: &str, secret: &str) -> bool {
    let Some(sign) = params.remove(signature) else { return false };
    params.remove("sign_type");
    naive_sign(&params, separator, secret) == sign
}

/// The signature of parameters, the short way.
pub fn naive_sign(params: &BTreeMap<String, String>, separator: &str, secret: &str) -> String {
    let filled = params.iter().filter(|(_, value)| !value.is_empty());
    let pairs: Vec<String> = filled.map(|(name, value)| format!("{name}={value}")).collect();
    let text = format!("{}{secret}", pairs.join(separator));
    hex(&floor(text.as_bytes()))
}

/// With care: borrowed where nothing is escaped, one buffer, the digest compared without branches.
pub fn careful(body: &str, secret: &str) -> bool {
    use std::borrow::Cow;
    let mut params: Vec<(Cow<'_, str>, Cow<'_, str>)> = Vec::with_capacity(16);
    let mut sign = None;
    for pair in body.split('&') {
        let Some((name, value)) = pair.split_once('=') else { return false };
        match name {
            "sign" => sign = Some(value),
            "sign_type" => {}
            _ if value.is_empty() => {}
            _ => params.push((borrow(name), borrow(value))),
        }
    }
    params.sort_unstable();
    let mut text = String::with_capacity(body.len() + secret.len());
    for (index, (name, value)) in params.iter().enumerate() {
        if index > 0 {
            text.push('&');
        }
        text.push_str(name);
        text.push('=');
        text.push_str(value);
    }
    text.push_str(secret);
    let right = hex(&Md5::digest(text.as_bytes()).into());
    let Some(sign) = sign.filter(|sign| sign.len() == right.len()) else { return false };
    right.bytes().zip(sign.bytes()).fold(0, |differs, (right, given)| differs | (right ^ given)) == 0
}

fn borrow(raw: &str) -> std::borrow::Cow<'_, str> {
    if raw.contains(['%', '+']) { decode(raw).into() } else { raw.into() }
}

fn decode(raw: &str) -> String {
    let mut bytes = Vec::with_capacity(raw.len());
    let mut rest = raw.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        match first {
            b'+' => bytes.push(b' '),
            b'%' if tail.len() >= 2 => {
                match std::str::from_utf8(&tail[..2]).ok().and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
                    Some(byte) => {
                        bytes.push(byte);
                        rest = &tail[2..];
                    }
                    None => bytes.push(b'%'),
                }
            }
            byte => bytes.push(*byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The hex text of a digest.
pub fn hex(digest: &[u8; 16]) -> String {
    digest.iter().fold(String::with_capacity(32), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
