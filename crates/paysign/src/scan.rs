//! Finds the bytes that structure a body, many at a time.

#[cfg(not(paysign_portable))]
use wide::{bytemuck::cast, u8x16, u16x8};

/// Whether a text begins as a path or a URL does, and no query.
pub(crate) const fn is_like_url(text: &[u8]) -> bool {
    matches!(
        text,
        [b'?' | b'/', ..]
            | [b'h', b't', b't', b'p', b':', b'/', b'/', ..]
            | [b'h', b't', b't', b'p', b's', b':', b'/', b'/', ..]
    )
}

/// A way to find the bytes that structure a body.
pub(crate) trait Scan {
    /// What was seen of `%` and `+`.
    type Escapes: Copy;

    /// None of them.
    const NO_ESCAPES: Self::Escapes;

    /// Where `&` stands in 32 bytes, a bit for each; what there is of `%` and `+` is added to `escapes`.
    fn ends(bytes: &[u8; 32], escapes: &mut Self::Escapes) -> u32;

    /// Whether there was a `%` or `+`.
    fn has_any(escapes: Self::Escapes) -> bool;

    /// Where the first `=` stands in 16 bytes; 16 or more if there is none.
    fn first_equals(bytes: &[u8; 16]) -> usize;

    /// Where the first `%` or `+` stands in 32 bytes; 32 or more if there is none.
    fn first_escape(bytes: &[u8; 32]) -> usize;

    /// Where the first `&`, `=`, `%` or `+` stands in 16 bytes; 16 or more if there is none.
    fn first_mark(bytes: &[u8; 16]) -> usize;

    /// The bytes that 32 hex digits stand for; `None` if one of them is none.
    fn unhex(digits: &[u8; 32]) -> Option<[u8; 16]>;

    /// Where the quotation marks are in 64 bytes of JSON, a bit for each byte; and whether one of these is a `\`, a control
    /// character, or `misleading`.
    #[cfg(feature = "json")]
    fn quotes(bytes: &[u8; 64], misleading: u8) -> (u64, bool);

    /// Where the others of these are, a bit for each byte.
    #[cfg(feature = "json")]
    fn others(bytes: &[u8; 64], misleading: u8) -> Others;
}

/// What else than quotation marks matters in JSON, a bit for each of 64 bytes.
#[cfg(feature = "json")]
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Others {
    /// `\`
    pub(crate) backslashes: u64,
    /// Line feeds and the like.
    pub(crate) controls: u64,
    /// What could mislead a reader of the canonical string.
    pub(crate) misleading: u64,
}

/// Whether the byte structures a form.
#[inline]
const fn is_mark(byte: u8) -> bool {
    matches!(byte, b'&' | b'=' | b'%' | b'+')
}

/// Where the first `&`, `=`, `%` or `+` stands; the length if there is none.
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
    from + bytes[from..].iter().position(|byte| is_mark(*byte)).unwrap_or(bytes.len() - from)
}

/// Whether `byte` is one of `bytes`: for short texts, which are mostly looked at as two words that overlap.
#[inline]
pub(crate) fn holds(bytes: &[u8], byte: u8) -> bool {
    let (Some(first), Some(last)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) else {
        return bytes.contains(&byte);
    };
    // A borrow reaches the high bit of the lowest byte that is zero, and perhaps others above it.
    let zero_in = |word: &[u8; 8]| {
        let word = u64::from_le_bytes(*word) ^ (LOW * u64::from(byte));
        word.wrapping_sub(LOW) & !word & HIGH
    };
    let middle = bytes.as_chunks().0.iter().skip(1).fold(0, |found, word| found | zero_in(word));
    zero_in(first) | middle | zero_in(last) != 0
}

/// Whether all of them are decimal digits: for short texts, which are mostly looked at as two words that overlap.
#[inline]
pub(crate) fn are_digits(bytes: &[u8]) -> bool {
    let (Some(first), Some(last)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) else {
        return bytes.iter().all(u8::is_ascii_digit);
    };
    // The digits are 0x30 to 0x39: the upper half of each byte is 3, and still is when 6 is added. What carries over is none before.
    let others_in = |word: &[u8; 8]| {
        let word = u64::from_le_bytes(*word);
        ((word ^ (LOW * 0x30)) | (word.wrapping_add(LOW * 6) ^ (LOW * 0x30))) & (LOW * 0xf0)
    };
    let middle = bytes.as_chunks().0.iter().skip(1).fold(0, |others, word| others | others_in(word));
    others_in(first) | middle | others_in(last) == 0
}

/// What is used: with `--cfg paysign_portable` nothing but general registers.
#[cfg(not(paysign_portable))]
pub(crate) type Native = Vectors;
#[cfg(paysign_portable)]
pub(crate) type Native = Words;

/// Sixteen bytes at a time, in the vector registers that every processor of its kind has.
#[cfg(not(paysign_portable))]
pub(crate) struct Vectors;

#[cfg(not(paysign_portable))]
impl Scan for Vectors {
    type Escapes = u8x16;

    const NO_ESCAPES: u8x16 = u8x16::ZERO;

    #[inline]
    fn ends(bytes: &[u8; 32], escapes: &mut u8x16) -> u32 {
        let [front, back] = [0, 16].map(|at| {
            let part = u8x16::from(&bytes[at..at + 16]);
            let equal = |byte| part.simd_eq(u8x16::splat(byte));
            *escapes |= equal(b'%') | equal(b'+');
            equal(b'&').to_bitmask()
        });
        front | back << 16
    }

    #[inline]
    fn has_any(escapes: u8x16) -> bool {
        escapes.to_bitmask() != 0
    }

    #[inline]
    fn first_equals(bytes: &[u8; 16]) -> usize {
        u8x16::new(*bytes).simd_eq(u8x16::splat(b'=')).to_bitmask().trailing_zeros() as usize
    }

    #[inline]
    fn first_escape(bytes: &[u8; 32]) -> usize {
        let [front, back] = [0, 16].map(|at| {
            let part = u8x16::from(&bytes[at..at + 16]);
            (part.simd_eq(u8x16::splat(b'%')) | part.simd_eq(u8x16::splat(b'+'))).to_bitmask()
        });
        (front | back << 16).trailing_zeros() as usize
    }

    #[inline]
    fn first_mark(bytes: &[u8; 16]) -> usize {
        let part = u8x16::new(*bytes);
        let equal = |byte| part.simd_eq(u8x16::splat(byte));
        let found = (equal(b'&') | equal(b'=')) | (equal(b'%') | equal(b'+'));
        found.to_bitmask().trailing_zeros() as usize
    }

    #[inline]
    fn unhex(digits: &[u8; 32]) -> Option<[u8; 16]> {
        let mut are_digits = u8x16::splat(u8::MAX);
        let [front, back] = [0, 16].map(|at| {
            let digits = u8x16::from(&digits[at..at + 16]);
            // Letters become small ones. What is less than the first one becomes a great number, and is none either.
            let decimal = digits - u8x16::splat(b'0');
            let letter = (digits | u8x16::splat(0x20)) - u8x16::splat(b'a');
            let is_decimal = decimal.min(u8x16::splat(9)).simd_eq(decimal);
            let is_letter = letter.min(u8x16::splat(5)).simd_eq(letter);
            are_digits &= is_decimal | is_letter;
            let values = (decimal & is_decimal) | ((letter + u8x16::splat(10)) & is_letter);
            // The first of two digits, the higher half of what they stand for, is one or the other byte of a number.
            let pairs: u16x8 = cast(values);
            let bytes = if cfg!(target_endian = "little") { pairs << 4 | pairs >> 8 } else { pairs >> 4 | pairs };
            cast(bytes & u16x8::splat(0xff))
        });
        (are_digits.to_bitmask() == 0xffff).then(|| u8x16::narrow_i16x8(front, back).to_array())
    }

    #[inline]
    #[cfg(feature = "json")]
    fn quotes(bytes: &[u8; 64], misleading: u8) -> (u64, bool) {
        let (mut quotes, mut others) = (0, u8x16::ZERO);
        for (index, part) in bytes.as_chunks::<16>().0.iter().enumerate() {
            let part = u8x16::new(*part);
            let equal = |byte| part.simd_eq(u8x16::splat(byte));
            quotes |= u64::from(equal(b'"').to_bitmask()) << (16 * index);
            let is_control = part.min(u8x16::splat(b' ' - 1)).simd_eq(part);
            others |= equal(b'\\') | equal(misleading) | is_control;
        }
        (quotes, others.to_bitmask() != 0)
    }

    #[inline]
    #[cfg(feature = "json")]
    fn others(bytes: &[u8; 64], misleading: u8) -> Others {
        let mut others = Others { backslashes: 0, controls: 0, misleading: 0 };
        for (index, part) in bytes.as_chunks::<16>().0.iter().enumerate() {
            let part = u8x16::new(*part);
            let bits = |found: u8x16| u64::from(found.to_bitmask()) << (16 * index);
            others.backslashes |= bits(part.simd_eq(u8x16::splat(b'\\')));
            others.controls |= bits(part.min(u8x16::splat(b' ' - 1)).simd_eq(part));
            others.misleading |= bits(part.simd_eq(u8x16::splat(misleading)));
        }
        others
    }
}

/// Eight bytes at a time in a general register: everywhere the same.
#[cfg(any(paysign_portable, test))]
pub(crate) struct Words;

#[cfg(any(paysign_portable, test))]
impl Scan for Words {
    type Escapes = u64;

    const NO_ESCAPES: u64 = 0;

    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "eight bits of each word")]
    fn ends(bytes: &[u8; 32], escapes: &mut u64) -> u32 {
        let mut ends = 0;
        for (index, word) in bytes.as_chunks::<8>().0.iter().enumerate() {
            let word = u64::from_le_bytes(*word);
            // Without the high bits no carry leaves its byte.
            let (low, is_ascii) = (word & !HIGH, !word & HIGH);
            ends |= (gather(equal(low, b'&') & is_ascii) as u32) << (8 * index);
            *escapes |= (equal(low, b'%') | equal(low, b'+')) & is_ascii;
        }
        ends
    }

    #[inline]
    fn has_any(escapes: u64) -> bool {
        escapes != 0
    }

    #[inline]
    fn first_equals(bytes: &[u8; 16]) -> usize {
        first_where(bytes, |low| equal(low, b'='))
    }

    #[inline]
    fn first_escape(bytes: &[u8; 32]) -> usize {
        first_where(bytes, |low| equal(low, b'%') | equal(low, b'+'))
    }

    #[inline]
    fn first_mark(bytes: &[u8; 16]) -> usize {
        bytes.iter().position(|byte| is_mark(*byte)).unwrap_or(bytes.len())
    }

    #[inline]
    fn unhex(digits: &[u8; 32]) -> Option<[u8; 16]> {
        let (mut all, mut bad) = ([0; 16], 0);
        for (bytes, digits) in all.as_chunks_mut::<4>().0.iter_mut().zip(digits.as_chunks::<8>().0) {
            let digits = u64::from_le_bytes(*digits);
            // Letters become small ones. A sum sets the high bit of each byte that is large enough; no carry leaves a byte without one.
            let small = digits | (LOW * 0x20);
            let from = |text: u64, first: u8| (text & !HIGH) + LOW * (0x80 - u64::from(first));
            let decimal = from(digits, b'0') & !from(digits, b'9' + 1) & HIGH;
            let letter = from(small, b'a') & !from(small, b'f' + 1) & HIGH;
            bad |= ((decimal | letter) & !digits) ^ HIGH;
            *bytes = four_bytes((small & (LOW * 0x0f)) + (letter >> 7) * 9);
        }
        (bad == 0).then_some(all)
    }

    #[inline]
    #[cfg(feature = "json")]
    fn quotes(bytes: &[u8; 64], misleading: u8) -> (u64, bool) {
        let (mut quotes, mut others) = (0, 0);
        for (index, word) in bytes.as_chunks::<8>().0.iter().enumerate() {
            let word = u64::from_le_bytes(*word);
            let (low, is_ascii) = (word & !HIGH, !word & HIGH);
            quotes |= gather(equal(low, b'"') & is_ascii) << (8 * index);
            // A sum sets the high bit of each byte that is at least a blank.
            let is_control = !(low + LOW * (0x80 - u64::from(b' ')));
            others |= (equal(low, b'\\') | equal(low, misleading) | is_control) & is_ascii;
        }
        (quotes, others != 0)
    }

    #[inline]
    #[cfg(feature = "json")]
    fn others(bytes: &[u8; 64], misleading: u8) -> Others {
        let mut others = Others { backslashes: 0, controls: 0, misleading: 0 };
        for (index, word) in bytes.as_chunks::<8>().0.iter().enumerate() {
            let word = u64::from_le_bytes(*word);
            let (low, is_ascii) = (word & !HIGH, !word & HIGH);
            let bits = |found: u64| gather(found & is_ascii) << (8 * index);
            others.backslashes |= bits(equal(low, b'\\'));
            others.controls |= bits(!(low + LOW * (0x80 - u64::from(b' '))));
            others.misleading |= bits(equal(low, misleading));
        }
        others
    }
}

/// The place of the first byte below 0x80 of which `found` sets the high bit, given eight bytes without theirs.
#[cfg(any(paysign_portable, test))]
#[inline]
fn first_where<const LEN: usize>(bytes: &[u8; LEN], found: impl Fn(u64) -> u64) -> usize {
    for (index, word) in bytes.as_chunks::<8>().0.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let found = found(word & !HIGH) & !word & HIGH;
        if found != 0 {
            return 8 * index + (found.trailing_zeros() / 8) as usize;
        }
    }
    bytes.len()
}

const LOW: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = LOW << 7;

/// The high bit of every byte of `low` that is `byte`; the bits below it mean nothing.
#[cfg(any(paysign_portable, test))]
#[inline]
const fn equal(low: u64, byte: u8) -> u64 {
    !((low ^ (LOW * byte as u64)) + !HIGH)
}

/// The four bytes that eight nibbles stand for, the first of two the higher one.
#[cfg(any(paysign_portable, test))]
#[inline]
const fn four_bytes(nibbles: u64) -> [u8; 4] {
    let pairs = ((nibbles << 4) | (nibbles >> 8)) & 0x00ff_00ff_00ff_00ff;
    let quads = (pairs | (pairs >> 8)) & 0x0000_ffff_0000_ffff;
    #[expect(clippy::cast_possible_truncation, reason = "the lower half")]
    let bytes = (quads | (quads >> 16)) as u32;
    bytes.to_le_bytes()
}

/// The eight high bits side by side.
#[cfg(any(paysign_portable, test))]
#[inline]
const fn gather(high: u64) -> u64 {
    (high >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_is_found_wherever_it_stands() {
        for len in 0..40 {
            for around in [0, b'&' - 1, b'&' + 1, 0x80 | b'&', 0xff] {
                let mut bytes = [around; 40];
                assert!(!holds(&bytes[..len], b'&'));
                for place in 0..len {
                    bytes[place] = b'&';
                    assert!(holds(&bytes[..len], b'&'));
                    bytes[place] = around;
                }
            }
        }
    }

    #[test]
    fn digits_are_digits_at_every_place() {
        for len in 0..40 {
            let mut bytes = [b'7'; 40];
            assert!(are_digits(&bytes[..len]));
            for place in 0..len {
                for byte in 0..=u8::MAX {
                    bytes[place] = byte;
                    assert_eq!(are_digits(&bytes[..len]), byte.is_ascii_digit());
                }
                bytes[place] = b'7';
            }
        }
    }

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
                for around in [0, b'%' - 1, b'&' + 1, 0x80 | b'&', 0x80 | b'+', 0xff] {
                    let mut bytes = [around; 64];
                    bytes[place] = byte;
                    let window = bytes.first_chunk().expect("32 bytes");
                    let (mut by_vectors, mut by_words) = (Native::NO_ESCAPES, Words::NO_ESCAPES);
                    let ends = (Native::ends(window, &mut by_vectors), Words::ends(window, &mut by_words));
                    let all = (0..32).filter(|at| bytes[*at] == b'&').fold(0, |ends, at| ends | 1 << at);
                    let expected = (all, place < 32 && matches!(byte, b'%' | b'+'));
                    assert_eq!((ends.0, Native::has_any(by_vectors)), expected);
                    assert_eq!((ends.1, Words::has_any(by_words)), expected);
                    let mark = bytes[..16].iter().position(|byte| is_mark(*byte)).unwrap_or(16);
                    let window = bytes.first_chunk().expect("16 bytes");
                    assert_eq!((Native::first_mark(window).min(16), Words::first_mark(window)), (mark, mark));
                    assert_eq!(first_mark(&bytes), bytes.iter().position(|byte| is_mark(*byte)).unwrap_or(64));
                    let first = window.iter().position(|byte| *byte == b'=').unwrap_or(16);
                    assert_eq!((Native::first_equals(window).min(16), Words::first_equals(window)), (first, first));
                    let window = bytes.first_chunk().expect("32 bytes");
                    let first = window.iter().position(|byte| matches!(byte, b'%' | b'+')).unwrap_or(32);
                    assert_eq!((Native::first_escape(window), Words::first_escape(window)), (first, first));
                }
            }
        }
    }
}
