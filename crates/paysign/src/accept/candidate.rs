//! A message that is right but for its signature, and what it is shown to.

use super::asked_first::AskedFirst;
use super::text::Pairs;
use crate::message::{Message, Signing};

/// A message that is right but for its signature, which is still to be read and compared.
pub(crate) trait Candidate: Pairs {
    /// The MD5 digest that it claims; `None` if it claims another one, or none.
    fn claimed(&self, message: &Message<'_>, signing: &Signing<'_>) -> Option<[u8; 16]>;

    /// Notes where the body has what a shop asks for first, if that is known by now.
    #[inline]
    fn note_asked_first(&self, _: &Message<'_>, _: &mut AskedFirst) {}
}

/// Is shown a candidate, of whichever type it is.
pub(crate) trait CandidateVisitor {
    /// What comes of it.
    type Output;

    /// Looks at it.
    fn visit(self, candidate: &impl Candidate) -> Self::Output;
}

/// Bytes of a message that are not signed: `sign=` and an MD5 digest.
pub(super) const SIGNATURE_LEN: usize = 37;
