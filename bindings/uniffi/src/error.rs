//! The core's errors as the one exception of every language.

use std::fmt;

use paysign::{
    AmountError, AnswerError, ExpectError, MerchantError, Name, NoticeError, RequestError, SchemeError, SecretError,
    SignError, UnknownName, VerifyError,
};

use crate::codes::Code;
use crate::value::Value;

/// Why something was refused. It never holds a secret or the right signature.
#[derive(Debug, uniffi::Error)]
pub enum PaysignError {
    /// The only kind: what differs is the code.
    Refused {
        /// What it says, in one sentence.
        text: String,
        /// What programs compare.
        code: Code,
        /// The code as a word, as it is written down and logged: `mismatch`.
        word: String,
        /// The field that it is about, its first 48 bytes.
        field: Option<Value>,
        /// The byte of the body, or of the text of a scheme, that it is about.
        offset: Option<i64>,
        /// What the gateway answered, with the code `gateway_error` alone.
        gateway: Option<GatewayError>,
    },
}

/// An error that the gateway answered with.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct GatewayError {
    /// The gateway's code, as it stands in the answer.
    pub gateway_code: String,
    /// What the vendor's page says about the code, where it lists it.
    pub text: Option<String>,
    /// The gateway's own words in this answer.
    pub said: Option<String>,
}

impl PaysignError {
    fn new(code: paysign::Code, error: &impl fmt::Display) -> Self {
        Self::at(code, error, None, None)
    }

    fn at(code: paysign::Code, error: &impl fmt::Display, field: Option<&Name>, offset: Option<usize>) -> Self {
        Self::Refused {
            text: error.to_string(),
            code: code.into(),
            word: code.as_str().to_owned(),
            field: field.map(|field| Value::of_bytes(field.as_bytes())),
            offset: offset.and_then(|offset| offset.try_into().ok()),
            gateway: None,
        }
    }

    /// Of a code alone.
    pub(crate) fn of_code(code: paysign::Code) -> Self {
        Self::new(code, &code.text())
    }
}

impl fmt::Display for PaysignError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Refused { text, .. } = self;
        f.write_str(text)
    }
}

impl std::error::Error for PaysignError {}

impl From<VerifyError> for PaysignError {
    fn from(error: VerifyError) -> Self {
        Self::at(error.code(), &error, error.field(), error.offset())
    }
}

impl From<NoticeError> for PaysignError {
    fn from(error: NoticeError) -> Self {
        let offset = if let NoticeError::Verify(error) = &error { error.offset() } else { None };
        Self::at(error.code(), &error, error.field(), offset)
    }
}

impl From<SignError> for PaysignError {
    fn from(error: SignError) -> Self {
        Self::at(error.code(), &error, error.field(), None)
    }
}

impl From<RequestError> for PaysignError {
    fn from(error: RequestError) -> Self {
        Self::at(error.code(), &error, error.field(), None)
    }
}

impl From<SchemeError> for PaysignError {
    fn from(error: SchemeError) -> Self {
        Self::at(error.code(), &error, None, Some(error.offset))
    }
}

impl From<AnswerError> for PaysignError {
    fn from(error: AnswerError) -> Self {
        let refused = match &error {
            AnswerError::Verify(error) => return (*error).into(),
            other => Self::at(other.code(), other, other.field(), other.offset()),
        };
        let AnswerError::Gateway(paysign::GatewayError { gateway_code, text, said }) = error else { return refused };
        let Self::Refused { text: sentence, code, word, field, offset, .. } = refused;
        let gateway = Some(GatewayError { gateway_code, text, said });
        Self::Refused { text: sentence, code, word, field, offset, gateway }
    }
}

/// Errors that have a code and a sentence alone.
macro_rules! plain {
    ($( $error:ty ),*) => {
        $( impl From<$error> for PaysignError {
            fn from(error: $error) -> Self {
                Self::new(error.code(), &error)
            }
        } )*
    };
}

plain!(AmountError, ExpectError, MerchantError, SecretError, UnknownName);
