//! One shop's account at one gateway.

use std::ffi::c_char;
use std::mem::MaybeUninit;

use paysign_owned::{HeldMerchant, Settled};

use crate::answer::{Answer, GatewayError, hand_out};
use crate::border;
use crate::code::Code;
use crate::error::{Error, Failure, reported};
use crate::gateway::{self, Gateway};
use crate::guard::guard;
use crate::options::{Beyond, Options, beyond, options};
use crate::param::{Param, with_params};
use crate::request::Request;
use crate::secret::{self, Secrets};
use crate::verified::Verified;
use crate::verifier;

/// A shop's account at a gateway: makes requests, reads answers, verifies notifications. It sends nothing
/// itself. It is immutable and may be used by any number of threads at once.
pub struct Merchant(HeldMerchant);

fn account(
    gateway: paysign_owned::Gateway,
    (merchant_id, secrets, base_url): (&str, Option<&Secrets>, &str),
    options: Option<&Options>,
    beyond: paysign_owned::Beyond,
) -> Result<*mut Merchant, Failure> {
    let secrets = secret::all(secrets).to_vec();
    let made = HeldMerchant::new(gateway, merchant_id, secrets, base_url, self::options(options), beyond)?;
    Ok(Box::into_raw(Box::new(Merchant(made))))
}

/// Opens an account at a built-in gateway.
///
/// @param gateway The gateway's id, and after an `@` the variant that the site signs by.
/// @param merchant_id The merchant number.
/// @param secrets The secrets, of which the first one signs. They are copied.
/// @param base_url Where the gateway is, beginning with `http://` or `https://`.
/// @param options How messages are checked; NULL for the defaults.
/// @param merchant Receives the account; the caller frees it with `paysign_merchant_free`. All texts are
///     copied.
/// @param error Receives what is known of the error; may be NULL.
/// @return `PAYSIGN_CODE_UNKNOWN_GATEWAY`, `PAYSIGN_CODE_NO_SECRET`, `PAYSIGN_CODE_INVALID_URL`.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_merchant_new(
    gateway: *const c_char,
    gateway_len: usize,
    merchant_id: *const c_char,
    merchant_id_len: usize,
    secrets: Option<&Secrets>,
    base_url: *const c_char,
    base_url_len: usize,
    options: Option<&Options>,
    merchant: Option<&mut MaybeUninit<*mut Merchant>>,
    error: Option<&mut MaybeUninit<Error>>,
) -> Code {
    reported(error, || {
        // SAFETY: the caller's promise for a pointer with a length.
        let gateway = unsafe { border::text(gateway, gateway_len) }?;
        // SAFETY: as above.
        let (id, url) = unsafe { (border::text(merchant_id, merchant_id_len)?, border::text(base_url, base_url_len)?) };
        let to = merchant.ok_or(Code::InvalidArgument)?;
        let (gateway, beyond) = (paysign_owned::Gateway::named(gateway)?, paysign_owned::Beyond::default());
        to.write(account(gateway, (id, secrets, url), options, beyond)?);
        Ok(())
    })
}

/// Opens an account at a gateway, a built-in one or your own, whose bodies may hold names beyond its tables.
///
/// @param gateway The gateway. It may be freed before the account.
/// @param merchant_id The merchant number.
/// @param secrets The secrets, of which the first one signs. They are copied.
/// @param base_url Where the gateway is, beginning with `http://` or `https://`.
/// @param options How messages are checked; NULL for the defaults.
/// @param beyond Names beyond the gateway's tables; NULL for none.
/// @param merchant Receives the account; the caller frees it with `paysign_merchant_free`. All texts are
///     copied.
/// @param error Receives what is known of the error; may be NULL.
/// @return `PAYSIGN_CODE_NO_SECRET`, `PAYSIGN_CODE_INVALID_URL`, `PAYSIGN_CODE_INVALID_NAME`.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_merchant_at(
    gateway: Option<&Gateway>,
    merchant_id: *const c_char,
    merchant_id_len: usize,
    secrets: Option<&Secrets>,
    base_url: *const c_char,
    base_url_len: usize,
    options: Option<&Options>,
    beyond: Option<&Beyond>,
    merchant: Option<&mut MaybeUninit<*mut Merchant>>,
    error: Option<&mut MaybeUninit<Error>>,
) -> Code {
    reported(error, || {
        // SAFETY: the caller's promise for a pointer with a length.
        let (id, url) = unsafe { (border::text(merchant_id, merchant_id_len)?, border::text(base_url, base_url_len)?) };
        // SAFETY: the caller's promise for lists of names.
        let beyond = unsafe { self::beyond(beyond) }?;
        let (gateway, to) = (gateway::core(gateway)?.clone(), merchant.ok_or(Code::InvalidArgument)?);
        to.write(account(gateway, (id, secrets, url), options, beyond)?);
        Ok(())
    })
}

/// Makes a request that is checked against the message's table and signed. The merchant number, and codes
/// that have only one value, are filled in where they are not given.
///
/// @param merchant The account.
/// @param message The request's name, for example `pay`.
/// @param params `count` parameters, in UTF-8.
/// @param count How many there are.
/// @param request Receives the request; the caller frees it with `paysign_request_free`.
/// @param error Receives what is known of the error; may be NULL.
/// @return What is wrong with which parameter.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_merchant_request(
    merchant: Option<&Merchant>,
    message: *const c_char,
    message_len: usize,
    params: *const Param,
    count: usize,
    request: Option<&mut MaybeUninit<*mut Request>>,
    error: Option<&mut MaybeUninit<Error>>,
) -> Code {
    reported(error, || {
        // SAFETY: the caller's promise for a pointer with a length.
        let message = unsafe { border::text(message, message_len) }?;
        let (merchant, to) = (core(merchant)?, request.ok_or(Code::InvalidArgument)?);
        let make = |params: &[(&[u8], &[u8])]| -> Result<_, Failure> {
            let params = params.iter().map(|(name, value)| Ok((text(name)?, text(value)?)));
            Ok(merchant.request(message, &params.collect::<Result<Vec<_>, Code>>()?)?)
        };
        // SAFETY: the caller's promise for parameters.
        to.write(Request::handed_out(unsafe { with_params(params, count, make) }?));
        Ok(())
    })
}

/// Reads the answer to a request: verified where it is signed, complete, and no error of the gateway.
///
/// @param merchant The account. It must outlive the answer.
/// @param message The request's name, for example `pay`.
/// @param body The raw body. It is not copied: it must stay where it is, unchanged, until the answer is
///     freed.
/// @param answer Receives the answer; the caller frees it with `paysign_answer_free`.
/// @param refusal Receives the gateway's error, as for `paysign_answer_read`; may be NULL.
/// @param error Receives what is known of the error; may be NULL.
/// @return As `paysign_answer_read`.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_merchant_answer<'a>(
    merchant: Option<&'a Merchant>,
    message: *const c_char,
    message_len: usize,
    body: *const c_char,
    body_len: usize,
    answer: Option<&mut MaybeUninit<*mut Answer<'a>>>,
    refusal: Option<&mut MaybeUninit<*mut GatewayError>>,
    error: Option<&mut MaybeUninit<Error>>,
) -> Code {
    reported(error, || {
        // SAFETY: the caller's promise for a pointer with a length.
        let (message, body) = unsafe { (border::text(message, message_len)?, border::bytes(body, body_len)?) };
        let (merchant, answer) = (core(merchant)?, answer.ok_or(Code::InvalidArgument)?);
        hand_out(merchant.answer(message, body), answer, refusal)
    })
}

/// Verifies the gateway's notification. Also says when it is for another merchant number, whose secret would
/// be another one.
///
/// @param merchant The account. It must outlive the verified message.
/// @param raw The raw body, or the raw query where the notification comes as one. It is not copied: it must
///     stay where it is, unchanged, until the verified message is freed.
/// @param verified Receives the verified message; the caller frees it with `paysign_verified_free`.
/// @param error Receives what is known of the error; may be NULL.
/// @return `PAYSIGN_CODE_OK`; after anything else nothing may be processed, and nothing acknowledged.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_merchant_notice<'a>(
    merchant: Option<&'a Merchant>,
    raw: *const c_char,
    raw_len: usize,
    verified: Option<&mut MaybeUninit<*mut Verified<'a>>>,
    error: Option<&mut MaybeUninit<Error>>,
) -> Code {
    reported(error, || {
        // SAFETY: the caller's promise for a pointer with a length.
        let raw = unsafe { border::bytes(raw, raw_len) }?;
        let (merchant, to) = (core(merchant)?, verified.ok_or(Code::InvalidArgument)?);
        to.write(Verified::handed_out(merchant.notice(raw)?));
        Ok(())
    })
}

/// Verifies the gateway's notification as `paysign_merchant_notice` does, and gives what a shop asks for
/// first as one text that ends with a zero byte: for languages that make a string of such a result by
/// themselves.
///
/// The text is the order number, a byte of 1, the acknowledgement, a byte of 1, and the amount with which
/// `paysign_verified_expect` agrees to this order: in major units, with two digits after the point or as many
/// as it needs, or nothing if it agrees to none. Another spelling of the amount is for
/// `paysign_verified_expect` to compare.
///
/// @param merchant The account.
/// @param raw The raw body, or the raw query where the notification comes as one.
/// @return The text, which stays as it is until this thread calls this function or `paysign_verifier_texts`
///     again or ends. NULL if the message is not accepted, and where there is no such text, since there is no
///     order number, or the text would hold more bytes of 0 or 1, or more than some 4,000 bytes:
///     `paysign_merchant_notice` says which.
/// @threads Any: each has a text of its own.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_merchant_notice_text(
    merchant: Option<&Merchant>,
    raw: *const c_char,
    raw_len: usize,
) -> *const c_char {
    let text = guard(None, || {
        // SAFETY: the caller's promise for a pointer with a length.
        let raw = unsafe { border::bytes(raw, raw_len) }.ok()?;
        let notice = core(merchant).ok()?.notice(raw).ok()?;
        let payment = notice.payment();
        let settled = Settled::new(&payment);
        let amount = settled.as_ref().map_or(&b""[..], |settled| settled.amount.as_bytes());
        verifier::text_of(payment.order_no?, [notice.ack().to_text().as_bytes(), amount])
    });
    text.unwrap_or(std::ptr::null())
}

/// As `paysign_merchant_notice`, for a message by name: for example `return`, what comes with the buyer's
/// browser.
///
/// @param merchant The account. It must outlive the verified message.
/// @param message The message's name.
/// @param raw The raw body or query, as there.
/// @param verified Receives the verified message; the caller frees it with `paysign_verified_free`.
/// @param error Receives what is known of the error; may be NULL.
/// @return As `paysign_merchant_notice`.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_merchant_notice_of<'a>(
    merchant: Option<&'a Merchant>,
    message: *const c_char,
    message_len: usize,
    raw: *const c_char,
    raw_len: usize,
    verified: Option<&mut MaybeUninit<*mut Verified<'a>>>,
    error: Option<&mut MaybeUninit<Error>>,
) -> Code {
    reported(error, || {
        // SAFETY: the caller's promise for a pointer with a length.
        let (message, raw) = unsafe { (border::text(message, message_len)?, border::bytes(raw, raw_len)?) };
        let (merchant, to) = (core(merchant)?, verified.ok_or(Code::InvalidArgument)?);
        to.write(Verified::handed_out(merchant.notice_of(message, raw)?));
        Ok(())
    })
}

/// Wipes the account's secrets and frees it.
///
/// @param merchant What `paysign_merchant_new` or `paysign_merchant_at` has made, not freed before; NULL does
///     nothing.
/// @threads Any, once no other thread uses it, its answers or its verified messages.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_merchant_free(merchant: Option<Box<Merchant>>) {
    guard((), || drop(merchant));
}

fn text(bytes: &[u8]) -> Result<&str, Code> {
    std::str::from_utf8(bytes).map_err(|_| Code::NotUtf8)
}

pub(crate) fn core(merchant: Option<&Merchant>) -> Result<&paysign::Merchant<'_>, Code> {
    merchant.map(|merchant| merchant.0.get()).ok_or(Code::InvalidArgument)
}
