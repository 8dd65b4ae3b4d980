//! The laws: the core is the reference, only faster; what it signs it verifies; what is changed it refuses.

use std::collections::BTreeMap;

use paysign::{Message, Options, Reading as Strictness, Scheme, Secret, Verified, VerifyError, Wire, gateways};
use paysign_reference::{Limits, Reading, Refusal, Verdict};
use paysign_tests::generate::{self, Choices};
use paysign_tests::{File, files};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

const SECRETS: [&str; 2] = ["7a3b1053780db61ebd3d7123e1b8d6c4", "second-secret"];

/// The same messages in every run, so that a run is red only for a reason in the tree. `PROPTEST_RNG_SEED` and
/// `PROPTEST_CASES` look further.
fn config(cases: u32) -> ProptestConfig {
    let mut config = ProptestConfig::default();
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = cases;
    }
    if std::env::var_os("PROPTEST_RNG_SEED").is_none() {
        config.rng_seed = RngSeed::Fixed(20_261_121);
    }
    config.failure_persistence = None;
    config
}

/// A message of a built-in gateway, and what the author of the vectors read about it.
struct Twin {
    message: Message<'static>,
    reading: Reading,
}

fn twins() -> Vec<Twin> {
    files().iter().flat_map(twins_of).collect()
}

fn twins_of(file: &File) -> Vec<Twin> {
    let Some(gateway) = file.gateway() else { return Vec::new() };
    let readings = file.json["messages"].as_object().expect("readings");
    let twin = |(name, reading): (&String, &serde_json::Value)| {
        let (name, variant) =
            name.split_once('@').map_or((name.as_str(), None), |(name, variant)| (name, Some(variant)));
        let id = variant.map_or_else(|| gateway.to_owned(), |variant| format!("{gateway}@{variant}"));
        let message = gateways::message(&id, name).unwrap_or_else(|error| panic!("{id} {name}: {error}"));
        let reading = Reading::from_json(reading).unwrap_or_else(|error| panic!("{id} {name}: {error}"));
        message.signing.is_some().then_some(Twin { message: *message, reading })
    };
    readings.iter().filter_map(twin).collect()
}

fn secrets() -> Vec<Secret> {
    SECRETS.iter().map(|secret| Secret::new(secret).expect("a secret")).collect()
}

fn secret_bytes() -> Vec<&'static [u8]> {
    SECRETS.iter().map(|secret| secret.as_bytes()).collect()
}

/// Both verdicts on one body, in one form.
fn compare(message: &Message<'_>, reading: &Reading, body: &[u8], strict: bool) -> Result<bool, TestCaseError> {
    let options =
        Options { reading: if strict { Strictness::Strict } else { Strictness::Lenient }, ..Options::DEFAULT };
    let secrets = secrets();
    let core = message.verify_with(body, &secrets, &options);
    let reference = paysign_reference::verify(reading, body, &secret_bytes(), strict, &Limits::default());
    let shown = String::from_utf8_lossy(body).into_owned();
    match (&core, &reference) {
        (Ok(core), Ok(reference)) => same_verdict(core, reference, &shown)?,
        (Err(core), Err(reference)) => same_refusal(core, reference, &shown)?,
        _ => prop_assert!(false, "core {core:?}, reference {reference:?}: {shown}"),
    }
    Ok(core.is_ok())
}

fn same_verdict(core: &Verified<'_>, reference: &Verdict, body: &str) -> Result<(), TestCaseError> {
    type Pairs = BTreeMap<Vec<u8>, Vec<u8>>;
    let bytes = |value: paysign::Value<'_>| value.to_bytes().into_owned();
    let fields: Pairs = core.fields().map(|(name, value)| (bytes(name), bytes(value))).collect();
    let unproved: Pairs = core.unproved_fields().map(|(name, value)| (bytes(name), bytes(value))).collect();
    prop_assert_eq!(core.secret_index(), reference.secret, "{}", body);
    prop_assert_eq!(&fields, &reference.fields, "{}", body);
    prop_assert_eq!(&unproved, &reference.unproved, "{}", body);
    Ok(())
}

fn same_refusal(core: &VerifyError, reference: &Refusal, body: &str) -> Result<(), TestCaseError> {
    prop_assert_eq!(core.code().as_str(), reference.code, "{}", body);
    let field = core.field().map(paysign::Name::as_bytes);
    // A name in an error is cut behind its first bytes.
    let kept = core.field().filter(|name| name.is_cut()).map_or(usize::MAX, |name| name.as_bytes().len());
    let expected = reference.field.as_deref().map(|name| &name[..name.len().min(kept)]);
    prop_assert_eq!(field, expected, "{}: {}", core.code(), body);
    if reference.offset.is_some() {
        prop_assert_eq!(core.offset(), reference.offset, "{}: {}", core.code(), body);
    }
    Ok(())
}

/// How many messages of a run were accepted: a run that accepts none shows little.
fn enough(accepted: u32, tried: u32) {
    println!("{accepted} of {tried} messages were accepted");
    assert!(accepted * 20 > tried, "only {accepted} of {tried} messages were accepted");
}

#[test]
fn on_messages_of_the_gateways_the_core_is_the_reference() {
    let twins = twins();
    let (mut accepted, mut tried) = (0, 0);
    let mut runner = proptest::test_runner::TestRunner::new(config(100_000));
    let run = runner.run(
        &(0..twins.len(), any::<bool>(), prop::collection::vec(any::<u8>(), 0..160)),
        |(twin, strict, bytes)| {
            let twin = &twins[twin];
            let body = generate::message(&mut Choices::new(&bytes), &twin.reading, &secret_bytes());
            compare(&twin.message, &twin.reading, &body, strict).map(|_| ())
        },
    );
    run.unwrap_or_else(|error| panic!("{error}"));
    // Counted apart, since a runner's closure may not count.
    let mut seed = 1u32;
    for twin in twins.iter().cycle().take(4_000) {
        let bytes: Vec<u8> = (0..160).map(|_| next(&mut seed)).collect();
        let body = generate::message(&mut Choices::new(&bytes), &twin.reading, &secret_bytes());
        let is_accepted = compare(&twin.message, &twin.reading, &body, true).unwrap_or_else(|error| panic!("{error}"));
        accepted += u32::from(is_accepted);
        tried += 1;
    }
    enough(accepted, tried);
}

/// A small generator of bytes (xorshift).
fn next(seed: &mut u32) -> u8 {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    seed.to_be_bytes()[1]
}

#[test]
fn on_any_scheme_written_as_text_the_core_is_the_reference() {
    proptest!(config(100_000), |(strict: bool, bytes in prop::collection::vec(any::<u8>(), 0..120))| {
        let mut choices = Choices::new(&bytes);
        let scheme = generate::scheme(&mut choices);
        let reading = Reading::from_json(&scheme.reading).map_err(TestCaseError::fail)?;
        let parsed = Scheme::parse(&scheme.text).map_err(|error| TestCaseError::fail(format!("{error}: {}", scheme.text)))?;
        let wire = if scheme.wire == "json" { Wire::Json } else { Wire::Form };
        let message = Message::of_scheme(parsed, scheme.sign_field, wire);
        let body = generate::message(&mut choices, &reading, &secret_bytes());
        compare(&message, &reading, &body, strict)?;
    });
}

/// A body of the vectors, and what it is verified by.
struct Seed {
    message: Message<'static>,
    reading: Reading,
    body: Vec<u8>,
}

fn seeds() -> Vec<Seed> {
    let mut seeds = Vec::new();
    for file in files() {
        let Some(gateway) = file.gateway() else { continue };
        for case in file.cases().filter(|case| case.text("do") == Some("verify") && case.text("variant").is_none()) {
            let message = gateways::message(gateway, case.text("message").expect("a message")).expect("a message");
            let Ok(reading) = Reading::from_json(case.reading()) else { continue };
            let body = case.body();
            if message.signing.is_some() && body.len() < 2000 {
                seeds.push(Seed { message: *message, reading, body });
            }
        }
    }
    seeds
}

#[test]
fn on_disturbed_bodies_of_the_vectors_the_core_is_the_reference() {
    let seeds = seeds();
    assert!(seeds.len() > 300, "only {} bodies", seeds.len());
    let edits = prop::collection::vec((any::<prop::sample::Index>(), 0..4u8, any::<u8>()), 1..6);
    proptest!(config(50_000), |(seed in 0..seeds.len(), strict: bool, edits in edits)| {
        let seed = &seeds[seed];
        let mut body = seed.body.clone();
        for (at, edit, byte) in edits {
            let at = at.index(body.len() + 1);
            match edit {
                0 => body.insert(at, byte),
                1 if at < body.len() => { body.remove(at); }
                2 if at < body.len() => body[at] = byte,
                // A piece stands twice.
                _ => { let piece = body[at..(at + usize::from(byte) % 32).min(body.len())].to_vec(); body.splice(at..at, piece); }
            }
        }
        compare(&seed.message, &seed.reading, &body, strict)?;
    });
}

#[test]
fn what_the_core_signs_the_reference_signs_and_the_core_verifies() {
    let twins = twins();
    let secret = secrets().remove(0);
    proptest!(config(50_000), |(twin in 0..twins.len(), strict: bool, bytes in prop::collection::vec(any::<u8>(), 0..160))| {
        let (twin, mut choices) = (&twins[twin], Choices::new(&bytes));
        let params = params(&mut choices, &twin.reading);
        let options = if strict { Options::DEFAULT } else { Options::LENIENT };
        let core = twin.message.sign_with(&params, &secret, &options);
        let reference = paysign_reference::sign(&twin.reading, &params, SECRETS[0].as_bytes(), strict, &Limits::default());
        match (core, reference) {
            (Ok(core), Ok(reference)) => {
                prop_assert_eq!(core.signature().as_str(), &reference.sign);
                prop_assert_eq!(core.body().to_string().into_bytes(), reference.body);
                let body = core.body().to_string();
                let verified = twin.message.verify_with(body.as_bytes(), &secret, &options);
                // A URL with a query of its own is signed, though its text has two readings.
                let is_url = |field: &paysign::Name| {
                    twin.message.fields.iter().any(|row| row.kind == paysign::gateway::Kind::Url && *field == row.name)
                };
                let has_url_query = matches!(&verified, Err(VerifyError::AmbiguousField { field }) if is_url(field));
                prop_assert!(verified.is_ok() || has_url_query, "{:?}: {}", verified, body);
            }
            (Err(core), Err(reference)) => {
                prop_assert_eq!(core.code().as_str(), reference.code, "{:?}", params);
                let field = core.field().map(|field| field.as_bytes().to_vec());
                prop_assert_eq!(field.unwrap_or_default(), reference.field.unwrap_or_default(), "{:?}", params);
            }
            (core, reference) => prop_assert!(false, "core {:?}, reference {:?}: {:?}", core.is_ok(), reference, params),
        }
    });
}

/// Parameters that mostly fit the table.
fn params(choices: &mut Choices<'_>, reading: &Reading) -> Vec<(Vec<u8>, Vec<u8>)> {
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

#[test]
fn one_changed_byte_of_a_signed_field_is_refused() {
    let twins = twins();
    proptest!(config(50_000), |(twin in 0..twins.len(), at: prop::sample::Index, flip in 1u8.., bytes in prop::collection::vec(any::<u8>(), 0..160))| {
        let twin = &twins[twin];
        let body = generate::message(&mut Choices::new(&bytes), &twin.reading, &secret_bytes());
        let secrets = secrets();
        let Ok(verified) = twin.message.verify(&body, &secrets) else { return Ok(()) };
        let before: BTreeMap<_, _> = verified.fields().map(|(name, value)| (name.to_bytes().into_owned(), value.to_bytes().into_owned())).collect();
        let mut changed = body.clone();
        let at = at.index(changed.len());
        changed[at] ^= flip;
        if let Ok(verified) = twin.message.verify(&changed, &secrets) {
            let after: BTreeMap<_, _> = verified.fields().map(|(name, value)| (name.to_bytes().into_owned(), value.to_bytes().into_owned())).collect();
            prop_assert_eq!(before, after, "a change that keeps every signed field may pass, and no other");
        }
    });
}
