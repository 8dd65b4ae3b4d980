//! Secrets: a text as the merchant's page shows it, or bytes that are exactly the secret.

use paysign::Secret;
use paysign_owned::border::BorderCode;

use crate::args::Args;
use crate::cbor::Item;
use crate::error::Refusal;

/// The secrets of an argument, in their order.
pub(crate) fn secrets(args: &Args<'_>, name: &str) -> Result<Vec<Secret>, Refusal> {
    let given = args.list(name)?;
    // Room for all at once: a list that grows would leave copies.
    let mut secrets = Vec::with_capacity(given.len());
    for item in given {
        let secret = match item {
            Item::Text(text) => Secret::new(text)?,
            Item::Bytes(bytes) => Secret::exact(bytes)?,
            _ => return Err(BorderCode::InvalidArgument.into()),
        };
        secret.add_to(&mut secrets);
    }
    Ok(secrets)
}
