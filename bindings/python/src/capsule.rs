//! Arrow's capsules: arrays of other packages, without a copy and without their package. What needs `unsafe`
//! is here.

#![allow(unsafe_code, reason = "the border to C: pointers in capsules")]
#![warn(clippy::undocumented_unsafe_blocks)]

use std::ffi::CStr;

use arrow_array::ArrayRef;
use arrow_array::ffi_stream::ArrayStreamReader;
use paysign_arrow::ffi;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};

pub(crate) const SCHEMA: &CStr = c"arrow_schema";
pub(crate) const ARRAY: &CStr = c"arrow_array";
pub(crate) const STREAM: &CStr = c"arrow_array_stream";

/// What an object hands out.
pub(crate) enum Given {
    Array(ArrayRef),
    Stream(ArrayStreamReader),
}

/// Takes over what an object hands out by Arrow's capsules.
pub(crate) fn given(object: &Bound<'_, PyAny>) -> PyResult<Given> {
    if let Some(method) = object.getattr_opt("__arrow_c_array__")? {
        let pair = method.call0()?.cast_into::<PyTuple>()?;
        let (schema, array) = (pair.get_item(0)?, pair.get_item(1)?);
        let schema = schema.cast::<PyCapsule>()?.pointer_checked(Some(SCHEMA))?;
        let array = array.cast::<PyCapsule>()?.pointer_checked(Some(ARRAY))?;
        // SAFETY: capsules of these names hold such structures, as the protocol says, and both capsules live.
        let array = unsafe { ffi::array_from(array.as_ptr().cast(), schema.as_ptr().cast()) };
        return array.map(Given::Array).map_err(|error| PyValueError::new_err(error.to_string()));
    }
    if let Some(method) = object.getattr_opt("__arrow_c_stream__")? {
        let stream = method.call0()?.cast_into::<PyCapsule>()?;
        let pointer = stream.pointer_checked(Some(STREAM))?;
        // SAFETY: as above.
        let reader = unsafe { ffi::stream_from(pointer.as_ptr().cast()) };
        return reader.map(Given::Stream).map_err(|error| PyValueError::new_err(error.to_string()));
    }
    Err(PyTypeError::new_err(format!(
        "a column of bodies has __arrow_c_array__ or __arrow_c_stream__, as those of pyarrow and Polars have; {} has neither",
        object.get_type().name()?
    )))
}
