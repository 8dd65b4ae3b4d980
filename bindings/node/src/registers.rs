//! What JavaScript sets for a call, so that it need not be an argument: Node takes longer for two arguments
//! than the core for a field.
//!
//! It is of one environment: each worker thread has its own.

use std::cell::RefCell;
use std::rc::Rc;

use napi::bindgen_prelude::External;
use napi_derive::napi;

use crate::raw::{Answer, Pinned};
use crate::ready::Texts;
use crate::target::Target;

/// The numbers that go with a call, by their places; `lib/registers.js` has the same.
#[derive(Clone, Copy)]
pub enum Number {
    /// The number of the target.
    Target,
    /// Where in the buffer the bytes of a body start.
    Start,
    /// How many bytes it has, or how many characters a text, or how many values there are.
    Len,
    /// Which message is asked: 0 for the last one, else its place in the last batch and one more.
    Message,
    /// Which question is asked.
    Question,
    /// How many digits of an amount stand behind the point, and one more; 0 if it is written as a decimal.
    Scale,
}

/// Targets by their numbers.
#[derive(Default)]
struct Targets {
    all: Vec<Option<Rc<Target>>>,
    /// The numbers that are no target's any more.
    free: Vec<usize>,
}

/// What both sides know.
pub struct Registers {
    numbers: Pinned<u32>,
    buffer: RefCell<Option<Pinned<u8>>>,
    targets: RefCell<Targets>,
    /// The names of the parameters that are signed next.
    pub(crate) names: RefCell<Rc<Texts>>,
    /// The bodies of the next batch, one behind another.
    pub(crate) batch: RefCell<Vec<u8>>,
    /// Room for short texts.
    pub(crate) texts: RefCell<Vec<u8>>,
}

impl Registers {
    /// A number of this call.
    pub fn number(&self, number: Number) -> usize {
        self.numbers.get(number as usize).and_then(|number| usize::try_from(number).ok()).unwrap_or_default()
    }

    /// What the call is about.
    pub fn with_target(&self, action: impl FnOnce(&Target) -> Answer) -> Answer {
        let targets = self.targets.borrow();
        let target = targets.all.get(self.number(Number::Target)).and_then(Option::as_deref);
        target.map_or(Answer::UNDEFINED, action)
    }

    /// Looks at the body that lies in the buffer; `None` if there is none.
    pub fn with_buffer<R>(&self, with: impl FnOnce(&[u8]) -> R) -> Option<R> {
        self.buffer.borrow().as_ref()?.with(self.number(Number::Start), self.number(Number::Len), with)
    }
}

/// The registers of this thread. `numbers` is for those of [`Number`].
#[napi]
pub fn registers(numbers: Pinned<u32>) -> External<Rc<Registers>> {
    External::new(Rc::new(Registers {
        numbers,
        buffer: RefCell::default(),
        targets: RefCell::default(),
        names: RefCell::default(),
        batch: RefCell::default(),
        texts: RefCell::default(),
    }))
}

/// Takes another buffer for the bytes of bodies.
#[napi]
pub fn use_buffer(registers: &External<Rc<Registers>>, buffer: Pinned<u8>) {
    if let Some(old) = registers.buffer.replace(Some(buffer)) {
        old.release();
    }
}

/// The number of a target, until it leaves.
#[napi]
pub fn add_target(registers: &External<Rc<Registers>>, target: &External<Rc<Target>>) -> u32 {
    let Targets { all, free } = &mut *registers.targets.borrow_mut();
    let number = free.pop().unwrap_or_else(|| {
        all.push(None);
        all.len() - 1
    });
    all[number] = Some(Rc::clone(target));
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Forgets a target that nobody can call any more.
#[napi]
pub fn remove_target(registers: &External<Rc<Registers>>, number: u32) {
    let Targets { all, free } = &mut *registers.targets.borrow_mut();
    if let Ok(number) = usize::try_from(number)
        && all.get_mut(number).and_then(Option::take).is_some()
    {
        free.push(number);
    }
}
