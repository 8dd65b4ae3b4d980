//! Parameters to be signed: any mapping of text to text, or pairs, so that duplicates stay visible.

use std::cell::RefCell;

use paysign::Code;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::{PyBool, PyBytes, PyDict, PyFloat, PyMapping, PyString};

use crate::error::{Failure, raise};

/// Names and values, borrowed from Python.
pub(crate) type Params = Vec<(PyBackedStr, PyBackedStr)>;

/// The parameters, in the order given.
pub(crate) fn params(given: &Bound<'_, PyAny>) -> PyResult<Params> {
    if let Ok(dict) = given.cast_exact::<PyDict>() {
        // Locked, since a dictionary that changes under an iterator would panic where there is no GIL.
        let params = RefCell::new(Vec::with_capacity(dict.len()));
        dict.locked_for_each(|name, value| {
            params.borrow_mut().push(pair(&name, &value)?);
            Ok(())
        })?;
        return Ok(params.into_inner());
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
        // Two letters are no pair.
        if item.is_instance_of::<PyString>() {
            return Err(wrong());
        }
        let parts = item.try_iter().map_err(|_| wrong())?.collect::<PyResult<Vec<_>>>()?;
        let [name, value] = parts.as_slice() else { return Err(wrong()) };
        params.push(pair(name, value)?);
    }
    Ok(params)
}

fn pair(name: &Bound<'_, PyAny>, value: &Bound<'_, PyAny>) -> PyResult<(PyBackedStr, PyBackedStr)> {
    let text = name.cast::<PyString>().map_err(|_| {
        let kind = name.get_type().name().map_or_else(|_| String::new(), |kind| kind.to_string());
        PyTypeError::new_err(format!("the name of a field is a str, not {kind}"))
    })?;
    let value = value.cast::<PyString>().map_err(|_| no_text(name, value))?;
    let backed = |text: &Bound<'_, PyString>| PyBackedStr::try_from(text.clone());
    match (backed(text), backed(value)) {
        (Ok(name), Ok(value)) => Ok((name, value)),
        _ => Err(surrogate(name)),
    }
}

/// A value that is no text: which of its texts the gateway is to see, only the shop knows.
fn no_text(name: &Bound<'_, PyAny>, value: &Bound<'_, PyAny>) -> PyErr {
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
    let failure = Failure { code: Code::InvalidValue, text, field: None, offset: None };
    let error = raise(name.py(), &failure);
    match error.value(name.py()).setattr("field", name) {
        Ok(()) => error,
        Err(other) => other,
    }
}
