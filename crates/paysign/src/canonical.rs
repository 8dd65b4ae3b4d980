//! The one writer of canonical strings.

#![allow(clippy::inline_always, reason = "a call for each field costs a quarter of a verification")]

use crate::param::Param;
use crate::scheme::{Pair, Scheme};
use crate::value::Value;

/// What a canonical string is written to: a digest, the arena of a batch, or a text to look at.
pub(crate) trait Sink {
    fn put(&mut self, bytes: &[u8]);

    fn put_byte(&mut self, byte: u8) {
        self.put(&[byte]);
    }

    /// Puts `len` bytes of `whole`, from `start` on. What is after them may be read, so that short pieces are
    /// copied without regard to their length.
    fn put_part(&mut self, whole: &[u8], start: usize, len: usize) {
        self.put(whole.get(start..start + len).unwrap_or_default());
    }

    /// Puts what few schemes have, if it is not empty.
    fn put_joint(&mut self, joint: &str) {
        self.put(joint.as_bytes());
    }

    /// Puts the first `len` of these bytes, a name and the `=` after it.
    fn put_opening(&mut self, opening: &[u8; 16], len: usize) {
        self.put(opening.get(..len).unwrap_or_default());
    }

    /// Whether it is time for [`pause`](Self::pause).
    fn is_due(&self) -> bool {
        false
    }

    /// Comes once between two fields, soon after it is due.
    fn pause(&mut self) {}
}

/// A name and its value, as the writer joins them.
pub(crate) trait NamedValue {
    fn name(&self) -> Value<'_>;

    fn value(&self) -> Value<'_>;

    /// Name and value as the body happens to hold them.
    fn parts(&self) -> Parts<'_> {
        Parts::Encoded
    }
}

/// How a body holds a name and its value. Each part is where it begins, and its length.
pub(crate) enum Parts<'a> {
    /// Name, `=` and value in one, without escapes.
    SideBySide(&'a [u8], usize, usize),
    /// Name and value, without escapes.
    Apart((&'a [u8], usize, usize), (&'a [u8], usize, usize)),
    /// With escapes, or not known.
    Encoded,
}

impl NamedValue for Param<'_> {
    fn name(&self) -> Value<'_> {
        self.name
    }

    fn value(&self) -> Value<'_> {
        self.value
    }
}

impl<F: NamedValue> NamedValue for &F {
    #[inline]
    fn name(&self) -> Value<'_> {
        (**self).name()
    }

    #[inline]
    fn value(&self) -> Value<'_> {
        (**self).value()
    }

    #[inline]
    fn parts(&self) -> Parts<'_> {
        (**self).parts()
    }
}

/// A sink from which nothing comes back but a digest: a secret may be put in.
pub(crate) trait OneWay: Sink {}

/// A field of the canonical string.
pub(crate) trait CanonicalField {
    /// Writes name and value, as the scheme joins them.
    fn write_to(&self, scheme: &Scheme<'_>, sink: &mut impl Sink);
}

impl<F: NamedValue> CanonicalField for F {
    #[inline(always)]
    fn write_to(&self, scheme: &Scheme<'_>, sink: &mut impl Sink) {
        write_pair(scheme, self, sink);
    }
}

/// A field that is in a body as it is in the text of a scheme that joins name and value by `=`: where it
/// begins, and its length.
pub(crate) struct Whole<'a>(pub(crate) &'a [u8], pub(crate) usize, pub(crate) usize);

impl CanonicalField for Whole<'_> {
    #[inline(always)]
    fn write_to(&self, scheme: &Scheme<'_>, sink: &mut impl Sink) {
        debug_assert!(scheme.pair == Pair::NameEqualsValue);
        sink.put_part(self.0, self.1, self.2);
    }
}

/// Writes the canonical string of `signed`, which are in canonical order, without the secret.
#[inline]
pub(crate) fn write(scheme: &Scheme<'_>, signed: impl IntoIterator<Item = impl CanonicalField>, sink: &mut impl Sink) {
    let mut signed = signed.into_iter();
    let Some(first) = signed.next() else { return };
    first.write_to(scheme, sink);
    // Two loops, so that nothing is called in either of them: then a sink's place stays in a register.
    while !sink.is_due() && write_next(scheme, &mut signed, sink) {}
    sink.pause();
    while write_next(scheme, &mut signed, sink) {}
}

/// Writes the next field and the separator before it; `false` if there is none.
#[inline(always)]
fn write_next(
    scheme: &Scheme<'_>,
    signed: &mut impl Iterator<Item = impl CanonicalField>,
    sink: &mut impl Sink,
) -> bool {
    let Some(field) = signed.next() else { return false };
    if let Some(separator) = scheme.separator.byte() {
        sink.put_byte(separator);
    }
    field.write_to(scheme, sink);
    true
}

/// Writes one field of it.
#[inline(always)]
pub(crate) fn write_pair(scheme: &Scheme<'_>, field: &impl NamedValue, sink: &mut impl Sink) {
    match (scheme.pair, field.parts()) {
        (Pair::NameEqualsValue, Parts::SideBySide(body, start, len)) => sink.put_part(body, start, len),
        (Pair::NameEqualsValue, Parts::Apart(name, value)) => {
            sink.put_part(name.0, name.1, name.2);
            sink.put_byte(b'=');
            sink.put_part(value.0, value.1, value.2);
        }
        _ => {
            if scheme.pair != Pair::ValueOnly {
                field.name().for_each_chunk(|chunk| sink.put(chunk));
                sink.put(scheme.pair.joint().unwrap_or_default());
            }
            field.value().for_each_chunk(|chunk| sink.put(chunk));
        }
    }
}

#[cfg(feature = "alloc")]
impl Sink for alloc::vec::Vec<u8> {
    fn put(&mut self, bytes: &[u8]) {
        self.extend_from_slice(bytes);
    }
}
