//! Where names and values stand in a body.

use crate::canonical::{Joined, Parts};
use crate::value::Value;

/// From where to where something stands in a body of less than 64 KiB: the beginning in the lower half, the end in the upper one.
///
/// One number, because what is stored in two parts has to reach the first cache before it can be read in one.
#[derive(Clone, Copy)]
pub(super) struct Span(u32);

impl Span {
    pub(super) const NONE: Self = Self(0);

    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "they lie within the body, whose length fits")]
    pub(super) const fn new(start: usize, end: usize) -> Self {
        Self(start as u32 | (end as u32) << 16)
    }

    pub(super) const fn is_none(self) -> bool {
        self.0 == Self::NONE.0
    }

    /// The body from there on, and the length.
    #[inline]
    pub(super) fn in_body(self, body: &[u8]) -> (&[u8], usize) {
        let (start, end) = ((self.0 & 0xffff) as usize, (self.0 >> 16) as usize);
        (body.get(start..).unwrap_or_default(), end.wrapping_sub(start))
    }
}

/// A piece and the body that it is a piece of.
pub(super) struct InBody<'a> {
    /// The body from the name on.
    pub(super) from: &'a [u8],
    pub(super) name_len: usize,
    /// How far behind the name's end the value begins.
    pub(super) gap: usize,
    /// From the name's beginning to the value's end.
    pub(super) len: usize,
    /// Whether an escape stands in the value.
    pub(super) is_escaped: bool,
}

impl<'a> InBody<'a> {
    #[inline]
    pub(super) fn raw_name(&self) -> &'a [u8] {
        self.from.get(..self.name_len).unwrap_or_default()
    }

    #[inline]
    pub(super) fn raw_value(&self) -> &'a [u8] {
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

/// A piece of a form without escapes: name, `=` and value in one.
pub(super) struct Plain<'a> {
    from: &'a [u8],
    len: usize,
}

impl<'a> Plain<'a> {
    #[inline]
    pub(super) fn new(span: Span, body: &'a [u8]) -> Self {
        let (from, len) = span.in_body(body);
        Self { from, len }
    }

    /// Name and value.
    #[cold]
    fn parted(&self) -> (&'a [u8], &'a [u8]) {
        let piece = self.from.get(..self.len).unwrap_or_default();
        piece.split_at(piece.iter().position(|byte| *byte == b'=').unwrap_or(piece.len()))
    }
}

impl Joined for Plain<'_> {
    fn name(&self) -> Value<'_> {
        Value::plain(self.parted().0)
    }

    fn value(&self) -> Value<'_> {
        Value::plain(self.parted().1.get(1..).unwrap_or_default())
    }

    #[inline]
    fn parts(&self) -> Parts<'_> {
        Parts::SideBySide(self.from, self.len)
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
