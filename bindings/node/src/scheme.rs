//! Schemes written as text, and what a shop says of fields beside them.

use napi::bindgen_prelude::{Either, External};
use napi_derive::napi;
use paysign::{Wire, gateway::Role};
use paysign_owned::{Beyond, Description, Target};
use serde_json::{Value as Json, json};

use crate::error::made;
use crate::sign::listed;

/// A message of which somebody has described the scheme, or the error as JSON. The wire is a word that the
/// core knows; `roles` are a JSON list of pairs, of a role and its field.
///
/// # Errors
///
/// If the wire or `roles` are something else.
#[napi]
pub fn scheme(
    text: String,
    sign_field: String,
    wire: String,
    roles: String,
    paid_values: Vec<String>,
    ack: String,
    names: &External<Beyond>,
) -> napi::Result<Either<External<Target>, String>> {
    let wire = Wire::of_word(&wire).ok_or_else(|| napi::Error::from_reason("there is no such wire"))?;
    let roles = listed(roles.as_bytes())
        .and_then(|roles| roles.into_iter().map(|(word, field)| Some((Role::of_word(&word)?, field))).collect());
    let roles = roles.ok_or_else(|| napi::Error::from_reason("roles are a JSON list of pairs"))?;
    let description = Description { roles, paid_values, ack, ..Description::new(text, sign_field, wire) };
    Ok(made(Target::described(&description, Beyond::clone(names))))
}

/// The scheme as it is printed.
#[napi]
pub fn printed_scheme(scheme: &External<Target>) -> String {
    scheme.to_string()
}

/// The words of all roles as JSON.
#[napi]
pub fn roles() -> String {
    Role::ALL.iter().map(|role| json!(role.as_str())).collect::<Json>().to_string()
}
