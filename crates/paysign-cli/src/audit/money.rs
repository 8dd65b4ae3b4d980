//! What a body tells of its amount, in the form in which it is counted.

use paysign::Amount;

/// An amount, if there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Money {
    /// Whole cents, as nearly all amounts are.
    Cents(u64),
    /// Any other amount.
    Other(Amount),
    Unknown,
}

impl Money {
    /// Of an amount.
    pub(super) fn of(amount: Option<Amount>) -> Self {
        let Some(amount) = amount else { return Self::Unknown };
        match amount.minor(2).map(u64::try_from) {
            Ok(Ok(cents)) => Self::Cents(cents),
            _ => Self::Other(amount),
        }
    }

    /// The amount.
    pub(super) fn amount(self) -> Option<Amount> {
        match self {
            Self::Cents(cents) => Amount::from_minor(cents.into(), 2).ok(),
            Self::Other(amount) => Some(amount),
            Self::Unknown => None,
        }
    }
}
