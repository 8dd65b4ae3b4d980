//! Two edits that are one thing for who writes the program: a framework's filters of one value, the JSON of
//! the body signed as it was sent, fields run together in a way of one's own. Such a bundle is tried beside
//! any other edit.

use alloc::vec::Vec;

use crate::cause::Cause;
use crate::draft::{Between, Order, Writing};
use crate::edit::{Change, Edit, Given};
use paysign::Wire;

/// How many there are at most.
const MAX_BUNDLES: usize = 24;

/// How uncommon the two edits of a bundle may be together.
const MAX_COST: u8 = 5;

/// The bundles of these edits, by the places of their edits, the most common first.
pub(super) fn all(given: &Given<'_>, edits: &[Edit<'_>]) -> Vec<[usize; 2]> {
    let mut found = Vec::new();
    filters(edits, &mut found);
    if given.message.transport.wire == Wire::Json {
        json_as_sent(edits, &mut found);
    }
    found.retain(|[one, two]| edits[*one].cost + edits[*two].cost <= MAX_COST);
    found.sort_by_key(|[one, two]| edits[*one].cost + edits[*two].cost);
    found.truncate(MAX_BUNDLES);
    run_together(edits, &mut found);
    found
}

/// A filter that has left its traces in the message, and white space taken off the same value.
fn filters(edits: &[Edit<'_>], found: &mut Vec<[usize; 2]>) {
    let is_trace = |edit: &Edit<'_>| {
        matches!(edit.cause, Cause::HtmlUnescaped | Cause::UrlDecoded | Cause::Backslashes) && !edit.is_of_one
    };
    for (one, edit) in edits.iter().enumerate().filter(|(_, edit)| is_trace(edit)) {
        let Change::Rewrite(values, _) = &edit.change else { continue };
        for (two, other) in edits.iter().enumerate().filter(|(_, other)| other.cause == Cause::Trimmed) {
            let Change::Rewrite(trimmed, _) = &other.change else { continue };
            if trimmed.iter().all(|(index, _)| values.iter().any(|(filtered, _)| filtered == index)) {
                found.push([one, two]);
            }
        }
    }
}

/// A rare way to write a field, and nothing between the fields: so uncommon that nothing is tried beside it.
fn run_together(edits: &[Edit<'_>], found: &mut Vec<[usize; 2]>) {
    let is_nothing = |edit: &Edit<'_>| matches!(edit.change, Change::Separator(Between::NOTHING));
    let Some(nothing) = edits.iter().position(is_nothing) else { return };
    let is_rare = |edit: &Edit<'_>| matches!(edit.change, Change::Writing(Writing::Around(..))) && edit.cost > MAX_COST;
    let rare = edits.iter().enumerate().filter(|(_, edit)| is_rare(edit));
    found.extend(rare.map(|(writing, _)| [writing, nothing]));
}

/// A JSON text, and the order in which it was sent.
fn json_as_sent(edits: &[Edit<'_>], found: &mut Vec<[usize; 2]>) {
    let as_sent = |edit: &Edit<'_>| matches!(edit.change, Change::Order(Order::AsSent));
    let Some(order) = edits.iter().position(as_sent) else { return };
    let is_json = |edit: &Edit<'_>| matches!(edit.change, Change::Writing(Writing::Json { .. }));
    let texts = edits.iter().enumerate().filter(|(_, edit)| is_json(edit));
    found.extend(texts.map(|(text, _)| [text, order]));
}
