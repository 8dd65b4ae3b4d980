//! Secrets, as things that C cannot look into.

use std::ffi::c_char;
use std::fmt::Write;
use std::mem::MaybeUninit;

use paysign::{Secret, SecretError};

use crate::border::{self, Buffer, Bytes};
use crate::code::Code;
use crate::error::{Error, Failure, reported};
use crate::guard::{coded, guard};

/// One secret or several: while a secret is rotated, the new and the old one verify, and the first one signs.
/// It is immutable and may be used by any number of threads at once.
pub struct Secrets(Vec<Secret>);

/// The secrets; NULL stands for none.
pub(crate) fn all(secrets: Option<&Secrets>) -> &[Secret] {
    secrets.map_or(&[], |secrets| &secrets.0)
}

/// The one that signs.
pub(crate) fn first(secrets: Option<&Secrets>) -> Result<&Secret, Failure> {
    Ok(all(secrets).first().ok_or(paysign::MerchantError::NoSecret)?)
}

/// How a secret is read: by `Secret::new` or `Secret::exact`.
type Read = fn(&[u8]) -> Result<Secret, SecretError>;

const NEW: Read = |bytes| Secret::new(bytes);
const EXACT: Read = |bytes| Secret::exact(bytes);

/// # Safety
///
/// `secret` points to `len` bytes, or is NULL with a length of 0.
unsafe fn one(
    read: Read,
    secret: *const c_char,
    len: usize,
    to: Option<&mut MaybeUninit<*mut Secrets>>,
) -> Result<(), Failure> {
    // SAFETY: the caller's promise for a pointer with a length.
    let secret = read(unsafe { border::bytes(secret, len) }?)?;
    let to = to.ok_or(Code::InvalidArgument)?;
    to.write(Box::into_raw(Box::new(Secrets(vec![secret]))));
    Ok(())
}

/// # Safety
///
/// `texts` points to `count` texts, each a pointer with a length.
unsafe fn several(
    read: Read,
    texts: *const Bytes,
    count: usize,
    to: Option<&mut MaybeUninit<*mut Secrets>>,
) -> Result<(), Failure> {
    // SAFETY: the caller's promise for a pointer with a count.
    let texts = unsafe { border::elements(texts, count) }?;
    let to = to.ok_or(Code::InvalidArgument)?;
    // In full size at once: a vector that grows leaves copies behind.
    let mut all = Vec::with_capacity(count);
    for text in texts {
        // SAFETY: the caller's promise for the pointer and the length in each element.
        all.push(read(unsafe { border::bytes(text.data, text.len) }?)?);
    }
    if all.is_empty() {
        return Err(paysign::MerchantError::NoSecret.into());
    }
    to.write(Box::into_raw(Box::new(Secrets(all))));
    Ok(())
}

/// Takes one secret.
///
/// @param secret The secret as the gateway's merchant page shows it. It is copied; the caller wipes its own
///     copy.
/// @param secrets Receives the secret; the caller frees it with `paysign_secrets_free`.
/// @param error Receives what is known of the error; may be NULL.
/// @return `PAYSIGN_CODE_EMPTY_SECRET`, `PAYSIGN_CODE_SECRET_TOO_LONG`, `PAYSIGN_CODE_SECRET_HAS_BLANKS`.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_secret_new(
    secret: *const c_char,
    secret_len: usize,
    secrets: Option<&mut MaybeUninit<*mut Secrets>>,
    error: Option<&mut MaybeUninit<Error>>,
) -> Code {
    // SAFETY: the caller's promise for a pointer with a length.
    reported(error, || unsafe { one(NEW, secret, secret_len, secrets) })
}

/// Takes one secret as it is: for the rare one that begins or ends with white space, which
/// `paysign_secret_new` refuses.
///
/// @param secret The secret. It is copied; the caller wipes its own copy.
/// @param secrets Receives the secret; the caller frees it with `paysign_secrets_free`.
/// @param error Receives what is known of the error; may be NULL.
/// @return `PAYSIGN_CODE_EMPTY_SECRET`, `PAYSIGN_CODE_SECRET_TOO_LONG`.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_secret_exact(
    secret: *const c_char,
    secret_len: usize,
    secrets: Option<&mut MaybeUninit<*mut Secrets>>,
    error: Option<&mut MaybeUninit<Error>>,
) -> Code {
    // SAFETY: the caller's promise for a pointer with a length.
    reported(error, || unsafe { one(EXACT, secret, secret_len, secrets) })
}

/// Takes several secrets.
///
/// @param texts `count` secrets, the one that signs first. They are copied; the caller wipes its own copies.
/// @param count How many there are.
/// @param secrets Receives the secrets; the caller frees them with `paysign_secrets_free`.
/// @param error Receives what is known of the error; may be NULL.
/// @return As `paysign_secret_new`; `PAYSIGN_CODE_NO_SECRET` if `count` is 0.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_secrets_new(
    texts: *const Bytes,
    count: usize,
    secrets: Option<&mut MaybeUninit<*mut Secrets>>,
    error: Option<&mut MaybeUninit<Error>>,
) -> Code {
    // SAFETY: the caller's promise for a pointer with a count.
    reported(error, || unsafe { several(NEW, texts, count, secrets) })
}

/// Takes several secrets as they are; see `paysign_secret_exact`.
///
/// @param texts `count` secrets, the one that signs first. They are copied; the caller wipes its own copies.
/// @param count How many there are.
/// @param secrets Receives the secrets; the caller frees them with `paysign_secrets_free`.
/// @param error Receives what is known of the error; may be NULL.
/// @return As `paysign_secret_exact`; `PAYSIGN_CODE_NO_SECRET` if `count` is 0.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_secrets_exact(
    texts: *const Bytes,
    count: usize,
    secrets: Option<&mut MaybeUninit<*mut Secrets>>,
    error: Option<&mut MaybeUninit<Error>>,
) -> Code {
    // SAFETY: the caller's promise for a pointer with a count.
    reported(error, || unsafe { several(EXACT, texts, count, secrets) })
}

/// How many secrets there are; 0 for NULL.
///
/// @param secrets The secrets.
/// @return The number of secrets.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_secrets_count(secrets: Option<&Secrets>) -> usize {
    guard(0, || all(secrets).len())
}

/// Writes what may be shown of a secret to the one who configured it: `32 bytes, fingerprint 1f3a`.
///
/// @param secrets The secrets.
/// @param index Which of the secrets.
/// @param buffer Receives the text; 48 bytes suffice.
/// @param len Receives its length.
/// @return `PAYSIGN_CODE_NOT_THERE` if there are fewer secrets.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_secrets_facts(
    secrets: Option<&Secrets>,
    index: usize,
    buffer: *mut c_char,
    capacity: usize,
    len: Option<&mut MaybeUninit<usize>>,
) -> Code {
    coded(|| {
        // SAFETY: the caller's promise for a buffer.
        let mut buffer = unsafe { Buffer::new(buffer, capacity, len) }?;
        let secret = all(secrets).get(index).ok_or(Code::NotThere)?;
        write!(buffer, "{}", secret.facts()).map_err(|_| Code::Internal)?;
        buffer.finish()
    })
}

/// Wipes secrets and frees them.
///
/// @param secrets What `paysign_secret_new`, `paysign_secrets_new` or one of their `exact` twins has made,
///     not freed before; NULL does nothing.
/// @threads Any, once no other thread uses them.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_secrets_free(secrets: Option<Box<Secrets>>) {
    guard((), || drop(secrets));
}
