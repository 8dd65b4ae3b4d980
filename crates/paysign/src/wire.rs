//! The wires: a raw body becomes parameters.

pub(crate) mod form;
#[cfg(feature = "json")]
pub(crate) mod json;

use crate::code::Code;
#[cfg(feature = "alloc")]
use crate::message::Limits;
#[cfg(feature = "alloc")]
use crate::message::Transport;
use crate::message::Wire;
pub(crate) use crate::param::Param;
#[cfg(feature = "alloc")]
use crate::scheme::Null;
use crate::value::Value;

/// Why a body could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BodyError {
    /// There is no byte in it.
    Empty,
    /// A form that begins with `?`, `/`, `http://` or `https://`: not the query alone, but what it was cut out of, or should be.
    NotAQuery,
    /// A malformed escape, or no JSON object.
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
    /// JSON, in a build without the feature `json`.
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

    /// The byte of the body that it is about.
    pub fn offset(self) -> Option<usize> {
        match self {
            Self::Malformed { offset } => Some(offset),
            _ => None,
        }
    }
}

impl core::fmt::Display for BodyError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
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

/// Where in `body` the part `raw`, which was cut out of it, begins.
pub(crate) fn offset_in(body: &[u8], raw: &[u8]) -> usize {
    (raw.as_ptr() as usize).wrapping_sub(body.as_ptr() as usize).min(body.len())
}

/// The byte of `body` where a name begins; in JSON that is its quotation mark.
pub(crate) fn name_offset(body: &[u8], wire: Wire, name: Value<'_>) -> usize {
    offset_in(body, name.raw()).saturating_sub(usize::from(wire == Wire::Json))
}

/// Reads a body of either wire into a list of its parameters, in the body's order.
#[cfg(feature = "alloc")]
#[cfg_attr(not(feature = "json"), allow(unused_variables, reason = "a form has no null"))]
pub(crate) fn read<'a>(
    transport: &Transport<'_>,
    null: Null,
    body: &'a [u8],
    limits: &Limits,
) -> Result<alloc::vec::Vec<Param<'a>>, BodyError> {
    match transport.wire {
        Wire::Form => form::read(body, transport.stray_percent, limits, |params| params.to_vec()),
        #[cfg(feature = "json")]
        Wire::Json => json::read(body, null, limits),
        #[cfg(not(feature = "json"))]
        Wire::Json => Err(BodyError::NotThisWire),
    }
}
