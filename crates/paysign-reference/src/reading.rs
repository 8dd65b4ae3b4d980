//! A reading: what a vendor's page says about one message, as data.

use std::collections::{BTreeMap, BTreeSet};

use crate::null::Null;
use crate::scheme::{Element, Scheme, Selection};

/// Names and values of fields, in the order of the bytes of the names.
pub type Fields = BTreeMap<Vec<u8>, Vec<u8>>;

/// What a vendor's page says about one message. Made by [`Reading::from_json`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// How the body is written.
    pub wire: Wire,
    /// Whether a `%` that begins no escape means itself in a form; else it is a malformed body.
    pub stray_percent: bool,
    /// Whether a parameter without a value is not sent.
    pub leaves_out_empty: bool,
    /// What a JSON `null` counts as; of no meaning for a form.
    pub null: Null,
    /// The fields in the page's order; empty where the reading has no table.
    pub table: Vec<Row>,
    /// Names of which a message holds exactly one; empty where there is no such rule.
    pub one_of: Vec<Vec<u8>>,
    /// Whether the shop sends it to the gateway: then a URL in it may hold a query of its own.
    pub is_request: bool,
    /// For a request: the names of the notification that the same secret signs by the same scheme. No request
    /// may read as that notification.
    pub reserved: Vec<Vec<u8>>,
    /// The shop's own parameters, which a body may hold beside the gateway's.
    pub shop: Vec<Vec<u8>>,
    /// Names that the gateway has begun to send and the table lacks.
    pub added: Vec<Vec<u8>>,
    /// How the message is signed; `None` for a message without a signature.
    pub scheme: Option<Scheme>,
}

/// How a body is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wire {
    /// `a=1&b=2`, in a body or a query string.
    Form,
    /// One JSON object.
    Json,
    /// Flat XML.
    Xml,
    /// `multipart/form-data`.
    Multipart,
}

/// One row of the vendor's table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Name of the field.
    pub name: Vec<u8>,
    /// Whether a message must hold it.
    pub required: bool,
    /// Whether the page marks it as signed.
    pub signed: bool,
    /// What its value must look like.
    pub kind: Kind,
    /// Greatest length of its value in characters.
    pub max: Option<usize>,
    /// Whether JSON writes it as a number.
    pub number: bool,
    /// How the receiver writes that number again before it hashes it, if it does.
    pub rewritten: Option<Rewritten>,
    /// On which other field its presence depends.
    pub only_with: Option<OnlyWith>,
}

/// How a receiver writes a double.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rewritten {
    /// Never with an exponent.
    Plain,
    /// With an exponent from 1,000,000 on and below 0.0001.
    WithExponent,
}

/// What a value must look like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Anything.
    Text,
    /// Digits only.
    Integer,
    /// Digits, at most one `.` with digits on both sides.
    Amount,
    /// One of these.
    Code(Vec<Vec<u8>>),
    /// Anything; in a request it may hold a query.
    Url,
    /// `YYYY-MM-DD hh:mm:ss`
    DateTime,
}

/// A field is allowed only if another one has one of these values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnlyWith {
    /// The other field.
    pub field: Vec<u8>,
    /// Its values.
    pub values: Vec<Vec<u8>>,
}

impl Reading {
    /// The row of this name.
    pub fn row(&self, name: &[u8]) -> Option<&Row> {
        self.table.iter().find(|row| row.name == name)
    }

    /// All names that the page tells: those of the table and those of a given list.
    pub fn known_names(&self) -> BTreeSet<&[u8]> {
        let mut names: BTreeSet<&[u8]> = self.table.iter().map(|row| row.name.as_slice()).collect();
        names.extend(self.scheme.iter().flat_map(Scheme::listed_names).map(Vec::as_slice));
        names
    }
}

impl Reading {
    /// Whether what follows a `?` in the value of this field may look like further fields.
    pub(crate) fn may_hold_query(&self, name: &[u8]) -> bool {
        self.is_request && self.row(name).is_some_and(|row| row.kind == Kind::Url)
    }

    /// Whether this is a parameter of the shop's own.
    pub(crate) fn is_of_shop(&self, name: &[u8]) -> bool {
        self.shop.iter().any(|shop| shop == name)
    }

    /// Whether the name has a meaning for the gateway in this message.
    pub(crate) fn has_use_for(&self, name: &[u8]) -> bool {
        self.is_taken(name)
            || self.scheme.as_ref().is_some_and(|scheme| {
                let of_fields: Vec<&Vec<u8>> = match &scheme.fields {
                    Selection::AllBut(names) | Selection::FlatBut(names) => names.iter().collect(),
                    Selection::Starting { but, .. } => but.iter().collect(),
                    Selection::NamedBy { field, .. } => vec![field],
                    Selection::Marked | Selection::Only(_) => Vec::new(),
                };
                let of_frame = scheme.secret.frame.iter().flatten().filter_map(Element::field);
                let of_sign_type = scheme.sign_type.as_ref().map(|sign_type| &sign_type.field);
                let all = of_fields.into_iter().chain(of_frame).chain(of_sign_type).chain([&scheme.signature]);
                all.into_iter().any(|other| other == name)
            })
    }

    /// Whether the name is one of this message or reserved for the notification.
    pub(crate) fn is_taken(&self, name: &[u8]) -> bool {
        let named = self.scheme.as_ref().and_then(|scheme| scheme.secret.named.as_ref());
        self.known_names().contains(name) || self.reserved.iter().chain(named).any(|other| other == name)
    }
}
