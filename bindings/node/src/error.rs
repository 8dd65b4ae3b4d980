//! Errors of the core, as what JavaScript makes its exceptions of.

use napi::bindgen_prelude::{Either, External};
use paysign_owned::Failure;
use serde_json::{Value as Json, json};

use crate::value::text_or_bytes;

/// As JSON.
pub fn json_of(failure: &Failure) -> Json {
    json!({
        "code": failure.code().as_str(),
        "message": failure.to_string(),
        "field": failure.field().map(|field| text_or_bytes(field.as_bytes())),
        "fieldIsCut": failure.field().is_some_and(paysign::name::Name::is_cut),
        "offset": failure.offset(),
        "gateway": failure.gateway().map(|error| json!({
            "gatewayCode": error.gateway_code, "text": error.text, "said": error.said,
        })),
    })
}

/// As the JSON text that a native function returns in place of its result.
pub fn text_of_failure(failure: &Failure) -> String {
    json_of(failure).to_string()
}

/// What was made, or the error as JSON.
pub fn made<T: 'static>(made: Result<T, Failure>) -> Either<External<T>, String> {
    match made {
        Ok(made) => Either::A(External::new(made)),
        Err(failure) => Either::B(text_of_failure(&failure)),
    }
}

/// The JSON text of a result: `{"ok": …}` or `{"error": …}`.
pub fn text_of(result: Result<Json, Failure>) -> String {
    match result {
        Ok(ok) => json!({ "ok": ok }),
        Err(failure) => json!({ "error": json_of(&failure) }),
    }
    .to_string()
}
