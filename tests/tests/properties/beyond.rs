//! Bodies that hold parameters of the shop's own.

use paysign::scheme::Names;
use paysign::{Code, Message};
use paysign_reference::{Reading, Wire};
use paysign_tests::compare::compare;
use paysign_tests::generate::{self, Choices};
use paysign_tests::tally::Tally;
use paysign_tests::twins::{Twin, twins};
use proptest::prelude::*;

use crate::{choices, config, secret_bytes, secrets};

const SHOP: [&str; 3] = ["route", "s", "order_id"];

/// What a shop's address, a proxy or an attacker puts before, between and after the gateway's parameters.
const PIECES: [&str; 20] = [
    "route=payment/notify&",
    "route=payment/notify?",
    "s=/pay&",
    "s=1?",
    "order_id=117&",
    "order_id=117?",
    "order_id=a?b",
    "order_id=?",
    "route&",
    "route?",
    "r%6Fute=x?",
    "s=%3Fa=1&",
    "s=1?a[0]=2&",
    "s=1?a%62=2&",
    "x=1?",
    "x=1&",
    "&",
    "?",
    "s=%zz&",
    "pid=1&",
];

fn with_names(mut twins: Vec<Twin>) -> Vec<Twin> {
    let names = Names::List(&SHOP);
    twins.retain_mut(|twin| match twin.message.with_shop_names(names) {
        Ok(message) => {
            twin.message = message;
            twin.reading.shop = SHOP.iter().map(|name| name.as_bytes().to_vec()).collect();
            true
        }
        // A gateway of which a message has a field of such a name.
        Err(error) => {
            assert_eq!(error.code(), Code::InvalidName);
            false
        }
    });
    twins
}

/// The body with these pieces: a place and what is put there.
fn extended(reading: &Reading, body: &[u8], pieces: &[(usize, prop::sample::Index)]) -> Vec<u8> {
    let mut parts: Vec<Vec<u8>> = body.split_inclusive(|byte| *byte == b'&').map(<[u8]>::to_vec).collect();
    if reading.wire == Wire::Json {
        let members =
            pieces.iter().map(|(piece, _)| format!("\"{}\":{},", SHOP[piece % 3], ["1", "\"?a=1\"", "[2]"][piece / 7]));
        let members: String = members.collect();
        return [b"{", members.as_bytes(), body.get(1..).unwrap_or_default()].concat();
    }
    for (piece, at) in pieces {
        // Mostly at the start, where the shop's own are.
        let at = at.index(2 * parts.len() + 1).saturating_sub(parts.len());
        parts.insert(at, PIECES[*piece].as_bytes().to_vec());
    }
    parts.concat()
}

#[test]
fn with_parameters_of_the_shops_own_the_core_is_the_reference() {
    let twins = with_names(twins());
    assert!(twins.len() > 20, "only {} kinds of messages", twins.len());
    let tally = Tally::new("bodies with the shop's own parameters");
    let pieces = prop::collection::vec((0..PIECES.len(), any::<prop::sample::Index>()), 1..4);
    proptest!(config(100_000), |(twin in 0..twins.len(), strict: bool, bytes in choices(), pieces in pieces)| {
        let Twin { message, reading } = &twins[twin];
        let body = generate::message(&mut Choices::new(&bytes), reading, &secret_bytes());
        let body = extended(reading, &body, &pieces);
        tally.count(compare(message, reading, &body, &secret_bytes(), strict).map_err(TestCaseError::fail)?);
        is_never_handed_out(message, &body)?;
    });
    tally.check(5, 25);
}

fn is_never_handed_out(message: &Message<'_>, body: &[u8]) -> Result<(), TestCaseError> {
    if let Ok(verified) = message.verify(body, &secrets()) {
        for name in SHOP {
            prop_assert!(verified.get(name).is_none() && verified.unproved(name).is_none());
        }
        let mut all = verified.fields().chain(verified.unproved_fields());
        prop_assert!(all.all(|(name, _)| SHOP.iter().all(|shop| name != **shop)));
    }
    Ok(())
}
