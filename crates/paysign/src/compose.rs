//! The text of a scheme that does more than join fields: lists with constants and the secret among them,
//! functions over values, other orders, frames.

mod decimal;
mod order;
mod sink;
mod through;

use core::cmp::Ordering;

pub(crate) use decimal::is_exact;
pub(crate) use order::arrange;
pub(crate) use sink::SecretSink;
#[cfg(feature = "alloc")]
pub(crate) use sink::Shown;
use through::Through;

use crate::listing::{Listed, Listing, starts_with};
use crate::param::Param;
use crate::scheme::{
    Element, Empty, Fields, Frame, Function, Hash, Inside, Item, Items, NameText, Order, Pair, Part, Scheme, Written,
};
use crate::value::Value;

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

    /// One field as it is written, with the separator before it if it `is_next`.
    #[cfg(feature = "alloc")]
    pub(crate) fn shown_field(&self, param: &Param<'_>, is_next: bool) -> Shown {
        let mut shown = Shown::default();
        let mut pieces = Pieces { scheme: self.scheme, count: usize::from(is_next) };
        match self.scheme.fields {
            Fields::Items(items) if items.field(|field| param.name == *field).is_none() => {
                pieces.pair_of_prefix(param, &mut shown);
            }
            _ => pieces.field(param, self.function_of(param.name), &mut shown),
        }
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
        let by_order = match self.scheme.order {
            Order::ByValue => sink.secret_order(param.value),
            Order::IgnoringCase | Order::UpperCase => order::in_case(self.scheme.order, named, param.name),
            _ => Ordering::Equal,
        };
        by_order.then(named.cmp(&param.name)) == Ordering::Less
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
                    let holds_secret = matches!(self.inside(), Some(Inside::Each(_)))
                        || inside.iter().any(|item| matches!(item, Item::Secret(_)));
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
        self.through(self.name_function(), name, sink);
        sink.put(pair.joint().unwrap_or_default());
    }

    /// What names go through.
    fn name_function(&self) -> Option<Function> {
        match self.scheme.pair {
            Pair::Written(Written { name: NameText::Upper, .. }) => Some(Function::Upper),
            Pair::Written(Written { name: NameText::Through(function), .. }) => Some(function),
            _ => None,
        }
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
    fn absent(&mut self, name: &Listed<'_>, sink: &mut dyn SecretSink) {
        self.begin(sink);
        if self.scheme.pair.has_name() {
            Through { function: self.name_function(), special: None }.put_bytes(&mut name.bytes(), sink);
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
