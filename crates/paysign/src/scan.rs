//! Finds the bytes that structure a body, many at a time.

mod scanner;
mod short;
#[cfg(not(paysign_portable))]
mod vectors;
#[cfg(any(paysign_portable, test))]
mod words;

pub(crate) use scanner::Scan;
#[cfg(any(feature = "xml", feature = "multipart"))]
pub(crate) use short::find_text;
pub(crate) use short::{are_digits, find, holds};
#[cfg(not(paysign_portable))]
use vectors::Vectors;
#[cfg(any(paysign_portable, test))]
pub(crate) use words::Words;

/// Whether a text begins as a path or a URL does, and no query.
pub(crate) const fn is_like_url(text: &[u8]) -> bool {
    matches!(
        text,
        [b'?' | b'/', ..]
            | [b'h', b't', b't', b'p', b':', b'/', b'/', ..]
            | [b'h', b't', b't', b'p', b's', b':', b'/', b'/', ..]
    )
}

/// Where the first `&`, `=`, `%` or `+` is; the length if there is none.
#[inline]
pub(crate) fn first_mark(bytes: &[u8]) -> usize {
    let mut from = 0;
    while let Some(part) = bytes.get(from..).and_then(|rest| rest.first_chunk()) {
        let at = Native::first_mark(part);
        if at < part.len() {
            return from + at;
        }
        from += part.len();
    }
    from + bytes[from..].iter().position(|byte| scanner::is_mark(*byte)).unwrap_or(bytes.len() - from)
}

/// What is used: with `--cfg paysign_portable` nothing but general registers.
#[cfg(not(paysign_portable))]
pub(crate) type Native = Vectors;
#[cfg(paysign_portable)]
pub(crate) type Native = Words;

/// The places of the bits of a set, from the lowest one on.
#[inline]
pub(crate) fn bits(set: u64) -> impl Iterator<Item = usize> {
    let mut left = set;
    core::iter::from_fn(move || {
        let place = left.trailing_zeros() as usize;
        (left != 0).then(|| {
            left &= left - 1;
            place
        })
    })
}

#[cfg(test)]
mod tests {
    #[cfg(feature = "json")]
    use super::scanner::Others;
    use super::*;

    #[test]
    fn every_hex_digit_has_its_value_and_nothing_else_has_one() {
        let mut digits = *b"00112233445566778899aAbBcCdDeEfF";
        for place in 0..digits.len() {
            for byte in 0..=u8::MAX {
                let before = core::mem::replace(&mut digits[place], byte);
                let value = char::from(byte).to_digit(16);
                for read in [Native::unhex(&digits), Words::unhex(&digits)] {
                    assert_eq!(read.map(|bytes| u32::from(bytes[place / 2] >> (4 * (1 - place % 2)) & 15)), value);
                }
                digits[place] = before;
            }
        }
    }

    #[test]
    #[cfg(feature = "json")]
    fn what_matters_in_json_is_found_at_every_place() {
        for place in 0..64 {
            for byte in 0..=u8::MAX {
                for around in [b'a', b' ', 0x80 | b'"', 0x80 | b'\\', 0xff] {
                    let mut bytes = [around; 64];
                    bytes[place] = byte;
                    let bit = |is_there: bool| u64::from(is_there) << place;
                    let others = Others {
                        backslashes: bit(byte == b'\\'),
                        controls: bit(byte < b' '),
                        misleading: bit(byte == b'&'),
                    };
                    let has_others = others != Others { backslashes: 0, controls: 0, misleading: 0 };
                    let quotes = (bit(byte == b'"'), has_others);
                    assert_eq!((Native::quotes(&bytes, b'&'), Words::quotes(&bytes, b'&')), (quotes, quotes));
                    assert_eq!(Native::others(&bytes, b'&'), others);
                    assert_eq!(Words::others(&bytes, b'&'), others);
                }
            }
        }
    }

    #[test]
    fn every_byte_at_every_place_is_seen_for_what_it_is() {
        for place in 0..64 {
            for byte in 0..=u8::MAX {
                for around in [0, b'a', b'%' - 1, b'&' + 1, 0x80 | b'&', 0x80 | b'+', 0xff] {
                    let mut bytes = [around; 64];
                    bytes[place] = byte;
                    let window = bytes.first_chunk().expect("32 bytes");
                    let (mut by_vectors, mut by_words) = (Native::NO_ESCAPES, Words::NO_ESCAPES);
                    let ends = (Native::ends(window, &mut by_vectors), Words::ends(window, &mut by_words));
                    let all = (0..32).filter(|at| bytes[*at] == b'&').fold(0, |ends, at| ends | 1 << at);
                    let expected = (all, place < 32 && matches!(byte, b'%' | b'+'));
                    assert_eq!((ends.0, Native::has_any(by_vectors)), expected);
                    assert_eq!((ends.1, Words::has_any(by_words)), expected);
                    let mark = bytes[..16].iter().position(|byte| scanner::is_mark(*byte)).unwrap_or(16);
                    let window = bytes.first_chunk().expect("16 bytes");
                    assert_eq!((Native::first_mark(window).min(16), Words::first_mark(window)), (mark, mark));
                    assert_eq!(first_mark(&bytes), bytes.iter().position(|byte| scanner::is_mark(*byte)).unwrap_or(64));
                    let of_names = window
                        .iter()
                        .position(|byte| !(byte.is_ascii_alphanumeric() || b"_.[]-".contains(byte)))
                        .unwrap_or(16);
                    assert_eq!((Native::names(window), Words::names(window)), (of_names, of_names));
                    let first = window.iter().position(|byte| *byte == b'=').unwrap_or(16);
                    assert_eq!((Native::first_equals(window).min(16), Words::first_equals(window)), (first, first));
                    let window = bytes.first_chunk().expect("32 bytes");
                    let escapes = window.iter().enumerate().filter(|(_, byte)| matches!(byte, b'%' | b'+'));
                    let escapes = escapes.fold(0, |escapes, (at, _)| escapes | 1 << at);
                    assert_eq!((Native::escapes(window), Words::escapes(window)), (escapes, escapes));
                }
            }
        }
    }
}
