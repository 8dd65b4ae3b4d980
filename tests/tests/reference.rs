//! Every shared vector that is verified or signed, computed by the reference.

use std::collections::BTreeMap;

use paysign_reference::{Limits, Reading, Refusal, sign, verify};
use paysign_tests::{Case, bytes, files};
use serde_json::Value;

#[test]
fn the_reference_does_what_every_vector_says() {
    let (mut run, mut failed) = (0, Vec::new());
    // What is shown is masked by the core alone.
    for file in files().iter().filter(|file| file.name != "secrets") {
        for case in file.cases().filter(|case| matches!(case.text("do"), Some("verify" | "sign"))) {
            if case.reading().is_null() {
                // A scheme that is no longer one, or names that do not fit it.
                continue;
            }
            run += 1;
            if let Err(difference) = check(&case) {
                failed.push(format!("{}: {difference}", case.id()));
            }
        }
    }
    assert!(failed.is_empty(), "{} of {run} vectors fail:\n{}", failed.len(), failed.join("\n"));
    assert!(run > 500, "only {run} vectors");
}

fn check(case: &Case<'_>) -> Result<(), String> {
    let names = |key| case.texts(key).into_iter().map(|name| name.as_bytes().to_vec()).collect();
    let mut reading = Reading::from_json(case.reading())?;
    (reading.shop, reading.added) = (names("shop_names"), names("added_names"));
    // A field with a role is a known name.
    let roles = case.json["roles"].as_object().into_iter().flat_map(|roles| roles.values());
    reading.added.extend(roles.filter_map(Value::as_str).map(|name| name.as_bytes().to_vec()));
    if case.expect()["error"] == "invalid_name" {
        return Ok(());
    }
    let defaults = Limits::default();
    let limits = Limits {
        body_len: case.limit("body_len").unwrap_or(defaults.body_len),
        fields: case.limit("fields").unwrap_or(defaults.fields),
        depth: case.limit("depth").unwrap_or(defaults.depth),
    };
    let secrets = case.secrets();
    let secrets: Vec<&[u8]> = secrets.iter().map(|secret| secret.as_bytes()).collect();
    let expect = case.expect();
    if case.text("do") == Some("sign") {
        let params: Vec<_> =
            case.params().into_iter().map(|(name, value)| (name.into_bytes(), value.into_bytes())).collect();
        return match sign(&reading, &params, secrets[0], !case.is_lenient(), &limits) {
            Err(refusal) => refused(case, &refusal),
            Ok(signed) => {
                let body = String::from_utf8_lossy(&signed.body).into_owned();
                is_same("sign", &expect["sign"], &Value::from(signed.sign))?;
                is_same("body", &expect["body"], &Value::from(body))
            }
        };
    }
    match verify(&reading, &case.body(), &secrets, !case.is_lenient(), &limits) {
        Err(refusal) => refused(case, &refusal),
        Ok(verdict) => {
            is_same("valid", &expect["valid"], &Value::from(true))?;
            is_same("secret", &expect["secret"], &Value::from(verdict.secret))?;
            let fields = |key: &str| -> BTreeMap<Vec<u8>, Vec<u8>> {
                let members = expect[key].as_object().into_iter().flatten();
                members.map(|(name, value)| (name.clone().into_bytes(), bytes(value).unwrap_or_default())).collect()
            };
            if fields("fields") != verdict.fields || fields("unproved") != verdict.unproved {
                return Err(format!("{:?}, unproved {:?}", verdict.fields, verdict.unproved));
            }
            canonical(case, Some(&verdict.canonical))
        }
    }
}

fn refused(case: &Case<'_>, refusal: &Refusal) -> Result<(), String> {
    let expect = case.expect();
    is_same("error", &expect["error"], &Value::from(refusal.code))?;
    if bytes(&expect["field"]) != refusal.field {
        return Err(format!("{refusal:?}"));
    }
    if let Some(offset) = refusal.offset {
        is_same("offset", &expect["offset"], &Value::from(offset))?;
    }
    canonical(case, refusal.canonical.as_ref())
}

fn canonical(case: &Case<'_>, canonical: Option<&Vec<u8>>) -> Result<(), String> {
    let Some(expected) = case.canonical() else { return Ok(()) };
    match canonical {
        Some(canonical) if masked(case, canonical) == masked(case, &expected) => Ok(()),
        _ => {
            let shown = canonical.map(|text| text.escape_ascii().to_string());
            Err(format!("canonical {shown:?}"))
        }
    }
}

/// In lower case, with `<secret>` in place of each secret.
fn masked(case: &Case<'_>, text: &[u8]) -> String {
    let text = text.escape_ascii().to_string().to_lowercase();
    case.secrets()
        .iter()
        .flat_map(|secret| secret.split(['&', '=']))
        .filter(|secret| secret.len() > 3)
        .fold(text, |text, secret| text.replace(&secret.to_lowercase(), "<secret>"))
}

fn is_same(what: &str, expected: &Value, computed: &Value) -> Result<(), String> {
    if expected == computed { Ok(()) } else { Err(format!("{what}: expected {expected}, computed {computed}")) }
}
