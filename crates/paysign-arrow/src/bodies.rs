//! The array of bodies, whatever its type.

use arrow_array::cast::AsArray;
use arrow_array::{
    Array, BinaryArray, BinaryViewArray, FixedSizeBinaryArray, LargeBinaryArray, LargeStringArray, StringArray,
    StringViewArray,
};
use arrow_schema::DataType;

use crate::error::ColumnsError;

/// The bodies, where they are.
#[derive(Clone, Copy)]
pub(crate) enum Bodies<'a> {
    Binary(&'a BinaryArray),
    LargeBinary(&'a LargeBinaryArray),
    BinaryView(&'a BinaryViewArray),
    FixedSizeBinary(&'a FixedSizeBinaryArray),
    Utf8(&'a StringArray),
    LargeUtf8(&'a LargeStringArray),
    Utf8View(&'a StringViewArray),
    /// A column of nothing but nulls has a type of its own.
    Null,
}

impl<'a> Bodies<'a> {
    /// The bodies in an array.
    pub(crate) fn new(array: &'a dyn Array) -> Result<Self, ColumnsError> {
        Ok(match array.data_type() {
            DataType::Binary => Self::Binary(array.as_binary()),
            DataType::LargeBinary => Self::LargeBinary(array.as_binary()),
            DataType::BinaryView => Self::BinaryView(array.as_binary_view()),
            DataType::FixedSizeBinary(_) => Self::FixedSizeBinary(array.as_fixed_size_binary()),
            DataType::Utf8 => Self::Utf8(array.as_string()),
            DataType::LargeUtf8 => Self::LargeUtf8(array.as_string()),
            DataType::Utf8View => Self::Utf8View(array.as_string_view()),
            DataType::Null => Self::Null,
            other => return Err(ColumnsError::NotBodies(other.clone())),
        })
    }

    /// The body at this place, which is not null.
    pub(crate) fn at(self, index: usize) -> &'a [u8] {
        match self {
            Self::Binary(array) => array.value(index),
            Self::LargeBinary(array) => array.value(index),
            Self::BinaryView(array) => array.value(index),
            Self::FixedSizeBinary(array) => array.value(index),
            Self::Utf8(array) => array.value(index).as_bytes(),
            Self::LargeUtf8(array) => array.value(index).as_bytes(),
            Self::Utf8View(array) => array.value(index).as_bytes(),
            Self::Null => &[],
        }
    }
}
