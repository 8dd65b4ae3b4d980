//! A short canonical string in a room of its own: on the stack, or in the arena of a batch.

#![allow(clippy::inline_always, reason = "a call for each field costs a quarter of a verification")]

use super::copy;
use crate::canonical::{OneWay, Sink};

/// Takes a short canonical string. What does not fit is noted, not written: then the text is written again, elsewhere.
///
/// A writer keeps the length and all else in registers: nothing is called with the buffer itself. Short pieces are copied as a step of a
/// fixed length, over their end: what is too much is overwritten by the next one. That costs a quarter of a copy of exact length.
pub(crate) struct TextBuffer<'r> {
    room: &'r mut [u8],
    len: usize,
    is_whole: bool,
}

/// Bytes that are copied at once.
const STEP: usize = 32;

impl<'r> TextBuffer<'r> {
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

    /// Where the next bytes go.
    #[inline(always)]
    fn next<const LEN: usize>(&mut self) -> Option<&mut [u8; LEN]> {
        self.room.get_mut(self.len..self.len + LEN)?.first_chunk_mut()
    }

    /// Puts what is longer than a step, or stands near the end of the room or of what it is a part of.
    #[inline(always)]
    fn put_exactly(&mut self, bytes: &[u8]) {
        self.is_whole &= copy_exactly(self.room.get_mut(self.len..), bytes);
        self.len += bytes.len();
    }

    /// How long the text is, if it is whole.
    #[inline]
    pub(crate) fn finish(self) -> Option<usize> {
        self.is_whole.then_some(self.len)
    }
}

impl Sink for TextBuffer<'_> {
    #[inline(always)]
    fn put(&mut self, bytes: &[u8]) {
        if let Some(room) = self.next().filter(|_| bytes.len() <= STEP) {
            copy::short(room, bytes);
            self.len += bytes.len();
            return;
        }
        self.put_exactly(bytes);
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
            _ => self.put_exactly(whole.get(start..start + len).unwrap_or_default()),
        }
    }

    #[inline(always)]
    fn put_joint(&mut self, joint: &str) {
        if !joint.is_empty() {
            self.put_exactly(joint.as_bytes());
        }
    }

    #[inline(always)]
    fn put_opening(&mut self, opening: &[u8; 16], len: usize) {
        match self.next() {
            Some(room) => *room = *opening,
            None => self.is_whole = false,
        }
        self.len += len;
    }
}

/// Copies bytes to the front of a room; `false` if they do not fit.
#[cold]
#[inline(never)]
fn copy_exactly(room: Option<&mut [u8]>, bytes: &[u8]) -> bool {
    let room = room.and_then(|room| room.get_mut(..bytes.len()));
    room.map(|room| room.copy_from_slice(bytes)).is_some()
}

impl OneWay for TextBuffer<'_> {}
