//! The list of all gateways, and the page of one.

use paysign::{Gateway, Message};

use super::grid;
use crate::output::BOLD;

/// All gateways.
pub(super) fn all(gateways: &[Gateway<'_>]) -> String {
    let row = |gateway: &Gateway<'_>| {
        let variants: Vec<String> =
            gateway.variants.iter().map(|variant| format!("{}@{}", gateway.id, variant.name)).collect();
        vec![gateway.id.to_owned(), gateway.title.to_owned(), gateway.messages.len().to_string(), variants.join(", ")]
    };
    let rows: Vec<_> = gateways.iter().map(row).collect();
    grid::table(&["gateway", "title", "messages", "variants"], &rows, 3)
}

/// One gateway.
pub(super) fn gateway(gateway: &Gateway<'_>) -> String {
    let notes: Vec<_> = gateway.notes.iter().map(|note| (String::from("-"), (*note).to_owned())).collect();
    let variants = gateway.variants.iter().flat_map(|variant| {
        let id = format!("{}@{}", gateway.id, variant.name);
        [(id, variant.about.to_owned()), (String::new(), variant.scheme.to_string())]
    });
    let rows: Vec<_> = gateway.messages.iter().map(row).collect();
    let heads = ["message", "direction", "method", "path", "wire", "signed", "ack", "title"];
    let of_variants = gateway.variants.iter().map(|variant| {
        let rows: Vec<_> = gateway.own_messages(variant).map(row).collect();
        let heading = format!("Messages that {}@{} has in their place", gateway.id, variant.name);
        if rows.is_empty() { String::new() } else { grid::section(&heading, &grid::table(&heads, &rows, 7)) }
    });
    let of_variants = of_variants.filter(|section| !section.is_empty()).collect::<Vec<_>>().join("\n");
    grid::joined([
        format!("{BOLD}{}{BOLD:#}: {}\n", gateway.id, gateway.title),
        grid::section("Source", &grid::list(&[(String::new(), gateway.source.to_owned())])),
        grid::section("Notes", &grid::list(&notes)),
        grid::section("Variants", &grid::list(&variants.collect::<Vec<_>>())),
        grid::section("Messages", &grid::table(&heads, &rows, 7)),
        of_variants,
    ])
}

fn row(message: &Message<'_>) -> Vec<String> {
    let is_signed = if message.signing.is_some() { "yes" } else { "no" };
    let row = [
        message.name,
        message.direction.as_str(),
        super::table::method(message),
        message.transport.path,
        message.transport.wire.as_str(),
        is_signed,
        message.ack,
        message.title,
    ];
    row.map(str::to_owned).to_vec()
}
