//! A message: its parameters, which of them are signed, and in which order.

use crate::function::Given;
use crate::json_scalar::is_number;
use crate::reading::{Fields, Reading, Wire};
use crate::scheme::{Empty, Item, Listed, NamePart, Order, Scheme, Selection};
use crate::secret::Key;

/// One parameter, as the receiver has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Param {
    pub(crate) name: Vec<u8>,
    pub(crate) value: Vec<u8>,
    /// What JSON writes without quotation marks.
    pub(crate) bare: Option<Vec<u8>>,
    /// Whether the value is an object or an array.
    pub(crate) is_nested: bool,
}

impl Param {
    pub(crate) fn given(&self) -> Given<'_> {
        Given { text: &self.value, bare: self.bare.as_deref() }
    }
}

/// A message that is signed, or is to be.
pub(crate) struct Message<'a> {
    pub(crate) reading: &'a Reading,
    pub(crate) scheme: &'a Scheme,
    /// In the order of the body.
    pub(crate) params: Vec<Param>,
    /// The list of the scheme, or the one that the message names.
    pub(crate) items: Vec<Item>,
}

/// What is written as a pair.
#[derive(Clone, Copy)]
pub(crate) enum Entry<'m> {
    Field(&'m Param),
    /// The secret, as a field of this name.
    Secret(&'m [u8]),
}

impl Entry<'_> {
    pub(crate) fn name(&self) -> &[u8] {
        match self {
            Entry::Field(param) => &param.name,
            Entry::Secret(name) => name,
        }
    }
}

impl<'a> Message<'a> {
    /// A message of these parameters; `None` where it is one without a signature.
    pub(crate) fn new(reading: &'a Reading, params: Vec<Param>) -> Option<Message<'a>> {
        let scheme = reading.scheme.as_ref()?;
        let value = |name: &[u8]| params.iter().find(|param| param.name == name).map(|param| param.value.as_slice());
        let items = items(scheme, value);
        Some(Message { reading, scheme, params, items })
    }

    /// A message of texts, in this order. A number of the table is one in JSON.
    pub(crate) fn of_texts(reading: &'a Reading, texts: &[(Vec<u8>, Vec<u8>)]) -> Option<Message<'a>> {
        let param = |(name, value): &(Vec<u8>, Vec<u8>)| {
            let is_bare = reading.wire == Wire::Json && reading.row(name).is_some_and(|row| row.number);
            let bare = (is_bare && is_number(value)).then(|| value.clone());
            Param { name: name.clone(), value: value.clone(), bare, is_nested: false }
        };
        Message::new(reading, texts.iter().map(param).collect())
    }

    pub(crate) fn of_fields(reading: &'a Reading, fields: &Fields) -> Option<Message<'a>> {
        let texts: Vec<_> = fields.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
        Message::of_texts(reading, &texts)
    }

    /// Whether a field of this name is signed.
    pub(crate) fn signs(&self, name: &[u8]) -> bool {
        is_signed_name(self.reading, self.scheme, &self.items, name)
    }

    /// The signed parameters, in the order of the body.
    pub(crate) fn signed(&self) -> Vec<&Param> {
        let is_flat = matches!(self.scheme.fields, Selection::FlatBut(_));
        let is_written = |param: &&Param| {
            self.signs(&param.name)
                && !(self.scheme.empty != Empty::Keep && param.value.is_empty())
                && !(is_flat && param.is_nested)
        };
        self.params.iter().filter(is_written).collect()
    }

    /// The value of a parameter, empty where there is none.
    pub(crate) fn value(&self, name: &[u8]) -> Vec<u8> {
        self.params.iter().find(|param| param.name == name).map(|param| param.value.clone()).unwrap_or_default()
    }

    /// The name that the secret has as a field, where the list of the message lacks it, so that the text
    /// would not hold the secret.
    pub(crate) fn lacks_secret(&self) -> Option<&'a Vec<u8>> {
        let is_it = |name: &&Vec<u8>| self.items.iter().filter_map(Item::field).any(|listed| listed.name == **name);
        let named = self.scheme.secret.named.as_ref().filter(|_| self.scheme.order == Order::Listed);
        named.filter(|name| !is_it(name))
    }

    /// The field of this name in the list, outside of hashes.
    pub(crate) fn listed(&self, name: &[u8]) -> Option<&Listed> {
        self.items.iter().filter_map(Item::field).find(|listed| listed.name == name)
    }

    /// What is written as pairs, in an order that is not that of a list. Without the secret, its place by
    /// value is the end.
    pub(crate) fn in_order(&self, key: Option<&Key>) -> Vec<Entry<'_>> {
        let named = self.scheme.secret.named.iter().map(|name| Entry::Secret(name));
        let mut entries: Vec<Entry> = self.signed().into_iter().map(Entry::Field).chain(named).collect();
        match self.scheme.order {
            Order::Sent | Order::Listed => {}
            Order::Name => entries.sort_by_key(|entry| entry.name().to_vec()),
            Order::NoCase => entries.sort_by_key(|entry| (entry.name().to_ascii_lowercase(), entry.name().to_vec())),
            Order::UpperCase => {
                entries.sort_by_key(|entry| (entry.name().to_ascii_uppercase(), entry.name().to_vec()));
            }
            Order::Value => entries.sort_by_key(|entry| {
                let value = match entry {
                    Entry::Field(param) => Some(param.value.clone()),
                    Entry::Secret(_) => key.map(|key| key.whole().to_vec()),
                };
                (value.is_none(), value, entry.name().to_vec())
            }),
            Order::Pair => entries.sort_by_key(|entry| {
                let pair = match entry {
                    Entry::Field(param) => self.bare_pair(param),
                    Entry::Secret(name) => name.to_vec(),
                };
                (pair.to_ascii_lowercase(), pair, entry.name().to_vec())
            }),
        }
        entries
    }

    /// A pair before any function.
    fn bare_pair(&self, param: &Param) -> Vec<u8> {
        match &self.scheme.pair.name {
            None => param.value.clone(),
            Some(NamePart::Name | NamePart::UpperCased | NamePart::Through(_)) => {
                [&param.name, self.scheme.pair.joint.as_slice(), &param.value].concat()
            }
        }
    }
}

/// The list of the scheme, or the one that a field of the message names.
pub(crate) fn items<'v>(scheme: &Scheme, value: impl Fn(&[u8]) -> Option<&'v [u8]>) -> Vec<Item> {
    match &scheme.fields {
        Selection::Only(items) => items.clone(),
        Selection::NamedBy { field, cut } => {
            let mut names: Vec<Vec<u8>> = Vec::new();
            for name in value(field).unwrap_or_default().split(|byte| byte == cut) {
                let name = name.trim_ascii().to_vec();
                // One that is absent is filled in each time.
                let is_filled = scheme.empty == Empty::Fill && value(&name).is_none();
                if !name.is_empty() && (is_filled || !names.contains(&name)) {
                    names.push(name);
                }
            }
            names.into_iter().map(|name| Item::Field(Listed { name, function: None, shape: None })).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether the scheme signs a field of this name.
pub(crate) fn is_signed_name(reading: &Reading, scheme: &Scheme, items: &[Item], name: &[u8]) -> bool {
    let is_it = |other: &Vec<u8>| other == name;
    let begins = |prefix: &Vec<u8>| name.starts_with(prefix);
    let is_selected = match &scheme.fields {
        Selection::AllBut(names) | Selection::FlatBut(names) => !names.iter().any(is_it),
        Selection::Starting { prefixes, but } => prefixes.iter().any(begins) && !but.iter().any(is_it),
        Selection::Marked => reading.row(name).is_some_and(|row| row.signed),
        Selection::Only(_) | Selection::NamedBy { .. } => items.iter().any(|item| takes(item, name)),
    };
    let is_secret = scheme.secret.named.as_ref().is_some_and(is_it);
    is_selected && name != scheme.signature && !is_secret && !reading.is_of_shop(name)
}

/// Whether a place of a list is for a field of this name.
fn takes(item: &Item, name: &[u8]) -> bool {
    match item {
        Item::Field(listed) => listed.name == name,
        Item::Starting(prefix) => name.starts_with(prefix),
        Item::Hash(_, items) => items.iter().any(|item| takes(item, name)),
        Item::Secret(_) | Item::Text(_) => false,
    }
}
