//! The raw calls as native methods of the JVM class `paysign.Native`.
//!
//! Each function of JNI costs 5 to 15 ns, so an array comes with its length, which Kotlin knows.

use jni_sys::{JNIEnv, jbyteArray, jclass, jint, jlong, jobject};

use super::{NOTHING, ask, bytes};

/// An input up to this length is copied to the stack. Room for more would be zeroed in vain: 2 KiB cost as
/// much as the call.
const SHORT: usize = 512;

/// `Native.ask(door, question, input, length, room, roomLength)`: writes the answer to `room` if it fits, and
/// returns how many bytes it takes; -1 if there is no answer. An array that the JVM makes itself costs less
/// than one that is made from here.
///
/// # Safety
///
/// Called by the JVM, which vouches for all but `door`: that is the address of a `Door` which is not dropped
/// meanwhile.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn Java_paysign_Native_ask(
    env: *mut JNIEnv,
    _class: jclass,
    door: jlong,
    question: jint,
    input: jbyteArray,
    length: jint,
    room: jbyteArray,
    room_length: jint,
) -> jint {
    let len = length.try_into().unwrap_or(0);
    let mut short = [0; SHORT];
    let mut long;
    // A copy, since another thread may be writing to the array.
    let copy = if let Some(copy) = short.get_mut(..len) {
        copy
    } else {
        long = vec![0; len];
        &mut long[..]
    };
    // SAFETY: the JVM's own environment and arrays, and there is room for as many bytes. A wrong length ends
    // as the JVM's exception.
    unsafe {
        ((**env).v1_1.GetByteArrayRegion)(env, input, 0, size(copy.len()), copy.as_mut_ptr().cast());
        write(env, ask(door, question, copy), room, room_length)
    }
}

/// `Native.askBuffer(door, question, input, length, room, roomLength)`: as `ask`, of what is in a direct
/// buffer up to `length`.
///
/// # Safety
///
/// As `ask`; nobody writes to the buffer meanwhile.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn Java_paysign_Native_askBuffer(
    env: *mut JNIEnv,
    _class: jclass,
    door: jlong,
    question: jint,
    input: jobject,
    length: jint,
    room: jbyteArray,
    room_length: jint,
) -> jint {
    // SAFETY: the JVM's own environment and object.
    let (address, capacity) = unsafe {
        (((**env).v1_4.GetDirectBufferAddress)(env, input), ((**env).v1_4.GetDirectBufferCapacity)(env, input))
    };
    let len = jlong::from(length).min(capacity);
    // SAFETY: the buffer has `capacity` bytes there, and the caller vouches that they stay as they are.
    unsafe { write(env, ask(door, question, bytes(address.cast(), len.try_into().unwrap_or(0))), room, room_length) }
}

/// Writes an answer to an array of the JVM, if it fits; how long it is.
///
/// # Safety
///
/// `env` and `room` are the JVM's.
unsafe fn write(env: *mut JNIEnv, answer: Option<Vec<u8>>, room: jbyteArray, room_length: jint) -> jint {
    let Some(answer) = answer else { return NOTHING };
    let size = size(answer.len());
    if 0 < size && size <= room_length {
        // SAFETY: the JVM's own environment and array; where that is shorter than it was said to be, this
        // ends as the JVM's exception.
        unsafe { ((**env).v1_1.SetByteArrayRegion)(env, room, 0, size, answer.as_ptr().cast()) };
    }
    size
}

/// A length that came from the JVM fits its own type, and no answer is as long as 2 GiB.
fn size(len: usize) -> jint {
    len.try_into().unwrap_or(jint::MAX)
}
