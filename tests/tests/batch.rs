//! A batch gives the verdicts that each message gets by itself, with every set of lanes that this processor
//! has.

use paysign::amount::AmountError;
use paysign::gateway::Role;
use paysign::inside::Lanes;
use paysign::{Amount, Message, Options, Secret, Status, Verified, VerifyError, gateways};
use paysign_reference::Reading;
use paysign_tests::files;
use paysign_tests::generate::{self, Choices};
use paysign_tests::tally::Tally;

const SECRETS: [&str; 2] = ["7a3b1053780db61ebd3d7123e1b8d6c4", "another secret"];

/// Messages in one batch: more than wait for their digests at once.
const IN_A_BATCH: usize = 500;
/// Messages in all.
const ALL: usize = 1_000_000;

/// The generator of Knuth's MMIX.
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % count
    }
}

/// A kind of message, and bodies of it: those of the vectors, and signed ones of all shapes.
fn bodies(dice: &mut Dice) -> Vec<(&'static Message<'static>, Vec<Vec<u8>>)> {
    let mut all: Vec<(&'static Message<'static>, Vec<Vec<u8>>)> = Vec::new();
    for file in files() {
        let Some(gateway) = file.built_in() else { continue };
        for case in file.cases().filter(|case| case.text("do") == Some("verify") && case.text("variant").is_none()) {
            let message = gateways::message(gateway, case.text("message").expect("a message")).expect("a message");
            let of_message = if let Some(at) = all.iter_mut().position(|(known, _)| *known == message) {
                &mut all[at].1
            } else {
                let mut signed = Vec::new();
                if let Ok(reading) = Reading::from_json(case.reading()) {
                    signed.extend((0..200).map(|_| {
                        let bytes: Vec<u8> = (0..120).map(|_| u8::try_from(dice.below(256)).unwrap_or(0)).collect();
                        generate::message(&mut Choices::new(&bytes), &reading, &SECRETS.map(str::as_bytes))
                    }));
                }
                all.push((message, signed));
                &mut all.last_mut().expect("just pushed").1
            };
            of_message.push(case.body());
        }
    }
    all
}

/// What a valid message says: the secret, the order number, the status and the amount.
type Told = (usize, Option<Vec<u8>>, Status, Option<Result<Amount, AmountError>>);

/// As it was noted when the batch was read.
fn told(verified: &Verified<'_>) -> Told {
    let payment = verified.payment();
    let order_no = payment.order_no.map(|value| value.to_bytes().into_owned());
    (verified.secret_index(), order_no, payment.status, payment.paid_amount)
}

/// The same asked one by one, the order number by its name.
fn asked(verified: &Verified<'_>) -> Told {
    let fields = verified.message().fields.fields();
    let order_no = fields.iter().find(|field| field.role == Some(Role::OrderNo));
    let order_no = order_no.and_then(|field| verified.get(field.name)).map(|value| value.to_bytes().into_owned());
    (verified.secret_index(), order_no, verified.status(), verified.paid_amount())
}

#[test]
fn a_batch_gives_the_verdicts_of_single_messages() {
    let mut dice = Dice(2026);
    let kinds = bodies(&mut dice);
    let secrets = SECRETS.map(|secret| Secret::new(secret).expect("a secret"));
    let (mut done, tally) = (0, Tally::new("messages of batches"));
    for (round, (message, known)) in kinds.iter().cycle().enumerate() {
        if done >= ALL {
            break;
        }
        let bodies: Vec<Vec<u8>> = (0..IN_A_BATCH)
            .map(|_| {
                let mut body = known[dice.below(known.len())].clone();
                if dice.below(3) == 0 && !body.is_empty() {
                    let at = dice.below(body.len());
                    body[at] = b"&=%+a0\0\xff"[dice.below(8)];
                }
                body
            })
            .collect();
        let slices: Vec<&[u8]> = bodies.iter().map(Vec::as_slice).collect();
        let secrets = &secrets[..=(round % 2)];
        let options = if round % 3 == 0 { Options::LENIENT } else { Options::DEFAULT };
        let singly = |body: &&[u8]| message.verify_with(body, secrets, &options).map(|verified| asked(&verified));
        let expected: Vec<Result<Told, VerifyError>> = slices.iter().map(singly).collect();
        for lanes in Lanes::available() {
            let mut verdicts = vec![None; slices.len()];
            message.verify_batch_by(lanes, &slices, secrets, &options, |index, verdict| {
                let before = verdicts[index].replace(verdict.map(|verified| told(&verified)));
                assert!(before.is_none(), "a second verdict on the same message");
            });
            for ((verdict, expected), body) in verdicts.iter().zip(&expected).zip(&bodies) {
                assert_eq!(verdict.as_ref(), Some(expected), "{}: {}", lanes.as_str(), body.escape_ascii());
            }
        }
        done += slices.len();
        for verdict in &expected {
            tally.count(verdict.is_ok());
        }
    }
    tally.check(5, 25);
}

#[test]
fn several_threads_give_the_verdicts_of_single_messages_in_the_order_of_the_bodies() {
    let mut dice = Dice(2027);
    let secrets = SECRETS.map(|secret| Secret::new(secret).expect("a secret"));
    let tally = Tally::new("messages of several threads");
    for (message, known) in bodies(&mut dice) {
        // Several parts, and one that is not full.
        let slices: Vec<&[u8]> = known.iter().map(Vec::as_slice).cycle().take(2_500 + known.len()).collect();
        for count in [0, 1, slices.len()] {
            let slices = &slices[..count];
            let verdicts = message.par_verify_batch(slices, &secrets, &Options::DEFAULT);
            assert_eq!(verdicts.len(), count);
            for (verdict, body) in verdicts.into_iter().zip(slices) {
                let expected = message.verify(body, &secrets).map(|verified| verified.secret_index());
                tally.count(expected.is_ok());
                assert_eq!(verdict.map(|verified| verified.secret_index()), expected, "{}", body.escape_ascii());
            }
        }
    }
    tally.check(5, 25);
}

#[test]
fn batches_of_every_small_size_are_complete() {
    let message = gateways::message("epay", "notify").expect("a message");
    let secret = Secret::new(SECRETS[0]).expect("a secret");
    let long = [b"pid=1&name=".as_slice(), &vec![b'x'; 40_000], b"&sign=00000000000000000000000000000000"].concat();
    for count in 0..40 {
        let bodies: Vec<&[u8]> =
            (0..count).map(|index| if index % 7 == 3 { long.as_slice() } else { b"pid=1" }).collect();
        let mut seen = vec![0; count];
        message.verify_batch(&bodies, &secret, &Options::DEFAULT, |index, verdict| {
            seen[index] += 1;
            assert!(verdict.is_err());
        });
        assert!(seen.iter().all(|times| *times == 1));
    }
}
