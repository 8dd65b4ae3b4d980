//! A canonical string in the arena of a batch.

use super::copy;
use crate::canonical::{OneWay, Sink};

/// Takes a canonical string into a part of the arena. What does not fit is noted, not written.
pub(crate) struct Slot<'r> {
    room: &'r mut [u8],
    len: usize,
    overflows: bool,
}

/// Bytes that are copied at once.
const STEP: usize = 32;

impl<'r> Slot<'r> {
    pub(crate) fn new(room: &'r mut [u8]) -> Self {
        Self { room, len: 0, overflows: false }
    }

    /// How long the text is, if it is whole.
    pub(crate) fn finish(self) -> Option<usize> {
        (!self.overflows).then_some(self.len)
    }

    fn put_exactly(&mut self, bytes: &[u8]) {
        match self.room.get_mut(self.len..).and_then(|room| room.get_mut(..bytes.len())) {
            Some(room) => {
                room.copy_from_slice(bytes);
                self.len += bytes.len();
            }
            None => self.overflows = true,
        }
    }
}

impl Sink for Slot<'_> {
    #[inline]
    fn put(&mut self, bytes: &[u8]) {
        match self.room.get_mut(self.len..).and_then(|room| room.first_chunk_mut::<STEP>()) {
            Some(room) if bytes.len() <= STEP => {
                copy::short(room, bytes);
                self.len += bytes.len();
            }
            _ => self.put_exactly(bytes),
        }
    }

    #[inline]
    fn put_byte(&mut self, byte: u8) {
        match self.room.get_mut(self.len) {
            Some(place) => {
                *place = byte;
                self.len += 1;
            }
            None => self.overflows = true,
        }
    }

    #[inline]
    fn put_front(&mut self, from: &[u8], len: usize) {
        let room = self.room.get_mut(self.len..).and_then(|room| room.first_chunk_mut::<STEP>());
        match (room, from.first_chunk::<STEP>()) {
            (Some(room), Some(all)) if len <= STEP => {
                *room = *all;
                self.len += len;
            }
            _ => self.put(&from[..len]),
        }
    }
}

impl OneWay for Slot<'_> {}
