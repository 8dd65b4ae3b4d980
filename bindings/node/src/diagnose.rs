//! The diagnosis of a message, and of a worked example, as JSON.

use std::rc::Rc;

use napi::bindgen_prelude::External;
use napi::{JsString, JsStringLatin1};
use napi_derive::napi;
use paysign_diagnose::{Diagnosis, Evidence, Factor, Finding};
use paysign_owned::{Beside, Failure};
use serde_json::{Value as Json, json};

use crate::error::{json_of, text_of};
use crate::secret::Secrets;
use crate::sign::listed;
use crate::target::Target;
use crate::value::{bytes_of, text_or_bytes};

/// Why the signature of a body does not match, as JSON. `also` are other messages with the same secret.
///
/// # Errors
///
/// If a body is not a string.
#[napi]
pub fn diagnose(
    target: &External<Rc<Target>>,
    body: JsString<'_>,
    other_secrets: &External<Secrets>,
    also: Vec<JsString<'_>>,
    lang: Option<String>,
) -> napi::Result<String> {
    let (body, bodies) = (bytes_of(body)?, bodies_of(also)?);
    let also: Vec<&[u8]> = bodies.iter().map(JsStringLatin1::as_slice).collect();
    let beside = Beside { other_secrets, also: &also, lang: lang.as_deref() };
    let subject = &target.subject;
    let found = || -> Result<Json, Failure> {
        Ok(diagnosis(&subject.target()?.diagnose(body.as_slice(), &subject.secrets, &beside, subject.options)?))
    };
    Ok(text_of(found()))
}

/// Whether a worked example is consistent, and what would make it so, as JSON. `params` are a JSON list of
/// pairs.
///
/// # Errors
///
/// If `params` are something else, or a body is not a string.
#[napi]
pub fn diagnose_document(
    target: &External<Rc<Target>>,
    params: String,
    signature: String,
    other_secrets: &External<Secrets>,
    also: Vec<JsString<'_>>,
    lang: Option<String>,
) -> napi::Result<String> {
    let params =
        listed(params.as_bytes()).ok_or_else(|| napi::Error::from_reason("params are a JSON list of pairs"))?;
    let bodies = bodies_of(also)?;
    let also: Vec<&[u8]> = bodies.iter().map(JsStringLatin1::as_slice).collect();
    let beside = Beside { other_secrets, also: &also, lang: lang.as_deref() };
    let subject = &target.subject;
    let found = || -> Result<Json, Failure> {
        Ok(diagnosis(&subject.target()?.diagnose_document(&params, &signature, &subject.secrets, &beside)?))
    };
    Ok(text_of(found()))
}

fn bodies_of(bodies: Vec<JsString<'_>>) -> napi::Result<Vec<JsStringLatin1<'_>>> {
    bodies.into_iter().map(bytes_of).collect()
}

fn diagnosis(found: &Diagnosis) -> Json {
    json!({
        "verdict": match found.verdict {
            Ok(secret) => json!({ "valid": true, "secretIndex": secret }),
            Err(error) => json!({ "valid": false, "error": json_of(&error.into()) }),
        },
        "findings": found.findings.iter().map(finding).collect::<Vec<_>>(),
        "isComplete": found.is_complete,
        "text": found.to_string(),
    })
}

fn finding(found: &Finding) -> Json {
    json!({
        "certain": found.is_certain(),
        "reason": found.reason(),
        "causes": found.factors.iter().map(cause).collect::<Vec<_>>(),
        "signed": found.signed.as_deref().map(text_or_bytes),
    })
}

fn cause(part: &Factor) -> Json {
    json!({
        "code": part.cause.as_str(),
        "number": part.cause.number(),
        "text": part.text(),
        "cure": part.cure(),
        "detail": part.detail,
        "evidence": part.evidence.iter().map(evidence).collect::<Vec<_>>(),
        "lookFor": part.cause.description().look_for,
    })
}

fn evidence(found: &Evidence) -> Json {
    json!({
        "field": found.field.as_deref().map(text_or_bytes),
        "offset": found.offset,
        "here": found.here.as_deref().map(text_or_bytes),
        "signed": found.signed.as_deref().map(text_or_bytes),
    })
}
