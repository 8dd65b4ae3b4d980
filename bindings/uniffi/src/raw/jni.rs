//! The raw calls as native methods of the JVM class `paysign.Native`.

use jni_sys::{JNIEnv, jarray, jbyteArray, jclass, jint, jintArray, jlong};

use super::{check_all, guarded};

/// A body up to this length is copied to the stack. Room for more would be zeroed in vain: 2 KiB cost as much as the call.
const SHORT: usize = 512;

/// `Native.verdict(verifier, body)`.
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
) -> jint {
    // SAFETY: the JVM's own environment and array.
    let len = unsafe { len(env, body) };
    let mut short = [0; SHORT];
    let mut long;
    let room = if let Some(room) = short.get_mut(..len) {
        room
    } else {
        long = vec![0; len];
        &mut long[..]
    };
    // SAFETY: as above, and `room` is as long as the array.
    unsafe { copy(env, body, room) };
    guarded(verifier, |verifier| verifier.check(room))
}

/// `Native.verdicts(verifier, bodies, ends, verdicts)`: bodies one behind another, where each ends, and room for the verdicts.
///
/// # Safety
///
/// As `verdict`.
#[unsafe(no_mangle)]
pub unsafe extern "system" fn Java_paysign_Native_verdicts(
    env: *mut JNIEnv,
    _class: jclass,
    verifier: jlong,
    bodies: jbyteArray,
    ends: jintArray,
    verdicts: jintArray,
) -> jint {
    // SAFETY: the JVM's own environment and arrays.
    let lens = unsafe { [len(env, bodies), len(env, ends), len(env, verdicts)] };
    let mut joined = vec![0; lens[0]];
    let mut places: Vec<jint> = vec![0; lens[1]];
    // SAFETY: as above, and both are as long as the arrays.
    unsafe {
        copy(env, bodies, &mut joined);
        ((**env).v1_1.GetIntArrayRegion)(env, ends, 0, size(places.len()), places.as_mut_ptr());
    }
    let mut found: Vec<jint> = vec![0; lens[2]];
    let done = check_all(verifier, &joined, &places, &mut found);
    // SAFETY: as above, and `found` is as long as the array.
    unsafe { ((**env).v1_1.SetIntArrayRegion)(env, verdicts, 0, size(found.len()), found.as_ptr()) };
    done
}

/// The length of an array.
unsafe fn len(env: *mut JNIEnv, array: jarray) -> usize {
    // SAFETY: the caller vouches for both.
    unsafe { ((**env).v1_1.GetArrayLength)(env, array) }.try_into().unwrap_or(0)
}

/// Copies as many bytes of an array as there is room for.
unsafe fn copy(env: *mut JNIEnv, array: jbyteArray, room: &mut [u8]) {
    // SAFETY: the caller vouches for both, and that the array is not shorter than `room`.
    unsafe { ((**env).v1_1.GetByteArrayRegion)(env, array, 0, size(room.len()), room.as_mut_ptr().cast()) };
}

/// A length that came from the JVM fits its own type.
fn size(len: usize) -> jint {
    len.try_into().unwrap_or(jint::MAX)
}
