//! A rule: one way to write a value that differs from how it is in the message.

use alloc::vec::Vec;

use super::cause::Cause;
use super::item::Item;
use paysign::gateway::Field;
use paysign::value::Shape;

/// What is added to the cost of a form that is so rare that it is tried only by itself.
pub(super) const SOLO: u8 = 20;

/// One way to write a value.
pub(super) struct Rule {
    pub(super) cause: Cause,
    /// Which form of the cause it is.
    pub(super) detail: &'static str,
    /// How much less common this form is than the cause.
    pub(super) extra: u8,
    /// Whom it befalls.
    pub(super) scope: Scope,
    /// What the value becomes; `None` if it stays as it is.
    pub(super) apply: fn(&Input<'_>) -> Option<Vec<u8>>,
}

/// Whom a rule befalls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// All values at once, or a single one.
    AllOrOne,
    /// A single value: a space that was lost.
    One,
}

/// What a rule looks at.
pub(super) struct Input<'i> {
    pub(super) value: &'i [u8],
    /// As it is in the body; the value itself, once another rule has changed it.
    pub(super) raw: &'i [u8],
    pub(super) shape: Shape,
    pub(super) row: Option<&'i Field<'i>>,
}

impl<'i> Input<'i> {
    pub(super) fn of(item: &'i Item<'_>) -> Self {
        Self { value: &item.value, raw: &item.raw, shape: item.shape, row: item.row }
    }

    /// The same field with the value that another rule has given it.
    pub(super) fn again(item: &'i Item<'_>, value: &'i [u8]) -> Self {
        Self { value, raw: value, ..Self::of(item) }
    }
}

/// Whether `new` differs from `old`; then it.
pub(super) fn changed(old: &[u8], new: Vec<u8>) -> Option<Vec<u8>> {
    (old != new).then_some(new)
}
