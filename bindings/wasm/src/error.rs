//! Errors as they cross: a map of code, number, text, and what they are about.

use paysign::amount::AmountError;
use paysign::{Code, ExpectError, Failure, RequestError, SecretError, SignError, VerifyError};
use paysign_owned::border::BorderCode;

use crate::cbor::Writer;

/// Why a call is refused.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// By the core.
    Core(Failure),
    /// At the border.
    Border(BorderCode),
}

macro_rules! of_core {
    ($($error:ty),*) => {
        $(impl From<$error> for Refusal {
            fn from(error: $error) -> Self {
                Self::Core(error.into())
            }
        })*
    };
}

of_core!(Failure, Code, AmountError, SecretError, SignError, VerifyError, RequestError, ExpectError);

impl From<BorderCode> for Refusal {
    fn from(code: BorderCode) -> Self {
        Self::Border(code)
    }
}

/// Writes one.
pub(crate) fn write(to: &mut Writer, refusal: &Refusal) {
    match refusal {
        Refusal::Core(failure) => write_failure(to, failure),
        Refusal::Border(code) => to.map(|map| {
            map.entry("code").text(code.as_str());
            map.entry("number").number(code.number());
            map.entry("text").text(code.text());
        }),
    }
}

/// Writes one of the core.
pub(crate) fn write_failure(to: &mut Writer, failure: &Failure) {
    to.map(|map| {
        map.entry("code").text(failure.code().as_str());
        map.entry("number").number(failure.code().number());
        map.entry("text").text(&failure.to_string());
        if let Some(field) = failure.field() {
            map.entry("field").value(field.as_bytes());
            map.entry("field_is_cut").bool(field.is_cut());
        }
        if let Some(offset) = failure.offset() {
            map.entry("offset").number(offset as u64);
        }
        if let Some(said) = failure.gateway() {
            map.entry("gateway_code").text(&said.gateway_code);
            map.entry("gateway_text").optional(said.text.as_deref(), Writer::text);
            map.entry("said").optional(said.said.as_deref(), Writer::text);
        }
    });
}
