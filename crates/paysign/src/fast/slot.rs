//! A short canonical string in a room of its own: on the stack, or in the arena of a batch.

#![allow(clippy::inline_always, reason = "a call for each field costs a quarter of a verification")]

use super::copy;
use crate::canonical::{OneWay, Sink};

/// Takes a short canonical string. What does not fit is noted, not written: then the text is written again, elsewhere.
///
/// Nothing is called here, so that a writer keeps the length and all else in registers. Pieces are copied in steps of a fixed
/// length, over their end: what is too much is overwritten by the next one. That costs a quarter of a copy of exact length.
pub(crate) struct Slot<'r> {
    room: &'r mut [u8],
    len: usize,
    is_whole: bool,
}

/// Bytes that are copied at once.
const STEP: usize = 32;
/// Bytes of the longest piece.
const LONGEST: usize = 8 * STEP;

impl<'r> Slot<'r> {
    #[inline]
    pub(crate) fn new(room: &'r mut [u8]) -> Self {
        Self { room, len: 0, is_whole: true }
    }

    /// How long the text is so far.
    #[inline(always)]
    pub(super) const fn len(&self) -> usize {
        self.len
    }

    /// The blocks that it fills so far.
    #[inline(always)]
    pub(super) fn whole_blocks(&self) -> &[[u8; 64]] {
        self.room.get(..self.len).unwrap_or_default().as_chunks().0
    }

    /// Where the next step goes.
    #[inline(always)]
    fn next(&mut self) -> Option<&mut [u8; STEP]> {
        self.room.get_mut(self.len..self.len + STEP)?.first_chunk_mut()
    }

    /// How long the text is, if it is whole.
    #[inline]
    pub(crate) fn finish(self) -> Option<usize> {
        self.is_whole.then_some(self.len)
    }
}

impl Sink for Slot<'_> {
    #[inline(always)]
    fn put(&mut self, bytes: &[u8]) {
        if let Some(room) = self.next().filter(|_| bytes.len() <= STEP) {
            copy::short(room, bytes);
            self.len += bytes.len();
            return;
        }
        self.is_whole &= bytes.len() <= LONGEST;
        for step in bytes.chunks(STEP).take(LONGEST / STEP) {
            match self.next() {
                Some(room) => copy::short(room, step),
                None => self.is_whole = false,
            }
            self.len += step.len();
        }
    }

    #[inline(always)]
    fn put_byte(&mut self, byte: u8) {
        match self.room.get_mut(self.len) {
            Some(place) => *place = byte,
            None => self.is_whole = false,
        }
        self.len += 1;
    }

    #[inline(always)]
    fn put_part(&mut self, whole: &[u8], start: usize, len: usize) {
        let step = whole.get(start..start + STEP).and_then(|step| step.first_chunk::<STEP>());
        match (self.next(), step) {
            (Some(room), Some(step)) if len <= STEP => {
                *room = *step;
                self.len += len;
            }
            _ => self.put(whole.get(start..start + len).unwrap_or_default()),
        }
    }
}

impl OneWay for Slot<'_> {}
