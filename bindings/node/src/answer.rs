//! Answers of a gateway.

use std::rc::Rc;

use napi::JsString;
use napi::bindgen_prelude::External;
use napi_derive::napi;
use paysign::{Amount, Answer, amount::AmountError};
use paysign_owned::Failure;
use serde_json::{Value as Json, json};

use crate::error::{json_of, text_of};
use crate::merchant::Account;
use crate::target::Target;
use crate::value::{bytes_of, value};

/// An answer as JSON.
///
/// # Errors
///
/// If `body` is not a string.
#[napi]
pub fn answer(target: &External<Rc<Target>>, body: JsString<'_>) -> napi::Result<String> {
    let body = bytes_of(body)?;
    let read = || -> Result<Json, Failure> { Ok(facts(&target.subject.answer(body.as_slice())?)) };
    Ok(text_of(read()))
}

/// The answer to a merchant's request `message`, as JSON.
///
/// # Errors
///
/// If `body` is not a string.
#[napi]
pub fn merchant_answer(merchant: &External<Account>, message: String, body: JsString<'_>) -> napi::Result<String> {
    let body = bytes_of(body)?;
    let answer = merchant.get().answer(&message, body.as_slice());
    Ok(text_of(answer.map(|answer| facts(&answer)).map_err(Failure::from)))
}

/// One field of an answer by its name or path, as JSON.
///
/// # Errors
///
/// If `body` is not a string.
#[napi]
pub fn answer_field(target: &External<Rc<Target>>, body: JsString<'_>, field: String) -> napi::Result<String> {
    let body = bytes_of(body)?;
    let read = || -> Result<Json, Failure> {
        let answer = target.subject.answer(body.as_slice())?;
        Ok(answer.get(&field).map(value).into())
    };
    Ok(text_of(read()))
}

/// One field of the answer to a merchant's request, as JSON.
///
/// # Errors
///
/// If `body` is not a string.
#[napi]
pub fn merchant_answer_field(
    merchant: &External<Account>,
    message: String,
    body: JsString<'_>,
    field: String,
) -> napi::Result<String> {
    let body = bytes_of(body)?;
    let answer = merchant.get().answer(&message, body.as_slice());
    Ok(text_of(answer.map(|answer| answer.get(&field).map(value).into()).map_err(Failure::from)))
}

fn facts(answer: &Answer<'_>) -> Json {
    json!({
        "message": answer.message().name,
        "isProved": answer.is_proved(),
        "fields": answer.fields().map(|(name, of_name)| json!([name, value(of_name)])).collect::<Vec<_>>(),
        "orderNo": answer.order_no().map(value),
        "tradeNo": answer.trade_no().map(value),
        "payUrl": answer.pay_url().map(value),
        "orderedAmount": answer.ordered_amount().map(amount),
        "paidAmount": answer.paid_amount().map(amount),
        "status": answer.status().as_str(),
        "isPaid": answer.is_paid(),
    })
}

/// An amount in major units, or why it is none.
fn amount(amount: Result<Amount, AmountError>) -> Json {
    match amount {
        Ok(amount) => amount.to_string().into(),
        Err(error) => json!({ "error": json_of(&error.into()) }),
    }
}
