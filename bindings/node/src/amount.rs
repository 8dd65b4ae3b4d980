//! Amounts as whole numbers of small units.

use napi_derive::napi;
use paysign::{Amount, amount::AmountError};
use paysign_owned::Failure;

use crate::error::text_of;

/// A decimal as a whole number of units of which `scale` digits are after the point, as JSON.
#[napi]
pub fn minor(decimal: String, scale: u8) -> String {
    let minor = decimal.parse().and_then(|amount: Amount| amount.minor(scale));
    text_of(minor.map(|minor| minor.to_string().into()).map_err(Failure::from))
}

/// The amount of a whole number of units, `scale` of whose digits are after the point.
pub(crate) fn of_minor(minor: &str, scale: usize) -> Result<Amount, AmountError> {
    let (Ok(minor), Ok(scale)) = (minor.parse(), scale.try_into()) else { return Err(AmountError::TooLong) };
    Amount::from_minor(minor, scale)
}
