//! An order with all that the shop and the notifications say of it.

use super::super::money::Money;
use super::super::orders::{Place, Record, Sorter, Trouble, key, merge};
use super::shop::Row;
use crate::failure::Failure;

/// How an order differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Difference {
    PaidNotMarked,
    MarkedNotPaid,
    AmountDiffers,
    PaidTwice,
    UnknownOrder,
    ListedTwice,
}

impl Difference {
    pub(super) const ALL: [Self; 6] = [
        Self::PaidNotMarked,
        Self::MarkedNotPaid,
        Self::AmountDiffers,
        Self::PaidTwice,
        Self::UnknownOrder,
        Self::ListedTwice,
    ];

    /// As programs compare it.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::PaidNotMarked => "paid_not_marked",
            Self::MarkedNotPaid => "marked_not_paid",
            Self::AmountDiffers => "amount_differs",
            Self::PaidTwice => "paid_twice",
            Self::UnknownOrder => "unknown_order",
            Self::ListedTwice => "listed_twice",
        }
    }

    /// For people.
    pub(super) fn text(self) -> &'static str {
        match self {
            Self::PaidNotMarked => "paid, not marked",
            Self::MarkedNotPaid => "marked, not paid",
            Self::AmountDiffers => "another amount",
            Self::PaidTwice => "paid twice",
            Self::UnknownOrder => "paid, unknown to the shop",
            Self::ListedTwice => "more than one row of the shop",
        }
    }
}

/// An order.
pub(super) struct Joined {
    /// The part of the key.
    part: Vec<u8>,
    /// The first row, and how many there are.
    pub(super) row: Option<Row>,
    rows: u64,
    pub(super) paid: Option<Proof>,
    /// The payment's number that came last.
    payment_no: Vec<u8>,
}

/// What the notifications prove of an order.
#[derive(Clone, Copy)]
pub(super) struct Proof {
    /// The first body.
    pub(super) place: Place,
    pub(super) money: Money,
    pub(super) bodies: u64,
    /// Different numbers of the gateway.
    pub(super) payments: u64,
    has_other_amount: bool,
}

impl Joined {
    fn new(part: &[u8]) -> Self {
        Self { part: part.to_vec(), row: None, rows: 0, paid: None, payment_no: Vec::new() }
    }

    fn add(&mut self, payment_no: &[u8], record: Record<'_>) {
        let (place, money) = (record.place(), record.money());
        if let Some(row) = Row::of(place, money) {
            self.rows += 1;
            // Marked and other rows are not sorted by their lines together.
            if self.row.is_none_or(|first| row.line < first.line) {
                self.row = Some(row);
            }
            return;
        }
        let new = Proof { place, money, bodies: 0, payments: 0, has_other_amount: false };
        let paid = self.paid.get_or_insert(new);
        let is_other_payment = paid.bodies == 0 || self.payment_no != payment_no;
        paid.bodies += 1;
        paid.payments += u64::from(is_other_payment);
        paid.has_other_amount |= paid.money != money;
        // Sorted by the payments' numbers, not by their places.
        if place < paid.place {
            (paid.place, paid.money) = (place, money);
        }
        if is_other_payment {
            payment_no.clone_into(&mut self.payment_no);
        }
    }

    /// The order number.
    pub(super) fn order_no(&self) -> Vec<u8> {
        key::order_no(&self.part)
    }

    /// How it differs.
    pub(super) fn differences(&self) -> Vec<Difference> {
        let differs = |difference: &Difference| match (difference, self.row, self.paid) {
            (Difference::PaidNotMarked, Some(row), Some(_)) => !row.is_marked,
            (Difference::MarkedNotPaid, Some(row), None) => row.is_marked,
            (Difference::AmountDiffers, Some(row), Some(paid)) => paid.money != row.money || paid.has_other_amount,
            (Difference::AmountDiffers, None, Some(paid)) => paid.has_other_amount,
            (Difference::PaidTwice, _, Some(paid)) => paid.payments > 1,
            (Difference::UnknownOrder, row, Some(_)) => row.is_none(),
            (Difference::ListedTwice, ..) => self.rows > 1,
            _ => false,
        };
        Difference::ALL.into_iter().filter(differs).collect()
    }
}

/// Brings the records of each order together, in the order of the order numbers.
///
/// # Errors
///
/// A temporary file cannot be read or written, or what `each` says.
pub(super) fn join(sorters: Vec<Sorter>, mut each: impl FnMut(&Joined) -> Result<(), Failure>) -> Result<(), Failure> {
    let mut open: Option<Joined> = None;
    let joined: Result<(), Trouble> = merge(sorters, |record| {
        let (part, payment_no) = key::parts(record.order_no());
        if let Some(closed) = open.take_if(|order| order.part != part) {
            each(&closed).map_err(Trouble::Other)?;
        }
        open.get_or_insert_with(|| Joined::new(part)).add(payment_no, record);
        Ok(())
    });
    joined?;
    open.map_or(Ok(()), |order| each(&order))
}
