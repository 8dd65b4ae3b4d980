//! The chaining value: what MD5 knows of the blocks so far.

use core::fmt;

use subtle::ConstantTimeEq;

use crate::chain;
#[cfg(all(target_arch = "x86_64", not(paysign_portable)))]
use crate::chain_avx512;
use crate::wipe::wipe;

/// The chaining value. It is wiped on drop, since it may come of a secret.
#[derive(Clone)]
pub struct State([u32; 4]);

impl State {
    /// The value before the first block.
    pub const START: Self = Self([0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476]);

    /// From the words a, b, c and d.
    pub(crate) fn from_words(words: [u32; 4]) -> Self {
        Self(words)
    }

    /// The words a, b, c and d.
    pub(crate) fn words(&self) -> &[u32; 4] {
        &self.0
    }

    /// Takes in whole blocks.
    #[inline]
    pub fn compress(&mut self, blocks: &[[u8; 64]]) {
        if blocks.is_empty() {
            return;
        }
        #[cfg(all(target_arch = "x86_64", not(paysign_portable)))]
        if chain_avx512::compress(&mut self.0, blocks) {
            return;
        }
        chain::compress(&mut self.0, blocks);
    }

    /// The chaining value as bytes; after the last, padded block this is the digest.
    pub fn digest(&self) -> [u8; 16] {
        let mut digest = [0; 16];
        for (bytes, word) in digest.chunks_exact_mut(4).zip(self.0) {
            bytes.copy_from_slice(&word.to_le_bytes());
        }
        digest
    }

    /// Whether compressing this block, the last one, with its padding, gives `expected`.
    ///
    /// Every step of MD5 can be undone once the block is known, so the first steps are computed forward from
    /// the chaining value and the others backward from the expected digest. The two chains do not depend on
    /// each other, and the processor overlaps them. They meet in the same 128 bits if and only if the digests
    /// are equal; these are compared in constant time.
    pub fn leads_to(&self, last: &[u8; 64], expected: &[u8; 16]) -> bool {
        let word = |at: usize| u32::from_le_bytes([expected[at], expected[at + 1], expected[at + 2], expected[at + 3]]);
        let expected = [word(0), word(4), word(8), word(12)];
        chain::difference(&self.0, last, &expected).ct_eq(&0).into()
    }
}

/// Shows nothing of the value.
impl fmt::Debug for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("State").finish_non_exhaustive()
    }
}

impl Drop for State {
    #[inline]
    fn drop(&mut self) {
        wipe(&mut self.0, [0; 4]);
    }
}

#[cfg(test)]
mod tests {
    use super::State;
    use crate::chain;

    /// Where the processor has something better, nothing else would run the portable code.
    #[test]
    fn the_portable_chain_agrees_with_the_one_chosen_here() {
        let mut byte = 1_u8;
        let blocks = [[(); 64]; 5].map(|block| {
            block.map(|()| {
                byte = byte.wrapping_mul(5).wrapping_add(59);
                byte
            })
        });
        for count in 0..=blocks.len() {
            let mut chosen = State::START;
            chosen.compress(&blocks[..count]);
            let mut portable = State::START;
            chain::compress(&mut portable.0, &blocks[..count]);
            assert_eq!(chosen.0, portable.0, "{count} blocks");
        }
    }
}
