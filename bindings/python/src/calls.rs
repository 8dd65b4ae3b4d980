//! What the verbs do, once it is known what they are about.

use paysign::Options;
use paysign_owned::{
    Arrival, Beside, HeldAnswer, HeldSigned, HeldVerdicts, HeldVerified, Owner, Target, Unsigned, held,
};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString};

use crate::answer::Answer;
use crate::body::Body;
use crate::diagnosis::Diagnosis;
use crate::error::Raise;
use crate::explanation::Explanation;
use crate::options::{Limits, options};
use crate::params::params;
use crate::secret::{with_any_secrets, with_secrets};
use crate::signed::Signed;
use crate::verdicts::listed;
use crate::verified::{Batch, Named, Verified};

/// Limits, where they are not the defaults.
pub(crate) type Limited<'l, 'py> = Option<&'l Bound<'py, Limits>>;

/// Verifies a body.
#[inline]
pub(crate) fn verify(
    target: Target,
    gateway: Option<Py<PyString>>,
    body: &Bound<'_, PyAny>,
    secret: &Bound<'_, PyAny>,
    strict: bool,
    limits: Limited<'_, '_>,
) -> PyResult<Verified> {
    let py = body.py();
    let owner = Owner { body: Named { body: Body::new(body)?, gateway }, source: target.into() };
    with_secrets(secret, |secrets| {
        let held = HeldVerified::new(owner, |named| named.body.bytes(py), secrets, &options(strict, limits));
        held.map(Verified::one).map_err(|error| error.raised(py))
    })
}

/// Verifies a body with what came with it.
pub(crate) fn verify_arrived(
    target: Target,
    gateway: Option<Py<PyString>>,
    body: &Bound<'_, PyAny>,
    secret: &Bound<'_, PyAny>,
    arrival: &Arrival,
    options: &Options,
) -> PyResult<Verified> {
    let py = body.py();
    let owner = Owner { body: Named { body: Body::new(body)?, gateway }, source: target.into() };
    with_secrets(secret, |secrets| {
        let held = HeldVerified::with_headers(owner, |named| named.body.bytes(py), arrival.came(), secrets, options);
        held.map(Verified::one).map_err(|error| error.raised(py))
    })
}

/// Signs a raw body: the headers to send with it.
pub(crate) fn sign_body<'py>(
    target: &Target,
    body: &Bound<'py, PyAny>,
    secret: &Bound<'_, PyAny>,
    arrival: &Arrival,
) -> PyResult<Bound<'py, PyDict>> {
    let py = body.py();
    let body = Body::new(body)?;
    with_secrets(secret, |secrets| {
        let signed = target.sign_body(body.bytes(py), arrival.came(), secrets).map_err(|error| error.raised(py))?;
        let headers = PyDict::new(py);
        for (name, value) in signed {
            headers.set_item(name, value)?;
        }
        Ok(headers)
    })
}

/// Signs parameters: the first secret does.
#[inline]
pub(crate) fn sign(
    target: Target,
    given: &Bound<'_, PyAny>,
    secret: &Bound<'_, PyAny>,
    strict: bool,
    limits: Limited<'_, '_>,
) -> PyResult<Signed> {
    let py = given.py();
    with_secrets(secret, |secrets| {
        let unsigned = Unsigned { params: params(given)?, target };
        let held = HeldSigned::new(unsigned, secrets, &options(strict, limits));
        held.map(Signed::new).map_err(|error| error.raised(py))
    })
}

/// Explains a body.
pub(crate) fn explain(
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

/// Reads an answer.
pub(crate) fn answer(
    target: Target,
    body: &Bound<'_, PyAny>,
    secret: Option<&Bound<'_, PyAny>>,
    strict: bool,
    limits: Limited<'_, '_>,
) -> PyResult<Answer> {
    let py = body.py();
    let owner = Owner { body: Body::new(body)?, source: target.into() };
    with_any_secrets(secret, |secrets| {
        let held = HeldAnswer::new(owner, |body| body.bytes(py), secrets, &options(strict, limits));
        held.map(Answer::new).map_err(|error| error.raised(py))
    })
}

/// Verifies many bodies while other threads run.
pub(crate) fn verify_batch<'py>(
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
    let owner = Owner { body: raw, source: target.into() };
    with_secrets(secret, |secrets| {
        let options = options(strict, limits);
        let held =
            HeldVerdicts::new(owner, |body| body.bytes(py), secrets, &options, |batch| py.detach(|| held::run(batch)));
        listed(py, Batch { held, gateway })
    })
}

/// What a diagnosis is told beside the message and its secrets.
pub(crate) struct Told<'t, 'py> {
    /// Other secrets that the merchant has.
    pub(crate) other_secrets: Option<&'t Bound<'py, PyAny>>,
    /// Other messages that were signed with the same secret.
    pub(crate) also: Option<&'t Bound<'py, PyAny>>,
    /// The language.
    pub(crate) lang: Option<&'t str>,
}

impl Told<'_, '_> {
    /// Calls `with` with all of it.
    fn with<R>(&self, py: Python<'_>, with: impl FnOnce(&Beside<'_>) -> PyResult<R>) -> PyResult<R> {
        let bodies = Body::several(self.also)?;
        let also: Vec<&[u8]> = bodies.iter().map(|body| body.bytes(py)).collect();
        with_any_secrets(self.other_secrets, |other_secrets| {
            with(&Beside { other_secrets, also: &also, lang: self.lang })
        })
    }
}

/// Says why the signature of a body does not match, while other threads run.
pub(crate) fn diagnose(
    target: &Target,
    body: &Bound<'_, PyAny>,
    secret: &Bound<'_, PyAny>,
    told: &Told<'_, '_>,
    strict: bool,
    limits: Limited<'_, '_>,
) -> PyResult<Diagnosis> {
    let py = body.py();
    let body = Body::new(body)?;
    let bytes = body.bytes(py);
    let options = options(strict, limits);
    with_secrets(secret, |secrets| {
        told.with(py, |beside| {
            let found = py.detach(|| target.diagnose(bytes, secrets, beside, options));
            Diagnosis::new(py, &found.map_err(|error| error.raised(py))?)
        })
    })
}

/// Says whether a worked example is consistent, while other threads run.
pub(crate) fn diagnose_document(
    target: &Target,
    given: &Bound<'_, PyAny>,
    signature: &str,
    secret: &Bound<'_, PyAny>,
    told: &Told<'_, '_>,
) -> PyResult<Diagnosis> {
    let py = given.py();
    let params = params(given)?;
    with_secrets(secret, |secrets| {
        told.with(py, |beside| {
            let found = py.detach(|| target.diagnose_document(&params, signature, secrets, beside));
            Diagnosis::new(py, &found.map_err(|error| error.raised(py))?)
        })
    })
}
