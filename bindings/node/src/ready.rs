//! What a target has signed last, so that its body is written when it is asked for, and the parameters need not cross again.

use std::cell::RefCell;
use std::rc::Rc;

use paysign::{MerchantError, sign::Signed};
use paysign_owned::Failure;
use self_cell::self_cell;

use crate::subject::Subject;

/// A buffer that is larger is not kept for the next parameters.
const MAX_KEPT: usize = 1 << 16;

/// Texts, one behind another.
#[derive(Default)]
pub struct Texts {
    /// All of them.
    pub bytes: Vec<u8>,
    /// Where each ends.
    pub ends: Vec<usize>,
}

impl Texts {
    /// Puts what `write` appends behind them as one more, and returns what that does.
    pub fn push<R>(&mut self, write: impl FnOnce(&mut Vec<u8>) -> R) -> R {
        let written = write(&mut self.bytes);
        self.ends.push(self.bytes.len());
        written
    }

    fn iter(&self) -> impl Iterator<Item = &[u8]> {
        let mut start = 0;
        self.ends.iter().map(move |end| &self.bytes[std::mem::replace(&mut start, *end)..*end])
    }
}

/// Names and values, as they have crossed, and what signs them.
struct Given {
    subject: Rc<Subject>,
    names: Rc<Texts>,
    values: Texts,
}

type ListOf<'a> = Vec<(&'a [u8], &'a [u8])>;
type SignedOf<'a> = Signed<'a, &'a [u8], &'a [u8]>;

self_cell! {
    struct Params {
        owner: Given,
        #[covariant]
        dependent: ListOf,
    }
}

self_cell! {
    struct Last {
        owner: Params,
        #[covariant]
        dependent: SignedOf,
    }
}

/// The parameters that were signed last.
pub struct Ready {
    subject: Rc<Subject>,
    last: RefCell<Option<Last>>,
}

impl Ready {
    /// Nothing yet.
    pub fn new(subject: &Rc<Subject>) -> Self {
        Self { subject: Rc::clone(subject), last: RefCell::default() }
    }

    /// Signs parameters of these names, whose values `fill` writes, and calls `with` with what comes out; `None` if `fill` writes none, or not as many. Nothing
    /// is kept of what is refused.
    pub fn sign<R>(
        &self,
        names: Rc<Texts>,
        fill: impl FnOnce(&mut Texts) -> Option<()>,
        with: impl FnOnce(&SignedOf<'_>) -> R,
    ) -> Option<Result<R, Failure>> {
        let last = self.last.take().map(|last| last.into_owner().into_owner().values);
        let mut values = last.filter(|values| values.bytes.capacity() <= MAX_KEPT).unwrap_or_default();
        values.bytes.clear();
        values.ends.clear();
        fill(&mut values)?;
        if values.ends.len() != names.ends.len() {
            return None;
        }
        let given = Given { subject: Rc::clone(&self.subject), names, values };
        let params = Params::new(given, |given| given.names.iter().zip(given.values.iter()).collect());
        let last = Last::try_new(params, |params| -> Result<_, Failure> {
            let subject = &params.borrow_owner().subject;
            let secrets = &subject.secrets;
            let secret = secrets.first().ok_or(MerchantError::NoSecret)?;
            Ok(subject.message()?.sign_masking(params.borrow_dependent(), secret, secrets, &subject.options)?)
        });
        Some(last.map(|last| {
            let result = with(last.borrow_dependent());
            self.last.replace(Some(last));
            result
        }))
    }

    /// Calls `with` with what was signed last.
    pub fn last<R>(&self, with: impl FnOnce(&SignedOf<'_>) -> R) -> Option<R> {
        self.last.borrow().as_ref().map(|last| with(last.borrow_dependent()))
    }
}
