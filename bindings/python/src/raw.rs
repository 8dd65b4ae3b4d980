//! The raw call that `PyO3` has no safe name for. All code of this crate that is unsafe by itself stands in this file.
#![allow(unsafe_code, reason = "a call of Python's, with its reason")]

use pyo3::ffi;
use pyo3::prelude::*;

use crate::verified::Verified;

/// Takes a new object off the list of the garbage collector.
///
/// `PyO3` puts each object there, but the collector has nothing to find in this one: it is not shown what a `Verified` holds. To look at
/// those of a batch, several times, takes 7 % of the batch's time (`bench.py`), and more in a program that keeps them.
#[inline]
pub(crate) fn untracked(object: Bound<'_, Verified>) -> Bound<'_, Verified> {
    // SAFETY: the pointer is the one of a live object, of a class that has the collector's flag, as all of PyO3's have. An object that is
    // not on the list is deallocated as any other.
    unsafe { ffi::PyObject_GC_UnTrack(object.as_ptr().cast()) };
    object
}
