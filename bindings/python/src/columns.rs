//! Columns: an Arrow array of raw bodies in, columns of verdicts and facts out.

use std::sync::Arc;

use arrow_array::ffi::FFI_ArrowSchema;
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{Array, RecordBatch, RecordBatchIterator, StructArray};
use arrow_schema::{ArrowError, DataType, Schema};
use paysign::{Options, Secret};
use paysign_arrow::{ColumnsError, TextType, ffi};
use paysign_owned::Target;
use pyo3::exceptions::{PyOverflowError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyString, PyTuple};

use crate::calls::Limited;
use crate::capsule::{ARRAY, Given, SCHEMA, STREAM, given};
use crate::options::{Names, beyond, options};
use crate::secret::with_secrets;
use crate::target::target;
use crate::value::texts;

/// The columns of one array of bodies.
#[pyclass(frozen, module = "paysign.columns")]
pub(crate) struct Columns {
    array: StructArray,
}

/// The columns of a stream of arrays of bodies, one chunk for each array.
#[pyclass(frozen, module = "paysign.columns")]
pub(crate) struct ChunkedColumns {
    chunks: Vec<StructArray>,
    data_type: DataType,
}

#[pymethods]
impl Columns {
    fn __len__(&self) -> usize {
        self.array.len()
    }

    /// The type of the columns: a struct.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        schema(py, self.array.data_type())
    }

    /// The columns as one array of structs, in which a null body is null.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        let _ = requested_schema;
        let (array, schema) = ffi::array_to(&self.array).map_err(refused)?;
        let schema = PyCapsule::new_with_value(py, schema, SCHEMA)?;
        PyTuple::new(py, [schema, PyCapsule::new_with_value(py, array, ARRAY)?])
    }

    /// The columns as a table.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        stream(py, std::slice::from_ref(&self.array), self.array.data_type())
    }

    fn __repr__(&self) -> String {
        format!("<paysign.columns.Columns of {} bodies>", self.array.len())
    }
}

#[pymethods]
impl ChunkedColumns {
    fn __len__(&self) -> usize {
        self.chunks.iter().map(Array::len).sum()
    }

    /// The type of the columns: a struct.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        schema(py, &self.data_type)
    }

    /// The columns as a table, in as many batches as there were arrays.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        stream(py, &self.chunks, &self.data_type)
    }

    fn __repr__(&self) -> String {
        format!("<paysign.columns.ChunkedColumns of {} bodies>", self.__len__())
    }
}

/// Verifies a column of raw bodies, while other threads run.
#[pyfunction]
#[pyo3(
    signature = (
        gateway, message, bodies, secret, *, strict = true, limits = None, shop_names = None, added_names = None,
        scale = 8, fields = None, texts = "utf8"
    ),
    text_signature = "(gateway, message, bodies, secret, *, strict=True, limits=None, shop_names=(), added_names=(), scale=8, fields=(), texts='utf8')"
)]
#[expect(clippy::too_many_arguments, reason = "Python names them")]
pub(crate) fn verify_columns<'py>(
    gateway: &Bound<'_, PyAny>,
    message: Option<&Bound<'_, PyString>>,
    bodies: &Bound<'py, PyAny>,
    secret: &Bound<'_, PyAny>,
    strict: bool,
    limits: Limited<'_, '_>,
    shop_names: Names<'_, '_>,
    added_names: Names<'_, '_>,
    scale: u8,
    fields: Names<'_, '_>,
    texts: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let py = bodies.py();
    let target = target(gateway, message, beyond(shop_names, added_names)?)?;
    let (options, columns) = (options(strict, limits), columns(scale, fields, texts)?);
    let given = given(bodies)?;
    with_secrets(secret, |secrets| {
        let call = Call { target: &target, secrets, options: &options, columns: &columns };
        match given {
            Given::Array(array) => {
                let array = py.detach(|| call.verify(&array)).map_err(raised)?;
                Ok(Bound::new(py, Columns { array })?.into_any())
            }
            // What a stream gives may come from Python, and takes the lock for it itself.
            Given::Stream(reader) => {
                let chunks = py.detach(|| reader.map(|array| call.verify(&array?)).collect::<Result<Vec<_>, _>>());
                let chunks = chunks.map_err(raised)?;
                Ok(Bound::new(py, ChunkedColumns { chunks, data_type: columns.data_type() })?.into_any())
            }
        }
    })
}

/// What is asked of each array.
struct Call<'c> {
    target: &'c Target,
    secrets: &'c [Secret],
    options: &'c Options,
    columns: &'c paysign_arrow::Columns,
}

impl Call<'_> {
    fn verify(&self, bodies: &dyn Array) -> Result<StructArray, ColumnsError> {
        paysign_arrow::verify(self.target.message(), bodies, self.secrets, self.options, self.columns)
    }
}

/// Which columns come out.
fn columns(scale: u8, fields: Names<'_, '_>, kind: &str) -> PyResult<paysign_arrow::Columns> {
    let kind = match kind {
        "utf8" => TextType::Utf8,
        "binary" => TextType::Binary,
        _ => return Err(PyValueError::new_err("texts are 'utf8' or 'binary'")),
    };
    let names = fields.map_or_else(|| Ok(Vec::new()), |fields| texts(fields, "fields"))?;
    let columns = paysign_arrow::Columns::new().with_text_type(kind).with_scale(scale);
    columns.and_then(|columns| columns.with_fields(names)).map_err(raised)
}

fn schema<'py>(py: Python<'py>, data_type: &DataType) -> PyResult<Bound<'py, PyCapsule>> {
    PyCapsule::new_with_value(py, FFI_ArrowSchema::try_from(data_type).map_err(refused)?, SCHEMA)
}

/// Arrays of structs as batches of a table. A table has no null rows, but a null body has only null columns.
fn stream<'py>(py: Python<'py>, chunks: &[StructArray], data_type: &DataType) -> PyResult<Bound<'py, PyCapsule>> {
    let DataType::Struct(fields) = data_type else { unreachable!("the columns are a struct") };
    let schema = Arc::new(Schema::new(fields.clone()));
    let batch = |chunk: &StructArray| RecordBatch::try_new(Arc::clone(&schema), chunk.columns().to_vec());
    let batches: Vec<_> = chunks.iter().map(batch).collect();
    let reader = RecordBatchIterator::new(batches, Arc::clone(&schema));
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(reader)), STREAM)
}

fn refused(error: ArrowError) -> PyErr {
    raised(error.into())
}

#[expect(clippy::needless_pass_by_value, reason = "for `map_err`")]
fn raised(error: ColumnsError) -> PyErr {
    match error {
        ColumnsError::NotBodies(_) => PyTypeError::new_err(error.to_string()),
        ColumnsError::TooLong => PyOverflowError::new_err(error.to_string()),
        _ => PyValueError::new_err(error.to_string()),
    }
}
