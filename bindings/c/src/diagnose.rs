//! The diagnosis: why a signature does not match.

use std::ffi::c_char;
use std::mem::MaybeUninit;

use crate::border;
use crate::code::Code;
use crate::diagnosis::Diagnosis;
use crate::error::{Error, Failure, reported};
use crate::message::Message;
use crate::options::{Options, options};
use crate::param::{Param, with_params};
use crate::secret::{self, Secrets};

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
    reported(error, || {
        // SAFETY: the caller's promise for a pointer with a length.
        let body = unsafe { border::bytes(body, body_len) }?;
        let (message, to) = (message.ok_or(Code::InvalidArgument)?, diagnosis.ok_or(Code::InvalidArgument)?);
        let (secrets, others) = (secret::all(secrets), secret::all(other_secrets));
        to.write(Diagnosis::boxed(message.0.diagnose(body, secrets, others, self::options(options))));
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
    reported(error, || {
        // SAFETY: the caller's promise for a pointer with a length.
        let signature = unsafe { border::text(signature, signature_len) }?;
        let (message, to) = (message.ok_or(Code::InvalidArgument)?, diagnosis.ok_or(Code::InvalidArgument)?);
        let (secrets, others) = (secret::all(secrets), secret::all(other_secrets));
        let diagnose = |params: &[(&[u8], &[u8])]| -> Result<_, Failure> {
            Ok(message.0.diagnose_document(params, signature, secrets, others))
        };
        // SAFETY: the caller's promise for parameters.
        to.write(Diagnosis::boxed(unsafe { with_params(params, count, diagnose) }?));
        Ok(())
    })
}
