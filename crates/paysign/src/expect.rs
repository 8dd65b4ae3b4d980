//! Paid, mine, and the right amount: the three steps after authentic.

use core::fmt;

use crate::amount::Amount;
use crate::code::Code;
use crate::field::{Role, Status};
use crate::value::Value;
use crate::verified::{Payment, Verified};

/// Why an authentic message is not a reason to deliver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ExpectError {
    /// The message's description gives no field the role of the order's number, so nothing can be expected of
    /// it.
    NoRoles,
    /// It is about another order.
    OrderDiffers,
    /// The message proves no status or no amount: ask the gateway with the query.
    AskGateway,
    /// It is not paid, or only partly: the status that it proves.
    NotPaid(Status),
    /// The amount paid is not a decimal.
    UnreadableAmount,
    /// Less was paid.
    PaidTooLittle {
        /// What was paid.
        paid: Amount,
        /// What the order asks for.
        expected: Amount,
    },
    /// More was paid.
    PaidTooMuch {
        /// What was paid.
        paid: Amount,
        /// What the order asks for.
        expected: Amount,
    },
}

impl ExpectError {
    /// The stable code.
    pub fn code(&self) -> Code {
        match self {
            Self::NoRoles => Code::NoRoles,
            Self::OrderDiffers => Code::OrderDiffers,
            Self::AskGateway => Code::AskGateway,
            Self::NotPaid(Status::PartlyPaid) => Code::PartlyPaid,
            Self::NotPaid(Status::Pending) => Code::Pending,
            Self::NotPaid(Status::Refunded) => Code::Refunded,
            Self::NotPaid(Status::Closed) => Code::Closed,
            Self::NotPaid(_) => Code::NotPaid,
            Self::UnreadableAmount => Code::UnreadableAmount,
            Self::PaidTooLittle { .. } => Code::PaidTooLittle,
            Self::PaidTooMuch { .. } => Code::PaidTooMuch,
        }
    }
}

impl fmt::Display for ExpectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code().text())?;
        match self {
            Self::PaidTooLittle { paid, expected } | Self::PaidTooMuch { paid, expected } => {
                write!(f, " ({paid} against {expected})")
            }
            _ => Ok(()),
        }
    }
}

impl core::error::Error for ExpectError {}

impl Verified<'_> {
    /// Whether the message says: this order, paid, and exactly this amount.
    ///
    /// `amount` is in major units and compared as a decimal, so `1.5` is `1.50`. A gateway that lets the
    /// amount float tells the amount to be paid in its answer to the request: expect that one.
    ///
    /// # Errors
    ///
    /// [`ExpectError`] says which of the three does not hold.
    pub fn expect(&self, order_no: &str, amount: Amount) -> Result<(), ExpectError> {
        if self.message().role(Role::OrderNo).is_none() {
            return Err(ExpectError::NoRoles);
        }
        self.payment().expect(order_no, amount)
    }
}

impl<'a> Payment<'a> {
    /// What [`expect`](Self::expect) agrees to, and nothing else: this order, and exactly this amount. `None`
    /// if it refuses every order and amount.
    pub fn settles(&self) -> Option<(Value<'a>, Amount)> {
        match self.status {
            Status::Paid => self.order_no.zip(self.paid_amount?.ok()),
            _ => None,
        }
    }

    /// As [`Verified::expect`], of what was asked before.
    ///
    /// # Errors
    ///
    /// As [`Verified::expect`].
    pub fn expect(&self, order_no: &str, amount: Amount) -> Result<(), ExpectError> {
        if self.order_no.is_none_or(|value| value != *order_no) {
            return Err(ExpectError::OrderDiffers);
        }
        match self.status {
            Status::Paid => {}
            Status::Unstated => return Err(ExpectError::AskGateway),
            status => return Err(ExpectError::NotPaid(status)),
        }
        let paid = self.paid_amount.ok_or(ExpectError::AskGateway)?.map_err(|_| ExpectError::UnreadableAmount)?;
        match paid.cmp(&amount) {
            core::cmp::Ordering::Less => Err(ExpectError::PaidTooLittle { paid, expected: amount }),
            core::cmp::Ordering::Equal => Ok(()),
            core::cmp::Ordering::Greater => Err(ExpectError::PaidTooMuch { paid, expected: amount }),
        }
    }
}
