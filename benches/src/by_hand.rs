//! What a shop writes by hand, in Rust: the short way, and with care.

use std::borrow::Cow;
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
    careful_params(body, secret).is_some()
}

/// The whole route, with the same care: authentic, this merchant's, of a known order, paid, and the right
/// amount in cents.
pub fn careful_route(body: &str, secret: &str, merchant: &str, cost: impl Fn(&str) -> Option<u64>) -> bool {
    let Some(params) = careful_params(body, secret) else { return false };
    let find = |name: &str| {
        let place = params.binary_search_by(|(other, _)| (**other).cmp(name)).ok()?;
        Some(&*params[place].1)
    };
    find("pid") == Some(merchant)
        && find("out_trade_no").and_then(cost).is_some_and(|cost| {
            find("trade_status") == Some("TRADE_SUCCESS") && find("money").and_then(cents) == Some(cost)
        })
}

/// An amount in cents, exactly.
fn cents(amount: &str) -> Option<u64> {
    let (whole, part) = amount.split_once('.').unwrap_or((amount, "0"));
    let digits = |text: &str| text.parse::<u64>().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
    let unit = match part.len() {
        1 => 10,
        2 => 1,
        _ => return None,
    };
    digits(whole)?.checked_mul(100)?.checked_add(digits(part)? * unit)
}

type Params<'a> = Vec<(Cow<'a, str>, Cow<'a, str>)>;

/// The signed parameters of a body whose signature is right, sorted.
fn careful_params<'a>(body: &'a str, secret: &str) -> Option<Params<'a>> {
    let mut params: Params<'_> = Vec::with_capacity(16);
    let mut sign = None;
    for pair in body.split('&') {
        let (name, value) = pair.split_once('=')?;
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
    let sign = sign.filter(|sign| sign.len() == right.len())?;
    let differs = right.bytes().zip(sign.bytes()).fold(0, |differs, (right, given)| differs | (right ^ given));
    (differs == 0).then_some(params)
}

fn borrow(raw: &str) -> Cow<'_, str> {
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
