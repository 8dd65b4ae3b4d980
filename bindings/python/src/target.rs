//! What is verified or signed: a gateway's message by its names, or a scheme.

use std::sync::Arc;

use paysign::{Message, gateways};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
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
        let py = gateway.py();
        if let Ok(scheme) = gateway.cast::<Scheme>() {
            return match message {
                None => Ok(scheme.get().target()),
                Some(_) => Err(PyTypeError::new_err("a Scheme stands for gateway and message: the message is None")),
            };
        }
        let (Ok(gateway), Some(message)) = (gateway.cast::<PyString>(), message) else {
            return Err(PyTypeError::new_err("give the gateway and the message as str, or a Scheme and None"));
        };
        let found = gateways::message(gateway.to_str()?, message.to_str()?);
        found.map(Self::Table).map_err(|error| error.raised(py))
    }
}
