//! What is verified or signed: a gateway's message by its names, or a scheme.

use std::sync::Arc;

use paysign::{Message, UnknownName, gateways};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyString;

use crate::error::Raise;
use crate::scheme::{Described, Scheme};

/// A message, and what keeps it alive.
#[derive(Clone)]
pub(crate) enum Target {
    /// A built-in one.
    Table(&'static Message<'static>),
    /// One of which only the scheme is known.
    Scheme(Arc<Described>),
}

impl Target {
    /// The message.
    pub(crate) fn message(&self) -> &Message<'_> {
        match self {
            Self::Table(message) => message,
            Self::Scheme(described) => described.borrow_dependent(),
        }
    }

    /// A message by the names of its gateway and itself; or a `Scheme`, and no message.
    pub(crate) fn new(gateway: &Bound<'_, PyAny>, message: Option<&Bound<'_, PyString>>) -> PyResult<Self> {
        if let (Ok(gateway), Some(message)) = (gateway.cast::<PyString>(), message) {
            if let Some(found) = interned(gateway, message) {
                return Ok(Self::Table(found));
            }
            let found = gateways::message(gateway.to_str()?, message.to_str()?);
            return found.map(Self::Table).map_err(|error| error.raised(gateway.py()));
        }
        match (gateway.cast::<Scheme>(), message) {
            (Ok(scheme), None) => Ok(scheme.get().target()),
            (Ok(_), Some(_)) => {
                Err(PyTypeError::new_err("a Scheme stands for gateway and message: the message is None"))
            }
            _ => Err(PyTypeError::new_err("give the gateway and the message as str, or a Scheme and None")),
        }
    }
}

/// A gateway's id and the names of its messages, as Python interns them.
struct Names {
    gateway: Py<PyString>,
    messages: Vec<(Py<PyString>, &'static Message<'static>)>,
}

/// All of them. They are kept for ever, so that no other text can come to stand where one of them stood.
static NAMES: PyOnceLock<Vec<Names>> = PyOnceLock::new();

/// The message whose names are these very objects: a name that stands in a program's text mostly is, and no text has to be compared.
fn interned(gateway: &Bound<'_, PyString>, message: &Bound<'_, PyString>) -> Option<&'static Message<'static>> {
    let all = NAMES.get_or_try_init(gateway.py(), || names(gateway.py())).ok()?;
    let names = all.iter().find(|names| names.gateway.is(gateway))?;
    names.messages.iter().find(|(name, _)| name.is(message)).map(|(_, found)| *found)
}

fn names(py: Python<'_>) -> Result<Vec<Names>, UnknownName> {
    let of = |id: &str, messages: &[Message<'_>]| {
        let named = |name| Ok((PyString::intern(py, name).unbind(), gateways::message(id, name)?));
        let messages = messages.iter().map(|message| named(message.name)).collect::<Result<_, _>>()?;
        Ok(Names { gateway: PyString::intern(py, id).unbind(), messages })
    };
    let mut all = Vec::new();
    for gateway in gateways::ALL {
        all.push(of(gateway.id, gateway.messages)?);
        for variant in gateway.variants {
            all.push(of(&format!("{}@{}", gateway.id, variant.name), variant.messages)?);
        }
    }
    Ok(all)
}
