//! Secrets: JavaScript holds them as things that it cannot look into.

use napi::JsString;
use napi::bindgen_prelude::{Either, External};
use napi_derive::napi;
use paysign::Secret;
use paysign_owned::Failure;

use crate::error::made;
use crate::value::bytes_of;

/// One secret or several.
pub type Secrets = Vec<Secret>;

/// A secret, or the error as JSON. With `exact` it may have white space at its ends.
///
/// # Errors
///
/// If `binary` is not a string.
#[napi]
pub fn secret(binary: JsString<'_>, exact: bool) -> napi::Result<Either<External<Secrets>, String>> {
    let binary = bytes_of(binary)?;
    let secret = if exact { Secret::exact(binary.as_slice()) } else { Secret::new(binary.as_slice()) };
    Ok(made(secret.map(|secret| vec![secret]).map_err(Failure::from)))
}

/// The secrets of both, in this order.
#[napi]
pub fn joined_secrets(first: &External<Secrets>, second: &External<Secrets>) -> External<Secrets> {
    let mut both = Vec::with_capacity(first.len() + second.len());
    first.iter().chain(second.iter()).for_each(|secret| secret.add_to(&mut both));
    External::new(both)
}

/// No secret at all.
#[napi]
pub fn no_secrets() -> External<Secrets> {
    External::new(Vec::new())
}

/// What may be shown of the first secret.
#[napi]
pub fn secret_facts(secrets: &External<Secrets>) -> String {
    secrets.first().map(|secret| secret.facts().to_string()).unwrap_or_default()
}
