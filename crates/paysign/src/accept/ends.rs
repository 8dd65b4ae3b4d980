//! Where the pieces of a form end.

use core::marker::PhantomData;

use crate::scan::Scan;

/// Goes through the ends of a form's pieces, and notes whether there is an escape: 64 bytes are looked at together.
pub(super) struct Ends<'a, S: Scan> {
    body: &'a [u8],
    /// Where the bytes begin that were looked at.
    base: usize,
    /// The ends among them that are still to come, a bit for each.
    left: u64,
    escapes: S::Escapes,
    stops_at_escapes: bool,
    by: PhantomData<S>,
}

impl<'a, S: Scan> Ends<'a, S> {
    /// `None` for a body of 64 KiB or more.
    #[inline]
    pub(super) fn new(body: &'a [u8]) -> Option<Self> {
        u16::try_from(body.len()).ok()?;
        let mut escapes = S::NO_ESCAPES;
        let left = match body.first_chunk() {
            Some(first) => marks::<S>(first, &mut escapes),
            None => of_short::<S>(body, &mut escapes),
        };
        Some(Self { body, base: 0, left, escapes, stops_at_escapes: false, by: PhantomData })
    }

    /// The same, but soon after an escape no end is found any more.
    #[inline]
    pub(super) fn until_escape(body: &'a [u8]) -> Option<Self> {
        Some(Self { stops_at_escapes: true, ..Self::new(body)? })
    }

    pub(super) const fn body(&self) -> &'a [u8] {
        self.body
    }

    /// The next end; that of the body is the last one.
    #[inline]
    pub(super) fn next(&mut self) -> Option<usize> {
        while self.left == 0 {
            if self.stops_at_escapes && self.has_escapes() {
                return None;
            }
            self.base += 64;
            let rest = self.body.get(self.base..)?;
            self.left = if let Some(block) = rest.first_chunk() {
                marks::<S>(block, &mut self.escapes)
            } else {
                // The end counts as one more `&`. In front of the rest stand bytes that were looked at before.
                let last = marks::<S>(self.body.last_chunk()?, &mut self.escapes);
                last.checked_shr(u64::BITS - u32::try_from(rest.len()).ok()?).unwrap_or(0) | 1 << rest.len()
            };
        }
        let end = self.base + self.left.trailing_zeros() as usize;
        self.left &= self.left - 1;
        Some(end)
    }

    /// Whether there is a `%` or `+` in what was gone through.
    #[inline]
    pub(super) fn has_escapes(&self) -> bool {
        S::has_any(self.escapes)
    }
}

/// The ends of a body of less than 64 bytes, its own among them.
#[inline(never)]
fn of_short<S: Scan>(body: &[u8], escapes: &mut S::Escapes) -> u64 {
    let mut block = [0; 64];
    block[..body.len()].copy_from_slice(body);
    marks::<S>(&block, escapes) | 1 << body.len()
}

#[inline]
fn marks<S: Scan>(block: &[u8; 64], escapes: &mut S::Escapes) -> u64 {
    let [front, back] = [0, 32].map(|at| match block[at..].first_chunk() {
        Some(half) => u64::from(S::ends(half, escapes)),
        None => 0,
    });
    front | back << 32
}

#[cfg(test)]
mod tests {
    extern crate std;
    use std::vec::Vec;

    use super::Ends;
    use crate::scan::{Native, Words};

    #[test]
    fn every_end_is_found_at_every_length() {
        for len in 0..200 {
            for step in [1, 2, 3, 7, 31, 63, 64, 65, 500] {
                let body: Vec<u8> = (0..len).map(|at| if at % step == step - 1 { b'&' } else { b'a' }).collect();
                let ands = body.iter().enumerate().filter(|(_, byte)| **byte == b'&').map(|(at, _)| at);
                let expected: Vec<usize> = ands.chain([len]).collect();
                let mut by_vectors = Ends::<Native>::new(&body).expect("short enough");
                let mut by_words = Ends::<Words>::new(&body).expect("short enough");
                assert_eq!(core::iter::from_fn(|| by_vectors.next()).collect::<Vec<_>>(), expected);
                assert_eq!(core::iter::from_fn(|| by_words.next()).collect::<Vec<_>>(), expected);
            }
        }
    }

    #[test]
    fn an_escape_is_noticed_wherever_it_stands() {
        for len in 1..150 {
            for place in 0..len {
                for escape in [b'%', b'+', b'a'] {
                    let mut body: Vec<u8> = (0..len).map(|_| b'a').collect();
                    body[place] = escape;
                    let mut ends = Ends::<Native>::new(&body).expect("short enough");
                    while ends.next().is_some() {}
                    assert_eq!(ends.has_escapes(), escape != b'a');
                }
            }
        }
    }
}
