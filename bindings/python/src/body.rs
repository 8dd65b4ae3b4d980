//! A raw body as Python has it, borrowed where that is possible.

use paysign::Code;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyBytes, PyMemoryView, PySequence, PyString};
use pyo3::{Borrowed, FromPyObject};

use paysign_owned::Failure;

use crate::error;

/// A body, kept alive: `bytes`, or a `str` that has UTF-8. Neither changes under one's hands.
pub(crate) struct Body(Py<PyAny>);

impl Body {
    /// Takes `bytes`, `bytearray`, `memoryview` or `str`; of what can change, a copy.
    #[inline]
    pub(crate) fn new(given: &Bound<'_, PyAny>) -> PyResult<Self> {
        match bytes(given.as_borrowed()) {
            Some(_) => Ok(Self(given.clone().unbind())),
            None => copied(given).map(|copy| Self(copy.into_any().unbind())),
        }
    }

    /// One body, or a sequence of them; none where none are given.
    pub(crate) fn several(given: Option<&Bound<'_, PyAny>>) -> PyResult<Vec<Self>> {
        let Some(given) = given else { return Ok(Vec::new()) };
        match Self::new(given) {
            Err(_) if given.is_instance_of::<PySequence>() && !given.is_instance_of::<PyString>() => {
                given.try_iter()?.map(|body| Self::new(&body?)).collect()
            }
            one => Ok(vec![one?]),
        }
    }

    /// The bytes.
    #[inline]
    pub(crate) fn bytes<'a>(&'a self, py: Python<'_>) -> &'a [u8] {
        bytes(self.0.bind_borrowed(py)).expect("`new` has looked")
    }
}

/// The bytes of a `bytes` or of a `str` that has UTF-8.
#[inline]
fn bytes<'a>(given: Borrowed<'a, '_, PyAny>) -> Option<&'a [u8]> {
    if given.is_instance_of::<PyString>() {
        return <&str>::extract(given).ok().map(str::as_bytes);
    }
    <&[u8]>::extract(given).ok()
}

#[cold]
fn copied<'py>(given: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyBytes>> {
    let py = given.py();
    if let Ok(array) = given.cast::<PyByteArray>() {
        return Ok(PyBytes::new(py, &array.to_vec()));
    }
    if given.is_instance_of::<PyMemoryView>() {
        return Ok(given.call_method0("tobytes")?.cast_into()?);
    }
    if given.is_instance_of::<PyString>() {
        return Err(surrogate(py));
    }
    Err(PyTypeError::new_err(format!(
        "the body is bytes, bytearray, memoryview or str, not {}: pass the raw body (or query) as it came, not what a framework has made of it",
        given.get_type().name()?
    )))
}

fn surrogate(py: Python<'_>) -> PyErr {
    error::raise(
        py,
        &Failure::with_text(
            Code::MalformedBody,
            "the body is a str with a lone surrogate, so it was decoded before this call: pass the raw bytes",
        ),
    )
}
