//! What was found beside what a case expects.

use std::collections::BTreeMap;

use paysign::{Amount, Value, amount::AmountError};
use paysign_tests::{Case, bytes};
use serde_json::{Value as Json, json};

/// What is different, in words.
pub(crate) type Outcome = Result<(), String>;

/// Compares an error with the one expected.
pub(crate) fn refused(
    case: &Case<'_>,
    code: &str,
    field: Option<&paysign::name::Name>,
    offset: Option<usize>,
) -> Outcome {
    let expected = case.expect();
    same("error", &Json::from(code), &expected["error"])?;
    let expected_field = bytes(&expected["field"]);
    // A name in an error is cut after its first bytes.
    let is_same = match (field, &expected_field) {
        (Some(field), Some(expected)) if field.is_cut() => expected.starts_with(field.as_bytes()),
        (Some(field), Some(expected)) => field.as_bytes() == expected,
        (found, expected) => found.is_none() && expected.as_ref().is_none_or(Vec::is_empty),
    };
    if !is_same {
        return Err(format!("field of {code}: {field:?} for {expected_field:?}"));
    }
    match expected["offset"].as_u64() {
        None => Ok(()),
        wanted => same("offset", &offset.map_or(Json::Null, Json::from), &wanted.map_or(Json::Null, Json::from)),
    }
}

pub(crate) fn amount(case: &Case<'_>, name: &str, found: Option<Result<Amount, AmountError>>) -> Outcome {
    match found {
        Some(Err(error)) => same(name, &json!({ "error": error.code().as_str() }), &case.expect()[name]),
        found => role(case, name, found.and_then(Result::ok).map(|amount| amount.to_string())),
    }
}

pub(crate) fn role(case: &Case<'_>, name: &str, found: Option<String>) -> Outcome {
    let expected = &case.expect()[name];
    let shown = bytes(expected).filter(|_| expected.is_object()).map(|bytes| bytes.escape_ascii().to_string());
    same(name, &found.map_or(Json::Null, Json::from), &shown.map_or_else(|| expected.clone(), Json::from))
}

pub(crate) fn same_fields<'a>(
    what: &str,
    found: impl Iterator<Item = (Value<'a>, Value<'a>)>,
    case: &Case<'_>,
) -> Outcome {
    let decoded = |value: Value<'_>| value.to_bytes().into_owned();
    let found: BTreeMap<Vec<u8>, Vec<u8>> = found.map(|(name, value)| (decoded(name), decoded(value))).collect();
    let listed = case.expect()[what].as_object().ok_or(format!("{what} are not listed"))?;
    let repeat = |text: &Vec<u8>| match (case.json["repeat"]["text"].as_str(), case.json["repeat"]["times"].as_u64()) {
        (Some(part), Some(times)) => {
            String::from_utf8_lossy(text).replace("@@", &part.repeat(usize::try_from(times).unwrap_or(0))).into_bytes()
        }
        _ => text.clone(),
    };
    let name = |name: &str| name.strip_prefix("hex:").map_or_else(|| name.as_bytes().to_vec(), paysign_tests::unhex);
    let expected: BTreeMap<Vec<u8>, Vec<u8>> =
        listed.iter().filter_map(|(key, value)| Some((repeat(&name(key)), repeat(&bytes(value)?)))).collect();
    if found == expected { Ok(()) } else { Err(format!("{what}: {found:?} for {expected:?}")) }
}

pub(crate) fn same(what: &str, found: &Json, expected: &Json) -> Outcome {
    if found == expected { Ok(()) } else { Err(format!("{what}: {found} for {expected}")) }
}

pub(crate) fn shown(name: &[u8]) -> String {
    String::from_utf8_lossy(name).into_owned()
}

pub(crate) fn text(value: Value<'_>) -> String {
    value.to_string()
}
