//! Signing: the values of the parameters cross one by one; their names cross before, and only when they are other ones.

use std::rc::Rc;

use napi::bindgen_prelude::External;
use napi_derive::napi;

use crate::error::text_of_failure;
use crate::packed::{Packed, USUAL_LEN};
use crate::raw::{Answer, Call, Function};
use crate::ready::Texts;
use crate::registers::{Number, Registers};

/// How many parameters cross without JSON.
const MAX_VALUES: usize = 16;

/// The names and values of a JSON list.
pub(crate) fn listed(json: &[u8]) -> Option<Vec<(String, String)>> {
    serde_json::from_slice(json).ok()
}

/// A function `(names)` for the names of the parameters that are signed next, with a zero byte behind each. It returns `true`; `undefined` if they are
/// no text.
#[napi]
pub fn namer(registers: &External<Rc<Registers>>) -> Function<Registers, 1> {
    Function::new(registers, |registers, call| {
        let (mut joined, mut names) = (Vec::new(), Texts::default());
        if call.read(0, &mut joined).is_none() {
            return Answer::UNDEFINED;
        }
        for name in joined.split_inclusive(|byte| *byte == 0) {
            names.push(|bytes| bytes.extend_from_slice(name.strip_suffix(&[0]).unwrap_or(name)));
        }
        registers.names.replace(Rc::new(names));
        call.boolean(true)
    })
}

/// A function `(value0, value1, …)` that signs parameters, of which there may be fewer. It returns the signature, or `{ error }` if they are refused; `undefined` if one is no text, or
/// if they are not as many as the names.
#[napi]
pub fn signer(registers: &External<Rc<Registers>>) -> Function<Registers, MAX_VALUES> {
    Function::new(registers, |registers, call| {
        let names = Rc::clone(&registers.names.borrow());
        let count = registers.number(Number::Len).min(MAX_VALUES);
        sign(registers, call, names, |values| {
            (0..count).try_for_each(|argument| values.push(|bytes| call.read(argument, bytes)).map(drop))
        })
    })
}

/// A function `(json)` that does the same for a list of pairs.
#[napi]
pub fn list_signer(registers: &External<Rc<Registers>>) -> Function<Registers, 1> {
    Function::new(registers, |registers, call| {
        let mut json = Vec::new();
        let Some(list) = call.read_long(0, 0, &mut json).and_then(|_| listed(&json)) else { return Answer::UNDEFINED };
        let mut names = Texts::default();
        for (name, _) in &list {
            names.push(|bytes| bytes.extend_from_slice(name.as_bytes()));
        }
        sign(registers, call, Rc::new(names), |values| {
            for (_, value) in &list {
                values.push(|bytes| bytes.extend_from_slice(value.as_bytes()));
            }
            Some(())
        })
    })
}

fn sign(registers: &Registers, call: &Call, names: Rc<Texts>, fill: impl FnOnce(&mut Texts) -> Option<()>) -> Answer {
    registers.with_target(|target| {
        match target.ready.sign(names, fill, |signed| call.string(signed.signature().as_str())) {
            Some(Ok(signature)) => signature,
            Some(Err(failure)) => call.error(&text_of_failure(&failure)),
            None => Answer::UNDEFINED,
        }
    })
}

/// A function `()` that writes the body of what was signed last.
#[napi]
pub fn body_writer(registers: &External<Rc<Registers>>) -> Function<Registers, 0> {
    Function::new(registers, |registers, call| {
        registers.with_target(|target| {
            let body = target.ready.last(|signed| {
                let mut body = String::with_capacity(USUAL_LEN);
                signed.body().append_to(&mut body);
                call.string(&body)
            });
            body.unwrap_or(Answer::UNDEFINED)
        })
    })
}

/// A function `()` that gives the names and values of all fields to send of what was signed last, as a packed list.
#[napi]
pub fn field_lister(registers: &External<Rc<Registers>>) -> Function<Registers, 0> {
    Function::new(registers, |registers, call| {
        registers.with_target(|target| {
            let fields = target.ready.last(|signed| {
                let mut packed = Packed::default();
                for (name, value) in signed.fields() {
                    packed.bytes(name);
                    packed.bytes(value);
                }
                call.string(&packed.finish())
            });
            fields.unwrap_or(Answer::UNDEFINED)
        })
    })
}
