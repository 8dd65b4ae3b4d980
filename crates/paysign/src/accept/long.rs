//! A canonical string of any length, on its way into MD5.

use paysign_md5::{State, pad};
use zeroize::optimization_barrier;

use super::copy;
use crate::canonical::{OneWay, Sink};

/// Blocks that are hashed together.
const BLOCKS: usize = 8;

/// Bytes that are copied at once.
const STEP: usize = 32;

/// Takes a text of any length, and hashes a few blocks of it at a time. The secret is here for a moment, so
/// it stays in its place, and is wiped there: a move would leave a copy behind.
pub(super) struct Long {
    blocks: [[u8; 64]; BLOCKS],
    state: State,
    /// Bytes that wait.
    len: usize,
    /// Bytes that are hashed.
    hashed: u64,
}

impl Long {
    #[inline]
    pub(super) const fn new() -> Self {
        Self { blocks: [[0; 64]; BLOCKS], state: State::START, len: 0, hashed: 0 }
    }

    /// Whether this is the digest of the text, in constant time.
    pub(super) fn has_digest(&mut self, digest: &[u8; 16]) -> bool {
        let count = self.pad();
        self.state.compress(&self.blocks[..count - 1]);
        self.state.leads_to(&self.blocks[count - 1], digest)
    }

    /// The digest of the text.
    pub(super) fn digest(&mut self) -> [u8; 16] {
        let count = self.pad();
        self.state.compress(&self.blocks[..count]);
        self.state.digest()
    }

    fn pad(&mut self) -> usize {
        self.hash();
        pad(&mut self.blocks, self.len, self.hashed + self.len as u64)
    }

    /// Hashes the blocks that are whole; less than one is left.
    #[inline(never)]
    fn hash(&mut self) {
        let whole = (self.len / 64).min(BLOCKS - 1);
        self.state.compress(&self.blocks[..whole]);
        self.blocks[0] = self.blocks[whole];
        self.hashed += 64 * whole as u64;
        self.len -= 64 * whole;
    }

    /// Where the next bytes go, if they have so much room.
    #[inline]
    fn next<const LEN: usize>(&mut self) -> Option<&mut [u8; LEN]> {
        self.blocks.as_flattened_mut().get_mut(self.len..self.len + LEN)?.first_chunk_mut()
    }

    /// Counts bytes that were put, and makes room again.
    #[inline]
    fn add(&mut self, len: usize) {
        self.len += len;
        if self.len > 64 * (BLOCKS - 1) {
            self.hash();
        }
    }

    #[inline(never)]
    fn put_piecewise(&mut self, bytes: &[u8]) {
        for part in bytes.chunks(STEP) {
            if let Some(room) = self.next() {
                copy::short(room, part);
                self.add(part.len());
            }
        }
    }
}

impl Sink for Long {
    #[inline]
    fn put(&mut self, bytes: &[u8]) {
        match self.next() {
            Some(room) if bytes.len() <= STEP => {
                copy::short(room, bytes);
                self.add(bytes.len());
            }
            _ => self.put_piecewise(bytes),
        }
    }

    #[inline]
    fn put_byte(&mut self, byte: u8) {
        if let Some([place]) = self.next() {
            *place = byte;
        }
        self.add(1);
    }

    #[inline]
    fn put_part(&mut self, whole: &[u8], start: usize, len: usize) {
        let step = whole.get(start..start + STEP).and_then(|step| step.first_chunk::<STEP>());
        match (self.next(), step) {
            (Some(room), Some(step)) if len <= STEP => {
                *room = *step;
                self.add(len);
            }
            _ => self.put_piecewise(whole.get(start..start + len).unwrap_or_default()),
        }
    }
}

impl OneWay for Long {}

impl Drop for Long {
    #[inline]
    fn drop(&mut self) {
        self.blocks = [[0; 64]; BLOCKS];
        optimization_barrier(&self.blocks);
    }
}

#[cfg(test)]
mod tests {
    extern crate std;
    use std::vec::Vec;

    use super::*;

    #[test]
    fn a_text_is_hashed_whole_in_whatever_pieces_it_comes() {
        let text: Vec<u8> = (0..2_000_u32).map(|at| at.wrapping_mul(2_654_435_761).to_be_bytes()[0]).collect();
        for len in (0..200).chain([447, 448, 449, 511, 512, 513, 1_000, 2_000]) {
            let expected = {
                let mut md5 = paysign_md5::Md5::new();
                md5.update(&text[..len]);
                md5.finalize()
            };
            for step in [1, 2, 7, 31, 32, 33, 63, 64, 65, 200, 600] {
                let (mut by_put, mut by_part) = (Long::new(), Long::new());
                let mut at = 0;
                while at < len {
                    let step = step.min(len - at);
                    by_put.put(&text[at..at + step]);
                    if step == 1 {
                        by_part.put_byte(text[at]);
                    } else {
                        by_part.put_part(&text, at, step);
                    }
                    at += step;
                }
                assert_eq!(by_put.digest(), expected, "{len} by {step}");
                assert!(by_part.has_digest(&expected), "{len} by {step}");
            }
        }
    }
}
