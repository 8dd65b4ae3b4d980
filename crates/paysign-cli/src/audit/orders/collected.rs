//! What a thread collects of paid bodies, and how it becomes orders.

use super::super::money::Money;
use super::group::{Order, Orders, Repeat, group};
use super::parts::Parts;
use super::record::{NewRecord, Place};
use super::sorter::Sorter;
use super::together::total;
use super::trouble::failed;
use crate::failure::Failure;

/// Which lists are wanted.
#[derive(Clone, Copy)]
pub(in super::super) struct Wanted {
    pub(in super::super) repeats: bool,
    pub(in super::super) orders: bool,
    /// Whether the gateway's number is kept with the order's, so that an order that was paid twice differs
    /// from one that was notified twice.
    pub(in super::super) payments: bool,
}

/// Collects what one thread sees of paid bodies.
pub(in super::super) enum Collected {
    Parts(Parts),
    Sorted(Sorter),
}

impl Collected {
    /// One for each of some threads, which share the memory.
    pub(in super::super) fn all(threads: usize, wanted: Wanted) -> Vec<Self> {
        if wanted.orders {
            (0..threads).map(|_| Self::Sorted(Sorter::new(threads))).collect()
        } else {
            Parts::all(threads).map(Self::Parts).collect()
        }
    }

    /// Takes a body.
    #[inline]
    pub(in super::super) fn push(&mut self, order_no: &[u8], place: Place, money: Money) {
        let record = NewRecord::new(order_no, place, money);
        match self {
            Self::Parts(parts) => parts.push(&record),
            Self::Sorted(sorter) => sorter.push_new(&record),
        }
    }

    /// Writes out what there is no room for.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub(in super::super) fn check(&mut self) -> Result<(), Failure> {
        match self {
            Self::Parts(parts) => parts.check().map_err(|error| failed(&error)),
            Self::Sorted(sorter) => sorter.spill_if_full(),
        }
    }

    /// The records, if they are sorted.
    pub(in super::super) fn into_sorter(self) -> Option<Sorter> {
        match self {
            Self::Sorted(sorter) => Some(sorter),
            Self::Parts(_) => None,
        }
    }

    /// Nothing more comes: what one thread can do by itself is done.
    pub(in super::super) fn end(mut self) -> Self {
        if let Self::Sorted(sorter) = &mut self {
            sorter.sort();
        }
        self
    }
}

/// Puts the records of each order together. Those that are wanted are listed in the order of the order
/// numbers.
///
/// # Errors
///
/// A temporary file cannot be read or written, or what `each_repeat` and `each_order` say.
pub(in super::super) fn together(
    collected: Vec<Collected>,
    wanted: Wanted,
    each_repeat: impl FnMut(&Repeat<'_>) -> Result<(), Failure>,
    each_order: impl FnMut(&Order) -> Result<(), Failure>,
) -> Result<Orders, Failure> {
    let (mut parts, mut sorters) = (Vec::new(), Vec::new());
    for one in collected {
        match one {
            Collected::Parts(one) => parts.push(one),
            Collected::Sorted(one) => sorters.push(one),
        }
    }
    if wanted.orders {
        return group(sorters, each_repeat, each_order);
    }
    let (orders, repeats) = total(&parts, wanted.repeats)?;
    drop(parts);
    group(repeats, each_repeat, |_| Ok(()))?;
    Ok(orders)
}
