//! What there is, for tools: the gateways with everything in their tables, and the codes.

use paysign::gateways;
use paysign::tables::{self, Case};

use crate::codes::Code;

/// All built-in gateways with everything in their tables, as JSON: the same text in every language that has
/// names like `max_chars`.
#[uniffi::export]
pub fn gateways() -> String {
    tables::to_json(gateways::ALL, Case::Snake)
}

/// A stable code of the core.
#[derive(Clone, Debug, uniffi::Record)]
pub struct CodeRow {
    /// As programs compare it.
    pub code: Code,
    /// As it is written down: `mismatch`.
    pub word: String,
    /// As C and tables have it.
    pub number: i32,
    /// What it means, in one sentence.
    pub text: String,
}

/// All codes.
#[uniffi::export]
pub fn codes() -> Vec<CodeRow> {
    let row = |code: &paysign::Code| CodeRow {
        code: (*code).into(),
        word: code.as_str().to_owned(),
        number: code.number().into(),
        text: code.text().to_owned(),
    };
    paysign::Code::ALL.iter().map(row).collect()
}
