//! A gateway's answer that is not an error.

use std::fmt;

use paysign_owned::HeldAnswer;

use crate::codes::PaymentStatus;
use crate::error::{PaysignError, refused};
use crate::value::{Field, MinorUnits, Money, Value};

/// A gateway's answer. Most are not signed: they are worth what the TLS connection is worth that they came
/// over.
#[derive(uniffi::Object)]
#[uniffi::export(Debug, Display)]
pub struct Answer {
    held: HeldAnswer<Vec<u8>>,
}

impl Answer {
    /// Of what the core has read.
    pub(crate) fn new(held: HeldAnswer<Vec<u8>>) -> Self {
        Self { held }
    }

    fn core(&self) -> &paysign::Answer<'_> {
        self.held.get()
    }
}

#[uniffi::export]
impl Answer {
    /// A field by its name or path (`data.status`).
    pub fn get(&self, name: String) -> Option<Value> {
        self.core().get(&name).map(Value::new)
    }

    /// All fields of the message's table that the answer holds.
    pub fn fields(&self) -> Vec<Field> {
        let field =
            |(name, value): (&str, _)| Field { name: Value::of_bytes(name.as_bytes()), value: Value::new(value) };
        self.core().fields().map(field).collect()
    }

    /// Whether the answer's signature was verified.
    pub fn is_proved(&self) -> bool {
        self.core().is_proved()
    }

    /// The merchant's order number.
    pub fn order_no(&self) -> Option<Value> {
        self.core().order_no().map(Value::new)
    }

    /// The gateway's order number.
    pub fn trade_no(&self) -> Option<Value> {
        self.core().trade_no().map(Value::new)
    }

    /// Where the buyer pays: a URL, or the text of a QR code.
    pub fn pay_url(&self) -> Option<Value> {
        self.core().pay_url().map(Value::new)
    }

    /// The amount that the buyer is to pay.
    pub fn ordered_amount(&self) -> Result<Option<Money>, PaysignError> {
        Money::new(self.core().ordered_amount()).map_err(refused)
    }

    /// The amount that was really paid.
    pub fn paid_amount(&self) -> Result<Option<Money>, PaysignError> {
        Money::new(self.core().paid_amount()).map_err(refused)
    }

    /// The amount that the buyer is to pay in units of which `scale` digits are after the point: with 2 in
    /// cents.
    pub fn ordered_amount_minor(&self, scale: i32) -> Result<Option<MinorUnits>, PaysignError> {
        MinorUnits::new(self.core().ordered_amount(), scale).map_err(refused)
    }

    /// The amount that was really paid in units of which `scale` digits are after the point.
    pub fn paid_amount_minor(&self, scale: i32) -> Result<Option<MinorUnits>, PaysignError> {
        MinorUnits::new(self.core().paid_amount(), scale).map_err(refused)
    }

    /// What the answer says about the payment.
    pub fn status(&self) -> PaymentStatus {
        self.core().status().into()
    }

    /// Whether it says that it is paid.
    pub fn is_paid(&self) -> bool {
        self.core().is_paid()
    }
}

/// Names only.
impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.core(), f)
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.core(), f)
    }
}
