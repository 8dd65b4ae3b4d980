//! Whether another message verifies with the same secret: that tells a wrong secret from a changed message.

use super::body;
use super::case::{Case, Secrets};
use super::context::Context;
use super::item::Of;
use paysign::{Gateway, Message};

/// Whether one of the other messages was signed with a given secret; `None` if there is none.
pub(super) fn verifies(message: &Message<'_>, secrets: &Secrets, context: &Context<'_>) -> Option<bool> {
    let others = || own_gateways(message, context).flat_map(|gateway| gateway.messages);
    let is_signed = |body: &[u8]| {
        is_signed_as(message, body, secrets, context)
            || others().any(|other| is_signed_as(other, body, secrets, context))
    };
    (!context.also.is_empty()).then(|| context.also.iter().any(|body| is_signed(body)))
}

/// The gateways that have this message.
fn own_gateways<'c>(message: &'c Message<'_>, context: &'c Context<'_>) -> impl Iterator<Item = &'c Gateway<'c>> {
    let has = move |gateway: &&Gateway<'_>| gateway.messages.iter().any(|own| own == message);
    context.own.into_iter().chain(context.gateways.iter().filter(has))
}

/// Whether its signature is right as it is read tolerantly; it may be refused all the same.
fn is_signed_as(message: &Message<'_>, body: &[u8], secrets: &Secrets, context: &Context<'_>) -> bool {
    let Some(signing) = &message.signing else { return false };
    let read = body::read(&Of { message, signing, mask: secrets.mask() }, body, &context.options.limits);
    Case::new(message, signing, &read.items, read.implied, secrets).base_match().is_some()
}
