//! The reader of values alone, with a separator: one piece for each place of a list.

use super::value::{Pairs, find, is_absent, is_measured, may_write, value};
use crate::canonical::{Span, Written};
use crate::function::Function;
use crate::plausible::is_plausible;
use crate::scheme::{Empty, Item, Order, Scheme};
use crate::text::{Symbol, Text, bytes, plain};

/// A list whose text is read piece by piece.
pub(crate) struct List<'a> {
    scheme: &'a Scheme,
}

impl<'a> List<'a> {
    pub(crate) fn of(scheme: &'a Scheme) -> Option<List<'a>> {
        let items = scheme.only();
        let is_listed = scheme.order == Order::Listed && scheme.empty != Empty::Skip && !items.is_empty();
        let is_readable = |function: Option<Function>| {
            let is_hidden = function == Some(Function::Escaped) && scheme.separator.text.first() == Some(&b'\\');
            !is_measured(function) && !is_hidden && !may_write(function, scheme.separator.text.first())
        };
        let fits = |(index, item): (usize, &Item)| match item {
            Item::Field(listed) => is_readable(scheme.function_of(Some(listed))),
            Item::Starting(_) => index + 1 == items.len(),
            Item::Secret(_) | Item::Text(_) => true,
            Item::Hash(..) => false,
        };
        (is_listed && is_readable(scheme.pair.value) && items.iter().enumerate().all(fits)).then_some(List { scheme })
    }

    /// The fields of a text.
    pub(crate) fn read(&self, text: &[Symbol]) -> Option<Pairs> {
        let (spans, is_whole) = self.spans(text);
        let there = spans.into_iter().filter(|span| span.is_there);
        is_whole.then(|| there.map(|span| (span.name, span.value)).collect())
    }

    /// The first field of a text whose end the reader sees elsewhere, or of whose value it sees another.
    pub(crate) fn first_misread(&self, written: &Written) -> Option<Vec<u8>> {
        let (spans, _) = self.spans(&written.text);
        let place = |span: &Span| (span.name.clone(), span.value.clone(), span.is_there, span.at.clone());
        let mut places = written.spans.iter().enumerate();
        let differs = places.find(|(index, span)| spans.get(*index).map(place) != Some(place(span)));
        differs.map(|(_, span)| span.name.clone())
    }

    /// The fields that are read from the left, as far as it goes, and whether that is to the end.
    fn spans(&self, text: &[Symbol]) -> (Vec<Span>, bool) {
        let separator = plain(&self.scheme.separator.text);
        let is_nothing = text.is_empty() && matches!(self.scheme.only(), [Item::Starting(_)]);
        // Every piece is followed by a separator, the last one too, or as if.
        let closed: Text = match (is_nothing, self.scheme.separator.is_last) {
            (true, _) => Text::new(),
            (false, true) => text.to_vec(),
            (false, false) => [text, &separator].concat(),
        };
        let mut spans = Vec::new();
        let mut at = 0;
        for item in self.scheme.only() {
            let ended = match item {
                Item::Starting(prefix) => self.starting(&closed, &mut at, prefix, &mut spans),
                _ => self.place(&closed, &mut at, item, &mut spans),
            };
            if ended.is_none() {
                return (spans, false);
            }
        }
        (spans, at == closed.len())
    }

    /// Steps over one place of the list and the separator after it.
    fn place(&self, closed: &[Symbol], at: &mut usize, item: &Item, spans: &mut Vec<Span>) -> Option<()> {
        let separator = plain(&self.scheme.separator.text);
        let constant = match item {
            Item::Text(text) => plain(text),
            Item::Secret(part) => vec![Symbol::Secret(part.clone())],
            _ => Text::new(),
        };
        let from = *at;
        let end = match item {
            Item::Field(listed) => self.end(closed, from, self.scheme.function_of(Some(listed)))?,
            _ => closed[from..].starts_with(&constant).then_some(from + constant.len())?,
        };
        *at = closed[end..].starts_with(&separator).then_some(end + separator.len())?;
        if let Item::Field(listed) = item {
            let is_there = !is_absent(self.scheme, listed, &closed[from..end]);
            let value = |text| value(self.scheme, Some(listed), text);
            let value = if is_there { value(&closed[from..end])? } else { Vec::new() };
            spans.push(Span { name: listed.name.clone(), value, is_there, name_len: 0, at: from..end });
        }
        Some(())
    }

    /// Steps over all pieces that are left: `name=value` each, of which the value may be escaped.
    fn starting(&self, closed: &[Symbol], at: &mut usize, prefix: &[u8], spans: &mut Vec<Span>) -> Option<()> {
        let separator = plain(&self.scheme.separator.text);
        while *at < closed.len() {
            let from = *at;
            let name_len = find(closed, from, &plain(b"="))? - from;
            if find(closed, from, &separator)? <= from + name_len {
                return None;
            }
            let end = self.end(closed, from + name_len + 1, self.scheme.pair.value)?;
            *at = closed[end..].starts_with(&separator).then_some(end + separator.len())?;
            let name = bytes(&closed[from..from + name_len]).filter(|name| is_plausible(name))?;
            let is_listed = self.scheme.listed_names().any(|listed| *listed == name);
            if is_listed || !name.starts_with(prefix) {
                return None;
            }
            let value = value(self.scheme, None, &closed[from + name_len + 1..end])?;
            spans.push(Span { name, value, is_there: true, name_len, at: from..end });
        }
        Some(())
    }

    /// Where a piece ends that begins here: at the next separator; of what is escaped, at the next one that
    /// is not.
    fn end(&self, closed: &[Symbol], from: usize, function: Option<Function>) -> Option<usize> {
        let separator = plain(&self.scheme.separator.text);
        if function != Some(Function::Escaped) {
            return find(closed, from, &separator);
        }
        let mut at = from;
        while closed.get(at)? != &separator[0] {
            at += if closed[at] == Symbol::Byte(b'\\') { 2 } else { 1 };
        }
        Some(at)
    }
}
