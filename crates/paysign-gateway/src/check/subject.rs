//! What is looked at, and where its parts are written.

use std::ops::Range;

use paysign::Message;

use crate::build::Dialect;
use crate::node::Node;

/// A message that is looked at, and those beside it.
pub(super) struct Subject<'s, 'n, 'a> {
    pub(super) message: &'s Message<'a>,
    pub(super) node: &'n Node,
    pub(super) dialect: &'s Dialect<'n, 'a>,
}

impl Subject<'_, '_, '_> {
    /// Where this member of the message is written; where the message is, if it is taken over from another
    /// one.
    pub(super) fn at(&self, member: &str) -> Range<usize> {
        at(self.node, member)
    }

    /// Where this member of a field is written.
    pub(super) fn at_field(&self, place: usize, member: &str) -> Range<usize> {
        self.node.list_of("fields").get(place).map_or_else(|| self.at("fields"), |field| at(field, member))
    }
}

/// Where a member is written; where its table begins, if it is not there.
pub(super) fn at(node: &Node, member: &str) -> Range<usize> {
    node.member(member).map_or_else(|| node.at.clone(), |member| member.at.clone())
}
