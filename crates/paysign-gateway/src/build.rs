//! The core's tables from a file whose shape is right, in an arena that they borrow from.

mod field;
mod message;

use std::collections::BTreeMap;

use bumpalo_herd::Member as Arena;
use paysign::gateway::{Choice, Gateway, Variant};
use paysign::{Message, Scheme};

use crate::node::Node;
use crate::problem::Problems;
use message::{Built, Said, Way};

/// A gateway, and what its dialects are written as.
pub(crate) struct File<'n, 'a> {
    pub(crate) gateway: Gateway<'a>,
    /// The gateway's own messages, then those of each variant.
    pub(crate) dialects: Vec<Dialect<'n, 'a>>,
}

/// The messages that a site speaks, each with what it is written as.
pub(crate) struct Dialect<'n, 'a> {
    pub(crate) messages: Vec<(Message<'a>, &'n Node)>,
    /// The gateway or the variant.
    pub(crate) node: &'n Node,
}

/// Builds the gateway of a file. What is wrong with it goes into `problems`.
pub(crate) fn gateway<'n, 'a>(file: &'n Node, arena: &Arena<'a>, problems: &mut Problems) -> File<'n, 'a> {
    Builder { arena, problems, lists: BTreeMap::new() }.gateway(file)
}

struct Builder<'b, 'n, 'a> {
    arena: &'b Arena<'a>,
    problems: &'b mut Problems,
    /// The lists of values that fields share.
    lists: BTreeMap<&'n str, &'a [Choice<'a>]>,
}

impl<'n, 'a> Builder<'_, 'n, 'a> {
    fn gateway(mut self, file: &'n Node) -> File<'n, 'a> {
        for list in file.member("choices").map(Node::members).unwrap_or_default() {
            let choices = self.choices(list.node.elements());
            self.lists.insert(&list.name, choices);
        }
        let way = file.member("signing").map_or(Way::NONE, |node| self.way(node, Way::NONE));
        let source = self.text(file.text_of("source"));
        let own = self.messages(file.list_of("messages"), &[], way, source);
        let mut dialects = vec![Self::dialect(&own, file)];
        let mut variants = Vec::new();
        for node in file.list_of("variants") {
            if let Some((variant, messages)) = self.variant(node, &own, way, source) {
                dialects.push(Self::dialect(&messages, node));
                variants.push(variant);
            }
        }
        let gateway = Gateway {
            id: self.text(file.text_of("id")),
            title: self.text(file.text_of("title")),
            notes: self.texts(file.list_of("notes")),
            messages: self.slice(&dialects[0].messages.iter().map(|(message, _)| *message).collect::<Vec<_>>()),
            variants: self.slice(&variants),
            source,
        };
        File { gateway, dialects }
    }

    fn dialect(messages: &[Built<'n, 'a>], node: &'n Node) -> Dialect<'n, 'a> {
        Dialect { messages: messages.iter().map(|built| (built.message, built.node)).collect(), node }
    }

    fn variant(
        &mut self,
        node: &'n Node,
        own: &[Built<'n, 'a>],
        way: Way<'n, 'a>,
        source: &'a str,
    ) -> Option<(Variant<'a>, Vec<Built<'n, 'a>>)> {
        let mut way = node.member("signing").map_or(way, |signing| self.way(signing, way));
        if let Some(text) = node.member("scheme") {
            way.scheme = self.scheme(text);
        }
        // What differs in the scheme differs in all messages that are signed.
        let differs = node.member("scheme").or_else(|| node.member("signing")?.member("scheme")).is_some();
        let own = if differs { self.signed_by(own, way) } else { own.to_vec() };
        let messages = match node.member("messages") {
            Some(list) => self.messages(list.elements(), &own, way, source),
            None => own,
        };
        if matches!(way.scheme, Said::Nothing) {
            self.problems.say(node.at.clone(), "the variant has no `scheme`, and nor has `signing` of the gateway");
        }
        let scheme = way.scheme.scheme()?;
        let kept: Vec<_> = messages.iter().map(|built| built.message).collect();
        let variant = Variant {
            name: self.text(node.text_of("name")),
            scheme,
            messages: self.slice(&kept),
            about: self.text(node.text_of("about")),
        };
        Some((variant, messages))
    }

    fn scheme(&mut self, node: &Node) -> Said<'a> {
        let text = self.text(node.text().unwrap_or_default());
        Scheme::parse_with_table(text).map_or_else(
            |error| {
                self.problems.say(node.at.clone(), error.to_string());
                Said::Wrong
            },
            Said::Scheme,
        )
    }

    fn text(&self, text: &str) -> &'a str {
        self.arena.alloc_str(text)
    }

    fn texts(&self, nodes: &[Node]) -> &'a [&'a str] {
        let texts: Vec<_> = nodes.iter().filter_map(Node::text).map(|text| self.text(text)).collect();
        self.slice(&texts)
    }

    fn slice<T: Copy>(&self, elements: &[T]) -> &'a [T] {
        self.arena.alloc_slice_copy(elements)
    }
}

/// The value of this word, among those that the format has checked.
fn word<T: Copy>(all: &[T], as_str: fn(T) -> &'static str, node: Option<&Node>) -> Option<T> {
    let word = node?.text()?;
    all.iter().copied().find(|one| as_str(*one) == word)
}
