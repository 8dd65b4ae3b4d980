//! A verified message: a read-only mapping of what is proved.

use paysign::VerifyError;
use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyIterator, PyMapping, PyString};

use crate::error::Raise;
use crate::held::{HeldBatch, HeldVerified};
use crate::value;

/// A message whose signature belongs to it and to one of the secrets: a read-only mapping of its signed fields.
///
/// Authentic is not yet paid, and paid is not yet your order: see `expect`.
#[pyclass(frozen, mapping, module = "paysign")]
pub(crate) struct Verified {
    proof: Proof,
}

enum Proof {
    One(HeldVerified),
    /// A place in a batch, where there is a verified message.
    OfBatch(Py<Batch>, usize),
}

/// What the `Verified` of a batch share. It is counted as an object, since that costs less than to count with atomics.
#[pyclass(frozen, module = "paysign")]
pub(crate) struct Batch {
    held: HeldBatch,
}

impl Batch {
    /// Of what the core has found.
    pub(crate) fn new(held: HeldBatch) -> Self {
        Self { held }
    }

    /// The verdict at this place.
    fn at(&self, place: usize) -> Result<&paysign::Verified<'_>, &VerifyError> {
        let verdict = self.held.borrow_dependent()[place].as_ref().expect("the core gives each body a verdict");
        verdict.as_ref().map_err(|error| &**error)
    }
}

impl Verified {
    /// One message.
    pub(crate) fn one(held: HeldVerified) -> Self {
        Self { proof: Proof::One(held) }
    }

    /// The message at this place of a batch, if it is verified.
    pub(crate) fn of_batch<'b>(batch: &'b Bound<'_, Batch>, place: usize) -> Result<Self, &'b VerifyError> {
        batch.get().at(place).map(|_| Self { proof: Proof::OfBatch(batch.clone().unbind(), place) })
    }

    fn core(&self) -> &paysign::Verified<'_> {
        match &self.proof {
            Proof::One(held) => held.borrow_dependent(),
            Proof::OfBatch(batch, place) => batch.get().at(*place).expect("`of_batch` has looked"),
        }
    }

    fn gateway_name(&self) -> Option<&Py<PyString>> {
        match &self.proof {
            Proof::One(held) => held.borrow_owner().gateway.as_ref(),
            Proof::OfBatch(batch, _) => batch.get().held.borrow_owner().gateway.as_ref(),
        }
    }

    fn dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        value::dict(py, self.core().fields())
    }
}

#[pymethods]
impl Verified {
    fn __getitem__<'py>(&self, key: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let core = self.core();
        match value::find(key, |name| core.get(name), core.fields()) {
            Some(found) => Ok(value::value(key.py(), found)),
            None if core.unproved_fields().any(|(name, _)| key.eq(value::value(key.py(), name)).unwrap_or(false)) => {
                Err(PyKeyError::new_err(format!("{} is not signed: ask unproved()", key.repr()?)))
            }
            None => Err(PyKeyError::new_err(key.clone().unbind())),
        }
    }

    fn __contains__(&self, key: &Bound<'_, PyAny>) -> bool {
        let core = self.core();
        value::find(key, |name| core.get(name), core.fields()).is_some()
    }

    fn __len__(&self) -> usize {
        self.core().fields().count()
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        self.dict(py)?.try_iter()
    }

    /// The signed field of this name, else `default`.
    #[pyo3(signature = (key, /, default = None))]
    fn get<'py>(&self, key: &Bound<'py, PyAny>, default: Option<Bound<'py, PyAny>>) -> Option<Bound<'py, PyAny>> {
        let core = self.core();
        value::find(key, |name| core.get(name), core.fields()).map(|found| value::value(key.py(), found)).or(default)
    }

    /// The names of the signed fields.
    fn keys<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.dict(py)?.call_method0("keys")
    }

    /// The signed fields.
    fn items<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.dict(py)?.call_method0("items")
    }

    /// The values of the signed fields.
    fn values<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.dict(py)?.call_method0("values")
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> PyResult<bool> {
        let py = other.py();
        if other.cast::<PyMapping>().is_err() {
            return Ok(false);
        }
        let items = PyDict::from_sequence(&other.call_method0("items")?)?;
        self.dict(py)?.eq(items)
    }

    /// The signed fields as a dictionary of its own.
    fn as_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        self.dict(py)
    }

    /// A field that the signature does not cover: anyone can have put it there. `None` for a signed one.
    fn unproved<'py>(&self, name: &Bound<'py, PyAny>) -> Option<Bound<'py, PyAny>> {
        let core = self.core();
        value::find(name, |name| core.unproved(name), core.unproved_fields())
            .map(|found| value::value(name.py(), found))
    }

    /// All fields that the signature does not cover.
    fn unproved_fields<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        value::dict(py, self.core().unproved_fields())
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

    /// The amount that was ordered, in major units.
    #[getter]
    fn ordered_amount<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        value::decimal(py, self.core().ordered_amount())
    }

    /// The amount that was really paid, in major units.
    #[getter]
    fn paid_amount<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        value::decimal(py, self.core().paid_amount())
    }

    /// What the message says about the payment.
    #[getter]
    fn status(&self) -> &'static str {
        self.core().status().as_str()
    }

    /// Whether it says that it is paid.
    #[getter]
    fn is_paid(&self) -> bool {
        self.core().is_paid()
    }

    /// The body to answer with, so that the gateway stops repeating the notification.
    #[getter]
    fn ack(&self) -> &str {
        self.core().ack()
    }

    /// Which of the secrets has signed it.
    #[getter]
    fn secret_index(&self) -> usize {
        self.core().secret_index()
    }

    /// The gateway, as it was named; `None` for a scheme.
    #[getter]
    fn gateway(&self, py: Python<'_>) -> Option<Py<PyString>> {
        self.gateway_name().map(|gateway| gateway.clone_ref(py))
    }

    /// The name of the message; `None` for a scheme.
    #[getter]
    fn message(&self) -> Option<&str> {
        Some(self.core().message().name).filter(|name| !name.is_empty())
    }

    /// Raises unless the message says: this order, paid, and exactly this amount.
    fn expect(&self, order_no: &str, amount: &Bound<'_, PyAny>) -> PyResult<()> {
        let expected = value::amount(amount)?;
        self.core().expect(order_no, expected).map_err(|error| error.raised(amount.py()))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let names = self.dict(py)?.keys().repr()?;
        let gateway = self.gateway_name().map(|gateway| format!("{} ", gateway.bind(py))).unwrap_or_default();
        Ok(format!("<paysign.Verified {gateway}{} {names}>", self.core().message().name))
    }
}
