//! Secrets: one, or several while they are rotated.

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};

use crate::error::Raise;

/// A shared secret: masked, wiped when it goes, and never pickled.
#[pyclass(frozen, module = "paysign", name = "Secret")]
pub(crate) struct PySecret {
    secret: paysign::Secret,
}

#[pymethods]
impl PySecret {
    /// The secret as the gateway's merchant page shows it; white space around it is an error.
    #[new]
    fn new(value: &Bound<'_, PyAny>) -> PyResult<Self> {
        Ok(Self { secret: of_value(value)? })
    }

    /// The secret byte by byte, white space included.
    #[staticmethod]
    fn exact(value: &Bound<'_, PyAny>) -> PyResult<Self> {
        let secret = with_bytes(value, |bytes| paysign::Secret::exact(bytes))?;
        Ok(Self { secret: secret.map_err(|error| error.raised(value.py()))? })
    }

    fn __repr__(&self) -> String {
        format!("<paysign.{:?}>", self.secret)
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }

    #[staticmethod]
    fn __reduce__() -> PyResult<()> {
        Err(PyTypeError::new_err("a secret is not pickled: read it from where it is kept"))
    }
}

/// Calls `with` with the secrets: a `Secret`, which is borrowed, a text, bytes, or a sequence of them.
pub(crate) fn with_secrets<R>(
    given: &Bound<'_, PyAny>,
    with: impl FnOnce(&[paysign::Secret]) -> PyResult<R>,
) -> PyResult<R> {
    if let Ok(secret) = given.cast::<PySecret>() {
        return with(secret.get().secret.as_ref());
    }
    if given.is_instance_of::<PyString>() || given.is_instance_of::<PyBytes>() {
        return with(of_value(given)?.as_ref());
    }
    let mut secrets = Vec::new();
    for item in given.try_iter().map_err(|_| wrong_type(given))? {
        let item = item?;
        match item.cast::<PySecret>() {
            Ok(secret) => secret.get().secret.add_to(&mut secrets),
            Err(_) => of_value(&item)?.add_to(&mut secrets),
        }
    }
    with(&secrets)
}

/// As [`with_secrets`]; none where none are given.
pub(crate) fn with_any_secrets<R>(
    given: Option<&Bound<'_, PyAny>>,
    with: impl FnOnce(&[paysign::Secret]) -> PyResult<R>,
) -> PyResult<R> {
    match given {
        Some(given) => with_secrets(given, with),
        None => with(&[]),
    }
}

fn of_value(value: &Bound<'_, PyAny>) -> PyResult<paysign::Secret> {
    with_bytes(value, |bytes| paysign::Secret::new(bytes))?.map_err(|error| error.raised(value.py()))
}

fn with_bytes<R>(value: &Bound<'_, PyAny>, with: impl FnOnce(&[u8]) -> R) -> PyResult<R> {
    if let Ok(text) = value.cast::<PyString>() {
        // Python's own error would hold the whole text.
        let text = text.to_str().map_err(|_| PyValueError::new_err("the secret holds a lone surrogate"))?;
        return Ok(with(text.as_bytes()));
    }
    value.cast::<PyBytes>().map(|bytes| with(bytes.as_bytes())).map_err(|_| wrong_type(value))
}

/// Names only the type: the value may be a secret.
fn wrong_type(given: &Bound<'_, PyAny>) -> PyErr {
    let name = given.get_type().name().map_or_else(|_| "something else".into(), |name| name.to_string());
    PyTypeError::new_err(format!("a secret is a Secret, str or bytes, or a sequence of them, not {name}"))
}
