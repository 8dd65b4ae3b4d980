//! A verified message: what is proved, and apart from it what is not.

use std::ffi::c_char;
use std::mem::MaybeUninit;
use std::sync::OnceLock;

use paysign::{Amount, Value, amount::AmountError};

use crate::border::{self, Buffer, Bytes, Piece};
use crate::code::Code;
use crate::error::{Error, reported};
use crate::guard::{coded, guard};
use crate::list::Listing;
use crate::param::Param;
use crate::roles;
use crate::words::Status;

/// A message whose signature belongs to it and to one of the secrets. It is immutable and may be used by any
/// number of threads at once.
pub struct Verified<'a> {
    core: paysign::Verified<'a>,
    /// The acknowledgement, where it repeats values of the message and was asked for.
    ack: OnceLock<String>,
}

impl<'a> Verified<'a> {
    /// What the core has verified.
    pub(crate) fn new(verified: paysign::Verified<'a>) -> Self {
        Self { core: verified, ack: OnceLock::new() }
    }

    /// As a handle, which the caller frees.
    pub(crate) fn handed_out(verified: paysign::Verified<'a>) -> *mut Self {
        Box::into_raw(Box::new(Self::new(verified)))
    }
}

/// The core's verified message in a handle.
pub(crate) fn core<'v, 'a>(verified: Option<&'v Verified<'a>>) -> Result<&'v paysign::Verified<'a>, Code> {
    verified.map(|verified| &verified.core).ok_or(Code::InvalidArgument)
}

/// Writes a signed field, decoded.
///
/// @param verified The verified message.
/// @param name The field's name, decoded.
/// @param buffer Receives the value. A buffer as long as the body always suffices.
/// @param len Receives the value's length.
/// @return `PAYSIGN_CODE_NOT_THERE` if the message has no such field, if it is not signed, or if it was left
///     out of the signature for being empty.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_verified_get(
    verified: Option<&Verified<'_>>,
    name: *const c_char,
    name_len: usize,
    buffer: *mut c_char,
    capacity: usize,
    len: Option<&mut MaybeUninit<usize>>,
) -> Code {
    coded(|| {
        // SAFETY: the caller's promise for a pointer with a length, and for a buffer.
        let (name, buffer) = unsafe { (border::bytes(name, name_len)?, Buffer::new(buffer, capacity, len)?) };
        let verified = core(verified)?;
        let found = match std::str::from_utf8(name) {
            Ok(name) => verified.get(name),
            Err(_) => named(name, verified.fields()),
        };
        put(found, buffer)
    })
}

/// Writes a field that the signature does not cover, decoded: anyone can have put it there.
///
/// @param verified The verified message.
/// @param name The field's name, decoded.
/// @param buffer Receives the value. A buffer as long as the body always suffices.
/// @param len Receives the value's length.
/// @return `PAYSIGN_CODE_NOT_THERE` if the message has no such field, or if it is signed.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_verified_unproved(
    verified: Option<&Verified<'_>>,
    name: *const c_char,
    name_len: usize,
    buffer: *mut c_char,
    capacity: usize,
    len: Option<&mut MaybeUninit<usize>>,
) -> Code {
    coded(|| {
        // SAFETY: the caller's promise for a pointer with a length, and for a buffer.
        let (name, buffer) = unsafe { (border::bytes(name, name_len)?, Buffer::new(buffer, capacity, len)?) };
        put(named(name, core(verified)?.unproved_fields()), buffer)
    })
}

/// Lists all signed fields, decoded, in the body's order.
///
/// @param verified The verified message.
/// @param fields Receives the fields; their pointers point into `buffer`.
/// @param field_capacity How many fields have room there.
/// @param field_count Receives how many there are.
/// @param buffer Receives the names and values. A buffer as long as the body always suffices.
/// @param capacity How many bytes have room there.
/// @param len Receives how many there are.
/// @return `PAYSIGN_CODE_BUFFER_TOO_SMALL` if one of both is too small; `field_count` and `len` are then
///     written, and what else was is not to be used. With `fields` and `buffer` NULL only these two are asked
///     for.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_verified_fields(
    verified: Option<&Verified<'_>>,
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
        listing.fill(core(verified)?.fields())
    })
}

/// Lists all fields that the signature does not cover, but for those that carry the signature and name its
/// digest. Parameters and result as for `paysign_verified_fields`.
///
/// @param verified The verified message.
/// @param fields Receives the fields; their pointers point into `buffer`.
/// @param field_capacity How many fields have room there.
/// @param field_count Receives how many there are.
/// @param buffer Receives the names and values. A buffer as long as the body always suffices.
/// @param len Receives how many bytes that are.
/// @return As `paysign_verified_fields`.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_verified_unproved_fields(
    verified: Option<&Verified<'_>>,
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
        listing.fill(core(verified)?.unproved_fields())
    })
}

/// Writes what the signed field with a role says, as text.
///
/// @param verified The verified message.
/// @param role A `paysign_role`.
/// @param buffer Receives the text.
/// @param len Receives its length.
/// @return `PAYSIGN_CODE_NOT_THERE` if the message proves none; `PAYSIGN_CODE_INVALID_AMOUNT` if an amount is
///     not a decimal.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_verified_role(
    verified: Option<&Verified<'_>>,
    role: i32,
    buffer: *mut c_char,
    capacity: usize,
    len: Option<&mut MaybeUninit<usize>>,
) -> Code {
    // SAFETY: the caller's promise for a buffer.
    coded(|| roles::put(core(verified)?, role, unsafe { Buffer::new(buffer, capacity, len) }?))
}

/// Writes an amount as a whole number of a unit, exactly. It has up to 128 bits: `minor_high` times 2 to the
/// power of 64, and `minor`. For cents 64 bits are enough; units of 18 digits after the point need more.
///
/// @param verified The verified message.
/// @param role `PAYSIGN_ROLE_ORDERED_AMOUNT` or `PAYSIGN_ROLE_PAID_AMOUNT`.
/// @param scale How many digits of the number are after the point in major units: 2 for cents.
/// @param minor Receives the number's lower 64 bits.
/// @param minor_high Receives its upper 64 bits; NULL if the number is to fit into `minor`.
/// @return As `paysign_verified_role`; `PAYSIGN_CODE_NOT_WHOLE` if the amount is not a whole number of the
///     unit, `PAYSIGN_CODE_INVALID_AMOUNT` if the number does not fit.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_verified_minor(
    verified: Option<&Verified<'_>>,
    role: i32,
    scale: u32,
    minor: Option<&mut MaybeUninit<u64>>,
    minor_high: Option<&mut MaybeUninit<u64>>,
) -> Code {
    coded(|| roles::minor(core(verified)?, role, scale, minor, minor_high))
}

/// What the message says about the payment.
///
/// @param verified The verified message.
/// @return A status; `PAYSIGN_STATUS_UNSTATED` for NULL.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_verified_status(verified: Option<&Verified<'_>>) -> Status {
    guard(Status::Unstated, || core(verified).map_or(Status::Unstated, |verified| verified.status().into()))
}

/// Whether the message says that it is paid. That it is your order and the right amount is another question,
/// which `paysign_verified_expect` answers.
///
/// @param verified The verified message.
/// @return 1 if it does; 0 if not, and for NULL.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_verified_is_paid(verified: Option<&Verified<'_>>) -> i32 {
    guard(0, || core(verified).is_ok_and(paysign::Verified::is_paid).into())
}

/// The body to answer with, so that the gateway stops repeating the notification. It is a constant text, or
/// one that repeats values of this message: then it is made when it is first asked for, and the verified
/// message holds it.
///
/// @param verified The verified message.
/// @return Bytes that live as long as the verified message and the kind of message; nothing for NULL.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_verified_ack(verified: Option<&Verified<'_>>) -> Bytes {
    guard(Bytes::NONE, || {
        verified.map_or(Bytes::NONE, |verified| {
            let ack = verified.core.ack();
            Bytes::of(ack.as_str().unwrap_or_else(|| verified.ack.get_or_init(|| ack.to_string())))
        })
    })
}

/// Which of the secrets has signed the message.
///
/// @param verified The verified message.
/// @return Its index among those given, the first one being 0; `SIZE_MAX` for NULL.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_verified_secret_index(verified: Option<&Verified<'_>>) -> usize {
    guard(usize::MAX, || core(verified).map_or(usize::MAX, paysign::Verified::secret_index))
}

/// Whether the message says: this order, paid, and exactly this amount.
///
/// @param verified The verified message.
/// @param order_no The merchant's order number.
/// @param amount The amount as a decimal in major units: `1.5` is `1.50`. A gateway that lets the amount
///     float tells the amount to be paid in its answer to the request: expect that one.
/// @param error Receives what is known of the error; may be NULL.
/// @return `PAYSIGN_CODE_OK`; else which of the three does not hold: `PAYSIGN_CODE_ORDER_DIFFERS`, a code for
///     the status, `PAYSIGN_CODE_PAID_TOO_LITTLE`, …; `PAYSIGN_CODE_INVALID_AMOUNT` if `amount` itself is not
///     a decimal.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_verified_expect(
    verified: Option<&Verified<'_>>,
    order_no: *const c_char,
    order_no_len: usize,
    amount: *const c_char,
    amount_len: usize,
    error: Option<&mut MaybeUninit<Error>>,
) -> Code {
    reported(error, || {
        // SAFETY: the caller's promise for a pointer with a length.
        let (order_no, amount) = unsafe { (border::text(order_no, order_no_len)?, border::bytes(amount, amount_len)?) };
        Ok(core(verified)?.expect(order_no, Amount::parse(amount.iter().copied())?)?)
    })
}

/// As `paysign_verified_expect`, with the amount as a whole number of a unit.
///
/// @param verified The verified message.
/// @param order_no The merchant's order number.
/// @param minor The number's lower 64 bits.
/// @param minor_high Its upper 64 bits, mostly 0: see `paysign_verified_minor`.
/// @param scale How many of the number's digits are after the point in major units: 2 for cents.
/// @param error Receives what is known of the error; may be NULL.
/// @return As `paysign_verified_expect`.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_verified_expect_minor(
    verified: Option<&Verified<'_>>,
    order_no: *const c_char,
    order_no_len: usize,
    minor: u64,
    minor_high: u64,
    scale: u32,
    error: Option<&mut MaybeUninit<Error>>,
) -> Code {
    reported(error, || {
        // SAFETY: the caller's promise for a pointer with a length.
        let order_no = unsafe { border::text(order_no, order_no_len) }?;
        let scale = u8::try_from(scale).map_err(|_| AmountError::TooLong)?;
        let minor = u128::from(minor_high) << 64 | u128::from(minor);
        Ok(core(verified)?.expect(order_no, Amount::from_minor(minor, scale)?)?)
    })
}

/// Frees a verified message.
///
/// @param verified What `paysign_verify` or `paysign_merchant_notice` has made, not freed before; NULL does
///     nothing.
/// @threads Any, once no other thread uses it.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_verified_free(verified: Option<Box<Verified<'_>>>) {
    guard((), || drop(verified));
}

/// The value of the field of this name.
fn named<'a>(name: &[u8], mut fields: impl Iterator<Item = (Value<'a>, Value<'a>)>) -> Option<Value<'a>> {
    fields.find(|(field, _)| *field == *name).map(|(_, value)| value)
}

pub(crate) fn put(value: Option<Value<'_>>, mut buffer: Buffer<'_>) -> Result<(), Code> {
    value.ok_or(Code::NotThere)?.put_into(&mut buffer);
    buffer.finish()
}
