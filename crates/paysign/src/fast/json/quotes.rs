//! The quotation marks of a JSON object: where its texts begin and end.

use core::marker::PhantomData;

use crate::scan::Scan;
use crate::table::Table;

/// How many quotation marks an object may have here: four for each field.
pub(super) const MOST: usize = 4 * Table::MOST;

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

    /// The quotation marks at the front of `from`, up to 64 bytes, that begin or end a text; `None` if there is a byte that JSON has not there.
    #[inline]
    fn marks<S: Scan>(&mut self, from: &[u8]) -> Option<u64> {
        let (quotes, has_others) = match from.first_chunk() {
            Some(block) => S::quotes(block, self.misleading),
            None => quotes_in_rest::<S>(from, self.misleading),
        };
        if has_others || self.inside == Inside::Escape {
            return self.sort_out(from.get(..64).unwrap_or(from));
        }
        if quotes.count_ones() & 1 == 1 {
            self.inside = self.inside.beyond_quote();
        }
        Some(quotes)
    }

    /// The same, byte by byte.
    #[inline(never)]
    fn sort_out(&mut self, block: &[u8]) -> Option<u64> {
        let mut quotes = 0;
        for (place, byte) in block.iter().enumerate() {
            match (self.inside, byte) {
                (Inside::Escape, _) => self.inside = Inside::Text,
                (_, b'"') => {
                    quotes |= 1 << place;
                    self.inside = self.inside.beyond_quote();
                }
                (Inside::Text, b'\\') => (self.inside, self.has_escapes) = (Inside::Escape, true),
                (Inside::Object, b'\n' | b'\r' | b'\t') => {}
                (_, b'\\' | 0..b' ') => return None,
                _ => self.is_misleading |= *byte == self.misleading,
            }
        }
        Some(quotes)
    }
}

#[inline(never)]
fn quotes_in_rest<S: Scan>(rest: &[u8], misleading: u8) -> (u64, bool) {
    let mut block = [b' '; 64];
    if let Some(front) = block.get_mut(..rest.len()) {
        front.copy_from_slice(rest);
    }
    S::quotes(&block, misleading)
}

/// Finds the quotation marks in one scan; `None` if there are too many, or there is a byte that is not for this path.
#[inline]
pub(super) fn all_quotes<'r, S: Scan>(
    body: &[u8],
    scanned: &mut Scanned,
    room: &'r mut [u16; MOST],
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
