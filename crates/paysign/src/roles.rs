//! Roles: what a message says in every gateway, whatever its fields are called. Written once for all that has
//! them.

use crate::amount::{Amount, AmountError};
use crate::field::{Field, Kind, Role, Status};
use crate::value::Value;

/// What is read by role: [`Verified`](crate::Verified) and [`Answer`](crate::Answer).
pub trait Roles<'a> {
    /// The field with this role: a signed one, where the message is signed.
    fn role(&self, role: Role) -> Option<Value<'a>>;

    /// The amount with this role, in major units. `None` where the message does not tell it; an error where
    /// it tells something that is not a decimal.
    fn amount(&self, role: Role) -> Option<Result<Amount, AmountError>>;
}

/// The methods of a type whose `fn with_role(&self, Role) -> Option<(&'a Field<'a>, Value<'a>)>` finds a
/// field.
macro_rules! roles {
    ($of:ident) => {
        impl<'a> $of<'a> {
            /// The merchant's order number.
            pub fn order_no(&self) -> Option<Value<'a>> {
                self.with_role(Role::OrderNo).map(|(_, value)| value)
            }

            /// The gateway's order number.
            pub fn trade_no(&self) -> Option<Value<'a>> {
                self.with_role(Role::TradeNo).map(|(_, value)| value)
            }

            /// The amount that was ordered, or that the buyer is to pay, in major units, if the message
            /// tells.
            pub fn ordered_amount(&self) -> Option<Result<Amount, AmountError>> {
                self.with_role(Role::OrderedAmount).map(|(field, value)| amount(field, value))
            }

            /// The amount that was really paid, in major units, if the message tells.
            pub fn paid_amount(&self) -> Option<Result<Amount, AmountError>> {
                self.with_role(Role::PaidAmount).map(|(field, value)| amount(field, value))
            }

            /// What the message says about the payment.
            pub fn status(&self) -> Status {
                self.with_role(Role::Status).map_or(Status::Unstated, |(field, value)| status(field, value))
            }

            /// Whether the message says that it is paid. That it is your order and the right amount is
            /// another question: see [`Verified::expect`](crate::Verified::expect).
            pub fn is_paid(&self) -> bool {
                self.status() == Status::Paid
            }
        }

        impl<'a> Roles<'a> for $of<'a> {
            fn role(&self, role: Role) -> Option<Value<'a>> {
                self.with_role(role).map(|(_, value)| value)
            }

            fn amount(&self, role: Role) -> Option<Result<Amount, AmountError>> {
                self.with_role(role).map(|(field, value)| amount(field, value))
            }
        }
    };
}

pub(crate) use roles;

/// The amount in a field, in major units.
pub(crate) fn amount(field: &Field<'_>, value: Value<'_>) -> Result<Amount, AmountError> {
    let amount = match value.as_plain() {
        Some(plain) => Amount::parse(plain.iter().copied()),
        None => Amount::parse(value.bytes()),
    }?;
    match field.kind {
        Kind::Cents => amount.hundredth(),
        _ => Ok(amount),
    }
}

/// What the status field says; a value that the page does not list is not a payment.
pub(crate) fn status(field: &Field<'_>, value: Value<'_>) -> Status {
    field.choice(value).and_then(|choice| choice.status).unwrap_or(Status::NotPaid)
}
