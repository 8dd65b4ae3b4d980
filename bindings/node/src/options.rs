//! Options and limits, and names beyond a gateway's tables.

use napi::bindgen_prelude::{Either, External};
use napi_derive::napi;
use paysign::Options;
use paysign_owned::{Beyond, options as with_defaults};

use crate::error::made;

/// How messages are checked, in the order of the generated list; what is not given is as the core has it.
#[napi]
pub fn options(flags: Vec<Option<bool>>, limits: Vec<Option<u32>>) -> External<Options> {
    let limits: Vec<_> = limits.iter().map(|given| given.and_then(|given| given.try_into().ok())).collect();
    External::new(with_defaults(&flags, &limits))
}

/// The names that bodies may hold beyond the gateway's tables: the shop's own, and what the gateway has begun
/// to send; or the error as JSON.
#[napi]
pub fn names(shop: Vec<String>, added: Vec<String>) -> Either<External<Beyond>, String> {
    made(Beyond::new(&shop, &added))
}
