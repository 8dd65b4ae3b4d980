//! What came with a body: headers, and the time. A message of it is verified again by the same, so it belongs
//! to what a call is about.

use std::rc::Rc;

use napi::bindgen_prelude::External;
use napi_derive::napi;
use paysign_owned::came::{Arrival, bytes_of_text};
use serde_json::{Value as Json, json};

use crate::error::text_of;
use crate::sign::listed;
use crate::target::Target;

/// What came; `headers` are a JSON list of pairs. `None` if they are something else.
fn arrival(headers: &str, now: Option<f64>) -> Option<Arrival> {
    let headers = listed(headers.as_bytes())?;
    let headers = headers.iter().map(|(name, value)| (bytes_of_text(name), bytes_of_text(value))).collect();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "JavaScript has looked")]
    let now = now.map(|now| now as u64);
    Some(Arrival { headers, now })
}

/// What verifies a body with these headers, at this time.
///
/// # Errors
///
/// If `headers` are not a list of pairs.
#[napi]
pub fn arrived_target(
    target: &External<Rc<Target>>,
    headers: String,
    now: Option<f64>,
) -> napi::Result<External<Rc<Target>>> {
    let arrival = arrival(&headers, now).ok_or_else(|| napi::Error::from_reason("headers are a JSON list of pairs"))?;
    Ok(target.arrived(arrival))
}

/// The headers that sign a body, as a JSON list of pairs, or the error as JSON.
///
/// # Errors
///
/// If `headers` are not a list of pairs, or `body` is not a string.
#[napi]
pub fn signed_headers(
    target: &External<Rc<Target>>,
    body: napi::JsString<'_>,
    headers: String,
    now: Option<f64>,
) -> napi::Result<String> {
    let arrival = arrival(&headers, now).ok_or_else(|| napi::Error::from_reason("headers are a JSON list of pairs"))?;
    let body = crate::value::bytes_of(body)?;
    let signed = target.subject.sign_body(body.as_slice(), &arrival);
    Ok(text_of(signed.map(|headers| -> Json { json!(headers) })))
}
