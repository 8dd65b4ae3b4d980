//! Gateways: the built-in ones, and the shop's own, which are read from a file.

use napi::bindgen_prelude::{Either, External};
use napi_derive::napi;
use paysign::tables::Case;
use paysign_owned::Gateway;

use crate::error::made;

/// A built-in gateway by its id, or the error as JSON.
#[napi]
pub fn named_gateway(id: String) -> Either<External<Gateway>, String> {
    made(Gateway::named(&id))
}

/// A gateway from the text of its file, or the error as JSON.
#[napi]
pub fn parsed_gateway(text: String) -> Either<External<Gateway>, String> {
    made(Gateway::parse(&text))
}

/// The same as sites of this variant speak it, or the error as JSON.
#[napi]
pub fn gateway_variant(gateway: &External<Gateway>, name: String) -> Either<External<Gateway>, String> {
    made(gateway.variant(&name))
}

/// Its id; after an `@` the variant, if one was chosen.
#[napi]
pub fn gateway_id(gateway: &External<Gateway>) -> String {
    gateway.to_string()
}

/// Everything that is in its tables, as JSON.
#[napi]
pub fn gateway_tables(gateway: &External<Gateway>) -> String {
    gateway.tables(Case::Camel)
}
