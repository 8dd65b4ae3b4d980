//! A parameter of the message under diagnosis, owned, with all that the search asks of it.

use alloc::vec::Vec;

use super::finding::Evidence;
use crate::field::Field;
use crate::message::{Message, Signing};
use crate::scheme::{Empty, Scheme};
use crate::value::{Shape, Value};

/// One parameter as it was read.
#[derive(Clone, Debug)]
pub(super) struct Item<'m> {
    pub(super) name: Vec<u8>,
    pub(super) value: Vec<u8>,
    /// The value as it stands in the body, with its escapes.
    pub(super) raw: Vec<u8>,
    pub(super) shape: Shape,
    pub(super) offset: Option<usize>,
    /// Its row in the message's table.
    pub(super) row: Option<&'m Field<'m>>,
    /// The place of that row; behind all others where there is none.
    pub(super) row_place: usize,
    pub(super) is_signature: bool,
    /// Whether the scheme signs a field of this name.
    pub(super) is_covered: bool,
    /// Whether the name stands there before or after it too.
    pub(super) is_twice: bool,
}

impl<'m> Item<'m> {
    pub(super) fn new(message: &Message<'m>, signing: &Signing<'m>, name: Vec<u8>, value: Vec<u8>) -> Self {
        let mut item = Self {
            raw: value.clone(),
            name,
            value,
            shape: Shape::Text,
            offset: None,
            row: None,
            row_place: usize::MAX,
            is_signature: false,
            is_covered: false,
            is_twice: false,
        };
        item.place(message, signing);
        item
    }

    /// Looks its name up.
    pub(super) fn place(&mut self, message: &Message<'m>, signing: &Signing<'m>) {
        let fields = message.fields.fields();
        let place = fields.iter().position(|field| field.name.as_bytes() == self.name);
        self.row = place.and_then(|place| fields.get(place));
        self.row_place = place.unwrap_or(usize::MAX);
        self.is_signature = self.name == signing.field.as_bytes();
        self.is_covered = signing.covers(fields, Value::plain(&self.name));
    }

    /// Whether it stands in the canonical string.
    pub(super) fn is_in(&self, scheme: &Scheme<'_>) -> bool {
        self.is_covered && (scheme.empty == Empty::Keep || !self.value.is_empty())
    }

    /// The field, and what was signed in place of its value.
    pub(super) fn evidence(&self, signed: Option<&[u8]>) -> Evidence {
        Evidence {
            field: Some(self.name.clone()),
            offset: self.offset,
            here: Some(self.value.clone()),
            signed: signed.map(Into::into),
        }
    }
}

/// Marks the names that stand twice.
pub(super) fn mark_twice(items: &mut [Item<'_>]) {
    for index in 0..items.len() {
        let twice = items.iter().enumerate().any(|(other, item)| other != index && item.name == items[index].name);
        items[index].is_twice = twice;
    }
}
