//! Secrets: one, or several while they are rotated.

use paysign::Code;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};

use crate::error::{Raise, of_code};

/// A shared secret: masked, wiped when it goes, and never pickled.
#[pyclass(frozen, module = "paysign", name = "Secret")]
pub(crate) struct PySecret {
    secret: paysign::Secret,
}

#[pymethods]
impl PySecret {
    /// The secret as the gateway's merchant page shows it; blanks around it are an error.
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

/// The secrets of one call.
#[allow(clippy::large_enum_variant, reason = "it lives on the stack of one call, and a box costs more than the room")]
pub(crate) enum Secrets<'py> {
    /// Borrowed from a `Secret`.
    Held(Bound<'py, PySecret>),
    /// Made for this call.
    Made(paysign::Secret),
    /// Several.
    Several(Vec<paysign::Secret>),
}

impl AsRef<[paysign::Secret]> for Secrets<'_> {
    fn as_ref(&self) -> &[paysign::Secret] {
        match self {
            Self::Held(secret) => secret.get().secret.as_ref(),
            Self::Made(secret) => secret.as_ref(),
            Self::Several(secrets) => secrets,
        }
    }
}

impl<'py> Secrets<'py> {
    /// Takes a `Secret`, a text, bytes, or a sequence of them.
    pub(crate) fn new(given: &Bound<'py, PyAny>) -> PyResult<Self> {
        if let Ok(secret) = given.cast::<PySecret>() {
            return Ok(Self::Held(secret.clone()));
        }
        if given.is_instance_of::<PyString>() || given.is_instance_of::<PyBytes>() {
            return of_value(given).map(Self::Made);
        }
        let each = given.try_iter().map_err(|_| wrong_type(given))?;
        let secrets = each.map(|item| {
            let item = item?;
            item.cast::<PySecret>().map_or_else(|_| of_value(&item), |secret| Ok(secret.get().secret.clone()))
        });
        Ok(Self::Several(secrets.collect::<PyResult<_>>()?))
    }

    /// The one that signs.
    pub(crate) fn first(&self, py: Python<'_>) -> PyResult<&paysign::Secret> {
        self.as_ref().first().ok_or_else(|| of_code(py, Code::NoSecret))
    }

    /// All of them, to be taken to where Python is not held.
    pub(crate) fn to_vec(&self) -> Vec<paysign::Secret> {
        self.as_ref().to_vec()
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

/// Names the type alone: the value may be a secret.
fn wrong_type(given: &Bound<'_, PyAny>) -> PyErr {
    let name = given.get_type().name().map_or_else(|_| "something else".into(), |name| name.to_string());
    PyTypeError::new_err(format!("a secret is a Secret, str or bytes, or a sequence of them, not {name}"))
}
