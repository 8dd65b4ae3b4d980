//! What is verified or signed: a gateway's message by its names, or a scheme.

use paysign::Message;
use paysign_owned::Target;
use paysign_owned::target::built_in;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyString;

use crate::error::Raise;
use crate::scheme::Scheme;

/// A message by the names of its gateway and itself; or a `Scheme`, and no message.
pub(crate) fn target(gateway: &Bound<'_, PyAny>, message: Option<&Bound<'_, PyString>>) -> PyResult<Target> {
    if let Some(found) = message.and_then(|message| interned(gateway, message)) {
        return Ok(found.into());
    }
    if let (Ok(gateway), Some(message)) = (gateway.cast::<PyString>(), message) {
        return Target::named(gateway.to_str()?, message.to_str()?).map_err(|error| error.raised(gateway.py()));
    }
    match (gateway.cast::<Scheme>(), message) {
        (Ok(scheme), None) => Ok(scheme.get().target()),
        (Ok(_), Some(_)) => {
            Err(PyTypeError::new_err("a Scheme is given in place of gateway and message: the message is None"))
        }
        _ => Err(PyTypeError::new_err("give the gateway and the message as str, or a Scheme and None")),
    }
}

/// The gateway's name, to be shown by what is verified.
pub(crate) fn name(gateway: &Bound<'_, PyAny>) -> Option<Py<PyString>> {
    gateway.cast::<PyString>().ok().map(|name| name.clone().unbind())
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
