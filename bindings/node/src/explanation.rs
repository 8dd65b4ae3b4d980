//! The explanation of a message, as JSON.

use std::rc::Rc;

use napi::JsString;
use napi::bindgen_prelude::External;
use napi_derive::napi;
use paysign::explain::Explanation;
use paysign_owned::Failure;
use serde_json::{Value as Json, json};

use crate::error::{json_of, text_of};
use crate::target::Target;
use crate::value::{bytes_of, text_or_bytes};

/// How a body is read and what its signature covers, as JSON.
///
/// # Errors
///
/// If `body` is no string.
#[napi]
pub fn explain(target: &External<Rc<Target>>, body: JsString<'_>) -> napi::Result<String> {
    let body = bytes_of(body)?;
    let explained = || -> Result<Json, Failure> {
        let subject = &target.subject;
        Ok(explanation(&subject.message()?.explain(body.as_slice(), &subject.secrets, &subject.options)?))
    };
    Ok(text_of(explained()))
}

fn explanation(explained: &Explanation<'_>) -> Json {
    let included =
        explained.included.iter().map(|field| json!([text_or_bytes(&field.name), text_or_bytes(&field.text)]));
    let left_out = explained.left_out.iter().map(|(name, reason)| json!([text_or_bytes(name), reason.as_str()]));
    json!({
        "scheme": explained.scheme_text(),
        "included": included.collect::<Vec<_>>(),
        "leftOut": left_out.collect::<Vec<_>>(),
        "canonical": text_or_bytes(&explained.canonical),
        "secrets": explained.secrets.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "verdict": explained.verdict.as_ref().map(|verdict| match verdict {
            Ok(secret) => json!({ "valid": true, "secretIndex": secret }),
            Err(error) => json!({ "valid": false, "error": json_of(&(*error).into()) }),
        }),
        "text": explained.to_string(),
    })
}
