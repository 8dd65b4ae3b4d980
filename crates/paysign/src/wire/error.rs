//! Why a body could not be read.

use core::fmt;

use crate::code::Code;

/// Why a body could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BodyError {
    /// There is no byte in it.
    Empty,
    /// A form that begins with `?`, `/`, `http://` or `https://`: not only the query, but what it was cut out
    /// of, or should be.
    NotAQuery,
    /// A malformed escape, no JSON object, no flat XML, or no parts.
    Malformed {
        /// The byte of the body where it is malformed.
        offset: usize,
    },
    /// Longer than [`Limits::body_len`](crate::Limits::body_len).
    TooLong {
        /// The limit, in bytes.
        limit: usize,
    },
    /// More fields than [`Limits::fields`](crate::Limits::fields).
    TooManyFields {
        /// The limit.
        limit: usize,
    },
    /// Nested deeper than [`Limits::depth`](crate::Limits::depth).
    TooDeep {
        /// The limit, in levels.
        limit: usize,
    },
    /// JSON, XML or multipart, in a build without the feature of that name.
    NotThisWire,
}

impl BodyError {
    /// The stable code.
    pub fn code(self) -> Code {
        match self {
            Self::Empty => Code::EmptyBody,
            Self::NotAQuery => Code::NotAQuery,
            Self::Malformed { .. } => Code::MalformedBody,
            Self::TooLong { .. } => Code::BodyTooLong,
            Self::TooManyFields { .. } => Code::TooManyFields,
            Self::TooDeep { .. } => Code::TooDeep,
            Self::NotThisWire => Code::NotThisWire,
        }
    }

    /// The same of a body of which the first `start` bytes were not read.
    pub(crate) fn after(self, start: usize) -> Self {
        match self {
            Self::Malformed { offset } => Self::Malformed { offset: offset + start },
            other => other,
        }
    }

    /// The byte of the body that it is about.
    pub fn offset(self) -> Option<usize> {
        match self {
            Self::Malformed { offset } => Some(offset),
            _ => None,
        }
    }
}

impl fmt::Display for BodyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code().text())?;
        match self {
            Self::Malformed { offset } => write!(f, " (at byte {offset})"),
            Self::TooLong { limit } => write!(f, " of {limit} bytes"),
            Self::TooManyFields { limit } => write!(f, " of {limit}"),
            Self::TooDeep { limit } => write!(f, " of {limit} levels"),
            Self::Empty | Self::NotAQuery | Self::NotThisWire => Ok(()),
        }
    }
}

impl core::error::Error for BodyError {}
