//! Why bodies cannot be verified as a column. What is wrong with one body is a verdict, not an error.

use std::fmt;

use arrow_schema::{ArrowError, DataType};

/// Why bodies cannot be verified as a column.
#[derive(Debug)]
#[non_exhaustive]
pub enum ColumnsError {
    /// The array holds something else than bytes or texts.
    NotBodies(DataType),
    /// A decimal of 38 digits cannot have so many after the point.
    Scale(u8),
    /// A field is asked for twice.
    FieldTwice(String),
    /// More fields are asked for than there may be, which is this.
    TooManyFields(usize),
    /// The texts of a column are longer than 2³¹ - 1 bytes: verify a slice of the bodies at a time.
    TooLong,
    /// Arrow refuses.
    Arrow(ArrowError),
}

impl fmt::Display for ColumnsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotBodies(kind) => write!(f, "bodies are bytes or texts, and this is a column of {kind}"),
            Self::Scale(scale) => write!(f, "a decimal of 38 digits cannot have {scale} after the point"),
            Self::FieldTwice(name) => write!(f, "the field {name:?} is asked for twice"),
            Self::TooManyFields(most) => write!(f, "at most {most} fields can be asked for"),
            Self::TooLong => f.write_str("a column of texts is too long: verify a slice of the bodies at a time"),
            Self::Arrow(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ColumnsError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Arrow(error) => Some(error),
            _ => None,
        }
    }
}

impl From<ArrowError> for ColumnsError {
    fn from(error: ArrowError) -> Self {
        Self::Arrow(error)
    }
}
