//! Messages of many parameters, in any order and of any names, have one verdict: that of the reference, on
//! every path through the core, by itself and in a batch.

use std::collections::BTreeMap;

use paysign::inside::Lanes;
use paysign::{Limits, Options, Secret, Verified, VerifyError, Wire, gateways};
use paysign_tests::tally::Tally;
use paysign_tests::twins::{Twin, of_any_names, twins};
use paysign_tests::{generate, marked};

const SECRET: &str = "7a3b1053780db61ebd3d7123e1b8d6c4";

/// Around what the fast path reads, around a usual message, and around the limit.
const COUNTS: [usize; 14] = [1, 2, 9, 16, 17, 18, 40, 60, 62, 63, 64, 100, 254, 255];

/// What the names of a message have in common.
const NAMES: [fn(usize) -> String; 6] = [
    |index| format!("p{index}"),
    |index| format!("parameter_{index:03}"),
    |index| format!("metadata[customer][address_of_delivery].{index:03}"),
    // Each begins with the one before it.
    |index| "a".repeat(index + 1),
    |index| format!("parameter_{}", "7".repeat(index)),
    // Those that begin alike are of groups, and the groups of each other.
    |index| format!("{}_{}_{index}", "group".repeat(index % 4), "abcdefgh".repeat(index % 7)),
];

/// The generator of Knuth's MMIX.
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % count
    }

    fn shuffle<T>(&mut self, all: &mut [T]) {
        for end in (2..=all.len()).rev() {
            all.swap(end - 1, self.below(end));
        }
    }
}

type Fields = Vec<(Vec<u8>, Vec<u8>)>;

/// What a message must have, but for the signature.
fn required(twin: &Twin) -> Fields {
    let Some(scheme) = &twin.reading.scheme else { return Vec::new() };
    let rows = twin.reading.table.iter().filter(|row| row.required && row.name != scheme.signature);
    let value = |name: &[u8]| {
        let sign_type = scheme.sign_type.as_ref().filter(|sign_type| sign_type.field == name);
        sign_type
            .and_then(|sign_type| sign_type.digests.first())
            .map_or_else(|| b"1".to_vec(), |(text, _)| text.clone())
    };
    rows.map(|row| (row.name.clone(), value(&row.name))).collect()
}

/// The raw body of these fields.
fn body(twin: &Twin, fields: &[(Vec<u8>, Vec<u8>)], is_escaped: bool) -> Vec<u8> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let pairs = fields.iter().map(|(name, value)| (text(name), text(value)));
    match twin.message.transport.wire {
        Wire::Xml => return marked::plain_xml(fields),
        Wire::Multipart => return marked::plain_multipart(fields),
        Wire::Form | Wire::Json => {}
    }
    if twin.message.transport.wire == Wire::Json {
        let members: Vec<String> = pairs.map(|(name, value)| format!("\"{name}\":\"{value}\"")).collect();
        return format!("{{{}}}", members.join(",")).into_bytes();
    }
    let [space, at] = if is_escaped { ["%20", "%40"] } else { ["+", "@"] };
    let escaped = |text: &str| text.replace(' ', space).replace('@', at);
    let pieces: Vec<String> = pairs.map(|(name, value)| format!("{name}={}", escaped(&value))).collect();
    pieces.join("&").into_bytes()
}

/// What was proved; or the code of what was wrong.
fn outcome(verdict: Result<Verified<'_>, VerifyError>) -> Result<BTreeMap<Vec<u8>, Vec<u8>>, &'static str> {
    let pair = |(name, value): (paysign::Value<'_>, paysign::Value<'_>)| {
        (name.to_bytes().into_owned(), value.to_bytes().into_owned())
    };
    verdict.map(|verified| verified.fields().map(pair).collect()).map_err(|error| error.code().as_str())
}

/// The bodies of one kind: genuine ones in every order, with fields that are there twice, and with values
/// that were exchanged.
fn bodies(dice: &mut Dice, twin: &Twin) -> Vec<Vec<u8>> {
    let Some(scheme) = &twin.reading.scheme else { return Vec::new() };
    let mut bodies = Vec::new();
    for (names, count) in NAMES.iter().flat_map(|names| COUNTS.map(|count| (names, count))) {
        for round in 0..8 {
            let value = |index: usize| match (index + round) % 5 {
                0 if index > 0 => Vec::new(),
                1 => format!("a value {index}@home").into_bytes(),
                _ => format!("v{index}").into_bytes(),
            };
            let mut fields: Fields = (0..count).map(|index| (names(index).into_bytes(), value(index))).collect();
            match round % 4 {
                0 => fields.sort(),
                1 => fields.sort_by(|left, right| right.cmp(left)),
                2 => dice.shuffle(&mut fields),
                // In order but for a few.
                _ => {
                    fields.sort();
                    for _ in 0..3 {
                        let (left, right) = (dice.below(count), dice.below(count));
                        fields.swap(left, right);
                    }
                }
            }
            for field in required(twin) {
                fields.insert(dice.below(fields.len() + 1), field);
            }
            let sign = generate::sign(&twin.reading, &fields, SECRET.as_bytes());
            let at = if round < 4 { fields.len() } else { dice.below(fields.len() + 1) };
            fields.insert(at, (scheme.signature.clone(), sign.into_bytes()));
            bodies.push(body(twin, &fields, round % 2 == 0));
            // A field that is there twice, the signature among them, with the same value or another.
            let mut repeated = fields.clone();
            let (mut again, to) = (fields[dice.below(fields.len())].clone(), dice.below(fields.len() + 1));
            if dice.below(2) == 0 {
                again.1 = b"other".to_vec();
            }
            repeated.insert(to, again);
            bodies.push(body(twin, &repeated, round % 2 == 1));
            // Two values exchanged.
            let (left, right) = (dice.below(fields.len()), dice.below(fields.len()));
            let value = std::mem::take(&mut fields[left].1);
            let value = std::mem::replace(&mut fields[right].1, value);
            if left != right {
                fields[left].1 = value;
            }
            bodies.push(body(twin, &fields, round % 3 == 0));
        }
    }
    bodies
}

#[test]
fn many_fields_in_any_order_have_one_verdict_on_every_path() {
    let secret = Secret::new(SECRET).expect("a secret");
    let known =
        [("epay", "notify"), ("epusdt", "notify")].map(|(id, name)| gateways::message(id, name).expect("known"));
    let of_gateways = twins().into_iter().filter(|twin| known.contains(&&twin.message));
    let mut dice = Dice(2028);
    let (tally, mut repeated, mut mismatches) = (Tally::new("messages of many fields"), 0, 0);
    for twin in of_any_names().into_iter().chain(of_gateways) {
        let bodies = bodies(&mut dice, &twin);
        let mut expected = Vec::new();
        for body in &bodies {
            let limits = paysign_reference::Limits::default();
            let reference = paysign_reference::verify(&twin.reading, body, &[SECRET.as_bytes()], true, &limits);
            let reference = reference.map(|verdict| verdict.fields).map_err(|error| error.code);
            let core = outcome(twin.message.verify(body, &secret));
            assert_eq!(core, reference, "{}", body.escape_ascii());
            // Under such a limit the fast path reads none.
            for fields in [63, 31] {
                let options = Options { limits: Limits { fields, ..Limits::DEFAULT }, ..Options::DEFAULT };
                let completely = outcome(twin.message.verify_with(body, &secret, &options));
                if completely != Err("too_many_fields") {
                    assert_eq!(core, completely, "{}", body.escape_ascii());
                }
            }
            tally.count(core.is_ok());
            repeated += usize::from(core == Err("duplicate_field"));
            mismatches += usize::from(core == Err("mismatch"));
            expected.push(core);
        }
        let slices: Vec<&[u8]> = bodies.iter().map(Vec::as_slice).collect();
        for lanes in Lanes::available() {
            twin.message.verify_batch_by(lanes, &slices, &secret, &Options::DEFAULT, |index, verdict| {
                assert_eq!(outcome(verdict), expected[index], "{}", bodies[index].escape_ascii());
            });
        }
    }
    tally.check(25, 25);
    assert!(repeated > 500 && mismatches > 500, "{repeated} repeated, {mismatches} mismatches");
}
