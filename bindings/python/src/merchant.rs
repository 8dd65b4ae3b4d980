//! A merchant: one shop's account at one gateway.

use paysign_owned::{HeldAnswer, HeldMerchant, HeldVerified, Owner, Source};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyString, PyType};

use crate::answer::Answer;
use crate::body::Body;
use crate::came::{Headers, arrival};
use crate::error::Raise;
use crate::options::{Limits, Names, beyond, options};
use crate::params::params;
use crate::secret::with_secrets;
use crate::target::gateway;
use crate::verified::{Named, Verified};

/// A shop's account at a gateway: makes requests, reads answers, verifies notifications. It does no I/O.
#[pyclass(frozen, module = "paysign")]
pub(crate) struct Merchant {
    account: HeldMerchant,
    options: paysign::Options,
    gateway: Py<PyString>,
}

/// A request that is ready to be sent by whatever HTTP client the shop has.
#[pyclass(frozen, module = "paysign")]
pub(crate) struct Request {
    request: paysign::Request,
}

impl Merchant {
    fn source(&self, message: Option<&str>) -> Source {
        Source::Merchant(self.account.clone(), message.map(str::to_owned))
    }

    fn verified(
        &self,
        message: Option<&str>,
        raw: &Bound<'_, PyAny>,
        headers: Headers<'_, '_>,
        now: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Verified> {
        let py = raw.py();
        let named = Named { body: Body::new(raw)?, gateway: Some(self.gateway.clone_ref(py)) };
        let owner = Owner { body: named, source: self.source(message) };
        let held = match arrival(headers, now)? {
            None => HeldVerified::new(owner, |named| named.body.bytes(py), &[], &self.options),
            Some(arrival) => {
                let came = arrival.came();
                HeldVerified::with_headers(owner, |named| named.body.bytes(py), came, &[], &self.options)
            }
        };
        held.map(Verified::one).map_err(|error| error.raised(py))
    }
}

#[pymethods]
impl Merchant {
    #[new]
    #[pyo3(
        signature = (gateway, merchant_id, secret, base_url, *, strict = true, limits = None, shop_names = None, added_names = None),
        text_signature = "(gateway, merchant_id, secret, base_url, *, strict=True, limits=None, shop_names=(), added_names=())"
    )]
    #[expect(clippy::too_many_arguments, reason = "Python names them")]
    fn new(
        gateway: &Bound<'_, PyAny>,
        merchant_id: &str,
        secret: &Bound<'_, PyAny>,
        base_url: &str,
        strict: bool,
        limits: Option<&Bound<'_, Limits>>,
        shop_names: Names<'_, '_>,
        added_names: Names<'_, '_>,
    ) -> PyResult<Self> {
        let (found, shown) = self::gateway(gateway)?;
        let (options, beyond) = (options(strict, limits), beyond(shop_names, added_names)?);
        let secrets = with_secrets(secret, |secrets| Ok(secrets.to_vec()))?;
        let account = HeldMerchant::new(found, merchant_id, secrets, base_url, options, beyond);
        let account = account.map_err(|failure| failure.raised(gateway.py()))?;
        Ok(Self { account, options, gateway: shown })
    }

    /// For annotations: `Merchant[Literal["epay"]]`.
    #[classmethod]
    fn __class_getitem__(cls: &Bound<'_, PyType>, _item: &Bound<'_, PyAny>) -> Py<PyType> {
        cls.clone().unbind()
    }

    /// A request that is checked against the message's table and signed.
    fn request(&self, py: Python<'_>, message: &str, params: &Bound<'_, PyAny>) -> PyResult<Request> {
        let given = self::params(params)?;
        let pairs: Vec<(&str, &str)> = given.iter().map(|(name, value)| (&**name, &**value)).collect();
        let request = self.account.get().request(message, &pairs).map_err(|error| error.raised(py))?;
        Ok(Request { request })
    }

    /// The answer to the request `message`: verified where it is signed, and no error of the gateway.
    fn answer(&self, message: &str, body: &Bound<'_, PyAny>) -> PyResult<Answer> {
        let py = body.py();
        let owner = Owner { body: Body::new(body)?, source: self.source(Some(message)) };
        let held = HeldAnswer::new(owner, |body| body.bytes(py), &[], &self.options);
        held.map(Answer::new).map_err(|error| error.raised(py))
    }

    /// The gateway's notification, from the raw body, or the raw query where it comes as one: authentic, or
    /// an error. Where a header has the signature, with the headers that came with it, and `time.time()`
    /// where its age is checked.
    #[pyo3(signature = (raw, headers = None, now = None))]
    fn notice(
        &self,
        raw: &Bound<'_, PyAny>,
        headers: Headers<'_, '_>,
        now: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Verified> {
        self.verified(None, raw, headers, now)
    }

    /// As `notice`, for a message by name: what comes with the buyer's browser (`return`).
    #[pyo3(signature = (message, raw, headers = None, now = None))]
    fn notice_of(
        &self,
        message: &str,
        raw: &Bound<'_, PyAny>,
        headers: Headers<'_, '_>,
        now: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Verified> {
        self.verified(Some(message), raw, headers, now)
    }

    /// The gateway, as it was named.
    #[getter]
    fn gateway(&self, py: Python<'_>) -> Py<PyString> {
        self.gateway.clone_ref(py)
    }

    fn __repr__(&self) -> String {
        format!("<paysign.{:?}>", self.account)
    }

    #[staticmethod]
    fn __reduce__() -> PyResult<()> {
        Err(PyTypeError::new_err("a merchant holds a secret and is not pickled"))
    }
}

#[pymethods]
impl Request {
    /// `GET` or `POST`.
    #[getter]
    fn method(&self) -> &'static str {
        self.request.method
    }

    /// The URL, with the query if the message travels in it.
    #[getter]
    fn url(&self) -> &str {
        &self.request.url
    }

    /// Header fields.
    #[getter]
    fn headers<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let headers = PyDict::new(py);
        for (name, value) in &self.request.headers {
            headers.set_item(name, value)?;
        }
        Ok(headers)
    }

    /// The body; empty for `GET`.
    #[getter]
    fn body<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, &self.request.body)
    }

    fn __repr__(&self) -> String {
        format!("<paysign.{:?}>", self.request)
    }
}
