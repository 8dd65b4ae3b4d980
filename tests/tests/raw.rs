//! Signatures in a header: the core and the reference agree on every vector and on what mutations make of
//! them, and no two accepted messages share a text.

use std::collections::BTreeMap;

use paysign::raw::RawScheme;
use paysign::{Limits, Message, Options, Secret, Strictness, VerifyError, Wire};
use paysign_reference::{Came, RawReading, Refusal, verify_raw};
use paysign_tests::{Case, files};

/// A message with its headers.
#[derive(Clone, Debug)]
struct Arrived {
    body: Vec<u8>,
    headers: Vec<(Vec<u8>, Vec<u8>)>,
    now: Option<u64>,
}

impl Arrived {
    fn of(case: &Case<'_>) -> Self {
        let bytes = |text: &str| text.as_bytes().to_vec();
        let headers = case.headers().into_iter().map(|(name, value)| (bytes(name), bytes(value))).collect();
        Self { body: case.body(), headers, now: case.now() }
    }
}

/// What a side says: the index of the secret, or an error with its field and byte.
type Said = Result<usize, (String, Option<Vec<u8>>, Option<usize>)>;

fn core(message: &Message<'_>, arrived: &Arrived, secrets: &[Secret], options: &Options) -> Said {
    let Arrived { body, headers, now } = arrived;
    let verdict = message.verify_with_headers(body, headers, *now, secrets, options);
    let said = |error: VerifyError| {
        let field = error.field().map(|name| name.as_bytes().to_vec());
        (error.code().as_str().to_owned(), field, error.offset())
    };
    verdict.map(|verified| verified.secret_index()).map_err(said)
}

fn reference(reading: &RawReading, arrived: &Arrived, secrets: &[&[u8]], strict: bool, limits: &Limits) -> Said {
    let came = Came { headers: &arrived.headers, now: arrived.now };
    let limits = paysign_reference::Limits { body_len: limits.body_len, fields: limits.fields, depth: limits.depth };
    let said = |refusal: Refusal| (refusal.code.to_owned(), refusal.field, refusal.offset);
    verify_raw(reading, &arrived.body, came, secrets, strict, &limits).map(|verdict| verdict.secret).map_err(said)
}

/// Where the reference points at no byte, the core may.
fn same(core: &Said, reference: &Said) -> bool {
    match (core, reference) {
        (Err((error, field, offset)), Err((other, expected_field, expected))) => {
            // A secret that is a name is masked in the core.
            let is_name = error == "duplicate_field" && field.is_some() == expected_field.is_some();
            error == other && (is_name || field == expected_field) && (expected.is_none() || expected == offset)
        }
        (core, reference) => core == reference,
    }
}

/// A generator that needs no seed from outside.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % end.max(1)
    }
}

fn mutated(from: &Arrived, random: &mut Random) -> Arrived {
    let mut arrived = from.clone();
    let header = random.below(arrived.headers.len());
    match random.below(9) {
        0 if !arrived.body.is_empty() => {
            let at = random.below(arrived.body.len());
            arrived.body[at] ^= 1 << random.below(8);
        }
        1 => arrived.body.truncate(random.below(from.body.len())),
        2 => arrived.now = arrived.now.map(|now| now.wrapping_add(random.below(1200) as u64).saturating_sub(600)),
        3 => arrived.now = None,
        4 if !arrived.headers.is_empty() => drop(arrived.headers.remove(header)),
        5 if !arrived.headers.is_empty() => arrived.headers.push(arrived.headers[header].clone()),
        6 if !arrived.headers.is_empty() => arrived.headers[header].0.make_ascii_uppercase(),
        _ if !arrived.headers.is_empty() => {
            let value = &mut arrived.headers[header].1;
            let at = random.below(value.len() + 1);
            match random.below(3) {
                0 => value.insert(at, b" ,;=.:019av\n\0"[random.below(13)]),
                1 if at < value.len() => drop(value.remove(at)),
                _ => value.truncate(at),
            }
        }
        _ => {}
    }
    arrived
}

#[test]
fn core_and_reference_agree_on_messages_and_on_mutations_of_them() {
    let (mut verdicts, mut random) = (BTreeMap::<String, usize>::new(), Random(1));
    for file in files() {
        for case in file.cases() {
            let (Some(text), Some("verify" | "expect" | "minor")) = (case.text("raw_scheme"), case.text("do")) else {
                continue;
            };
            let scheme = RawScheme::parse(text).expect("a scheme");
            let wire = case.text("wire").expect("a wire");
            let of_word = Wire::ALL.iter().find(|one| one.as_str() == wire).expect("the word of a wire");
            let message = Message::of_raw_scheme(&scheme, *of_word);
            let reading = RawReading::from_json(&case.json["raw_reading"], wire);
            let reading = reading.unwrap_or_else(|error| panic!("{}: {error}", case.id()));
            let texts = case.secrets();
            let secrets: Vec<Secret> = texts.iter().map(|text| Secret::exact(text).expect("a secret")).collect();
            let bytes: Vec<&[u8]> = texts.iter().map(|text| text.as_bytes()).collect();
            let default = Limits::DEFAULT;
            let limits = Limits {
                body_len: case.limit("body_len").unwrap_or(default.body_len),
                fields: case.limit("fields").unwrap_or(default.fields),
                depth: case.limit("depth").unwrap_or(default.depth),
            };
            let genuine = Arrived::of(&case);
            for round in 0..150 {
                let arrived = if round == 0 { genuine.clone() } else { mutated(&genuine, &mut random) };
                let strict = if round == 0 { !case.is_lenient() } else { random.below(4) > 0 };
                let strictness = if strict { Strictness::Strict } else { Strictness::Lenient };
                let found = core(&message, &arrived, &secrets, &Options { strictness, limits });
                let expected = reference(&reading, &arrived, &bytes, strict, &limits);
                assert!(same(&found, &expected), "{}: {found:?} for {expected:?}: {arrived:?}", case.id());
                *verdicts.entry(found.map_or_else(|error| error.0, |_| "valid".to_owned())).or_default() += 1;
            }
        }
    }
    println!("{verdicts:?}");
    assert!(verdicts["valid"] > 500, "a property of refusals alone says little: {verdicts:?}");
    for code in ["mismatch", "stale", "from_future", "no_time", "repeated_header", "missing_header", "ambiguous_field"]
    {
        assert!(verdicts.get(code).is_some_and(|times| *times > 5), "{code}: {verdicts:?}");
    }
}

/// All texts over these letters of up to `len` letters.
fn texts(letters: &[u8], len: usize) -> Vec<Vec<u8>> {
    let mut all = vec![Vec::new()];
    let mut from = 0;
    for _ in 0..len {
        let to = all.len();
        for index in from..to {
            for letter in letters {
                all.push([&all[index][..], &[*letter]].concat());
            }
        }
        from = to;
    }
    all
}

/// Every message over a tiny alphabet, by schemes whose values are right beside each other or between texts
/// that straddle: no two that are accepted have one signature.
#[test]
fn no_two_accepted_messages_share_a_signature() {
    let secret = Secret::new("k").expect("a secret");
    let mut accepted = 0;
    for text in [
        "header A \".\" header B \".\" body",
        "header A \"..\" body \".\" header B",
        "header A \".=\" header B \"=.\" body",
        "body \"..\" header A \".\" header B",
        "body \".\" header A \"..\" header B",
        "timestamp \"1\" header A \".\" body",
        "timestamp body \".\" header A",
        "header A \".\" body timestamp",
        "body \"1.\" timestamp \".\" header A",
    ] {
        let time = if text.contains("timestamp") { "header T seconds" } else { "none" };
        let scheme =
            format!("text {text}; secret hmac; digest md5; hex lower; signature S alone; time {time}; age any");
        let scheme = RawScheme::parse(&scheme).expect("a scheme");
        let mut seen: BTreeMap<String, Arrived> = BTreeMap::new();
        let times = if time == "none" { vec![Vec::new()] } else { texts(b"1", 2) };
        for body in texts(b"=.1", 3) {
            for (a, b) in
                texts(b".=1", 3).into_iter().flat_map(|a| texts(b".1", 2).into_iter().map(move |b| (a.clone(), b)))
            {
                for time in &times {
                    let mut headers =
                        vec![(b"A".to_vec(), a.clone()), (b"B".to_vec(), b.clone()), (b"T".to_vec(), time.clone())];
                    if !text.contains("header B") && !b.is_empty() {
                        continue;
                    }
                    let Some(signature) = signature(text, &body, &a, &b, time) else { continue };
                    headers.push((b"S".to_vec(), signature.clone().into_bytes()));
                    let arrived = Arrived { body: body.clone(), headers, now: None };
                    let message = Message::of_raw_scheme(&scheme, Wire::Form);
                    if core(&message, &arrived, secret.as_ref(), &Options::DEFAULT).is_ok() {
                        accepted += 1;
                        let earlier = seen.insert(signature, arrived.clone());
                        assert!(earlier.is_none(), "{text}: {earlier:?} and {arrived:?}");
                    }
                }
            }
        }
    }
    println!("{accepted} accepted");
    assert!(accepted > 2_000, "{accepted}");
}

/// The signature of a text that is built here, part by part; `None` for a message without one of its headers.
fn signature(text: &str, body: &[u8], a: &[u8], b: &[u8], time: &[u8]) -> Option<String> {
    let mut hashed = Vec::new();
    let mut words = text.split(' ');
    while let Some(word) = words.next() {
        let part = match word {
            "body" => body,
            "timestamp" => time,
            "header" => {
                if words.next() == Some("A") {
                    a
                } else {
                    b
                }
            }
            constant => constant.trim_matches('"').as_bytes(),
        };
        if part.is_empty() {
            return None;
        }
        hashed.extend_from_slice(part);
    }
    // What is compared is only whether two texts are one, by the reference's digest of it.
    let reading = serde_json::json!({
        "text": ["body"], "secret": {"hmac": true}, "digest": "md5", "hex": "lower",
        "signature": {"header": "S", "before": "", "after": ""}, "time": null, "age": null,
    });
    let reading = RawReading::from_json(&reading, "form").expect("a reading");
    Some(paysign_tests::hex(&paysign_reference::raw_digest(&reading, b"k", &hashed)))
}
