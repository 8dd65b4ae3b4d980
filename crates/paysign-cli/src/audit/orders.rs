//! Paid orders: which were paid more than once, and what was paid for each.
//!
//! Exact, and in memory of a fixed size: every paid body leaves a record. Who only wants to know how many
//! orders there are, and which are repeated, needs those of one order together, in any order of the orders:
//! `parts` brings them together by a fingerprint. A list of all orders is sorted: in memory as far as the
//! records fit and in temporary files beyond, and a merge brings those of one order together.

mod collected;
mod fingerprint;
mod group;
pub(super) mod key;
mod merge;
mod parts;
mod record;
mod run;
mod sorter;
mod together;
mod trouble;

pub(super) use collected::{Collected, Wanted, together};
pub(super) use group::{Order, Orders, Paid, Repeat};
pub(super) use merge::merge;
pub(super) use record::{NewRecord, Place, Record};
pub(super) use sorter::Sorter;
pub(super) use trouble::Trouble;
