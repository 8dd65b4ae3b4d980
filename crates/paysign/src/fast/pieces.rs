//! A form cut into its pieces, in one scan.

use super::scan::{Marks, Scan};
use crate::canonical::Joined;
use crate::escape;
use crate::value::Value;

/// Where a name and its value stand in a form.
#[derive(Clone, Copy)]
pub(super) struct Piece {
    start: u16,
    name_end: u16,
    end: u16,
    is_escaped: u16,
}

impl Piece {
    pub(super) const NONE: Self = Self { start: 0, name_end: 0, end: 0, is_escaped: 0 };

    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "they lie within the body, whose length fits")]
    pub(super) const fn new(start: usize, name_end: usize, end: usize, is_escaped: bool) -> Self {
        Self { start: start as u16, name_end: name_end as u16, end: end as u16, is_escaped: is_escaped as u16 }
    }

    #[inline]
    pub(super) fn in_body(self, body: &[u8]) -> InBody<'_> {
        let from = body.get(usize::from(self.start)..).unwrap_or_default();
        let (name_len, len) = (self.name_end.wrapping_sub(self.start), self.end.wrapping_sub(self.start));
        InBody { from, name_len: usize::from(name_len), len: usize::from(len), is_escaped: self.is_escaped != 0 }
    }
}

/// A piece and the body that it is a piece of.
pub(super) struct InBody<'a> {
    /// The body from the name on.
    from: &'a [u8],
    name_len: usize,
    /// Of name, `=` and value.
    len: usize,
    is_escaped: bool,
}

impl<'a> InBody<'a> {
    #[inline]
    fn raw_value(&self) -> &'a [u8] {
        self.from.get(self.name_len + 1..self.len).unwrap_or_default()
    }

    /// The value, if no escape has to be undone to read it.
    #[inline]
    pub(super) fn plain_value(&self) -> Option<&'a [u8]> {
        (!self.is_escaped).then(|| self.raw_value())
    }
}

impl Joined for InBody<'_> {
    #[inline]
    fn name(&self) -> Value<'_> {
        Value::plain(self.from.get(..self.name_len).unwrap_or_default())
    }

    #[inline]
    fn value(&self) -> Value<'_> {
        if self.is_escaped { Value::percent(self.raw_value()) } else { Value::plain(self.raw_value()) }
    }

    #[inline]
    fn side_by_side(&self) -> Option<(&[u8], usize)> {
        (!self.is_escaped).then_some((self.from, self.len))
    }
}

/// How many pieces a form may have here.
const MOST: usize = 40;

/// Where the pieces of a form end.
pub(super) struct Ends {
    ends: [u16; MOST],
}

impl Ends {
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
    let mut is_escaped = false;
    for (at, byte) in value.iter().enumerate() {
        match byte {
            b'%' if matches!(escape::percent(&value[at..])?, b'&' | b'=' | 0) => return None,
            b'%' | b'+' => is_escaped = true,
            b'=' if runs_together => return None,
            _ => {}
        }
    }
    Some(is_escaped)
}
