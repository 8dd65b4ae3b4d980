//! All edits that are tried, for one message.

mod bundles;
mod composites;
mod fields;
mod names;
mod scheme;
mod sets;
mod values;

use alloc::vec::Vec;

use super::case::Secrets;
use super::edit::{Edit, Given};
#[cfg(feature = "schemes")]
pub(super) use scheme::cause_of_place;
pub(super) use sets::Rare;

/// The edits, the most common first.
pub(super) fn all<'g>(given: &Given<'g>, secrets: &Secrets) -> Vec<Edit<'g>> {
    let mut edits = Vec::new();
    fields::add(given, &mut edits);
    names::add(given, &mut edits);
    values::add(given, &mut edits);
    scheme::add(given, &mut edits);
    scheme::add_secrets(secrets, &mut edits);
    edits.sort_by_key(|edit| edit.cost);
    edits
}

/// Pairs of them that are tried like a single one, by their places.
pub(super) fn bundles(given: &Given<'_>, edits: &[Edit<'_>]) -> Vec<[usize; 2]> {
    bundles::all(given, edits)
}

/// Two edits of the same values each, the most common first; no pair is less common than `most`.
pub(super) fn composites<'g>(given: &Given<'g>, most: u8) -> Vec<[Edit<'g>; 2]> {
    composites::all(given, most)
}

/// What is tried last, where nothing else explains it.
pub(super) fn rare<'g>(given: &Given<'g>) -> Vec<Rare<'g>> {
    sets::all(given)
}
