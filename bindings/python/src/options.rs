//! Strict or lenient, the greatest sizes, and names beyond a gateway's tables.

use paysign::{Options, Strictness};
use paysign_owned::Beyond;
use pyo3::prelude::*;

use crate::error::Raise;
use crate::value::texts;

/// Greatest sizes; beyond them a message is an error, never cut.
#[pyclass(frozen, eq, module = "paysign")]
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Limits {
    limits: paysign::Limits,
}

#[pymethods]
impl Limits {
    #[new]
    #[pyo3(signature = (*, body_len = None, fields = None, depth = None))]
    fn new(body_len: Option<usize>, fields: Option<usize>, depth: Option<usize>) -> Self {
        Self { limits: paysign_owned::options::limits(paysign::Limits::DEFAULT, body_len, fields, depth) }
    }

    /// Bytes of a body.
    #[getter]
    fn body_len(&self) -> usize {
        self.limits.body_len
    }

    /// Fields of a message.
    #[getter]
    fn fields(&self) -> usize {
        self.limits.fields
    }

    /// Nesting of JSON, the outer object included.
    #[getter]
    fn depth(&self) -> usize {
        self.limits.depth
    }

    fn __repr__(&self) -> String {
        let paysign::Limits { body_len, fields, depth } = self.limits;
        format!("Limits(body_len={body_len}, fields={fields}, depth={depth})")
    }
}

/// The core's options.
pub(crate) fn options(strict: bool, limits: Option<&Bound<'_, Limits>>) -> Options {
    Options {
        strictness: if strict { Strictness::Strict } else { Strictness::Lenient },
        limits: limits.map_or(paysign::Limits::DEFAULT, |limits| limits.get().limits),
    }
}

/// Names, where any are given.
pub(crate) type Names<'n, 'py> = Option<&'n Bound<'py, PyAny>>;

/// The names that bodies may hold beyond the gateway's tables: the shop's own, and what the gateway has begun
/// to send.
#[inline]
pub(crate) fn beyond(shop_names: Names<'_, '_>, added_names: Names<'_, '_>) -> PyResult<Beyond> {
    let Some(given) = shop_names.or(added_names) else { return Ok(Beyond::default()) };
    let listed = |names: Names<'_, '_>, what| names.map_or_else(|| Ok(Vec::new()), |names| texts(names, what));
    let (shop, added) = (listed(shop_names, "shop_names")?, listed(added_names, "added_names")?);
    Beyond::new(&shop, &added).map_err(|failure| failure.raised(given.py()))
}
