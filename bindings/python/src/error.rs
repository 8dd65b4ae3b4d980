//! The core's errors as Python's exceptions.

use paysign_owned::Failure;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBytes, PyDict, PyString};

static CLASSES: PyOnceLock<Py<PyDict>> = PyOnceLock::new();

/// The class of each code's word, from the generated module.
///
/// # Errors
///
/// If the module lacks one: then it is older than the core.
pub(crate) fn classes(py: Python<'_>) -> PyResult<&Bound<'_, PyDict>> {
    let classes = CLASSES.get_or_try_init(py, || {
        let classes = py.import("paysign.errors")?.getattr("_BY_CODE")?.cast_into::<PyDict>()?;
        for code in paysign::Code::ALL {
            if !classes.contains(code.as_str())? {
                return Err(PyRuntimeError::new_err(code.as_str()));
            }
        }
        Ok(classes.unbind())
    })?;
    Ok(classes.bind(py))
}

/// The exception of a failure.
pub(crate) fn raise(py: Python<'_>, failure: &Failure) -> PyErr {
    made(py, failure).map_or_else(|error| error, |exception| PyErr::from_value(exception))
}

/// The exception as an object, for a list of verdicts.
pub(crate) fn made<'py>(py: Python<'py>, failure: &Failure) -> PyResult<Bound<'py, PyAny>> {
    let class = classes(py)?.get_item(failure.code().as_str())?;
    let class = class.ok_or_else(|| PyRuntimeError::new_err(failure.code().as_str()))?;
    let field = failure.field().map(|field| text_or_bytes(py, field.as_bytes()));
    let exception = class.call1((failure.to_string(), field, failure.offset()))?;
    if let Some(said) = failure.gateway() {
        exception.setattr("gateway_code", &said.gateway_code)?;
        exception.setattr("text", &said.text)?;
        exception.setattr("said", &said.said)?;
    }
    Ok(exception)
}

/// Text where it is text, else the bytes.
pub(crate) fn text_or_bytes<'py>(py: Python<'py>, bytes: &[u8]) -> Bound<'py, PyAny> {
    match std::str::from_utf8(bytes) {
        Ok(text) => PyString::new(py, text).into_any(),
        Err(_) => PyBytes::new(py, bytes).into_any(),
    }
}

/// Makes exceptions of the core's errors.
pub(crate) trait Raise {
    /// The exception.
    fn raised(self, py: Python<'_>) -> PyErr;
}

impl<E: Into<Failure>> Raise for E {
    /// Out of the way of what succeeds.
    #[cold]
    fn raised(self, py: Python<'_>) -> PyErr {
        raise(py, &self.into())
    }
}
