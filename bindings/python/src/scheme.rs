//! A scheme written as text, for gateways that are not built in.

use paysign::Wire;
use paysign_owned::{Beyond, Description, Target};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyList;

use crate::answer::Answer;
use crate::calls::{self, Limited};
use crate::diagnosis::Diagnosis;
use crate::error::Raise;
use crate::explanation::Explanation;
use crate::signed::Signed;
use crate::verified::Verified;

/// How a gateway that is not built in signs. It has the same verbs, and may be given in place of gateway and
/// message.
#[pyclass(frozen, module = "paysign")]
pub(crate) struct Scheme {
    target: Target,
}

impl Scheme {
    /// The message.
    pub(crate) fn target(&self) -> Target {
        self.target.clone()
    }
}

#[pymethods]
impl Scheme {
    /// Reads the text form: nine clauses, none left to a default.
    #[staticmethod]
    #[pyo3(signature = (text, *, sign_field, wire))]
    fn parse(py: Python<'_>, text: String, sign_field: String, wire: &str) -> PyResult<Self> {
        let wire = Wire::ALL.iter().find(|known| known.as_str() == wire);
        let wire = wire.ok_or_else(|| PyValueError::new_err("wire is 'form' or 'json'"))?;
        let target = Target::described(&Description::new(text, sign_field, *wire), Beyond::default())
            .map_err(|error| error.raised(py))?;
        Ok(Self { target })
    }

    /// As `verify` of the package.
    #[pyo3(signature = (body, secret, *, strict = true, limits = None))]
    fn verify(
        &self,
        body: &Bound<'_, PyAny>,
        secret: &Bound<'_, PyAny>,
        strict: bool,
        limits: Limited<'_, '_>,
    ) -> PyResult<Verified> {
        calls::verify(self.target(), None, body, secret, strict, limits)
    }

    /// As `sign` of the package.
    #[pyo3(signature = (params, secret, *, strict = true, limits = None))]
    fn sign(
        &self,
        params: &Bound<'_, PyAny>,
        secret: &Bound<'_, PyAny>,
        strict: bool,
        limits: Limited<'_, '_>,
    ) -> PyResult<Signed> {
        calls::sign(self.target(), params, secret, strict, limits)
    }

    /// As `explain` of the package.
    #[pyo3(signature = (body, secret = None, *, strict = true, limits = None))]
    fn explain(
        &self,
        body: &Bound<'_, PyAny>,
        secret: Option<&Bound<'_, PyAny>>,
        strict: bool,
        limits: Limited<'_, '_>,
    ) -> PyResult<Explanation> {
        calls::explain(&self.target, body, secret, strict, limits)
    }

    /// As `diagnose` of the package.
    #[pyo3(signature = (body, secret, *, other_secrets = None, strict = true, limits = None))]
    fn diagnose(
        &self,
        body: &Bound<'_, PyAny>,
        secret: &Bound<'_, PyAny>,
        other_secrets: Option<&Bound<'_, PyAny>>,
        strict: bool,
        limits: Limited<'_, '_>,
    ) -> PyResult<Diagnosis> {
        calls::diagnose(&self.target, body, secret, other_secrets, strict, limits)
    }

    /// As `diagnose_document` of the package.
    #[pyo3(signature = (params, signature, secret, *, other_secrets = None))]
    fn diagnose_document(
        &self,
        params: &Bound<'_, PyAny>,
        signature: &str,
        secret: &Bound<'_, PyAny>,
        other_secrets: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Diagnosis> {
        calls::diagnose_document(&self.target, params, signature, secret, other_secrets)
    }

    /// As `answer` of the package.
    #[pyo3(signature = (body, secret, *, strict = true, limits = None))]
    fn answer(
        &self,
        body: &Bound<'_, PyAny>,
        secret: &Bound<'_, PyAny>,
        strict: bool,
        limits: Limited<'_, '_>,
    ) -> PyResult<Answer> {
        calls::answer(self.target(), body, Some(secret), strict, limits)
    }

    /// As `verify_batch` of the package.
    #[pyo3(signature = (bodies, secret, *, strict = true, limits = None))]
    fn verify_batch<'py>(
        &self,
        bodies: &Bound<'py, PyAny>,
        secret: &Bound<'_, PyAny>,
        strict: bool,
        limits: Limited<'_, '_>,
    ) -> PyResult<Bound<'py, PyList>> {
        calls::verify_batch(self.target(), None, bodies, secret, strict, limits)
    }

    /// The name of the field that holds the signature.
    #[getter]
    fn sign_field(&self) -> &str {
        self.target.sign_field().unwrap_or_default()
    }

    /// `form` or `json`.
    #[getter]
    fn wire(&self) -> &'static str {
        self.target.message().transport.wire.as_str()
    }

    fn __str__(&self) -> String {
        self.target.scheme().unwrap_or_default()
    }

    fn __repr__(&self) -> String {
        format!("Scheme.parse({:?}, sign_field={:?}, wire={:?})", self.__str__(), self.sign_field(), self.wire())
    }
}
