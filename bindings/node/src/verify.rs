//! Verification: one call a message, and what is asked of a verified one.

use napi::JsString;
use napi::bindgen_prelude::{Either, External};
use napi_derive::napi;
use paysign::{Amount, Explanation, Verified};
use serde_json::{Value as Json, json};

use crate::error::{Failure, text_of};
use crate::packed::Packed;
use crate::target::Target;
use crate::text::{bytes_of, text_or_bytes, value};

/// The index of the secret that has signed the body, or the error as JSON.
///
/// # Errors
///
/// If `body` is no string.
#[napi]
pub fn verify(target: &External<Target>, body: JsString<'_>) -> napi::Result<Either<u32, String>> {
    let body = bytes_of(body)?;
    Ok(verdict(target.verify(body.as_slice())))
}

/// As `verify`, for bodies that stand one behind another in `bodies`, each as long as `lens` says.
///
/// # Errors
///
/// If `bodies` is no string, or shorter than its parts.
#[napi]
pub fn verify_batch(
    target: &External<Target>,
    bodies: JsString<'_>,
    lens: &[u32],
) -> napi::Result<Vec<Either<u32, String>>> {
    let all = bytes_of(bodies)?;
    let mut rest = all.as_slice();
    let mut parts = Vec::with_capacity(lens.len());
    for len in lens {
        let part = usize::try_from(*len).ok().and_then(|len| rest.split_at_checked(len));
        let (part, behind) =
            part.ok_or_else(|| napi::Error::from_reason("the bodies are shorter than their lengths"))?;
        parts.push(part);
        rest = behind;
    }
    let mut verdicts: Vec<_> = parts.iter().map(|_| Either::A(0)).collect();
    match target.message() {
        Ok(message) => message.verify_batch(&parts, &target.secrets, &target.options, |index, result| {
            verdicts[index] = verdict(result.map_err(Failure::from));
        }),
        Err(_) => verdicts = parts.iter().map(|part| verdict(target.verify(part))).collect(),
    }
    Ok(verdicts)
}

fn verdict(result: Result<Verified<'_>, Failure>) -> Either<u32, String> {
    match result {
        Ok(verified) => Either::A(u32::try_from(verified.secret_index()).unwrap_or(u32::MAX)),
        Err(failure) => Either::B(failure.text()),
    }
}

/// All that a body proves, and what it does not, as a packed list. It is verified again: the core alone says what is proved.
///
/// # Errors
///
/// If `body` is no string, or is not the one that was verified.
#[napi]
pub fn read(target: &External<Target>, body: JsString<'_>) -> napi::Result<String> {
    let body = bytes_of(body)?;
    match target.verify(body.as_slice()) {
        Ok(verified) => Ok(facts(&verified)),
        Err(_) => Err(napi::Error::from_reason("only a verified message can be read")),
    }
}

/// The roles in their order, the number of signed fields, these, and all other fields.
fn facts(verified: &Verified<'_>) -> String {
    let mut packed = Packed::default();
    packed.text(verified.message().name);
    packed.text(verified.status().as_str());
    packed.text(if verified.is_paid() { "1" } else { "" });
    packed.text(verified.ack());
    packed.value(verified.order_no());
    packed.value(verified.trade_no());
    packed.amount(verified.ordered_amount());
    packed.amount(verified.paid_amount());
    packed.text(&verified.fields().count().to_string());
    verified.fields().for_each(|pair| packed.pair(pair));
    verified.unproved_fields().for_each(|pair| packed.pair(pair));
    packed.finish()
}

/// `null` if the body says: this order, paid, and exactly this amount; else the error as JSON.
///
/// The amount is a decimal, or with `scale` a whole number of units of which `scale` digits stand behind the point.
///
/// # Errors
///
/// If `body` is no string.
#[napi]
pub fn expect(
    target: &External<Target>,
    body: JsString<'_>,
    order_no: String,
    amount: String,
    scale: Option<u8>,
) -> napi::Result<Option<String>> {
    let body = bytes_of(body)?;
    let check = || -> Result<(), Failure> {
        let amount = match scale.zip(amount.parse().ok()) {
            Some((scale, minor)) => Amount::from_minor(minor, scale)?,
            None => amount.parse()?,
        };
        Ok(target.verify(body.as_slice())?.expect(&order_no, amount)?)
    };
    Ok(check().err().map(|failure| failure.text()))
}

/// How a body is read and what its signature covers, as JSON.
///
/// # Errors
///
/// If `body` is no string.
#[napi]
pub fn explain(target: &External<Target>, body: JsString<'_>) -> napi::Result<String> {
    let body = bytes_of(body)?;
    let explained = || -> Result<Json, Failure> {
        Ok(explanation(&target.message()?.explain(body.as_slice(), &target.secrets, &target.options)?))
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
