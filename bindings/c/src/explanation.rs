//! The explanation: what was signed, field by field, and why the rest was not.

use std::ffi::c_char;
use std::mem::MaybeUninit;

use paysign::explain::LeftOut;

use crate::border::{self, Bytes};
use crate::code::Code;
use crate::error::{Error, Failure, reported};
use crate::guard::{coded, guard};
use crate::message::Message;
use crate::options::{Options, options};
use crate::secret::{self, Secrets};
use crate::words::Reason;

/// How a message was read, for a developer's eyes. It is immutable and may be used by any number of threads
/// at once.
///
/// It shows the canonical string without the secret, `<secret>` where the message itself holds it, and never
/// a signature; but the canonical string holds what the buyer pays for, so keep it out of logs that others
/// read.
pub struct Explanation {
    text: String,
    canonical: Vec<u8>,
    included: Vec<(Vec<u8>, Vec<u8>)>,
    left_out: Vec<(Vec<u8>, Reason)>,
    verdict: Option<Result<usize, paysign::VerifyError>>,
}

impl Reason {
    fn of(left_out: LeftOut) -> Result<Self, Code> {
        let known = Self::ALL.iter().find(|(_, core, _)| *core == left_out);
        known.map(|(own, ..)| *own).ok_or(Code::Internal)
    }
}

/// The word for a reason, for example `excluded`: the same in every language of paysign.
///
/// @param reason A `paysign_reason`.
/// @return A text that ends with a zero byte and lives as long as the library is loaded; `unknown` for any
///     other number.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_reason_name(reason: i32) -> *const c_char {
    Reason::numbered(reason).map_or(c"unknown", |(.., word)| *word).as_ptr()
}

/// Explains how a raw body is read and what its signature covers, whether it is valid or not.
///
/// @param message The kind of message.
/// @param secrets The secrets; NULL leaves open whether the signature belongs to the message.
/// @param body The raw body. It is copied where that is needed.
/// @param options How it is checked; NULL for the defaults.
/// @param explanation Receives the explanation; the caller frees it with `paysign_explanation_free`.
/// @param error Receives what is known of the error; may be NULL.
/// @return What is wrong if the message has no signature, or the body cannot be taken apart into different
///     fields.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_explain(
    message: Option<&Message>,
    secrets: Option<&Secrets>,
    body: *const c_char,
    body_len: usize,
    options: Option<&Options>,
    explanation: Option<&mut MaybeUninit<*mut Explanation>>,
    error: Option<&mut MaybeUninit<Error>>,
) -> Code {
    reported(error, || {
        // SAFETY: the caller's promise for a pointer with a length.
        let body = unsafe { border::bytes(body, body_len) }?;
        let (message, to) = (message.ok_or(Code::InvalidArgument)?, explanation.ok_or(Code::InvalidArgument)?);
        let explained = message.core().explain(body, secret::all(secrets), &self::options(options))?;
        to.write(Box::into_raw(Box::new(Explanation::of(explained)?)));
        Ok(())
    })
}

impl Explanation {
    fn of(explained: paysign::explain::Explanation<'_>) -> Result<Self, Code> {
        let text = explained.to_string();
        let included = explained.included.into_iter().map(|field| (field.name.into_owned(), field.text));
        let left_out =
            explained.left_out.into_iter().map(|(name, reason)| Ok((name.into_owned(), Reason::of(reason)?)));
        Ok(Self {
            text,
            canonical: explained.canonical,
            included: included.collect(),
            left_out: left_out.collect::<Result<_, Code>>()?,
            verdict: explained.verdict,
        })
    }
}

fn part(explanation: Option<&Explanation>, part: impl FnOnce(&Explanation) -> Bytes) -> Bytes {
    guard(Bytes::NONE, || explanation.map_or(Bytes::NONE, part))
}

/// The whole explanation as text of several lines, in UTF-8.
///
/// @param explanation The explanation.
/// @return Bytes that live as long as the explanation.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_explanation_text(explanation: Option<&Explanation>) -> Bytes {
    part(explanation, |explanation| Bytes::of(&explanation.text))
}

/// The canonical string, without the secret and what joins it.
///
/// @param explanation The explanation.
/// @return Bytes that live as long as the explanation.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_explanation_canonical(explanation: Option<&Explanation>) -> Bytes {
    part(explanation, |explanation| Bytes::of(&explanation.canonical))
}

/// One signed field, in canonical order.
///
/// @param explanation The explanation.
/// @param index Which one, from 0.
/// @param name Receives its name, bytes that live as long as the explanation.
/// @param text Receives what it adds to the canonical string, its separator included; bytes that live as
///     long.
/// @return `PAYSIGN_CODE_NOT_THERE` after the last one.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_explanation_included(
    explanation: Option<&Explanation>,
    index: usize,
    name: Option<&mut MaybeUninit<Bytes>>,
    text: Option<&mut MaybeUninit<Bytes>>,
) -> Code {
    coded(|| {
        let (name, text) = (name.ok_or(Code::InvalidArgument)?, text.ok_or(Code::InvalidArgument)?);
        let included = &explanation.ok_or(Code::InvalidArgument)?.included;
        let (of_name, of_text) = included.get(index).ok_or(Code::NotThere)?;
        name.write(Bytes::of(of_name));
        text.write(Bytes::of(of_text));
        Ok(())
    })
}

/// One field that is not signed, in the body's order.
///
/// @param explanation The explanation.
/// @param index Which one, from 0.
/// @param name Receives its name, bytes that live as long as the explanation.
/// @param reason Receives why it is not signed.
/// @return `PAYSIGN_CODE_NOT_THERE` after the last one.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_explanation_left_out(
    explanation: Option<&Explanation>,
    index: usize,
    name: Option<&mut MaybeUninit<Bytes>>,
    reason: Option<&mut MaybeUninit<Reason>>,
) -> Code {
    coded(|| {
        let (name, reason) = (name.ok_or(Code::InvalidArgument)?, reason.ok_or(Code::InvalidArgument)?);
        let left_out = &explanation.ok_or(Code::InvalidArgument)?.left_out;
        let (of_name, of_reason) = left_out.get(index).ok_or(Code::NotThere)?;
        name.write(Bytes::of(of_name));
        reason.write(*of_reason);
        Ok(())
    })
}

/// What verification says of the explained message.
///
/// @param explanation The explanation.
/// @param secret_index Receives which of the secrets has signed it; may be NULL.
/// @param error Receives what is known of the error; may be NULL.
/// @return As `paysign_verify`; `PAYSIGN_CODE_NOT_THERE` if only the secret is missing to tell.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_explanation_verdict(
    explanation: Option<&Explanation>,
    secret_index: Option<&mut MaybeUninit<usize>>,
    error: Option<&mut MaybeUninit<Error>>,
) -> Code {
    reported(error, || {
        let verdict = explanation.ok_or(Code::InvalidArgument)?.verdict.as_ref().ok_or(Code::NotThere)?;
        let index = verdict.as_ref().map_err(|error| Failure::from(*error))?;
        if let Some(to) = secret_index {
            to.write(*index);
        }
        Ok(())
    })
}

/// Frees an explanation.
///
/// @param explanation What `paysign_explain` has made, not freed before; NULL does nothing.
/// @threads Any, once no other thread uses it.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_explanation_free(explanation: Option<Box<Explanation>>) {
    guard((), || drop(explanation));
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ffi::CStr;

    #[test]
    fn the_words_are_those_of_the_core() {
        for left_out in [LeftOut::Signature, LeftOut::Excluded, LeftOut::Unsigned, LeftOut::Empty, LeftOut::Shop] {
            let reason = Reason::of(left_out).expect("a reason") as i32;
            // SAFETY: a text of this library that lives as long as it.
            let word = unsafe { CStr::from_ptr(paysign_reason_name(reason)) };
            assert_eq!(word.to_str(), Ok(left_out.as_str()));
        }
    }
}
