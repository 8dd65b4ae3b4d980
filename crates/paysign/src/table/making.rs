//! What a table is made of: facts about its names, worked out by the compiler.

use crate::field::Field;

/// Whether a number of it is written again before it is hashed.
pub(super) const fn has_rewritten(fields: &[Field<'_>]) -> bool {
    let mut row = 0;
    while row < fields.len() && fields[row].rewritten.is_none() {
        row += 1;
    }
    row < fields.len()
}

/// How many names come before this one.
pub(super) const fn rank_among(fields: &[Field<'_>], name: &[u8]) -> usize {
    let (mut rank, mut row) = (0, 0);
    while row < fields.len() {
        rank += is_less(fields[row].name.as_bytes(), name) as usize;
        row += 1;
    }
    rank
}

/// Whether a longer name of the table ends with this one.
pub(super) const fn is_ending(fields: &[Field<'_>], ending: &[u8]) -> bool {
    let mut row = 0;
    while row < fields.len() {
        let name = fields[row].name.as_bytes();
        let mut same = 0;
        while same < ending.len() && same < name.len() && name[name.len() - 1 - same] == ending[ending.len() - 1 - same]
        {
            same += 1;
        }
        if same == ending.len() && same < name.len() {
            return true;
        }
        row += 1;
    }
    false
}

/// Whether `left` comes before `right`.
const fn is_less(left: &[u8], right: &[u8]) -> bool {
    let mut at = 0;
    while at < left.len() && at < right.len() {
        if left[at] != right[at] {
            return left[at] < right[at];
        }
        at += 1;
    }
    left.len() < right.len()
}
