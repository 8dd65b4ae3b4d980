//! Names, values and money of a message.

use paysign::{Amount, Failure, amount::AmountError};
use paysign_owned::came::{Arrival, bytes_of_text};

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

/// A parameter to be signed, a field to be sent, or a header. A value is signed as the text that it is.
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

/// What came with a body: headers, and when, in seconds. A time before 1970 counts as its beginning.
pub(crate) fn arrival(headers: &[Param], now: Option<i64>) -> Arrival {
    let headers = headers.iter().map(|header| (bytes_of_text(&header.name), bytes_of_text(&header.value))).collect();
    Arrival { headers, now: now.map(|now| u64::try_from(now).unwrap_or_default()) }
}

/// An amount of money, exact.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Money {
    /// In major units, without trailing zeros: `1.5`.
    pub decimal: String,
}

impl Money {
    /// Of an amount that a message tells; none where it tells none.
    pub(crate) fn new(amount: Told) -> Result<Option<Self>, Failure> {
        Ok(amount.transpose()?.map(|amount| Self { decimal: amount.to_string() }))
    }
}

/// What a message tells as an amount.
type Told = Option<Result<Amount, AmountError>>;

/// A whole number of units of money in decimal digits, since it may have 128 bits: on the JVM a `BigInteger`,
/// in Ruby an `Integer`.
pub struct MinorUnits(String);

uniffi::custom_newtype!(MinorUnits, String);

impl MinorUnits {
    /// Of an amount that a message tells, `scale` of whose digits are after the point; none where it tells
    /// none.
    pub(crate) fn new(amount: Told, scale: i32) -> Result<Option<Self>, Failure> {
        let scale = self::scale(scale)?;
        Ok(amount.map(|amount| amount?.minor(scale)).transpose()?.map(|units| Self(units.to_string())))
    }

    /// The amount that these are.
    pub(crate) fn amount(&self, scale: i32) -> Result<Amount, AmountError> {
        amount_of(&self.0, scale)
    }
}

/// The amount of so many units, `scale` of whose digits are after the point.
pub(crate) fn amount_of(units: &str, scale: i32) -> Result<Amount, AmountError> {
    let units = units.parse().map_err(|_| AmountError::TooLong)?;
    Amount::from_minor(units, self::scale(scale)?)
}

fn scale(given: i32) -> Result<u8, AmountError> {
    given.try_into().map_err(|_| AmountError::TooLong)
}
