//! Fields and amounts of a message.

use paysign::{Amount, Value, amount::AmountError};

use crate::cbor::Writer;
use crate::error::write_failure;

/// Names and values by turns.
pub(crate) fn fields<'a, 'b>(to: &mut Writer, fields: impl Iterator<Item = (Value<'a>, Value<'b>)>) {
    to.list(|list| {
        for (name, value) in fields {
            list.value(&name.to_bytes());
            list.value(&value.to_bytes());
        }
    });
}

/// A value, if it is there.
pub(crate) fn value(to: &mut Writer, told: Option<Value<'_>>) {
    to.optional(told, |to, value| to.value(&value.to_bytes()));
}

/// An amount in major units, if the message tells it; the error, if what it tells is not an amount.
pub(crate) fn amount(to: &mut Writer, told: Option<Result<Amount, AmountError>>) {
    to.optional(told, |to, amount| match amount {
        Ok(amount) => to.text(&amount.to_string()),
        Err(error) => write_failure(to, &error.into()),
    });
}
