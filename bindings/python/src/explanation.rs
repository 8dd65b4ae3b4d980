//! The explanation of a message: what was signed, field by field.

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyList};

use paysign_owned::Failure;

use crate::error::{made, text_or_bytes};

/// How a message was read, for a developer's eyes: it shows the canonical string, and never a secret or a
/// right signature.
#[pyclass(frozen, module = "paysign")]
pub(crate) struct Explanation {
    text: String,
    canonical: Py<PyBytes>,
    included: Py<PyList>,
    left_out: Py<PyDict>,
    secret_index: Option<usize>,
    refusal: Option<Failure>,
}

impl Explanation {
    /// Copies what the core explains.
    pub(crate) fn new(py: Python<'_>, explained: &paysign::explain::Explanation<'_>) -> PyResult<Self> {
        let included = explained.included.iter().map(|field| text_or_bytes(py, &field.name));
        let left_out = PyDict::new(py);
        for (name, reason) in &explained.left_out {
            left_out.set_item(text_or_bytes(py, name), reason.as_str())?;
        }
        Ok(Self {
            text: explained.to_string(),
            canonical: PyBytes::new(py, &explained.canonical).unbind(),
            included: PyList::new(py, included)?.unbind(),
            left_out: left_out.unbind(),
            secret_index: explained.verdict.and_then(Result::ok),
            refusal: explained.verdict.and_then(Result::err).map(Failure::from),
        })
    }
}

#[pymethods]
impl Explanation {
    /// The canonical string, without the secret and its joint.
    #[getter]
    fn canonical(&self, py: Python<'_>) -> Py<PyBytes> {
        self.canonical.clone_ref(py)
    }

    /// The names of the signed fields in canonical order.
    #[getter]
    fn included<'py>(&self, py: Python<'py>) -> Bound<'py, pyo3::types::PyTuple> {
        self.included.bind(py).to_tuple()
    }

    /// All other fields, and why each is left out: `signature`, `excluded`, `unsigned`,
    /// `empty` or `shop`.
    #[getter]
    fn left_out<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        self.left_out.bind(py).copy()
    }

    /// Whether verification accepts the message.
    #[getter]
    fn is_valid(&self) -> bool {
        self.secret_index.is_some()
    }

    /// Which of the secrets has signed it.
    #[getter]
    fn secret_index(&self) -> Option<usize> {
        self.secret_index
    }

    /// What verification would raise. `None` if it accepts the message, or if only the secret is missing to
    /// tell.
    #[getter]
    fn error<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.refusal.as_ref().map(|failure| made(py, failure)).transpose()
    }

    fn __str__(&self) -> &str {
        &self.text
    }

    fn __repr__(&self, py: Python<'_>) -> String {
        let fields = self.included.bind(py).len();
        format!("<paysign.Explanation of {fields} signed fields; print it>")
    }
}
