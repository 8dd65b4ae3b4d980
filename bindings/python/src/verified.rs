//! A verified message: a read-only mapping of what is proved.

use paysign_owned::{Failure, HeldVerdicts, HeldVerified};
use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyIterator, PyMapping, PyString};

use crate::body::Body;
use crate::error::Raise;
use crate::mapping::mapping;
use crate::value;

/// A message whose signature belongs to it and to one of the secrets: a read-only mapping of its signed
/// fields.
///
/// Authentic is not yet paid, and paid is not yet your order: see `expect`.
#[pyclass(frozen, mapping, module = "paysign")]
pub(crate) struct Verified {
    proof: Proof,
}

/// A body, and the gateway as it was named, to be shown.
pub(crate) struct Named {
    pub(crate) body: Body,
    pub(crate) gateway: Option<Py<PyString>>,
}

enum Proof {
    One(HeldVerified<Named>),
    /// A place in a batch, where there is a verified message.
    OfBatch(Py<Batch>, usize),
}

/// What the `Verified` of a batch share. It is counted as an object, since that costs less than to count with
/// atomics.
#[pyclass(frozen, module = "paysign")]
pub(crate) struct Batch {
    pub(crate) held: HeldVerdicts<Body>,
    /// The gateway as it was named, to be shown.
    pub(crate) gateway: Option<Py<PyString>>,
}

impl Batch {
    /// The verdict at this place.
    fn at(&self, place: usize) -> Result<&paysign::Verified<'_>, &Failure> {
        self.held.get(place).expect("a place in the batch")
    }
}

impl Verified {
    /// One message.
    pub(crate) fn one(held: HeldVerified<Named>) -> Self {
        Self { proof: Proof::One(held) }
    }

    /// The message at this place of a batch, if it is verified.
    pub(crate) fn of_batch<'b>(batch: &'b Bound<'_, Batch>, place: usize) -> Result<Self, &'b Failure> {
        batch.get().at(place).map(|_| Self { proof: Proof::OfBatch(batch.clone().unbind(), place) })
    }

    fn core(&self) -> &paysign::Verified<'_> {
        match &self.proof {
            Proof::One(held) => held.get(),
            Proof::OfBatch(batch, place) => batch.get().at(*place).expect("`of_batch` has looked"),
        }
    }

    fn gateway_name(&self) -> Option<&Py<PyString>> {
        match &self.proof {
            Proof::One(held) => held.body().gateway.as_ref(),
            Proof::OfBatch(batch, _) => batch.get().gateway.as_ref(),
        }
    }

    fn find<'py>(&self, key: &Bound<'py, PyAny>) -> Option<Bound<'py, PyAny>> {
        let core = self.core();
        value::find(key, |name| core.get(name), core.fields()).map(|found| value::value(key.py(), found))
    }

    fn count(&self) -> usize {
        self.core().fields().count()
    }

    fn dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        value::dict(py, self.core().fields())
    }
}

mapping! { impl Verified {
    fn __getitem__<'py>(&self, key: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        match self.find(key) {
            Some(found) => Ok(found),
            None if self.core().unproved_fields().any(|(name, _)| key.eq(value::value(key.py(), name)).unwrap_or(false)) => {
                Err(PyKeyError::new_err(format!("{} is not signed: ask unproved()", key.repr()?)))
            }
            None => Err(PyKeyError::new_err(key.clone().unbind())),
        }
    }

    /// The signed field of this name, else `default`.
    #[pyo3(signature = (key, /, default = None))]
    fn get<'py>(&self, key: &Bound<'py, PyAny>, default: Option<Bound<'py, PyAny>>) -> Option<Bound<'py, PyAny>> {
        self.find(key).or(default)
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

    /// The amount that was ordered in units of which `scale` digits are after the point: with 2 in cents.
    fn ordered_amount_minor(&self, scale: &Bound<'_, PyAny>) -> PyResult<Option<u128>> {
        value::minor(scale, self.core().ordered_amount())
    }

    /// The amount that was really paid in units of which `scale` digits are after the point.
    fn paid_amount_minor(&self, scale: &Bound<'_, PyAny>) -> PyResult<Option<u128>> {
        value::minor(scale, self.core().paid_amount())
    }

    /// All that it says by role, in one reading of it: a `Facts`.
    fn facts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        value::facts(py, &self.core().facts())
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
    fn ack(&self) -> String {
        self.core().ack().to_string()
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

    /// As `expect`, of a whole number of units of which `scale` digits are after the point: 150 with 2 is
    /// 1.5.
    fn expect_minor(&self, order_no: &str, minor: &Bound<'_, PyAny>, scale: &Bound<'_, PyAny>) -> PyResult<()> {
        let expected = value::of_minor(minor, scale)?;
        self.core().expect(order_no, expected).map_err(|error| error.raised(minor.py()))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let names = self.dict(py)?.keys().repr()?;
        let gateway = self.gateway_name().map(|gateway| format!("{} ", gateway.bind(py))).unwrap_or_default();
        Ok(format!("<paysign.Verified {gateway}{} {names}>", self.core().message().name))
    }
}}
