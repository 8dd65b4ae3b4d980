//! Unusual but genuine messages are accepted, and have one verdict: that of the reference, on every path
//! through the core, by itself and in a batch.

use std::collections::BTreeMap;

use paysign::inside::Lanes;
use paysign::{Limits, Message, Options, Scheme, Secret, Verified, Wire, gateways};
use paysign_reference::Reading;
use paysign_tests::generate::Choices;
use paysign_tests::{files, unusual};
use serde_json::json;

const SECRET: &str = "7a3b1053780db61ebd3d7123e1b8d6c4";

/// Messages of each kind.
const EACH: usize = 600;

/// A kind of message, and what the author of the vectors read about it.
struct Twin {
    name: String,
    message: Message<'static>,
    reading: Reading,
}

/// The signed messages of all gateways, and those of a scheme without a table.
fn twins() -> Vec<Twin> {
    let mut twins = Vec::new();
    for file in files() {
        let Some(gateway) = file.built_in() else { continue };
        for (name, reading) in file.json["messages"].as_object().expect("readings") {
            let (name, id) = match name.split_once('@') {
                Some((name, variant)) => (name, format!("{gateway}@{variant}")),
                None => (name.as_str(), gateway.to_owned()),
            };
            let message = *gateways::message(&id, name).unwrap_or_else(|error| panic!("{id} {name}: {error}"));
            if message.signing.is_some() {
                let reading = Reading::from_json(reading).unwrap_or_else(|error| panic!("{id} {name}: {error}"));
                twins.push(Twin { name: format!("{id} {name}"), message, reading });
            }
        }
    }
    let scheme = Scheme::parse(
        "fields all; empty skip; null word; order name; pair name=value; separator \"&\"; secret append \"\"; \
         digest md5; hex lower",
    );
    for (wire, of) in [("form", Wire::Form), ("json", Wire::Json)] {
        let reading = json!({
            "wire": wire, "signature": "sign", "fields": {"all_but": []}, "empty": "skip", "null": "word", "order": "name",
            "pair": "name=value", "separator": "&", "secret": {"append": ""}, "digest": "md5", "hex": "lower", "table": [],
        });
        let message = Message::of_scheme(scheme.expect("a scheme"), "sign", of);
        let reading = Reading::from_json(&reading).expect("a reading");
        twins.push(Twin { name: format!("any {wire}"), message, reading });
    }
    twins
}

type Pairs = BTreeMap<Vec<u8>, Vec<u8>>;

/// The fields of what was verified, proved and not, and what a shop asks for first; or the code of what was
/// wrong.
fn outcome(verdict: Result<Verified<'_>, paysign::VerifyError>) -> Result<(Pairs, Pairs, String), &'static str> {
    let pair = |(name, value): (paysign::Value<'_>, paysign::Value<'_>)| {
        (name.to_bytes().into_owned(), value.to_bytes().into_owned())
    };
    match verdict {
        Ok(verified) => {
            let payment = verified.payment();
            let order_no = payment.order_no.map(paysign::Value::to_bytes);
            let payment = format!("{order_no:?} {:?} {:?}", payment.status, payment.paid_amount);
            Ok((verified.fields().map(pair).collect(), verified.unproved_fields().map(pair).collect(), payment))
        }
        Err(error) => Err(error.code().as_str()),
    }
}

#[test]
fn unusual_messages_have_one_verdict_on_every_path() {
    let secret = Secret::new(SECRET).expect("a secret");
    // These limits, which the messages keep or both refuse by, are not those of the fast path.
    let complete = Options { limits: Limits { fields: 31, ..Limits::DEFAULT }, ..Options::DEFAULT };
    let mut state = 2026_u64;
    let mut byte = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state.to_be_bytes()[1]
    };
    let (mut accepted, mut tried, mut long) = (0, 0, 0);
    for twin in twins() {
        let (message, reading) = (&twin.message, &twin.reading);
        let bodies: Vec<Vec<u8>> = (0..EACH)
            .map(|_| {
                let bytes: Vec<u8> = (0..300).map(|_| byte()).collect();
                unusual::message(&mut Choices::new(&bytes), reading, SECRET.as_bytes())
            })
            .collect();
        let mut accepted_here = 0;
        let mut expected = Vec::new();
        for body in &bodies {
            let shown = || format!("{}: {}", twin.name, body.escape_ascii());
            let limits = paysign_reference::Limits::default();
            let reference = paysign_reference::verify(reading, body, &[SECRET.as_bytes()], true, &limits);
            let reference = reference.map(|verdict| (verdict.fields, verdict.unproved)).map_err(|error| error.code);
            let core = outcome(message.verify(body, &secret));
            let fields = core.clone().map(|(proved, unproved, _)| (proved, unproved));
            assert_eq!(fields, reference, "{}", shown());
            let completely = outcome(message.verify_with(body, &secret, &complete));
            if completely == Err("too_many_fields") {
                long += usize::from(core.is_ok());
            } else {
                assert_eq!(core, completely, "{}", shown());
            }
            accepted_here += usize::from(core.is_ok());
            expected.push(core);
        }
        let slices: Vec<&[u8]> = bodies.iter().map(Vec::as_slice).collect();
        for lanes in Lanes::available() {
            message.verify_batch_by(lanes, &slices, &secret, &Options::DEFAULT, |index, verdict| {
                assert_eq!(outcome(verdict), expected[index], "{}", bodies[index].escape_ascii());
            });
        }
        println!("{}: {accepted_here} of {EACH} accepted", twin.name);
        accepted += accepted_here;
        tried += EACH;
    }
    println!("{accepted} of {tried} accepted, {long} of them with more than 31 fields");
    assert!(accepted * 2 > tried && long * 20 > tried, "{accepted} of {tried}, {long} long");
}
