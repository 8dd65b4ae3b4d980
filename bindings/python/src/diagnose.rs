//! The verbs that say why a signature does not match.

use paysign::gateways;
use paysign_diagnose::Context;
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::body::Body;
use crate::diagnosis::Diagnosis;
use crate::options::{Limits, options};
use crate::params::params;
use crate::secret::{with_any_secrets, with_secrets};
use crate::target::Target;

/// Says why the signature of a raw body does not match: for a developer's machine, where no stranger can ask.
#[pyfunction]
#[pyo3(signature = (gateway, message, body, secret, *, other_secrets = None, strict = true, limits = None))]
pub(crate) fn diagnose(
    gateway: &Bound<'_, PyAny>,
    message: Option<&Bound<'_, PyString>>,
    body: &Bound<'_, PyAny>,
    secret: &Bound<'_, PyAny>,
    other_secrets: Option<&Bound<'_, PyAny>>,
    strict: bool,
    limits: Option<&Bound<'_, Limits>>,
) -> PyResult<Diagnosis> {
    diagnose_as(&Target::new(gateway, message)?, body, secret, other_secrets, strict, limits)
}

/// Says whether a worked example on a vendor's page is consistent, and what would make it so.
#[pyfunction]
#[pyo3(signature = (gateway, message, params, signature, secret, *, other_secrets = None))]
pub(crate) fn diagnose_document(
    gateway: &Bound<'_, PyAny>,
    message: Option<&Bound<'_, PyString>>,
    params: &Bound<'_, PyAny>,
    signature: &str,
    secret: &Bound<'_, PyAny>,
    other_secrets: Option<&Bound<'_, PyAny>>,
) -> PyResult<Diagnosis> {
    diagnose_document_as(&Target::new(gateway, message)?, params, signature, secret, other_secrets)
}

/// As [`diagnose`], of a target. Other threads run meanwhile.
pub(crate) fn diagnose_as(
    target: &Target,
    body: &Bound<'_, PyAny>,
    secret: &Bound<'_, PyAny>,
    other_secrets: Option<&Bound<'_, PyAny>>,
    strict: bool,
    limits: Option<&Bound<'_, Limits>>,
) -> PyResult<Diagnosis> {
    let py = body.py();
    let body = Body::new(body)?;
    let bytes = body.bytes(py);
    let options = options(strict, limits);
    with_secrets(secret, |secrets| {
        with_any_secrets(other_secrets, |other_secrets| {
            let context = Context { options, other_secrets, gateways: gateways::ALL };
            let found = py.detach(|| paysign_diagnose::diagnose(target.message(), bytes, secrets, &context));
            Diagnosis::new(py, &found)
        })
    })
}

/// As [`diagnose_document`], of a target. Other threads run meanwhile.
pub(crate) fn diagnose_document_as(
    target: &Target,
    given: &Bound<'_, PyAny>,
    signature: &str,
    secret: &Bound<'_, PyAny>,
    other_secrets: Option<&Bound<'_, PyAny>>,
) -> PyResult<Diagnosis> {
    let py = given.py();
    let params = params(given)?;
    with_secrets(secret, |secrets| {
        with_any_secrets(other_secrets, |other_secrets| {
            let context = Context { other_secrets, gateways: gateways::ALL, ..Context::DEFAULT };
            let found = py.detach(|| {
                paysign_diagnose::diagnose_document(target.message(), &params, signature, secrets, &context)
            });
            Diagnosis::new(py, &found)
        })
    })
}
