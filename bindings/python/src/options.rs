//! Strict or lenient, and the greatest sizes.

use paysign::{Options, Strictness};
use pyo3::prelude::*;

/// Greatest sizes; beyond them a message is an error, never cut.
#[pyclass(frozen, eq, module = "paysign")]
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Limits {
    limits: paysign::Limits,
}

#[pymethods]
impl Limits {
    #[new]
    #[pyo3(signature = (*, body_len = None, fields = None, depth = None))]
    fn new(body_len: Option<usize>, fields: Option<usize>, depth: Option<usize>) -> Self {
        Self { limits: paysign_owned::options::limits(paysign::Limits::DEFAULT, body_len, fields, depth) }
    }

    /// Bytes of a body.
    #[getter]
    fn body_len(&self) -> usize {
        self.limits.body_len
    }

    /// Fields of a message.
    #[getter]
    fn fields(&self) -> usize {
        self.limits.fields
    }

    /// Nesting of JSON, the outer object included.
    #[getter]
    fn depth(&self) -> usize {
        self.limits.depth
    }

    fn __repr__(&self) -> String {
        let paysign::Limits { body_len, fields, depth } = self.limits;
        format!("Limits(body_len={body_len}, fields={fields}, depth={depth})")
    }
}

/// The core's options.
pub(crate) fn options(strict: bool, limits: Option<&Bound<'_, Limits>>) -> Options {
    Options {
        strictness: if strict { Strictness::Strict } else { Strictness::Lenient },
        limits: limits.map_or(paysign::Limits::DEFAULT, |limits| limits.get().limits),
    }
}
