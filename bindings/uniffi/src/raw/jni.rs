//! The raw calls as native methods of the JVM class `paysign.Native`.
//!
//! Each function of JNI costs 5 to 15 ns, so an array comes with its length, which Kotlin knows, and bodies come one behind another.

use std::ptr::null_mut;

use jni_sys::{JNIEnv, jbyteArray, jclass, jint, jintArray, jlong, jobject};

use super::{bytes, check_all, guarded};
use crate::verifier::REFUSED;

/// A body up to this length is copied to the stack. Room for more would be zeroed in vain: 2 KiB cost as much as the call.
const SHORT: usize = 512;

/// `Native.verdict(verifier, body, length)`.
///
/// # Safety
///
/// Called by the JVM, which vouches for all but `verifier`: that is the address of a `Verifier` which is alive.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn Java_paysign_Native_verdict(
    env: *mut JNIEnv,
    _class: jclass,
    verifier: jlong,
    body: jbyteArray,
    length: jint,
) -> jint {
    // SAFETY: the JVM's own environment and array.
    unsafe { with_copy(env, body, length, |body| guarded(verifier, |verifier| verifier.check(body))) }
        .unwrap_or(REFUSED)
}

/// `Native.fields(verifier, body, length)`: the signed fields in one piece, or null if the body is refused.
///
/// # Safety
///
/// As `verdict`.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn Java_paysign_Native_fields(
    env: *mut JNIEnv,
    _class: jclass,
    verifier: jlong,
    body: jbyteArray,
    length: jint,
) -> jbyteArray {
    // SAFETY: the JVM's own environment and array.
    let found = unsafe { with_copy(env, body, length, |body| guarded(verifier, |verifier| verifier.fields(body))) };
    let Some(Ok(packed)) = found else { return null_mut() };
    let size = size(packed.len());
    // SAFETY: the JVM's own environment; the new array, if there was room for one, is as long as `packed`.
    unsafe {
        let array = ((**env).v1_1.NewByteArray)(env, size);
        if !array.is_null() {
            ((**env).v1_1.SetByteArrayRegion)(env, array, 0, size, packed.as_ptr().cast());
        }
        array
    }
}

/// `Native.verdicts(verifier, bodies, ends, count, verdicts, first)`: bodies one behind another, where each of the `count` ends, and
/// where in `verdicts` the first of theirs goes. Returns how many there are.
///
/// # Safety
///
/// As `verdict`; `bodies` is a direct buffer, which nobody writes to meanwhile.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn Java_paysign_Native_verdicts(
    env: *mut JNIEnv,
    _class: jclass,
    verifier: jlong,
    bodies: jobject,
    ends: jintArray,
    count: jint,
    verdicts: jintArray,
    first: jint,
) -> jint {
    let mut places: Vec<jint> = vec![0; count.try_into().unwrap_or(0)];
    let mut found = places.clone();
    let count = size(places.len());
    // SAFETY: the JVM's own environment and objects, and `places` has room for `count` numbers.
    let (address, len) = unsafe {
        ((**env).v1_1.GetIntArrayRegion)(env, ends, 0, count, places.as_mut_ptr());
        (((**env).v1_4.GetDirectBufferAddress)(env, bodies), ((**env).v1_4.GetDirectBufferCapacity)(env, bodies))
    };
    // SAFETY: the buffer has `len` bytes there, and the caller vouches that they stay as they are.
    let bodies = unsafe { bytes(address.cast(), len.try_into().unwrap_or(0)) };
    let done = check_all(verifier, bodies, &places, &mut found);
    // SAFETY: as above; the JVM refuses what does not fit into `verdicts`.
    unsafe { ((**env).v1_1.SetIntArrayRegion)(env, verdicts, first, count, found.as_ptr()) };
    done
}

/// Calls with a copy of an array, which another thread may be writing to. A wrong length ends as the JVM's exception.
///
/// # Safety
///
/// `env` and `array` are the JVM's.
unsafe fn with_copy<T>(env: *mut JNIEnv, array: jbyteArray, length: jint, call: impl FnOnce(&[u8]) -> T) -> T {
    let len = length.try_into().unwrap_or(0);
    let mut short = [0; SHORT];
    let mut long;
    let room = if let Some(room) = short.get_mut(..len) {
        room
    } else {
        long = vec![0; len];
        &mut long[..]
    };
    // SAFETY: the caller vouches for both, and there is room for as many bytes.
    unsafe { ((**env).v1_1.GetByteArrayRegion)(env, array, 0, size(room.len()), room.as_mut_ptr().cast()) };
    call(room)
}

/// A length that came from the JVM fits its own type.
fn size(len: usize) -> jint {
    len.try_into().unwrap_or(jint::MAX)
}
