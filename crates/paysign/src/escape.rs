//! The two kinds of escapes: `%41` and `+` in forms, `\u0041` in JSON.

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

    #[cfg(feature = "json")]
    #[test]
    fn a_surrogate_pair_is_one_character_and_half_of_one_is_none() {
        assert_eq!(json(br"\ud83d\ude00!"), Some(('😀', 12)));
        for raw in [&br"\ud83d"[..], br"\ud83dx", br"\ude00", br"\ud83dA", br"\u12", br"\x", br"\"] {
            assert_eq!(json(raw), None, "{raw:?}");
        }
    }
}
