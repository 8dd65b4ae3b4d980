//! Names, values and money of a message.

use paysign::{Amount, Failure, amount::AmountError};

/// A name or a value of a message, decoded. A body is bytes, and so is a value; most are text.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Value {
    /// The text; none if the bytes are not UTF-8 (a gateway may send GBK).
    pub text: Option<String>,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Value {
    /// Of a value of the core.
    pub(crate) fn new(value: paysign::Value<'_>) -> Self {
        Self::of_bytes(&value.to_bytes())
    }

    /// Of bytes.
    pub(crate) fn of_bytes(bytes: &[u8]) -> Self {
        Self { text: std::str::from_utf8(bytes).ok().map(str::to_owned), bytes: bytes.to_vec() }
    }
}

/// A field of a message that came in.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Field {
    /// Its name.
    pub name: Value,
    /// Its value.
    pub value: Value,
}

impl Field {
    /// Of a name and a value of the core.
    pub(crate) fn new((name, value): (paysign::Value<'_>, paysign::Value<'_>)) -> Self {
        Self { name: Value::new(name), value: Value::new(value) }
    }
}

/// A parameter to be signed, or a field to be sent. A value is signed as the text that it is.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Param {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// The names and values, borrowed.
pub(crate) fn pairs(params: &[Param]) -> Vec<(&str, &str)> {
    params.iter().map(|param| (param.name.as_str(), param.value.as_str())).collect()
}

/// An amount of money, exact.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Money {
    /// In major units, without trailing zeros: `1.5`.
    pub decimal: String,
    /// In hundredths of a major unit: `150`; none if it is not a whole number of them.
    pub minor: Option<i64>,
}

impl Money {
    /// Of an amount that a message tells; none where it tells none.
    pub(crate) fn new(amount: Option<Result<Amount, AmountError>>) -> Result<Option<Self>, Failure> {
        let Some(amount) = amount.transpose()? else { return Ok(None) };
        let minor = amount.minor(2).ok().and_then(|minor| minor.try_into().ok());
        Ok(Some(Self { decimal: amount.to_string(), minor }))
    }
}
