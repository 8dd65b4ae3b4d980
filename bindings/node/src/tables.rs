//! The tables of the core, for tools.

use napi_derive::napi;
use paysign::tables::{self, Case};
use paysign::{Code, gateways};
use serde_json::{Value as Json, json};

/// The version of this build, which must be the one of the JavaScript that calls it.
#[napi]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// All codes as JSON: the word, the number, and the sentence.
#[napi]
pub fn codes() -> String {
    let codes = Code::ALL.iter().map(|code| json!([code.as_str(), code.number(), code.text()]));
    codes.collect::<Json>().to_string()
}

/// All gateways as JSON, with everything that is in their tables.
#[napi]
pub fn tables() -> String {
    tables::to_json(gateways::ALL, Case::Camel)
}
