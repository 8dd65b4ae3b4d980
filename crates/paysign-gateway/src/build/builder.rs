//! What everything is built with: the arena that tables borrow from, and where problems go.

use std::collections::BTreeMap;

use bumpalo_herd::Member as Arena;
use paysign::gateway::Choice;

use crate::node::Node;
use crate::problem::Problems;

pub(super) struct Builder<'b, 'n, 'a> {
    pub(super) arena: &'b Arena<'a>,
    pub(super) problems: &'b mut Problems,
    /// The lists of values that fields share.
    pub(super) lists: BTreeMap<&'n str, &'a [Choice<'a>]>,
}

impl<'b, 'a> Builder<'b, '_, 'a> {
    pub(super) fn new(arena: &'b Arena<'a>, problems: &'b mut Problems) -> Self {
        Self { arena, problems, lists: BTreeMap::new() }
    }

    pub(super) fn text(&self, text: &str) -> &'a str {
        self.arena.alloc_str(text)
    }

    pub(super) fn texts(&self, nodes: &[Node]) -> &'a [&'a str] {
        let texts: Vec<_> = nodes.iter().filter_map(Node::text).map(|text| self.text(text)).collect();
        self.slice(&texts)
    }

    pub(super) fn slice<T: Copy>(&self, elements: &[T]) -> &'a [T] {
        self.arena.alloc_slice_copy(elements)
    }
}

/// The value of this word, among those that the format has checked.
pub(super) fn word<T: Copy>(all: &[T], as_str: fn(T) -> &'static str, node: Option<&Node>) -> Option<T> {
    let word = node?.text()?;
    all.iter().copied().find(|one| as_str(*one) == word)
}
