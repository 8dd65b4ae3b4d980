//! What valid bodies say, apart by day, by merchant or by payment method.

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use paysign::gateway::{Field, Kind, Role};
use paysign::{Message, Status, Verified};

use super::day::{day_of_digits, day_of_millis, day_of_text};
use super::money::Money;
use super::sum::Sum;
use crate::args::ByArg;
use crate::failure::Failure;

/// The most values of one kind that are told apart.
const MAX_VALUES: usize = 10_000;

/// By what bodies are told apart, and which fields say it.
pub(super) struct By<'r> {
    pub(super) arg: ByArg,
    /// The first one of these that a body has.
    fields: Vec<&'r Field<'r>>,
}

impl<'r> By<'r> {
    /// Of the messages that are audited.
    ///
    /// # Errors
    ///
    /// None of their fields says it.
    pub(super) fn new(arg: ByArg, message: &Message<'r>) -> Result<Self, Failure> {
        let signed = || message.fields.fields().iter().filter(|field| field.is_signed);
        let of_role = |role| signed().filter(move |field| field.role == Some(role));
        let fields: Vec<_> = match arg {
            ByArg::Day => {
                let times = signed().filter(|field| matches!(field.kind, Kind::DateTime | Kind::Millis));
                times.chain(of_role(Role::TradeNo)).chain(of_role(Role::OrderNo)).collect()
            }
            ByArg::Merchant => of_role(Role::MerchantId).collect(),
            ByArg::Type => signed().filter(|field| field.role.is_none() && !field.choices.is_empty()).take(1).collect(),
        };
        if fields.is_empty() {
            return Err(Failure::usage(format!("no signed field of this message tells the {}", arg.as_str())));
        }
        Ok(Self { arg, fields })
    }

    /// What a body says; nothing if it does not.
    fn value(&self, verified: &Verified<'_>) -> Vec<u8> {
        let values = self.fields.iter().filter_map(|field| Some((*field, verified.get(field.name)?.to_bytes())));
        for (field, value) in values {
            let found = match (self.arg, field.kind) {
                (ByArg::Day, Kind::DateTime) => day_of_text(&value),
                (ByArg::Day, Kind::Millis) => day_of_millis(&value),
                (ByArg::Day, _) => day_of_digits(&value),
                _ => Some(value.into_owned()),
            };
            if let Some(found) = found {
                return found;
            }
        }
        Vec::new()
    }
}

/// What is counted of each value; `None` where there are too many of them.
pub(super) type Values = Option<BTreeMap<Vec<u8>, Group>>;

/// What is counted of each value; one thread's or all.
#[derive(Default)]
pub(super) struct Groups(HashMap<Vec<u8>, Group>);

/// What is counted of a value.
#[derive(Clone, Copy, Default)]
pub(super) struct Group {
    pub(super) valid: u64,
    pub(super) paid: u64,
    /// The sum of what the paid ones say.
    pub(super) sum: Sum,
}

impl Groups {
    /// Counts a valid body.
    pub(super) fn count(&mut self, by: &By<'_>, verified: &Verified<'_>, paid: Option<Money>) {
        let value = by.value(verified);
        let is_full = self.0.len() > MAX_VALUES;
        let group = match self.0.entry(value) {
            Entry::Occupied(group) => group.into_mut(),
            // One more than there may be shows it.
            Entry::Vacant(_) if is_full => return,
            Entry::Vacant(place) => place.insert(Group::default()),
        };
        group.valid += 1;
        if let Some(money) = paid {
            group.paid += 1;
            group.sum.add_money(money);
        }
    }

    /// Adds another thread's.
    pub(super) fn merge(&mut self, other: Self) {
        for (value, its) in other.0 {
            let group = self.0.entry(value).or_default();
            group.valid += its.valid;
            group.paid += its.paid;
            group.sum.merge(&its.sum);
        }
    }

    /// All of them, sorted by their values; `None` if they are too many to be told apart.
    pub(super) fn sorted(self) -> Values {
        (self.0.len() <= MAX_VALUES).then(|| self.0.into_iter().collect())
    }
}

/// Whether a message says that it is paid, and what.
pub(super) fn paid(status: Status, money: Money) -> Option<Money> {
    (status == Status::Paid).then_some(money)
}
