//! Signed parameters: a read-only mapping of the fields to send.

use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::{PyDict, PyIterator, PyMapping, PyString};

use paysign_owned::HeldSigned;

use crate::error::text_or_bytes;
use crate::mapping::mapping;

/// Parameters with their signature: a read-only mapping of the fields to send.
#[pyclass(frozen, mapping, module = "paysign")]
pub(crate) struct Signed {
    held: HeldSigned<PyBackedStr, PyBackedStr>,
}

impl Signed {
    /// Of what the core has signed.
    pub(crate) fn new(held: HeldSigned<PyBackedStr, PyBackedStr>) -> Self {
        Self { held }
    }

    fn find<'py>(&self, key: &Bound<'py, PyAny>) -> Option<Bound<'py, PyAny>> {
        let key = key.cast::<PyString>().ok()?;
        let name = key.to_str().ok()?.as_bytes();
        let found = self.held.get().fields().find(|(field, _)| *field == name);
        found.map(|(_, value)| text_or_bytes(key.py(), value))
    }

    fn count(&self) -> usize {
        self.held.get().fields().count()
    }

    fn dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        // What is sent has the order of what was given; of that, some may be left out, or have a shorter
        // text.
        let mut given = self.held.given();
        for (name, value) in self.held.get().fields() {
            let place = given.iter().position(|(own, _)| own.as_bytes() == name);
            let Some((own_name, own_value)) = place.and_then(|place| given.get(place)) else {
                dict.set_item(text_or_bytes(py, name), text_or_bytes(py, value))?;
                continue;
            };
            given = given.get(place.map_or(0, |place| place + 1)..).unwrap_or_default();
            if own_value.as_bytes() == value {
                dict.set_item(as_given(py, own_name), as_given(py, own_value))?;
            } else {
                dict.set_item(as_given(py, own_name), text_or_bytes(py, value))?;
            }
        }
        Ok(dict)
    }
}

/// The very object that was given; a `str` of its text if it is of a subclass, which may say something else
/// than what was signed.
fn as_given<'py>(py: Python<'py>, given: &PyBackedStr) -> Bound<'py, PyString> {
    let text = given.as_py_str().bind(py);
    if text.is_exact_instance_of::<PyString>() { text.clone() } else { PyString::new(py, given) }
}

mapping! { impl Signed {
    fn __getitem__<'py>(&self, key: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        self.find(key).ok_or_else(|| PyKeyError::new_err(key.clone().unbind()))
    }

    /// The field of this name, else `default`.
    #[pyo3(signature = (key, /, default = None))]
    fn get<'py>(&self, key: &Bound<'py, PyAny>, default: Option<Bound<'py, PyAny>>) -> Option<Bound<'py, PyAny>> {
        self.find(key).or(default)
    }

    /// The signature.
    #[getter]
    fn signature(&self) -> &str {
        self.held.get().signature().as_str()
    }

    /// The name of the field that the signature is sent in.
    #[getter]
    fn signature_field(&self) -> &str {
        self.held.get().signature_field()
    }

    /// The ready body, or query.
    #[getter]
    fn body(&self) -> String {
        let mut body = String::new();
        self.held.get().body().append_to(&mut body);
        body
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("<paysign.Signed {}>", self.dict(py)?.keys().repr()?))
    }
}}
