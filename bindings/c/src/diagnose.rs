//! The diagnosis: why a signature does not match.

use std::ffi::c_char;
use std::mem::MaybeUninit;

use paysign::Secret;
use paysign_owned::Beside;

use crate::border::{self, Bytes};
use crate::code::Code;
use crate::diagnosis::Diagnosis;
use crate::error::{Error, Failure, reported};
use crate::message::Message;
use crate::options::{Options, options};
use crate::param::{Param, with_params};
use crate::secret::{self, Secrets};

/// What a diagnosis is told beside the message and its secrets. What is left zero is not given.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct Context {
    /// Raw bodies of other messages that were signed with the same secret: whether one of them verifies tells
    /// a wrong secret from a changed message.
    pub also: *const Bytes,
    /// How many there are.
    pub also_count: usize,
    /// The language of what is told to people, by its code: `en` or `zh`.
    pub lang: Bytes,
}

/// Calls `found` with what a diagnosis is told.
///
/// # Safety
///
/// As [`border::elements`], for the list and for the pointers in a context.
unsafe fn with_beside(
    other_secrets: &[Secret],
    context: Option<&Context>,
    found: impl FnOnce(&Beside<'_>) -> Result<paysign_diagnose::Diagnosis, Failure>,
) -> Result<paysign_diagnose::Diagnosis, Failure> {
    let Some(context) = context else { return found(&Beside { other_secrets, ..Beside::default() }) };
    // SAFETY: the caller's promise.
    let also = unsafe { border::elements(context.also, context.also_count) }?;
    // SAFETY: the caller's promise for the pointer and the length in each element.
    let also = also.iter().map(|body| unsafe { border::bytes(body.data, body.len) });
    let also = also.collect::<Result<Vec<&[u8]>, Code>>()?;
    // SAFETY: the caller's promise.
    let lang = unsafe { border::text(context.lang.data, context.lang.len) }?;
    found(&Beside { other_secrets, also: &also, lang: (!context.lang.data.is_null()).then_some(lang) })
}

/// Says why the signature of a raw body does not match: for a developer's machine, where no stranger can ask.
/// It may take some ten milliseconds.
///
/// @param message The kind of message.
/// @param secrets The secrets.
/// @param body The raw body. What is found of it is copied.
/// @param other_secrets Other secrets that the merchant has, to be tried as well; may be NULL.
/// @param options How it is checked; NULL for the defaults.
/// @param diagnosis Receives the diagnosis, of a valid message too; the caller frees it with
///     `paysign_diagnosis_free`.
/// @param error Receives what is known of the error; may be NULL.
/// @return `PAYSIGN_CODE_OK`, whatever the message is like: what verification says of it is in the diagnosis.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_diagnose(
    message: Option<&Message>,
    secrets: Option<&Secrets>,
    body: *const c_char,
    body_len: usize,
    other_secrets: Option<&Secrets>,
    options: Option<&Options>,
    diagnosis: Option<&mut MaybeUninit<*mut Diagnosis>>,
    error: Option<&mut MaybeUninit<Error>>,
) -> Code {
    // SAFETY: the caller's promise for a pointer with a length.
    unsafe {
        paysign_diagnose_with_context(message, secrets, body, body_len, other_secrets, None, options, diagnosis, error)
    }
}

/// As `paysign_diagnose`, with what a diagnosis is told beside.
///
/// @param message The kind of message.
/// @param secrets The secrets.
/// @param body The raw body. What is found of it is copied.
/// @param other_secrets Other secrets that the merchant has, to be tried as well; may be NULL.
/// @param context Other messages, and the language; NULL for none.
/// @param options How it is checked; NULL for the defaults.
/// @param diagnosis Receives the diagnosis, of a valid message too; the caller frees it with
///     `paysign_diagnosis_free`.
/// @param error Receives what is known of the error; may be NULL.
/// @return As `paysign_diagnose`, or `PAYSIGN_CODE_UNKNOWN_LANGUAGE`.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_diagnose_with_context(
    message: Option<&Message>,
    secrets: Option<&Secrets>,
    body: *const c_char,
    body_len: usize,
    other_secrets: Option<&Secrets>,
    context: Option<&Context>,
    options: Option<&Options>,
    diagnosis: Option<&mut MaybeUninit<*mut Diagnosis>>,
    error: Option<&mut MaybeUninit<Error>>,
) -> Code {
    reported(error, || {
        // SAFETY: the caller's promise for a pointer with a length.
        let body = unsafe { border::bytes(body, body_len) }?;
        let (message, to) = (message.ok_or(Code::InvalidArgument)?, diagnosis.ok_or(Code::InvalidArgument)?);
        let (secrets, others, options) = (secret::all(secrets), secret::all(other_secrets), self::options(options));
        let diagnose = |beside: &Beside<'_>| Ok(message.0.diagnose(body, secrets, beside, options)?);
        // SAFETY: the caller's promise for a context.
        to.write(Diagnosis::boxed(unsafe { with_beside(others, context, diagnose) }?));
        Ok(())
    })
}

/// Says whether a worked example on a vendor's page is consistent, and what would make it so. Only the digest
/// is compared.
///
/// @param message The kind of message.
/// @param secrets The secrets.
/// @param params `count` parameters as they are printed.
/// @param count How many there are.
/// @param signature The printed signature.
/// @param other_secrets Other secrets, to be tried as well; may be NULL.
/// @param diagnosis Receives the diagnosis; the caller frees it with `paysign_diagnosis_free`.
/// @param error Receives what is known of the error; may be NULL.
/// @return As `paysign_diagnose`.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_diagnose_document(
    message: Option<&Message>,
    secrets: Option<&Secrets>,
    params: *const Param,
    count: usize,
    signature: *const c_char,
    signature_len: usize,
    other_secrets: Option<&Secrets>,
    diagnosis: Option<&mut MaybeUninit<*mut Diagnosis>>,
    error: Option<&mut MaybeUninit<Error>>,
) -> Code {
    // SAFETY: the caller's promise for a pointer with a length, and for parameters.
    unsafe {
        paysign_diagnose_document_with_context(
            message,
            secrets,
            params,
            count,
            signature,
            signature_len,
            other_secrets,
            None,
            diagnosis,
            error,
        )
    }
}

/// As `paysign_diagnose_document`, with what a diagnosis is told beside.
///
/// @param message The kind of message.
/// @param secrets The secrets.
/// @param params `count` parameters as they are printed.
/// @param count How many there are.
/// @param signature The printed signature.
/// @param other_secrets Other secrets, to be tried as well; may be NULL.
/// @param context Other messages, and the language; NULL for none.
/// @param diagnosis Receives the diagnosis; the caller frees it with `paysign_diagnosis_free`.
/// @param error Receives what is known of the error; may be NULL.
/// @return As `paysign_diagnose_with_context`.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_diagnose_document_with_context(
    message: Option<&Message>,
    secrets: Option<&Secrets>,
    params: *const Param,
    count: usize,
    signature: *const c_char,
    signature_len: usize,
    other_secrets: Option<&Secrets>,
    context: Option<&Context>,
    diagnosis: Option<&mut MaybeUninit<*mut Diagnosis>>,
    error: Option<&mut MaybeUninit<Error>>,
) -> Code {
    reported(error, || {
        // SAFETY: the caller's promise for a pointer with a length.
        let signature = unsafe { border::text(signature, signature_len) }?;
        let (message, to) = (message.ok_or(Code::InvalidArgument)?, diagnosis.ok_or(Code::InvalidArgument)?);
        let (secrets, others) = (secret::all(secrets), secret::all(other_secrets));
        let diagnose = |params: &[(&[u8], &[u8])]| {
            let diagnose = |beside: &Beside<'_>| Ok(message.0.diagnose_document(params, signature, secrets, beside)?);
            // SAFETY: the caller's promise for a context.
            unsafe { with_beside(others, context, diagnose) }
        };
        // SAFETY: the caller's promise for parameters.
        to.write(Diagnosis::boxed(unsafe { with_params(params, count, diagnose) }?));
        Ok(())
    })
}
