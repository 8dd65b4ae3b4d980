//! Writes a ready body.

use std::fmt::Write;

use crate::multipart::is_quotable;
use crate::quoted::quoted;
use crate::reading::Wire;
use crate::xml::{is_allowed, is_name};

/// The boundary of all that is written as multipart.
const BOUNDARY: &str = "paysign-2b7e151628aed2a6abf7158809cf4f3c";

/// Whether a body of this wire can hold a field of this name and value.
pub(crate) fn can_hold(wire: Wire, name: &[u8], value: &[u8]) -> bool {
    let (Ok(name), Ok(value)) = (std::str::from_utf8(name), std::str::from_utf8(value)) else {
        return wire == Wire::Form;
    };
    match wire {
        Wire::Form | Wire::Json => true,
        Wire::Xml => is_name(name) && value.chars().all(is_allowed),
        Wire::Multipart => is_quotable(name.as_bytes()) && !value.contains(BOUNDARY),
    }
}

/// XML: an element for each pair in the root `xml`.
pub(crate) fn xml(pairs: &[(Vec<u8>, Vec<u8>)]) -> Vec<u8> {
    let element = |(name, value): &(Vec<u8>, Vec<u8>)| {
        let (name, value) = (String::from_utf8_lossy(name), String::from_utf8_lossy(value));
        let value = value.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('\r', "&#13;");
        format!("<{name}>{value}</{name}>")
    };
    format!("<xml>{}</xml>", pairs.iter().map(element).collect::<String>()).into_bytes()
}

/// Multipart: a part for each pair.
pub(crate) fn multipart(pairs: &[(Vec<u8>, Vec<u8>)]) -> Vec<u8> {
    let part = |(name, value): &(Vec<u8>, Vec<u8>)| {
        let (name, value) = (String::from_utf8_lossy(name), String::from_utf8_lossy(value));
        format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    format!("{}--{BOUNDARY}--\r\n", pairs.iter().map(part).collect::<String>()).into_bytes()
}

/// A form: the pairs joined by `&`, every byte escaped but `A-Z a-z 0-9 - . _ ~`.
pub(crate) fn form(pairs: &[(Vec<u8>, Vec<u8>)]) -> Vec<u8> {
    let pair = |(name, value): &(Vec<u8>, Vec<u8>)| format!("{}={}", escaped(name), escaped(value));
    pairs.iter().map(pair).collect::<Vec<_>>().join("&").into_bytes()
}

/// A JSON object without spaces; the names and texts are UTF-8. A value for which `is_bare` holds is written
/// as it is.
pub(crate) fn json(pairs: &[(Vec<u8>, Vec<u8>)], is_bare: impl Fn(&[u8], &[u8]) -> bool) -> Vec<u8> {
    let member = |(name, value): &(Vec<u8>, Vec<u8>)| {
        let value = if is_bare(name, value) { value.clone() } else { quoted(value) };
        [quoted(name), value].join(&b':')
    };
    [b"{".as_slice(), &pairs.iter().map(member).collect::<Vec<_>>().join(&b','), b"}"].concat()
}

fn escaped(text: &[u8]) -> String {
    let mut escaped = String::new();
    for byte in text {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(byte) {
            escaped.push(char::from(*byte));
        } else {
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_leaves_only_unreserved_bytes() {
        let pairs = [(b"a b".to_vec(), b"-._~\xff*+&".to_vec()), (b"c".to_vec(), vec![])];
        assert_eq!(form(&pairs), b"a%20b=-._~%FF%2A%2B%26&c=");
    }

    #[test]
    fn json_escapes_only_what_it_must() {
        let pairs = [(b"n".to_vec(), b"1.50".to_vec()), (b"\"".to_vec(), "\\\n\u{1f}\u{7f}/\u{4e2d}".into())];
        let expected = "{\"n\":1.50,\"\\\"\":\"\\\\\\n\\u001f\u{7f}/\u{4e2d}\"}";
        assert_eq!(String::from_utf8_lossy(&json(&pairs, |name, _| name == b"n")), expected);
    }
}
