//! Verification: one call a message, and what is asked of a verified one.

use std::rc::Rc;

use napi::JsString;
use napi::bindgen_prelude::External;
use napi_derive::napi;
use paysign::{Amount, AmountError, Explanation, Value, Verified};
use serde_json::{Value as Json, json};

use crate::error::{Failure, text_of};
use crate::packed::{Packed, USUAL_LEN};
use crate::raw::{Answer, Call, Function, Kind};
use crate::target::Target;
use crate::text::{bytes_of, text_or_bytes, value};

/// A function `(body)` that verifies a string or a `Uint8Array`, and returns `true` or, for the latter, its copy as a binary
/// string; `{ error }` if it is refused; `undefined` if it is no body.
#[napi]
pub fn verifier(target: &External<Rc<Target>>) -> Function<1> {
    Function::new(target, |target, call| {
        let fill = |bytes: &mut Vec<u8>| call.read(0, bytes);
        let answer = target.kept.verify(fill, |kind, verdict| match (kind, verdict) {
            (Kind::Text, Ok(_)) => call.boolean(true),
            (Kind::Bytes, Ok(copy)) => call.binary(copy),
            (_, Err(failure)) => call.failure(&failure),
        });
        answer.unwrap_or(Answer::UNDEFINED)
    })
}

/// A function `(bodies, verdicts, isBinary)` for bodies that stand one behind another in a text or a binary string. `verdicts` holds their
/// lengths, and then for each the index of its secret, or -1 for the first of the errors, -2 for the second, and so on. Returns these as a
/// packed list; `undefined` if the lengths are not those of the bytes, as for a text that is not ASCII.
#[napi]
pub fn batch_verifier(target: &External<Rc<Target>>) -> Function<3> {
    Function::new(target, |target, call| {
        let errors = call.with_numbers(1, |verdicts| {
            let lens: Vec<_> = verdicts.iter().map(|len| usize::try_from(*len).unwrap_or_default()).collect();
            let mut bytes = target.kept.room_of_batch(lens.iter().sum());
            call.read_as(0, call.is_true(2), &mut bytes)?;
            let (mut errors, mut count) = (Packed::default(), 0);
            target.kept.verify_batch(bytes, &lens, |place, verdict| {
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
}

/// A function `(body, isBinary, place, what, name)` that reads what was verified, at `place` of a batch or -1. `what` is the place of a question in `QUESTIONS`.
#[napi]
pub fn reader(target: &External<Rc<Target>>) -> Function<5> {
    Function::new(target, |target, call| {
        let question = call.number(3).and_then(|what| QUESTIONS.get(usize::try_from(what).ok()?));
        ask(target, call, |verified, call| question.map_or(Ok(Answer::UNDEFINED), |(_, answer)| answer(verified, call)))
    })
}

type Question = fn(&Verified<'_>, &Call<'_>) -> Result<Answer, Failure>;

/// What can be asked of a verified message. Most is asked for singly: all fields and roles together cost as much as to verify them.
const QUESTIONS: [(&str, Question); 15] = [
    ("field", |verified, call| Ok(call.text(4).map_or(Answer::UNDEFINED, |name| call.value(verified.get(&name))))),
    ("unproved", |verified, call| {
        Ok(call.text(4).map_or(Answer::UNDEFINED, |name| call.value(verified.unproved(&name))))
    }),
    ("fields", |verified, call| Ok(pairs(verified.fields(), call))),
    ("unprovedFields", |verified, call| Ok(pairs(verified.unproved_fields(), call))),
    ("secretIndex", |verified, call| Ok(call.string(&verified.secret_index().to_string()))),
    ("message", |verified, call| Ok(call.string(verified.message().name))),
    ("orderNo", |verified, call| Ok(call.value(verified.order_no()))),
    ("tradeNo", |verified, call| Ok(call.value(verified.trade_no()))),
    ("orderedAmount", |verified, call| decimal(verified.ordered_amount(), call)),
    ("orderedAmountMinor", |verified, call| minor(verified.ordered_amount(), call)),
    ("paidAmount", |verified, call| decimal(verified.paid_amount(), call)),
    ("paidAmountMinor", |verified, call| minor(verified.paid_amount(), call)),
    ("status", |verified, call| Ok(call.string(verified.status().as_str()))),
    ("isPaid", |verified, call| Ok(call.boolean(verified.is_paid()))),
    ("ack", |verified, call| Ok(call.string(verified.ack()))),
];

/// The names of the questions as JSON.
#[napi]
pub fn questions() -> String {
    QUESTIONS.iter().map(|(name, _)| *name).collect::<Json>().to_string()
}

fn pairs<'v>(fields: impl Iterator<Item = (Value<'v>, Value<'v>)>, call: &Call<'_>) -> Answer {
    let mut packed = Packed::with_capacity(USUAL_LEN);
    fields.for_each(|pair| packed.pair(pair));
    call.string(&packed.finish())
}

/// An amount in major units.
fn decimal(amount: Option<Result<Amount, AmountError>>, call: &Call<'_>) -> Result<Answer, Failure> {
    Ok(amount.transpose()?.map_or(Answer::UNDEFINED, |amount| call.string(&amount.to_string())))
}

/// An amount in hundredths, if it is a whole number of them.
fn minor(amount: Option<Result<Amount, AmountError>>, call: &Call<'_>) -> Result<Answer, Failure> {
    let minor = amount.transpose()?.and_then(|amount| amount.minor(2));
    Ok(minor.map_or(Answer::UNDEFINED, |minor| call.string(&minor.to_string())))
}

/// A function `(body, isBinary, place, orderNo, amount, scale)` that returns `null` if the body says: this order, paid, and exactly this amount;
/// else `{ error }`.
///
/// The amount is a decimal, or with `scale` a whole number of units of which `scale` digits stand behind the point.
#[napi]
pub fn expecter(target: &External<Rc<Target>>) -> Function<6> {
    Function::new(target, |target, call| {
        ask(target, call, |verified, call| {
            let (Some(order_no), Some(amount)) = (call.text(3), call.text(4)) else { return Ok(Answer::UNDEFINED) };
            let scale = call.number(5).and_then(|scale| u8::try_from(scale).ok());
            let amount = match scale.zip(amount.parse().ok()) {
                Some((scale, minor)) => Amount::from_minor(minor, scale)?,
                None => amount.parse()?,
            };
            verified.expect(&order_no, amount)?;
            Ok(call.null())
        })
    })
}

/// Reads the body that stands in the first arguments, and was verified.
fn ask(target: &Target, call: &Call, what: impl FnOnce(&Verified<'_>, &Call<'_>) -> Result<Answer, Failure>) -> Answer {
    let mut body = Vec::new();
    if call.read_as(0, call.is_true(1), &mut body).is_none() {
        return Answer::UNDEFINED;
    }
    let place = call.number(2).and_then(|place| usize::try_from(place).ok());
    let found = target.kept.read(body, place, |verified| what(verified, call));
    found.flatten().unwrap_or_else(|failure| call.failure(&failure))
}

/// How a body is read and what its signature covers, as JSON.
///
/// # Errors
///
/// If `body` is no string.
#[napi]
pub fn explain(target: &External<Rc<Target>>, body: JsString<'_>) -> napi::Result<String> {
    let body = bytes_of(body)?;
    let explained = || -> Result<Json, Failure> {
        let subject = &target.subject;
        Ok(explanation(&subject.message()?.explain(body.as_slice(), &subject.secrets, &subject.options)?))
    };
    Ok(text_of(explained()))
}

fn explanation(explained: &Explanation<'_>) -> Json {
    let included = explained.included.iter().map(|field| json!([value(field.name), text_or_bytes(&field.text)]));
    let left_out = explained.left_out.iter().map(|(name, reason)| json!([value(*name), reason.as_str()]));
    json!({
        "scheme": explained.scheme.to_string(),
        "included": included.collect::<Vec<_>>(),
        "leftOut": left_out.collect::<Vec<_>>(),
        "canonical": text_or_bytes(&explained.canonical),
        "secrets": explained.secrets.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "verdict": explained.verdict.as_ref().map(|verdict| match verdict {
            Ok(secret) => json!({ "valid": true, "secretIndex": secret }),
            Err(error) => json!({ "valid": false, "error": Failure::from(*error).json() }),
        }),
        "text": explained.to_string(),
    })
}
