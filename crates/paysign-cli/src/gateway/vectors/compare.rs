//! What was found beside what a case expects. Only codes, amounts and what the file expects are shown: a text
//! of a message may be a secret or a right signature.

use std::collections::BTreeMap;

use paysign::amount::AmountError;
use paysign::gateway::Role;
use paysign::name::Name;
use paysign::roles::Roles;
use paysign::{Amount, Message, Options, Value};
use serde_json::Value as Json;

use super::case::Case;
use super::difference::Difference;
use super::member::{bytes, unhex};

type Found = Vec<Difference>;

/// Texts by the names of fields.
type Texts = BTreeMap<Vec<u8>, Vec<u8>>;

/// An error beside the one expected; what is accepted has a code of its own here: none.
pub(super) fn refused(case: &Case<'_>, code: &str, field: Option<&Name>, offset: Option<usize>) -> Found {
    let mut found = Found::new();
    if case.expected("error").and_then(Json::as_str) != Some(code) {
        return vec![Difference::new(format!("it is refused as `{code}`, and {}", wanted(case)))];
    }
    if let Some(expected) = case.expected("field").and_then(bytes) {
        // A name in an error is cut after its first bytes.
        let is_same = match field {
            Some(field) if field.is_cut() => expected.starts_with(field.as_bytes()),
            Some(field) => field.as_bytes() == expected,
            None => expected.is_empty(),
        };
        if !is_same {
            let named = field.map_or_else(|| "no field".to_owned(), |field| format!("`{field}`"));
            found.push(Difference::new(format!("`field`: `{code}` names {named}, not the one expected")));
        }
    }
    if let Some(expected) = case.expected("offset")
        && expected.as_u64() != offset.and_then(|offset| u64::try_from(offset).ok())
    {
        let here = offset.map_or_else(|| "no byte".to_owned(), |offset| format!("byte {offset}"));
        found.push(Difference::new(format!("`offset`: `{code}` is about {here}, not {expected}")));
    }
    found
}

/// What is accepted, against what the case expects.
pub(super) fn accepted(case: &Case<'_>) -> Found {
    vec![Difference::new(format!("it is accepted, and {}", wanted(case)))]
}

/// What a case wants, in words.
fn wanted(case: &Case<'_>) -> String {
    match case.expected("error").and_then(Json::as_str) {
        Some(code) => format!("the case expects `{code}`"),
        None => "the case expects it to be accepted".to_owned(),
    }
}

/// A word of a gateway that is not one of a message, such as a status: both are shown.
pub(super) fn word(case: &Case<'_>, name: &str, here: Option<&str>, found: &mut Found) {
    let Some(expected) = case.expected(name).filter(|expected| expected.as_str() != here) else { return };
    let here = here.map_or_else(|| "not there".to_owned(), |here| format!("`{here}`"));
    found.push(Difference::new(format!("`{name}` is {here}, not {expected}")));
}

/// An amount.
fn amount(case: &Case<'_>, name: &str, here: Option<Result<Amount, AmountError>>, found: &mut Found) {
    match here {
        Some(Err(error)) => {
            let code = error.code().as_str();
            if let Some(expected) = case.expected(name).filter(|expected| expected["error"] != code) {
                found.push(Difference::new(format!("`{name}` is not a decimal (`{code}`), and not {expected}")));
            }
        }
        here => {
            let here = here.and_then(Result::ok).map(|amount| amount.to_string());
            word(case, name, here.as_deref(), found);
        }
    }
}

/// A text of a message.
pub(super) fn text(case: &Case<'_>, name: &str, here: Option<&[u8]>, found: &mut Found) {
    let Some(expected) = case.expected(name) else { return };
    match (here, bytes(expected)) {
        (None, _) => found.push(Difference::new(format!("`{name}` is not there: no field has this role"))),
        (Some(here), expected) if expected.as_deref() != Some(here) => {
            found.push(Difference::new(format!("`{name}` is another text")));
        }
        _ => {}
    }
}

/// All fields of a kind.
///
/// # Errors
///
/// The case does not list texts.
pub(super) fn fields<'v>(
    case: &Case<'_>,
    name: &str,
    here: impl Iterator<Item = (Value<'v>, Value<'v>)>,
    found: &mut Found,
) -> Result<(), String> {
    let Some(expected) = listed(case, name)? else { return Ok(()) };
    let decoded = |value: Value<'_>| value.to_bytes().into_owned();
    let here: BTreeMap<_, _> = here.map(|(name, value)| (decoded(name), decoded(value))).collect();
    for (field, value) in &expected {
        let shown = field.escape_ascii();
        match here.get(field) {
            None => found.push(Difference::new(format!("`{name}` lacks `{shown}`"))),
            Some(here) if here != value => {
                found.push(Difference::new(format!("`{name}`: `{shown}` is another text")));
            }
            Some(_) => {}
        }
    }
    let others = here.keys().filter(|field| !expected.contains_key(*field)).count();
    if others > 0 {
        found.push(Difference::new(format!("`{name}`: {others} more than the case lists")));
    }
    Ok(())
}

/// The fields that a case lists under a name.
///
/// # Errors
///
/// They are not texts.
pub(super) fn listed(case: &Case<'_>, name: &str) -> Result<Option<Texts>, String> {
    let Some(expected) = case.expected(name) else { return Ok(None) };
    let said = || format!("`{name}` of `expect` is an object of texts");
    let pair = |(field, value): (&String, &Json)| {
        let name = match field.strip_prefix("hex:") {
            Some(hex) => unhex(hex).ok_or_else(said)?,
            None => case.repeated(field)?.into_bytes(),
        };
        let value = match value.as_str() {
            Some(text) => case.repeated(text)?.into_bytes(),
            None => bytes(value).ok_or_else(said)?,
        };
        Ok((name, value))
    };
    expected.as_object().ok_or_else(said)?.iter().map(pair).collect::<Result<_, String>>().map(Some)
}

/// What is read by role, but for what only one kind of message has.
pub(super) fn roles<'a>(case: &Case<'_>, of: &impl Roles<'a>, found: &mut Found) {
    for (name, role) in [("order_no", Role::OrderNo), ("trade_no", Role::TradeNo), ("pay_url", Role::PayUrl)] {
        text(case, name, of.role(role).map(Value::to_bytes).as_deref(), found);
    }
    for (name, role) in [("ordered_amount", Role::OrderedAmount), ("paid_amount", Role::PaidAmount)] {
        amount(case, name, of.amount(role), found);
    }
}

/// The canonical string of a body, in which given secrets are masked, where the case has one.
///
/// # Errors
///
/// That of the case is not a text.
pub(super) fn same_canonical(
    case: &Case<'_>,
    message: &Message<'_>,
    body: &[u8],
    options: &Options,
    found: &mut Found,
) -> Result<(), String> {
    let Some(expected) = case.canonical()? else { return Ok(()) };
    match message.explain(body, &case.secrets, options) {
        Ok(explained) => canonical(&explained.canonical, &expected, found),
        Err(error) => found.push(Difference::new(format!("there is no canonical string: {}: {error}", error.code()))),
    }
    Ok(())
}

fn canonical(here: &[u8], expected: &[u8], found: &mut Found) {
    const SHOWN: usize = 40;
    if here == expected {
        return;
    }
    let at = here.iter().zip(expected).take_while(|(here, expected)| here == expected).count();
    let rest = here.get(at..).unwrap_or_default();
    let shown = String::from_utf8_lossy(rest.get(..SHOWN).unwrap_or(rest)).into_owned();
    found.push(Difference::new(format!("the canonical string is another one from byte {at} on; here: `{shown}`")));
}
