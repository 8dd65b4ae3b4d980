//! The quotation marks of a JSON object: where its texts begin and end.

use core::marker::PhantomData;

use crate::scan::{Scan, bits};

/// How many quotation marks an object may have here: four for each of 64 members.
pub(super) const MAX_QUOTES: usize = 256;

/// What was seen in the bytes that were gone through.
pub(super) struct Scanned {
    /// `&`, or `=` where fields run together.
    misleading: u8,
    /// What the next byte is in.
    inside: Inside,
    pub(super) has_escapes: bool,
    pub(super) is_misleading: bool,
}

/// What a byte is in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    /// The object, between two texts.
    Object,
    /// A text.
    Text,
    /// An escape of a text, after its `\`.
    Escape,
}

impl Inside {
    /// What comes after a quotation mark.
    const fn beyond_quote(self) -> Self {
        match self {
            Self::Object => Self::Text,
            Self::Text | Self::Escape => Self::Object,
        }
    }
}

impl Scanned {
    pub(super) const fn new(misleading: u8) -> Self {
        Self { misleading, inside: Inside::Object, has_escapes: false, is_misleading: false }
    }

    /// The byte that misleads.
    pub(super) const fn misleading(&self) -> u8 {
        self.misleading
    }

    /// The quotation marks at the front of `from`, up to 64 bytes, that begin or end a text; `None` if there
    /// is a byte that JSON has not there.
    #[inline]
    fn marks<S: Scan>(&mut self, from: &[u8]) -> Option<u64> {
        match from.first_chunk() {
            Some(block) => self.marks_in_block::<S>(block),
            None => self.marks_in_rest::<S>(from),
        }
    }

    #[inline(never)]
    fn marks_in_rest<S: Scan>(&mut self, rest: &[u8]) -> Option<u64> {
        let mut block = [b' '; 64];
        block.get_mut(..rest.len())?.copy_from_slice(rest);
        self.marks_in_block::<S>(&block)
    }

    #[inline]
    fn marks_in_block<S: Scan>(&mut self, block: &[u8; 64]) -> Option<u64> {
        let (quotes, has_others) = S::quotes(block, self.misleading);
        if has_others || self.inside == Inside::Escape {
            return self.sort_out::<S>(block, quotes);
        }
        if quotes.count_ones() & 1 == 1 {
            self.inside = self.inside.beyond_quote();
        }
        Some(quotes)
    }

    /// The same for a block in which there is more than quotation marks.
    #[inline(never)]
    fn sort_out<S: Scan>(&mut self, block: &[u8; 64], quotes: u64) -> Option<u64> {
        let others = S::others(block, self.misleading);
        self.is_misleading |= others.misleading != 0;
        let (escaped, is_escaping) = self.escaped(others.backslashes);
        let quotes = quotes & !escaped;
        // A bit for each byte of a text, its first mark included.
        let mut texts = quotes;
        for shift in [1, 2, 4, 8, 16, 32] {
            texts ^= texts << shift;
        }
        if self.inside != Inside::Object {
            texts = !texts;
        }
        let is_blank = |place: usize| matches!(block[place % 64], b'\n' | b'\r' | b'\t');
        let is_json =
            others.backslashes & !texts == 0 && others.controls & texts == 0 && bits(others.controls).all(is_blank);
        self.has_escapes |= others.backslashes != 0;
        self.inside = match (is_escaping, texts >> 63) {
            (true, _) => Inside::Escape,
            (false, 0) => Inside::Object,
            (false, _) => Inside::Text,
        };
        is_json.then_some(quotes)
    }

    /// The bytes that these backslashes escape, and whether the last one escapes what comes next.
    #[inline]
    fn escaped(&self, backslashes: u64) -> (u64, bool) {
        let mut escaped = u64::from(self.inside == Inside::Escape);
        let mut left = backslashes & !escaped;
        while left != 0 {
            let next = (left & left.wrapping_neg()) << 1;
            if next == 0 {
                return (escaped, true);
            }
            escaped |= next;
            left &= (left - 1) & !next;
        }
        (escaped, false)
    }
}

/// Finds the quotation marks in one scan; `None` if there are too many, or there is a byte that is not for
/// this path.
#[inline]
pub(super) fn all_quotes<'r, S: Scan>(
    body: &[u8],
    scanned: &mut Scanned,
    room: &'r mut [u16; MAX_QUOTES],
) -> Option<&'r [u16]> {
    u16::try_from(body.len()).ok()?;
    let (mut rest, mut base, mut count) = (body, 0, 0);
    while !rest.is_empty() {
        let mut left = scanned.marks::<S>(rest)?;
        while left != 0 {
            #[expect(clippy::cast_possible_truncation, reason = "less than 64")]
            let at = base + left.trailing_zeros() as u16;
            *room.get_mut(count)? = at;
            count += 1;
            left &= left - 1;
        }
        base = base.wrapping_add(64);
        rest = rest.get(64..).unwrap_or_default();
    }
    room.get(..count)
}

/// The quotation marks of an object, one after the other: 64 bytes are looked at together.
pub(super) struct Quotes<'a, S> {
    body: &'a [u8],
    /// Where the bytes begin that were looked at.
    base: usize,
    /// The marks among them that are still to come, a bit for each.
    left: u64,
    pub(super) scanned: Scanned,
    by: PhantomData<S>,
}

impl<'a, S: Scan> Quotes<'a, S> {
    /// `None` if the body is too long, or one of the first bytes is not for this path.
    #[inline]
    pub(super) fn new(body: &'a [u8]) -> Option<Self> {
        u16::try_from(body.len()).ok()?;
        // No byte of it misleads: that has been looked at.
        let mut scanned = Scanned::new(b'\\');
        let left = scanned.marks::<S>(body)?;
        Some(Self { body, base: 0, left, scanned, by: PhantomData })
    }

    /// Looks at the next bytes; `None` if one of them is not for this path, or there is none.
    #[inline(never)]
    fn look_further(&mut self) -> Option<()> {
        self.base += 64;
        self.left = self.scanned.marks::<S>(self.body.get(self.base..)?)?;
        Some(())
    }
}

impl<S: Scan> Iterator for Quotes<'_, S> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.left == 0 {
            self.look_further()?;
        }
        let at = self.base + self.left.trailing_zeros() as usize;
        self.left &= self.left - 1;
        Some(at)
    }
}

#[cfg(test)]
mod tests {
    extern crate std;
    use std::vec::Vec;

    use super::*;
    use crate::scan::{Native, Words};

    /// The marks that begin and end texts, byte by byte; `None` where JSON has no such byte.
    fn by_hand(body: &[u8]) -> Option<Vec<usize>> {
        let (mut marks, mut in_text, mut escaped) = (Vec::new(), false, false);
        for (at, byte) in body.iter().enumerate() {
            match byte {
                0..b' ' if in_text || !matches!(byte, b'\n' | b'\r' | b'\t') => return None,
                _ if escaped => escaped = false,
                b'\\' if !in_text => return None,
                b'\\' => escaped = true,
                b'"' => {
                    marks.push(at);
                    in_text = !in_text;
                }
                _ => {}
            }
        }
        Some(marks)
    }

    #[test]
    fn marks_are_those_that_begin_and_end_texts() {
        let mut state = 2026_u64;
        let (mut found, mut refused) = (0, 0);
        for round in 0..20_000 {
            let mut below = |count: usize| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                usize::try_from(state >> 33).unwrap_or(0) % count
            };
            let rare = 4 + round % 60;
            let body: Vec<u8> = (0..below(200))
                .map(|_| match below(rare) {
                    0 => b'"',
                    1 => b'\\',
                    2 if below(8) == 0 => b'\n',
                    3 if below(64) == 0 => 1,
                    _ => b"a&:\xff"[below(4)],
                })
                .collect();
            let expected = by_hand(&body);
            let mut room = [0; MAX_QUOTES];
            let mut marks = |is_native: bool| {
                let mut scanned = Scanned::new(b'&');
                let quotes = if is_native {
                    all_quotes::<Native>(&body, &mut scanned, &mut room)
                } else {
                    all_quotes::<Words>(&body, &mut scanned, &mut room)
                };
                quotes.map(|quotes| quotes.iter().map(|at| usize::from(*at)).collect::<Vec<_>>())
            };
            assert_eq!((marks(true), marks(false)), (expected.clone(), expected.clone()), "{body:?}");
            let again = Quotes::<Native>::new(&body).map(Iterator::collect::<Vec<_>>);
            if let Some(expected) = expected {
                assert_eq!(again, Some(expected), "{body:?}");
                found += 1;
            } else {
                refused += 1;
            }
        }
        assert!(found > 4_000 && refused > 4_000, "{found} {refused}");
    }
}
