//! How a message is signed: one value on each axis.

use crate::encoder::Encoder;
use crate::function::{Function, Given};
use crate::shape::Shape;

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
    /// What is between two fields.
    pub separator: Separator,
    /// Where the secret goes.
    pub secret: SecretPlaces,
    /// The digest of a body that does not name one.
    pub digest: Digest,
    /// What the whole text goes through before it is hashed, from the left.
    pub of: Vec<Whole>,
    /// How signing writes the signature.
    pub encoding: Encoding,
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
    /// Those whose names begin with one of `prefixes`, but not these.
    Starting {
        /// How the names begin.
        prefixes: Vec<Vec<u8>>,
        /// Those left out.
        but: Vec<Vec<u8>>,
    },
    /// Every field but these, and but JSON objects and arrays.
    FlatBut(Vec<Vec<u8>>),
    /// Those that the table marks.
    Marked,
    /// Those in this list.
    Only(Vec<Item>),
    /// Those whose names are in the value of a field.
    NamedBy {
        /// That field.
        field: Vec<u8>,
        /// What is between two names.
        cut: u8,
    },
}

/// One place of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A field.
    Field(Listed),
    /// The secret, or a part of it.
    Secret(Part),
    /// This text.
    Text(Vec<u8>),
    /// All fields whose names begin so and are not in the list.
    Starting(Vec<u8>),
    /// The hash of a list, in lower-case hex.
    Hash(Digest, Vec<Item>),
}

/// A field in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its name; in JSON, one with a `.` is a path.
    pub name: Vec<u8>,
    /// What its value goes through in place of the pair's function.
    pub function: Option<Function>,
    /// What its value looks like.
    pub shape: Option<Shape>,
}

/// The name of a part of the secret; `None` for the whole.
pub type Part = Option<Vec<u8>>;

/// What happens to a field with an empty value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Empty {
    /// It is left out, as if it were not there.
    Skip,
    /// It is signed like any other.
    Keep,
    /// It is as if it were not there; a listed field that is not there is written as an empty value.
    Fill,
}

/// In which order fields are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// By the bytes of the decoded names.
    Name,
    /// As the list has them.
    Listed,
    /// As the body has them.
    Sent,
    /// By the names in lower case, then by their bytes.
    NoCase,
    /// By the names in upper case, then by their bytes.
    UpperCase,
    /// By the written pairs in lower case, then by their bytes.
    Pair,
    /// By the bytes of the values, then by the names.
    Value,
}

/// How one field is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// How its name is written; `None` where only the value is.
    pub name: Option<NamePart>,
    /// What is between name and value.
    pub joint: Vec<u8>,
    /// What the value goes through.
    pub value: Option<Function>,
}

/// How a name is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamePart {
    /// As it is.
    Name,
    /// ASCII letters in upper case.
    UpperCased,
    /// Through a function.
    Through(Function),
}

/// What is between two fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Separator {
    /// The text; may be empty.
    pub text: Vec<u8>,
    /// Whether it is after the last field too.
    pub is_last: bool,
}

/// Where the secret goes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SecretPlaces {
    /// Before the text, followed by this joint.
    pub prepend: Option<Vec<u8>>,
    /// After the text, and this joint.
    pub append: Option<Vec<u8>>,
    /// As the key of HMAC.
    pub hmac: bool,
    /// After every field, and this joint.
    pub each: Option<Vec<u8>>,
    /// Where the list has it.
    pub within: bool,
    /// Written as a field of this name.
    pub named: Option<Vec<u8>>,
    /// What is around the text.
    pub frame: Option<Vec<Element>>,
    /// What becomes of the given secret first.
    pub how: Option<How>,
}

/// One part of a frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Element {
    /// This text.
    Text(Vec<u8>),
    /// The secret, or a part of it.
    Secret(Part),
    /// The value of a field of the body.
    Field(Vec<u8>),
    /// The text of the fields.
    Fields,
    /// The hash of the text of the fields, in lower-case hex.
    Hash,
}

/// What becomes of a given secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum How {
    /// The bytes that these hex digits mean.
    Hex,
    /// The bytes that this Base64 means.
    Base64,
    /// Its hash in hex.
    Hashed {
        /// The hash.
        digest: Digest,
        /// Whether the hex is in upper case.
        is_upper: bool,
    },
    /// The bytes of its HMAC under this key.
    Hmac(Vec<u8>),
}

/// What a whole text goes through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whole {
    /// ASCII letters in upper case.
    Upper,
    /// ASCII letters in lower case.
    Lower,
    /// An encoder.
    Encoded(Encoder),
    /// Base64 with its padding.
    Base64,
    /// A hash in lower-case hex.
    Hashed(Digest),
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

impl Pair {
    /// The text between name and value, where there is one.
    pub fn joint(&self) -> Option<&[u8]> {
        (self.name.is_some() && !self.joint.is_empty()).then_some(&self.joint)
    }

    /// Whether this is `name=value` or `name=>value`.
    pub(crate) fn is_plain(&self) -> bool {
        let has_joint = self.joint == b"=" || self.joint == b"=>";
        self.name == Some(NamePart::Name) && has_joint && self.value.is_none()
    }
}

impl Element {
    /// The name of the field, where this is one.
    pub(crate) fn field(&self) -> Option<&Vec<u8>> {
        match self {
            Element::Field(name) => Some(name),
            _ => None,
        }
    }
}

impl Item {
    /// All fields of this item, those of a hash among them.
    pub(crate) fn fields(&self) -> Vec<&Listed> {
        match self {
            Item::Field(listed) => vec![listed],
            Item::Hash(_, items) => items.iter().flat_map(Item::fields).collect(),
            Item::Secret(_) | Item::Text(_) | Item::Starting(_) => Vec::new(),
        }
    }

    /// All secrets of this item.
    pub(crate) fn secrets(&self) -> Vec<&Part> {
        match self {
            Item::Secret(part) => vec![part],
            Item::Hash(_, items) => items.iter().flat_map(Item::secrets).collect(),
            Item::Field(_) | Item::Text(_) | Item::Starting(_) => Vec::new(),
        }
    }

    /// All prefixes of this item.
    pub(crate) fn prefixes(&self) -> Vec<&Vec<u8>> {
        match self {
            Item::Starting(prefix) => vec![prefix],
            Item::Hash(_, items) => items.iter().flat_map(Item::prefixes).collect(),
            Item::Field(_) | Item::Secret(_) | Item::Text(_) => Vec::new(),
        }
    }

    /// The field, where this is one.
    pub(crate) fn field(&self) -> Option<&Listed> {
        match self {
            Item::Field(listed) => Some(listed),
            _ => None,
        }
    }
}

impl Scheme {
    /// The list of [`Selection::Only`]; empty for any other selection.
    pub(crate) fn only(&self) -> &[Item] {
        match &self.fields {
            Selection::Only(items) => items,
            _ => &[],
        }
    }

    /// The names in the list of [`Selection::Only`].
    pub(crate) fn listed_names(&self) -> impl Iterator<Item = &Vec<u8>> {
        self.only().iter().flat_map(Item::fields).map(|listed| &listed.name)
    }

    /// The field of this name in the list, outside of hashes.
    pub(crate) fn listed(&self, name: &[u8]) -> Option<&Listed> {
        self.only().iter().filter_map(Item::field).find(|listed| listed.name == name)
    }

    /// What the value of this field goes through.
    pub(crate) fn function_of(&self, listed: Option<&Listed>) -> Option<Function> {
        listed.and_then(|listed| listed.function).or(self.pair.value)
    }

    /// A name with its joint; nothing where only values are written.
    pub(crate) fn written_name(&self, name: &[u8]) -> Vec<u8> {
        let written = match self.pair.name {
            None => return Vec::new(),
            Some(NamePart::Name) => name.to_vec(),
            Some(NamePart::UpperCased) => name.to_ascii_uppercase(),
            Some(NamePart::Through(function)) => function.of(Given { text: name, bare: None }, &self.separator.text),
        };
        [written, self.pair.joint.clone()].concat()
    }

    /// The parts of the secret that are used, in the list and in the frame.
    pub(crate) fn parts(&self) -> Vec<&Part> {
        let listed = self.only().iter().flat_map(Item::secrets);
        let framed = self.secret.frame.iter().flatten().filter_map(|element| match element {
            Element::Secret(part) => Some(part),
            _ => None,
        });
        listed.chain(framed).collect()
    }

    /// Whether the text is written in lower case, in an encoding that is undone again.
    pub(crate) fn is_lowered(&self) -> bool {
        matches!(self.of[..], [Whole::Encoded(_), Whole::Lower])
    }

    /// Whether a digest can be lengthened by someone who does not know the secret: a field may be written
    /// after the last place of the secret, and what is hashed ends there.
    pub fn can_be_lengthened(&self) -> bool {
        let is_hashed_again = self.of.iter().any(|whole| matches!(whole, Whole::Hashed(_)));
        let frame = self.secret.frame.iter().flatten();
        let places: Vec<Place> = match &self.secret.frame {
            None => [
                self.secret.prepend.iter().map(|_| Place::Secret).collect(),
                self.places(),
                self.secret.append.iter().map(|_| Place::Secret).collect(),
            ]
            .concat(),
            Some(elements) => elements
                .iter()
                .flat_map(|element| match element {
                    Element::Text(_) => Vec::new(),
                    Element::Secret(_) => vec![Place::Secret],
                    Element::Field(_) => vec![Place::Field],
                    Element::Fields | Element::Hash => self.places(),
                })
                .collect(),
        };
        let has_digest = frame.clone().any(|element| *element == Element::Hash);
        let ends_with_field = places.last() == Some(&Place::Field);
        !self.secret.hmac && !is_hashed_again && !has_digest && ends_with_field
    }

    /// Where fields and secrets may be in the text of the fields.
    fn places(&self) -> Vec<Place> {
        if self.secret.each.is_some() {
            return vec![Place::Field, Place::Secret];
        }
        if self.secret.named.is_some() {
            return vec![Place::Secret, Place::Field];
        }
        let items = self.only().iter().filter(|item| !matches!(item, Item::Text(_)));
        let places: Vec<Place> =
            items.map(|item| if matches!(item, Item::Secret(_)) { Place::Secret } else { Place::Field }).collect();
        if self.secret.within { places } else { vec![Place::Field] }
    }
}

/// What is at a place of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Field,
    Secret,
}
