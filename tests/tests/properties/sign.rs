//! What is signed.

use paysign::{Message, Options, Scheme, Secret, Wire};
use paysign_reference::{Limits, Reading};
use paysign_tests::fitting;
use paysign_tests::generate::{self, Choices};
use paysign_tests::tally::Tally;
use paysign_tests::twins::twins;
use proptest::prelude::*;

use crate::{SECRETS, choices, config, secrets};

#[test]
fn what_the_core_signs_the_reference_signs_and_the_core_verifies() {
    let twins = twins();
    let secret = secrets().remove(0);
    let signed = Tally::new("signed");
    proptest!(config(50_000), |(twin in 0..twins.len(), strict: bool, bytes in choices())| {
        let (twin, mut choices) = (&twins[twin], Choices::new(&bytes));
        let params = params(&mut choices, &twin.reading);
        let options = if strict { Options::DEFAULT } else { Options::LENIENT };
        let core = twin.message.sign_with(&params, &secret, &options);
        let reference = paysign_reference::sign(&twin.reading, &params, SECRETS[0].as_bytes(), strict, &Limits::default());
        signed.count(core.is_ok());
        match (core, reference) {
            (Ok(core), Ok(reference)) => {
                prop_assert_eq!(core.signature().as_str(), &reference.sign);
                prop_assert_eq!(core.body().to_string().into_bytes(), reference.body);
                let body = core.body().to_string();
                let verified = twin.message.verify_with(body.as_bytes(), &secret, &options);
                prop_assert!(verified.is_ok(), "{:?}: {}", verified, body);
            }
            (Err(core), Err(reference)) => {
                prop_assert_eq!(core.code().as_str(), reference.code, "{:?}", params);
                let field = core.field().map(|field| field.as_bytes().to_vec());
                prop_assert_eq!(field.unwrap_or_default(), reference.field.unwrap_or_default(), "{:?}", params);
            }
            (core, reference) => prop_assert!(false, "core {:?}, reference {:?}: {:?}", core.is_ok(), reference, params),
        }
    });
    signed.check(20, 20);
}

#[test]
fn what_the_core_signs_by_any_scheme_the_reference_signs() {
    let signed = Tally::new("signed by any scheme");
    let bytes = prop::collection::vec(any::<u8>(), 40..200);
    proptest!(config(50_000), |(strict: bool, bytes in bytes)| {
        let mut choices = Choices::new(&bytes);
        let scheme = generate::scheme(&mut choices);
        let reading = Reading::from_json(&scheme.reading).map_err(TestCaseError::fail)?;
        let parsed = Scheme::parse(&scheme.text).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let wire = if scheme.wire == "json" { Wire::Json } else { Wire::Form };
        let message = Message::of_scheme(parsed, scheme.sign_field, wire);
        let of_reading = reading.scheme.as_ref().expect("a scheme");
        let secrets = scheme.secrets.map(str::as_bytes);
        let params = fitting::fields(&mut choices, of_reading, &secrets);
        let secret = Secret::exact(secrets[0]).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let options = if strict { Options::DEFAULT } else { Options::LENIENT };
        let core = message.sign_with(&params, &secret, &options);
        let reference = paysign_reference::sign(&reading, &params, secrets[0], strict, &Limits::default());
        signed.count(core.is_ok());
        match (core, reference) {
            (Ok(core), Ok(reference)) => {
                prop_assert_eq!(core.signature().as_str(), &reference.sign, "{}", scheme.text);
                let body = core.body().to_string();
                prop_assert_eq!(body.as_bytes(), &reference.body);
                let verified = message.verify_with(body.as_bytes(), &secret, &options);
                prop_assert!(verified.is_ok(), "{:?}: {} {}", verified, body, scheme.text);
            }
            (Err(core), Err(reference)) => {
                prop_assert_eq!(core.code().as_str(), reference.code, "{:?} {}", params, scheme.text);
            }
            (core, reference) => {
                prop_assert!(false, "core {:?}, reference {:?}: {:?} {}", core.is_ok(), reference, params, scheme.text);
            }
        }
    });
    signed.check(30, 20);
}

/// Parameters that mostly fit the table.
pub(crate) fn params(choices: &mut Choices<'_>, reading: &Reading) -> Vec<(Vec<u8>, Vec<u8>)> {
    let names = generate::names(reading);
    let mut params = Vec::new();
    for row in &reading.table {
        let is_added =
            row.name == b"sign" || row.name == b"sign_type" || row.name == b"pay_md5sign" || row.name == b"signature";
        if (is_added && !choices.once_in(16)) || choices.once_in(if row.required { 24 } else { 3 }) {
            continue;
        }
        let kept = match &row.kind {
            paysign_reference::Kind::Code(values) if !choices.once_in(16) => choices.one_of(values),
            paysign_reference::Kind::DateTime if !choices.once_in(16) => b"2026-11-21 10:00:00".to_vec(),
            paysign_reference::Kind::Integer | paysign_reference::Kind::Amount if !choices.once_in(16) => {
                b"12".to_vec()
            }
            _ if choices.once_in(8) => generate::value(choices, &names, false),
            _ => b"x1".to_vec(),
        };
        params.push((row.name.clone(), kept));
    }
    if choices.once_in(3) {
        let name = choices.one_of(&names);
        params.push((name, generate::value(choices, &names, false)));
    }
    params
}
