//! A scheme: how the fields of a message become the text that is hashed, one value per axis and no defaults.

mod print;
mod text;

pub use text::{SchemeError, SchemeProblem};

/// How a message is signed, as a plain value.
///
/// No axis has a default: a forgotten one does not compile, and a neighbour of a scheme ("what if empty
/// values are kept?") is one changed value. [`Scheme::parse`] reads the same thing from text, for gateways
/// that are not built in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scheme<'a> {
    /// Which fields are signed.
    pub fields: Fields<'a>,
    /// What happens to a field with an empty value.
    pub empty: Empty,
    /// What a JSON `null` counts as.
    pub null: Null,
    /// In which order fields are joined.
    pub order: Order,
    /// How one field is written.
    pub pair: Pair,
    /// What is between two fields.
    pub separator: Separator,
    /// Where the secret goes.
    pub secret: Placement<'a>,
    /// The hash.
    pub digest: Hash,
    /// How the digest is written. Of hex, verification reads both cases.
    pub encoding: Encoding,
}

impl Scheme<'_> {
    /// Whether a digest of this hash is an MD5 in hex, which the fast paths read and write.
    #[inline]
    pub(crate) fn writes_hex_md5(&self, hash: Hash) -> bool {
        hash == Hash::Md5 && self.encoding.is_hex()
    }
}

/// Which fields are signed. The field that holds the signature never is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fields<'a> {
    /// Whatever is sent, but for these names.
    AllBut(Names<'a>),
    /// Those that the message's table marks as signed.
    Marked,
    /// These.
    Only(Names<'a>),
}

/// What happens to a field with an empty value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Empty {
    /// It is left out, as if it had not been sent.
    Skip,
    /// It is joined like any other, as `name=`.
    Keep,
}

/// What a JSON `null` counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Null {
    /// The four letters `null`, as Java's `String.valueOf` gives them.
    Word,
    /// The empty text.
    Empty,
}

/// In which order fields are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// By the bytes of their decoded names.
    ByName,
    /// As [`Fields::Only`] lists them.
    Listed,
}

/// How one field is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pair {
    /// `name=value`
    NameEqualsValue,
    /// `name=>value`
    NameArrowValue,
    /// Name and value run together.
    NameThenValue,
    /// Only the value.
    ValueOnly,
}

impl Pair {
    /// What is between name and value, if a reader can see it.
    pub const fn joint(self) -> Option<&'static [u8]> {
        match self {
            Self::NameEqualsValue => Some(b"="),
            Self::NameArrowValue => Some(b"=>"),
            Self::NameThenValue | Self::ValueOnly => None,
        }
    }
}

/// What is between two fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// Nothing.
    Nothing,
    /// One ASCII character.
    Char(SeparatorChar),
}

/// A character that may separate fields: a space or ASCII punctuation, but none of `=`, `>` and `"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeparatorChar(u8);

impl Separator {
    /// `&`
    pub const AMPERSAND: Self = Self::Char(SeparatorChar(b'&'));

    /// The separator `character`, or `None` if it cannot be one (see [`SeparatorChar`]).
    pub const fn new(character: u8) -> Option<Self> {
        let is_mark = character == b' ' || character.is_ascii_punctuation();
        if is_mark && !matches!(character, b'=' | b'>' | b'"') {
            Some(Self::Char(SeparatorChar(character)))
        } else {
            None
        }
    }

    /// The character, if there is one.
    pub const fn byte(self) -> Option<u8> {
        match self {
            Self::Nothing => None,
            Self::Char(SeparatorChar(byte)) => Some(byte),
        }
    }
}

/// The hash; inside HMAC if the secret is its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hash {
    /// MD5, 16 bytes.
    Md5,
    /// SHA-1, 20 bytes.
    #[cfg(feature = "sha1")]
    Sha1,
    /// SHA-256, 32 bytes.
    #[cfg(feature = "sha2")]
    Sha256,
    /// SHA-384, 48 bytes.
    #[cfg(feature = "sha512")]
    Sha384,
    /// SHA-512, 64 bytes.
    #[cfg(feature = "sha512")]
    Sha512,
}

impl Hash {
    /// All that this build has.
    pub const ALL: &'static [Self] = &[
        Self::Md5,
        #[cfg(feature = "sha1")]
        Self::Sha1,
        #[cfg(feature = "sha2")]
        Self::Sha256,
        #[cfg(feature = "sha512")]
        Self::Sha384,
        #[cfg(feature = "sha512")]
        Self::Sha512,
    ];

    /// The words of the hashes that a build may leave out.
    const OPTIONAL: [&'static str; 4] = ["sha1", "sha256", "sha384", "sha512"];

    /// The hash as the text form of a scheme has it: `md5`, `sha256`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Md5 => "md5",
            #[cfg(feature = "sha1")]
            Self::Sha1 => "sha1",
            #[cfg(feature = "sha2")]
            Self::Sha256 => "sha256",
            #[cfg(feature = "sha512")]
            Self::Sha384 => "sha384",
            #[cfg(feature = "sha512")]
            Self::Sha512 => "sha512",
        }
    }

    /// How many bytes the digest has.
    pub const fn digest_len(self) -> usize {
        match self {
            Self::Md5 => 16,
            #[cfg(feature = "sha1")]
            Self::Sha1 => 20,
            #[cfg(feature = "sha2")]
            Self::Sha256 => 32,
            #[cfg(feature = "sha512")]
            Self::Sha384 => 48,
            #[cfg(feature = "sha512")]
            Self::Sha512 => 64,
        }
    }
}

/// How a digest is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// `0a1b…`
    LowerHex,
    /// `0A1B…`
    UpperHex,
    /// Base64 with its padding, of the alphabet with `+` and `/`.
    #[cfg(feature = "base64")]
    Base64,
}

impl Encoding {
    /// Whether it is hex, of which verification reads both cases.
    #[inline]
    pub(crate) const fn is_hex(self) -> bool {
        match self {
            Self::LowerHex | Self::UpperHex => true,
            #[cfg(feature = "base64")]
            Self::Base64 => false,
        }
    }
}

/// Where the secret goes: before the text, after it, as the key of HMAC, or several of these.
///
/// A *joint* is the text between the secret and the fields, such as `&key=`; mostly it is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placement<'a> {
    prepend: Option<&'a str>,
    append: Option<&'a str>,
    hmac: bool,
}

impl<'a> Placement<'a> {
    /// The fields, `joint`, the secret.
    pub const fn append(joint: &'a str) -> Self {
        Self { prepend: None, append: Some(joint), hmac: false }
    }

    /// The secret, `joint`, the fields. Anyone can lengthen such a text; strict reading refuses what this
    /// leaves behind.
    pub const fn prepend(joint: &'a str) -> Self {
        Self { prepend: Some(joint), append: None, hmac: false }
    }

    /// The secret before the text and after it, each with its joint.
    pub const fn both(front: &'a str, back: &'a str) -> Self {
        Self { prepend: Some(front), append: Some(back), hmac: false }
    }

    /// The secret is the key of HMAC and is nowhere in the text.
    pub const fn hmac() -> Self {
        Self { prepend: None, append: None, hmac: true }
    }

    /// The same, and the secret is the key of HMAC too.
    #[must_use]
    pub const fn and_hmac(self) -> Self {
        Self { hmac: true, ..self }
    }

    /// The joint after a secret that comes first.
    pub const fn front(&self) -> Option<&'a str> {
        self.prepend
    }

    /// The joint before a secret that comes last.
    pub const fn back(&self) -> Option<&'a str> {
        self.append
    }

    /// Whether the secret is the key of HMAC.
    pub const fn is_hmac(&self) -> bool {
        self.hmac
    }

    /// Whether someone without the secret can compute the digest of a longer text from the digest of this
    /// one.
    pub(crate) const fn can_be_lengthened(&self) -> bool {
        self.prepend.is_some() && self.append.is_none() && !self.hmac
    }
}

/// A list of field names: a slice in a table, or a part of a scheme's text.
#[derive(Clone, Copy)]
pub enum Names<'a> {
    /// As a table holds them.
    List(&'a [&'a str]),
    /// As a scheme's text holds them: separated by commas and spaces.
    Text(&'a str),
}

impl<'a> Names<'a> {
    /// No name at all.
    pub const NONE: Self = Self::List(&[]);

    /// The names, in their order.
    pub fn iter(self) -> impl Iterator<Item = &'a str> + Clone {
        let (list, text) = match self {
            Self::List(list) => (list, ""),
            Self::Text(text) => (&[][..], text),
        };
        list.iter().copied().chain(text.split(',').map(str::trim_ascii).filter(|name| !name.is_empty()))
    }
}

impl<'a> Names<'a> {
    /// Whether it holds nothing at all.
    #[inline]
    pub(crate) const fn is_empty(self) -> bool {
        match self {
            Self::List(list) => list.is_empty(),
            Self::Text(text) => text.is_empty(),
        }
    }

    /// What `add` makes of all names, one after the other.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "mostly two names that are found at once")]
    pub(crate) fn fold<T>(self, first: T, add: impl FnMut(T, &'a str) -> T) -> T {
        match self {
            Self::List(list) => list.iter().copied().fold(first, add),
            Self::Text(_) => self.fold_text(first, add),
        }
    }

    #[inline(never)]
    fn fold_text<T>(self, first: T, add: impl FnMut(T, &'a str) -> T) -> T {
        self.iter().fold(first, add)
    }

    /// Whether one of them is it.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "mostly two names of which none has the same length")]
    pub(crate) fn any(self, is_it: impl Fn(&str) -> bool) -> bool {
        match self {
            Self::List(list) => list.iter().any(|name| is_it(name)),
            Self::Text(_) => self.any_of_text(is_it),
        }
    }

    #[inline(never)]
    fn any_of_text(self, is_it: impl Fn(&str) -> bool) -> bool {
        self.iter().any(is_it)
    }
}

impl PartialEq for Names<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Names<'_> {}

impl core::fmt::Debug for Names<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}
