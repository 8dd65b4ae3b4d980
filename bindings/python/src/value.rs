//! The core's values as Python's.

use paysign::{Amount, Value, amount::AmountError, facts::Facts};
use pyo3::exceptions::PyTypeError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyBytes, PyDict, PyFloat, PyInt, PyString, PyTuple, PyType};

use crate::error::{Raise, text_or_bytes};

/// Text; `bytes` where it is not UTF-8.
pub(crate) fn value<'py>(py: Python<'py>, value: Value<'_>) -> Bound<'py, PyAny> {
    text_or_bytes(py, &value.to_bytes())
}

/// Texts, from a sequence of `str`; a single one is not one, though Python would go through its letters.
pub(crate) fn texts(given: &Bound<'_, PyAny>, what: &str) -> PyResult<Vec<String>> {
    let wrong = |given: &Bound<'_, PyAny>| match given.get_type().name() {
        Ok(kind) => PyTypeError::new_err(format!("{what} is a sequence of str, not {kind}")),
        Err(error) => error,
    };
    if given.is_instance_of::<PyString>() || given.is_instance_of::<PyBytes>() {
        return Err(wrong(given));
    }
    let mut texts = Vec::new();
    for item in given.try_iter().map_err(|_| wrong(given))? {
        let item = item?;
        let text = item.cast::<PyString>().map_err(|_| wrong(&item))?;
        texts.push(text.to_str()?.to_owned());
    }
    Ok(texts)
}

/// A dictionary of fields.
pub(crate) fn dict<'py, 'a>(
    py: Python<'py>,
    fields: impl Iterator<Item = (Value<'a>, Value<'a>)>,
) -> PyResult<Bound<'py, PyDict>> {
    let dict = PyDict::new(py);
    for (name, held) in fields {
        dict.set_item(value(py, name), value(py, held))?;
    }
    Ok(dict)
}

/// The value whose name is `key`, a `str` or, where the name is not UTF-8, `bytes`.
pub(crate) fn find<'a>(
    key: &Bound<'_, PyAny>,
    by_name: impl FnOnce(&str) -> Option<Value<'a>>,
    mut fields: impl Iterator<Item = (Value<'a>, Value<'a>)>,
) -> Option<Value<'a>> {
    if let Ok(name) = key.cast::<PyString>() {
        return name.to_str().ok().and_then(by_name);
    }
    let key = key.cast::<PyBytes>().ok()?.as_bytes();
    let is_it = |name: &Value<'_>| name.to_text().is_none() && *name.to_bytes() == *key;
    fields.find(|(name, _)| is_it(name)).map(|(_, value)| value)
}

static DECIMAL: PyOnceLock<Py<PyType>> = PyOnceLock::new();

/// A `Decimal` in major units; `None` where there is no amount.
///
/// # Errors
///
/// The message holds something that is not a decimal.
pub(crate) fn decimal(
    py: Python<'_>,
    amount: Option<Result<Amount, AmountError>>,
) -> PyResult<Option<Bound<'_, PyAny>>> {
    let Some(amount) = amount.transpose().map_err(|error| error.raised(py))? else { return Ok(None) };
    DECIMAL.import(py, "decimal", "Decimal")?.call1((amount.to_string(),)).map(Some)
}

static FACTS: PyOnceLock<Py<PyType>> = PyOnceLock::new();

/// All that a message says by role, as a named tuple.
///
/// # Errors
///
/// An amount is not a decimal.
pub(crate) fn facts<'py>(py: Python<'py>, facts: &Facts<'_>) -> PyResult<Bound<'py, PyAny>> {
    let text = |found: Option<Value<'_>>| found.map(|found| value(py, found));
    let fields = (
        text(facts.order_no),
        text(facts.trade_no),
        text(facts.merchant_id),
        PyString::intern(py, facts.status.as_str()),
        decimal(py, facts.paid_amount)?,
        decimal(py, facts.ordered_amount)?,
    );
    let class = FACTS.import(py, "paysign._facts", "Facts")?;
    // What `Facts._make` does, without its two calls in Python.
    py.get_type::<PyTuple>().call_method1(intern!(py, "__new__"), (class, fields))
}

/// The amount as a whole number of units of which `scale` digits are after the point; `None` where there is
/// no amount.
///
/// # Errors
///
/// As [`decimal`]; it is not a whole number of them, or more than 128 bits can count.
pub(crate) fn minor(scale: &Bound<'_, PyAny>, amount: Option<Result<Amount, AmountError>>) -> PyResult<Option<u128>> {
    let py = scale.py();
    let scale: u8 = whole(scale, "scale")?;
    amount.map(|amount| amount?.minor(scale)).transpose().map_err(|error: AmountError| error.raised(py))
}

/// The amount of `minor` units, `scale` of whose digits are after the point.
pub(crate) fn of_minor(minor: &Bound<'_, PyAny>, scale: &Bound<'_, PyAny>) -> PyResult<Amount> {
    Amount::from_minor(whole(minor, "minor")?, whole(scale, "scale")?).map_err(|error| error.raised(minor.py()))
}

/// A whole number of the size that amounts have room for.
fn whole<N: TryFrom<u128>>(given: &Bound<'_, PyAny>, what: &str) -> PyResult<N> {
    if !given.is_instance_of::<PyInt>() || given.is_instance_of::<PyBool>() {
        let kind = given.get_type().name()?;
        return Err(PyTypeError::new_err(format!("{what} is an int, not {kind}")));
    }
    let number = given.extract::<u128>().ok().and_then(|number| N::try_from(number).ok());
    number.ok_or_else(|| AmountError::TooLong.raised(given.py()))
}

/// The text of a `Decimal`. To be formatted costs it three times as much as to be a text, so only what has an
/// exponent is: `1E+2`.
fn without_exponent<'py>(decimal: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyString>> {
    let (py, text) = (decimal.py(), decimal.str()?);
    if !text.to_string_lossy().contains('E') {
        return Ok(text);
    }
    Ok(decimal.call_method1(intern!(py, "__format__"), (intern!(py, "f"),))?.cast_into()?)
}

/// An amount from a `Decimal`, a `str`, or an `int` of major units.
pub(crate) fn amount(given: &Bound<'_, PyAny>) -> PyResult<Amount> {
    let py = given.py();
    if given.is_instance_of::<PyFloat>() {
        return Err(PyTypeError::new_err(
            "an amount is a Decimal, a str or an int, not a float, which cannot hold 0.1 exactly: write Decimal('0.10') or '0.10'",
        ));
    }
    let decimal = DECIMAL.import(py, "decimal", "Decimal")?;
    let text = if let Ok(text) = given.cast::<PyString>() {
        text.clone()
    } else if given.is_instance(decimal)? {
        without_exponent(given)?
    } else if given.is_instance_of::<PyInt>() && !given.is_instance_of::<PyBool>() {
        given.str()?
    } else {
        let kind = given.get_type().name()?;
        return Err(PyTypeError::new_err(format!("an amount is a Decimal, a str or an int, not {kind}")));
    };
    Amount::parse(text.to_string_lossy().bytes()).map_err(|error| error.raised(py))
}
