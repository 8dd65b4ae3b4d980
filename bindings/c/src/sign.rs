//! Signing: parameters in; the signature, the ready body or the fields to send out.

use std::ffi::c_char;
use std::fmt::Write;
use std::mem::MaybeUninit;

use crate::border::Buffer;
use crate::code::Code;
use crate::error::{Error, Failure, reported};
use crate::list::Listing;
use crate::message::Message;
use crate::options::{Options, options};
use crate::param::{Param, with_params};
use crate::secret::{self, Secrets};

type Signed<'s> = paysign::sign::Signed<'s, &'s [u8], &'s [u8]>;

/// Signs, and calls `then` with what is signed.
///
/// # Safety
///
/// As [`with_params`].
unsafe fn signed(
    message: Option<&Message>,
    secrets: Option<&Secrets>,
    (params, count): (*const Param, usize),
    given: Option<&Options>,
    then: impl FnOnce(Signed<'_>) -> Result<(), Code>,
) -> Result<(), Failure> {
    let message = message.ok_or(Code::InvalidArgument)?;
    let secret = secret::first(secrets)?;
    let sign = |params: &[(&[u8], &[u8])]| -> Result<(), Failure> {
        Ok(then(message.core().sign_masking(params, secret, secret::all(secrets), &options(given))?)?)
    };
    // SAFETY: the caller's promise.
    unsafe { with_params(params, count, sign) }
}

/// Computes the signature of parameters, checked against the message's table. Nothing is allocated for up to 32
/// parameters.
///
/// @param message The kind of message.
/// @param secrets The secrets, of which the first one signs.
/// @param params `count` parameters in any order, each with the text that the gateway is to see.
/// @param count How many there are.
/// @param options How they are checked; NULL for the defaults.
/// @param signature Receives the signature, in hex; 128 bytes always suffice.
/// @param len Receives its length.
/// @param error Receives what is known of the error; may be NULL.
/// @return What is wrong with which parameter.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_sign(
    message: Option<&Message>,
    secrets: Option<&Secrets>,
    params: *const Param,
    count: usize,
    options: Option<&Options>,
    signature: *mut c_char,
    capacity: usize,
    len: Option<&mut MaybeUninit<usize>>,
    error: Option<&mut MaybeUninit<Error>>,
) -> Code {
    reported(error, || {
        // SAFETY: the caller's promise for a buffer.
        let mut buffer = unsafe { Buffer::new(signature, capacity, len) }?;
        let then = |signed: Signed<'_>| {
            buffer.put(signed.signature().as_str().as_bytes());
            buffer.finish()
        };
        // SAFETY: the caller's promise for parameters.
        unsafe { signed(message, secrets, (params, count), options, then) }
    })
}

/// Signs parameters, and writes the ready body, or query, in the message's wire: the parameters as given, the
/// signature, and the field that names its digest where the message has one.
///
/// @param message The kind of message.
/// @param secrets The secrets, of which the first one signs.
/// @param params `count` parameters in any order, each with the text that the gateway is to see.
/// @param count How many there are.
/// @param options How they are checked; NULL for the defaults.
/// @param buffer Receives the body. Three times the bytes of all names and values, and 256 more, suffice for a form;
///     twice that for JSON.
/// @param len Receives its length.
/// @param error Receives what is known of the error; may be NULL.
/// @return As `paysign_sign`, and its other parameters too.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_sign_body(
    message: Option<&Message>,
    secrets: Option<&Secrets>,
    params: *const Param,
    count: usize,
    options: Option<&Options>,
    buffer: *mut c_char,
    capacity: usize,
    len: Option<&mut MaybeUninit<usize>>,
    error: Option<&mut MaybeUninit<Error>>,
) -> Code {
    reported(error, || {
        // SAFETY: the caller's promise for a buffer.
        let mut buffer = unsafe { Buffer::new(buffer, capacity, len) }?;
        let then = |signed: Signed<'_>| {
            write!(buffer, "{}", signed.body()).map_err(|_| Code::Internal)?;
            buffer.finish()
        };
        // SAFETY: the caller's promise for parameters.
        unsafe { signed(message, secrets, (params, count), options, then) }
    })
}

/// Signs parameters, and lists all fields to send: the parameters as given, the signature, and the field that names
/// its digest where the message has one. For HTTP clients that write the body themselves.
///
/// @param message The kind of message.
/// @param secrets The secrets, of which the first one signs.
/// @param params `count` parameters in any order, each with the text that the gateway is to see.
/// @param count How many there are.
/// @param options How they are checked; NULL for the defaults.
/// @param fields Receives the fields; their pointers point into `buffer`. There are at most two more than
///     parameters.
/// @param field_capacity How many fields have room there.
/// @param field_count Receives how many there are.
/// @param buffer Receives the names and values. The bytes of all parameters and 256 more suffice.
/// @param len Receives how many bytes that are.
/// @param error Receives what is known of the error; may be NULL.
/// @return As `paysign_sign` and, for the storage, as `paysign_verified_fields`.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_sign_fields(
    message: Option<&Message>,
    secrets: Option<&Secrets>,
    params: *const Param,
    count: usize,
    options: Option<&Options>,
    fields: *mut Param,
    field_capacity: usize,
    field_count: Option<&mut MaybeUninit<usize>>,
    buffer: *mut c_char,
    capacity: usize,
    len: Option<&mut MaybeUninit<usize>>,
    error: Option<&mut MaybeUninit<Error>>,
) -> Code {
    reported(error, || {
        // SAFETY: the caller's promise for storage.
        let listing = unsafe { Listing::new((fields, field_capacity), field_count, (buffer, capacity), len) }?;
        let then = |signed: Signed<'_>| listing.fill(signed.fields());
        // SAFETY: the caller's promise for parameters.
        unsafe { signed(message, secrets, (params, count), options, then) }
    })
}
