//! What everything is built with: the arena that tables borrow from, and where problems go.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use bumpalo_herd::Member as Arena;
use paysign::gateway::Choice;
use paysign::scheme::Names;

use crate::node::Node;
use crate::problem::Problems;

pub(super) struct Builder<'b, 'n, 'a> {
    pub(super) arena: &'b Arena<'a>,
    pub(super) problems: &'b mut Problems,
    /// The lists of values that fields share.
    pub(super) lists: BTreeMap<&'n str, &'a [Choice<'a>]>,
    /// All texts so far.
    texts: RefCell<BTreeSet<&'a str>>,
}

impl<'b, 'a> Builder<'b, '_, 'a> {
    pub(super) fn new(arena: &'b Arena<'a>, problems: &'b mut Problems) -> Self {
        Self { arena, problems, lists: BTreeMap::new(), texts: RefCell::default() }
    }

    /// A text of the file. One that is there already is the same text again, as in a constant table: the core
    /// compares where a name is before it compares names.
    pub(super) fn text(&self, text: &str) -> &'a str {
        let mut texts = self.texts.borrow_mut();
        if let Some(known) = texts.get(text) {
            return known;
        }
        let text: &'a str = self.arena.alloc_str(text);
        texts.insert(text);
        text
    }

    /// A list of names, read once.
    pub(super) fn names(&self, names: Names<'_>) -> Names<'a> {
        let names: Vec<_> = names.iter().map(|name| self.text(name)).collect();
        Names::List(self.slice(&names))
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
