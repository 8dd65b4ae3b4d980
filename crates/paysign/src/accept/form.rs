//! A form of known fields cut into names and values in one scan.

use super::ends::Ends;
use super::joint;
use super::known_fields::KnownFields;
use super::pieces::Span;
use crate::scan::Scan;
use crate::table::{Ranks, Table, Window, ranks};
use crate::value::Value;

/// How often a field may be missing, or out of the table's order, until none is expected any more.
const MISSES: u32 = 2;

/// How cutting a form ended, if the fast path can go on.
pub(super) enum FormCut {
    /// All fields are noted.
    Whole,
    /// There is an escape, which has to be undone first.
    Escaped,
    /// The name is not known that begins here; what comes before is noted.
    Unknown(usize),
}

/// Notes the fields of a form; `None` if the complete path has to read it. In a form that `is_decoded`, `%`
/// and `+` mean themselves.
#[inline(never)]
pub(super) fn cut<S: Scan>(
    body: &[u8],
    table: &Table<'_>,
    is_decoded: bool,
    runs_together: bool,
    fields: &mut KnownFields,
) -> Option<FormCut> {
    let mut ends = if is_decoded { Ends::<S>::new(body)? } else { Ends::until_escape(body)? };
    let mut start = in_table_order(&mut ends, table, fields);
    if start <= body.len() {
        let (mut there, mut filled) = (fields.there, fields.filled);
        while let Some(end) = ends.next() {
            let from = body.get(start..)?;
            let len = name_len::<S>(body, start, end)?;
            let rank = match Window::at(body, start) {
                Some(window) => table.find_at(window, from, len),
                None => table.find(from, len),
            };
            let Some(rank) = rank else {
                (fields.there, fields.filled) = (there, filled);
                return Some(FormCut::Unknown(start));
            };
            let bit = 1 << (rank % Table::MAX_FIELDS);
            if there & bit != 0 {
                return None;
            }
            fields.spans[rank % Table::MAX_FIELDS] = Span::new(start, end);
            there |= bit;
            filled |= if end > start + len + 1 { bit } else { 0 };
            start = end + 1;
        }
        (fields.there, fields.filled) = (there, filled);
    }
    if !is_decoded && ends.has_escapes() {
        return Some(FormCut::Escaped);
    }
    let is_whole = start > body.len() && !(runs_together && holds_name(body, table, fields));
    is_whole.then_some(FormCut::Whole)
}

/// Notes the fields that stand in the table's order, of which some may be missing, and returns where the next
/// one begins: behind the body's end if there is none.
///
/// Nothing is called here, so that all stays in registers.
#[inline(always)]
#[allow(clippy::inline_always, reason = "else the ends stand in memory")]
fn in_table_order<S: Scan>(ends: &mut Ends<'_, S>, table: &Table<'_>, fields: &mut KnownFields) -> usize {
    let (mut filled, mut missing): (Ranks, Ranks) = (0, 0);
    let (mut row, mut start, mut misses) = (0, 0, 0);
    while let (Some(name), Some(window)) = (table.names().get(row), Window::at(ends.body(), start)) {
        if name.opens(window) {
            let Some(end) = ends.next() else { break };
            fields.spans[name.rank() % Table::MAX_FIELDS] = Span::new(start, end);
            filled |= if end > start + name.len() + 1 { name.bit() } else { 0 };
            start = end + 1;
        } else if misses < MISSES {
            misses += 1;
            missing |= name.bit();
        } else {
            break;
        }
        row += 1;
    }
    // What stands in front of the last one tried was found, or is missing: so there is one number less to
    // keep in the loop.
    (fields.there, fields.filled) = (table.first_rows(row) & !missing, filled);
    start
}

/// Whether a value holds a known name and the `=` after it.
#[inline(never)]
fn holds_name(body: &[u8], table: &Table<'_>, fields: &KnownFields) -> bool {
    ranks(fields.there).any(|rank| {
        let span = fields.spans[rank % Table::MAX_FIELDS];
        let value = body.get(span.start() + table.name_len(rank) + 1..span.end());
        value.is_none_or(|value| joint::holds_name(table, Value::plain(value)))
    })
}

/// How long the name is that stands at `start`, in front of the first `=`. In a piece without one, that of a
/// near later piece counts.
#[inline]
pub(super) fn name_len<S: Scan>(body: &[u8], start: usize, end: usize) -> Option<usize> {
    let in_window = body.get(start..)?.first_chunk().map_or(usize::MAX, S::first_equals);
    if in_window < 16 {
        return Some(in_window);
    }
    body.get(start..end)?.iter().position(|byte| *byte == b'=')
}
