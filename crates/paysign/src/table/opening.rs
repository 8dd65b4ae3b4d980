//! How a field of a form begins: its name and the `=` behind it, compared as one number.

use super::ranks::Ranks;

/// How many bytes a number holds.
pub(super) const WIDTH: usize = 16;

/// For each length of a name, the bits of its bytes.
const NAMES: [u128; WIDTH] = {
    let (mut names, mut len) = ([0; WIDTH], 1);
    while len < WIDTH {
        names[len] = u128::MAX >> (8 * (WIDTH - len));
        len += 1;
    }
    names
};

/// For each length of a name, the `=` behind it.
const EQUALS: [u128; WIDTH] = {
    let (mut equals, mut len) = ([0; WIDTH], 0);
    while len < WIDTH {
        equals[len] = (b'=' as u128) << (8 * len);
        len += 1;
    }
    equals
};

/// The first 16 bytes of `name=`, the first one the lowest: all of it, unless the name has 16 bytes or more.
/// Behind it are zeros.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Opening(u128);

impl Opening {
    /// How no field begins.
    pub(super) const NONE: Self = Self(0);

    /// How a field of this name begins.
    #[inline]
    pub(super) const fn of(name: &[u8]) -> Self {
        let number = if let (Some(head), Some(tail)) = (name.first_chunk(), name.last_chunk()) {
            if let Some(whole) = name.first_chunk() {
                return Self(u128::from_le_bytes(*whole));
            }
            // Parts that overlap agree where they do.
            u64::from_le_bytes(*head) as u128 | (u64::from_le_bytes(*tail) as u128) << (8 * (name.len() - 8))
        } else {
            of_short(name) as u128
        };
        Self(number | EQUALS[name.len() % WIDTH])
    }

    /// As text.
    #[inline]
    pub(super) const fn bytes(self) -> [u8; WIDTH] {
        self.0.to_le_bytes()
    }

    /// The slot of a table, of 2 to the power of `bits`, that a name of this length is looked for in.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "the two halves")]
    pub(super) const fn slot(self, len: usize, factor: u64, bits: u32) -> usize {
        let (head, tail) = (self.0 as u64, (self.0 >> 64) as u64);
        let mixed = (head ^ tail.rotate_left(29)).wrapping_add(len as u64).wrapping_mul(factor);
        (mixed >> (u64::BITS - bits)) as usize
    }
}

/// A name of less than eight bytes as a number.
#[inline]
const fn of_short(name: &[u8]) -> u64 {
    if let (Some(head), Some(tail)) = (name.first_chunk(), name.last_chunk()) {
        u32::from_le_bytes(*head) as u64 | (u32::from_le_bytes(*tail) as u64) << (8 * (name.len() - 4))
    } else if let [first, ..] = name {
        let (middle, last) = (name.len() / 2, name.len() - 1);
        *first as u64 | (name[middle] as u64) << (8 * middle) | (name[last] as u64) << (8 * last)
    } else {
        0
    }
}

/// 16 bytes of a body, the first one the lowest.
#[derive(Clone, Copy)]
pub(crate) struct Window(u128);

impl Window {
    /// The bytes from `start` on, and zeros where the body has fewer; `None` behind its end, or if it is very
    /// short.
    #[inline]
    pub(crate) fn at(body: &[u8], start: usize) -> Option<Self> {
        if let Some(window) = body.get(start..start + WIDTH).and_then(|window| window.first_chunk()) {
            return Some(Self(u128::from_le_bytes(*window)));
        }
        let rest = u32::try_from(body.len().checked_sub(start)?).ok()?;
        let last = u128::from_le_bytes(*body.last_chunk()?);
        Some(Self(last.checked_shr(u128::BITS - 8 * rest)?))
    }

    /// How the field begins whose name has this length.
    #[inline]
    pub(super) fn opening(self, len: usize) -> Opening {
        match (NAMES.get(len), EQUALS.get(len)) {
            (Some(name), Some(equals)) => Opening(self.0 & name | equals),
            _ => Opening(self.0),
        }
    }
}

/// A name as a table looks for it.
#[derive(Clone, Copy)]
pub(crate) struct IndexedName {
    opening: Opening,
    /// The bits that belong to it.
    mask: u128,
    /// The set of this field alone.
    bit: Ranks,
    rank: u8,
    len: u8,
}

impl IndexedName {
    /// Is found nowhere.
    pub(super) const NONE: Self = Self { opening: Opening(1), mask: 0, bit: 0, rank: 0, len: u8::MAX };

    /// A name of this rank.
    #[expect(clippy::cast_possible_truncation, reason = "a name of a table has less than 256 bytes, and a lower rank")]
    pub(super) const fn new(name: &[u8], rank: usize) -> Self {
        let indexed = Self { bit: 1 << rank, rank: rank as u8, len: name.len() as u8, ..Self::NONE };
        if name.len() < WIDTH {
            let mask = NAMES[name.len()] | (0xff << (8 * name.len()));
            Self { opening: Opening::of(name), mask, ..indexed }
        } else {
            indexed
        }
    }

    /// Whether a field of this name begins here. One of 16 bytes or more is not found.
    #[inline]
    pub(crate) const fn opens(&self, window: Window) -> bool {
        window.0 & self.mask == self.opening.0
    }

    /// Whether it is the name of this opening. One of 16 bytes or more is not found.
    #[inline]
    pub(super) fn is(&self, opening: Opening) -> bool {
        self.opening == opening
    }

    /// The length of the name.
    #[inline]
    pub(crate) const fn len(&self) -> usize {
        self.len as usize
    }

    /// The rank of the name.
    #[inline]
    pub(crate) const fn rank(&self) -> usize {
        self.rank as usize
    }

    /// The set of this field alone.
    #[inline]
    pub(crate) const fn bit(&self) -> Ranks {
        self.bit
    }
}

#[cfg(test)]
mod tests {
    extern crate std;
    use std::vec::Vec;

    use super::{IndexedName, Opening, Window};

    #[test]
    fn a_name_opens_its_own_field_alone() {
        let letters: Vec<u8> = (b'a'..=b'z').collect();
        for len in 1..=letters.len() {
            let name = &letters[..len];
            let indexed = IndexedName::new(name, 0);
            let is_short = len < 16;
            assert_eq!(indexed.is(Opening::of(name)), is_short);
            for value in ["", "1", "12345678901234567"] {
                let field = [name, b"=", value.as_bytes()].concat();
                for before in [0, 1, 20] {
                    let body = [&letters[..before], &field].concat();
                    let Some(window) = Window::at(&body, before) else {
                        assert!(body.len() < 16);
                        continue;
                    };
                    assert_eq!(indexed.opens(window), is_short);
                    assert_eq!(window.opening(len), Opening::of(name));
                    for place in 0..=len.min(15) {
                        let mut other = body.clone();
                        other[before + place] ^= 1;
                        assert!(!Window::at(&other, before).is_some_and(|window| indexed.opens(window)));
                    }
                }
            }
        }
    }

    #[test]
    fn behind_a_body_are_zeros_and_then_nothing() {
        let body = b"0123456789abcdef=";
        assert!(Window::at(body, body.len() + 1).is_none() && Window::at(body, body.len()).is_none());
        assert!(!Window::at(body, 16).is_some_and(|window| IndexedName::new(b"=", 0).opens(window)));
        assert_eq!(Window::at(body, 16).map(|window| window.0), Some(u128::from(b'=')));
    }
}
