//! A scheme: how the fields of a message become the text that is hashed, one value per axis and no defaults.

mod clause;
#[cfg(feature = "axes")]
mod fit;
#[cfg(feature = "axes")]
mod frame;
#[cfg(feature = "axes")]
mod function;
#[cfg(feature = "axes")]
mod item;
mod lexer;
mod placement;
mod print;
mod text;

#[cfg(feature = "axes")]
pub use frame::{Element, Frame, Taken};
#[cfg(feature = "axes")]
pub use function::{Encoder, Function};
#[cfg(feature = "axes")]
pub use item::{Item, Items, Kind, Part};
pub use placement::Placement;
#[cfg(feature = "axes")]
pub use placement::{Inside, More};
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
    /// What is done to the whole text, secret included, before it is hashed.
    pub whole: Whole,
    /// How the digest is written. Of hex, verification reads both cases.
    pub encoding: Encoding,
}

impl Scheme<'_> {
    /// Whether a digest of this hash is an MD5 in hex, which the fast paths read and write.
    #[inline]
    pub(crate) fn writes_hex_md5(&self, hash: Hash) -> bool {
        hash == Hash::Md5 && self.encoding.is_hex()
    }

    /// Whether it does more than join fields and put the secret before or after them: such a text has a
    /// writer and readers of its own.
    #[inline]
    pub(crate) fn is_composed(&self) -> bool {
        #[cfg(feature = "axes")]
        return !matches!(self.fields, Fields::AllBut(_) | Fields::Marked | Fields::Only(_))
            || self.empty == Empty::Fill
            || !matches!(self.order, Order::ByName | Order::Listed)
            || matches!(self.pair, Pair::Written(_))
            || matches!(self.separator, Separator::Text(_))
            || self.secret.more().is_some()
            || self.whole != Whole::AsIs;
        #[cfg(not(feature = "axes"))]
        false
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
    /// Those whose names begin with one of the first names, but for the second.
    #[cfg(feature = "axes")]
    Starting(Names<'a>, Names<'a>),
    /// Whatever is sent, but for JSON objects and arrays, and for these names.
    #[cfg(feature = "axes")]
    FlatBut(Names<'a>),
    /// The members of the JSON object that this path leads to, but for these names: they are the message.
    #[cfg(feature = "axes")]
    AllIn(&'a str, Names<'a>),
    /// A list of these, and of what is between them.
    #[cfg(feature = "axes")]
    Items(Items<'a>),
    /// Those that the value of a field lists, cut at a character.
    #[cfg(feature = "axes")]
    NamedBy(&'a str, u8),
}

impl Fields<'_> {
    /// Whether it is a list, so that fields may be in its order.
    pub(crate) const fn is_list(&self) -> bool {
        match self {
            Self::Only(_) => true,
            #[cfg(feature = "axes")]
            Self::Items(_) | Self::NamedBy(..) => true,
            _ => false,
        }
    }
}

/// What happens to a field with an empty value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Empty {
    /// It is left out, as if it had not been sent.
    Skip,
    /// It is joined like any other, as `name=`.
    Keep,
    /// It counts as absent, and an absent field of the list leaves its place empty.
    #[cfg(feature = "axes")]
    Fill,
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
    /// As the body has them.
    #[cfg(feature = "axes")]
    Sent,
    /// By their names without regard to the case of ASCII letters, then by their bytes.
    #[cfg(feature = "axes")]
    IgnoringCase,
    /// By their names with ASCII letters in upper case, then by their bytes: `_` is after letters then.
    #[cfg(feature = "axes")]
    UpperCase,
    /// By name, joint and value as one text, without regard to the case of ASCII letters, then by bytes.
    #[cfg(feature = "axes")]
    ByPair,
    /// By the bytes of their values, then of their names.
    #[cfg(feature = "axes")]
    ByValue,
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
    /// In any other way.
    #[cfg(feature = "axes")]
    Written(Written),
}

impl Pair {
    /// What is between name and value, if a reader can see it.
    pub const fn joint(self) -> Option<&'static [u8]> {
        match self {
            Self::NameEqualsValue => Some(b"="),
            Self::NameArrowValue => Some(b"=>"),
            Self::NameThenValue | Self::ValueOnly => None,
            #[cfg(feature = "axes")]
            Self::Written(Written { joint, name: NameText::AsIs | NameText::Upper | NameText::Through(_), .. })
                if !joint.is_empty() =>
            {
                Some(joint.as_bytes())
            }
            #[cfg(feature = "axes")]
            Self::Written(_) => None,
        }
    }

    /// Whether the name is written.
    pub(crate) const fn has_name(self) -> bool {
        match self {
            Self::ValueOnly => false,
            #[cfg(feature = "axes")]
            Self::Written(Written { name: NameText::Absent, .. }) => false,
            _ => true,
        }
    }
}

/// A way to write a field that has a function or another joint.
#[cfg(feature = "axes")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// The name.
    pub name: NameText,
    /// What is between both.
    pub joint: &'static str,
    /// What is done to the value.
    pub value: Option<Function>,
}

/// How a name is written.
#[cfg(feature = "axes")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameText {
    /// Not at all.
    Absent,
    /// As it is.
    AsIs,
    /// With ASCII letters in upper case.
    Upper,
    /// Through a function.
    Through(Function),
}

/// What is done to the whole text before it is hashed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// Nothing.
    AsIs,
    /// ASCII letters in upper case.
    #[cfg(feature = "axes")]
    Upper,
    /// ASCII letters in lower case.
    #[cfg(feature = "axes")]
    Lower,
    /// URL-encoded.
    #[cfg(feature = "axes")]
    Encoded(Encoder),
    /// URL-encoded, then ASCII letters in lower case.
    #[cfg(feature = "axes")]
    EncodedLower(Encoder),
    /// In Base64.
    #[cfg(all(feature = "axes", feature = "base64"))]
    Base64,
    /// The lower hex of this digest.
    #[cfg(feature = "axes")]
    Digest(Hash),
}

/// What is between two fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// Nothing.
    Nothing,
    /// One ASCII character.
    Char(SeparatorChar),
    /// Several, or one that is after the last field too.
    #[cfg(feature = "axes")]
    Text(SeparatorText),
}

/// A text that separates fields: one to eight printable ASCII characters, or a line feed.
#[cfg(feature = "axes")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeparatorText {
    bytes: [u8; SeparatorText::MAX_LEN],
    len: usize,
    is_last: bool,
}

#[cfg(feature = "axes")]
impl SeparatorText {
    /// Greatest length.
    pub const MAX_LEN: usize = 8;

    /// The text; `is_last` if it is after the last field too.
    pub const fn new(text: &str, is_last: bool) -> Option<Self> {
        let text = text.as_bytes();
        if text.is_empty() || text.len() > Self::MAX_LEN {
            return None;
        }
        let mut separator = Self { bytes: [0; Self::MAX_LEN], len: text.len(), is_last };
        let mut at = 0;
        while at < text.len() {
            let is_line_feed = text.len() == 1 && text[at] == b'\n';
            if !(is_line_feed || matches!(text[at], b' '..=b'~')) {
                return None;
            }
            separator.bytes[at] = text[at];
            at += 1;
        }
        // What one character may be does not depend on whether it is the last.
        let is_wrong_mark = text.len() == 1 && text[0] != b'\n' && Separator::new(text[0]).is_none();
        if is_wrong_mark { None } else { Some(separator) }
    }

    /// The text.
    pub fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or_default()
    }

    /// Whether it is after the last field too.
    pub const fn is_last(&self) -> bool {
        self.is_last
    }
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
            #[cfg(feature = "axes")]
            Self::Text(_) => None,
        }
    }

    /// The whole text.
    #[cfg(feature = "axes")]
    pub(crate) fn as_bytes(&self) -> &[u8] {
        match self {
            Self::Nothing => &[],
            Self::Char(SeparatorChar(byte)) => core::slice::from_ref(byte),
            Self::Text(text) => text.as_bytes(),
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

/// Whether no name may hold this character.
fn invalid_in_name(character: char) -> bool {
    matches!(character, '=' | '&') || character.is_control()
}
