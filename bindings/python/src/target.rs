//! What is verified or signed: a gateway's message, or a scheme.

use paysign::Message;
use paysign_owned::target::built_in;
use paysign_owned::{Beyond, Target};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyString;

use crate::error::Raise;
use crate::scheme::{Gateway, Scheme};

/// A message of a gateway, which is named or a `Gateway`, in bodies that may hold names beyond its table; or
/// a `Scheme`, and no message.
#[inline]
pub(crate) fn target(
    gateway: &Bound<'_, PyAny>,
    message: Option<&Bound<'_, PyString>>,
    beyond: Beyond,
) -> PyResult<Target> {
    // Only a `str` can be one of the names: a `Gateway` need not be looked for among all of them.
    let names = message.filter(|_| gateway.is_exact_instance_of::<PyString>());
    match names.and_then(|message| interned(gateway, message)) {
        Some(found) if beyond.is_empty() => Ok(found.into()),
        _ => looked_up(gateway, message, beyond),
    }
}

fn looked_up(gateway: &Bound<'_, PyAny>, message: Option<&Bound<'_, PyString>>, beyond: Beyond) -> PyResult<Target> {
    if let (Ok(own), Some(message)) = (gateway.cast::<Gateway>(), message) {
        return own.get().target(message.to_str()?, beyond).map_err(|error| error.raised(gateway.py()));
    }
    if let (Ok(id), Some(message)) = (gateway.cast::<PyString>(), message) {
        let (id, message) = (id.to_str()?, message.to_str()?);
        let found = if beyond.is_empty() {
            Target::named(id, message)
        } else {
            paysign_owned::Gateway::named(id).and_then(|gateway| Target::at(&gateway, message, beyond))
        };
        return found.map_err(|error| error.raised(gateway.py()));
    }
    match (gateway.cast::<Scheme>(), message) {
        (Ok(scheme), None) if beyond.is_empty() => Ok(scheme.get().target()),
        (Ok(_), None) => Err(PyTypeError::new_err("a Scheme has its names from Scheme.parse: give them there")),
        (Ok(_), Some(_)) => {
            Err(PyTypeError::new_err("a Scheme is given in place of gateway and message: the message is None"))
        }
        _ => {
            Err(PyTypeError::new_err("give the gateway as str or Gateway and the message as str, or a Scheme and None"))
        }
    }
}

/// The gateway's name, to be shown by what is verified.
#[inline]
pub(crate) fn name(gateway: &Bound<'_, PyAny>) -> Option<Py<PyString>> {
    match gateway.cast::<PyString>() {
        Ok(name) => Some(name.clone().unbind()),
        Err(_) => gateway.cast::<Gateway>().ok().map(|own| own.get().shown(gateway.py())),
    }
}

/// A gateway, which is named or a `Gateway`, and its name, to be shown.
pub(crate) fn gateway(given: &Bound<'_, PyAny>) -> PyResult<(paysign_owned::Gateway, Py<PyString>)> {
    if let Ok(own) = given.cast::<Gateway>() {
        return Ok((own.get().gateway(), own.get().shown(given.py())));
    }
    let Ok(id) = given.cast::<PyString>() else {
        let kind = given.get_type().name()?;
        return Err(PyTypeError::new_err(format!("a gateway is its id, a str, or a Gateway, not {kind}")));
    };
    let found = paysign_owned::Gateway::named(id.to_str()?).map_err(|failure| failure.raised(given.py()))?;
    Ok((found, id.clone().unbind()))
}

/// A built-in message, and the names of its gateway and itself as Python interns them.
struct Named {
    gateway: Py<PyString>,
    name: Py<PyString>,
    message: &'static Message<'static>,
}

/// All of them. They are kept for ever, so that no other text can take the address of one of them.
static NAMED: PyOnceLock<Vec<Named>> = PyOnceLock::new();

/// The message whose names are these very objects: a name in a program's text mostly is, and no text has to
/// be compared.
fn interned(gateway: &Bound<'_, PyAny>, name: &Bound<'_, PyString>) -> Option<&'static Message<'static>> {
    let all = NAMED.get_or_init(gateway.py(), || named(gateway.py()));
    all.iter().find(|named| named.name.is(name) && named.gateway.is(gateway)).map(|named| named.message)
}

fn named(py: Python<'_>) -> Vec<Named> {
    let named = |(id, message): (String, &'static Message<'static>)| {
        let (gateway, name) = (PyString::intern(py, &id).unbind(), PyString::intern(py, message.name).unbind());
        Named { gateway, name, message }
    };
    built_in().map(named).collect()
}
