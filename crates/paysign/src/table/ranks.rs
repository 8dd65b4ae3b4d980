//! A set of fields.

use crate::scan::bits;

/// A set of fields. The number of a field's bit is its rank: how many names of the table come before its own.
pub(crate) type Ranks = u32;

/// The ranks of a set, in order.
#[inline]
pub(crate) fn ranks(set: Ranks) -> impl Iterator<Item = usize> {
    bits(u64::from(set))
}
