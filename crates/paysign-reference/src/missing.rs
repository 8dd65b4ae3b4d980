//! Which field a message lacks.

use crate::read::Reader;
use crate::reading::{Reading, Row};
use crate::scheme::Empty;

/// The first field in the table that is required and not there. Of `one_of`, the first name stands for all.
pub(crate) fn first_missing(
    reading: &Reading,
    is_required: impl Fn(&Row) -> bool,
    is_there: impl Fn(&[u8]) -> bool,
) -> Option<Vec<u8>> {
    let lacks_one_of = !reading.one_of.iter().any(|name| is_there(name));
    let is_missing = |row: &&Row| {
        (is_required(row) && !is_there(&row.name)) || (lacks_one_of && reading.one_of.first() == Some(&row.name))
    };
    reading.table.iter().find(is_missing).map(|row| row.name.clone())
}

/// Where the canonical string is read by a list, and nothing is filled in: the first field of that list that
/// is not there.
pub(crate) fn first_unlisted(reading: &Reading, is_there: impl Fn(&[u8]) -> bool) -> Option<Vec<u8>> {
    let scheme = reading.scheme.as_ref().filter(|scheme| scheme.empty != Empty::Fill)?;
    match Reader::of(reading) {
        Some(Reader::List(_) | Reader::Together(_)) => scheme.listed_names().find(|name| !is_there(name)).cloned(),
        _ => None,
    }
}
