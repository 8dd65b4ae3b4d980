//! The rows of which the options are made.

use paysign::Limits;
use paysign::limits::Limit;
use paysign_owned::options::{FLAGS, Flag, NAME_LISTS, NameList};

use crate::surface::sentence;

/// What a file that is generated says.
pub(super) const GENERATED: &str = "Written by `cargo xtask generate`; do not edit.";

pub(super) fn flags() -> impl Iterator<Item = &'static Flag> {
    FLAGS.iter()
}

pub(super) fn limits() -> impl Iterator<Item = &'static Limit> {
    Limits::ALL.iter()
}

pub(super) fn names() -> impl Iterator<Item = &'static NameList> {
    NAME_LISTS.iter()
}

/// What a limit is, as a sentence.
pub(super) fn about(limit: &Limit) -> String {
    sentence(&format!("the greatest {}", limit.text))
}

/// A list of what is made of each, with what is between them.
pub(super) fn listed<T>(all: impl Iterator<Item = T>, one: impl Fn(T) -> String, between: &str) -> String {
    all.map(one).collect::<Vec<_>>().join(between)
}
