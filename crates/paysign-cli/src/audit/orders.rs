//! Paid orders: which were paid more than once, and what was paid for each.
//!
//! Exact, and in memory of a fixed size: every paid body leaves a record, the records are sorted by order
//! number in memory as far as they fit and in temporary files beyond, and a merge brings those of one order
//! together.

mod group;
mod merge;
mod record;
mod run;
mod sorter;

pub(super) use group::{Order, Orders, Paid, Repeat, group};
pub(super) use record::Place;
pub(super) use sorter::Sorter;

use std::io;

use crate::failure::Failure;

fn failed(error: &io::Error) -> Failure {
    let folder = std::env::temp_dir();
    Failure::io(&format!("sort the paid orders in a temporary file in {}", folder.display()), error)
        .hint("the environment variable TMPDIR names a folder with more room")
}
