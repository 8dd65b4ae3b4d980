//! Errors of the core, as what JavaScript makes its exceptions of.

use std::fmt::Display;

use paysign::scheme::SchemeError;
use paysign::{
    AmountError, AnswerError, Code, ExpectError, GatewayError, MerchantError, Name, NoticeError, RequestError,
    SecretError, SignError, UnknownName, VerifyError,
};
use serde_json::{Value as Json, json};

use crate::text::text_or_bytes;

/// Any error of the core: small, so that what may fail is handed on as fast as what may not.
#[derive(Debug)]
pub struct Failure(Box<Facts>);

#[derive(Debug)]
struct Facts {
    code: Code,
    message: String,
    field: Option<Name>,
    offset: Option<usize>,
    gateway: Option<GatewayError>,
}

impl Failure {
    fn new(code: Code, error: &impl Display) -> Self {
        Self(Box::new(Facts { code, message: error.to_string(), field: None, offset: None, gateway: None }))
    }

    fn at(mut self, field: Option<&Name>, offset: Option<usize>) -> Self {
        (self.0.field, self.0.offset) = (field.copied(), offset);
        self
    }

    /// As JSON.
    pub fn json(&self) -> Json {
        let Facts { code, message, field, offset, gateway } = &*self.0;
        json!({
            "code": code.as_str(),
            "message": message,
            "field": field.map(|field| text_or_bytes(field.as_bytes())),
            "fieldIsCut": field.is_some_and(|field| field.is_cut()),
            "offset": offset,
            "gateway": gateway.as_ref().map(|error| json!({
                "gatewayCode": error.gateway_code, "text": error.text, "said": error.said,
            })),
        })
    }

    /// As the JSON text that a native function returns in place of its result.
    pub fn text(&self) -> String {
        self.json().to_string()
    }
}

/// The JSON text of a result: `{"ok": …}` or `{"error": …}`.
pub fn text_of(result: Result<Json, Failure>) -> String {
    match result {
        Ok(ok) => json!({ "ok": ok }),
        Err(failure) => json!({ "error": failure.json() }),
    }
    .to_string()
}

impl From<VerifyError> for Failure {
    fn from(error: VerifyError) -> Self {
        Self::new(error.code(), &error).at(error.field(), error.offset())
    }
}

impl From<SignError> for Failure {
    fn from(error: SignError) -> Self {
        Self::new(error.code(), &error).at(error.field(), None)
    }
}

impl From<RequestError> for Failure {
    fn from(error: RequestError) -> Self {
        Self::new(error.code(), &error).at(error.field(), None)
    }
}

impl From<NoticeError> for Failure {
    fn from(error: NoticeError) -> Self {
        let offset = if let NoticeError::Verify(error) = &error { error.offset() } else { None };
        Self::new(error.code(), &error).at(error.field(), offset)
    }
}

impl From<AnswerError> for Failure {
    fn from(error: AnswerError) -> Self {
        match error {
            AnswerError::Verify(error) => error.into(),
            AnswerError::Gateway(gateway) => {
                let mut failure = Self::new(Code::GatewayError, &gateway);
                failure.0.gateway = Some(gateway);
                failure
            }
            other => Self::new(other.code(), &other).at(other.field(), other.offset()),
        }
    }
}

impl From<SchemeError> for Failure {
    fn from(error: SchemeError) -> Self {
        Self::new(error.code(), &error).at(None, Some(error.offset))
    }
}

macro_rules! plain {
    ($( $error:ty ),*) => {
        $( impl From<$error> for Failure {
            fn from(error: $error) -> Self {
                Self::new(error.code(), &error)
            }
        } )*
    };
}

plain!(AmountError, ExpectError, MerchantError, SecretError, UnknownName);
