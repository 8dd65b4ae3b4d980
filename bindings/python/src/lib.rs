//! The Python package of paysign: converts, calls the core, maps errors, and decides nothing.

mod answer;
mod body;
mod calls;
mod came;
mod capsule;
mod columns;
mod diagnosis;
mod error;
mod explanation;
mod given;
mod mapping;
mod merchant;
mod options;
mod params;
mod scheme;
mod secret;
mod signed;
mod tables;
mod target;
mod untracked;
mod value;
mod verbs;
mod verdicts;
mod verified;

use pyo3::prelude::*;
use pyo3::types::PyMapping;

/// The native half of the package `paysign`.
#[pymodule(gil_used = false)]
fn _paysign(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let py = module.py();
    // A package whose exceptions are older than the core does not load.
    error::classes(py)?;
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add_function(wrap_pyfunction!(verbs::verify, module)?)?;
    module.add_function(wrap_pyfunction!(verbs::sign, module)?)?;
    module.add_function(wrap_pyfunction!(verbs::explain, module)?)?;
    module.add_function(wrap_pyfunction!(verbs::answer, module)?)?;
    module.add_function(wrap_pyfunction!(verbs::diagnose, module)?)?;
    module.add_function(wrap_pyfunction!(verbs::diagnose_document, module)?)?;
    module.add_function(wrap_pyfunction!(verbs::verify_batch, module)?)?;
    module.add_function(wrap_pyfunction!(columns::verify_columns, module)?)?;
    module.add_function(wrap_pyfunction!(tables::tables, module)?)?;
    module.add_class::<answer::Answer>()?;
    module.add_class::<columns::ChunkedColumns>()?;
    module.add_class::<columns::Columns>()?;
    module.add_class::<diagnosis::Cause>()?;
    module.add_class::<diagnosis::Diagnosis>()?;
    module.add_class::<diagnosis::Evidence>()?;
    module.add_class::<diagnosis::Finding>()?;
    module.add_class::<explanation::Explanation>()?;
    module.add_class::<merchant::Merchant>()?;
    module.add_class::<merchant::Request>()?;
    module.add_class::<options::Limits>()?;
    module.add_class::<scheme::Gateway>()?;
    module.add_class::<scheme::Scheme>()?;
    module.add_class::<secret::PySecret>()?;
    module.add_class::<signed::Signed>()?;
    module.add_class::<verified::Verified>()?;
    PyMapping::register::<answer::Answer>(py)?;
    PyMapping::register::<signed::Signed>(py)?;
    PyMapping::register::<verified::Verified>(py)
}
