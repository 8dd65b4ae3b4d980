//! The text of a scheme that does more than join fields: lists with constants and the secret among them,
//! functions over values, other orders, frames.

mod decimal;
mod order;
#[cfg(feature = "json")]
pub(crate) mod paths;
mod through;

use core::cmp::Ordering;

pub(crate) use decimal::is_exact;
pub(crate) use order::{Listing, arrange};
pub(crate) use through::Through;

use crate::canonical::Sink;
use crate::param::Param;
use crate::scheme::{
    Element, Empty, Fields, Frame, Function, Hash, Inside, Item, Items, NameText, Order, Pair, Part, Scheme,
};
use crate::value::Value;

/// Why nested members are not put where they belong.
#[cfg(feature = "json")]
pub(crate) enum Fault<'a> {
    /// A member that is there twice, on the way or at its end.
    Twice {
        /// The whole path.
        path: &'a str,
        /// The name of the second one, as it is in the body.
        name: Value<'a>,
    },
    /// There is no object.
    Missing {
        /// The whole path.
        path: &'a str,
    },
}

/// What such a text is written to: it takes the secret where it belongs.
pub(crate) trait SecretSink: Sink {
    /// Puts the secret, or a part of it.
    fn put_secret(&mut self, part: Part<'_>);

    /// Whether the secret comes before this value in the order of bytes.
    fn secret_precedes(&self, value: Value<'_>) -> bool;

    /// Comes before and after each name and value.
    fn mark(&mut self) {}

    /// Puts the lower hex of the digest of what `write` writes; `holds_secret` if that is in it.
    fn put_digest(&mut self, hash: Hash, holds_secret: bool, write: &mut dyn FnMut(&mut dyn SecretSink));
}

/// The signed fields of a message, as a scheme joins them.
#[derive(Clone, Copy)]
pub(crate) struct Composed<'t, 'a> {
    pub(crate) scheme: &'t Scheme<'t>,
    /// All parameters, the signed ones first, in canonical order.
    pub(crate) params: &'t [Param<'a>],
    /// How many are signed.
    pub(crate) signed: usize,
    /// The list, where a field of the message names it.
    pub(crate) list: Option<Value<'a>>,
    /// The hash that is in use.
    pub(crate) hash: Hash,
}

impl<'a> Composed<'_, 'a> {
    fn signed(&self) -> &[Param<'a>] {
        self.params.get(..self.signed).unwrap_or_default()
    }

    /// Writes what is around the fields, and the fields in its middle.
    pub(crate) fn write_frame(&self, frame: Frame<'_>, sink: &mut dyn SecretSink) {
        for element in frame.iter() {
            match element {
                Element::Text(text) => sink.put(text.as_bytes()),
                Element::Secret(part) => sink.put_secret(part),
                Element::Field(name) => {
                    if let Some(param) = self.params.iter().find(|param| param.name == *name) {
                        param.value.for_each_chunk(|chunk| sink.put(chunk));
                    }
                }
                Element::Fields => self.write_fields(sink),
                Element::Digest => {
                    let holds_secret = self.inside().is_some();
                    sink.put_digest(self.hash, holds_secret, &mut |sink| self.write_fields(sink));
                }
            }
        }
    }

    /// One field as it is written, without the secret after it.
    #[cfg(feature = "alloc")]
    pub(crate) fn shown_field(&self, param: &Param<'_>) -> Shown {
        let mut shown = Shown::default();
        let pieces = Pieces { scheme: self.scheme, count: 0 };
        pieces.name(param.name, &mut shown);
        pieces.through(self.function_of(param.name).or(pieces.function()), param.value, &mut shown);
        shown
    }

    fn inside(&self) -> Option<Inside<'_>> {
        self.scheme.secret.more()?.inside
    }

    /// Writes the fields, with the secret where it is among them.
    pub(crate) fn write_fields(&self, sink: &mut dyn SecretSink) {
        let mut pieces = Pieces { scheme: self.scheme, count: 0 };
        match self.scheme.fields {
            Fields::Items(items) if self.scheme.order == Order::Listed => self.write_items(items, &mut pieces, sink),
            Fields::Only(names) if self.scheme.empty == Empty::Fill => {
                for name in names.iter() {
                    self.write_listed(name, None, &mut pieces, sink);
                }
            }
            Fields::NamedBy(_, cut) if self.scheme.order == Order::Listed => self.write_named(cut, &mut pieces, sink),
            _ => self.write_in_order(&mut pieces, sink),
        }
        pieces.end(sink);
    }

    /// The fields as they are arranged, and the secret as one of them where it is.
    fn write_in_order(&self, pieces: &mut Pieces<'_>, sink: &mut dyn SecretSink) {
        let mut named = match self.inside() {
            Some(Inside::Named(name)) => Some(name),
            _ => None,
        };
        for param in self.signed() {
            if let Some(name) = named
                && self.secret_comes_before(name, param, sink)
            {
                pieces.secret_field(name, sink);
                named = None;
            }
            pieces.field(param, self.function_of(param.name), sink);
        }
        if let Some(name) = named {
            pieces.secret_field(name, sink);
        }
    }

    fn secret_comes_before(&self, name: &str, param: &Param<'_>, sink: &dyn SecretSink) -> bool {
        let named = Value::plain(name.as_bytes());
        match self.scheme.order {
            Order::ByValue => sink.secret_precedes(param.value),
            Order::IgnoringCase | Order::UpperCase => {
                order::in_case(self.scheme.order, named, param.name) == Ordering::Less
            }
            _ => named < param.name,
        }
    }

    /// The function of a field that has one of its own.
    fn function_of(&self, name: Value<'_>) -> Option<Function> {
        match self.scheme.fields {
            Fields::Items(items) => items.field(|field| name == *field).and_then(|(function, _)| function),
            _ => None,
        }
    }

    fn write_items(&self, items: Items<'_>, pieces: &mut Pieces<'_>, sink: &mut dyn SecretSink) {
        for item in items.iter() {
            match item {
                Item::Field(name, function, _) => self.write_listed(name, function, pieces, sink),
                Item::Secret(part) => {
                    pieces.begin(sink);
                    sink.put_secret(part);
                }
                Item::Text(text) => {
                    pieces.begin(sink);
                    sink.put(text.as_bytes());
                }
                Item::Prefix(prefix) => {
                    let begins = |param: &&Param<'_>| starts_with(param.name, prefix);
                    let is_listed = |name: Value<'_>| items.field(|field| name == *field).is_some();
                    for param in self.signed().iter().filter(begins).filter(|param| !is_listed(param.name)) {
                        pieces.pair_of_prefix(param, sink);
                    }
                }
                Item::Digest(hash, inside) => {
                    pieces.begin(sink);
                    let holds_secret = inside.iter().any(|item| matches!(item, Item::Secret(_)));
                    sink.put_digest(hash, holds_secret, &mut |sink| {
                        let mut pieces = Pieces { scheme: self.scheme, count: 0 };
                        self.write_items(inside, &mut pieces, sink);
                    });
                }
            }
        }
    }

    /// A field of the list, or its empty place.
    fn write_listed(&self, name: &str, function: Option<Function>, pieces: &mut Pieces<'_>, sink: &mut dyn SecretSink) {
        match self.signed().iter().find(|param| param.name == *name) {
            Some(param) => pieces.field(param, function, sink),
            None if self.scheme.empty == Empty::Fill => {
                let absent = Param { name: Value::plain(name.as_bytes()), ..Param::NONE };
                pieces.field(&absent, function, sink);
            }
            None => {}
        }
    }

    /// The fields that the message lists, which are arranged so.
    fn write_named(&self, cut: u8, pieces: &mut Pieces<'_>, sink: &mut dyn SecretSink) {
        let Some(list) = self.list else { return };
        let mut signed = self.signed().iter().peekable();
        let mut secret = match self.inside() {
            Some(Inside::Named(name)) => Some(name),
            _ => None,
        };
        for name in Listing::new(list, cut) {
            if let Some(param) = signed.next_if(|param| name.is(param.name)) {
                pieces.field(param, None, sink);
            } else if let Some(own) = secret.take_if(|own| name.is(Value::plain(own.as_bytes()))) {
                pieces.secret_field(own, sink);
            } else if self.scheme.empty == Empty::Fill && !self.signed().iter().any(|param| name.is(param.name)) {
                pieces.absent(&name, sink);
            }
        }
    }
}

/// Whether a name begins so.
pub(crate) fn starts_with(name: Value<'_>, prefix: &str) -> bool {
    name.bytes().take(prefix.len()).eq(prefix.bytes())
}

/// The pieces of a text, with the separator between them.
struct Pieces<'t> {
    scheme: &'t Scheme<'t>,
    count: usize,
}

impl Pieces<'_> {
    /// Begins the next one.
    fn begin(&mut self, sink: &mut dyn SecretSink) {
        if self.count > 0 {
            sink.put(self.scheme.separator.as_bytes());
        }
        self.count += 1;
    }

    /// After the last one.
    fn end(&self, sink: &mut dyn SecretSink) {
        if let crate::scheme::Separator::Text(text) = self.scheme.separator
            && text.is_last()
            && self.count > 0
        {
            sink.put(text.as_bytes());
        }
    }

    /// A name, as the pair has it, and the joint.
    fn name(&self, name: Value<'_>, sink: &mut dyn SecretSink) {
        let pair = self.scheme.pair;
        if !pair.has_name() {
            return;
        }
        let function = match pair {
            Pair::Written(written) => match written.name {
                NameText::Absent | NameText::AsIs => None,
                NameText::Upper => Some(Function::Upper),
                NameText::Through(function) => Some(function),
            },
            _ => None,
        };
        self.through(function, name, sink);
        sink.put(pair.joint().unwrap_or_default());
    }

    fn through(&self, function: Option<Function>, value: Value<'_>, sink: &mut dyn SecretSink) {
        let special = self.scheme.separator.as_bytes().first().copied();
        sink.mark();
        Through { function, special }.put(value, sink);
        sink.mark();
    }

    /// The function of all values.
    fn function(&self) -> Option<Function> {
        match self.scheme.pair {
            Pair::Written(written) => written.value,
            _ => None,
        }
    }

    fn field(&mut self, param: &Param<'_>, own: Option<Function>, sink: &mut dyn SecretSink) {
        self.begin(sink);
        self.name(param.name, sink);
        self.through(own.or(self.function()), param.value, sink);
        self.each(sink);
    }

    /// The secret, where it is after every field.
    fn each(&self, sink: &mut dyn SecretSink) {
        if let Some(Inside::Each(joint)) = self.scheme.secret.more().and_then(|more| more.inside) {
            sink.put(joint.as_bytes());
            sink.put_secret(Part::Whole);
        }
    }

    /// A field that the list names by a part of the body, and that is not there.
    fn absent(&mut self, name: &order::Listed<'_>, sink: &mut dyn SecretSink) {
        self.begin(sink);
        if self.scheme.pair.has_name() {
            for byte in name.bytes() {
                sink.put_byte(byte);
            }
            sink.put(self.scheme.pair.joint().unwrap_or_default());
        }
        self.through(self.function(), Value::plain(b""), sink);
        self.each(sink);
    }

    fn pair_of_prefix(&mut self, param: &Param<'_>, sink: &mut dyn SecretSink) {
        self.begin(sink);
        self.through(None, param.name, sink);
        sink.put_byte(b'=');
        self.through(self.function(), param.value, sink);
        self.each(sink);
    }

    /// The secret as a field.
    fn secret_field(&mut self, name: &str, sink: &mut dyn SecretSink) {
        self.begin(sink);
        self.name(Value::plain(name.as_bytes()), sink);
        sink.put_secret(Part::Whole);
    }
}

/// A text to be shown: where the secret is, it says so.
#[cfg(feature = "alloc")]
#[derive(Default)]
pub(crate) struct Shown {
    pub(crate) text: zeroize::Zeroizing<alloc::vec::Vec<u8>>,
    /// Where names and values begin and end.
    marks: alloc::vec::Vec<usize>,
}

#[cfg(feature = "alloc")]
impl Shown {
    /// Each name and value.
    pub(crate) fn parts(&self) -> alloc::vec::Vec<core::ops::Range<usize>> {
        self.marks.as_chunks().0.iter().map(|[start, end]| *start..*end).collect()
    }
}

#[cfg(feature = "alloc")]
impl Sink for Shown {
    fn put(&mut self, bytes: &[u8]) {
        self.text.extend_from_slice(bytes);
    }
}

#[cfg(feature = "alloc")]
impl SecretSink for Shown {
    fn put_secret(&mut self, _: Part<'_>) {
        self.put(b"<secret>");
    }

    fn mark(&mut self) {
        self.marks.push(self.text.len());
    }

    /// Its place among values would tell something of it, so it is shown after them.
    fn secret_precedes(&self, _: Value<'_>) -> bool {
        false
    }

    fn put_digest(&mut self, hash: Hash, holds_secret: bool, write: &mut dyn FnMut(&mut dyn SecretSink)) {
        if holds_secret {
            return self.put(b"<secret>");
        }
        let mut inner = Self::default();
        write(&mut inner);
        self.put(
            crate::digest::of_bytes(hash, &inner.text)
                .to_signature(crate::scheme::Encoding::LowerHex)
                .as_str()
                .as_bytes(),
        );
    }
}
