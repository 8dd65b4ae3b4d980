//! The verdicts on a batch: a list.

use pyo3::prelude::*;
use pyo3::types::PyList;

use crate::error::made;
use crate::untracked::untracked;
use crate::verified::{Batch, Verified};

/// The verdicts on many bodies, in their order: each a `Verified`, or the error that `verify` would raise.
///
/// All `Verified` of a batch share what the core has found; each holds no more than its place there.
pub(crate) fn listed(py: Python<'_>, batch: Batch) -> PyResult<Bound<'_, PyList>> {
    let len = batch.held.len();
    let batch = Bound::new(py, batch)?;
    PyList::new(py, (0..len).map(|place| Verdict { batch: &batch, place }))
}

/// A place in a batch.
struct Verdict<'b, 'py> {
    batch: &'b Bound<'py, Batch>,
    place: usize,
}

impl<'py> IntoPyObject<'py> for Verdict<'_, 'py> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        match Verified::of_batch(self.batch, self.place) {
            Ok(verified) => Ok(untracked(Bound::new(py, verified)?).into_any()),
            Err(error) => made(py, error),
        }
    }
}
