//! The axes of a scheme that are no more than a choice.

#[cfg(feature = "axes")]
use super::function::{Encoder, Function};
#[cfg(feature = "axes")]
use super::hash::Hash;
#[cfg(feature = "axes")]
use super::item::Items;
use super::names::Names;

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
