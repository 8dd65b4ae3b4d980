//! Arrow's C data interface: arrays of other languages, without a copy. What needs `unsafe` is here.

#![allow(unsafe_code, reason = "the border to C")]
#![warn(clippy::undocumented_unsafe_blocks)]

use arrow_array::ffi::{self, from_ffi};
use arrow_array::ffi_stream::{ArrayStreamReader, FFI_ArrowArrayStream};
use arrow_array::{Array, ArrayRef, make_array};
use arrow_data::ffi::FFI_ArrowArray;
use arrow_schema::ArrowError;
use arrow_schema::ffi::FFI_ArrowSchema;

/// Takes an array over, and its type: both are moved, and left released.
///
/// # Errors
///
/// Arrow does not know the type, or the array is not one.
///
/// # Safety
///
/// Both point to structures that somebody has filled as the C data interface says, and that nobody else uses.
pub unsafe fn array_from(array: *mut FFI_ArrowArray, schema: *mut FFI_ArrowSchema) -> Result<ArrayRef, ArrowError> {
    // SAFETY: the caller's promise.
    let (array, schema) = unsafe { (FFI_ArrowArray::from_raw(array), FFI_ArrowSchema::from_raw(schema)) };
    if array.is_released() || schema.release().is_none() {
        return Err(ArrowError::CDataInterface(String::from("the array or its schema was released before")));
    }
    // SAFETY: the same; the array is kept as long as anything borrows from it.
    unsafe { from_ffi(array, &schema) }.map(make_array)
}

/// Takes a stream of arrays over: it is moved, and left released.
///
/// # Errors
///
/// It does not tell its type.
///
/// # Safety
///
/// As [`array_from`].
pub unsafe fn stream_from(stream: *mut FFI_ArrowArrayStream) -> Result<ArrayStreamReader, ArrowError> {
    // SAFETY: the caller's promise.
    unsafe { ArrayStreamReader::from_raw(stream) }
}

/// An array for another language, and its type.
///
/// # Errors
///
/// Arrow cannot write its type.
pub fn array_to(array: &dyn Array) -> Result<(FFI_ArrowArray, FFI_ArrowSchema), ArrowError> {
    ffi::to_ffi(&array.to_data())
}
