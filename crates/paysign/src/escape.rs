//! The three kinds of escapes: `%41` and `+` in forms, `\u0041` in JSON, `&#65;` in XML.

/// The byte that the escape at the start of `raw` stands for, `%XX`; `None` if it is malformed.
#[inline]
pub fn percent(raw: &[u8]) -> Option<u8> {
    match raw {
        [b'%', high, low, ..] => hex(*high, *low),
        _ => None,
    }
}

/// The byte that two hex digits stand for; `None` if one of them is none.
#[inline]
pub(crate) fn hex(high: u8, low: u8) -> Option<u8> {
    let [high, low] = [high, low].map(|digit| NIBBLES[usize::from(digit)]);
    ((high | low) < 16).then_some(high << 4 | low)
}

/// The character that the JSON escape at the start of `raw` stands for, and its length in `raw`.
///
/// `None` if it is malformed, or half of a surrogate pair.
#[cfg(feature = "json")]
pub(crate) fn json(raw: &[u8]) -> Option<(char, usize)> {
    let character = match raw.get(1)? {
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => return json_unicode(raw),
        plain @ (b'"' | b'\\' | b'/') => char::from(*plain),
        _ => return None,
    };
    Some((character, 2))
}

/// `\u4f60`, or `\ud83d\ude00`.
#[cfg(feature = "json")]
fn json_unicode(raw: &[u8]) -> Option<(char, usize)> {
    let unit = |at: usize| match raw.get(at..at + 6)? {
        [b'\\', b'u', digits @ ..] => {
            digits.iter().try_fold(0u32, |unit, digit| Some(unit << 4 | u32::from(nibble(*digit)?)))
        }
        _ => None,
    };
    match unit(0)? {
        high @ 0xd800..0xdc00 => match unit(6)? {
            low @ 0xdc00..0xe000 => {
                char::from_u32(0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00)).map(|character| (character, 12))
            }
            _ => None,
        },
        unit => char::from_u32(unit).map(|character| (character, 6)),
    }
}

/// How a CDATA section of XML begins.
#[cfg(feature = "xml")]
pub(crate) const CDATA: &[u8] = b"<![CDATA[";

/// How it ends.
#[cfg(feature = "xml")]
pub(crate) const CDATA_END: &[u8] = b"]]>";

/// The character that the XML reference at the start of `raw` stands for, and its length in `raw`.
///
/// `None` if it is malformed, names no character that XML allows, or an entity beyond the five that need no
/// declaration.
#[cfg(feature = "xml")]
pub(crate) fn xml(raw: &[u8]) -> Option<(char, usize)> {
    const ENTITIES: [(&[u8], char); 5] =
        [(b"&amp;", '&'), (b"&lt;", '<'), (b"&gt;", '>'), (b"&quot;", '"'), (b"&apos;", '\'')];
    if let Some((entity, character)) = ENTITIES.iter().find(|(entity, _)| raw.starts_with(entity)) {
        return Some((*character, entity.len()));
    }
    let (digits, radix, start) = match raw {
        [b'&', b'#', b'x', digits @ ..] => (digits, 16, 3),
        [b'&', b'#', digits @ ..] => (digits, 10, 2),
        _ => return None,
    };
    let mut number = 0u32;
    for (len, byte) in digits.iter().enumerate() {
        match char::from(*byte).to_digit(radix) {
            // What is above all characters stays so.
            Some(digit) => number = number.saturating_mul(radix).saturating_add(digit),
            None if *byte == b';' && len > 0 => {
                return char::from_u32(number)
                    .filter(|character| is_of_xml(*character))
                    .map(|character| (character, start + len + 1));
            }
            None => return None,
        }
    }
    None
}

/// Whether XML 1.0 has this character.
#[cfg(feature = "xml")]
fn is_of_xml(character: char) -> bool {
    !matches!(character, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\u{fffe}' | '\u{ffff}')
}

/// The first byte of a text that XML cannot hold: it is not UTF-8, or not a character of XML.
#[cfg(feature = "xml")]
pub(crate) fn first_not_of_xml(text: &[u8]) -> Option<usize> {
    let utf8 = core::str::from_utf8(text);
    let valid_len = utf8.map_or_else(|error| error.valid_up_to(), str::len);
    let valid = core::str::from_utf8(&text[..valid_len]).unwrap_or_default();
    let refused = valid.char_indices().find(|(_, character)| !is_of_xml(*character)).map(|(at, _)| at);
    refused.or((valid_len < text.len()).then_some(valid_len))
}

#[cfg(feature = "json")]
#[inline]
fn nibble(digit: u8) -> Option<u8> {
    Some(NIBBLES[usize::from(digit)]).filter(|nibble| *nibble < 16)
}

/// What each byte stands for as a hex digit; 16 for all others.
const NIBBLES: [u8; 256] = {
    let mut nibbles = [16; 256];
    let mut nibble = 0;
    while nibble < 16 {
        let digit = b"0123456789abcdef"[nibble as usize];
        nibbles[digit as usize] = nibble;
        nibbles[digit.to_ascii_uppercase() as usize] = nibble;
        nibble += 1;
    }
    nibbles
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_escapes_are_two_hex_digits() {
        assert_eq!(percent(b"%4a!"), Some(b'J'));
        for raw in [&b"%"[..], b"%4", b"%zz", b"%+1", b"a"] {
            assert_eq!(percent(raw), None, "{raw:?}");
        }
    }

    #[cfg(feature = "xml")]
    #[test]
    fn references_are_the_five_entities_and_numbers_of_characters() {
        for (raw, character) in
            [("&amp;x", '&'), ("&apos;", '\''), ("&#20013;", '中'), ("&#x1F600;", '😀'), ("&#00;9", '\0')]
        {
            let found = xml(raw.as_bytes());
            assert_eq!(found.map(|(character, _)| character), Some(character).filter(|_| character != '\0'), "{raw}");
        }
        for raw in [
            "&",
            "&amp",
            "&AMP;",
            "&nbsp;",
            "&#;",
            "&#x;",
            "&#X26;",
            "&#26",
            "&#0;",
            "&#8;",
            "&#xD800;",
            "&#xFFFE;",
            "&#x110000;",
            "&#99999999999999999999;",
            "& ",
            "&#-1;",
            "&#+1;",
            "&#1 ;",
        ] {
            assert_eq!(xml(raw.as_bytes()), None, "{raw}");
        }
        assert_eq!(xml(b"&#0000000000000065;"), Some(('A', 19)));
    }

    #[cfg(feature = "xml")]
    #[test]
    fn the_first_character_that_xml_lacks_is_found() {
        for (text, at) in
            [(&b"a\t\n\r\x7f"[..], None), (b"a\x01\xff", Some(1)), (b"ab\xffc\0", Some(2)), (b"\xef\xbf\xbf", Some(0))]
        {
            assert_eq!(first_not_of_xml(text), at, "{text:?}");
        }
    }

    #[cfg(feature = "json")]
    #[test]
    fn a_surrogate_pair_is_one_character_and_half_of_one_is_none() {
        assert_eq!(json(br"\ud83d\ude00!"), Some(('😀', 12)));
        for raw in [&br"\ud83d"[..], br"\ud83dx", br"\ude00", br"\ud83dA", br"\u12", br"\x", br"\"] {
            assert_eq!(json(raw), None, "{raw:?}");
        }
    }
}
