//! Paid orders: which were paid more than once, and what was paid for each.
//!
//! Exact, and in memory of a fixed size: every paid body leaves a record. Who only wants to know how many
//! orders there are, and which are repeated, needs those of one order together, in any order of the orders:
//! `parts` brings them together by a fingerprint. A list of all orders is sorted: in memory as far as the
//! records fit and in temporary files beyond, and a merge brings those of one order together.

mod fingerprint;
mod group;
pub(super) mod key;
mod merge;
mod parts;
mod record;
mod run;
mod sorter;
mod together;

pub(super) use group::{Order, Orders, Paid, Repeat};
pub(super) use merge::merge;
pub(super) use record::{NewRecord, Place, Record};
pub(super) use sorter::Sorter;

use std::io;

use super::money::Money;
use crate::failure::Failure;
use group::group;
use parts::Parts;

/// Which lists are wanted.
#[derive(Clone, Copy)]
pub(super) struct Wanted {
    pub(super) repeats: bool,
    pub(super) orders: bool,
    /// Whether the gateway's number is kept with the order's, so that an order that was paid twice differs
    /// from one that was notified twice.
    pub(super) payments: bool,
}

/// Collects what one thread sees of paid bodies.
pub(super) enum Collected {
    Parts(Parts),
    Sorted(Sorter),
}

impl Collected {
    /// One for each of some threads, which share the memory.
    pub(super) fn all(threads: usize, wanted: Wanted) -> Vec<Self> {
        if wanted.orders {
            (0..threads).map(|_| Self::Sorted(Sorter::new(threads))).collect()
        } else {
            Parts::all(threads).map(Self::Parts).collect()
        }
    }

    /// Takes a body.
    #[inline]
    pub(super) fn push(&mut self, order_no: &[u8], place: Place, money: Money) {
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
    pub(super) fn check(&mut self) -> Result<(), Failure> {
        match self {
            Self::Parts(parts) => parts.check().map_err(|error| failed(&error)),
            Self::Sorted(sorter) => sorter.spill_if_full(),
        }
    }

    /// The records, if they are sorted.
    pub(super) fn into_sorter(self) -> Option<Sorter> {
        match self {
            Self::Sorted(sorter) => Some(sorter),
            Self::Parts(_) => None,
        }
    }

    /// Nothing more comes: what one thread can do by itself is done.
    pub(super) fn end(mut self) -> Self {
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
pub(super) fn together(
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
    let (orders, repeats) = together::total(&parts, wanted.repeats)?;
    drop(parts);
    group(repeats, each_repeat, |_| Ok(()))?;
    Ok(orders)
}

/// A temporary file cannot be written or read.
pub(super) fn failed(error: &io::Error) -> Failure {
    let folder = std::env::temp_dir();
    Failure::io(&format!("sort the paid orders in a temporary file in {}", folder.display()), error)
        .hint("the environment variable TMPDIR names a folder with more room")
}
