//! Where a pointer and a length from C become a slice, and the other way round. All that is unsafe goes
//! through this file.

use std::ffi::c_char;
use std::fmt;
use std::mem::MaybeUninit;
use std::slice;

use paysign::Value;

use crate::code::Code;

/// Some bytes. They need not be text, and no zero byte ends them.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct Bytes {
    /// The first byte; NULL where there is nothing.
    pub data: *const c_char,
    /// How many bytes there are.
    pub len: usize,
}

impl Bytes {
    /// Nothing.
    pub(crate) const NONE: Self = Self { data: std::ptr::null(), len: 0 };

    /// These bytes, which the caller is told how long they live.
    pub(crate) fn of(bytes: impl AsRef<[u8]>) -> Self {
        let bytes = bytes.as_ref();
        Self { data: bytes.as_ptr().cast(), len: bytes.len() }
    }
}

/// The elements at `first`; NULL is allowed if there are none.
///
/// # Safety
///
/// If `first` is not NULL, `count` elements can be read there as long as `'a` lasts, and nobody writes them.
pub(crate) unsafe fn elements<'a, T>(first: *const T, count: usize) -> Result<&'a [T], Code> {
    if count == 0 {
        return Ok(&[]);
    }
    check(first, count)?;
    // SAFETY: not NULL, aligned and not too long; the rest is the caller's promise.
    Ok(unsafe { slice::from_raw_parts(first, count) })
}

/// Refuses what can be seen to be no array.
fn check<T>(first: *const T, count: usize) -> Result<(), Code> {
    // No object has more bytes than this, so a greater number is an error of the caller.
    let most = usize::MAX / 2 / size_of::<T>();
    if first.is_null() || !first.is_aligned() || count > most { Err(Code::InvalidArgument) } else { Ok(()) }
}

/// The bytes at `data`; NULL is allowed if there are none.
///
/// # Safety
///
/// As [`elements`].
pub(crate) unsafe fn bytes<'a>(data: *const c_char, len: usize) -> Result<&'a [u8], Code> {
    // SAFETY: the caller's promise.
    unsafe { elements(data.cast(), len) }
}

/// The text at `data`.
///
/// # Safety
///
/// As [`elements`].
pub(crate) unsafe fn text<'a>(data: *const c_char, len: usize) -> Result<&'a str, Code> {
    // SAFETY: the caller's promise.
    let bytes = unsafe { bytes(data, len) }?;
    std::str::from_utf8(bytes).map_err(|_| Code::NotUtf8)
}

/// The texts at `first`.
///
/// # Safety
///
/// As [`elements`], also for the pointers in the elements.
pub(crate) unsafe fn texts<'a>(first: *const Bytes, count: usize) -> Result<Vec<&'a str>, Code> {
    // SAFETY: the caller's promise.
    let texts = unsafe { elements(first, count) }?;
    // SAFETY: the caller's promise for the pointer and the length in each element.
    texts.iter().map(|text| unsafe { self::text(text.data, text.len) }).collect()
}

/// Room for elements that the caller wants to have; none at NULL.
///
/// # Safety
///
/// If `first` is not NULL, `count` elements can be written there as long as `'a` lasts, and nobody else uses
/// them.
pub(crate) unsafe fn room<'a, T>(first: *mut T, count: usize) -> Result<&'a mut [MaybeUninit<T>], Code> {
    if count == 0 {
        return Ok(&mut []);
    }
    check(first, count)?;
    // SAFETY: not NULL, aligned and not too long; the rest is the caller's promise.
    Ok(unsafe { slice::from_raw_parts_mut(first.cast(), count) })
}

/// Puts a value into memory of the caller's that is made for something else.
pub(crate) fn placed<R, T>(room: &mut MaybeUninit<R>, value: T) -> *mut T {
    const { assert!(size_of::<T>() <= size_of::<R>() && align_of::<T>() <= align_of::<R>()) }
    let place = room.as_mut_ptr().cast::<T>();
    // SAFETY: the room is large enough and aligned, which was just asked, and nobody else has it.
    unsafe { place.write(value) };
    place
}

/// Ends what was [`placed`].
///
/// # Safety
///
/// It was placed, and is not used again.
pub(crate) unsafe fn left<T>(placed: Option<&mut T>) {
    if let Some(placed) = placed {
        // SAFETY: the caller's promise.
        unsafe { std::ptr::drop_in_place(placed) };
    }
}

/// A buffer of the caller's, and how long the result is that goes into it.
pub(crate) struct Buffer<'b> {
    room: &'b mut [MaybeUninit<u8>],
    /// Nothing is to be written: the caller asks for the length.
    is_question: bool,
    needed: usize,
    len: &'b mut MaybeUninit<usize>,
}

impl<'b> Buffer<'b> {
    /// The `capacity` bytes at `buffer`; at NULL there are none, and only `len` is wanted.
    ///
    /// # Safety
    ///
    /// As [`room`].
    pub(crate) unsafe fn new(
        buffer: *mut c_char,
        capacity: usize,
        len: Option<&'b mut MaybeUninit<usize>>,
    ) -> Result<Self, Code> {
        // SAFETY: the caller's promise.
        let room = unsafe { room(buffer.cast(), capacity) }?;
        let len = len.ok_or(Code::InvalidArgument)?;
        Ok(Self { room, is_question: buffer.is_null(), needed: 0, len })
    }

    /// The same, where the length by itself is not an answer.
    pub(crate) fn wanted(self) -> Self {
        Self { is_question: false, ..self }
    }

    /// Adds bytes; those that do not fit are counted.
    pub(crate) fn put(&mut self, bytes: &[u8]) {
        let end = self.needed.saturating_add(bytes.len());
        if let Some(to) = self.room.get_mut(self.needed..end) {
            for (to, byte) in to.iter_mut().zip(bytes) {
                to.write(*byte);
            }
        }
        self.needed = end;
    }

    /// Begins again.
    pub(crate) fn clear(&mut self) {
        self.needed = 0;
    }

    /// How many bytes were put.
    pub(crate) fn put_so_far(&self) -> usize {
        self.needed
    }

    /// Writes the length, and says whether all that was put has found room.
    pub(crate) fn finish(self) -> Result<(), Code> {
        self.len.write(self.needed);
        if self.is_question || self.needed <= self.room.len() { Ok(()) } else { Err(Code::BufferTooSmall) }
    }
}

impl fmt::Write for Buffer<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.put(text.as_bytes());
        Ok(())
    }
}

/// What goes into a buffer.
pub(crate) trait Piece: Copy {
    /// Puts all of it.
    fn put_into(self, buffer: &mut Buffer<'_>);
}

impl Piece for &[u8] {
    fn put_into(self, buffer: &mut Buffer<'_>) {
        buffer.put(self);
    }
}

/// Decoded.
impl Piece for Value<'_> {
    fn put_into(self, buffer: &mut Buffer<'_>) {
        self.for_each_chunk(|chunk| buffer.put(chunk));
    }
}
