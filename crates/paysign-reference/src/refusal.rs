//! Why a message was refused, and the limits.

/// Why a message was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The stable code of the error, as the vectors write it.
    pub code: &'static str,
    /// The field that the error names.
    pub field: Option<Vec<u8>>,
    /// The byte of the raw body that the error points at. Never given for malformed JSON.
    pub offset: Option<usize>,
    /// The canonical string, where one was reached: from step 13 of verification on, and at step 10 of
    /// signing.
    pub canonical: Option<Vec<u8>>,
}

impl Refusal {
    pub(crate) fn of(code: &'static str) -> Refusal {
        Refusal { code, field: None, offset: None, canonical: None }
    }

    pub(crate) fn naming(self, field: &[u8]) -> Refusal {
        Refusal { field: Some(field.to_vec()), ..self }
    }

    pub(crate) fn at(self, offset: usize) -> Refusal {
        Refusal { offset: Some(offset), ..self }
    }

    pub(crate) fn having_built(self, canonical: &[u8]) -> Refusal {
        Refusal { canonical: Some(canonical.to_vec()), ..self }
    }
}

/// How large a message may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Greatest length of a body in bytes.
    pub body_len: usize,
    /// Greatest number of fields.
    pub fields: usize,
    /// How deep JSON objects and arrays may be nested; the outer object counts.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { body_len: 65_536, fields: 256, depth: 32 }
    }
}
