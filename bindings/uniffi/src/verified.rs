//! A verified message: what is proved, and apart from it what is not.

use std::fmt;
use std::sync::Arc;

use paysign::Failure;
use paysign_owned::{HeldVerdicts, HeldVerified};

use crate::codes::PaymentStatus;
use crate::error::{PaysignError, refused};
use crate::value::{Field, MinorUnits, Money, Value};

/// A message whose signature belongs to it and to one of the secrets.
///
/// Authentic is not yet paid, and paid is not yet your order: see `expect`.
#[derive(uniffi::Object)]
#[uniffi::export(Debug, Display)]
pub struct Verified {
    proof: Proof,
}

enum Proof {
    One(HeldVerified<Vec<u8>>),
    /// A place in a batch, whose verdict is a verified message.
    OfBatch(Arc<HeldVerdicts<Vec<u8>>>, usize),
}

impl Verified {
    /// One message.
    pub(crate) fn new(held: HeldVerified<Vec<u8>>) -> Self {
        Self { proof: Proof::One(held) }
    }

    /// The message at `index` of a batch, if it is verified; none beyond the last one.
    pub(crate) fn of_batch(verdicts: &Arc<HeldVerdicts<Vec<u8>>>, index: usize) -> Option<Result<Self, Failure>> {
        let verdict = verdicts.get(index)?.map_err(Clone::clone);
        Some(verdict.map(|_| Self { proof: Proof::OfBatch(Arc::clone(verdicts), index) }))
    }

    fn core(&self) -> &paysign::Verified<'_> {
        match &self.proof {
            Proof::One(held) => held.get(),
            Proof::OfBatch(verdicts, index) => {
                verdicts.get(*index).and_then(Result::ok).expect("`of_batch` has looked")
            }
        }
    }
}

#[uniffi::export]
impl Verified {
    /// A signed field. None if it is not there, was left out of the signature for being empty, or is not
    /// signed.
    pub fn get(&self, name: String) -> Option<Value> {
        self.core().get(&name).map(Value::new)
    }

    /// All signed fields, in the body's order.
    pub fn fields(&self) -> Vec<Field> {
        self.core().fields().map(Field::new).collect()
    }

    /// A field that the signature does not cover: anyone can have put it there. None for a signed one.
    pub fn unproved(&self, name: String) -> Option<Value> {
        self.core().unproved(&name).map(Value::new)
    }

    /// All fields that the signature does not cover.
    pub fn unproved_fields(&self) -> Vec<Field> {
        self.core().unproved_fields().map(Field::new).collect()
    }

    /// The merchant's order number.
    pub fn order_no(&self) -> Option<Value> {
        self.core().order_no().map(Value::new)
    }

    /// The gateway's order number.
    pub fn trade_no(&self) -> Option<Value> {
        self.core().trade_no().map(Value::new)
    }

    /// The amount that was ordered, if the message tells it; an error if what it tells is not a decimal.
    pub fn ordered_amount(&self) -> Result<Option<Money>, PaysignError> {
        Money::new(self.core().ordered_amount()).map_err(refused)
    }

    /// The amount that was really paid, if the message tells it; an error if what it tells is not a decimal.
    pub fn paid_amount(&self) -> Result<Option<Money>, PaysignError> {
        Money::new(self.core().paid_amount()).map_err(refused)
    }

    /// The amount that was ordered in units of which `scale` digits are after the point: with 2 in cents.
    pub fn ordered_amount_minor(&self, scale: i32) -> Result<Option<MinorUnits>, PaysignError> {
        MinorUnits::new(self.core().ordered_amount(), scale).map_err(refused)
    }

    /// The amount that was really paid in units of which `scale` digits are after the point.
    pub fn paid_amount_minor(&self, scale: i32) -> Result<Option<MinorUnits>, PaysignError> {
        MinorUnits::new(self.core().paid_amount(), scale).map_err(refused)
    }

    /// What the message says about the payment.
    pub fn status(&self) -> PaymentStatus {
        self.core().status().into()
    }

    /// Whether it says that it is paid.
    pub fn is_paid(&self) -> bool {
        self.core().is_paid()
    }

    /// The body to answer with, so that the gateway stops repeating the notification.
    pub fn ack(&self) -> String {
        self.core().ack().to_string()
    }

    /// Which of the secrets has signed it.
    pub fn secret_index(&self) -> i32 {
        self.core().secret_index().try_into().unwrap_or(i32::MAX)
    }

    /// Refuses unless the message says: this order, paid, and exactly this amount, a decimal in major units.
    pub fn expect(&self, order_no: String, amount: String) -> Result<(), PaysignError> {
        let amount = amount.parse().map_err(refused)?;
        self.core().expect(&order_no, amount).map_err(refused)
    }

    /// As `expect`, of a whole number of units of which `scale` digits are after the point: 150 with 2 is
    /// 1.5.
    pub fn expect_minor(&self, order_no: String, minor: MinorUnits, scale: i32) -> Result<(), PaysignError> {
        let amount = minor.amount(scale).map_err(refused)?;
        self.core().expect(&order_no, amount).map_err(refused)
    }
}

/// Names only: values are the shop's customers' business.
impl fmt::Display for Verified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.core(), f)
    }
}

impl fmt::Debug for Verified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.core(), f)
    }
}
