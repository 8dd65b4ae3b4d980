//! Messages of the gateways as if they travelled in XML or multipart: what the core says of them the
//! reference says, and what it signs it verifies.

use paysign::{Options, Wire};
use paysign_reference::{Limits, Wire as ReferenceWire};
use paysign_tests::compare::compare;
use paysign_tests::generate::{self, Choices, resigned};
use paysign_tests::tally::Tally;
use paysign_tests::twins::{Twin, of_any_names, twins};
use proptest::prelude::*;

use crate::sign::params;
use crate::verify::disturbed;
use crate::{SECRETS, choices, config, secret_bytes, secrets};

/// Each message that has no numbers of JSON, on both wires.
fn on_other_wires() -> Vec<Twin> {
    let twins = || twins().into_iter().chain(of_any_names());
    let is_text = |twin: &Twin| twin.reading.table.iter().all(|row| row.rewritten.is_none());
    let on = |wire: Wire, of_reference: ReferenceWire| {
        twins().filter(is_text).map(move |mut twin| {
            (twin.message.transport.wire, twin.reading.wire) = (wire, of_reference);
            twin.message.transport.stray_percent = paysign::gateway::StrayPercent::Refused;
            twin
        })
    };
    on(Wire::Xml, ReferenceWire::Xml).chain(on(Wire::Multipart, ReferenceWire::Multipart)).collect()
}

#[test]
fn on_xml_and_multipart_the_core_is_the_reference() {
    let twins = on_other_wires();
    assert!(twins.len() > 40, "only {} kinds of messages", twins.len());
    let tally = Tally::new("messages in XML and multipart");
    proptest!(config(100_000), |(twin in 0..twins.len(), strict: bool, bytes in choices())| {
        let twin = &twins[twin];
        let body = generate::message(&mut Choices::new(&bytes), &twin.reading, &secret_bytes());
        tally.count(compare(&twin.message, &twin.reading, &body, &secret_bytes(), strict).map_err(TestCaseError::fail)?);
    });
    tally.check(15, 25);
}

#[test]
fn on_disturbed_xml_and_multipart_the_core_is_the_reference() {
    let twins = on_other_wires();
    let edits = prop::collection::vec((any::<prop::sample::Index>(), 0..4u8, any::<u8>()), 0..3);
    let tally = Tally::new("disturbed XML and multipart");
    proptest!(config(60_000), |(twin in 0..twins.len(), strict: bool, signs in 0..4u8, bytes in choices(), edits in edits)| {
        let twin = &twins[twin];
        let body = generate::message(&mut Choices::new(&bytes), &twin.reading, &secret_bytes());
        let body = disturbed(&body, &edits);
        let signed = if signs > 0 { resigned(&twin.reading, &body, SECRETS[0].as_bytes(), strict) } else { None };
        let body = signed.unwrap_or(body);
        tally.count(compare(&twin.message, &twin.reading, &body, &secret_bytes(), strict).map_err(TestCaseError::fail)?);
    });
    tally.check(5, 25);
}

#[test]
fn what_is_signed_in_xml_and_multipart_is_verified() {
    let twins = on_other_wires();
    let secret = secrets().remove(0);
    let signed = Tally::new("signed in XML and multipart");
    proptest!(config(50_000), |(twin in 0..twins.len(), strict: bool, bytes in choices())| {
        let (twin, mut choices) = (&twins[twin], Choices::new(&bytes));
        let params = params(&mut choices, &twin.reading);
        let options = if strict { Options::DEFAULT } else { Options::LENIENT };
        let core = twin.message.sign_with(&params, &secret, &options);
        let reference = paysign_reference::sign(&twin.reading, &params, SECRETS[0].as_bytes(), strict, &Limits::default());
        signed.count(core.is_ok());
        match (core, reference) {
            (Ok(core), Ok(reference)) => {
                let body = core.body().to_string();
                prop_assert_eq!(body.as_bytes(), &reference.body);
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
