//! What is wrong with a scheme's text, and with the headers of a message.

use core::fmt;

use crate::code::Code;
use crate::name::Name;

/// Why a text is not a scheme of a raw body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RawSchemeError {
    /// The byte of the text where the offending word begins; the text's length where something is missing.
    pub offset: usize,
    /// What is wrong there.
    pub problem: RawSchemeProblem,
}

/// What is wrong with a text that is not a scheme of a raw body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RawSchemeProblem {
    /// A clause begins with a word that is not an axis.
    UnknownAxis,
    /// The axis has been given already.
    RepeatedAxis(&'static str),
    /// The axis is not given, and there are no defaults.
    MissingAxis(&'static str),
    /// The axis has no such value; these are its values.
    Expected(&'static str),
    /// A header's name, or an item's key, holds a character that it cannot have.
    InvalidName,
    /// A text in quotation marks is longer than 64 bytes or holds something else than printable ASCII.
    InvalidText,
    /// A quotation mark without a second one.
    OpenQuote,
    /// The text that is hashed has this part already.
    RepeatedPart,
    /// The text that is hashed has no body.
    NoBody,
    /// The time is not signed, so it says nothing: the text needs `timestamp`.
    UnsignedTime,
    /// There is no time for `timestamp`, or for an age.
    NoTime,
    /// An item beside the signature, which is not an item itself.
    NoItems,
    /// A digest, or a way to write one, that this build leaves out.
    LeftOut,
}

impl RawSchemeError {
    /// The stable code.
    pub fn code(&self) -> Code {
        Code::SchemeSyntax
    }
}

impl fmt::Display for RawSchemeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at byte {} of the scheme: ", self.offset)?;
        f.write_str(match self.problem {
            RawSchemeProblem::UnknownAxis => "expected one of text, secret, digest, hex, base64, signature, time, age",
            RawSchemeProblem::RepeatedAxis(axis) => return write!(f, "`{axis}` is given twice"),
            RawSchemeProblem::MissingAxis(axis) => return write!(f, "`{axis}` is missing; no axis has a default"),
            RawSchemeProblem::Expected(values) => return write!(f, "expected {values}"),
            RawSchemeProblem::InvalidName => "the name of a header or an item has a character that none can have",
            RawSchemeProblem::InvalidText => "a text in quotation marks is at most 64 printable ASCII characters",
            RawSchemeProblem::OpenQuote => "the quotation mark is not closed",
            RawSchemeProblem::RepeatedPart => "the text has one `body` and at most one `timestamp`",
            RawSchemeProblem::NoBody => "the text has no `body`",
            RawSchemeProblem::UnsignedTime => "the time is not signed: the text needs `timestamp`",
            RawSchemeProblem::NoTime => "this needs a time: `time none` says that there is none",
            RawSchemeProblem::NoItems => "there are items only where `signature` says `item`",
            RawSchemeProblem::LeftOut => "this build leaves it out",
        })
    }
}

impl core::error::Error for RawSchemeError {}

/// What is wrong with the headers that came with a body, or with what they tell. A header's name is the
/// scheme's own, never one of the message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum HeaderError {
    /// A header that is signed, or that has the time, is missing or empty.
    Missing {
        /// Its name.
        header: Name,
    },
    /// A header that is needed is there twice: which one was signed cannot be told.
    Repeated {
        /// Its name.
        header: Name,
    },
    /// The time is missing in its header, there twice, or not digits.
    MalformedTimestamp {
        /// The header's name.
        header: Name,
    },
    /// Where this header's value ends in the signed text cannot be told, so another message could share the
    /// signature.
    Ambiguous {
        /// Its name.
        header: Name,
    },
    /// The message is older than its description allows.
    Stale,
    /// The message is from the future, further than its description allows.
    FromFuture,
    /// Its age is to be checked, and no time was given.
    NoTime,
}

impl HeaderError {
    /// The stable code.
    pub const fn code(&self) -> Code {
        match self {
            Self::Missing { .. } => Code::MissingHeader,
            Self::Repeated { .. } => Code::RepeatedHeader,
            Self::MalformedTimestamp { .. } => Code::MalformedTimestamp,
            Self::Ambiguous { .. } => Code::AmbiguousField,
            Self::Stale => Code::Stale,
            Self::FromFuture => Code::FromFuture,
            Self::NoTime => Code::NoTime,
        }
    }

    /// The header that it is about.
    pub const fn header(&self) -> Option<&Name> {
        match self {
            Self::Missing { header }
            | Self::Repeated { header }
            | Self::MalformedTimestamp { header }
            | Self::Ambiguous { header } => Some(header),
            Self::Stale | Self::FromFuture | Self::NoTime => None,
        }
    }
}

impl fmt::Display for HeaderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code().text())?;
        self.header().map_or(Ok(()), |header| write!(f, " (`{header}`)"))
    }
}

impl core::error::Error for HeaderError {}
