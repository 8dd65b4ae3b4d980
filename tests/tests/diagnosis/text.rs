//! Writing and damaging texts, by hand and slowly.

use std::fmt::Write;

use crate::param::Param;

pub(crate) fn form_body(params: &[Param]) -> Vec<u8> {
    let pair = |param: &Param| {
        [percent(&param.name, "-._~", false), b"=".to_vec(), percent(&param.value, "-._~", false)].concat()
    };
    params.iter().map(pair).collect::<Vec<_>>().join(&b'&')
}

pub(crate) fn json_body(params: &[Param]) -> Vec<u8> {
    let member = |param: &Param| {
        let value =
            if param.is_bare { String::from_utf8_lossy(&param.value).into_owned() } else { json_string(&param.value) };
        format!("{}:{value}", json_string(&param.name))
    };
    format!("{{{}}}", params.iter().map(member).collect::<Vec<_>>().join(",")).into_bytes()
}

pub(crate) fn json_string(text: &[u8]) -> String {
    serde_json::Value::from(String::from_utf8_lossy(text).into_owned()).to_string()
}

/// URL-encodes; `safe` stays, and a space becomes `+` if asked to.
pub(crate) fn percent(text: &[u8], safe: &str, plus: bool) -> Vec<u8> {
    let mut out = String::new();
    for byte in text {
        if byte.is_ascii_alphanumeric() || safe.as_bytes().contains(byte) {
            out.push(char::from(*byte));
        } else if *byte == b' ' && plus {
            out.push('+');
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out.into_bytes()
}

pub(crate) fn html(text: &[u8]) -> Vec<u8> {
    let text = replace(text, "&", "&amp;");
    let text = replace(&replace(&text, "<", "&lt;"), ">", "&gt;");
    replace(&replace(&text, "\"", "&quot;"), "'", "&#039;")
}

pub(crate) fn replace(text: &[u8], from: &str, to: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < text.len() {
        if text[at..].starts_with(from.as_bytes()) {
            out.extend(to.as_bytes());
            at += from.len();
        } else {
            out.push(text[at]);
            at += 1;
        }
    }
    out
}

/// Characters of GBK that the messages use, by hand: no table is shared with the core.
const GBK: [(char, [u8; 2]); 12] = [
    ('测', [0xb2, 0xe2]),
    ('试', [0xca, 0xd4]),
    ('支', [0xd6, 0xa7]),
    ('付', [0xb8, 0xb6]),
    ('会', [0xbb, 0xe1]),
    ('员', [0xd4, 0xb1]),
    ('茶', [0xb2, 0xe8]),
    ('订', [0xb6, 0xa9]),
    ('单', [0xb5, 0xa5]),
    ('商', [0xc9, 0xcc]),
    ('品', [0xc6, 0xb7]),
    ('，', [0xa3, 0xac]),
];

pub(crate) fn gbk(text: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    for letter in std::str::from_utf8(text).ok()?.chars() {
        match GBK.iter().find(|(other, _)| *other == letter) {
            Some((_, bytes)) => out.extend(bytes),
            None if letter.is_ascii() => out.push(u8::try_from(letter).ok()?),
            None => return None,
        }
    }
    Some(out)
}

/// Each byte as a character of its own.
pub(crate) fn latin1_twice(text: &[u8]) -> Vec<u8> {
    text.iter().map(|byte| char::from(*byte)).collect::<String>().into_bytes()
}
