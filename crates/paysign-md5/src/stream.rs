//! A text of any length, piece by piece.

use core::fmt;

use crate::padding::pad;
use crate::state::State;
use crate::wipe::wipe;

/// A digest under way. Chaining value and buffered bytes are wiped on drop.
pub struct Md5 {
    state: State,
    /// The bytes that fill no block yet are in the first; the second is room for padding.
    blocks: [[u8; 64]; 2],
    /// Bytes so far, modulo 2^64.
    total: u64,
}

impl Md5 {
    /// Starts with the empty text.
    pub const fn new() -> Self {
        Self { state: State::START, blocks: [[0; 64]; 2], total: 0 }
    }

    /// Takes in the next piece of the text.
    pub fn update(&mut self, mut piece: &[u8]) {
        let buffered = self.buffered();
        self.total = self.total.wrapping_add(piece.len() as u64);
        if buffered > 0 {
            let room = &mut self.blocks[0][buffered..];
            let len = room.len().min(piece.len());
            let (now, later) = piece.split_at(len);
            room[..len].copy_from_slice(now);
            if buffered + len < 64 {
                return;
            }
            self.state.compress(&self.blocks[..1]);
            piece = later;
        }
        let (whole, rest) = piece.as_chunks();
        self.state.compress(whole);
        self.blocks[0][..rest.len()].copy_from_slice(rest);
    }

    /// The digest of the text.
    pub fn finalize(mut self) -> [u8; 16] {
        self.finalize_reset()
    }

    /// The same; then it is of the empty text again. Unlike a move, this leaves no copy of a state that a
    /// secret is in.
    pub fn finalize_reset(&mut self) -> [u8; 16] {
        let count = self.pad();
        self.state.compress(&self.blocks[..count]);
        let digest = self.state.digest();
        self.reset();
        digest
    }

    /// Whether `expected` is the digest of the text. This is cheaper than computing it; see
    /// [`State::leads_to`].
    pub fn verify(mut self, expected: &[u8; 16]) -> bool {
        self.verify_reset(expected)
    }

    /// The same; then it is of the empty text again.
    pub fn verify_reset(&mut self, expected: &[u8; 16]) -> bool {
        let count = self.pad();
        self.state.compress(&self.blocks[..count - 1]);
        let is_same = self.state.leads_to(&self.blocks[count - 1], expected);
        self.reset();
        is_same
    }

    /// What was taken in is wiped.
    fn reset(&mut self) {
        self.state = State::START;
        wipe(&mut self.blocks, [[0; 64]; 2]);
        self.total = 0;
    }

    fn buffered(&self) -> usize {
        (self.total % 64) as usize
    }

    fn pad(&mut self) -> usize {
        let buffered = self.buffered();
        pad(&mut self.blocks, buffered, self.total)
    }
}

impl Default for Md5 {
    fn default() -> Self {
        Self::new()
    }
}

/// Shows nothing of the text.
impl fmt::Debug for Md5 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Md5").finish_non_exhaustive()
    }
}

impl Drop for Md5 {
    #[inline]
    fn drop(&mut self) {
        wipe(&mut self.blocks, [[0; 64]; 2]);
    }
}
