//! A number for an order number, by which equal ones come together.

use std::hash::{BuildHasher, RandomState};

/// Makes such numbers. Every run makes other ones, so that nobody can choose order numbers that agree in
/// theirs; where some do, only time is lost.
#[derive(Clone, Copy)]
pub(super) struct Fingerprint([u64; 2]);

impl Fingerprint {
    /// One that nobody can foresee.
    pub(super) fn new() -> Self {
        let state = RandomState::new();
        // An even factor would lose bits.
        Self([0, 1].map(|part: u8| state.hash_one(part) | 1))
    }

    /// The number.
    #[inline]
    pub(super) fn of(self, bytes: &[u8]) -> u64 {
        let Self([first, second]) = self;
        let mut state = first ^ bytes.len() as u64;
        let mut words = bytes.chunks_exact(8);
        for word in &mut words {
            state = mixed(state ^ word.try_into().map_or(0, u64::from_le_bytes), second);
        }
        let rest = words.remainder().iter().rev().fold(0, |rest, byte| rest << 8 | u64::from(*byte));
        mixed(mixed(state ^ rest, second), first)
    }
}

/// Both halves of the product, of which each bit depends on many.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "the halves of a number")]
fn mixed(left: u64, right: u64) -> u64 {
    let product = u128::from(left) * u128::from(right);
    (product >> 64) as u64 ^ product as u64
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn order_numbers_that_differ_have_other_numbers_whose_beginnings_and_ends_are_spread() {
        let fingerprint = Fingerprint::new();
        let of = |number: u32| fingerprint.of(format!("2016080615{number:010}").as_bytes());
        let all: HashSet<u64> = (0..100_000).map(of).collect();
        assert_eq!(all.len(), 100_000);
        for part in [|number: u64| number >> 54, |number: u64| number & 1023] {
            let mut counts = [0u32; 1024];
            for number in &all {
                counts[usize::try_from(part(*number)).expect("ten bits")] += 1;
            }
            assert!(counts.iter().all(|count| (30..=200).contains(count)), "{counts:?}");
        }
        let short: HashSet<u64> = ["", "\0", "\0\0", "1", "1\0", "12345678", "12345678\0"]
            .iter()
            .map(|text| fingerprint.of(text.as_bytes()))
            .collect();
        assert_eq!(short.len(), 7);
    }
}
