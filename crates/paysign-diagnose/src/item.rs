//! A parameter of the message under diagnosis, owned, with all that the search asks of it.

use alloc::vec::Vec;

use super::finding::Evidence;
use super::wiped::Wiped;
use paysign::Message;
use paysign::gateway::{Field, Signing};
use paysign::inside::{self, Mask};
use paysign::scheme::{Empty, Scheme};
use paysign::value::Shape;

/// Whose parameters they are, and what must not be shown of them.
#[derive(Clone, Copy)]
pub(super) struct Of<'o, 'm> {
    pub(super) message: &'o Message<'m>,
    pub(super) signing: &'o Signing<'m>,
    pub(super) mask: Mask<'o>,
}

/// One parameter as it was read.
#[derive(Clone, Debug)]
pub(super) struct Item<'m> {
    pub(super) name: Wiped,
    pub(super) value: Wiped,
    /// The value as it is in the body, with its escapes.
    pub(super) raw: Wiped,
    pub(super) shape: Shape,
    pub(super) offset: Option<usize>,
    /// Its row in the message's table.
    pub(super) row: Option<&'m Field<'m>>,
    /// The place of that row; after all others where there is none.
    pub(super) row_place: usize,
    pub(super) is_signature: bool,
    /// Whether the scheme signs a field of this name.
    pub(super) is_covered: bool,
    /// Whether the name is there before or after it too.
    pub(super) is_twice: bool,
    /// Its name and its value as they are shown, where they hold a secret.
    masked_name: Option<Vec<u8>>,
    masked_value: Option<Vec<u8>>,
}

impl<'m> Item<'m> {
    pub(super) fn new(of: &Of<'_, 'm>, name: Wiped, value: Wiped) -> Self {
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
            masked_name: None,
            masked_value: None,
        };
        item.place(of);
        item
    }

    /// The same, at this byte of the body, where it is as `raw`.
    pub(super) fn at(self, offset: Option<usize>, raw: Wiped, shape: Shape) -> Self {
        Self { raw, shape, offset, ..self }
    }

    /// Looks its name up, and for secrets in it.
    pub(super) fn place(&mut self, &Of { message, signing, mask }: &Of<'_, 'm>) {
        let masked = |text: &[u8]| mask.is_in(text).then(|| mask.masked(text));
        (self.masked_name, self.masked_value) = (masked(&self.name), masked(&self.value));
        let fields = message.fields.fields();
        let place = fields.iter().position(|field| self.name == field.name);
        self.row = place.and_then(|place| fields.get(place));
        self.row_place = place.unwrap_or(usize::MAX);
        self.is_signature = self.name == signing.field.as_bytes();
        self.is_covered = inside::covers(signing, fields, &self.name);
    }

    /// Whether it is in the canonical string.
    pub(super) fn is_in(&self, scheme: &Scheme<'_>) -> bool {
        self.is_covered && (scheme.empty == Empty::Keep || !self.value.is_empty())
    }

    /// The name as it is shown.
    pub(super) fn shown_name(&self) -> &[u8] {
        self.masked_name.as_deref().unwrap_or(&self.name)
    }

    /// The value as it is shown.
    pub(super) fn shown_value(&self) -> &[u8] {
        self.masked_value.as_deref().unwrap_or(&self.value)
    }

    /// Whether the value holds a secret. No rule writes such a value in another way: nobody could mask
    /// what comes of it.
    pub(super) fn holds_secret(&self) -> bool {
        self.masked_value.is_some()
    }

    /// Whether the name holds a secret.
    pub(super) fn is_named_by_secret(&self) -> bool {
        self.masked_name.is_some()
    }

    /// The field, and what was signed in place of its value, as it is shown.
    pub(super) fn evidence(&self, signed: Option<Vec<u8>>) -> Evidence {
        Evidence {
            field: Some(self.shown_name().into()),
            offset: self.offset,
            here: Some(self.shown_value().into()),
            signed,
        }
    }
}

/// Marks the names that are there twice.
pub(super) fn mark_twice(items: &mut [Item<'_>]) {
    for index in 0..items.len() {
        let twice = items.iter().enumerate().any(|(other, item)| other != index && item.name == items[index].name);
        items[index].is_twice = twice;
    }
}
