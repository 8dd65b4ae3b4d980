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
    by: PhantomData<S>,
}

impl<'a, S: Scan> Ends<'a, S> {
    /// `None` for a body of 64 KiB or more, or one of less than 64 bytes.
    #[inline]
    pub(super) fn new(body: &'a [u8]) -> Option<Self> {
        u16::try_from(body.len()).ok()?;
        let first = body.first_chunk()?;
        let mut escapes = S::NO_ESCAPES;
        let left = marks::<S>(first, &mut escapes);
        Some(Self { body, base: 0, left, escapes, by: PhantomData })
    }

    pub(super) const fn body(&self) -> &'a [u8] {
        self.body
    }

    /// The next end; that of the body is the last one.
    #[inline]
    pub(super) fn next(&mut self) -> Option<usize> {
        while self.left == 0 {
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

#[inline]
fn marks<S: Scan>(block: &[u8; 64], escapes: &mut S::Escapes) -> u64 {
    let [front, back] = [0, 32].map(|at| match block[at..].first_chunk() {
        Some(half) => u64::from(S::ends(half, escapes)),
        None => 0,
    });
    front | back << 32
}
