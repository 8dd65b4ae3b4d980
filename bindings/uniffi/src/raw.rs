//! Raw calls for the hot path, beside what `UniFFI` generates: a body in, a number out.
//!
//! A generated call of the JVM costs some 15 times a verification by hand, since each buffer and each status crosses as a structure.
//! Here numbers and bytes cross alone. Measured on an empty body: 0.14 µs through JNI, 0.48 µs through JNA's direct mapping. So the
//! JVM takes JNI; Ruby, whose FFI hands a string over as it is, takes the C functions. The language's own thin part keeps the
//! `Verifier` alive while it calls.

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
    if body.is_null() {
        return guarded(verifier, |verifier| verifier.check(&[]));
    }
    // SAFETY: the caller vouches for `body` and `len`.
    let body = unsafe { std::slice::from_raw_parts(body, len) };
    guarded(verifier, |verifier| verifier.check(body))
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
    guarded(address, |verifier| {
        let mut begin = 0;
        let part = |end: &i32| {
            let end = usize::try_from(*end).ok()?;
            let part = bodies.get(begin..end)?;
            begin = end;
            Some(part)
        };
        let parts: Vec<&[u8]> = ends.iter().map_while(part).take(verdicts.len()).collect();
        verifier.check_all(&parts, verdicts);
        parts.len().try_into().unwrap_or(i32::MAX)
    })
}

/// Calls with the verifier that stands at this address. A panic ends here, as a refusal.
fn guarded(address: i64, call: impl FnOnce(&Verifier) -> i32) -> i32 {
    let Ok(address) = usize::try_from(address) else { return REFUSED };
    let verifier = std::ptr::with_exposed_provenance::<Verifier>(address);
    // SAFETY: the callers of this module vouch for the address; zero is what a failed `Verifier::address` returns.
    let Some(verifier) = (unsafe { verifier.as_ref() }) else { return REFUSED };
    catch_unwind(AssertUnwindSafe(|| call(verifier))).unwrap_or(REFUSED)
}

#[cfg(test)]
mod tests {
    use super::*;
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
        assert_eq!(guarded(0, |_| 0), REFUSED);
        assert_eq!(guarded(-1, |_| 0), REFUSED);
    }

    #[test]
    fn a_panic_is_a_refusal() {
        let verifier = verifier();
        assert_eq!(guarded(verifier.address(), |_| panic!("within a test")), REFUSED);
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
