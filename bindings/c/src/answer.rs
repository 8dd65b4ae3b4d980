//! Answers: what the gateway says at once to a request.

use std::ffi::c_char;
use std::mem::MaybeUninit;

use paysign::{AnswerError, Value};

use crate::border::{self, Buffer, Bytes, Piece};
use crate::code::Code;
use crate::error::{Error, Failure, reported};
use crate::guard::{coded, guard};
use crate::list::Listing;
use crate::message::Message;
use crate::options::{Options, options};
use crate::param::Param;
use crate::roles;
use crate::secret::{self, Secrets};
use crate::verified::put;
use crate::words::Status;

/// A gateway's answer that is not an error. It is immutable and may be used by any number of threads at once.
///
/// Most answers are not signed: they are worth what the TLS connection is worth that they came over.
pub struct Answer<'a>(paysign::Answer<'a>);

/// An error that the gateway answered with. It is immutable and may be used by any number of threads at once.
pub struct GatewayError(paysign::answer::GatewayError);

/// Hands out an answer, or the gateway's error where it is wanted.
pub(crate) fn hand_out<'a>(
    result: Result<paysign::Answer<'a>, AnswerError>,
    answer: &mut MaybeUninit<*mut Answer<'a>>,
    refusal: Option<&mut MaybeUninit<*mut GatewayError>>,
) -> Result<(), Failure> {
    match (result, refusal) {
        (Ok(read), _) => {
            answer.write(Box::into_raw(Box::new(Answer(read))));
            Ok(())
        }
        (Err(AnswerError::Gateway(error)), Some(refusal)) => {
            let failure = AnswerError::Gateway(error.clone()).into();
            refusal.write(Box::into_raw(Box::new(GatewayError(error))));
            Err(failure)
        }
        (Err(error), _) => Err(error.into()),
    }
}

/// Reads an answer: verified where it is signed, complete, and no error of the gateway.
///
/// @param message The kind of answer. It must outlive the answer.
/// @param secrets The secrets; NULL if the answer is not signed.
/// @param body The raw body. It is not copied: it must stay where it is, unchanged, until the answer is
///     freed.
/// @param options How it is checked; NULL for the defaults.
/// @param answer Receives the answer; the caller frees it with `paysign_answer_free`.
/// @param refusal Receives the gateway's error if, and only if, the result is `PAYSIGN_CODE_GATEWAY_ERROR`;
///     the caller then frees it with `paysign_gateway_error_free`. May be NULL.
/// @param error Receives what is known of the error; may be NULL.
/// @return `PAYSIGN_CODE_GATEWAY_ERROR` if the gateway says that the request failed; else what is wrong with
///     the answer.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_answer_read<'a>(
    message: Option<&'a Message>,
    secrets: Option<&Secrets>,
    body: *const c_char,
    body_len: usize,
    options: Option<&Options>,
    answer: Option<&mut MaybeUninit<*mut Answer<'a>>>,
    refusal: Option<&mut MaybeUninit<*mut GatewayError>>,
    error: Option<&mut MaybeUninit<Error>>,
) -> Code {
    reported(error, || {
        // SAFETY: the caller's promise for a pointer with a length.
        let body = unsafe { border::bytes(body, body_len) }?;
        let (message, answer) = (message.ok_or(Code::InvalidArgument)?, answer.ok_or(Code::InvalidArgument)?);
        hand_out(message.core().answer(body, secret::all(secrets), &self::options(options)), answer, refusal)
    })
}

fn core<'v, 'a>(answer: Option<&'v Answer<'a>>) -> Result<&'v paysign::Answer<'a>, Code> {
    answer.map(|answer| &answer.0).ok_or(Code::InvalidArgument)
}

/// Whether the answer's signature was verified.
///
/// @param answer The answer.
/// @return 1 if it was; 0 if the answer has none, and for NULL.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_answer_is_proved(answer: Option<&Answer<'_>>) -> i32 {
    guard(0, || core(answer).is_ok_and(paysign::Answer::is_proved).into())
}

/// Writes a field of an answer, decoded.
///
/// @param answer The answer.
/// @param name The field's name; the path to it where it is nested, `data.status`.
/// @param buffer Receives the value. A buffer as long as the body always suffices.
/// @param len Receives the value's length.
/// @return `PAYSIGN_CODE_NOT_THERE` if the answer has no such field, or if it is `null`.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_answer_get(
    answer: Option<&Answer<'_>>,
    name: *const c_char,
    name_len: usize,
    buffer: *mut c_char,
    capacity: usize,
    len: Option<&mut MaybeUninit<usize>>,
) -> Code {
    coded(|| {
        // SAFETY: the caller's promise for a pointer with a length, and for a buffer.
        let (name, buffer) = unsafe { (border::text(name, name_len)?, Buffer::new(buffer, capacity, len)?) };
        put(core(answer)?.get(name), buffer)
    })
}

/// Lists all fields of the message's table that the answer holds, in the table's order. Parameters and result
/// as for `paysign_verified_fields`.
///
/// @param answer The answer.
/// @param fields Receives the fields; their pointers point into `buffer`.
/// @param field_capacity How many fields have room there.
/// @param field_count Receives how many there are.
/// @param buffer Receives the names and values. Twice the body and 4,096 bytes suffice.
/// @param len Receives how many bytes that are.
/// @return As `paysign_verified_fields`.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_answer_fields(
    answer: Option<&Answer<'_>>,
    fields: *mut Param,
    field_capacity: usize,
    field_count: Option<&mut MaybeUninit<usize>>,
    buffer: *mut c_char,
    capacity: usize,
    len: Option<&mut MaybeUninit<usize>>,
) -> Code {
    coded(|| {
        // SAFETY: the caller's promise for storage.
        let listing = unsafe { Listing::new((fields, field_capacity), field_count, (buffer, capacity), len) }?;
        listing.fill(core(answer)?.fields().map(|(name, value)| (Part::Name(name), Part::Value(value))))
    })
}

/// A name of a table beside a value of a body.
#[derive(Clone, Copy)]
enum Part<'a> {
    Name(&'a str),
    Value(Value<'a>),
}

impl Piece for Part<'_> {
    fn put_into(self, buffer: &mut Buffer<'_>) {
        match self {
            Self::Name(name) => name.as_bytes().put_into(buffer),
            Self::Value(value) => value.put_into(buffer),
        }
    }
}

/// Writes what the field with a role says, as text.
///
/// @param answer The answer.
/// @param role A `paysign_role`.
/// @param buffer Receives the text.
/// @param len Receives its length.
/// @return As `paysign_verified_role`.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_answer_role(
    answer: Option<&Answer<'_>>,
    role: i32,
    buffer: *mut c_char,
    capacity: usize,
    len: Option<&mut MaybeUninit<usize>>,
) -> Code {
    // SAFETY: the caller's promise for a buffer.
    coded(|| roles::put(core(answer)?, role, unsafe { Buffer::new(buffer, capacity, len) }?))
}

/// Writes an amount as a whole number of a unit. Parameters and result as for `paysign_verified_minor`.
///
/// @param answer The answer.
/// @param role `PAYSIGN_ROLE_ORDERED_AMOUNT` or `PAYSIGN_ROLE_PAID_AMOUNT`.
/// @param scale How many digits of the number are after the point in major units: 2 for cents.
/// @param minor Receives the number's lower 64 bits.
/// @param minor_high Receives its upper 64 bits; NULL if the number is to fit into `minor`.
/// @return As `paysign_verified_minor`.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_answer_minor(
    answer: Option<&Answer<'_>>,
    role: i32,
    scale: u32,
    minor: Option<&mut MaybeUninit<u64>>,
    minor_high: Option<&mut MaybeUninit<u64>>,
) -> Code {
    coded(|| roles::minor(core(answer)?, role, scale, minor, minor_high))
}

/// What the answer says about the payment.
///
/// @param answer The answer.
/// @return A status; `PAYSIGN_STATUS_UNSTATED` for NULL.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_answer_status(answer: Option<&Answer<'_>>) -> Status {
    guard(Status::Unstated, || core(answer).map_or(Status::Unstated, |answer| answer.status().into()))
}

/// Frees an answer.
///
/// @param answer What `paysign_answer_read` or `paysign_merchant_answer` has made, not freed before; NULL
///     does nothing.
/// @threads Any, once no other thread uses it.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_answer_free(answer: Option<Box<Answer<'_>>>) {
    guard((), || drop(answer));
}

fn part(error: Option<&GatewayError>, part: impl FnOnce(&paysign::answer::GatewayError) -> Option<&str>) -> Bytes {
    guard(Bytes::NONE, || error.and_then(|error| part(&error.0)).map_or(Bytes::NONE, Bytes::of))
}

/// The gateway's code, as it is in the answer. It comes from outside; in UTF-8.
///
/// @param error The gateway's error.
/// @return Bytes that live as long as the error.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_gateway_error_code(error: Option<&GatewayError>) -> Bytes {
    part(error, |error| Some(&error.gateway_code))
}

/// What the vendor's page says about the code; nothing where it does not list it.
///
/// @param error The gateway's error.
/// @return Bytes that live as long as the error, in UTF-8.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_gateway_error_text(error: Option<&GatewayError>) -> Bytes {
    part(error, |error| error.text.as_deref())
}

/// The gateway's own words in this answer; nothing where there are none. They come from outside.
///
/// @param error The gateway's error.
/// @return Bytes that live as long as the error, in UTF-8.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_gateway_error_said(error: Option<&GatewayError>) -> Bytes {
    part(error, |error| error.said.as_deref())
}

/// Frees an error of a gateway.
///
/// @param error What `paysign_answer_read` or `paysign_merchant_answer` has made, not freed before; NULL does
///     nothing.
/// @threads Any, once no other thread uses it.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_gateway_error_free(error: Option<Box<GatewayError>>) {
    guard((), || drop(error));
}
