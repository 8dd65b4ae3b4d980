//! The verbs, by the names of gateway and message.

use paysign::Code;
use pyo3::prelude::*;
use pyo3::types::{PyList, PyString};

use crate::answer::Answer;
use crate::body::Body;
use crate::error::{Raise, of_answer, of_code};
use crate::explanation::Explanation;
use crate::held::{self, Of, Raw, RawBatch, Unsigned};
use crate::options::{Limits, options};
use crate::params::params;
use crate::secret::{with_any_secrets, with_secrets};
use crate::signed::Signed;
use crate::target::Target;
use crate::verdicts::listed;
use crate::verified::Verified;

/// Limits, where they are not the defaults.
type Limited<'l, 'py> = Option<&'l Bound<'py, Limits>>;

/// Verifies a raw body (or query), exactly as it came off the socket.
#[pyfunction]
#[pyo3(signature = (gateway, message, body, secret, *, strict = true, limits = None))]
pub(crate) fn verify(
    gateway: &Bound<'_, PyAny>,
    message: Option<&Bound<'_, PyString>>,
    body: &Bound<'_, PyAny>,
    secret: &Bound<'_, PyAny>,
    strict: bool,
    limits: Limited<'_, '_>,
) -> PyResult<Verified> {
    verify_as(Target::new(gateway, message)?, name(gateway), body, secret, strict, limits)
}

/// Signs parameters, checked against the message's table.
#[pyfunction]
#[pyo3(signature = (gateway, message, params, secret, *, strict = true, limits = None))]
pub(crate) fn sign(
    gateway: &Bound<'_, PyAny>,
    message: Option<&Bound<'_, PyString>>,
    params: &Bound<'_, PyAny>,
    secret: &Bound<'_, PyAny>,
    strict: bool,
    limits: Limited<'_, '_>,
) -> PyResult<Signed> {
    sign_as(Target::new(gateway, message)?, params, secret, strict, limits)
}

/// Explains how a raw body is read and what its signature covers, whether it is valid or not.
#[pyfunction]
#[pyo3(signature = (gateway, message, body, secret = None, *, strict = true, limits = None))]
pub(crate) fn explain(
    gateway: &Bound<'_, PyAny>,
    message: Option<&Bound<'_, PyString>>,
    body: &Bound<'_, PyAny>,
    secret: Option<&Bound<'_, PyAny>>,
    strict: bool,
    limits: Limited<'_, '_>,
) -> PyResult<Explanation> {
    explain_as(&Target::new(gateway, message)?, body, secret, strict, limits)
}

/// Reads a gateway's answer: verified where it is signed, complete, and no error of the gateway.
#[pyfunction]
#[pyo3(signature = (gateway, message, body, secret = None, *, strict = true, limits = None))]
pub(crate) fn answer(
    gateway: &Bound<'_, PyAny>,
    message: Option<&Bound<'_, PyString>>,
    body: &Bound<'_, PyAny>,
    secret: Option<&Bound<'_, PyAny>>,
    strict: bool,
    limits: Limited<'_, '_>,
) -> PyResult<Answer> {
    answer_as(Target::new(gateway, message)?, body, secret, strict, limits)
}

/// Verifies many raw bodies of one kind: a list of verdicts, each a `Verified` or the error that `verify` would raise.
///
/// Other threads run meanwhile. A `Verified` that is kept keeps the bodies of its batch.
#[pyfunction]
#[pyo3(signature = (gateway, message, bodies, secret, *, strict = true, limits = None))]
pub(crate) fn verify_batch<'py>(
    gateway: &Bound<'py, PyAny>,
    message: Option<&Bound<'py, PyString>>,
    bodies: &Bound<'py, PyAny>,
    secret: &Bound<'_, PyAny>,
    strict: bool,
    limits: Limited<'_, '_>,
) -> PyResult<Bound<'py, PyList>> {
    verify_batch_as(Target::new(gateway, message)?, name(gateway), bodies, secret, strict, limits)
}

/// The gateway's name, to be shown by what is verified.
fn name(gateway: &Bound<'_, PyAny>) -> Option<Py<PyString>> {
    gateway.cast::<PyString>().ok().map(|name| name.clone().unbind())
}

/// As [`verify`], of a target.
#[inline]
pub(crate) fn verify_as(
    target: Target,
    gateway: Option<Py<PyString>>,
    body: &Bound<'_, PyAny>,
    secret: &Bound<'_, PyAny>,
    strict: bool,
    limits: Limited<'_, '_>,
) -> PyResult<Verified> {
    let raw = Raw { body: Body::new(body)?, of: Of::Target(target), gateway };
    with_secrets(secret, |secrets| {
        held::verified(body.py(), raw, None, secrets, &options(strict, limits)).map(Verified::one)
    })
}

/// As [`sign`], of a target.
#[inline]
pub(crate) fn sign_as(
    target: Target,
    given: &Bound<'_, PyAny>,
    secret: &Bound<'_, PyAny>,
    strict: bool,
    limits: Limited<'_, '_>,
) -> PyResult<Signed> {
    let py = given.py();
    with_secrets(secret, |secrets| {
        let unsigned = Unsigned { params: params(given)?, target };
        // The first one signs.
        let secret = secrets.first().ok_or_else(|| of_code(py, Code::NoSecret))?;
        let held = held::signed(unsigned, secret, secrets, &options(strict, limits));
        held.map(Signed::new).map_err(|error| error.raised(py))
    })
}

/// As [`explain`], of a target.
pub(crate) fn explain_as(
    target: &Target,
    body: &Bound<'_, PyAny>,
    secret: Option<&Bound<'_, PyAny>>,
    strict: bool,
    limits: Limited<'_, '_>,
) -> PyResult<Explanation> {
    let py = body.py();
    let body = Body::new(body)?;
    with_any_secrets(secret, |secrets| {
        let explained = target.message().explain(body.bytes(py), secrets, &options(strict, limits));
        Explanation::new(py, &explained.map_err(|error| error.raised(py))?)
    })
}

/// As [`answer`], of a target.
pub(crate) fn answer_as(
    target: Target,
    body: &Bound<'_, PyAny>,
    secret: Option<&Bound<'_, PyAny>>,
    strict: bool,
    limits: Limited<'_, '_>,
) -> PyResult<Answer> {
    let raw = Raw { body: Body::new(body)?, of: Of::Target(target), gateway: None };
    with_any_secrets(secret, |secrets| {
        let held = held::answered(body.py(), raw, "", secrets, &options(strict, limits));
        held.map(Answer::new).map_err(|error| of_answer(body.py(), &error))
    })
}

/// As [`verify_batch`], of a target.
pub(crate) fn verify_batch_as<'py>(
    target: Target,
    gateway: Option<Py<PyString>>,
    bodies: &Bound<'py, PyAny>,
    secret: &Bound<'_, PyAny>,
    strict: bool,
    limits: Limited<'_, '_>,
) -> PyResult<Bound<'py, PyList>> {
    let py = bodies.py();
    let mut raw = Vec::with_capacity(bodies.cast::<PyList>().map_or(0, PyListMethods::len));
    for body in bodies.try_iter()? {
        raw.push(Body::new(&body?)?);
    }
    let batch = RawBatch { bodies: raw, target, gateway };
    with_secrets(secret, |secrets| listed(py, held::batch(py, batch, secrets, &options(strict, limits))))
}
