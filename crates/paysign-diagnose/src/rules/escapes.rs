//! Escapes that were added or undone once too often: URL, backslashes, JSON.

use alloc::vec::Vec;

use crate::rule::{Input, changed};
use paysign::inside;

/// One way to URL-encode.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Encoding {
    /// What stays as it is, beside letters and digits.
    safe: &'static [u8],
    /// Whether a space becomes a plus.
    plus: bool,
    /// Whether hex digits are small.
    small: bool,
}

/// PHP's `urlencode`, Python's `quote_plus`.
pub(crate) const FORM: Encoding = Encoding { safe: b"-_.", plus: true, small: false };
/// RFC 3986, PHP's `rawurlencode`.
pub(crate) const STRICT: Encoding = Encoding { safe: b"-_.~", plus: false, small: false };
/// JavaScript's `encodeURIComponent`.
pub(crate) const COMPONENT: Encoding = Encoding { safe: b"-_.!~*'()", plus: false, small: false };
/// Java's `URLEncoder`.
pub(crate) const JAVA: Encoding = Encoding { safe: b"-_.*", plus: true, small: false };
/// .NET's `HttpUtility.UrlEncode`.
pub(crate) const SMALL: Encoding = Encoding { safe: b"-_.!*()", plus: true, small: true };
/// The same with small digits, as programs write that put the escapes into lower case.
pub(crate) const SMALL_FORM: Encoding = Encoding { small: true, ..FORM };
pub(crate) const SMALL_STRICT: Encoding = Encoding { small: true, ..STRICT };
pub(crate) const SMALL_COMPONENT: Encoding = Encoding { small: true, ..COMPONENT };
pub(crate) const SMALL_JAVA: Encoding = Encoding { small: true, ..JAVA };
/// .NET's `HttpUtility.UrlEncode` as it is for a space that became `%20`.
pub(crate) const SMALL_SPACE: Encoding = Encoding { plus: false, ..SMALL };
/// All but letters and digits, spaces as `%20`.
pub(crate) const ALL: Encoding = Encoding { safe: b"", plus: false, small: false };
pub(crate) const SMALL_ALL: Encoding = Encoding { small: true, ..ALL };
/// PHP's `rawurlencode` of before 5.3, which knew no `~`.
pub(crate) const OLD: Encoding = Encoding { safe: b"-_.", plus: false, small: false };
pub(crate) const SMALL_OLD: Encoding = Encoding { small: true, ..OLD };
/// JavaScript's `encodeURI`.
pub(crate) const WHOLE: Encoding = Encoding { safe: b"-_.!~*'();/?:@&=+$,#", plus: false, small: false };
/// Python's `quote`.
pub(crate) const SLASH: Encoding = Encoding { safe: b"-_.~/", plus: false, small: false };

pub(crate) fn url_encoded(text: &[u8], encoding: &Encoding) -> Vec<u8> {
    let digits: &[u8; 16] = if encoding.small { b"0123456789abcdef" } else { b"0123456789ABCDEF" };
    let mut encoded = Vec::with_capacity(3 * text.len());
    for byte in text {
        match byte {
            b' ' if encoding.plus => encoded.push(b'+'),
            _ if byte.is_ascii_alphanumeric() || encoding.safe.contains(byte) => encoded.push(*byte),
            _ => encoded.extend([b'%', digits[usize::from(byte >> 4)], digits[usize::from(byte & 15)]]),
        }
    }
    encoded
}

/// Undoes `%XX`, and `+` if asked to; a bad escape stays as it is.
pub(crate) fn url_decoded(text: &[u8], plus: bool) -> Vec<u8> {
    let (mut decoded, mut rest) = (Vec::with_capacity(text.len()), text);
    while let Some((first, behind)) = rest.split_first() {
        let (byte, behind) = match (first, inside::percent(rest)) {
            (b'%', Some(byte)) => (byte, &rest[3..]),
            (b'+', _) if plus => (b' ', behind),
            _ => (*first, behind),
        };
        decoded.push(byte);
        rest = behind;
    }
    decoded
}

/// As it is in a form, where it is escaped there.
pub(super) fn as_in_body(input: &Input<'_>) -> Option<Vec<u8>> {
    let is_form = url_decoded(input.raw, true) == input.value;
    if is_form { changed(input.value, input.raw.to_vec()) } else { None }
}

/// URL-encoded once more.
pub(super) fn encode(input: &Input<'_>, encoding: &Encoding) -> Option<Vec<u8>> {
    changed(input.value, url_encoded(input.value, encoding))
}

/// The same again.
pub(super) fn encode_twice(input: &Input<'_>, encoding: &Encoding) -> Option<Vec<u8>> {
    let once = encode(input, encoding)?;
    changed(&once, url_encoded(&once, encoding))
}

/// With only these bytes encoded: those that a second decoding has undone.
pub(super) fn put_back(input: &Input<'_>, is_one: fn(u8) -> bool) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(3 * input.value.len());
    for byte in input.value {
        if is_one(*byte) {
            out.extend_from_slice(&url_encoded(&[*byte], &STRICT));
        } else {
            out.push(*byte);
        }
    }
    changed(input.value, out)
}

/// What has a meaning in a URL.
pub(super) fn is_reserved(byte: u8) -> bool {
    b":/?#[]@!$&'()*+,;=%".contains(&byte)
}

/// Decoded twice.
pub(super) fn decode_twice(input: &Input<'_>, plus: bool) -> Option<Vec<u8>> {
    let once = decode(input, plus)?;
    changed(&once, url_decoded(&once, plus))
}

/// Decoded once more.
pub(super) fn decode(input: &Input<'_>, plus: bool) -> Option<Vec<u8>> {
    changed(input.value, url_decoded(input.value, plus))
}

/// With each `from` replaced.
pub(crate) fn replaced(text: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let (mut out, mut rest) = (Vec::with_capacity(text.len()), text);
    while let Some((first, behind)) = rest.split_first() {
        if rest.starts_with(from) {
            out.extend_from_slice(to);
            rest = &rest[from.len()..];
        } else {
            out.push(*first);
            rest = behind;
        }
    }
    out
}

/// The entities that a browser reads without a semicolon, and that begin the name of a field.
pub(crate) const DAMAGE: [(&str, &str); 8] = [
    ("&not", "¬"),
    ("&curren", "¤"),
    ("&para", "¶"),
    ("&sect", "§"),
    ("&copy", "©"),
    ("&reg", "®"),
    ("&times", "×"),
    ("&order", "ℴ"),
];

/// What a browser makes of a text that was not escaped.
pub(crate) fn damaged(text: &[u8]) -> Vec<u8> {
    // `&order` needs a semicolon in every browser: it is in the list for what is undone, not for what is
    // done.
    let entity = |text: &[u8]| DAMAGE[..7].iter().find(|(entity, _)| text.starts_with(entity.as_bytes()));
    let (mut out, mut rest) = (Vec::with_capacity(text.len()), text);
    while let Some((first, behind)) = rest.split_first() {
        if let Some((entity, sign)) = if *first == b'&' { entity(rest) } else { None } {
            out.extend_from_slice(sign.as_bytes());
            rest = &rest[entity.len()..];
        } else {
            out.push(*first);
            rest = behind;
        }
    }
    out
}

/// As `addslashes` does.
pub(super) fn slashed(input: &Input<'_>) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(input.value.len() + 8);
    for byte in input.value {
        if matches!(byte, b'\'' | b'"' | b'\\') {
            out.push(b'\\');
        }
        out.push(*byte);
    }
    changed(input.value, out)
}

pub(super) fn slashed_slash(input: &Input<'_>) -> Option<Vec<u8>> {
    changed(input.value, replaced(input.value, b"/", b"\\/"))
}

/// As `stripslashes` does.
pub(super) fn unslashed(input: &Input<'_>) -> Option<Vec<u8>> {
    let (mut out, mut is_escaped) = (Vec::with_capacity(input.value.len()), false);
    for byte in input.value {
        is_escaped = *byte == b'\\' && !is_escaped;
        if !is_escaped {
            out.push(*byte);
        }
    }
    changed(input.value, out)
}

/// As it is in JSON, where it is escaped there.
pub(super) fn as_in_json(input: &Input<'_>) -> Option<Vec<u8>> {
    if input.raw.contains(&b'\\') && !input.value.contains(&b'\\') {
        changed(input.value, input.raw.to_vec())
    } else {
        None
    }
}

/// As a JSON writer would write it, with its quotes or without.
pub(super) fn json(input: &Input<'_>, slashes: bool, unicode: bool, quotes: bool) -> Option<Vec<u8>> {
    if input.value.is_empty() && !quotes {
        return None;
    }
    let mut written = Vec::new();
    json_quoted(input.value, slashes, unicode, &mut written);
    if !quotes {
        written.pop();
        written.remove(0);
    }
    changed(input.value, written)
}

/// The text without the escapes of JSON that it holds.
pub(super) fn json_undone(input: &Input<'_>) -> Option<Vec<u8>> {
    if !input.value.contains(&b'\\') && !input.value.starts_with(b"\"") {
        return None;
    }
    let inner = input.value.strip_prefix(b"\"").and_then(|text| text.strip_suffix(b"\"")).unwrap_or(input.value);
    changed(input.value, json_decoded(inner))
}

/// Undoes `\/`, `\"`, `\n`, `\u4f60`, …; a bad escape stays as it is.
pub(crate) fn json_decoded(text: &[u8]) -> Vec<u8> {
    let (mut out, mut rest) = (Vec::with_capacity(text.len()), text);
    while let Some((first, behind)) = rest.split_first() {
        rest = behind;
        if *first != b'\\' {
            out.push(*first);
            continue;
        }
        let unit = |text: &[u8]| match text {
            [b'u', digits @ ..] => {
                let digits = digits.get(..4)?;
                digits.iter().try_fold(0, |unit, digit| Some(unit << 4 | char::from(*digit).to_digit(16)?))
            }
            _ => None,
        };
        let (character, len) = match (behind.first(), unit(behind)) {
            (_, Some(high @ 0xd800..0xdc00)) => match behind.get(6..).and_then(unit) {
                Some(low @ 0xdc00..0xe000) => (char::from_u32(0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00)), 11),
                _ => (None, 0),
            },
            (_, Some(unit)) => (char::from_u32(unit), 5),
            (Some(b'n'), _) => (Some('\n'), 1),
            (Some(b'r'), _) => (Some('\r'), 1),
            (Some(b't'), _) => (Some('\t'), 1),
            (Some(byte @ (b'/' | b'"' | b'\\')), _) => (Some(char::from(*byte)), 1),
            _ => (None, 0),
        };
        match character {
            Some(character) => out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes()),
            None => out.push(b'\\'),
        }
        rest = &behind[len..];
    }
    out
}

/// Writes a JSON string. Bytes that are not UTF-8 stay as they are.
pub(crate) fn json_quoted(text: &[u8], slashes: bool, unicode: bool, out: &mut Vec<u8>) {
    out.push(b'"');
    for chunk in text.utf8_chunks() {
        for character in chunk.valid().chars() {
            match character {
                '"' | '\\' => out.extend([b'\\', u8::try_from(character).unwrap_or(0)]),
                '/' if slashes => out.extend_from_slice(b"\\/"),
                '\n' => out.extend_from_slice(b"\\n"),
                '\r' => out.extend_from_slice(b"\\r"),
                '\t' => out.extend_from_slice(b"\\t"),
                _ if character < ' ' || unicode && !character.is_ascii() => {
                    for unit in character.encode_utf16(&mut [0; 2]) {
                        out.extend_from_slice(alloc::format!("\\u{unit:04x}").as_bytes());
                    }
                }
                _ => out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes()),
            }
        }
        out.extend_from_slice(chunk.invalid());
    }
    out.push(b'"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_encoded_is_decoded_again() {
        let all: Vec<u8> = (0..=u8::MAX).collect();
        for encoding in [&FORM, &STRICT, &COMPONENT, &JAVA, &SMALL, &SLASH] {
            assert_eq!(url_decoded(&url_encoded(&all, encoding), encoding.plus), all, "{encoding:?}");
        }
        let mut quoted = Vec::new();
        json_quoted("/\"\\\n\u{1}你😀".as_bytes(), true, true, &mut quoted);
        assert_eq!(quoted, br#""\/\"\\\n\u0001\u4f60\ud83d\ude00""#);
        assert_eq!(json_decoded(&quoted[1..quoted.len() - 1]), "/\"\\\n\u{1}你😀".as_bytes());
        assert_eq!(json_decoded(br"\x\u12\ud83d"), br"\x\u12\ud83d");
    }
}
