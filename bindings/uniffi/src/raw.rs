//! Raw calls for the hot path, beside what `UniFFI` generates: bytes in, bytes out, in one crossing. This
//! file and `jni` know nothing of what the bytes mean.
//!
//! What is generated makes several calls of one: a handle is cloned, each buffer is allocated and freed, and
//! each of these calls carries a status as a structure. Measured on the JVM: 2.5 µs a call, 4 to 5 with a
//! buffer, so 32 µs for `Message.verify`, which takes seven; Ruby's 36 µs go the same way. Through JNI one
//! array in and one out cost some 60 ns; JNA's direct mapping takes 0.5 µs, and Ruby's FFI, which hands a
//! string over as it is, as much.

pub mod jni;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// What is behind a door.
pub(crate) trait Answers: Send + Sync {
    /// Answers a question; the language's own part knows the same numbers.
    fn answer(&self, question: i32, input: &[u8]) -> Vec<u8>;
}

/// Where raw calls enter: the language's own part keeps it while it calls.
pub(crate) struct Door(Arc<Behind>);

/// Fat, so that its address is not.
type Behind = Box<dyn Answers>;

impl Door {
    /// The door to `answers`.
    pub(crate) fn new(answers: impl Answers + 'static) -> Self {
        Self(Arc::new(Box::new(answers)))
    }

    /// Where it is in memory: as long as it is not dropped.
    pub(crate) fn address(&self) -> i64 {
        Arc::as_ptr(&self.0).expose_provenance().try_into().unwrap_or(0)
    }
}

/// No answer: there is no door, or what is behind it panicked.
const NOTHING: i32 = -1;

/// One question: writes the answer if there is room, and returns how many bytes it takes; -1 if there is no
/// answer.
///
/// # Safety
///
/// `door` is what `Door::address` has returned, of one that is not dropped before this returns. `input`
/// points to `len` bytes, `room` to `room_len` bytes that nothing else touches meanwhile.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_uniffi_ask(
    door: i64,
    question: i32,
    input: *const u8,
    len: usize,
    room: *mut u8,
    room_len: usize,
) -> i32 {
    // SAFETY: the caller vouches for `door`, for `input` and `len`.
    let answer = unsafe { ask(door, question, bytes(input, len)) };
    let Some(answer) = answer else { return NOTHING };
    if answer.len() <= room_len && !room.is_null() {
        // SAFETY: the caller vouches for `room`, which is long enough, and nobody else knows `answer`.
        unsafe { std::ptr::copy_nonoverlapping(answer.as_ptr(), room, answer.len()) };
    }
    answer.len().try_into().unwrap_or(NOTHING)
}

/// Asks the door at this address. None if there is none; a panic ends here as well.
///
/// # Safety
///
/// `door` is what `Door::address` has returned, of one that is not dropped meanwhile; or it is not above
/// zero.
unsafe fn ask(door: i64, question: i32, input: &[u8]) -> Option<Vec<u8>> {
    let behind = std::ptr::with_exposed_provenance::<Behind>(usize::try_from(door).ok()?);
    // SAFETY: the caller vouches for the address; zero is what a failed `Door::address` returns.
    let behind = unsafe { behind.as_ref() }?;
    catch_unwind(AssertUnwindSafe(|| behind.answer(question, input))).ok()
}

/// Bytes of the caller; none at all are empty.
///
/// # Safety
///
/// `input` points to `len` bytes, if it is not null; they stay as they are while the slice is used.
unsafe fn bytes<'a>(input: *const u8, len: usize) -> &'a [u8] {
    if input.is_null() {
        return &[];
    }
    // SAFETY: the caller vouches for both.
    unsafe { std::slice::from_raw_parts(input, len) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Says what it was asked, the last byte first; a question below zero is a defect.
    struct Echo;

    impl Answers for Echo {
        fn answer(&self, question: i32, input: &[u8]) -> Vec<u8> {
            assert!(question >= 0, "within a test");
            let number = u8::try_from(question).ok();
            input.iter().rev().copied().chain(number).collect()
        }
    }

    fn asked(door: i64, question: i32, input: &[u8], room: &mut [u8]) -> i32 {
        // SAFETY: the tests' doors are alive or not there, and both are as long as they are.
        unsafe { paysign_uniffi_ask(door, question, input.as_ptr(), input.len(), room.as_mut_ptr(), room.len()) }
    }

    #[test]
    fn an_answer_is_written_where_there_is_room() {
        let (door, mut room, mut short) = (Door::new(Echo), [7; 5], [7; 3]);
        assert_eq!((asked(door.address(), 9, b"abc", &mut room), room), (4, *b"cba\x09\x07"));
        assert_eq!((asked(door.address(), 9, b"abc", &mut short), short), (4, [7; 3]));
        let moved = [door];
        assert_eq!(asked(moved[0].address(), 9, b"", &mut room), 1);
        // SAFETY: the door is alive; no bytes and no room are none.
        assert_eq!(
            unsafe { paysign_uniffi_ask(moved[0].address(), 9, std::ptr::null(), 5, std::ptr::null_mut(), 5) },
            1
        );
    }

    #[test]
    fn what_is_no_door_and_what_panics_has_no_answer() {
        assert_eq!((asked(0, 0, b"", &mut [0]), asked(-1, 0, b"", &mut [0])), (NOTHING, NOTHING));
        assert_eq!(asked(Door::new(Echo).address(), -5, b"", &mut [0]), NOTHING);
    }
}
