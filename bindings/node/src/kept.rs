//! What a target has verified last, so that to read a message is not to verify it again.
//!
//! It is a memory and no more: a message that is not in it, since others came after it, is verified once more when it is read. Only what
//! was verified before is looked up, so how long that takes tells nobody a signature.

use std::cell::RefCell;
use std::rc::Rc;

use paysign::Verified;
use self_cell::self_cell;

use crate::error::Failure;
use crate::target::Subject;

/// A buffer that is larger is not kept for the next body.
const MOST_KEPT: usize = 1 << 16;
/// As much room a batch is given from the start.
const MOST_FOR_BATCH: usize = 1 << 22;

/// Bodies, one behind another, and what they are verified by.
struct Bodies {
    subject: Rc<Subject>,
    bytes: Vec<u8>,
}

type OneOf<'a> = Verified<'a>;
/// Each body, and its message if it is right.
type ManyOf<'a> = Vec<(&'a [u8], Option<Verified<'a>>)>;

self_cell! {
    struct One {
        owner: Bodies,
        #[covariant]
        dependent: OneOf,
    }
}

self_cell! {
    struct Many {
        owner: Bodies,
        #[covariant]
        dependent: ManyOf,
    }
}

/// The last message and the last batch that were verified.
pub struct Kept {
    subject: Rc<Subject>,
    one: RefCell<Option<One>>,
    many: RefCell<Option<Many>>,
}

impl Kept {
    /// Nothing yet.
    pub fn new(subject: &Rc<Subject>) -> Self {
        Self { subject: Rc::clone(subject), one: RefCell::default(), many: RefCell::default() }
    }

    /// Verifies the body that `fill` writes, and calls `with` with its bytes, or with why they are refused; `None` if `fill` does.
    pub fn verify<F, R>(
        &self,
        fill: impl FnOnce(&mut Vec<u8>) -> Option<F>,
        with: impl FnOnce(F, Result<&[u8], Failure>) -> R,
    ) -> Option<R> {
        let mut bodies = match self.one.take().map(One::into_owner) {
            Some(bodies) if bodies.bytes.capacity() <= MOST_KEPT => bodies,
            _ => Bodies { subject: Rc::clone(&self.subject), bytes: Vec::new() },
        };
        bodies.bytes.clear();
        let filled = fill(&mut bodies.bytes)?;
        Some(match One::try_new(bodies, |bodies| bodies.subject.verify(&bodies.bytes)) {
            Ok(one) => {
                let result = with(filled, Ok(&one.borrow_owner().bytes));
                self.one.replace(Some(one));
                result
            }
            Err(failure) => with(filled, Err(failure)),
        })
    }

    /// Calls `with` with the message of a body that was verified before, at `place` of a batch if it was in one.
    ///
    /// # Errors
    ///
    /// As verification, if the body is not the one that was verified.
    pub fn read<R>(
        &self,
        body: Vec<u8>,
        place: Option<usize>,
        with: impl FnOnce(&Verified<'_>) -> R,
    ) -> Result<R, Failure> {
        if let (Some(place), Some(many)) = (place, &*self.many.borrow())
            && let Some((of_batch, Some(verified))) = many.borrow_dependent().get(place)
            && *of_batch == body
        {
            return Ok(with(verified));
        }
        if let Some(one) = self.one.borrow().as_ref().filter(|one| one.borrow_owner().bytes == body) {
            return Ok(with(one.borrow_dependent()));
        }
        let bodies = Bodies { subject: Rc::clone(&self.subject), bytes: body };
        let one = One::try_new(bodies, |bodies| bodies.subject.verify(&bodies.bytes))?;
        let result = with(one.borrow_dependent());
        self.one.replace(Some(one));
        Ok(result)
    }

    /// Room for the bodies of a batch, that of the last batch if it can be had.
    pub fn room_of_batch(&self, len: usize) -> Vec<u8> {
        let mut bytes = self.many.take().map(|many| many.into_owner().bytes).unwrap_or_default();
        bytes.clear();
        // Three bytes for each character: then Node need not look whether there is room.
        bytes.reserve(len.saturating_mul(3).min(MOST_FOR_BATCH));
        bytes
    }

    /// Verifies the bodies that stand one behind another in `bytes`, each as long as `lens` says, and calls `verdict` once for
    /// each, with its place and the index of its secret or why it is refused. `None` if `bytes` is not as long as they are.
    pub fn verify_batch(
        &self,
        bytes: Vec<u8>,
        lens: &[usize],
        mut verdict: impl FnMut(usize, Result<usize, Failure>),
    ) -> Option<()> {
        if lens.iter().try_fold(0, |sum: usize, len| sum.checked_add(*len)) != Some(bytes.len()) {
            return None;
        }
        let bodies = Bodies { subject: Rc::clone(&self.subject), bytes };
        let many = Many::new(bodies, |bodies| {
            let mut rest = bodies.bytes.as_slice();
            let mut parts = Vec::with_capacity(lens.len());
            for len in lens {
                let (part, behind) = rest.split_at(*len);
                parts.push(part);
                rest = behind;
            }
            let mut kept: ManyOf<'_> = parts.iter().map(|part| (*part, None)).collect();
            bodies.subject.verify_batch(&parts, |place, result| match result {
                Ok(verified) => {
                    verdict(place, Ok(verified.secret_index()));
                    kept[place].1 = Some(verified);
                }
                Err(failure) => verdict(place, Err(failure)),
            });
            kept
        });
        self.many.replace(Some(many));
        Some(())
    }
}
