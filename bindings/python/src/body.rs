//! A raw body as Python has it, borrowed where that is possible.

use paysign::Code;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pybacked::{PyBackedBytes, PyBackedStr};
use pyo3::types::{PyByteArray, PyBytes, PyMemoryView, PyString};

use crate::error::{self, Failure};

/// The bytes of a body, kept alive by the Python object that holds them.
pub(crate) enum Body {
    /// From `bytes`, borrowed; from what can change under one's hands, copied.
    Bytes(PyBackedBytes),
    /// From `str`: its UTF-8.
    Text(PyBackedStr),
}

impl Body {
    /// Takes `bytes`, `bytearray`, `memoryview` or `str`.
    #[inline]
    pub(crate) fn new(given: &Bound<'_, PyAny>) -> PyResult<Self> {
        if let Ok(bytes) = given.cast::<PyBytes>() {
            return Ok(Self::Bytes(bytes.clone().into()));
        }
        if let Ok(text) = given.cast::<PyString>() {
            let text = PyBackedStr::try_from(text.clone());
            return text.map(Self::Text).map_err(|_| surrogate(given.py()));
        }
        Self::copied(given)
    }

    #[cold]
    fn copied(given: &Bound<'_, PyAny>) -> PyResult<Self> {
        if let Ok(array) = given.cast::<PyByteArray>() {
            return Ok(Self::Bytes(array.clone().into()));
        }
        if given.is_instance_of::<PyMemoryView>() {
            let copy = given.call_method0("tobytes")?;
            return Ok(Self::Bytes(copy.cast_into::<PyBytes>()?.into()));
        }
        Err(PyTypeError::new_err(format!(
            "the body is bytes, bytearray, memoryview or str, not {}: pass the raw body (or query) as it came, not what a framework has made of it",
            given.get_type().name()?
        )))
    }

    /// The bytes.
    pub(crate) fn bytes(&self) -> &[u8] {
        match self {
            Self::Bytes(bytes) => bytes,
            Self::Text(text) => text.as_bytes(),
        }
    }
}

fn surrogate(py: Python<'_>) -> PyErr {
    error::raise(
        py,
        &Failure {
            code: Code::MalformedBody,
            text: "the body is a str with a lone surrogate, so it was decoded before this call: pass the raw bytes"
                .into(),
            field: None,
            offset: None,
        },
    )
}
