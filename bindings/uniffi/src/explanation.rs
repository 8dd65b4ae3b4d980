//! The explanation of a message: what was signed, field by field.

use crate::value::Value;

/// How a message was read, for a developer's eyes: it shows the canonical string, and never a secret or a
/// right signature.
#[derive(Clone, Debug, uniffi::Record)]
pub struct Explanation {
    /// All of it, to be printed.
    pub text: String,
    /// The scheme.
    pub scheme: String,
    /// The canonical string, without the secret and its joint.
    pub canonical: Vec<u8>,
    /// The names of the signed fields in canonical order.
    pub included: Vec<Value>,
    /// All other fields, in the body's order.
    pub left_out: Vec<LeftOut>,
    /// Which secret has signed the message, if it is valid.
    pub secret_index: Option<i32>,
    /// The code of the error, if it is not valid. Neither is there if only the secret is missing to tell.
    pub refusal: Option<String>,
}

/// A field that is not signed.
#[derive(Clone, Debug, uniffi::Record)]
pub struct LeftOut {
    /// Its name.
    pub name: Value,
    /// Why: `signature`, `excluded`, `unsigned`, `empty` or `shop`.
    pub reason: String,
}

impl Explanation {
    /// Copies what the core explains.
    pub(crate) fn new(explained: &paysign::explain::Explanation<'_>) -> Self {
        let left_out = |(name, reason): &(std::borrow::Cow<'_, [u8]>, paysign::explain::LeftOut)| LeftOut {
            name: Value::of_bytes(name),
            reason: reason.as_str().to_owned(),
        };
        Self {
            text: explained.to_string(),
            scheme: explained.scheme_text().to_owned(),
            canonical: explained.canonical.clone(),
            included: explained.included.iter().map(|field| Value::of_bytes(&field.name)).collect(),
            left_out: explained.left_out.iter().map(left_out).collect(),
            secret_index: explained.verdict.and_then(Result::ok).and_then(|index| index.try_into().ok()),
            refusal: explained.verdict.and_then(Result::err).map(|error| error.code().as_str().to_owned()),
        }
    }
}
