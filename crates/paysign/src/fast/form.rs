//! A form of known fields cut into names and values in one scan.

use super::ends::Ends;
use super::pieces::Span;
use super::{Fields, MISSES};
use crate::escape;
use crate::scan::{self, Scan};
use crate::table::{Found, Places, Table};

/// Notes the fields of a form; `None` if the complete path has to read it.
#[inline(never)]
pub(super) fn cut<S: Scan>(body: &[u8], table: &Table<'_>, runs_together: bool, fields: &mut Fields) -> Option<()> {
    let mut ends = Ends::<S>::new(body)?;
    let Stopped { mut place, mut start, mut misses } = in_table_order(&mut ends, table, fields)?;
    while let Some(end) = ends.next() {
        let from = body.get(start..)?;
        let expected = if misses < MISSES { table.len_if_at(place, from, b'=') } else { None };
        let found = if let Some(len) = expected {
            Found { place, len }
        } else {
            misses += 1;
            table.find(from, name_len::<S>(body, start, end)?)?
        };
        // A name that matches as a whole does not reach beyond the end.
        fields.note(found.place, Span::new(start, end), end > start + found.len + 1)?;
        (place, start) = (found.place + 1, end + 1);
    }
    if ends.has_escapes() || runs_together {
        fields.escaped = escaped(body, table, fields, runs_together)?;
    }
    Some(())
}

/// Where the fields cease to stand in the table's order.
struct Stopped {
    /// The next place of the table.
    place: usize,
    /// Where the next field begins.
    start: usize,
    /// How many fields were missing before.
    misses: u32,
}

/// Notes the fields that stand in the table's order, of which some may be missing; `None` if there is none behind the last one.
///
/// It stops at another field, and where too few bytes follow. Nothing is called here, so that all stays in registers.
#[inline]
fn in_table_order<S: Scan>(ends: &mut Ends<'_, S>, table: &Table<'_>, fields: &mut Fields) -> Option<Stopped> {
    let (mut bit, mut missing, mut filled): (Places, Places, Places) = (1, 0, 0);
    let mut start = 0;
    for (name, span) in table.names().iter().zip(&mut fields.spans) {
        let window = ends.body().get(start..).and_then(|from| from.first_chunk());
        let Some(window) = window.filter(|_| name.is_short()) else { break };
        if let Some(len) = name.len_if_at(window, b'=') {
            let end = ends.next()?;
            *span = Span::new(start, end);
            filled |= if end > start + len + 1 { bit } else { 0 };
            start = end + 1;
        } else if missing.count_ones() < MISSES {
            missing |= bit;
        } else {
            break;
        }
        bit <<= 1;
    }
    // Those in front of the last one tried.
    fields.there = bit.wrapping_sub(1) & !missing;
    fields.filled = filled;
    Some(Stopped { place: bit.trailing_zeros() as usize, start, misses: missing.count_ones() })
}

/// Which values have escapes; `None` if one is not for this path.
#[inline(never)]
fn escaped(body: &[u8], table: &Table<'_>, fields: &Fields, runs_together: bool) -> Option<Places> {
    let mut escaped = 0;
    for (place, span) in fields.spans.iter().enumerate().filter(|(place, _)| fields.there >> place & 1 == 1) {
        let (from, len) = span.in_body(body);
        let is_escaped = is_escaped(from.get(table.name_len(place) + 1..len)?, runs_together)?;
        escaped |= Places::from(is_escaped) << place;
    }
    Some(escaped)
}

/// How long the name is that stands at `start`, in front of the first `=`, which may well be behind the piece; `None` if this is
/// too far away.
#[inline]
pub(super) fn name_len<S: Scan>(body: &[u8], start: usize, end: usize) -> Option<usize> {
    match body.get(start..)?.first_chunk() {
        Some(window) => Some(S::first_equals(window)).filter(|len| *len < window.len()),
        None => body.get(start..end)?.iter().position(|byte| *byte == b'='),
    }
}

/// Whether a value has an escape; `None` if one is malformed, or decodes to a byte that could mislead a reader of the canonical
/// string: `&`, `=`, zero. Where fields run together, a `=` of its own could do so too.
#[inline(never)]
pub(super) fn is_escaped(value: &[u8], runs_together: bool) -> Option<bool> {
    let (mut at, mut is_escaped) = (0, false);
    loop {
        at += scan::first_mark(&value[at..]);
        at += match value.get(at) {
            None => return Some(is_escaped),
            Some(b'%') => {
                if matches!(escape::percent(&value[at..])?, b'&' | b'=' | 0) {
                    return None;
                }
                is_escaped = true;
                3
            }
            Some(b'+') => {
                is_escaped = true;
                1
            }
            Some(b'=') if runs_together => return None,
            Some(_) => 1,
        };
    }
}
