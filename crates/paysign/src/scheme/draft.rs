//! A scheme whose text is being read.

use super::axes::{Empty, Fields, Null, Order, Pair, Separator, Whole};
use super::hash::{Encoding, Hash};
use super::placement::Placement;

/// The axes that have been read, those that others must fit with their places.
#[derive(Default)]
pub(super) struct Draft<'a> {
    pub(super) fields: Option<(Fields<'a>, usize)>,
    pub(super) empty: Option<(Empty, usize)>,
    pub(super) null: Option<Null>,
    pub(super) order: Option<(Order, usize)>,
    pub(super) pair: Option<Pair>,
    pub(super) separator: Option<Separator>,
    pub(super) secret: Option<(Placement<'a>, usize)>,
    pub(super) digest: Option<(Hash, Whole)>,
    pub(super) encoding: Option<Encoding>,
}
