//! Sixteen bytes at a time, in the vector registers that every processor of its kind has.

use wide::{bytemuck::cast, u8x16, u16x8};

#[cfg(feature = "json")]
use super::scanner::Others;
use super::scanner::Scan;

/// Sixteen bytes at a time, in the vector registers that every processor of its kind has.
pub(crate) struct Vectors;

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
    fn escapes(bytes: &[u8; 32]) -> u32 {
        let [front, back] = [0, 16].map(|at| {
            let part = u8x16::from(&bytes[at..at + 16]);
            (part.simd_eq(u8x16::splat(b'%')) | part.simd_eq(u8x16::splat(b'+'))).to_bitmask()
        });
        front | back << 16
    }

    #[inline]
    fn first_mark(bytes: &[u8; 16]) -> usize {
        let part = u8x16::new(*bytes);
        let equal = |byte| part.simd_eq(u8x16::splat(byte));
        let found = (equal(b'&') | equal(b'=')) | (equal(b'%') | equal(b'+'));
        found.to_bitmask().trailing_zeros() as usize
    }

    #[inline]
    fn names(bytes: &[u8; 16]) -> usize {
        let part = u8x16::new(*bytes);
        let equal = |byte| part.simd_eq(u8x16::splat(byte));
        // Letters become small ones. What is less than the first one becomes a great number, and is none
        // either.
        let within = |from: u8, count: u8, part: u8x16| {
            let above = part - u8x16::splat(from);
            above.min(u8x16::splat(count - 1)).simd_eq(above)
        };
        let letters = within(b'a', 26, part | u8x16::splat(0x20));
        // `-` and `.` are side by side.
        let marks = equal(b'_') | within(b'-', 2, part) | equal(b'[') | equal(b']');
        let others = !(letters | within(b'0', 10, part) | marks).to_bitmask();
        others.trailing_zeros() as usize
    }

    #[inline]
    fn unhex(digits: &[u8; 32]) -> Option<[u8; 16]> {
        let mut are_digits = u8x16::splat(u8::MAX);
        let [front, back] = [0, 16].map(|at| {
            let digits = u8x16::from(&digits[at..at + 16]);
            // Letters become small ones. What is less than the first one becomes a great number, and is none
            // either.
            let decimal = digits - u8x16::splat(b'0');
            let letter = (digits | u8x16::splat(0x20)) - u8x16::splat(b'a');
            let is_decimal = decimal.min(u8x16::splat(9)).simd_eq(decimal);
            let is_letter = letter.min(u8x16::splat(5)).simd_eq(letter);
            are_digits &= is_decimal | is_letter;
            let values = (decimal & is_decimal) | ((letter + u8x16::splat(10)) & is_letter);
            // The first of two digits, the higher half of what they stand for, is one or the other byte of a
            // number.
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
