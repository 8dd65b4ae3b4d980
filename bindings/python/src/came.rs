//! What came with a body: headers as Python has them, and the time.

use paysign_owned::Arrival;
use paysign_owned::came::bytes_of_text;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyFloat, PyInt, PyMapping, PyString};

/// Headers: a mapping, or pairs.
pub(crate) type Headers<'h, 'py> = Option<&'h Bound<'py, PyAny>>;

/// Takes what a framework has: a mapping or pairs of `str` or `bytes`, and what `time.time()` says. `None` if
/// neither was given.
pub(crate) fn arrival(headers: Headers<'_, '_>, now: Option<&Bound<'_, PyAny>>) -> PyResult<Option<Arrival>> {
    if headers.is_none() && now.is_none() {
        return Ok(None);
    }
    Ok(Some(Arrival { headers: headers.map_or_else(|| Ok(Vec::new()), pairs)?, now: now.map(seconds).transpose()? }))
}

fn pairs(given: &Bound<'_, PyAny>) -> PyResult<Vec<(Vec<u8>, Vec<u8>)>> {
    let wrong = || PyTypeError::new_err("headers are a mapping or pairs, names and values str or bytes");
    let is_mapping = given.cast::<PyMapping>().is_ok() || given.hasattr("items")?;
    let items = if is_mapping { given.call_method0("items")? } else { given.clone() };
    if items.is_instance_of::<PyString>() || items.is_instance_of::<PyBytes>() {
        return Err(wrong());
    }
    let mut pairs = Vec::new();
    for item in items.try_iter().map_err(|_| wrong())? {
        let item = item?;
        if item.is_instance_of::<PyString>() || item.is_instance_of::<PyBytes>() {
            return Err(wrong());
        }
        let parts = item.try_iter().map_err(|_| wrong())?.collect::<PyResult<Vec<_>>>()?;
        let [name, value] = <[_; 2]>::try_from(parts).map_err(|_| wrong())?;
        pairs.push((text(&name).ok_or_else(wrong)?, text(&value).ok_or_else(wrong)?));
    }
    Ok(pairs)
}

/// The bytes of a header.
fn text(given: &Bound<'_, PyAny>) -> Option<Vec<u8>> {
    if let Ok(bytes) = given.cast::<PyBytes>() {
        return Some(bytes.as_bytes().to_vec());
    }
    given.cast::<PyString>().ok()?.to_str().ok().map(bytes_of_text)
}

/// Whole seconds of a number of them.
fn seconds(given: &Bound<'_, PyAny>) -> PyResult<u64> {
    let wrong = || PyTypeError::new_err("now is a number of seconds, as time.time() gives it");
    let below = || PyValueError::new_err("now is a number of seconds from 1970 on");
    if let Ok(number) = given.cast::<PyInt>() {
        return number.extract().map_err(|_| below());
    }
    let number = given.cast::<PyFloat>().map_err(|_| wrong())?.call_method0("__floor__")?;
    number.extract().map_err(|_| below())
}
