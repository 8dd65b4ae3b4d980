//! Objects that the cyclic collector need not look at: a list of a million of them would be looked through
//! again and again while it is made.

#![allow(unsafe_code, reason = "PyO3 has no call for it")]
#![warn(clippy::undocumented_unsafe_blocks)]

use pyo3::prelude::*;

/// Takes an object from the collector's lists, for as long as it lives. For objects without a `__traverse__`
/// of their own: of these the collector sees only that they know their type, so it finds no circle that they
/// are part of anyway.
#[inline]
pub(crate) fn untracked<T>(object: Bound<'_, T>) -> Bound<'_, T> {
    // SAFETY: the object lives, and the lock is held. What is not tracked may be given too.
    unsafe { pyo3::ffi::PyObject_GC_UnTrack(object.as_ptr().cast()) };
    object
}
