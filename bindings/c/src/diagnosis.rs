//! What a diagnosis has found, part by part.

use std::mem::MaybeUninit;

use crate::border::Bytes;
use crate::code::Code;
use crate::error::{Error, Failure, reported};
use crate::guard::{coded, guard};

/// Why a signature does not match. It is immutable and may be used by any number of threads at once.
///
/// It shows neither a secret nor a right signature of the message; but it says far more than "no", so answer
/// no stranger with it.
pub struct Diagnosis {
    found: paysign_diagnose::Diagnosis,
    text: String,
}

/// One explanation: a cause, or several that only together explain it.
#[repr(C)]
pub struct Finding {
    /// 1 if the digest of what it describes is the claimed one, 0 if it is possible.
    pub is_certain: i32,
    /// How many causes it has.
    pub cause_count: usize,
    /// Why it is thought to be so.
    pub reason: Bytes,
    /// The text that was signed, without the secret; nothing if it is not certain.
    pub signed_text: Bytes,
}

/// One cause in an explanation.
#[repr(C)]
pub struct Cause {
    /// Its code as a number.
    pub number: i32,
    /// How many pieces of evidence it has.
    pub evidence_count: usize,
    /// How many lines of code there are to look for.
    pub look_for_count: usize,
    /// Its code, a stable word: the same in every language of paysign.
    pub code: Bytes,
    /// What it is, in a sentence.
    pub text: Bytes,
    /// What to change on the shop's side.
    pub cure: Bytes,
    /// Which form of it. May be empty.
    pub detail: Bytes,
}

/// What shows a cause: a field, or a part of the scheme.
#[repr(C)]
pub struct Evidence {
    /// The byte of the body where the field is; -1 if it is not there.
    pub offset: i64,
    /// The field's name as it is in the message; nothing if it is about the scheme.
    pub field: Bytes,
    /// What is here: the value, or what the scheme says; nothing if it is not there.
    pub here: Bytes,
    /// What was signed in its place; nothing where it was left out.
    pub signed_text: Bytes,
}

impl Diagnosis {
    /// As a handle.
    pub(crate) fn boxed(found: paysign_diagnose::Diagnosis) -> *mut Self {
        let text = found.to_string();
        Box::into_raw(Box::new(Self { found, text }))
    }
}

fn bytes(held: Option<&Vec<u8>>) -> Bytes {
    held.map_or(Bytes::NONE, Bytes::of)
}

fn finding(diagnosis: Option<&Diagnosis>, index: usize) -> Result<&paysign_diagnose::Finding, Code> {
    diagnosis.ok_or(Code::InvalidArgument)?.found.findings.get(index).ok_or(Code::NotThere)
}

fn part(diagnosis: Option<&Diagnosis>, finding: usize, index: usize) -> Result<&paysign_diagnose::Factor, Code> {
    self::finding(diagnosis, finding)?.factors.get(index).ok_or(Code::NotThere)
}

/// The whole diagnosis as text of several lines, in UTF-8.
///
/// @param diagnosis The diagnosis.
/// @return Bytes that live as long as the diagnosis.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_diagnosis_text(diagnosis: Option<&Diagnosis>) -> Bytes {
    guard(Bytes::NONE, || diagnosis.map_or(Bytes::NONE, |diagnosis| Bytes::of(&diagnosis.text)))
}

/// What verification says of the message.
///
/// @param diagnosis The diagnosis.
/// @param secret_index Receives which of the secrets has signed it; may be NULL.
/// @param error Receives what is known of the error; may be NULL.
/// @return As `paysign_verify`.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_diagnosis_verdict(
    diagnosis: Option<&Diagnosis>,
    secret_index: Option<&mut MaybeUninit<usize>>,
    error: Option<&mut MaybeUninit<Error>>,
) -> Code {
    reported(error, || {
        let index = diagnosis.ok_or(Code::InvalidArgument)?.found.verdict.map_err(Failure::from)?;
        if let Some(to) = secret_index {
            to.write(index);
        }
        Ok(())
    })
}

/// Whether all was tried, or something found before. Not so for a very long message.
///
/// @param diagnosis The diagnosis.
/// @return 1 or 0.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_diagnosis_is_complete(diagnosis: Option<&Diagnosis>) -> i32 {
    guard(0, || i32::from(diagnosis.is_some_and(|diagnosis| diagnosis.found.is_complete)))
}

/// One explanation, the best first.
///
/// @param diagnosis The diagnosis.
/// @param index Which one, from 0.
/// @param finding Receives it; its bytes live as long as the diagnosis.
/// @return `PAYSIGN_CODE_NOT_THERE` after the last one. A message that is valid in every respect has none.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_diagnosis_finding(
    diagnosis: Option<&Diagnosis>,
    index: usize,
    finding: Option<&mut MaybeUninit<Finding>>,
) -> Code {
    coded(|| {
        let to = finding.ok_or(Code::InvalidArgument)?;
        let found = self::finding(diagnosis, index)?;
        to.write(Finding {
            is_certain: i32::from(found.is_certain()),
            cause_count: found.factors.len(),
            reason: Bytes::of(found.reason()),
            signed_text: bytes(found.signed.as_ref()),
        });
        Ok(())
    })
}

/// One cause of an explanation, in the order in which a message goes through them.
///
/// @param diagnosis The diagnosis.
/// @param finding Which explanation, from 0.
/// @param index Which of its causes, from 0.
/// @param cause Receives it; its bytes live as long as the diagnosis.
/// @return `PAYSIGN_CODE_NOT_THERE` after the last one.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_diagnosis_cause(
    diagnosis: Option<&Diagnosis>,
    finding: usize,
    index: usize,
    cause: Option<&mut MaybeUninit<Cause>>,
) -> Code {
    coded(|| {
        let to = cause.ok_or(Code::InvalidArgument)?;
        let found = part(diagnosis, finding, index)?;
        to.write(Cause {
            number: found.cause.number().into(),
            evidence_count: found.evidence.len(),
            look_for_count: found.cause.description().look_for.len(),
            code: Bytes::of(found.cause.as_str()),
            text: Bytes::of(found.text()),
            cure: Bytes::of(found.cure()),
            detail: Bytes::of(found.detail.as_bytes()),
        });
        Ok(())
    })
}

/// One piece of evidence for a cause.
///
/// @param diagnosis The diagnosis.
/// @param finding Which explanation, from 0.
/// @param cause Which of its causes, from 0.
/// @param index Which piece, from 0.
/// @param evidence Receives it; its bytes live as long as the diagnosis.
/// @return `PAYSIGN_CODE_NOT_THERE` after the last one.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_diagnosis_evidence(
    diagnosis: Option<&Diagnosis>,
    finding: usize,
    cause: usize,
    index: usize,
    evidence: Option<&mut MaybeUninit<Evidence>>,
) -> Code {
    coded(|| {
        let to = evidence.ok_or(Code::InvalidArgument)?;
        let found = part(diagnosis, finding, cause)?.evidence.get(index).ok_or(Code::NotThere)?;
        to.write(Evidence {
            offset: found.offset.and_then(|offset| offset.try_into().ok()).unwrap_or(-1),
            field: bytes(found.field.as_ref()),
            here: bytes(found.here.as_ref()),
            signed_text: bytes(found.signed.as_ref()),
        });
        Ok(())
    })
}

/// One line of code to look for.
///
/// @param diagnosis The diagnosis.
/// @param finding Which explanation, from 0.
/// @param cause Which of its causes, from 0.
/// @param index Which line, from 0.
/// @param place Receives the framework or language where it occurs; bytes that live as long as the diagnosis.
/// @param line Receives the line; bytes that live as long.
/// @return `PAYSIGN_CODE_NOT_THERE` after the last one.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_diagnosis_look_for(
    diagnosis: Option<&Diagnosis>,
    finding: usize,
    cause: usize,
    index: usize,
    place: Option<&mut MaybeUninit<Bytes>>,
    line: Option<&mut MaybeUninit<Bytes>>,
) -> Code {
    coded(|| {
        let (place, line) = (place.ok_or(Code::InvalidArgument)?, line.ok_or(Code::InvalidArgument)?);
        let lines = part(diagnosis, finding, cause)?.cause.description().look_for;
        let (of_place, of_line) = lines.get(index).ok_or(Code::NotThere)?;
        place.write(Bytes::of(of_place));
        line.write(Bytes::of(of_line));
        Ok(())
    })
}

/// Frees a diagnosis.
///
/// @param diagnosis What `paysign_diagnose` or `paysign_diagnose_document` has made, not freed before; NULL
///     does nothing.
/// @threads Any, once no other thread uses it.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_diagnosis_free(diagnosis: Option<Box<Diagnosis>>) {
    guard((), || drop(diagnosis));
}
