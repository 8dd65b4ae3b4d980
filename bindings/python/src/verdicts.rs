//! The verdicts on a batch: a list.

use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::PyList;

use crate::error::{Raise, made};
use crate::held::HeldVerdicts;
use crate::verified::Verified;

/// The verdicts on many bodies, in their order: each a `Verified`, or the error that `verify` would raise.
///
/// All `Verified` of a batch share what the core has found; each holds no more than its place there.
pub(crate) fn listed(py: Python<'_>, held: HeldVerdicts) -> PyResult<Bound<'_, PyList>> {
    let held = Arc::new(held);
    let len = held.borrow_dependent().len();
    PyList::new(py, (0..len).map(|place| Verdict { held: &held, place }))
}

/// A place in a batch.
struct Verdict<'h> {
    held: &'h Arc<HeldVerdicts>,
    place: usize,
}

impl<'py> IntoPyObject<'py> for Verdict<'_> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        match Verified::of_batch(self.held, self.place) {
            Ok(verified) => Ok(Bound::new(py, verified)?.into_any()),
            Err(error) => made(py, &error.failure()),
        }
    }
}
