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
#[derive(Debug, Clone)]
pub(crate) struct BodyField {
    pub(crate) name: Vec<u8>,
    /// Where the name starts in the raw body; in JSON, its opening quotation mark.
    pub(crate) offset: usize,
    pub(crate) content: Content,
    /// Where the value of a JSON member starts.
    pub(crate) value_at: usize,
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

/// What a scheme sees of a body.
pub(crate) struct Received {
    /// The fields of the message, in the order of the body.
    pub(crate) fields: Vec<BodyField>,
    /// What is there under the names of the signature and of the field that names the digest.
    pub(crate) claims: Vec<BodyField>,
}

/// The first field whose name was there before.
pub(crate) fn first_repetition(fields: &[BodyField]) -> Option<&BodyField> {
    let mut seen = BTreeSet::new();
    fields.iter().find(|field| !seen.insert(&field.name))
}
