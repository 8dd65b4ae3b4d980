//! The verdicts on a batch: a read-only sequence.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use pyo3::types::{PyList, PySlice, PyTuple};

use crate::error::{Raise, made};
use crate::held::HeldVerdicts;
use crate::verified::Verified;

/// The verdicts on many bodies, in their order: each a `Verified`, or the error that `verify` would raise.
///
/// A read-only sequence. A verdict becomes an object when it is looked at, a new one each time; what nobody looks at costs nothing.
#[pyclass(frozen, sequence, module = "paysign")]
pub(crate) struct Verdicts {
    held: Arc<HeldVerdicts>,
}

/// Goes through the verdicts.
#[pyclass(frozen, module = "paysign")]
struct VerdictIterator {
    held: Arc<HeldVerdicts>,
    next: AtomicUsize,
}

impl Verdicts {
    /// Of what the core has found.
    pub(crate) fn new(held: HeldVerdicts) -> Self {
        Self { held: Arc::new(held) }
    }

    fn list<'py>(&self, py: Python<'py>, indices: impl Iterator<Item = usize>) -> PyResult<Bound<'py, PyList>> {
        PyList::new(py, indices.map(|index| verdict(py, &self.held, index)).collect::<PyResult<Vec<_>>>()?)
    }
}

fn verdict<'py>(py: Python<'py>, held: &Arc<HeldVerdicts>, index: usize) -> PyResult<Bound<'py, PyAny>> {
    match Verified::of_batch(held, index) {
        Ok(verified) => Ok(Bound::new(py, verified)?.into_any()),
        Err(error) => made(py, &error.failure()),
    }
}

#[pymethods]
impl Verdicts {
    fn __len__(&self) -> usize {
        self.held.borrow_dependent().len()
    }

    fn __getitem__<'py>(&self, index: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let (py, len) = (index.py(), self.__len__().cast_signed());
        if let Ok(slice) = index.cast::<PySlice>() {
            let cut = slice.indices(len)?;
            let places = (0..cut.slicelength.cast_signed()).map(|place| cut.start + place * cut.step);
            return Ok(self.list(py, places.map(isize::cast_unsigned))?.into_any());
        }
        let index = index.extract::<isize>()?;
        let index = if index < 0 { index + len } else { index };
        if !(0..len).contains(&index) {
            return Err(PyIndexError::new_err("there is no verdict of this index"));
        }
        verdict(py, &self.held, index.cast_unsigned())
    }

    fn __iter__(&self) -> VerdictIterator {
        VerdictIterator { held: Arc::clone(&self.held), next: AtomicUsize::new(0) }
    }

    /// How many verdicts are equal to this one.
    fn count<'py>(&self, value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        self.list(value.py(), 0..self.__len__())?.call_method1("count", (value,))
    }

    /// Where the first verdict stands that is equal to this one, within the bounds given.
    #[pyo3(signature = (value, *within))]
    fn index<'py>(&self, value: &Bound<'py, PyAny>, within: &Bound<'py, PyTuple>) -> PyResult<Bound<'py, PyAny>> {
        let py = value.py();
        let arguments = PyTuple::new(py, [value])?.as_sequence().concat(within.as_sequence())?.to_tuple()?;
        self.list(py, 0..self.__len__())?.call_method1("index", arguments)
    }

    fn __repr__(&self) -> String {
        format!("<paysign.Verdicts on {} bodies>", self.__len__())
    }
}

#[pymethods]
impl VerdictIterator {
    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let index = self.next.fetch_add(1, Ordering::Relaxed);
        let is_there = index < self.held.borrow_dependent().len();
        is_there.then(|| verdict(py, &self.held, index)).transpose()
    }
}
