//! Messages of the gateways as if they travelled in XML or multipart: what the core says of them the
//! reference says, and what it signs it verifies.

use paysign::Wire;
use paysign_reference::Wire as ReferenceWire;
use paysign_tests::compare::compare;
use paysign_tests::generate::{self, Choices, resigned};
use paysign_tests::tally::Tally;
use paysign_tests::twins::{Twin, of_any_names, twins};
use proptest::prelude::*;

use crate::sign::{is_signed_alike, params};
use crate::verify::{disturbed, drawn_messages_are_judged_alike};
use crate::{SECRETS, choices, config, secret_bytes};

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
    drawn_messages_are_judged_alike(&twins, "messages in XML and multipart");
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
    let signed = Tally::new("signed in XML and multipart");
    proptest!(config(50_000), |(twin in 0..twins.len(), strict: bool, bytes in choices())| {
        let (twin, mut choices) = (&twins[twin], Choices::new(&bytes));
        let params = params(&mut choices, &twin.reading);
        signed.count(is_signed_alike(&twin.message, &twin.reading, &params, SECRETS[0].as_bytes(), strict, true, |core, reference| core == reference)?);
    });
    signed.check(20, 20);
}
