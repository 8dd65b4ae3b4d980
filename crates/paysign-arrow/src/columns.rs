//! Which columns come out.

use std::sync::Arc;

use arrow_schema::{DataType, Field, Fields};

use crate::error::ColumnsError;
use crate::words;

/// Which columns come out, and of which types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    scale: u8,
    text_type: TextType,
    fields: Vec<String>,
}

/// The type of columns of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum TextType {
    /// UTF-8, which engines compare and show as text. A value that is not UTF-8 is null, and an error of its
    /// row.
    #[default]
    Utf8,
    /// Bytes, whatever their encoding.
    Binary,
}

impl TextType {
    pub(crate) fn data_type(self) -> DataType {
        match self {
            Self::Utf8 => DataType::Utf8,
            Self::Binary => DataType::Binary,
        }
    }
}

impl Default for Columns {
    fn default() -> Self {
        Self::new()
    }
}

impl Columns {
    /// How many fields can be asked for.
    pub const MAX_FIELDS: usize = 64;
    /// Digits after the point, where nobody says how many: all that gateways send, and 30 before it.
    pub const DEFAULT_SCALE: u8 = 8;
    pub(crate) const PRECISION: u8 = 38;

    /// Amounts with 8 digits after the point, texts as UTF-8, no fields by name.
    pub const fn new() -> Self {
        Self { scale: Self::DEFAULT_SCALE, text_type: TextType::Utf8, fields: Vec::new() }
    }

    /// The same with amounts of so many digits after the point.
    ///
    /// # Errors
    ///
    /// [`ColumnsError::Scale`] above 38.
    pub fn with_scale(self, scale: u8) -> Result<Self, ColumnsError> {
        if scale > Self::PRECISION { Err(ColumnsError::Scale(scale)) } else { Ok(Self { scale, ..self }) }
    }

    /// The same with texts of this type.
    #[must_use]
    pub fn with_text_type(self, text_type: TextType) -> Self {
        Self { text_type, ..self }
    }

    /// The same with the signed fields of these names.
    ///
    /// # Errors
    ///
    /// [`ColumnsError::FieldTwice`], [`ColumnsError::TooManyFields`].
    pub fn with_fields<N: Into<String>>(self, names: impl IntoIterator<Item = N>) -> Result<Self, ColumnsError> {
        let mut fields: Vec<String> = Vec::new();
        for name in names {
            let name = name.into();
            if fields.contains(&name) {
                return Err(ColumnsError::FieldTwice(name));
            }
            if fields.len() == Self::MAX_FIELDS {
                return Err(ColumnsError::TooManyFields(Self::MAX_FIELDS));
            }
            fields.push(name);
        }
        Ok(Self { fields, ..self })
    }

    pub(crate) fn scale(&self) -> u8 {
        self.scale
    }

    pub(crate) fn text_type(&self) -> TextType {
        self.text_type
    }

    /// The names of the fields that are asked for.
    pub fn field_names(&self) -> &[String] {
        &self.fields
    }

    /// What [`verify`](crate::verify) gives: a struct.
    pub fn data_type(&self) -> DataType {
        DataType::Struct(self.children())
    }

    /// The columns of the struct. All may be null, since a null body is a null row.
    pub(crate) fn children(&self) -> Fields {
        let text = self.text_type.data_type();
        let amount = DataType::Decimal128(Self::PRECISION, self.scale.cast_signed());
        let mut children: Vec<Field> = [
            ("verdict", DataType::Int16),
            ("code", words::data_type()),
            ("secret_index", DataType::Int32),
            ("order_no", text.clone()),
            ("trade_no", text.clone()),
            ("merchant_id", text),
            ("status", words::data_type()),
            ("paid_amount", amount.clone()),
            ("ordered_amount", amount),
            ("error", words::data_type()),
            ("error_column", words::data_type()),
        ]
        .into_iter()
        .map(|(name, kind)| Field::new(name, kind, true))
        .collect();
        if !self.fields.is_empty() {
            children.push(Field::new("fields", DataType::Struct(self.named()), true));
        }
        children.into()
    }

    /// The columns of the fields that are asked for by name.
    pub(crate) fn named(&self) -> Fields {
        let kind = self.text_type.data_type();
        self.fields.iter().map(|name| Arc::new(Field::new(name, kind.clone(), true))).collect()
    }
}
