//! A canonical string on its way into MD5.

use paysign_md5::{State, pad};
use zeroize::optimization_barrier;

use super::copy;
use crate::canonical::{OneWay, Sink};

/// Takes a canonical string, and hashes whole blocks while more of it comes.
///
/// Short pieces are copied in steps of a fixed length, over the end of the piece: what is too much is overwritten by the next
/// one. That costs a quarter of a copy of exact length. The secret stands here for a moment, so all is wiped on drop.
pub(crate) struct Text {
    state: State,
    blocks: [[u8; 64]; ROOM],
    /// Bytes in `blocks`.
    len: usize,
    /// How many of `blocks` are hashed.
    hashed: usize,
    /// Bytes that were in `blocks` before these.
    before: u64,
}

/// Enough for a typical message, so that nothing is moved.
const ROOM: usize = 6;
/// Bytes that are copied at once.
const STEP: usize = 32;
/// Where it is time to make room: behind that there is some for a step, and for the padding.
const FULL: usize = 64 * ROOM - 64 - STEP;

impl Text {
    #[inline]
    pub(crate) const fn new() -> Self {
        Self { state: State::START, blocks: [[0; 64]; ROOM], len: 0, hashed: 0, before: 0 }
    }

    /// Whether `digest` is the text's, in constant time.
    #[inline]
    pub(crate) fn has_digest(&mut self, digest: &[u8; 16]) -> bool {
        let count = self.pad();
        self.state.compress(&self.blocks[self.hashed..count - 1]);
        self.state.leads_to(&self.blocks[count - 1], digest)
    }

    /// The text's digest.
    #[inline]
    pub(crate) fn digest(&mut self) -> [u8; 16] {
        let count = self.pad();
        self.state.compress(&self.blocks[self.hashed..count]);
        self.state.digest()
    }

    #[inline]
    fn pad(&mut self) -> usize {
        pad(&mut self.blocks, self.len, self.before + self.len as u64)
    }

    #[inline]
    fn hash_whole_blocks(&mut self) {
        let whole = self.len / 64;
        if whole > self.hashed {
            self.state.compress(&self.blocks[self.hashed..whole]);
            self.hashed = whole;
        }
    }

    /// Of any length, and where nothing may be read behind it.
    #[inline(never)]
    fn put_long(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            if self.len > FULL {
                self.make_room();
            }
            let room = &mut self.blocks.as_flattened_mut()[self.len..FULL + STEP];
            let (now, later) = bytes.split_at(room.len().min(bytes.len()));
            room[..now.len()].copy_from_slice(now);
            self.len += now.len();
            bytes = later;
        }
    }

    #[cold]
    #[inline(never)]
    fn make_room(&mut self) {
        self.hash_whole_blocks();
        self.blocks.copy_within(self.hashed..=self.hashed, 0);
        self.before += 64 * self.hashed as u64;
        self.len -= 64 * self.hashed;
        self.hashed = 0;
    }
}

impl Sink for Text {
    #[inline]
    fn put(&mut self, bytes: &[u8]) {
        let room = self.blocks.as_flattened_mut().get_mut(self.len..).and_then(|room| room.first_chunk_mut());
        match room {
            Some(room) if bytes.len() <= STEP && self.len <= FULL => {
                copy::short(room, bytes);
                self.len += bytes.len();
            }
            _ => self.put_long(bytes),
        }
    }

    #[inline]
    fn put_byte(&mut self, byte: u8) {
        if self.len > FULL {
            self.make_room();
        }
        self.blocks.as_flattened_mut()[self.len] = byte;
        self.len += 1;
    }

    #[inline]
    fn put_front(&mut self, from: &[u8], len: usize) {
        let room = self.blocks.as_flattened_mut();
        match (room.get_mut(self.len..).and_then(|room| room.first_chunk_mut::<STEP>()), from.first_chunk::<STEP>()) {
            (Some(to), Some(all)) if len <= STEP && self.len <= FULL => {
                *to = *all;
                self.len += len;
            }
            _ => self.put(&from[..len]),
        }
    }

    #[inline]
    fn end_pair(&mut self) {
        self.hash_whole_blocks();
    }
}

impl OneWay for Text {}

impl Drop for Text {
    #[inline]
    fn drop(&mut self) {
        self.blocks = [[0; 64]; ROOM];
        optimization_barrier(&self.blocks);
    }
}
