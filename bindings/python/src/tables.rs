//! The tables of the core, for tools; `paysign.tables` gives them their classes.

use paysign::gateways;
use paysign::tables::{Case, to_json};
use pyo3::prelude::*;

/// All gateways as JSON, with everything that is in their tables.
#[pyfunction]
pub(crate) fn tables() -> String {
    to_json(gateways::ALL, Case::Snake)
}
