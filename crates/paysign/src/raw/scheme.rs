//! How a raw body is signed by a header, one value per axis and no defaults.

use super::part::Part;
use super::parts::Parts;
use crate::scheme::{Encoding, Hash, Placement};

/// How a raw body is signed by a header, as a plain value.
///
/// As with [`Scheme`](crate::Scheme) no axis has a default. [`RawScheme::parse`] reads the same thing from
/// text. What such a signature covers is the whole body, so that every field of it is proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RawScheme<'a> {
    /// What is hashed, in order.
    pub text: Parts<'a>,
    /// Where the secret goes: before the text, after it, or as the key of HMAC.
    pub secret: Placement<'a>,
    /// The hash.
    pub digest: Hash,
    /// How the digest is written. Of hex, verification reads both cases.
    pub encoding: Encoding,
    /// Where the signature is.
    pub signature: Carrier<'a>,
    /// Where the time of the message is.
    pub time: Time<'a>,
    /// How old a message may be.
    pub age: Age,
}

/// The header that carries the signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Carrier<'a> {
    /// Its name; letter case does not matter.
    pub header: &'a str,
    /// How the signature is in its value.
    pub layout: Layout<'a>,
}

/// How a header's value holds the signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout<'a> {
    /// It is all of the value, but for these texts before it and after it, such as `sha256=`.
    Alone {
        /// What comes before it.
        before: &'a str,
        /// What comes after it.
        after: &'a str,
    },
    /// It is the value of an item, as in `t=1492774577,v1=5257a8…`. There may be several of this key, of
    /// which one has to be right: a sender that rotates its secret signs by both.
    Item {
        /// The item's key: `v1`.
        key: &'a str,
        /// The character between two items.
        separator: Mark,
        /// The character between key and value.
        joint: Mark,
    },
}

/// A character that items, or a key and its value, can be cut at: a space or ASCII punctuation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark(u8);

impl Mark {
    /// The mark `character`, or `None` if it cannot be one.
    pub const fn new(character: u8) -> Option<Self> {
        if (character == b' ' || character.is_ascii_punctuation()) && character != b'"' {
            Some(Self(character))
        } else {
            None
        }
    }

    /// The character.
    pub const fn byte(self) -> u8 {
        self.0
    }
}

/// Where the time is that a message was signed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Time<'a> {
    /// Nowhere.
    None,
    /// In a header of its own.
    Header(&'a str, Unit),
    /// In the item of this key, beside the signature.
    Item(&'a str, Unit),
}

/// What a time is counted in, from the beginning of 1970 in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Whole seconds.
    Seconds,
    /// Whole milliseconds.
    Milliseconds,
}

/// The words for the units of time.
pub(super) const UNITS: [(&str, Unit); 2] = [("seconds", Unit::Seconds), ("milliseconds", Unit::Milliseconds)];

impl Unit {
    /// The word, as the text form has it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Seconds => "seconds",
            Self::Milliseconds => "milliseconds",
        }
    }
}

/// How far a message's time may be from the time that the caller gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// It is not looked at.
    Any,
    /// A message may be this old, and this much from the future, since no two clocks agree.
    Within {
        /// How old, in seconds.
        past_secs: u32,
        /// How far in the future, in seconds.
        future_secs: u32,
    },
}

impl RawScheme<'_> {
    /// Whether its parts fit together: there is one body, an age only where there is a time, a time only
    /// where it is signed, and an item beside the signature only where that is an item too. What
    /// [`RawScheme::parse`] reads is whole.
    pub(crate) fn is_whole(&self) -> bool {
        let times = self.text.iter().filter(|part| matches!(part, Part::Timestamp)).count();
        let is_time_there = match self.time {
            Time::None => times == 0 && self.age == Age::Any,
            Time::Header(..) => times == 1,
            Time::Item(..) => times == 1 && matches!(self.signature.layout, Layout::Item { .. }),
        };
        // Among fields, of which none are signed here, or in a frame of them, the secret has no place.
        #[cfg(feature = "axes")]
        let is_placed = self.secret.more().is_none();
        #[cfg(not(feature = "axes"))]
        let is_placed = true;
        is_time_there && is_placed && self.text.iter().filter(Part::is_body).count() == 1
    }
}
