//! A body, taken apart: its fields in the order of the body.

use std::collections::BTreeSet;

use crate::null::Null;

/// A body, taken apart.
pub(crate) struct Body {
    pub(crate) fields: Vec<BodyField>,
    /// How deep objects and arrays are nested; 0 for a form and multipart.
    pub(crate) depth: usize,
}

/// One field as it is in a body.
pub(crate) struct BodyField {
    pub(crate) name: Vec<u8>,
    /// Where the name starts in the raw body; in JSON, its opening quotation mark.
    pub(crate) offset: usize,
    pub(crate) content: Content,
    /// Where the value starts.
    pub(crate) value_at: usize,
    /// Whether it is a member of a nested object, named by its path.
    pub(crate) is_member: bool,
}

/// What is there as the value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Content {
    /// A value of a form or of XML, or a JSON string, decoded; a part as it is.
    Text(Vec<u8>),
    /// A JSON number or boolean, as written.
    Bare(Vec<u8>),
    /// A JSON `null`.
    Null,
    /// A JSON object or array, or the content of an XML element that holds elements, as written.
    Nested(Vec<u8>),
}

impl Content {
    /// The text that this counts as.
    pub(crate) fn text(&self, null: Null) -> &[u8] {
        match (self, null) {
            (Content::Text(text) | Content::Bare(text) | Content::Nested(text), _) => text,
            (Content::Null, Null::Word) => b"null",
            (Content::Null, Null::Empty) => b"",
        }
    }

    /// Whether this is an empty text or a JSON `null`, whatever a `null` counts as.
    pub(crate) fn is_nothing(&self) -> bool {
        self.text(Null::Empty).is_empty()
    }
}

impl Body {
    /// The only field of this name; the first where there are several.
    pub(crate) fn field(&self, name: &[u8]) -> Option<&BodyField> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The first field in the body whose name was there before.
    pub(crate) fn first_repetition(&self) -> Option<&BodyField> {
        let mut seen = BTreeSet::new();
        self.fields.iter().find(|field| !seen.insert(&field.name))
    }
}
