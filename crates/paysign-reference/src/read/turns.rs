//! The reader of names and values by turns: the joint is the separator.

use super::value::{Pairs, is_absent, is_measured, is_right, may_write, value};
use crate::canonical::{Span, Written};
use crate::function::Function;
use crate::plausible::is_plausible;
use crate::scheme::{Item, NamePart, Scheme};
use crate::text::{Symbol, bytes, plain};

/// Pieces between separators: a name, its value, a name, its value.
pub(crate) struct Turns<'a> {
    scheme: &'a Scheme,
}

impl<'a> Turns<'a> {
    pub(crate) fn of(scheme: &'a Scheme) -> Option<Turns<'a>> {
        let items = scheme.only();
        let is_readable = |function| {
            let may_mislead = may_write(function, scheme.separator.text.first());
            !is_measured(function) && function != Some(Function::Escaped) && !may_mislead
        };
        let functions = items.iter().filter_map(Item::field).map(|listed| listed.function).chain([scheme.pair.value]);
        let are_fields = items.iter().all(|item| item.field().is_some());
        let is_name = scheme.pair.name == Some(NamePart::Name) && scheme.secret.named.is_none();
        (is_name && are_fields && functions.into_iter().all(is_readable)).then_some(Turns { scheme })
    }

    /// The fields of a text.
    pub(crate) fn read(&self, text: &[Symbol]) -> Option<Pairs> {
        let separator = plain(&self.scheme.separator.text);
        let inner = match text {
            [] => return Some(Pairs::new()),
            _ if self.scheme.separator.is_last => text.strip_suffix(separator.as_slice())?,
            _ => text,
        };
        let pieces: Vec<&[Symbol]> = inner.split(|symbol| *symbol == separator[0]).collect();
        let mut pairs = Pairs::new();
        for turn in pieces.chunks(2) {
            let [name, written] = turn else { return None };
            let name = bytes(name).filter(|name| is_plausible(name))?;
            let listed = self.scheme.listed(&name);
            if !listed.is_some_and(|listed| is_absent(self.scheme, listed, written)) {
                pairs.push((name, value(self.scheme, listed, written)?));
            }
        }
        Some(pairs)
    }

    /// The first field of a text whose name is not plausible, or whose name or value holds the separator, or
    /// of whose value the reader sees another.
    pub(crate) fn first_misread(&self, written: &Written) -> Option<Vec<u8>> {
        let separator = plain(&self.scheme.separator.text);
        let is_misread = |span: &&Span| {
            let text = &written.text[span.at.clone()];
            let (name, value) = (&text[..span.name_len], &text[span.name_len + separator.len()..]);
            let holds = |part: &[Symbol]| part.contains(&separator[0]);
            let listed = self.scheme.listed(&span.name);
            !is_plausible(&span.name) || holds(name) || holds(value) || !is_right(self.scheme, listed, value, span)
        };
        written.spans.iter().find(is_misread).map(|span| span.name.clone())
    }
}
