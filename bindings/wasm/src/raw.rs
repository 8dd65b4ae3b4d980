//! The calls that the module exports: bytes in a room, bytes out. This file knows nothing of what they mean.
//!
//! A host opens a session, asks for a room that is large enough, writes the arguments into it and calls. The
//! answer is its length, four bytes with the lowest first, and that many bytes; it holds until the next call.
//! One session is for one thread at a time.

#![allow(unsafe_code, reason = "what the host vouches for: rooms and sessions by their addresses")]

use zeroize::Zeroize;

/// What answers.
pub(crate) trait Answers: Default {
    /// Answers a call of any verb.
    fn call(&mut self, input: &[u8], answer: &mut Vec<u8>);

    /// Verifies a message for what has this handle.
    fn verify(&mut self, handle: u32, body: &[u8], answer: &mut Vec<u8>);

    /// The answer to what has failed in a way that it should never do.
    fn failed(answer: &mut Vec<u8>);
}

/// A session, and the rooms that its calls go through.
#[derive(Debug, Default)]
pub(crate) struct Door<A> {
    session: A,
    room: Vec<u8>,
    answer: Vec<u8>,
}

/// How much of the stack is wiped, in units of eight bytes.
const WIPED: usize = 4096;
/// Where the length of an answer is.
const LENGTH: usize = 4;

impl<A: Answers> Door<A> {
    /// Room for so many bytes; none if there is not so much.
    fn room(&mut self, len: usize) -> Option<&mut [u8]> {
        if self.room.len() < len {
            // What grows would leave a copy of what was in it.
            self.room.zeroize();
            self.room = Vec::new();
            self.room.try_reserve_exact(len).ok()?;
            self.room.resize(len, 0);
        }
        Some(&mut self.room)
    }

    /// Any verb. What was in the room may be a secret.
    fn call(&mut self, len: usize) -> &[u8] {
        self.answered(|session, room, answer| {
            session.call(room.get(..len).unwrap_or_default(), answer);
            room.get_mut(..len).unwrap_or_default().zeroize();
            wipe_stack();
        })
    }

    /// A message.
    fn verify(&mut self, handle: u32, len: usize) -> &[u8] {
        self.answered(|session, room, answer| session.verify(handle, room.get(..len).unwrap_or_default(), answer))
    }

    fn answered(&mut self, ask: impl FnOnce(&mut A, &mut [u8], &mut Vec<u8>)) -> &[u8] {
        let Self { session, room, answer } = self;
        answer.clear();
        answer.extend_from_slice(&[0; LENGTH]);
        // WebAssembly has no unwinding: there a panic is a trap, which the host sees.
        let asked = std::panic::AssertUnwindSafe(|| ask(session, room, answer));
        if std::panic::catch_unwind(asked).is_err() {
            answer.truncate(LENGTH);
            A::failed(answer);
        }
        let len = u32::try_from(answer.len() - LENGTH).unwrap_or(u32::MAX);
        answer[..LENGTH].copy_from_slice(&len.to_le_bytes());
        answer
    }
}

/// Wipes where the frames of what was called before were: a secret that was moved may have left a copy there.
#[inline(never)]
#[expect(clippy::large_stack_arrays, reason = "it is the stack that is wiped")]
fn wipe_stack() {
    let mut frames = [0_u64; WIPED];
    frames.zeroize();
}

/// A new session.
pub(crate) fn open<A: Answers>() -> *mut Door<A> {
    Box::into_raw(Box::default())
}

/// Closes a session: its secrets are wiped.
///
/// # Safety
///
/// `door` is what [`open`] has returned, not closed yet, and nobody uses it; or null.
pub(crate) unsafe fn close<A: Answers>(door: *mut Door<A>) {
    if !door.is_null() {
        // SAFETY: the caller vouches for it.
        let mut door = unsafe { Box::from_raw(door) };
        door.room.zeroize();
    }
}

/// See [`Door::room`]. Null if there is none.
///
/// # Safety
///
/// `door` is what [`open`] has returned, not closed yet, and nobody else uses it meanwhile.
pub(crate) unsafe fn room<A: Answers>(door: *mut Door<A>, len: usize) -> *mut u8 {
    // SAFETY: the caller vouches for it.
    let door = unsafe { &mut *door };
    door.room(len).map_or(std::ptr::null_mut(), <[u8]>::as_mut_ptr)
}

/// See [`Door::call`].
///
/// # Safety
///
/// As of [`room`].
pub(crate) unsafe fn call<A: Answers>(door: *mut Door<A>, len: usize) -> *const u8 {
    // SAFETY: the caller vouches for it.
    let door = unsafe { &mut *door };
    door.call(len).as_ptr()
}

/// See [`Door::verify`].
///
/// # Safety
///
/// As of [`room`].
pub(crate) unsafe fn verify<A: Answers>(door: *mut Door<A>, handle: u32, len: usize) -> *const u8 {
    // SAFETY: the caller vouches for it.
    let door = unsafe { &mut *door };
    door.verify(handle, len).as_ptr()
}

/// Exports the calls for a kind of session.
macro_rules! exports {
    ($session:ty) => {
        /// The exported functions.
        #[allow(unsafe_code, reason = "exported names, and what the host vouches for: see `raw`")]
        mod exported {
            use crate::raw::{self, Door};

            #[unsafe(no_mangle)]
            extern "C" fn paysign_open() -> *mut Door<$session> {
                raw::open()
            }

            #[unsafe(no_mangle)]
            unsafe extern "C" fn paysign_close(door: *mut Door<$session>) {
                // SAFETY: the host vouches for it.
                unsafe { raw::close(door) }
            }

            #[unsafe(no_mangle)]
            unsafe extern "C" fn paysign_room(door: *mut Door<$session>, len: usize) -> *mut u8 {
                // SAFETY: the host vouches for it.
                unsafe { raw::room(door, len) }
            }

            #[unsafe(no_mangle)]
            unsafe extern "C" fn paysign_call(door: *mut Door<$session>, len: usize) -> *const u8 {
                // SAFETY: the host vouches for it.
                unsafe { raw::call(door, len) }
            }

            #[unsafe(no_mangle)]
            unsafe extern "C" fn paysign_verify(door: *mut Door<$session>, handle: u32, len: usize) -> *const u8 {
                // SAFETY: the host vouches for it.
                unsafe { raw::verify(door, handle, len) }
            }
        }
    };
}

pub(crate) use exports;

#[cfg(test)]
mod tests {
    use super::*;

    /// Says what it was asked, the last byte first; a `!` is a defect.
    #[derive(Default)]
    struct Echo;

    impl Answers for Echo {
        fn call(&mut self, input: &[u8], answer: &mut Vec<u8>) {
            assert!(input != b"!", "within a test");
            answer.extend(input.iter().rev());
        }

        fn verify(&mut self, handle: u32, body: &[u8], answer: &mut Vec<u8>) {
            answer.extend_from_slice(&handle.to_le_bytes());
            self.call(body, answer);
        }

        fn failed(answer: &mut Vec<u8>) {
            answer.extend_from_slice(b"failed");
        }
    }

    fn with(door: &mut Door<Echo>, input: &[u8]) -> usize {
        door.room(input.len()).expect("room")[..input.len()].copy_from_slice(input);
        input.len()
    }

    #[test]
    fn an_answer_is_after_its_length_and_the_room_is_wiped() {
        let mut door = Door::<Echo>::default();
        let len = with(&mut door, b"abc");
        assert_eq!(door.call(len), b"\x03\0\0\0cba");
        assert_eq!(door.room, [0; 3]);
        let len = with(&mut door, b"ab");
        assert_eq!(door.verify(7, len), b"\x06\0\0\0\x07\0\0\0ba");
        assert_eq!(door.call(99), b"\0\0\0\0", "more than there is room for is nothing");
    }

    #[test]
    fn a_panic_is_an_answer() {
        let mut door = Door::<Echo>::default();
        let len = with(&mut door, b"!");
        assert_eq!(door.call(len), b"\x06\0\0\0failed");
        assert!(door.room(usize::MAX).is_none());
    }
}
