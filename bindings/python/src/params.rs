//! Parameters to be signed: any mapping of text to text, or pairs, so that duplicates stay visible.

use paysign::Code;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::sync::critical_section::with_critical_section;
use pyo3::types::{PyBool, PyBytes, PyDict, PyFloat, PyMapping, PyString};

use paysign_owned::Failure;

use crate::error::raise;

/// Names and values, borrowed from Python.
pub(crate) type Params = Vec<(PyBackedStr, PyBackedStr)>;

/// The parameters, in the order given.
pub(crate) fn params(given: &Bound<'_, PyAny>) -> PyResult<Params> {
    if let Ok(dict) = given.cast_exact::<PyDict>() {
        // Locked, since a dictionary that changes under an iterator would panic where there is no GIL.
        return with_critical_section(dict, || {
            let mut params = Vec::with_capacity(dict.len());
            for (name, value) in dict.iter() {
                add(&mut params, name, value)?;
            }
            Ok(params)
        });
    }
    let is_mapping = given.cast::<PyMapping>().is_ok();
    let pairs = if is_mapping { given.call_method0("items")? } else { given.clone() };
    let wrong = || PyTypeError::new_err("parameters are a mapping of str to str, or pairs of str");
    if pairs.is_instance_of::<PyString>() || pairs.is_instance_of::<PyBytes>() {
        return Err(wrong());
    }
    let mut params = Vec::new();
    for item in pairs.try_iter().map_err(|_| wrong())? {
        let item = item?;
        // Two letters are not a pair.
        if item.is_instance_of::<PyString>() {
            return Err(wrong());
        }
        let parts = item.try_iter().map_err(|_| wrong())?.collect::<PyResult<Vec<_>>>()?;
        let [name, value] = <[_; 2]>::try_from(parts).map_err(|_| wrong())?;
        add(&mut params, name, value)?;
    }
    Ok(params)
}

/// Adds a pair where it stays: handing it on costs more than to make it.
#[inline]
fn add(params: &mut Params, name: Bound<'_, PyAny>, value: Bound<'_, PyAny>) -> PyResult<()> {
    let py = name.py();
    let name = name.cast_into::<PyString>().map_err(|error| no_name(&error.into_inner()))?;
    let value = value.cast_into::<PyString>().map_err(|error| no_text(&name, &error.into_inner()))?;
    // Python's own error holds the text.
    let text = |error: &PyErr| error.value(py).getattr("object");
    let name = PyBackedStr::try_from(name).or_else(|error| Err(surrogate(&text(&error)?)))?;
    let value = PyBackedStr::try_from(value).map_err(|_| surrogate(name.as_py_str().bind(py)))?;
    params.push((name, value));
    Ok(())
}

fn no_name(name: &Bound<'_, PyAny>) -> PyErr {
    let kind = name.get_type().name().map_or_else(|_| String::new(), |kind| kind.to_string());
    PyTypeError::new_err(format!("the name of a field is a str, not {kind}"))
}

/// A value that is not a text: which of its texts the gateway is to see, only the shop knows.
fn no_text(name: &Bound<'_, PyString>, value: &Bound<'_, PyAny>) -> PyErr {
    let hint = if value.is_none() {
        "leave the field out, or give an empty str"
    } else if value.is_instance_of::<PyBool>() {
        "write the text that the gateway's page asks for"
    } else if value.is_instance_of::<PyFloat>() {
        "write the amount as text, such as '0.10'; a float would become '0.1'"
    } else {
        "write the text that the gateway is to see, since exactly that text is signed"
    };
    let shown = name.repr().map_or_else(|_| "?".into(), |shown| shown.to_string());
    let kind = value.get_type().name().map_or_else(|_| "something else".into(), |kind| kind.to_string());
    PyTypeError::new_err(format!("the value of {shown} is a {kind}, not a str: {hint}"))
}

fn surrogate(name: &Bound<'_, PyAny>) -> PyErr {
    let shown = name.repr().map_or_else(|_| "?".into(), |shown| shown.to_string());
    let text = format!("{} ({shown} holds a lone surrogate)", Code::InvalidValue.text());
    let failure = Failure::with_text(Code::InvalidValue, text);
    let error = raise(name.py(), &failure);
    match error.value(name.py()).setattr("field", name) {
        Ok(()) => error,
        Err(other) => other,
    }
}
