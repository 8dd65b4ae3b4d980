//! What a field is for in every gateway, and what a message says about a payment.

use std::ffi::{CStr, c_char};
use std::fmt::Write;
use std::mem::MaybeUninit;

use paysign::{Amount, AmountError, Value};

use crate::border::{Buffer, Piece};
use crate::code::Code;

/// What a field is for in every gateway, so that one shop's code serves them all.
#[derive(Clone, Copy)]
#[repr(C)]
pub enum Role {
    /// The merchant's order number.
    OrderNo = 1,
    /// The gateway's order number.
    TradeNo = 2,
    /// The amount that was ordered, as a decimal in major units: 150 cents are `1.5`.
    OrderedAmount = 3,
    /// The amount that was really paid, as a decimal in major units.
    PaidAmount = 4,
    /// Where the buyer pays, a URL or the text of a QR code. Answers alone have it.
    PayUrl = 5,
}

/// What a message says about a payment.
#[derive(Clone, Copy)]
#[repr(C)]
pub enum Status {
    /// Nothing: ask the gateway with the query.
    Unstated = 0,
    /// Paid.
    Paid = 1,
    /// Only a part is paid.
    PartlyPaid = 2,
    /// The payment is still under way.
    Pending = 3,
    /// Not paid, or a word that the vendor's page does not list.
    NotPaid = 4,
    /// The payment was given back.
    Refunded = 5,
    /// The order was closed without a payment.
    Closed = 6,
}

impl From<paysign::Status> for Status {
    fn from(status: paysign::Status) -> Self {
        match status {
            paysign::Status::Unstated => Self::Unstated,
            paysign::Status::Paid => Self::Paid,
            paysign::Status::PartlyPaid => Self::PartlyPaid,
            paysign::Status::Pending => Self::Pending,
            paysign::Status::Refunded => Self::Refunded,
            paysign::Status::Closed => Self::Closed,
            // Also one that the core has and this library does not yet: that is no payment.
            _ => Self::NotPaid,
        }
    }
}

/// The word for a status, for example `partly_paid`: the same in every language of paysign.
///
/// @param status A `paysign_status`.
/// @return A text that ends with a zero byte and lives as long as the library is loaded; `unknown` for any other
///     number.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_status_name(status: i32) -> *const c_char {
    let words: [(Status, &CStr); 7] = [
        (Status::Unstated, c"unstated"),
        (Status::Paid, c"paid"),
        (Status::PartlyPaid, c"partly_paid"),
        (Status::Pending, c"pending"),
        (Status::NotPaid, c"not_paid"),
        (Status::Refunded, c"refunded"),
        (Status::Closed, c"closed"),
    ];
    words.iter().find(|(known, _)| *known as i32 == status).map_or(c"unknown", |(_, word)| *word).as_ptr()
}

/// An amount of a message: if it has one, and if it is a decimal.
type Told = Option<Result<Amount, AmountError>>;

/// What has roles.
pub(crate) trait Roles {
    fn order_no(&self) -> Option<Value<'_>>;
    fn trade_no(&self) -> Option<Value<'_>>;
    fn pay_url(&self) -> Option<Value<'_>>;
    fn ordered_amount(&self) -> Told;
    fn paid_amount(&self) -> Told;
}

/// Puts what has a role into a buffer.
pub(crate) fn put(roles: &impl Roles, role: i32, mut buffer: Buffer<'_>) -> Result<(), Code> {
    let value = match role {
        _ if role == Role::OrderNo as i32 => roles.order_no(),
        _ if role == Role::TradeNo as i32 => roles.trade_no(),
        _ if role == Role::PayUrl as i32 => roles.pay_url(),
        _ => {
            write!(buffer, "{}", amount(roles, role)?).map_err(|_| Code::Internal)?;
            return buffer.finish();
        }
    };
    value.ok_or(Code::NotThere)?.put_into(&mut buffer);
    buffer.finish()
}

/// Writes an amount in a unit.
pub(crate) fn minor(
    roles: &impl Roles,
    role: i32,
    scale: u32,
    minor: Option<&mut MaybeUninit<u64>>,
) -> Result<(), Code> {
    let scale = u8::try_from(scale).map_err(|_| Code::NotWhole)?;
    let told = amount(roles, role)?.minor(scale).ok_or(Code::NotWhole)?;
    minor.ok_or(Code::InvalidArgument)?.write(told);
    Ok(())
}

fn amount(roles: &impl Roles, role: i32) -> Result<Amount, Code> {
    let told = match role {
        _ if role == Role::OrderedAmount as i32 => roles.ordered_amount(),
        _ if role == Role::PaidAmount as i32 => roles.paid_amount(),
        _ => return Err(Code::InvalidArgument),
    };
    told.ok_or(Code::NotThere)?.map_err(|error| error.code().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_those_of_the_core() {
        use paysign::Status::{Closed, NotPaid, Paid, PartlyPaid, Pending, Refunded, Unstated};
        for status in [Unstated, Paid, PartlyPaid, Pending, NotPaid, Refunded, Closed] {
            // SAFETY: a text of this library that lives as long as it.
            let word = unsafe { CStr::from_ptr(paysign_status_name(Status::from(status) as i32)) };
            assert_eq!(word.to_str(), Ok(status.as_str()));
        }
    }
}
