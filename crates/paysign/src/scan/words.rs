//! Eight bytes at a time in a general register: everywhere the same.

#[cfg(feature = "json")]
use super::scanner::Others;
use super::scanner::{Scan, is_mark};

const LOW: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = LOW << 7;

/// Eight bytes at a time in a general register: everywhere the same.
pub(crate) struct Words;

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
    #[expect(clippy::cast_possible_truncation, reason = "eight bits of each word")]
    fn escapes(bytes: &[u8; 32]) -> u32 {
        let words = bytes.as_chunks::<8>().0.iter().enumerate();
        words.fold(0, |escapes, (index, word)| {
            let word = u64::from_le_bytes(*word);
            let (low, is_ascii) = (word & !HIGH, !word & HIGH);
            escapes | (gather((equal(low, b'%') | equal(low, b'+')) & is_ascii) as u32) << (8 * index)
        })
    }

    #[inline]
    fn first_mark(bytes: &[u8; 16]) -> usize {
        bytes.iter().position(|byte| is_mark(*byte)).unwrap_or(bytes.len())
    }

    #[inline]
    fn names(bytes: &[u8; 16]) -> usize {
        let is_of_names = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'[' | b']' | b'-');
        bytes.iter().position(|byte| !is_of_names(*byte)).unwrap_or(bytes.len())
    }

    #[inline]
    fn unhex(digits: &[u8; 32]) -> Option<[u8; 16]> {
        let (mut all, mut bad) = ([0; 16], 0);
        for (bytes, digits) in all.as_chunks_mut::<4>().0.iter_mut().zip(digits.as_chunks::<8>().0) {
            let digits = u64::from_le_bytes(*digits);
            // Letters become small ones. A sum sets the high bit of each byte that is large enough; no carry
            // leaves a byte without one.
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
            // A sum sets the high bit of each byte that is at least a space.
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

/// The place of the first byte below 0x80 of which `found` sets the high bit, given eight bytes without
/// theirs.
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

/// The high bit of every byte of `low` that is `byte`; the bits below it mean nothing.
#[inline]
const fn equal(low: u64, byte: u8) -> u64 {
    !((low ^ (LOW * byte as u64)) + !HIGH)
}

/// The four bytes that eight nibbles stand for, the first of two the higher one.
#[inline]
const fn four_bytes(nibbles: u64) -> [u8; 4] {
    let pairs = ((nibbles << 4) | (nibbles >> 8)) & 0x00ff_00ff_00ff_00ff;
    let quads = (pairs | (pairs >> 8)) & 0x0000_ffff_0000_ffff;
    #[expect(clippy::cast_possible_truncation, reason = "the lower half")]
    let bytes = (quads | (quads >> 16)) as u32;
    bytes.to_le_bytes()
}

/// The eight high bits side by side.
#[inline]
const fn gather(high: u64) -> u64 {
    (high >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}
