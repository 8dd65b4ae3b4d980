//! A scheme written as text, for gateways that are not built in.

use std::sync::Arc;

use paysign::{Message, Wire};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyList;
use self_cell::self_cell;

use crate::answer::Answer;
use crate::diagnose;
use crate::diagnosis::Diagnosis;
use crate::error::Raise;
use crate::explanation::Explanation;
use crate::options::Limits;
use crate::signed::Signed;
use crate::target::Target;
use crate::verbs;
use crate::verified::Verified;

/// A scheme's text, and the name of the field with the signature.
pub(crate) struct Text {
    scheme: String,
    sign_field: String,
}

type MessageOf<'a> = Message<'a>;

self_cell! {
    /// A message that is known by its scheme alone, beside the text that describes it.
    pub(crate) struct Described {
        owner: Text,
        #[covariant]
        dependent: MessageOf,
    }
}

/// How a gateway that is not built in signs. It has the same verbs, and may stand in place of gateway and message.
#[pyclass(frozen, module = "paysign")]
pub(crate) struct Scheme {
    described: Arc<Described>,
}

impl Scheme {
    /// The message.
    pub(crate) fn target(&self) -> Target {
        Target::Scheme(Arc::clone(&self.described))
    }
}

#[pymethods]
impl Scheme {
    /// Reads the text form: nine clauses, none left to a default.
    #[staticmethod]
    #[pyo3(signature = (text, *, sign_field, wire))]
    fn parse(py: Python<'_>, text: String, sign_field: String, wire: &str) -> PyResult<Self> {
        let wires = [Wire::Form, Wire::Json];
        let wire = wires.into_iter().find(|known| known.as_str() == wire);
        let wire = wire.ok_or_else(|| PyValueError::new_err("wire is 'form' or 'json'"))?;
        let described = Described::try_new(Text { scheme: text, sign_field }, |text| {
            let scheme = paysign::Scheme::parse(&text.scheme)?;
            Ok(Message::of_scheme(scheme, &text.sign_field, wire))
        });
        let described = described.map_err(|error: paysign::SchemeError| error.raised(py))?;
        Ok(Self { described: Arc::new(described) })
    }

    /// As `verify` of the package.
    #[pyo3(signature = (body, secret, *, strict = true, limits = None))]
    fn verify(
        &self,
        body: &Bound<'_, PyAny>,
        secret: &Bound<'_, PyAny>,
        strict: bool,
        limits: Option<&Bound<'_, Limits>>,
    ) -> PyResult<Verified> {
        verbs::verify_as(self.target(), None, body, secret, strict, limits)
    }

    /// As `sign` of the package.
    #[pyo3(signature = (params, secret, *, strict = true, limits = None))]
    fn sign(
        &self,
        params: &Bound<'_, PyAny>,
        secret: &Bound<'_, PyAny>,
        strict: bool,
        limits: Option<&Bound<'_, Limits>>,
    ) -> PyResult<Signed> {
        verbs::sign_as(self.target(), params, secret, strict, limits)
    }

    /// As `explain` of the package.
    #[pyo3(signature = (body, secret = None, *, strict = true, limits = None))]
    fn explain(
        &self,
        body: &Bound<'_, PyAny>,
        secret: Option<&Bound<'_, PyAny>>,
        strict: bool,
        limits: Option<&Bound<'_, Limits>>,
    ) -> PyResult<Explanation> {
        verbs::explain_as(&self.target(), body, secret, strict, limits)
    }

    /// As `diagnose` of the package.
    #[pyo3(signature = (body, secret, *, other_secrets = None, strict = true, limits = None))]
    fn diagnose(
        &self,
        body: &Bound<'_, PyAny>,
        secret: &Bound<'_, PyAny>,
        other_secrets: Option<&Bound<'_, PyAny>>,
        strict: bool,
        limits: Option<&Bound<'_, Limits>>,
    ) -> PyResult<Diagnosis> {
        diagnose::diagnose_as(&self.target(), body, secret, other_secrets, strict, limits)
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
        diagnose::diagnose_document_as(&self.target(), params, signature, secret, other_secrets)
    }

    /// As `answer` of the package.
    #[pyo3(signature = (body, secret, *, strict = true, limits = None))]
    fn answer(
        &self,
        body: &Bound<'_, PyAny>,
        secret: &Bound<'_, PyAny>,
        strict: bool,
        limits: Option<&Bound<'_, Limits>>,
    ) -> PyResult<Answer> {
        verbs::answer_as(self.target(), body, Some(secret), strict, limits)
    }

    /// As `verify_batch` of the package.
    #[pyo3(signature = (bodies, secret, *, strict = true, limits = None))]
    fn verify_batch<'py>(
        &self,
        bodies: &Bound<'py, PyAny>,
        secret: &Bound<'_, PyAny>,
        strict: bool,
        limits: Option<&Bound<'_, Limits>>,
    ) -> PyResult<Bound<'py, PyList>> {
        verbs::verify_batch_as(self.target(), None, bodies, secret, strict, limits)
    }

    /// The name of the field that holds the signature.
    #[getter]
    fn sign_field(&self) -> &str {
        &self.described.borrow_owner().sign_field
    }

    /// `form` or `json`.
    #[getter]
    fn wire(&self) -> &'static str {
        self.described.borrow_dependent().transport.wire.as_str()
    }

    fn __str__(&self) -> String {
        let signing = self.described.borrow_dependent().signing;
        signing.map(|signing| signing.scheme.to_string()).unwrap_or_default()
    }

    fn __repr__(&self) -> String {
        format!("Scheme.parse({:?}, sign_field={:?}, wire={:?})", self.__str__(), self.sign_field(), self.wire())
    }
}
