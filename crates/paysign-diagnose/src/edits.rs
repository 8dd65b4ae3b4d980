//! All edits that are tried, for one message.

mod fields;
mod scheme;
mod values;

use alloc::vec::Vec;

use super::case::Secrets;
use super::edit::{Edit, Given};

/// The edits, the most common first.
pub(super) fn all<'g>(given: &Given<'g>, secrets: &Secrets) -> Vec<Edit<'g>> {
    let mut edits = Vec::new();
    fields::add(given, &mut edits);
    values::add(given, &mut edits);
    scheme::add(given, &mut edits);
    scheme::add_secrets(secrets, &mut edits);
    edits.sort_by_key(|edit| edit.cost);
    edits
}
