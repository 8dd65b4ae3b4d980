//! A gateway's answer: a read-only mapping of the fields of its table.

use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyIterator, PyMapping};

use paysign_owned::HeldAnswer;

use crate::body::Body;
use crate::mapping::mapping;
use crate::value;

/// A gateway's answer that is not an error: a read-only mapping of the fields of its table.
///
/// Most answers are not signed: they are worth what the TLS connection is worth that they came over.
#[pyclass(frozen, mapping, module = "paysign")]
pub(crate) struct Answer {
    held: HeldAnswer<Body>,
}

impl Answer {
    /// Of what the core has read.
    pub(crate) fn new(held: HeldAnswer<Body>) -> Self {
        Self { held }
    }

    fn core(&self) -> &paysign::Answer<'_> {
        self.held.get()
    }

    fn find<'py>(&self, key: &Bound<'py, PyAny>) -> Option<Bound<'py, PyAny>> {
        let core = self.core();
        value::find(key, |name| core.get(name), std::iter::empty()).map(|found| value::value(key.py(), found))
    }

    fn count(&self) -> usize {
        self.core().fields().count()
    }

    fn dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        for (name, found) in self.core().fields() {
            dict.set_item(name, value::value(py, found))?;
        }
        Ok(dict)
    }
}

mapping! { impl Answer {
    fn __getitem__<'py>(&self, key: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        self.find(key).ok_or_else(|| PyKeyError::new_err(key.clone().unbind()))
    }

    /// A field by its name or path (`data.status`), else `default`.
    #[pyo3(signature = (key, /, default = None))]
    fn get<'py>(&self, key: &Bound<'py, PyAny>, default: Option<Bound<'py, PyAny>>) -> Option<Bound<'py, PyAny>> {
        self.find(key).or(default)
    }

    /// Whether the answer's signature was verified.
    #[getter]
    fn is_proved(&self) -> bool {
        self.core().is_proved()
    }

    /// The name of the message.
    #[getter]
    fn message(&self) -> Option<&str> {
        Some(self.core().message().name).filter(|name| !name.is_empty())
    }

    /// The merchant's order number.
    #[getter]
    fn order_no<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyAny>> {
        self.core().order_no().map(|found| value::value(py, found))
    }

    /// The gateway's order number.
    #[getter]
    fn trade_no<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyAny>> {
        self.core().trade_no().map(|found| value::value(py, found))
    }

    /// Where the buyer pays: a URL, or the text of a QR code.
    #[getter]
    fn pay_url<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyAny>> {
        self.core().pay_url().map(|found| value::value(py, found))
    }

    /// The amount that the buyer is to pay, in major units.
    #[getter]
    fn ordered_amount<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        value::decimal(py, self.core().ordered_amount())
    }

    /// The amount that was really paid, in major units.
    #[getter]
    fn paid_amount<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        value::decimal(py, self.core().paid_amount())
    }

    /// The amount that the buyer is to pay, in units of which `scale` digits are after the point: with 2 in
    /// cents.
    fn ordered_amount_minor(&self, scale: &Bound<'_, PyAny>) -> PyResult<Option<u128>> {
        value::minor(scale, self.core().ordered_amount())
    }

    /// The amount that was really paid in units of which `scale` digits are after the point.
    fn paid_amount_minor(&self, scale: &Bound<'_, PyAny>) -> PyResult<Option<u128>> {
        value::minor(scale, self.core().paid_amount())
    }

    /// What the answer says about the payment.
    #[getter]
    fn status(&self) -> &'static str {
        self.core().status().as_str()
    }

    /// Whether it says that it is paid.
    #[getter]
    fn is_paid(&self) -> bool {
        self.core().is_paid()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("<paysign.Answer {} {}>", self.core().message().name, self.dict(py)?.keys().repr()?))
    }
}}
