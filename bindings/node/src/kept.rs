//! What a target has verified last, so that to read a message is not to verify it again.
//!
//! It is a memory and no more. JavaScript knows which message is in it (`Target` in `lib/target.js`): one
//! that is not, since others came after it, is verified once more before it is read.

use std::cell::RefCell;
use std::rc::Rc;

use bumpalo::Bump;
use paysign::Verified;
use paysign_owned::Failure;
use self_cell::self_cell;

use crate::subject::Subject;

/// Room for some 80 messages: small enough for a processor's first cache.
const ROOM: usize = 1 << 14;

/// Room for bodies, one after another, which is given back all at once, and what they are verified by.
struct Room {
    subject: Rc<Subject>,
    bytes: Bump,
}

type LastOf<'a> = RefCell<Option<Verified<'a>>>;

self_cell! {
    /// The message that was verified last, in the room where its body is. To have room for many takes Rust
    /// less time than to ask for some each time.
    struct Last {
        owner: Room,
        #[not_covariant]
        dependent: LastOf,
    }
}

/// Bodies, one after another, and what they are verified by.
struct Bodies {
    subject: Rc<Subject>,
    bytes: Vec<u8>,
}

/// The message of each body that is right.
type ManyOf<'a> = Vec<Option<Verified<'a>>>;

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
    one: RefCell<Last>,
    many: RefCell<Option<Many>>,
}

impl Kept {
    /// Nothing yet.
    pub fn new(subject: &Rc<Subject>) -> Self {
        Self { subject: Rc::clone(subject), one: RefCell::new(nothing(subject, Bump::new())), many: RefCell::default() }
    }

    /// Verifies a body, of which it makes a copy.
    ///
    /// # Errors
    ///
    /// As the core's; nothing is kept then.
    pub fn verify(&self, body: &[u8]) -> Result<(), Failure> {
        let mut one = self.one.borrow_mut();
        if one.borrow_owner().bytes.chunk_capacity() < body.len() {
            *one = nothing(&self.subject, Bump::with_capacity(body.len().max(ROOM)));
        }
        one.with_dependent(|room, last| {
            last.replace(None);
            last.replace(Some(room.subject.verify(room.bytes.alloc_slice_copy(body))?));
            Ok(())
        })
    }

    /// Calls `with` with the message that was verified last.
    pub fn last<R>(&self, with: impl FnOnce(&Verified<'_>) -> R) -> Option<R> {
        self.one.borrow().with_dependent(|_, last| last.borrow().as_ref().map(with))
    }

    /// Calls `with` with a message of the batch that was verified last.
    pub fn of_batch<R>(&self, place: usize, with: impl FnOnce(&Verified<'_>) -> R) -> Option<R> {
        self.many.borrow().as_ref()?.borrow_dependent().get(place)?.as_ref().map(with)
    }

    /// Verifies the bodies that follow one another in `bytes`, each as long as `lens` says, and calls
    /// `verdict` once for each, with its place and the index of its secret or why it is refused. `None` if
    /// `bytes` is not as long as they are. What it leaves in `bytes` is the room of the batch before it.
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

fn nothing(subject: &Rc<Subject>, bytes: Bump) -> Last {
    Last::new(Room { subject: Rc::clone(subject), bytes }, |_| RefCell::default())
}
