//! Why a message is refused.

use core::fmt;

use crate::beyond::Repeated;
use crate::code::Code;
use crate::name::Name;
#[cfg(feature = "raw")]
use crate::raw::HeaderError;
use crate::wire::BodyError;

/// Why a message is refused. It never holds what the right signature would be, and a given secret in a name
/// is masked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum VerifyError {
    /// No secret was given.
    NoSecret,
    /// The message has no signature to verify.
    UnsignedMessage,
    /// A secret is not what the scheme takes: hex, Base64, or several parts.
    MalformedSecret,
    /// The scheme's text cannot be read back, so strict reading is impossible.
    UnreadableScheme,
    /// The body could not be read.
    Body(BodyError),
    /// A name occurs twice.
    DuplicateField {
        /// The name.
        field: Name,
        /// The byte of the body where it is there again.
        offset: usize,
    },
    /// The field with the signature is missing or empty.
    MissingSignature {
        /// The field.
        field: Name,
    },
    /// The `sign_type` field names no digest of this message.
    UnsupportedSignType {
        /// The field.
        field: Name,
    },
    /// The signature is not hex of the digest's length, or not the Base64 that the scheme asks for.
    MalformedSignature {
        /// The field.
        field: Name,
    },
    /// A signed field is an object or an array.
    NestedValue {
        /// The field.
        field: Name,
    },
    /// A required field is missing.
    MissingField {
        /// The field.
        field: Name,
    },
    /// A field has no name.
    EmptyName {
        /// The byte of the body where it is.
        offset: usize,
    },
    /// The signed text would read as other fields than the body holds.
    AmbiguousField {
        /// The first field that would not be read back.
        field: Name,
    },
    /// The signature is not the one of this message and any of the secrets.
    Mismatch,
    /// The headers are not those of such a message, or it is too old.
    #[cfg(feature = "raw")]
    Header(HeaderError),
}

impl VerifyError {
    /// The stable code.
    pub fn code(&self) -> Code {
        match self {
            Self::NoSecret => Code::NoSecret,
            Self::MalformedSecret => Code::MalformedSecret,
            Self::UnsignedMessage => Code::UnsignedMessage,
            Self::UnreadableScheme => Code::UnreadableScheme,
            Self::Body(error) => error.code(),
            Self::DuplicateField { .. } => Code::DuplicateField,
            Self::MissingSignature { .. } => Code::MissingSignature,
            Self::UnsupportedSignType { .. } => Code::UnsupportedSignType,
            Self::MalformedSignature { .. } => Code::MalformedSignature,
            Self::NestedValue { .. } => Code::NestedValue,
            Self::MissingField { .. } => Code::MissingField,
            Self::EmptyName { .. } => Code::EmptyName,
            Self::AmbiguousField { .. } => Code::AmbiguousField,
            Self::Mismatch => Code::Mismatch,
            #[cfg(feature = "raw")]
            Self::Header(error) => error.code(),
        }
    }

    /// The same of a body of which the first `start` bytes were not read.
    pub(crate) fn after(self, start: usize) -> Self {
        match self {
            Self::Body(error) => Self::Body(error.after(start)),
            Self::DuplicateField { field, offset } => Self::DuplicateField { field, offset: offset + start },
            Self::EmptyName { offset } => Self::EmptyName { offset: offset + start },
            other => other,
        }
    }

    /// The field that it is about.
    pub fn field(&self) -> Option<&Name> {
        match self {
            Self::MissingSignature { field }
            | Self::UnsupportedSignType { field }
            | Self::MalformedSignature { field }
            | Self::DuplicateField { field, .. }
            | Self::NestedValue { field }
            | Self::MissingField { field }
            | Self::AmbiguousField { field } => Some(field),
            #[cfg(feature = "raw")]
            Self::Header(error) => error.header(),
            _ => None,
        }
    }

    /// The byte of the body that it is about.
    pub fn offset(&self) -> Option<usize> {
        match self {
            Self::Body(error) => error.offset(),
            Self::DuplicateField { offset, .. } | Self::EmptyName { offset } => Some(*offset),
            _ => None,
        }
    }
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Body(error) => return error.fmt(f),
            _ => f.write_str(self.code().text())?,
        }
        match (self.field(), self.offset()) {
            (Some(field), Some(offset)) => write!(f, " (`{field}`, at byte {offset})"),
            (Some(field), None) => write!(f, " (`{field}`)"),
            (None, Some(offset)) => write!(f, " (at byte {offset})"),
            (None, None) => Ok(()),
        }
    }
}

impl core::error::Error for VerifyError {}

impl From<Repeated> for VerifyError {
    fn from(Repeated { field, offset }: Repeated) -> Self {
        Self::DuplicateField { field, offset }
    }
}

#[cfg(feature = "raw")]
impl From<HeaderError> for VerifyError {
    fn from(error: HeaderError) -> Self {
        Self::Header(error)
    }
}

impl From<BodyError> for VerifyError {
    fn from(error: BodyError) -> Self {
        Self::Body(error)
    }
}
