//! Signed parameters: a read-only mapping of the fields to send.

use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::{PyDict, PyIterator, PyMapping, PyString};

use crate::error::text_or_bytes;
use crate::held::HeldSigned;

/// Parameters with their signature: a read-only mapping of the fields to send.
#[pyclass(frozen, mapping, module = "paysign")]
pub(crate) struct Signed {
    held: HeldSigned,
}

impl Signed {
    /// Of what the core has signed.
    pub(crate) fn new(held: HeldSigned) -> Self {
        Self { held }
    }

    fn find<'py>(&self, key: &Bound<'py, PyAny>) -> Option<Bound<'py, PyAny>> {
        let key = key.cast::<PyString>().ok()?;
        let name = key.to_str().ok()?.as_bytes();
        let found = self.held.borrow_dependent().fields().find(|(field, _)| *field == name);
        found.map(|(_, value)| text_or_bytes(key.py(), value))
    }

    fn dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        // What is sent has the order of what was given; of that, some may be left out, or have a shorter text.
        let mut given = self.held.borrow_owner().params.as_slice();
        for (name, value) in self.held.borrow_dependent().fields() {
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

/// The very object that was given; a `str` of its text if it is of a subclass, which may say something else than what was signed.
fn as_given<'py>(py: Python<'py>, given: &PyBackedStr) -> Bound<'py, PyString> {
    let text = given.as_py_str().bind(py);
    if text.is_exact_instance_of::<PyString>() { text.clone() } else { PyString::new(py, given) }
}

#[pymethods]
impl Signed {
    fn __getitem__<'py>(&self, key: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        self.find(key).ok_or_else(|| PyKeyError::new_err(key.clone().unbind()))
    }

    fn __contains__(&self, key: &Bound<'_, PyAny>) -> bool {
        self.find(key).is_some()
    }

    fn __len__(&self) -> usize {
        self.held.borrow_dependent().fields().count()
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        self.dict(py)?.try_iter()
    }

    /// The field of this name, else `default`.
    #[pyo3(signature = (key, /, default = None))]
    fn get<'py>(&self, key: &Bound<'py, PyAny>, default: Option<Bound<'py, PyAny>>) -> Option<Bound<'py, PyAny>> {
        self.find(key).or(default)
    }

    /// The names of the fields.
    fn keys<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.dict(py)?.call_method0("keys")
    }

    /// The fields.
    fn items<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.dict(py)?.call_method0("items")
    }

    /// The values of the fields.
    fn values<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.dict(py)?.call_method0("values")
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> PyResult<bool> {
        if other.cast::<PyMapping>().is_err() {
            return Ok(false);
        }
        let items = PyDict::from_sequence(&other.call_method0("items")?)?;
        self.dict(other.py())?.eq(items)
    }

    /// The fields to send as a dictionary of its own.
    fn as_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        self.dict(py)
    }

    /// The signature.
    #[getter]
    fn signature(&self) -> &str {
        self.held.borrow_dependent().signature().as_str()
    }

    /// The name of the field that the signature is sent in.
    #[getter]
    fn signature_field(&self) -> &str {
        self.held.borrow_dependent().signature_field()
    }

    /// The ready body, or query.
    #[getter]
    fn body(&self) -> String {
        let mut body = String::new();
        self.held.borrow_dependent().body().append_to(&mut body);
        body
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("<paysign.Signed {}>", self.dict(py)?.keys().repr()?))
    }
}
