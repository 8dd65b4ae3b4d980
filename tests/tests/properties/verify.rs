//! What is verified.

use std::collections::BTreeMap;

use paysign::{Message, Scheme, Verified, Wire};
use paysign_reference::Reading;
use paysign_tests::compare::compare;
use paysign_tests::fitting;
use paysign_tests::generate::{self, Choices, resigned};
use paysign_tests::tally::Tally;
use paysign_tests::twins::{seeds, twins};
use proptest::prelude::*;

use crate::{choices, config, secret_bytes, secrets};

#[test]
fn on_messages_of_the_gateways_the_core_is_the_reference() {
    let twins = twins();
    let tally = Tally::new("messages of the gateways");
    proptest!(config(100_000), |(twin in 0..twins.len(), strict: bool, bytes in choices())| {
        let twin = &twins[twin];
        let body = generate::message(&mut Choices::new(&bytes), &twin.reading, &secret_bytes());
        tally.count(compare(&twin.message, &twin.reading, &body, &secret_bytes(), strict).map_err(TestCaseError::fail)?);
    });
    tally.check(15, 25);
}

#[test]
fn on_any_scheme_written_as_text_the_core_is_the_reference() {
    let tally = Tally::new("messages of any scheme");
    proptest!(config(100_000), |(strict: bool, bytes in prop::collection::vec(any::<u8>(), 0..120))| {
        let mut choices = Choices::new(&bytes);
        let scheme = generate::scheme(&mut choices);
        let reading = Reading::from_json(&scheme.reading).map_err(TestCaseError::fail)?;
        let parsed = Scheme::parse(&scheme.text).map_err(|error| TestCaseError::fail(format!("{error}: {}", scheme.text)))?;
        let wire = Wire::of_word(scheme.wire).expect("a wire");
        let message = Message::of_scheme(parsed, scheme.sign_field, wire);
        let secrets = scheme.secrets.map(str::as_bytes);
        let body = generate::message(&mut choices, &reading, &secrets);
        tally.count(compare(&message, &reading, &body, &secrets, strict).map_err(TestCaseError::fail)?);
    });
    tally.check(15, 25);
}

#[test]
fn on_messages_that_fit_a_scheme_the_core_is_the_reference() {
    let (strict_tally, lenient_tally) = (Tally::new("fitting messages"), Tally::new("fitting messages, lenient"));
    let bytes = prop::collection::vec(any::<u8>(), 40..240);
    proptest!(config(100_000), |(strict: bool, bytes in bytes)| {
        let mut choices = Choices::new(&bytes);
        let scheme = generate::scheme(&mut choices);
        let reading = Reading::from_json(&scheme.reading)
            .map_err(|error| TestCaseError::fail(format!("{error}: {}", scheme.text)))?;
        let parsed = Scheme::parse(&scheme.text)
            .map_err(|error| TestCaseError::fail(format!("{error}: {}", scheme.text)))?;
        let wire = if scheme.wire == "json" { Wire::Json } else { Wire::Form };
        let message = Message::of_scheme(parsed, scheme.sign_field, wire);
        let secrets = scheme.secrets.map(str::as_bytes);
        let body = fitting::message(&mut choices, &reading, &secrets);
        let is_accepted = compare(&message, &reading, &body, &secrets, strict)
            .map_err(|error| TestCaseError::fail(format!("{error}\n{}", scheme.text)))?;
        if strict { &strict_tally } else { &lenient_tally }.count(is_accepted);
    });
    strict_tally.check(15, 25);
    lenient_tally.check(50, 5);
}

/// The edits of a body: where, which, and with what.
pub(crate) fn disturbed(body: &[u8], edits: &[(prop::sample::Index, u8, u8)]) -> Vec<u8> {
    let mut body = body.to_vec();
    for (at, edit, byte) in edits {
        let at = at.index(body.len() + 1);
        match edit {
            0 => body.insert(at, *byte),
            1 if at < body.len() => {
                body.remove(at);
            }
            2 if at < body.len() => body[at] = *byte,
            // A piece is there twice.
            _ => {
                let piece = body[at..(at + usize::from(*byte) % 32).min(body.len())].to_vec();
                body.splice(at..at, piece);
            }
        }
    }
    body
}

#[test]
fn on_disturbed_bodies_of_the_vectors_the_core_is_the_reference() {
    let seeds = seeds();
    assert!(seeds.len() > 300, "only {} bodies", seeds.len());
    // Few, so that the message is mostly one still.
    let edits = prop::collection::vec((any::<prop::sample::Index>(), 0..4u8, any::<u8>()), 1..4);
    let tally = Tally::new("disturbed bodies");
    proptest!(config(50_000), |(seed in 0..seeds.len(), strict: bool, signs in 0..4u8, edits in edits)| {
        let seed = &seeds[seed];
        let secrets: Vec<&[u8]> = seed.secrets.iter().map(String::as_bytes).collect();
        let body = disturbed(&seed.body, &edits);
        // As it is, or as its gateway would have signed it.
        let signed = if signs > 0 { resigned(&seed.twin.reading, &body, secrets[0], strict) } else { None };
        let body = signed.unwrap_or(body);
        tally.count(compare(&seed.twin.message, &seed.twin.reading, &body, &secrets, strict).map_err(TestCaseError::fail)?);
    });
    tally.check(10, 25);
}

#[test]
fn one_changed_byte_of_a_signed_field_is_refused() {
    let twins = twins();
    let (before, after) = (Tally::new("before the change"), Tally::new("after the change"));
    proptest!(config(50_000), |(twin in 0..twins.len(), at: prop::sample::Index, flip in 1u8.., bytes in choices())| {
        let twin = &twins[twin];
        let body = generate::message(&mut Choices::new(&bytes), &twin.reading, &secret_bytes());
        let secrets = secrets();
        let verified = twin.message.verify(&body, &secrets);
        before.count(verified.is_ok());
        let Ok(verified) = verified else { return Ok(()) };
        let mut changed = body.clone();
        let at = at.index(changed.len());
        changed[at] ^= flip;
        let verified_again = twin.message.verify(&changed, &secrets);
        after.count(verified_again.is_ok());
        if let Ok(verified_again) = verified_again {
            prop_assert_eq!(proved(&verified), proved(&verified_again), "a change that keeps every signed field may pass, and no other");
        }
    });
    before.check(8, 0);
    after.check(1, 60);
}

/// What a message proves, by name.
fn proved(verified: &Verified<'_>) -> BTreeMap<Vec<u8>, Vec<u8>> {
    verified.fields().map(|(name, value)| (name.to_bytes().into_owned(), value.to_bytes().into_owned())).collect()
}
