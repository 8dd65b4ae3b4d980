//! What a target has verified last, so that to read a message is not to verify it again.
//!
//! It is a memory and no more. JavaScript knows which message is in it (`Target` in `lib/target.js`): one that is not, since others came after it, is
//! verified once more before it is read.

use std::cell::RefCell;
use std::rc::Rc;

use paysign::Verified;
use self_cell::self_cell;

use crate::error::Failure;
use crate::target::Subject;

/// A buffer that is larger is not kept for the next body.
const MOST_KEPT: usize = 1 << 16;

/// Bodies, one behind another, and what they are verified by.
struct Bodies {
    subject: Rc<Subject>,
    bytes: Vec<u8>,
}

type OneOf<'a> = Verified<'a>;
/// The message of each body that is right.
type ManyOf<'a> = Vec<Option<Verified<'a>>>;

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

    /// Verifies the body that `fill` writes; `None` if it writes none. Nothing is kept of a body that is refused.
    pub fn verify(&self, fill: impl FnOnce(&mut Vec<u8>) -> Option<()>) -> Option<Result<(), Failure>> {
        let mut bodies = match self.one.take().map(One::into_owner) {
            Some(bodies) if bodies.bytes.capacity() <= MOST_KEPT => bodies,
            _ => Bodies { subject: Rc::clone(&self.subject), bytes: Vec::new() },
        };
        bodies.bytes.clear();
        fill(&mut bodies.bytes)?;
        let one = One::try_new(bodies, |bodies| bodies.subject.verify(&bodies.bytes));
        Some(one.map(|one| drop(self.one.replace(Some(one)))))
    }

    /// Calls `with` with the message that was verified last.
    pub fn last<R>(&self, with: impl FnOnce(&Verified<'_>) -> R) -> Option<R> {
        self.one.borrow().as_ref().map(|one| with(one.borrow_dependent()))
    }

    /// Calls `with` with a message of the batch that was verified last.
    pub fn of_batch<R>(&self, place: usize, with: impl FnOnce(&Verified<'_>) -> R) -> Option<R> {
        self.many.borrow().as_ref()?.borrow_dependent().get(place)?.as_ref().map(with)
    }

    /// Verifies the bodies that stand one behind another in `bytes`, each as long as `lens` says, and calls `verdict` once for
    /// each, with its place and the index of its secret or why it is refused. `None` if `bytes` is not as long as they are. What it leaves in `bytes` is the
    /// room of the batch before it.
    pub fn verify_batch(
        &self,
        bytes: &mut Vec<u8>,
        lens: &[usize],
        mut verdict: impl FnMut(usize, Result<usize, Failure>),
    ) -> Option<()> {
        if lens.iter().try_fold(0, |sum: usize, len| sum.checked_add(*len)) != Some(bytes.len()) {
            return None;
        }
        let room = self.many.take().map(|many| many.into_owner().bytes).unwrap_or_default();
        let bodies = Bodies { subject: Rc::clone(&self.subject), bytes: std::mem::replace(bytes, room) };
        let many = Many::new(bodies, |bodies| {
            let mut rest = bodies.bytes.as_slice();
            let mut parts = Vec::with_capacity(lens.len());
            for len in lens {
                let (part, behind) = rest.split_at(*len);
                parts.push(part);
                rest = behind;
            }
            let mut kept: ManyOf<'_> = parts.iter().map(|_| None).collect();
            bodies.subject.verify_batch(&parts, |place, result| match result {
                Ok(verified) => {
                    verdict(place, Ok(verified.secret_index()));
                    kept[place] = Some(verified);
                }
                Err(failure) => verdict(place, Err(failure)),
            });
            kept
        });
        self.many.replace(Some(many));
        Some(())
    }
}
