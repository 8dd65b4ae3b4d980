//! What there is, for tools.

use paysign::gateways;

use crate::code::Code;

/// A built-in gateway.
#[derive(Clone, Debug, uniffi::Record)]
pub struct Gateway {
    /// Its id.
    pub id: String,
    /// The vendor's name for it.
    pub title: String,
    /// The ids of the variants that some of its sites sign by.
    pub variants: Vec<String>,
    /// The names of its messages.
    pub messages: Vec<String>,
}

/// All built-in gateways.
#[uniffi::export]
pub fn gateways() -> Vec<Gateway> {
    let gateway = |gateway: &paysign::Gateway<'_>| Gateway {
        id: gateway.id.to_owned(),
        title: gateway.title.to_owned(),
        variants: gateway.variants.iter().map(|variant| format!("{}@{}", gateway.id, variant.name)).collect(),
        messages: gateway.messages.iter().map(|message| message.name.to_owned()).collect(),
    };
    gateways::ALL.iter().map(gateway).collect()
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
