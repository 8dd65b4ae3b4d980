//! What makes a class of fields a read-only mapping, as Python has them.

/// The methods of a class with `fn find(&self, key) -> Option<…>`, `fn count(&self) -> usize` and
/// `fn dict(&self, py) -> PyResult<…>`, and beside them its own.
macro_rules! mapping {
    (impl $of:ident { $( $own:tt )* }) => {
        #[pymethods]
        impl $of {
            fn __contains__(&self, key: &Bound<'_, PyAny>) -> bool {
                self.find(key).is_some()
            }

            fn __len__(&self) -> usize {
                self.count()
            }

            fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
                self.dict(py)?.try_iter()
            }

            /// The names of the fields.
            fn keys<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                self.dict(py)?.call_method0("keys")
            }

            /// The fields.
            fn items<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                self.dict(py)?.call_method0("items")
            }

            /// The values of the fields.
            fn values<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                self.dict(py)?.call_method0("values")
            }

            fn __eq__(&self, other: &Bound<'_, PyAny>) -> PyResult<bool> {
                if other.cast::<PyMapping>().is_err() {
                    return Ok(false);
                }
                let items = PyDict::from_sequence(&other.call_method0("items")?)?;
                self.dict(other.py())?.eq(items)
            }

            /// The fields as a dictionary of its own.
            fn as_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
                self.dict(py)
            }

            $( $own )*
        }
    };
}

pub(crate) use mapping;
