//! Where names and values stand in a body.

use crate::canonical::{Joined, Parts};
use crate::value::Value;

/// Where a name and its value stand in a body of less than 64 KiB.
#[derive(Clone, Copy)]
pub(super) struct Piece {
    start: u16,
    name_end: u16,
    /// How far behind the name's end the value begins; the highest bit tells that an escape stands in it.
    gap: u16,
    end: u16,
}

const IS_ESCAPED: u16 = 1 << 15;

impl Piece {
    pub(super) const NONE: Self = Self { start: 0, name_end: 0, gap: 0, end: 0 };

    /// A name, `=` and a value in a form.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "they lie within the body, whose length fits")]
    pub(super) const fn of_form(start: usize, name_end: usize, end: usize, is_escaped: bool) -> Self {
        let gap = if is_escaped { 1 | IS_ESCAPED } else { 1 };
        Self { start: start as u16, name_end: name_end as u16, gap, end: end as u16 }
    }

    /// A name and a value anywhere; `None` if they stand too far apart.
    #[inline]
    #[cfg(feature = "json")]
    #[expect(clippy::cast_possible_truncation, reason = "they lie within the body, whose length fits")]
    pub(super) const fn apart(start: usize, name_end: usize, value: usize, end: usize) -> Option<Self> {
        let gap = (value - name_end) as u16;
        if gap < IS_ESCAPED {
            Some(Self { start: start as u16, name_end: name_end as u16, gap, end: end as u16 })
        } else {
            None
        }
    }

    #[inline]
    pub(super) fn in_body(self, body: &[u8]) -> InBody<'_> {
        let from = body.get(usize::from(self.start)..).unwrap_or_default();
        let name_len = usize::from(self.name_end.wrapping_sub(self.start));
        let len = usize::from(self.end.wrapping_sub(self.start));
        InBody { from, name_len, gap: usize::from(self.gap & !IS_ESCAPED), len, is_escaped: self.gap & IS_ESCAPED != 0 }
    }
}

/// A piece and the body that it is a piece of.
pub(super) struct InBody<'a> {
    /// The body from the name on.
    from: &'a [u8],
    name_len: usize,
    gap: usize,
    /// From the name's beginning to the value's end.
    len: usize,
    is_escaped: bool,
}

impl<'a> InBody<'a> {
    #[inline]
    pub(super) fn raw_name(&self) -> &'a [u8] {
        self.from.get(..self.name_len).unwrap_or_default()
    }

    #[inline]
    fn raw_value(&self) -> &'a [u8] {
        self.from.get(self.name_len + self.gap..self.len).unwrap_or_default()
    }

    /// The value, if no escape has to be undone to read it.
    #[inline]
    pub(super) fn plain_value(&self) -> Option<&'a [u8]> {
        (!self.is_escaped).then(|| self.raw_value())
    }

    /// The byte in front of the value.
    #[inline]
    #[cfg(feature = "json")]
    pub(super) fn before_value(&self) -> Option<u8> {
        self.from.get((self.name_len + self.gap).checked_sub(1)?).copied()
    }
}

impl Joined for InBody<'_> {
    #[inline]
    fn name(&self) -> Value<'_> {
        Value::plain(self.raw_name())
    }

    #[inline]
    fn value(&self) -> Value<'_> {
        if self.is_escaped { Value::percent(self.raw_value()) } else { Value::plain(self.raw_value()) }
    }

    #[inline]
    fn parts(&self) -> Parts<'_> {
        match self.gap {
            _ if self.is_escaped => Parts::Encoded,
            1 => Parts::SideBySide(self.from, self.len),
            gap => {
                let value_at = self.name_len + gap;
                let value = self.from.get(value_at..).unwrap_or_default();
                Parts::Apart((self.from, self.name_len), (value, self.len.saturating_sub(value_at)))
            }
        }
    }
}
