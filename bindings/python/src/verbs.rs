//! The verbs, by the names of gateway and message.

use paysign_owned::Beyond;
use pyo3::prelude::*;
use pyo3::types::{PyList, PyString};

use crate::answer::Answer;
use crate::calls::{self, Limited, Told};
use crate::came::{Headers, arrival};
use crate::diagnosis::Diagnosis;
use crate::explanation::Explanation;
use crate::options::{Names, beyond, options};
use crate::signed::Signed;
use crate::target::{name, target};
use crate::verified::Verified;

/// Verifies a raw body (or query), exactly as it came off the socket; where a header has the signature, with
/// the headers that came with it, and `time.time()` where its age is checked.
#[pyfunction]
#[pyo3(
    signature = (gateway, message, body, secret, *, headers = None, now = None, strict = true, limits = None, shop_names = None, added_names = None),
    text_signature = "(gateway, message, body, secret, *, headers=None, now=None, strict=True, limits=None, shop_names=(), added_names=())"
)]
#[expect(clippy::too_many_arguments, reason = "Python names them")]
pub(crate) fn verify(
    gateway: &Bound<'_, PyAny>,
    message: Option<&Bound<'_, PyString>>,
    body: &Bound<'_, PyAny>,
    secret: &Bound<'_, PyAny>,
    headers: Headers<'_, '_>,
    now: Option<&Bound<'_, PyAny>>,
    strict: bool,
    limits: Limited<'_, '_>,
    shop_names: Names<'_, '_>,
    added_names: Names<'_, '_>,
) -> PyResult<Verified> {
    let target = target(gateway, message, beyond(shop_names, added_names)?)?;
    match arrival(headers, now)? {
        None => calls::verify(target, name(gateway), body, secret, strict, limits),
        Some(arrival) => calls::verify_arrived(target, name(gateway), body, secret, &arrival, &options(strict, limits)),
    }
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
    calls::sign(target(gateway, message, Beyond::default())?, params, secret, strict, limits)
}

/// Explains how a raw body is read and what its signature covers, whether it is valid or not.
#[pyfunction]
#[pyo3(
    signature = (gateway, message, body, secret = None, *, strict = true, limits = None, shop_names = None, added_names = None),
    text_signature = "(gateway, message, body, secret=None, *, strict=True, limits=None, shop_names=(), added_names=())"
)]
#[expect(clippy::too_many_arguments, reason = "Python names them")]
pub(crate) fn explain(
    gateway: &Bound<'_, PyAny>,
    message: Option<&Bound<'_, PyString>>,
    body: &Bound<'_, PyAny>,
    secret: Option<&Bound<'_, PyAny>>,
    strict: bool,
    limits: Limited<'_, '_>,
    shop_names: Names<'_, '_>,
    added_names: Names<'_, '_>,
) -> PyResult<Explanation> {
    calls::explain(&target(gateway, message, beyond(shop_names, added_names)?)?, body, secret, strict, limits)
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
    calls::answer(target(gateway, message, Beyond::default())?, body, secret, strict, limits)
}

/// Verifies many raw bodies of one kind: a list of verdicts, each a `Verified` or the error that `verify`
/// would raise.
///
/// Other threads run meanwhile. A `Verified` that is kept keeps the bodies of its batch.
#[pyfunction]
#[pyo3(
    signature = (gateway, message, bodies, secret, *, strict = true, limits = None, shop_names = None, added_names = None),
    text_signature = "(gateway, message, bodies, secret, *, strict=True, limits=None, shop_names=(), added_names=())"
)]
#[expect(clippy::too_many_arguments, reason = "Python names them")]
pub(crate) fn verify_batch<'py>(
    gateway: &Bound<'py, PyAny>,
    message: Option<&Bound<'py, PyString>>,
    bodies: &Bound<'py, PyAny>,
    secret: &Bound<'_, PyAny>,
    strict: bool,
    limits: Limited<'_, '_>,
    shop_names: Names<'_, '_>,
    added_names: Names<'_, '_>,
) -> PyResult<Bound<'py, PyList>> {
    calls::verify_batch(
        target(gateway, message, beyond(shop_names, added_names)?)?,
        name(gateway),
        bodies,
        secret,
        strict,
        limits,
    )
}

/// Says why the signature of a raw body does not match: for a developer's machine, where no stranger can ask.
#[pyfunction]
#[pyo3(
    signature = (gateway, message, body, secret, *, other_secrets = None, also = None, lang = None, strict = true, limits = None, shop_names = None, added_names = None),
    text_signature = "(gateway, message, body, secret, *, other_secrets=None, also=None, lang=None, strict=True, limits=None, shop_names=(), added_names=())"
)]
#[expect(clippy::too_many_arguments, reason = "Python names them")]
pub(crate) fn diagnose(
    gateway: &Bound<'_, PyAny>,
    message: Option<&Bound<'_, PyString>>,
    body: &Bound<'_, PyAny>,
    secret: &Bound<'_, PyAny>,
    other_secrets: Option<&Bound<'_, PyAny>>,
    also: Option<&Bound<'_, PyAny>>,
    lang: Option<&str>,
    strict: bool,
    limits: Limited<'_, '_>,
    shop_names: Names<'_, '_>,
    added_names: Names<'_, '_>,
) -> PyResult<Diagnosis> {
    calls::diagnose(
        &target(gateway, message, beyond(shop_names, added_names)?)?,
        body,
        secret,
        &Told { other_secrets, also, lang },
        strict,
        limits,
    )
}

/// Says whether a worked example on a vendor's page is consistent, and what would make it so.
#[pyfunction]
#[pyo3(signature = (gateway, message, params, signature, secret, *, other_secrets = None, also = None, lang = None))]
#[expect(clippy::too_many_arguments, reason = "Python names them")]
pub(crate) fn diagnose_document(
    gateway: &Bound<'_, PyAny>,
    message: Option<&Bound<'_, PyString>>,
    params: &Bound<'_, PyAny>,
    signature: &str,
    secret: &Bound<'_, PyAny>,
    other_secrets: Option<&Bound<'_, PyAny>>,
    also: Option<&Bound<'_, PyAny>>,
    lang: Option<&str>,
) -> PyResult<Diagnosis> {
    let told = Told { other_secrets, also, lang };
    calls::diagnose_document(&target(gateway, message, Beyond::default())?, params, signature, secret, &told)
}
