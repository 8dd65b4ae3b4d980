//! Verification: one call a message, and what is asked of a verified one.

use std::rc::Rc;

use napi::bindgen_prelude::External;
use napi_derive::napi;
use paysign::{Amount, Value, Verified, amount::AmountError};
use paysign_owned::{Failure, Settled};
use serde_json::json;

use crate::amount::of_minor;
use crate::error::text_of_failure;
use crate::packed::{Packed, USUAL_LEN};
use crate::raw::{Answer, Call, Function};
use crate::registers::{Number, Registers};

/// Room for most order numbers and amounts.
const USUAL_ORDER: usize = 64;
/// Room that is larger is not kept for the next text.
const MAX_KEPT: usize = 1 << 16;

/// A function `()` that verifies the bytes in the buffer. It returns `true`, or `{ error }` if they are
/// refused.
#[napi]
pub fn bytes_verifier(registers: &External<Rc<Registers>>) -> Function<Registers, 0> {
    Function::new(registers, |registers, call| {
        registers.with_buffer(|body| verify(registers, call, body)).unwrap_or(Answer::UNDEFINED)
    })
}

/// A function `(text)` that does the same with a text; `undefined` if it is none.
#[napi]
pub fn text_verifier(registers: &External<Rc<Registers>>) -> Function<Registers, 1> {
    Function::new(registers, |registers, call| {
        let text = &mut *registers.texts.borrow_mut();
        text.clear();
        let answer = call.read_long(0, 0, text).map_or(Answer::UNDEFINED, |_| verify(registers, call, text));
        if text.capacity() > MAX_KEPT {
            *text = Vec::new();
        }
        answer
    })
}

fn verify(registers: &Registers, call: &Call, body: &[u8]) -> Answer {
    registers.with_target(|target| match target.kept.verify(body) {
        Ok(()) => call.boolean(true),
        Err(failure) => call.error(&text_of_failure(&failure)),
    })
}

/// A function `()` that forgets the bodies which wait for the next batch.
#[napi]
pub fn batch_opener(registers: &External<Rc<Registers>>) -> Function<Registers, 0> {
    Function::new(registers, |registers, _| {
        registers.batch.borrow_mut().clear();
        Answer::UNDEFINED
    })
}

/// A function `(text)` that adds bodies, one after another in a text, to those that wait for the next batch.
/// It returns how many bytes they have; `undefined` if it is not a text.
#[napi]
pub fn text_batcher(registers: &External<Rc<Registers>>) -> Function<Registers, 1> {
    Function::new(registers, |registers, call| {
        let bytes = &mut *registers.batch.borrow_mut();
        let len = call.read_long(0, registers.number(Number::Len), bytes);
        len.map_or(Answer::UNDEFINED, |len| call.number(len))
    })
}

/// A function `()` that adds the bytes in the buffer to them. It returns how many they are.
#[napi]
pub fn bytes_batcher(registers: &External<Rc<Registers>>) -> Function<Registers, 0> {
    Function::new(registers, |registers, call| {
        let laid = registers.with_buffer(|bytes| registers.batch.borrow_mut().extend_from_slice(bytes));
        laid.map_or(Answer::UNDEFINED, |()| call.number(registers.number(Number::Len)))
    })
}

/// A function `(verdicts)` that verifies the bodies which wait. `verdicts` holds their lengths in bytes, and
/// then for each the index of its secret, or -1 for the first of the errors, -2 for the second, and so on.
/// Returns these as a packed list; `undefined` if the lengths are not those of the bytes.
#[napi]
pub fn batch_verifier(registers: &External<Rc<Registers>>) -> Function<Registers, 1> {
    Function::new(registers, |registers, call| {
        registers.with_target(|target| {
            let errors = call.with_numbers(0, |verdicts| {
                let lens: Vec<_> = verdicts.iter().map(|len| usize::try_from(*len).unwrap_or_default()).collect();
                let (mut errors, mut count) = (Packed::default(), 0);
                target.kept.verify_batch(&mut registers.batch.borrow_mut(), &lens, |place, verdict| {
                    verdicts[place] = match verdict {
                        Ok(secret) => i32::try_from(secret).unwrap_or(i32::MAX),
                        Err(failure) => {
                            errors.error(&failure);
                            count -= 1;
                            count
                        }
                    }
                })?;
                Some(call.string(&errors.finish()))
            });
            errors.flatten().unwrap_or(Answer::UNDEFINED)
        })
    })
}

/// A function `()` that asks a question of a message that was verified.
#[napi]
pub fn asker(registers: &External<Rc<Registers>>) -> Function<Registers, 0> {
    Function::new(registers, |registers, call| {
        ask(registers, call, |verified| match QUESTIONS.get(registers.number(Number::Question)) {
            Some((_, answer)) => answer(verified, call),
            None => Ok(Answer::UNDEFINED),
        })
    })
}

/// A function `(name)` that does the same for a field; `undefined` as well if `name` is not a text.
#[napi]
pub fn field_asker(registers: &External<Rc<Registers>>) -> Function<Registers, 1> {
    Function::new(registers, |registers, call| {
        let text = &mut *registers.texts.borrow_mut();
        text.clear();
        let Some(name) = call.read(0, text).and_then(|_| std::str::from_utf8(text).ok()) else {
            return Answer::UNDEFINED;
        };
        ask(registers, call, |verified| {
            let found = FIELDS.get(registers.number(Number::Question)).and_then(|(_, field)| field(verified, name));
            Ok(value(found, call))
        })
    })
}

type Question = fn(&Verified<'_>, &Call<'_>) -> Result<Answer, Failure>;

/// What can be asked of a verified message. Most is asked for singly: all fields and roles together cost as
/// much as to verify them.
const QUESTIONS: [(&str, Question); 12] = [
    ("fields", |verified, call| Ok(pairs(verified.fields(), call))),
    ("unprovedFields", |verified, call| Ok(pairs(verified.unproved_fields(), call))),
    ("secretIndex", |verified, call| Ok(call.number(verified.secret_index()))),
    ("message", |verified, call| Ok(call.string(verified.message().name))),
    ("order", |verified, call| Ok(order(verified, call))),
    ("tradeNo", |verified, call| Ok(value(verified.trade_no(), call))),
    ("orderedAmount", |verified, call| decimal(verified.ordered_amount(), call)),
    ("paidAmount", |verified, call| decimal(verified.paid_amount(), call)),
    ("status", |verified, call| Ok(call.string(verified.status().as_str()))),
    ("isPaid", |verified, call| Ok(call.boolean(verified.is_paid()))),
    ("ack", |verified, call| Ok(call.string(&verified.ack().to_text()))),
    // The same for all messages of a target; none if it repeats a value of the message.
    ("constantAck", |verified, call| Ok(verified.ack().as_str().map_or(Answer::UNDEFINED, |ack| call.string(ack)))),
];

/// How a field is asked for by its name.
type OfName = for<'v> fn(&Verified<'v>, &str) -> Option<Value<'v>>;
const FIELDS: [(&str, OfName); 2] =
    [("get", |verified, name| verified.get(name)), ("unproved", |verified, name| verified.unproved(name))];

/// The names of the questions as JSON: those of a message, and those of a field.
#[napi]
pub fn questions() -> String {
    json!([QUESTIONS.map(|(name, _)| name), FIELDS.map(|(name, _)| name)]).to_string()
}

fn pairs<'v>(fields: impl Iterator<Item = (Value<'v>, Value<'v>)>, call: &Call<'_>) -> Answer {
    let mut packed = Packed::with_capacity(USUAL_LEN);
    fields.for_each(|pair| packed.pair(pair));
    call.string(&packed.finish())
}

/// A text, or its bytes where it is not UTF-8; `undefined` if there is nothing.
fn value(value: Option<Value<'_>>, call: &Call<'_>) -> Answer {
    value.map_or(Answer::UNDEFINED, |value| call.text_or_bytes(&value.to_bytes()))
}

/// The order number, and in front of it a zero byte and the amount that `expect` agrees to with it, if there
/// is one; only the order number, as bytes, where it is not UTF-8.
fn order(verified: &Verified<'_>, call: &Call<'_>) -> Answer {
    let payment = verified.payment();
    let Some(order_no) = payment.order_no.or_else(|| verified.order_no()) else { return Answer::UNDEFINED };
    let order_no = order_no.to_bytes();
    let Ok(text) = std::str::from_utf8(&order_no) else { return call.text_or_bytes(&order_no) };
    let settled = Settled::new(&payment);
    let amount = settled.as_ref().and_then(|settled| std::str::from_utf8(settled.amount.as_bytes()).ok());
    let mut told = String::with_capacity(USUAL_ORDER);
    told.extend([amount.unwrap_or_default(), "\0", text]);
    call.string(&told)
}

/// An amount in major units.
fn decimal(amount: Option<Result<Amount, AmountError>>, call: &Call<'_>) -> Result<Answer, Failure> {
    Ok(amount.transpose()?.map_or(Answer::UNDEFINED, |amount| call.string(&amount.to_string())))
}

/// A function `(orderNo, amount)` that returns `null` if a message that was verified says: this order, paid,
/// and exactly this amount; else `{ error }`; `undefined` if one of them is not a text.
///
/// The amount is a decimal, or with a scale a whole number of units.
#[napi]
pub fn expecter(registers: &External<Rc<Registers>>) -> Function<Registers, 2> {
    Function::new(registers, |registers, call| {
        let texts = &mut *registers.texts.borrow_mut();
        texts.clear();
        let Some(len) = call.read(0, texts).filter(|_| call.read(1, texts).is_some()) else {
            return Answer::UNDEFINED;
        };
        let (order_no, amount) = texts.split_at(len);
        let (Ok(order_no), Ok(amount)) = (std::str::from_utf8(order_no), std::str::from_utf8(amount)) else {
            return Answer::UNDEFINED;
        };
        ask(registers, call, |verified| {
            let amount = match registers.number(Number::Scale).checked_sub(1) {
                Some(scale) => of_minor(amount, scale)?,
                None => amount.parse()?,
            };
            verified.expect(order_no, amount)?;
            Ok(call.null())
        })
    })
}

/// Asks the message that JavaScript means.
fn ask(registers: &Registers, call: &Call, what: impl FnOnce(&Verified<'_>) -> Result<Answer, Failure>) -> Answer {
    registers.with_target(|target| {
        let answer = match registers.number(Number::Message).checked_sub(1) {
            Some(place) => target.kept.of_batch(place, what),
            None => target.kept.last(what),
        };
        answer
            .map_or(Answer::UNDEFINED, |answer| answer.unwrap_or_else(|failure| call.error(&text_of_failure(&failure))))
    })
}
