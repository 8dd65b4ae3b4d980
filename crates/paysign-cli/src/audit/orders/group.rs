//! The records of one order together.

use super::super::money::Money;
use super::super::sum::Sum;
use super::merge::merge;
use super::record::{Place, Record};
use super::sorter::Sorter;
use super::trouble::Trouble;
use crate::failure::Failure;

/// What is counted of all orders.
#[derive(Default)]
pub(in super::super) struct Orders {
    /// Orders that are paid.
    pub(in super::super) paid: u64,
    /// What the first body of each says to be paid, all together.
    pub(in super::super) sum: Sum,
    /// Orders that more than one body calls paid.
    pub(in super::super) repeated: u64,
    /// Bodies after the first one of their order.
    pub(in super::super) repeats: u64,
    /// Those of them that name another amount than the first one.
    pub(in super::super) other_amount: u64,
}

/// A paid order.
pub(in super::super) struct Order {
    pub(in super::super) number: Vec<u8>,
    pub(in super::super) first: Paid,
    /// How many bodies call it paid.
    pub(in super::super) bodies: u64,
    /// The sum of what they say.
    pub(in super::super) sum: Sum,
}

/// A body that calls an order paid.
#[derive(Clone, Copy)]
pub(in super::super) struct Paid {
    pub(in super::super) place: Place,
    pub(in super::super) money: Money,
}

/// A body that calls an order paid when another one has done so before.
pub(in super::super) struct Repeat<'o> {
    pub(in super::super) order: &'o Order,
    pub(in super::super) body: Paid,
}

/// Puts the records of each order together, in the order of the order numbers.
///
/// # Errors
///
/// A temporary file cannot be read or written, or what `each_repeat` and `each_order` say.
pub(super) fn group(
    sorters: Vec<Sorter>,
    mut each_repeat: impl FnMut(&Repeat<'_>) -> Result<(), Failure>,
    mut each_order: impl FnMut(&Order) -> Result<(), Failure>,
) -> Result<Orders, Failure> {
    let mut orders = Orders::default();
    let mut open: Option<Order> = None;
    let grouped = merge(sorters, |record| {
        let body = Paid { place: record.place(), money: record.money() };
        if let Some(order) = open.as_mut().filter(|order| order.number == record.order_no()) {
            order.add(body);
            orders.repeats += 1;
            orders.other_amount += u64::from(order.first.money != body.money);
            return each_repeat(&Repeat { order, body }).map_err(Trouble::Other);
        }
        let begun = Order::new(record, body);
        open.replace(begun).map_or(Ok(()), |order| orders.close(&order, &mut each_order)).map_err(Trouble::Other)
    });
    grouped?;
    open.map_or(Ok(()), |order| orders.close(&order, &mut each_order))?;
    Ok(orders)
}

impl Order {
    fn new(record: Record<'_>, first: Paid) -> Self {
        let mut order = Self { number: record.order_no().to_vec(), first, bodies: 0, sum: Sum::default() };
        order.add(first);
        order
    }

    fn add(&mut self, body: Paid) {
        self.bodies += 1;
        self.sum.add_money(body.money);
    }
}

impl Orders {
    /// Adds others, which share no order with these.
    pub(super) fn merge(&mut self, other: &Self) {
        self.paid += other.paid;
        self.sum.merge(&other.sum);
        self.repeated += other.repeated;
        self.repeats += other.repeats;
        self.other_amount += other.other_amount;
    }

    fn close(
        &mut self,
        order: &Order,
        each_order: &mut impl FnMut(&Order) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        self.paid += 1;
        self.repeated += u64::from(order.bodies > 1);
        self.sum.add_money(order.first.money);
        each_order(order)
    }
}
