//! The greatest sizes. Written by `cargo xtask generate`; do not edit.

use pyo3::prelude::*;

/// Greatest sizes; beyond them a message is an error, never cut.
#[pyclass(frozen, eq, module = "paysign")]
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Limits {
    pub(crate) limits: paysign::Limits,
}

#[pymethods]
impl Limits {
    #[new]
    #[pyo3(signature = (*, body_len = None, fields = None, depth = None))]
    fn new(body_len: Option<usize>, fields: Option<usize>, depth: Option<usize>) -> Self {
        Self { limits: paysign::Limits::DEFAULT.with(&[body_len, fields, depth]) }
    }

    /// The greatest length of a body, in bytes.
    #[getter]
    fn body_len(&self) -> usize {
        self.limits.body_len
    }

    /// The greatest number of fields.
    #[getter]
    fn fields(&self) -> usize {
        self.limits.fields
    }

    /// The greatest nesting of JSON, the outer object included, and of XML, the root included; in XML at most
    /// 32 count.
    #[getter]
    fn depth(&self) -> usize {
        self.limits.depth
    }

    fn __repr__(&self) -> String {
        let paysign::Limits { body_len, fields, depth } = self.limits;
        format!("Limits(body_len={body_len}, fields={fields}, depth={depth})")
    }
}
