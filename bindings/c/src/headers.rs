//! A signature that a header carries: verified with the body, and made for one.

use std::ffi::c_char;
use std::fmt::Write;
use std::mem::MaybeUninit;

use paysign_owned::Came;

use crate::border::{self, Buffer};
use crate::code::Code;
use crate::error::{Error, Failure, reported};
use crate::merchant::{self, Merchant};
use crate::message::Message;
use crate::options::{Options, options};
use crate::param::{Param, with_params};
use crate::secret::{self, Secrets};
use crate::verified::Verified;

/// What came with a body. Where it is NULL, nothing did.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct Arrival {
    /// Its headers, names and values; letter case does not matter in names.
    pub headers: *const Param,
    /// How many there are.
    pub header_count: usize,
    /// 0: `now` is not known.
    pub has_now: i32,
    /// When it came, in seconds from the beginning of 1970: `time(NULL)`.
    pub now: i64,
}

type Pairs<'p> = &'p [(&'p [u8], &'p [u8])];

/// Calls `then` with what came.
///
/// # Safety
///
/// As [`with_params`].
unsafe fn with_came<T, E: From<Code>>(
    arrival: Option<&Arrival>,
    then: impl FnOnce(Pairs<'_>, Option<u64>) -> Result<T, E>,
) -> Result<T, E> {
    let Some(arrival) = arrival else { return then(&[], None) };
    let now = (arrival.has_now != 0).then(|| u64::try_from(arrival.now).map_err(|_| Code::InvalidArgument));
    let now = now.transpose()?;
    // SAFETY: the caller's promise.
    unsafe { with_params(arrival.headers, arrival.header_count, |headers| then(headers, now)) }
}

/// As `paysign_verify`, with the headers that came with the body: for messages whose signature is in one. For
/// others it is the same as `paysign_verify`.
///
/// @param message The kind of message. It must outlive the verified one.
/// @param secrets The secrets. They are used only during the call.
/// @param body The body exactly as it came off the socket. It is not copied: it must stay where it is,
///     unchanged, until the verified message is freed.
/// @param arrival The headers, and the time where a message's age is checked; used only during the call. NULL
///     for none.
/// @param options How it is checked; NULL for the defaults.
/// @param verified Receives the verified message; the caller frees it with `paysign_verified_free`.
/// @param error Receives what is known of the error; may be NULL.
/// @return `PAYSIGN_CODE_OK` if one of the secrets has signed it and it is not too old; else what is wrong,
///     for example `PAYSIGN_CODE_STALE`.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_verify_with_headers<'a>(
    message: Option<&'a Message>,
    secrets: Option<&Secrets>,
    body: *const c_char,
    body_len: usize,
    arrival: Option<&Arrival>,
    options: Option<&Options>,
    verified: Option<&mut MaybeUninit<*mut Verified<'a>>>,
    error: Option<&mut MaybeUninit<Error>>,
) -> Code {
    reported(error, || {
        // SAFETY: the caller's promise for a pointer with a length.
        let body = unsafe { border::bytes(body, body_len) }?;
        let (message, to) = (message.ok_or(Code::InvalidArgument)?, verified.ok_or(Code::InvalidArgument)?);
        let (secrets, options) = (secret::all(secrets), self::options(options));
        let verify = |headers: Pairs<'_>, now| -> Result<_, Failure> {
            Ok(message.core().verify_with_headers(body, headers, now, secrets, &options)?)
        };
        // SAFETY: the caller's promise for headers.
        to.write(Verified::handed_out(unsafe { with_came(arrival, verify) }?));
        Ok(())
    })
}

/// As `paysign_merchant_notice`, with the headers that came with the notification.
///
/// @param merchant The account. It must outlive the verified message.
/// @param raw The raw body, as there.
/// @param arrival The headers, and the time where a message's age is checked; used only during the call. NULL
///     for none.
/// @param verified Receives the verified message; the caller frees it with `paysign_verified_free`.
/// @param error Receives what is known of the error; may be NULL.
/// @return As `paysign_merchant_notice`.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_merchant_notice_with_headers<'a>(
    merchant: Option<&'a Merchant>,
    raw: *const c_char,
    raw_len: usize,
    arrival: Option<&Arrival>,
    verified: Option<&mut MaybeUninit<*mut Verified<'a>>>,
    error: Option<&mut MaybeUninit<Error>>,
) -> Code {
    reported(error, || {
        // SAFETY: the caller's promise for a pointer with a length.
        let raw = unsafe { border::bytes(raw, raw_len) }?;
        let (merchant, to) = (merchant::core(merchant)?, verified.ok_or(Code::InvalidArgument)?);
        let verify =
            |headers: Pairs<'_>, now| -> Result<_, Failure> { Ok(merchant.notice_with_headers(raw, headers, now)?) };
        // SAFETY: the caller's promise for headers.
        to.write(Verified::handed_out(unsafe { with_came(arrival, verify) }?));
        Ok(())
    })
}

/// As `paysign_merchant_notice_of`, with the headers that came with the message.
///
/// @param merchant The account. It must outlive the verified message.
/// @param message The message's name.
/// @param raw The raw body or query, as there.
/// @param arrival The headers, and the time where a message's age is checked; used only during the call. NULL
///     for none.
/// @param verified Receives the verified message; the caller frees it with `paysign_verified_free`.
/// @param error Receives what is known of the error; may be NULL.
/// @return As `paysign_merchant_notice`.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_merchant_notice_of_with_headers<'a>(
    merchant: Option<&'a Merchant>,
    message: *const c_char,
    message_len: usize,
    raw: *const c_char,
    raw_len: usize,
    arrival: Option<&Arrival>,
    verified: Option<&mut MaybeUninit<*mut Verified<'a>>>,
    error: Option<&mut MaybeUninit<Error>>,
) -> Code {
    reported(error, || {
        // SAFETY: the caller's promise for a pointer with a length.
        let (message, raw) = unsafe { (border::text(message, message_len)?, border::bytes(raw, raw_len)?) };
        let (merchant, to) = (merchant::core(merchant)?, verified.ok_or(Code::InvalidArgument)?);
        let verify = |headers: Pairs<'_>, now| -> Result<_, Failure> {
            Ok(merchant.notice_of_with_headers(message, raw, headers, now)?)
        };
        // SAFETY: the caller's promise for headers.
        to.write(Verified::handed_out(unsafe { with_came(arrival, verify) }?));
        Ok(())
    })
}

/// Signs a raw body by the first of the secrets, where a header has the signature: the headers to send with
/// it, each on a line, `Name: value` and a line feed.
///
/// @param message The kind of message.
/// @param secrets The secrets.
/// @param body The body, as it is sent.
/// @param arrival Headers that are signed too, and the time where the message has one; NULL for none.
/// @param buffer Receives the headers.
/// @param len Receives their length.
/// @param error Receives what is known of the error; may be NULL.
/// @return `PAYSIGN_CODE_UNSIGNED_MESSAGE` if no header signs such a message; what every function with a
///     buffer may say.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_sign_headers(
    message: Option<&Message>,
    secrets: Option<&Secrets>,
    body: *const c_char,
    body_len: usize,
    arrival: Option<&Arrival>,
    buffer: *mut c_char,
    capacity: usize,
    len: Option<&mut MaybeUninit<usize>>,
    error: Option<&mut MaybeUninit<Error>>,
) -> Code {
    reported(error, || {
        // SAFETY: the caller's promise for a pointer with a length.
        let body = unsafe { border::bytes(body, body_len) }?;
        // SAFETY: the caller's promise for a buffer.
        let mut buffer = unsafe { Buffer::new(buffer, capacity, len) }?;
        let message = message.ok_or(Code::InvalidArgument)?;
        let sign = |headers: Pairs<'_>, now| -> Result<_, Failure> {
            Ok(message.0.sign_body(body, Came { headers, now }, secret::all(secrets))?)
        };
        // SAFETY: the caller's promise for headers.
        for (name, value) in unsafe { with_came(arrival, sign) }? {
            writeln!(buffer, "{name}: {value}").map_err(|_| Code::Internal)?;
        }
        Ok(buffer.finish()?)
    })
}
