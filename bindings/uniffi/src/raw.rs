//! Raw calls for the hot path, beside what `UniFFI` generates: a body in; a number, or the signed fields in one piece, out.
//!
//! What is generated makes several calls of one: a handle is cloned, each buffer is allocated and freed, and each of these calls carries
//! a status as a structure. Measured on the JVM: 2.5 µs a call, 4 to 5 with a buffer, so 32 µs for `Message.verify`, which takes seven;
//! Ruby's 36 µs go the same way. Here numbers and bytes cross alone: through JNI that is 30 ns more than the verification, while
//! JNA's direct mapping takes 0.48 µs for an empty body. So the JVM takes JNI; Ruby, whose FFI hands a string over as it is, takes the C
//! functions. The language's own thin part keeps the `Verifier` alive while it calls.

pub mod jni;

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::verifier::{REFUSED, Verifier};

/// The verdict on one body: the index of the secret that has signed it, or less than zero.
///
/// # Safety
///
/// `verifier` is what `Verifier::address` has returned, of one that is not closed before this returns. `body` points to `len` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_uniffi_verdict(verifier: i64, body: *const u8, len: usize) -> i32 {
    // SAFETY: the caller vouches for `body` and `len`.
    let body = unsafe { bytes(body, len) };
    guarded(verifier, |verifier| verifier.check(body)).unwrap_or(REFUSED)
}

/// The signed fields of one body in one piece (see `packed`), if it is authentic: writes them if there is room, and returns how many bytes they
/// take. Less than zero is the verdict that refuses it.
///
/// # Safety
///
/// As `paysign_uniffi_verdict`; `room` points to `room_len` bytes that nothing else touches meanwhile.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_uniffi_fields(
    verifier: i64,
    body: *const u8,
    len: usize,
    room: *mut u8,
    room_len: usize,
) -> i32 {
    // SAFETY: the caller vouches for `body` and `len`.
    let body = unsafe { bytes(body, len) };
    let found = guarded(verifier, |verifier| verifier.fields(body)).unwrap_or(Err(REFUSED));
    let packed = match found {
        Ok(packed) => packed,
        Err(verdict) => return verdict,
    };
    if packed.len() <= room_len && !room.is_null() {
        // SAFETY: the caller vouches for `room`, which is long enough, and nobody else knows `packed`.
        unsafe { std::ptr::copy_nonoverlapping(packed.as_ptr(), room, packed.len()) };
    }
    packed.len().try_into().unwrap_or(REFUSED)
}

/// The verdicts on bodies that stand one behind another; `ends` says where each ends. Returns how many there are, less than `count` if
/// the ends do not rise or lie beyond the last byte: then the other verdicts are refusals.
///
/// # Safety
///
/// As `paysign_uniffi_verdict`; `ends` and `verdicts` point to `count` numbers each, and nothing else touches `verdicts` meanwhile.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_uniffi_verdicts(
    verifier: i64,
    bodies: *const u8,
    len: usize,
    ends: *const i32,
    count: usize,
    verdicts: *mut i32,
) -> i32 {
    if count == 0 || bodies.is_null() || ends.is_null() || verdicts.is_null() {
        return 0;
    }
    // SAFETY: the caller vouches for all three and their lengths.
    let (bodies, ends, verdicts) = unsafe {
        (
            std::slice::from_raw_parts(bodies, len),
            std::slice::from_raw_parts(ends, count),
            std::slice::from_raw_parts_mut(verdicts, count),
        )
    };
    check_all(verifier, bodies, ends, verdicts)
}

/// The verdicts on the parts of `bodies`, and how many there are.
fn check_all(address: i64, bodies: &[u8], ends: &[i32], verdicts: &mut [i32]) -> i32 {
    verdicts.fill(REFUSED);
    let done = guarded(address, |verifier| {
        let mut parts: Vec<&[u8]> = Vec::with_capacity(verdicts.len());
        let mut begin = 0;
        for end in ends.iter().take(verdicts.len()) {
            let Some((end, part)) = usize::try_from(*end).ok().and_then(|end| Some((end, bodies.get(begin..end)?)))
            else {
                break;
            };
            parts.push(part);
            begin = end;
        }
        verifier.check_all(&parts, verdicts);
        parts.len().try_into().unwrap_or(i32::MAX)
    });
    done.unwrap_or(REFUSED)
}

/// Calls with the verifier that stands at this address. None if there is none; a panic ends here as well.
fn guarded<T>(address: i64, call: impl FnOnce(&Verifier) -> T) -> Option<T> {
    let verifier = std::ptr::with_exposed_provenance::<Verifier>(usize::try_from(address).ok()?);
    // SAFETY: the callers of this module vouch for the address; zero is what a failed `Verifier::address` returns.
    let verifier = unsafe { verifier.as_ref() }?;
    catch_unwind(AssertUnwindSafe(|| call(verifier))).ok()
}

/// Bytes of the caller; none at all are empty.
///
/// # Safety
///
/// `body` points to `len` bytes, if it is not null; they stay as they are while the slice is used.
unsafe fn bytes<'a>(body: *const u8, len: usize) -> &'a [u8] {
    if body.is_null() {
        return &[];
    }
    // SAFETY: the caller vouches for both.
    unsafe { std::slice::from_raw_parts(body, len) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::BodyWire;
    use crate::message::Message;
    use crate::secret::Secret;
    use std::sync::Arc;

    fn verifier() -> Verifier {
        let message = Message::new("epay".into(), "notify".into()).unwrap();
        Verifier::new(&message, vec![Arc::new(Secret::new("a secret".into()).unwrap())], None).unwrap()
    }

    #[test]
    fn a_raw_call_says_what_the_verifier_says() {
        let verifier = verifier();
        for body in [&b""[..], b"pid=%zz", b"pid=1&pid=2", b"pid=1&sign=00"] {
            // SAFETY: the verifier is alive, and the body is as long as it is.
            let verdict = unsafe { paysign_uniffi_verdict(verifier.address(), body.as_ptr(), body.len()) };
            assert_eq!(verdict, verifier.verdict(body.to_vec()));
            assert!(verdict < 0);
        }
    }

    #[test]
    fn what_is_no_address_is_a_refusal() {
        assert_eq!(guarded(0, |_| 0), None);
        assert_eq!(guarded(-1, |_| 0), None);
        // SAFETY: no verifier stands at zero, and no body is an empty one.
        assert_eq!(unsafe { paysign_uniffi_verdict(0, std::ptr::null(), 0) }, REFUSED);
    }

    #[test]
    fn a_panic_is_a_refusal() {
        let verifier = verifier();
        assert_eq!(guarded(verifier.address(), |_| -> i32 { panic!("within a test") }), None);
    }

    #[test]
    fn fields_are_written_where_there_is_room() {
        let scheme = "fields all but sign; empty skip; null word; order name; pair name=value; separator \"&\"; \
                      secret append \"\"; digest md5; hex lower";
        let message = Message::of_scheme(scheme.into(), "sign".into(), BodyWire::Form).unwrap();
        let verifier = Verifier::new(&message, vec![Arc::new(Secret::new("a secret".into()).unwrap())], None).unwrap();
        let fields = |body: &[u8], room: &mut [u8]| {
            // SAFETY: the verifier is alive, and both are as long as they are.
            unsafe {
                paysign_uniffi_fields(verifier.address(), body.as_ptr(), body.len(), room.as_mut_ptr(), room.len())
            }
        };
        // Signed by hand: the MD5 of `pid=1` and the secret.
        let signed = b"pid=1&sign=bed184715ddfebf544a75762868e310a";
        assert_eq!(fields(&signed[..6], &mut [0; 8]), verifier.verdict(signed[..6].to_vec()));
        let packed = b"\0\0\0\0\0\0\0\x03\0\0\0\x01pid1";
        let (mut room, mut short) = ([7; 17], [7; 15]);
        assert_eq!((fields(signed, &mut room), &room[..16], room[16]), (16, &packed[..], 7));
        assert_eq!((fields(signed, &mut short), short), (16, [7; 15]));
    }
    #[test]
    fn ends_that_are_none_leave_refusals() {
        let (verifier, mut verdicts) = (verifier(), [7; 3]);
        assert_eq!(check_all(verifier.address(), b"pid=1", &[0, 5, 3], &mut verdicts), 2);
        assert_eq!(verdicts, [-1, -7, REFUSED]);
        assert_eq!(check_all(verifier.address(), b"pid=1", &[6, 5, 5], &mut verdicts), 0);
        assert_eq!(verdicts, [REFUSED; 3]);
    }
}
