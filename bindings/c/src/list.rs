//! A list of fields on its way into the caller's storage.

use std::ffi::c_char;
use std::mem::MaybeUninit;

use crate::border::{self, Buffer, Piece};
use crate::code::Code;
use crate::param::Param;

/// Where a list goes: its elements, and a buffer that their pointers point into.
pub(crate) struct Listing<'l> {
    places: &'l mut [MaybeUninit<Param>],
    is_question: bool,
    count: &'l mut MaybeUninit<usize>,
    start: *mut c_char,
    buffer: Buffer<'l>,
}

impl<'l> Listing<'l> {
    /// The storage that a function is given for a list.
    ///
    /// # Safety
    ///
    /// As [`border::room`], for `fields` and for `buffer`.
    pub(crate) unsafe fn new(
        (fields, field_capacity): (*mut Param, usize),
        count: Option<&'l mut MaybeUninit<usize>>,
        (buffer, capacity): (*mut c_char, usize),
        len: Option<&'l mut MaybeUninit<usize>>,
    ) -> Result<Self, Code> {
        // SAFETY: the caller's promise.
        let (places, storage) = unsafe { (border::room(fields, field_capacity)?, Buffer::new(buffer, capacity, len)?) };
        let is_question = fields.is_null();
        Ok(Self {
            places,
            is_question,
            count: count.ok_or(Code::InvalidArgument)?,
            start: buffer,
            // Fields that are wanted need the bytes that they point to.
            buffer: if is_question { storage } else { storage.wanted() },
        })
    }

    /// Puts all of it, and says whether it has found room.
    pub(crate) fn fill<P: Piece>(mut self, fields: impl Iterator<Item = (P, P)>) -> Result<(), Code> {
        let mut count = 0;
        for (name, value) in fields {
            let (name, name_len) = self.put(name);
            let (value, value_len) = self.put(value);
            if let Some(place) = self.places.get_mut(count) {
                place.write(Param { name, name_len, value, value_len });
            }
            count += 1;
        }
        let has_taken_all = self.is_question || count <= self.places.len();
        self.count.write(count);
        self.buffer.finish()?;
        if has_taken_all { Ok(()) } else { Err(Code::BufferTooSmall) }
    }

    fn put(&mut self, piece: impl Piece) -> (*const c_char, usize) {
        let at = self.buffer.put_so_far();
        piece.put_into(&mut self.buffer);
        // Beyond the buffer it would point to nothing; then the result is an error.
        (self.start.wrapping_add(at), self.buffer.put_so_far() - at)
    }
}
