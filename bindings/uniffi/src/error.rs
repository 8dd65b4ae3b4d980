//! The core's errors as the one exception of every language.

use std::fmt;

use paysign::Failure;

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
        /// What the gateway answered, with the code `gateway_error` only.
        gateway: Option<GatewayError>,
    },
}

/// An error that the gateway answered with.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct GatewayError {
    /// The gateway's code, as it is in the answer.
    pub gateway_code: String,
    /// What the vendor's page says about the code, where it lists it.
    pub text: Option<String>,
    /// The gateway's own words in this answer.
    pub said: Option<String>,
}

impl From<Failure> for PaysignError {
    fn from(failure: Failure) -> Self {
        let gateway = failure.gateway().map(|said| GatewayError {
            gateway_code: said.gateway_code.clone(),
            text: said.text.clone(),
            said: said.said.clone(),
        });
        Self::Refused {
            text: failure.to_string(),
            code: failure.code().into(),
            word: failure.code().as_str().to_owned(),
            field: failure.field().map(|field| Value::of_bytes(field.as_bytes())),
            offset: failure.offset().and_then(|offset| offset.try_into().ok()),
            gateway,
        }
    }
}

/// Any error of the core.
pub(crate) fn refused(error: impl Into<Failure>) -> PaysignError {
    error.into().into()
}

impl fmt::Display for PaysignError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Refused { text, .. } = self;
        f.write_str(text)
    }
}

impl std::error::Error for PaysignError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_code_of_the_core_is_forgotten_and_none_differs() {
        for code in paysign::Code::ALL {
            assert_eq!(Code::from(*code) as i32, i32::from(code.number()));
            let PaysignError::Refused { word, .. } = refused(*code);
            assert_eq!(word, code.as_str());
        }
    }
}
