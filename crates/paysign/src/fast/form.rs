//! A form cut into names and values in one scan.

use super::Seen;
use super::pieces::Piece;
use crate::escape;
use crate::scan::{self, Marks, Scan};
use crate::table::Table;

/// Notes the fields of a form; `None` if the complete path has to read it.
#[inline]
pub(super) fn cut<S: Scan>(body: &[u8], table: &Table<'_>, runs_together: bool, seen: &mut Seen) -> Option<()> {
    let mut ends = Ends::<{ Table::MOST }>::NONE;
    let (ends, has_escapes) = ends.find::<S>(body)?;
    let looks_into_values = has_escapes || runs_together;
    let mut start = 0;
    for end in ends {
        let end = usize::from(*end);
        let found = match seen.expected(table, body, start, b'=') {
            Some(found) => found,
            None => table.find(body.get(start..)?, name_len::<S>(body, start, end)?)?,
        };
        let name_end = start + found.len;
        // The name may only seem to go on behind the end.
        let value_len = end.checked_sub(name_end + 1)?;
        let is_escaped = looks_into_values && is_escaped(&body[name_end + 1..end], runs_together)?;
        seen.note(found, value_len > 0, Piece::of_form(start, name_end, end, is_escaped));
        start = end + 1;
    }
    Some(())
}

/// How long the name is that stands at `start`, in front of the `=` of the piece.
#[inline]
pub(super) fn name_len<S: Scan>(body: &[u8], start: usize, end: usize) -> Option<usize> {
    match body.get(start..)?.first_chunk() {
        Some(window) => Some(S::first_equals(window)),
        None => body.get(start..end)?.iter().position(|byte| *byte == b'='),
    }
}

/// Where the pieces of a form end, which are `MOST` at most.
pub(super) struct Ends<const MOST: usize> {
    ends: [u16; MOST],
}

impl<const MOST: usize> Ends<MOST> {
    pub(super) const NONE: Self = Self { ends: [0; MOST] };

    /// Finds them, and whether there is an escape, in one scan; `None` if the form is too long, or they are too many.
    #[inline]
    pub(super) fn find<S: Scan>(&mut self, body: &[u8]) -> Option<(&[u16], bool)> {
        let end = u16::try_from(body.len()).ok().filter(|len| *len < u16::MAX - 64)?;
        let (blocks, rest) = body.as_chunks::<64>();
        let (mut base, mut count, mut has_escapes) = (0, 0, false);
        let mut note = |marks: Marks, base: u16| {
            has_escapes |= marks.has_escapes;
            let mut left = marks.ends;
            while left != 0 {
                #[expect(clippy::cast_possible_truncation, reason = "less than 64")]
                let at = base + left.trailing_zeros() as u16;
                *self.ends.get_mut(count)? = at;
                count += 1;
                left &= left - 1;
            }
            Some(())
        };
        for block in blocks {
            note(S::marks(block), base)?;
            base += 64;
        }
        // The end counts as one more `&`.
        let last = last_marks::<S>(body, rest);
        note(Marks { ends: last.ends | 1 << rest.len(), ..last }, end & !63)?;
        Some((self.ends.get(..count)?, has_escapes))
    }
}

/// The marks of the last bytes, which fill no block: those of the last 64, if there are so many, but for the ones before.
#[inline]
fn last_marks<S: Scan>(body: &[u8], rest: &[u8]) -> Marks {
    match body.last_chunk::<64>() {
        Some(_) if rest.is_empty() => Marks { ends: 0, has_escapes: false },
        Some(last) => {
            let marks = S::marks(last);
            Marks { ends: marks.ends >> (64 - rest.len()), ..marks }
        }
        None => {
            let mut padded = [0; 64];
            padded[..rest.len()].copy_from_slice(rest);
            S::marks(&padded)
        }
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
