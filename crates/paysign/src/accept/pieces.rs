//! Where names and values are in a body.

use crate::canonical::{NamedValue, Parts};
use crate::value::Value;

/// From where to where something is in a body of less than 64 KiB: the beginning in the lower half, the
/// end in the upper one.
///
/// One number, because what is stored in two parts has to reach the first cache before it can be read in one.
#[derive(Clone, Copy)]
pub(super) struct Span(u32);

impl Span {
    pub(super) const NONE: Self = Self(0);
    /// Nothing is known: nothing begins where the longest body ends.
    pub(super) const UNKNOWN: Self = Self(u32::MAX);

    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "they lie within the body, whose length fits")]
    pub(super) const fn new(start: usize, end: usize) -> Self {
        Self(start as u32 | (end as u32) << 16)
    }

    /// The same, but for so many bytes at its beginning.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "it has as many")]
    pub(super) const fn without(self, len: usize) -> Self {
        Self(self.0.wrapping_add(len as u32))
    }

    #[inline]
    pub(super) const fn is_unknown(self) -> bool {
        self.0 == Self::UNKNOWN.0
    }

    pub(super) const fn is_none(self) -> bool {
        self.0 == Self::NONE.0
    }

    #[inline]
    pub(super) const fn start(self) -> usize {
        (self.0 & 0xffff) as usize
    }

    #[inline]
    pub(super) const fn end(self) -> usize {
        (self.0 >> 16) as usize
    }

    #[inline]
    pub(super) const fn len(self) -> usize {
        self.end().wrapping_sub(self.start())
    }
}

/// A field and the body that it is a part of.
pub(super) struct InBody<'a> {
    pub(super) body: &'a [u8],
    /// From the name's beginning to the value's end.
    pub(super) span: Span,
    pub(super) name_len: usize,
    /// How far after the name's end the value begins.
    pub(super) gap: usize,
    /// Whether the value is a JSON text with escapes. There are no others here.
    pub(super) is_escaped: bool,
}

impl<'a> InBody<'a> {
    #[inline]
    const fn value_at(&self) -> usize {
        self.span.start() + self.name_len + self.gap
    }

    /// How long it is in a canonical string, with what joins it: as long as this, or shorter.
    #[inline]
    #[cfg(feature = "json")]
    pub(super) const fn text_len(&self) -> usize {
        self.name_len + 2 + self.span.end().saturating_sub(self.value_at())
    }

    #[inline]
    pub(super) fn raw_name(&self) -> &'a [u8] {
        self.body.get(self.span.start()..self.span.start() + self.name_len).unwrap_or_default()
    }

    #[inline]
    pub(super) fn raw_value(&self) -> &'a [u8] {
        self.body.get(self.value_at()..self.span.end()).unwrap_or_default()
    }

    /// The value, decoded when it is looked at.
    #[inline]
    pub(super) fn decoded(&self) -> Value<'a> {
        #[cfg(feature = "json")]
        if self.is_escaped {
            return Value::json_text(self.raw_value());
        }
        Value::plain(self.raw_value())
    }

    /// The value, if it is a text that is written without escapes.
    #[inline]
    #[cfg(feature = "json")]
    pub(super) fn plain_text(&self) -> Option<&'a [u8]> {
        let before = self.body.get(self.value_at().checked_sub(1)?);
        (before == Some(&b'"') && !self.is_escaped).then(|| self.raw_value())
    }
}

impl NamedValue for InBody<'_> {
    #[inline]
    fn name(&self) -> Value<'_> {
        Value::plain(self.raw_name())
    }

    #[inline]
    fn value(&self) -> Value<'_> {
        self.decoded()
    }

    #[inline]
    fn parts(&self) -> Parts<'_> {
        if self.is_escaped {
            return Parts::Encoded;
        }
        if self.gap == 1 {
            return Parts::SideBySide(self.body, self.span.start(), self.span.len());
        }
        let (name_at, value_at) = (self.span.start(), self.value_at());
        let value_len = self.span.end().saturating_sub(value_at);
        Parts::Apart((self.body, name_at, self.name_len), (self.body, value_at, value_len))
    }
}
