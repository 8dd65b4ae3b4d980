//! A reading: what a vendor's page says about one message, as data.

use std::collections::{BTreeMap, BTreeSet};

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

/// How a message is signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scheme {
    /// Name of the field that holds the signature.
    pub signature: Vec<u8>,
    /// The field that names the digest, where there is one.
    pub sign_type: Option<SignType>,
    /// Which fields are signed.
    pub fields: Selection,
    /// What happens to a field with an empty value.
    pub empty: Empty,
    /// In which order the fields are joined.
    pub order: Order,
    /// How one field is written.
    pub pair: Pair,
    /// The ASCII character between two fields; `None` where nothing is there.
    pub separator: Option<u8>,
    /// Where the secret goes.
    pub secret: SecretPlaces,
    /// The digest of a body that does not name one.
    pub digest: Digest,
    /// How signing writes the signature.
    pub encoding: Encoding,
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

/// What a JSON `null` counts as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Null {
    /// The text `null`.
    Word,
    /// The empty text.
    Empty,
}

/// The field that names the digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignType {
    /// Its name.
    pub field: Vec<u8>,
    /// The texts that it may hold, letter case apart, and the digest that each names.
    pub digests: Vec<(Vec<u8>, Digest)>,
}

impl SignType {
    /// The digest that this text names, whatever its letter case.
    pub fn digest_named(&self, text: &[u8]) -> Option<Digest> {
        self.digests.iter().find(|(name, _)| name.eq_ignore_ascii_case(text)).map(|(_, digest)| *digest)
    }
}

/// Which fields are signed. The signature itself never is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selection {
    /// Every field but these.
    AllBut(Vec<Vec<u8>>),
    /// Those that the table marks.
    Marked,
    /// These.
    Only(Vec<Vec<u8>>),
}

/// What happens to a field with an empty value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Empty {
    /// It is left out, as if it were not there.
    Skip,
    /// It is signed like any other.
    Keep,
}

/// In which order fields are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// By the bytes of the decoded names.
    Name,
    /// As [`Selection::Only`] lists them.
    Listed,
}

/// How one field is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pair {
    /// `name=value`
    NameEqualsValue,
    /// `name=>value`
    NameArrowValue,
    /// `namevalue`
    NameThenValue,
    /// `value`
    ValueOnly,
}

/// Where the secret goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecretPlaces {
    /// In front, followed by this text.
    pub prepend: Option<Vec<u8>>,
    /// At the end, after this text.
    pub append: Option<Vec<u8>>,
    /// As the key of HMAC.
    pub hmac: bool,
}

/// The digest; with HMAC, the hash inside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Digest {
    /// MD5, 16 bytes.
    Md5,
    /// SHA-1, 20 bytes.
    Sha1,
    /// SHA-256, 32 bytes.
    Sha256,
    /// SHA-384, 48 bytes.
    Sha384,
    /// SHA-512, 64 bytes.
    Sha512,
}

/// How a digest is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// `0a1b`
    LowerHex,
    /// `0A1B`
    UpperHex,
    /// Base64 with its padding.
    Base64,
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
        if let Some(Scheme { fields: Selection::Only(list), .. }) = &self.scheme {
            names.extend(list.iter().map(Vec::as_slice));
        }
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
        let is_it = |other: &Vec<u8>| other == name;
        self.is_taken(name)
            || self.scheme.as_ref().is_some_and(|scheme| {
                let is_excluded = matches!(&scheme.fields, Selection::AllBut(names) if names.iter().any(is_it));
                let is_sign_type = scheme.sign_type.as_ref().is_some_and(|sign_type| is_it(&sign_type.field));
                is_excluded || is_sign_type || is_it(&scheme.signature)
            })
    }

    /// Whether the name is one of this message or reserved for the notification.
    pub(crate) fn is_taken(&self, name: &[u8]) -> bool {
        self.known_names().contains(name) || self.reserved.iter().any(|reserved| reserved == name)
    }
}

impl Pair {
    /// The text between name and value, for the writings that have one.
    pub fn joint(self) -> Option<&'static [u8]> {
        match self {
            Pair::NameEqualsValue => Some(b"="),
            Pair::NameArrowValue => Some(b"=>"),
            Pair::NameThenValue | Pair::ValueOnly => None,
        }
    }
}

impl SecretPlaces {
    /// Whether a digest can be lengthened by someone who does not know the secret.
    pub fn can_be_lengthened(&self) -> bool {
        self.prepend.is_some() && self.append.is_none() && !self.hmac
    }
}
