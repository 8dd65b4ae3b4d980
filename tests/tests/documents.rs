//! The worked examples of public pages, in document mode: which are consistent, and what would make the
//! others so.

use std::collections::BTreeMap;

use paysign::{Message, Scheme, Secret, VerifyError, Wire, gateways};
use paysign_diagnose::{Context, Diagnosis, diagnose_document};
use paysign_tests::{Case, files};
use serde_json::Value;

/// Names and values as the page prints them, and the signature.
fn printed(case: &Case<'_>) -> (Vec<(String, String)>, String) {
    if case.text("do") == Some("sign") {
        return (case.params(), case.expect()["sign"].as_str().expect("a signature").to_owned());
    }
    let body = String::from_utf8(case.body()).expect("a text");
    let mut params: Vec<(String, String)> = match case.text("wire") {
        Some("json") => {
            let object: Value = serde_json::from_str(&body).expect("JSON");
            let mut printed = Vec::new();
            flatten(&object, "", &mut printed);
            // A page prints the members of the object that is the message by their own names.
            let scheme = case.text("scheme").unwrap_or_default();
            let path = scheme.split("all in ").nth(1).and_then(|rest| rest.split([' ', ';']).next());
            let field = case.text("sign_field").unwrap_or_default();
            let inside = |(name, value): (String, String)| match path {
                Some(path) if name != field => Some((name.strip_prefix(path)?.strip_prefix('.')?.to_owned(), value)),
                _ => Some((name, value)),
            };
            printed.into_iter().filter_map(inside).collect()
        }
        _ => body
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (name.to_owned(), decoded(value)))
            .collect(),
    };
    let field = case.text("sign_field").expect("the field of the signature");
    let at = params.iter().position(|(name, _)| name == field).expect("the signature");
    let (_, signature) = params.remove(at);
    (params, signature)
}

/// The members of an object and of those inside, by their paths; an array is one text.
fn flatten(value: &Value, path: &str, printed: &mut Vec<(String, String)>) {
    match value.as_object() {
        Some(object) => {
            for (name, value) in object {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                flatten(value, &path, printed);
            }
        }
        None => printed.push((path.to_owned(), value.as_str().map_or_else(|| value.to_string(), str::to_owned))),
    }
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, behind @ ..] = rest {
        rest = behind;
        match (first, behind) {
            (b'+', _) => bytes.push(b' '),
            (b'%', [high, low, behind @ ..]) => {
                let digit = |digit: &u8| {
                    char::from(*digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok()).expect("hex")
                };
                bytes.push(digit(high) << 4 | digit(low));
                rest = behind;
            }
            _ => bytes.push(*first),
        }
    }
    String::from_utf8(bytes).expect("a text")
}

fn diagnose(case: &Case<'_>) -> Diagnosis {
    let scheme = Scheme::parse(case.text("scheme").expect("a scheme")).expect("a scheme");
    let message = Message::of_scheme(scheme, case.text("sign_field").expect("a field"), Wire::Form);
    let (params, signature) = printed(case);
    let secret = Secret::exact(case.secrets()[0]).expect("a secret");
    diagnose_document(&message, &params, &signature, &secret, &Context { gateways: gateways::ALL, ..Context::DEFAULT })
}

#[test]
fn every_published_example_is_judged_rightly() {
    let files = files();
    let file = files.iter().find(|file| file.name == "published").expect("published.json");
    let (mut consistent, mut inconsistent) = (0, BTreeMap::new());
    for case in file.cases() {
        // A scheme that cannot be read back does not matter here: only the digest is judged.
        let is_wrong = case.expect()["error"] == "mismatch";
        let diagnosis = diagnose(&case);
        match diagnosis.verdict {
            Ok(_) => consistent += 1,
            Err(error) => {
                assert_eq!(error, VerifyError::Mismatch, "{}", case.id());
                let first = diagnosis.findings.first().expect("something is said");
                inconsistent.insert(case.id(), (first.is_certain(), first.factors[0].cause.as_str()));
            }
        }
        assert_eq!(diagnosis.verdict.is_err(), is_wrong, "{}: {diagnosis}", case.id());
    }
    println!("{consistent} are consistent; not so, with what is said first: {inconsistent:?}");
    assert!(consistent > 35 && inconsistent.len() > 5);
    // The page's amount is a number of JSON; the text that was signed has no decimals.
    assert_eq!(inconsistent.get("published-31"), Some(&(true, "number_text")));
    // A translated name, a copied digest: no change that is known makes them consistent, and nothing is
    // claimed.
    assert_eq!(inconsistent.get("published-3"), Some(&(false, "wrong_secret")));
    assert_eq!(inconsistent.get("published-32"), Some(&(false, "wrong_secret")));
}
