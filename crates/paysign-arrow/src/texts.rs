//! A column of texts under way.

use std::sync::Arc;

use arrow_array::builder::{BinaryBuilder, StringBuilder};
use arrow_array::{Array, ArrayRef};
use paysign::Value;

use crate::columns::TextType;

/// A column of texts under way.
pub(crate) enum Texts {
    Utf8(StringBuilder),
    Binary(BinaryBuilder),
}

/// The value is not UTF-8, so it is null.
pub(crate) struct NotUtf8;

impl Texts {
    /// Bytes that most values have at most: so room for them all is made at once.
    const USUAL_LEN: usize = 24;

    /// Room for so many.
    pub(crate) fn with_capacity(kind: TextType, rows: usize) -> Self {
        let bytes = rows.saturating_mul(Self::USUAL_LEN).min(1 << 24);
        match kind {
            TextType::Utf8 => Self::Utf8(StringBuilder::with_capacity(rows, bytes)),
            TextType::Binary => Self::Binary(BinaryBuilder::with_capacity(rows, bytes)),
        }
    }

    /// Whether so many bytes more find room: the places of texts are 32 bits.
    pub(crate) fn has_room_for(&self, bytes: usize) -> bool {
        let taken = match self {
            Self::Utf8(builder) => builder.values_slice().len(),
            Self::Binary(builder) => builder.values_slice().len(),
        };
        taken.checked_add(bytes).is_some_and(|all| i32::try_from(all).is_ok())
    }

    /// Appends nothing.
    pub(crate) fn push_null(&mut self) {
        match self {
            Self::Utf8(builder) => builder.append_null(),
            Self::Binary(builder) => builder.append_null(),
        }
    }

    /// Appends a value.
    pub(crate) fn push(&mut self, value: Option<Value<'_>>) -> Result<(), NotUtf8> {
        let Some(value) = value else {
            self.push_null();
            return Ok(());
        };
        match self {
            Self::Binary(builder) => builder.append_value(value.to_bytes()),
            Self::Utf8(builder) => {
                let text = value.to_text();
                builder.append_option(text.as_deref());
                if text.is_none() {
                    return Err(NotUtf8);
                }
            }
        }
        Ok(())
    }

    /// The column.
    pub(crate) fn finish(self) -> ArrayRef {
        let column: Arc<dyn Array> = match self {
            Self::Utf8(mut builder) => Arc::new(builder.finish()),
            Self::Binary(mut builder) => Arc::new(builder.finish()),
        };
        column
    }
}
