//! A draft: the message as it may have been signed, and the text that this gives.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use zeroize::Zeroize;

use super::rules::escapes;
use paysign::gateway::Signing;
use paysign::scheme::{Fields, Pair};

/// Fields and style of a text that may have been signed.
#[derive(Clone)]
pub(super) struct Draft<'e> {
    pub(super) slots: Vec<Slot<'e>>,
    pub(super) style: Style,
}

/// A field of it.
#[derive(Clone)]
pub(super) struct Slot<'e> {
    pub(super) name: Cow<'e, [u8]>,
    pub(super) value: Cow<'e, [u8]>,
    pub(super) is_in: bool,
    /// The item that it comes from, which is also its place in the message.
    pub(super) item: Option<usize>,
    /// Its place in the vendor's table.
    pub(super) row: usize,
    /// Whether the secret is where its value would be.
    pub(super) is_secret: bool,
}

/// How the fields are joined.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub(super) order: Order,
    pub(super) writing: Writing,
    pub(super) separator: Between,
    pub(super) wrap: Wrap,
}

/// What is between two fields: at most two bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Between([u8; 2], usize);

impl Between {
    pub(super) const NOTHING: Self = Self([0; 2], 0);

    pub(super) const fn one(byte: u8) -> Self {
        Self([byte, 0], 1)
    }

    pub(super) const fn twice(byte: u8) -> Self {
        Self([byte, byte], 2)
    }

    pub(super) const fn two(bytes: [u8; 2]) -> Self {
        Self(bytes, 2)
    }

    /// That of a scheme.
    pub(super) fn of(byte: Option<u8>) -> Self {
        byte.map_or(Self::NOTHING, Self::one)
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.0[..self.1]
    }
}

/// The order of the fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    OfScheme,
    AsSent,
    IgnoringCase,
    ByPair,
    Locale,
    OfTable,
    Reversed,
    /// By the values.
    ByValue,
    /// As the fields are in the draft.
    AsTheyAre,
}

/// How a field is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Writing {
    Pair(Pair),
    /// What is before the name, between it and the value, and after the value.
    Around(&'static str, &'static str, &'static str),
    /// All of it is one JSON object; whether `/` and what is not ASCII are escaped, and whether spaces are
    /// in it.
    Json {
        slashes: bool,
        unicode: bool,
        blanks: bool,
    },
}

/// What happens to the whole text at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wrap {
    Nothing,
    SeparatorBehind,
    SeparatorInFront,
    /// What a browser makes of `&not`, `&curren`, ….
    Entities,
    Lower,
    Upper,
    /// URL-encoded as a whole.
    Encoded(&'static escapes::Encoding),
    Mark,
}

/// Where the secret is in a text, if it is inside.
pub(super) type SecretAt = Option<usize>;

impl Draft<'_> {
    /// Writes the text of the fields as they are into `out`, which is empty and has room for it.
    pub(super) fn write(&self, out: &mut Vec<u8>) -> SecretAt {
        let mut secret_at = None;
        let Style { writing, separator, wrap, .. } = self.style;
        let is_json = matches!(writing, Writing::Json { .. });
        if is_json {
            out.push(b'{');
        }
        if wrap == Wrap::SeparatorInFront {
            out.extend_from_slice(separator.bytes());
        }
        let mut is_first = true;
        for slot in self.slots.iter().filter(|slot| slot.is_in) {
            match (is_first, writing) {
                (true, _) => {}
                (_, Writing::Json { blanks, .. }) => out.extend_from_slice(if blanks { b", " } else { b"," }),
                _ => out.extend_from_slice(separator.bytes()),
            }
            is_first = false;
            write_slot(slot, writing, out);
            if slot.is_secret {
                secret_at = Some(out.len());
            }
        }
        if is_json {
            out.push(b'}');
        }
        match wrap {
            Wrap::Nothing | Wrap::SeparatorInFront => {}
            Wrap::SeparatorBehind => out.extend_from_slice(separator.bytes()),
            Wrap::Lower => out.make_ascii_lowercase(),
            Wrap::Upper => out.make_ascii_uppercase(),
            Wrap::Mark => {
                out.splice(..0, *b"\xef\xbb\xbf");
                secret_at = secret_at.map(|at| at + 3);
            }
            Wrap::Entities => replace(out, escapes::damaged(out)),
            Wrap::Encoded(encoding) => replace(out, escapes::url_encoded(out, encoding)),
        }
        secret_at.filter(|at| *at <= out.len())
    }

    /// Puts the fields in order.
    pub(super) fn sort(&mut self, signing: &Signing<'_>) {
        let slots = &mut self.slots;
        match self.style.order {
            Order::OfScheme => match (signing.scheme.order, signing.scheme.fields) {
                (paysign::scheme::Order::Listed, Fields::Only(names)) => slots.sort_by_key(|slot| {
                    names.iter().position(|name| name.as_bytes() == &*slot.name).unwrap_or(usize::MAX)
                }),
                _ => slots.sort_by(|left, right| left.name.cmp(&right.name)),
            },
            Order::AsSent => slots.sort_by_key(|slot| slot.item.unwrap_or(usize::MAX)),
            Order::OfTable => slots.sort_by_key(|slot| (slot.row, slot.item)),
            Order::IgnoringCase => {
                slots.sort_by(|left, right| {
                    lower(&left.name).cmp(lower(&right.name)).then_with(|| left.name.cmp(&right.name))
                });
            }
            Order::Locale => {
                slots.sort_by(|left, right| {
                    let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
                    let letters = |slot| lower(slot).filter(is_letter);
                    // Where letters are the same, small ones come first.
                    letters(&left.name).cmp(letters(&right.name)).then_with(|| right.name.cmp(&left.name))
                });
            }
            Order::ByPair => slots.sort_by(|left, right| pair_text(left).cmp(pair_text(right))),
            Order::ByValue => slots.sort_by(|left, right| left.value.cmp(&right.value)),
            Order::AsTheyAre => {}
            Order::Reversed => slots.sort_by(|left, right| right.name.cmp(&left.name)),
        }
    }
}

fn lower(name: &[u8]) -> impl Iterator<Item = u8> {
    name.iter().map(u8::to_ascii_lowercase)
}

/// Puts another text in the place of one that is wiped.
fn replace(text: &mut Vec<u8>, new: Vec<u8>) {
    text.zeroize();
    *text = new;
}

fn pair_text<'s>(slot: &'s Slot<'_>) -> impl Iterator<Item = &'s u8> {
    slot.name.iter().chain(b"=").chain(slot.value.iter())
}

fn write_slot(slot: &Slot<'_>, writing: Writing, out: &mut Vec<u8>) {
    match writing {
        Writing::Pair(Pair::ValueOnly) => {}
        Writing::Pair(pair) => {
            out.extend_from_slice(&slot.name);
            out.extend_from_slice(pair.joint().unwrap_or_default());
        }
        Writing::Around(front, between, back) => {
            out.extend_from_slice(front.as_bytes());
            out.extend_from_slice(&slot.name);
            out.extend_from_slice(between.as_bytes());
            out.extend_from_slice(&slot.value);
            return out.extend_from_slice(back.as_bytes());
        }
        Writing::Json { slashes, unicode, blanks } => {
            escapes::json_quoted(&slot.name, slashes, unicode, out);
            out.extend_from_slice(if blanks { b": " } else { b":" });
            escapes::json_quoted(&slot.value, slashes, unicode, out);
            return;
        }
    }
    out.extend_from_slice(&slot.value);
}
