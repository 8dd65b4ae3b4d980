//! The text that signed fields make.

use std::ops::Range;

use crate::function::{Function, Given};
use crate::message::{Entry, Message, Param};
use crate::reading::{Fields, Reading};
use crate::scheme::{Digest, Empty, Item, Listed, Order};
use crate::secret::Key;
use crate::text::{Symbol, Text, plain, shown, with_secret};
use crate::whole::{hashed, whole};

/// The signed ones among all fields of a message: those that the scheme selects, without those left out for
/// being empty.
pub fn signed(reading: &Reading, fields: &Fields) -> Fields {
    let Some(message) = Message::of_fields(reading, fields) else { return Fields::new() };
    message.signed().into_iter().map(|param| (param.name.clone(), param.value.clone())).collect()
}

/// The canonical string of these signed fields, as it is shown.
///
/// A message without a signature has none; the answer is empty then. In listed order, fields that the list
/// does not name are not written.
pub fn canonical(reading: &Reading, fields: &Fields) -> Vec<u8> {
    Message::of_fields(reading, fields).map(|message| shown(&message.written(None).text)).unwrap_or_default()
}

/// The text of the fields, and where each of them is in it.
pub(crate) struct Written {
    pub(crate) text: Text,
    pub(crate) spans: Vec<Span>,
}

impl Written {
    /// The fields of the message that are written.
    pub(crate) fn fields(&self) -> Vec<(Vec<u8>, Vec<u8>)> {
        let there = self.spans.iter().filter(|span| span.is_there);
        there.map(|span| (span.name.clone(), span.value.clone())).collect()
    }
}

/// Where a field is in a text, in canonical order; also one that is not there, but filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) name: Vec<u8>,
    pub(crate) value: Vec<u8>,
    /// Whether the message has it.
    pub(crate) is_there: bool,
    /// How long the name is as it is written.
    pub(crate) name_len: usize,
    pub(crate) at: Range<usize>,
}

/// One piece of a text; the separator goes between two.
struct Piece {
    text: Text,
    /// The field that it is, and how long its name is as it is written.
    field: Option<(Param, usize)>,
}

impl Message<'_> {
    /// The text of the signed fields. Without the secret, its place by value is the end.
    pub(crate) fn written(&self, key: Option<&Key>) -> Written {
        let pieces: Vec<Piece> = match self.scheme.order {
            Order::Listed => self.pieces(&self.items),
            _ => self.in_order(key).iter().map(|entry| self.entry(entry)).collect(),
        };
        self.joined(pieces, self.scheme.separator.is_last)
    }

    /// The digest of the message under this secret.
    pub(crate) fn digest(&self, digest: Digest, key: &Key) -> Vec<u8> {
        let fields = with_secret(&self.written(Some(key)).text, key);
        hashed(self.scheme, digest, key, &whole(self.scheme, digest, key, &fields, |name| self.value(name)))
    }

    /// With a separator between two pieces, and after the last one if `has_last`.
    fn joined(&self, pieces: Vec<Piece>, has_last: bool) -> Written {
        let separator = plain(&self.scheme.separator.text);
        let is_empty = pieces.is_empty();
        let (mut text, mut spans) = (Text::new(), Vec::new());
        for (index, piece) in pieces.into_iter().enumerate() {
            if index > 0 {
                text.extend(separator.clone());
            }
            let at = text.len()..text.len() + piece.text.len();
            text.extend(piece.text);
            if let Some((param, name_len)) = piece.field {
                let is_there = self.signed().iter().any(|signed| signed.name == param.name);
                spans.push(Span { name: param.name, value: param.value, is_there, name_len, at });
            }
        }
        if has_last && !is_empty {
            text.extend(separator);
        }
        Written { text, spans }
    }

    /// The pieces of a list.
    fn pieces(&self, items: &[Item]) -> Vec<Piece> {
        let only = |text: Text| vec![Piece { text, field: None }];
        let mut pieces = Vec::new();
        for item in items {
            pieces.extend(match item {
                Item::Field(listed) => self.listed_field(listed).into_iter().collect(),
                Item::Secret(part) => only(vec![Symbol::Secret(part.clone())]),
                Item::Text(text) => only(plain(text)),
                Item::Starting(prefix) => self.starting(prefix),
                Item::Hash(digest, items) => {
                    only(vec![Symbol::Hash(*digest, self.joined(self.pieces(items), false).text)])
                }
            });
        }
        pieces
    }

    /// A field of a list, if it is written.
    fn listed_field(&self, listed: &Listed) -> Option<Piece> {
        if self.scheme.secret.named.as_ref() == Some(&listed.name) {
            return Some(self.entry(&Entry::Secret(&listed.name)));
        }
        match self.signed().into_iter().find(|param| param.name == listed.name) {
            Some(param) => Some(self.field(param, self.scheme.function_of(Some(listed)))),
            None if self.scheme.empty == Empty::Fill && self.signs(&listed.name) => {
                let absent = Param { name: listed.name.clone(), value: Vec::new(), bare: None, is_nested: false };
                Some(self.field(&absent, self.scheme.function_of(Some(listed))))
            }
            None => None,
        }
    }

    /// The fields whose names begin so and are not listed: always `name=value`.
    fn starting(&self, prefix: &[u8]) -> Vec<Piece> {
        let is_listed = |name: &[u8]| self.items.iter().flat_map(Item::fields).any(|listed| listed.name == name);
        let mut params = self.signed();
        params.retain(|param| param.name.starts_with(prefix) && !is_listed(&param.name));
        params.sort_by_key(|param| &param.name);
        let piece = |param: &&Param| {
            let value = self.through(self.scheme.pair.value, param.given());
            let text = plain(&[param.name.as_slice(), b"=", &value].concat());
            Piece { text: [text, self.each()].concat(), field: Some(((*param).clone(), param.name.len())) }
        };
        params.iter().map(piece).collect()
    }

    /// A field or the secret, as a pair.
    fn entry(&self, entry: &Entry) -> Piece {
        match entry {
            Entry::Field(param) => self.field(param, self.scheme.function_of(self.listed(&param.name))),
            Entry::Secret(name) => {
                let name = self.scheme.written_name(name);
                Piece { text: [plain(&name), vec![Symbol::Secret(None)]].concat(), field: None }
            }
        }
    }

    fn field(&self, param: &Param, function: Option<Function>) -> Piece {
        let name = self.scheme.written_name(&param.name);
        let value = self.through(function, param.given());
        let name_len = if self.scheme.pair.name.is_some() { name.len() - self.scheme.pair.joint.len() } else { 0 };
        let text = [plain(&name), plain(&value), self.each()].concat();
        Piece { text, field: Some((param.clone(), name_len)) }
    }

    fn through(&self, function: Option<Function>, given: Given) -> Vec<u8> {
        function.map_or_else(|| given.text.to_vec(), |function| function.of(given, &self.scheme.separator.text))
    }

    /// What is written after every field.
    fn each(&self) -> Text {
        let after = |joint: &Vec<u8>| [plain(joint), vec![Symbol::Secret(None)]].concat();
        self.scheme.secret.each.as_ref().map(after).unwrap_or_default()
    }
}
