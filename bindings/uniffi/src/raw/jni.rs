//! The raw calls as native methods of the JVM class `paysign.Native`.
//!
//! Each function of JNI costs 5 to 15 ns, so an array comes with its length, which Kotlin knows.

use std::ptr::null_mut;

use jni_sys::{JNIEnv, jbyteArray, jclass, jint, jlong, jobject};

use super::{ask, bytes};

/// An input up to this length is copied to the stack. Room for more would be zeroed in vain: 2 KiB cost as much as the call.
const SHORT: usize = 512;

/// `Native.ask(door, question, input, length)`: the answer, or null if there is none.
///
/// # Safety
///
/// Called by the JVM, which vouches for all but `door`: that is the address of a `Door` which is not dropped meanwhile.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn Java_paysign_Native_ask(
    env: *mut JNIEnv,
    _class: jclass,
    door: jlong,
    question: jint,
    input: jbyteArray,
    length: jint,
) -> jbyteArray {
    let len = length.try_into().unwrap_or(0);
    let mut short = [0; SHORT];
    let mut long;
    // A copy, since another thread may be writing to the array.
    let room = if let Some(room) = short.get_mut(..len) {
        room
    } else {
        long = vec![0; len];
        &mut long[..]
    };
    // SAFETY: the JVM's own environment and array, and there is room for as many bytes. A wrong length ends as the JVM's exception.
    unsafe {
        ((**env).v1_1.GetByteArrayRegion)(env, input, 0, size(room.len()), room.as_mut_ptr().cast());
        array(env, ask(door, question, room))
    }
}

/// `Native.askBuffer(door, question, input)`: as `ask`, of all that is in a direct buffer up to `length`.
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
) -> jbyteArray {
    // SAFETY: the JVM's own environment and object.
    let (address, capacity) = unsafe {
        (((**env).v1_4.GetDirectBufferAddress)(env, input), ((**env).v1_4.GetDirectBufferCapacity)(env, input))
    };
    let len = jlong::from(length).min(capacity);
    // SAFETY: the buffer has `capacity` bytes there, and the caller vouches that they stay as they are.
    unsafe { array(env, ask(door, question, bytes(address.cast(), len.try_into().unwrap_or(0)))) }
}

/// A new array of the JVM; null where there is no answer, or no memory.
///
/// # Safety
///
/// `env` is the JVM's.
unsafe fn array(env: *mut JNIEnv, answer: Option<Vec<u8>>) -> jbyteArray {
    let Some(answer) = answer else { return null_mut() };
    let size = size(answer.len());
    // SAFETY: the JVM's own environment; the new array, if there was room for one, is as long as `answer`.
    unsafe {
        let array = ((**env).v1_1.NewByteArray)(env, size);
        if !array.is_null() {
            ((**env).v1_1.SetByteArrayRegion)(env, array, 0, size, answer.as_ptr().cast());
        }
        array
    }
}

/// A length that came from the JVM fits its own type, and no answer is as long as 2 GiB.
fn size(len: usize) -> jint {
    len.try_into().unwrap_or(jint::MAX)
}
