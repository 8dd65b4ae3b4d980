//! Other messages and gateways: what if the body is one of theirs?

use alloc::string::String;
use alloc::vec::Vec;

use super::case::{Case, Secrets};
use super::cause::Cause;
use super::context::Context;
use super::finding::{Certainty, Evidence, Factor, Finding};
use super::item::{Item, Of};
use paysign::gateway::{Signing, Variant};
use paysign::value::Shape;
use paysign::{Gateway, Message, inside};

/// The messages of other gateways, or other messages of this one, that the body is.
pub(super) fn find(
    message: &Message<'_>,
    items: &[Item<'_>],
    secrets: &Secrets,
    context: &Context<'_>,
) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for gateway in context.own.into_iter().chain(context.gateways) {
        let variants = gateway.variants.iter().map(|variant| (Some(variant), variant.messages));
        let sets = core::iter::once((None, gateway.messages)).chain(variants);
        let is_message = |other: &Message<'_>| named_as(other, message) == *message;
        let is_own = sets.clone().any(|(_, messages)| messages.iter().any(is_message));
        for (variant, messages) in sets {
            let others = messages.iter().filter(|other| !is_message(other));
            for other in others.filter(|other| !(is_own && is_scheme(gateway, variant, other))) {
                let other = &named_as(other, message);
                let Some(signing) = other.signing else { continue };
                if is_own && Some(signing) == message.signing && other.fields == message.fields {
                    continue;
                }
                if !is_likelier(other, message, items) {
                    continue;
                }
                let Some(signed) = fits(other, &signing, items, secrets) else { continue };
                let mut name = String::from(gateway.id);
                if let Some(variant) = variant {
                    name.push('@');
                    name.push_str(variant.name);
                }
                name.push(' ');
                name.push_str(other.name);
                let cause = if is_own { Cause::OtherMessage } else { Cause::OtherGateway };
                let evidence = Evidence { signed: Some(name.into_bytes()), ..Evidence::default() };
                found.push(Finding {
                    certainty: Certainty::Certain,
                    factors: Vec::from([Factor::new(cause).with(evidence)]),
                    signed: Some(signed),
                });
            }
        }
    }
    found
}

/// A message in bodies that may hold the same names beyond the tables as those of `own`.
fn named_as<'a>(message: &Message<'a>, own: &Message<'a>) -> Message<'a> {
    let names = |signing: Signing<'a>| match own.signing {
        Some(Signing { shop, added, .. }) => Signing { shop, added, ..signing },
        None => signing,
    };
    Message { signing: message.signing.map(names), ..*message }
}

/// Whether this message of a variant is one of the gateway's own by another scheme: that is an edit.
fn is_scheme(gateway: &Gateway<'_>, variant: Option<&Variant<'_>>, message: &Message<'_>) -> bool {
    variant.is_some_and(|variant| gateway.own_messages(variant).all(|own| own != message))
}

/// Whether the names are rather those of the other message.
fn is_likelier(other: &Message<'_>, own: &Message<'_>, items: &[Item<'_>]) -> bool {
    let known = |message: &Message<'_>| {
        let is_known = |item: &&Item<'_>| message.fields.fields().iter().any(|row| item.name == row.name);
        items.iter().filter(is_known).count()
    };
    let is_there = |name: &str| items.iter().any(|item| item.name == name.as_bytes());
    known(other) > known(own) || inside::first_missing(own, is_there).is_some()
}

/// The text that was signed, if the items are all that this message needs and carry its signature.
fn fits(message: &Message<'_>, signing: &Signing<'_>, items: &[Item<'_>], secrets: &Secrets) -> Option<Vec<u8>> {
    let is_there = |name: &str| items.iter().any(|item| item.name == name.as_bytes());
    let is_known = !message.fields.is_empty() && is_there(signing.field);
    if !is_known || inside::first_missing(message, is_there).is_some() {
        return None;
    }
    let of = Of { message, signing, mask: secrets.mask() };
    let mut items = items.to_vec();
    for item in &mut items {
        item.place(&of);
    }
    // Whose receiver hashes another text of a number has not taken this one.
    let is_written_again = |item: &Item<'_>| {
        let rewritten = item.row.and_then(|row| row.rewritten).filter(|_| item.shape == Shape::Number);
        rewritten.is_some_and(|rewritten| !inside::keeps(message, rewritten, &item.value))
    };
    if items.iter().any(is_written_again) {
        return None;
    }
    let case = Case::new(message, signing, &items, Vec::new(), secrets);
    let is_plain = case.implied.is_empty();
    case.base_match().filter(|_| is_plain).map(|_| case.shown(&[]))
}
