//! Readers that look for the starts of fields: a name, and the joint after it.

use std::collections::BTreeSet;

use super::value::{Pairs, find, is_absent, is_measured, is_right, may_write, value};
use crate::canonical::Written;
use crate::function::Function;
use crate::plausible::is_plausible;
use crate::reading::Reading;
use crate::scheme::{Item, NamePart, Order, Scheme};
use crate::text::{Symbol, Text, bytes, plain};

/// How the starts of fields are found.
pub(crate) struct Starts<'a> {
    reading: &'a Reading,
    scheme: &'a Scheme,
    joint: &'a [u8],
    /// Where there is no separator: from the left, the longest of these that is followed by the joint starts
    /// a field.
    names: BTreeSet<&'a [u8]>,
}

/// A place where a reader sees a field start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Start {
    at: usize,
    name_len: usize,
    /// Where its value ends.
    end: usize,
}

/// What a reader sees.
struct Seen {
    starts: Vec<Start>,
    /// Where it sees a separator that is no part of a value.
    cuts: Vec<usize>,
    /// Whether every part of the text belongs to a field.
    is_whole: bool,
}

impl<'a> Starts<'a> {
    pub(crate) fn of(reading: &'a Reading, scheme: &'a Scheme, joint: &'a [u8]) -> Option<Starts<'a>> {
        let listed = || scheme.only().iter().filter_map(Item::field);
        if scheme.only().iter().any(|item| item.field().is_none()) {
            return None;
        }
        let mut starts = Starts { reading, scheme, joint, names: BTreeSet::new() };
        if scheme.separator.text.is_empty() {
            starts.names = reading.known_names();
            starts.names.extend(reading.added.iter().map(Vec::as_slice));
            let is_in_order = matches!(scheme.order, Order::Name | Order::NoCase | Order::Listed | Order::Sent);
            let has_function = listed().any(|listed| listed.function.is_some());
            let is_readable = scheme.pair.is_plain() && is_in_order && !has_function && scheme.secret.named.is_none();
            return (is_readable && !starts.names.is_empty()).then_some(starts);
        }
        let is_name = matches!(scheme.pair.name, Some(NamePart::Name | NamePart::Through(Function::Encoded(_))));
        let separator = scheme.separator.text.first();
        let is_readable = |function| {
            let may_mislead = may_write(function, separator) || may_write(function, joint.first());
            !is_measured(function) && function != Some(Function::Escaped) && !may_mislead
        };
        let holds_separator = joint.windows(scheme.separator.text.len()).any(|part| part == scheme.separator.text);
        let functions = listed().map(|listed| listed.function).chain([scheme.pair.value]);
        let is_named = scheme.secret.named.as_ref().is_none_or(|name| starts.reads_name(name));
        (is_name && functions.into_iter().all(is_readable) && !holds_separator && is_named).then_some(starts)
    }

    /// Whether a field of this name, with nothing as its value, is read as what it is.
    fn reads_name(&self, name: &[u8]) -> bool {
        let separator = if self.scheme.separator.is_last { self.scheme.separator.text.as_slice() } else { &[] };
        let name = self.scheme.written_name(name);
        // The secret may begin with the rest of a separator.
        let text = &self.scheme.separator.text;
        if (1..text.len()).any(|len| name.ends_with(&text[..len])) {
            return false;
        }
        let seen = self.seen(&plain(&[name.as_slice(), separator].concat()));
        seen.is_some_and(|seen| {
            let starts: Vec<(usize, usize)> = seen.starts.iter().map(|start| (start.at, start.end)).collect();
            seen.is_whole && starts == [(0, name.len())]
        })
    }

    /// The fields of a text.
    pub(crate) fn read(&self, text: &[Symbol]) -> Option<Pairs> {
        let seen = self.seen(text)?;
        let mut pairs = Pairs::new();
        let mut secrets = 0;
        for start in seen.starts {
            let name = self.name(&text[start.at..start.at + start.name_len])?;
            let written = &text[start.at + start.name_len + self.joint.len()..start.end];
            let listed = self.scheme.listed(&name);
            if self.scheme.secret.named.as_ref() == Some(&name) && *written == [Symbol::Secret(None)] {
                secrets += 1;
            } else if !listed.is_some_and(|listed| is_absent(self.scheme, listed, written)) {
                let value = value(self.scheme, listed, written)?;
                pairs.push((name, value));
            }
        }
        (seen.is_whole && secrets == usize::from(self.scheme.secret.named.is_some())).then_some(pairs)
    }

    /// The first field of a text that the reader does not see where it is, or of whose value it sees another.
    pub(crate) fn first_misread(&self, written: &Written) -> Option<Vec<u8>> {
        let seen = self.seen(&written.text)?;
        let is_misread = |span: &&crate::canonical::Span| {
            let mut inside = seen.starts.iter().filter(|start| span.at.contains(&start.at));
            let first = inside.next().map(|start| (start.at, start.name_len));
            let text = written.text.get(span.at.start + span.name_len + self.joint.len()..span.at.end);
            let listed = self.scheme.listed(&span.name);
            first != Some((span.at.start, span.name_len))
                || inside.next().is_some()
                || seen.cuts.iter().any(|cut| span.at.contains(cut))
                || !text.is_some_and(|text| is_right(self.scheme, listed, text, span))
        };
        written.spans.iter().find(is_misread).map(|span| span.name.clone())
    }

    /// Whether a name of the notification, with the joint after it, begins inside of a value, for the fields
    /// of a request without a separator.
    pub(crate) fn first_with_reserved(&self, written: &Written) -> Option<Vec<u8>> {
        if !self.scheme.separator.text.is_empty() {
            return None;
        }
        let begins = |at: usize, name: &[u8]| written.text[at..].starts_with(&plain(&[name, self.joint].concat()));
        let holds = |span: &&crate::canonical::Span| {
            let value = span.at.start + span.name_len + self.joint.len()..span.at.end;
            value.into_iter().any(|at| self.reading.reserved.iter().any(|name| begins(at, name)))
        };
        written.spans.iter().find(holds).map(|span| span.name.clone())
    }

    /// A name that is read: one that an encoder leaves as it is.
    fn name(&self, written: &[Symbol]) -> Option<Vec<u8>> {
        let written = bytes(written)?;
        match self.scheme.pair.name {
            Some(NamePart::Through(Function::Encoded(encoder))) => {
                (encoder.encode(&written) == written).then_some(written)
            }
            _ => Some(written),
        }
    }

    fn seen(&self, text: &[Symbol]) -> Option<Seen> {
        let separator = plain(&self.scheme.separator.text);
        if separator.is_empty() {
            return Some(self.seen_by_names(text));
        }
        let inner = if self.scheme.separator.is_last && !text.is_empty() {
            text.strip_suffix(separator.as_slice())?
        } else {
            text
        };
        Some(if separator.len() == 1 {
            self.seen_by_pieces(inner, &separator)
        } else {
            self.seen_by_cuts(inner, &separator)
        })
    }

    /// The length of the name with which a piece starts a field.
    fn name_len(&self, piece: &[Symbol]) -> Option<usize> {
        let len = find(piece, 0, &plain(self.joint))?;
        self.name(&piece[..len]).filter(|name| is_plausible(name)).map(|_| len)
    }

    /// A piece that starts no field continues the value before it.
    fn seen_by_pieces(&self, text: &[Symbol], separator: &[Symbol]) -> Seen {
        let mut starts: Vec<Start> = Vec::new();
        let mut at = 0;
        for piece in text.split(|symbol| *symbol == separator[0]) {
            if let Some(name_len) = self.name_len(piece) {
                // What the value before this piece holds so far, without the separator between the two.
                let is_after_query = starts.last().is_some_and(|last| {
                    let name = self.name(&text[last.at..last.at + last.name_len]).unwrap_or_default();
                    let value = &text[last.at + last.name_len + self.joint.len()..at - 1];
                    self.reading.may_hold_query(&name) && value.contains(&Symbol::Byte(b'?'))
                });
                let name = self.name(&piece[..name_len]).unwrap_or_default();
                if !is_after_query || self.reading.is_taken(&name) {
                    starts.push(Start { at, name_len, end: text.len() });
                }
            }
            at += piece.len() + 1;
        }
        for index in 1..starts.len() {
            starts[index - 1].end = starts[index].at - 1;
        }
        let is_whole = text.is_empty() || starts.first().is_some_and(|first| first.at == 0);
        Seen { starts, cuts: Vec::new(), is_whole }
    }

    /// Cut at each separator, the last field too as if one came after it: every piece starts a field.
    fn seen_by_cuts(&self, text: &[Symbol], separator: &[Symbol]) -> Seen {
        let mut seen = Seen { starts: Vec::new(), cuts: Vec::new(), is_whole: true };
        if text.is_empty() {
            return seen;
        }
        let closed: Text = [text, separator].concat();
        let mut at = 0;
        while at < closed.len() {
            let Some(cut) = find(&closed, at, separator) else {
                seen.is_whole = false;
                break;
            };
            match self.name_len(&closed[at..cut]) {
                Some(name_len) => seen.starts.push(Start { at, name_len, end: cut }),
                None => seen.is_whole = false,
            }
            seen.cuts.push(cut);
            at = cut + separator.len();
        }
        seen
    }

    fn seen_by_names(&self, text: &[Symbol]) -> Seen {
        let mut starts: Vec<Start> = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let is_here = |name: &&&[u8]| text[at..].starts_with(&plain(&[**name, self.joint].concat()));
            match self.names.iter().filter(is_here).map(|name| name.len()).max() {
                Some(name_len) => {
                    starts.push(Start { at, name_len, end: text.len() });
                    at += name_len + self.joint.len();
                }
                None => at += 1,
            }
        }
        for index in 1..starts.len() {
            starts[index - 1].end = starts[index].at;
        }
        let is_whole = text.is_empty() || starts.first().is_some_and(|first| first.at == 0);
        Seen { starts, cuts: Vec::new(), is_whole }
    }
}
