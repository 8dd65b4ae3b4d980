//! The unique reading of any scheme, by brute force: of all messages that a few names and values make, no two
//! that strict verification accepts have one signature, and the core's verdict is the reference's.

use std::collections::BTreeMap;

use paysign::{Message, Scheme, Wire};
use paysign_reference::{Fields, Item, Limits, Reading, Selection, genuine, verify};
use paysign_tests::compare::compare;
use paysign_tests::generate::{self, Choices};

/// How many schemes are drawn, and how many messages of each are tried.
const SCHEMES: u64 = 2_000;
const MESSAGES: usize = 200;

/// Bytes that follow from a number, evenly spread.
fn bytes(seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 24).to_le_bytes()[0]
    };
    std::iter::repeat_with(next).take(4_000).collect()
}

/// The names that messages are made of.
fn names(reading: &Reading) -> Vec<Vec<u8>> {
    let scheme = reading.scheme.as_ref().expect("a scheme");
    let mut names: Vec<Vec<u8>> = Vec::new();
    if let Selection::Only(items) = &scheme.fields {
        for item in items {
            match item {
                Item::Field(listed) => names.push(listed.name.clone()),
                Item::Starting(prefix) => names.extend([b"b", b"-"].map(|end| [prefix.as_slice(), end].concat())),
                Item::Secret(_) | Item::Text(_) | Item::Hash(..) => {}
            }
        }
    } else {
        names.extend([b"a".to_vec(), b"b".to_vec(), b"b-".to_vec()]);
    }
    names.extend(scheme.secret.named.clone());
    names
}

/// The values: all short texts of what the scheme's texts are cut at.
fn values(choices: &mut Choices<'_>, reading: &Reading, secret: &str) -> Vec<Vec<u8>> {
    let scheme = reading.scheme.as_ref().expect("a scheme");
    let separator = scheme.separator.text.as_slice();
    let parts = [
        separator,
        separator.get(..1).unwrap_or_default(),
        &scheme.pair.joint,
        b"a",
        b"b",
        b"1",
        b"0",
        b".",
        b"A",
        b"p_b",
        b"\\",
        secret.as_bytes(),
    ];
    let mut values: Vec<Vec<u8>> =
        [&b""[..], b"1", b"12", b"1.5", b"0.25", b"ab", b"0af", b"a1", b"xy", b"a"].map(<[u8]>::to_vec).into();
    for _ in 0..8 {
        values.push((0..=choices.below(4)).flat_map(|_| choices.one_of(&parts).to_vec()).collect());
    }
    values
}

fn body(reading: &Reading, fields: &[(Vec<u8>, Vec<u8>)], sign: &str) -> Vec<u8> {
    let escaped = |text: &[u8]| text.iter().fold(String::new(), |text, byte| text + &format!("%{byte:02X}"));
    let signature = &reading.scheme.as_ref().expect("a scheme").signature;
    let mut pairs: Vec<String> =
        fields.iter().map(|(name, value)| format!("{}={}", escaped(name), escaped(value))).collect();
    pairs.push(format!("{}={}", escaped(signature), escaped(sign.as_bytes())));
    pairs.join("&").into_bytes()
}

#[test]
fn no_two_accepted_messages_have_one_signature() {
    let (mut readable, mut accepted_in_all) = (0, 0);
    for seed in 0..SCHEMES {
        let bytes = bytes(seed);
        let mut choices = Choices::new(&bytes);
        let mut scheme = generate::scheme(&mut choices);
        // One wire: what is read is the same text.
        scheme.reading["wire"] = "form".into();
        let reading = Reading::from_json(&scheme.reading).unwrap_or_else(|error| panic!("{error}: {}", scheme.text));
        let secret = scheme.secrets[0];
        let limits = Limits::default();
        let nothing = verify(&reading, b"x=1", &[secret.as_bytes()], true, &limits);
        if nothing.is_err_and(|refusal| refusal.code == "unreadable_scheme") {
            continue;
        }
        readable += 1;
        let parsed = Scheme::parse(&scheme.text).unwrap_or_else(|error| panic!("{error}: {}", scheme.text));
        let core = Message::of_scheme(parsed, scheme.sign_field, Wire::Form);
        let (names, values) = (names(&reading), values(&mut choices, &reading, secret));
        let mut accepted: BTreeMap<String, Fields> = BTreeMap::new();
        for _ in 0..MESSAGES {
            let mut fields = Vec::new();
            for name in &names {
                if !choices.once_in(6) {
                    fields.push((name.clone(), choices.one_of(&values)));
                }
            }
            let Some(sign) = genuine(&reading, &body(&reading, &fields, ""), secret.as_bytes(), &limits) else {
                continue;
            };
            let body = body(&reading, &fields, &sign);
            let is_accepted = compare(&core, &reading, &body, &[secret.as_bytes()], true)
                .unwrap_or_else(|error| panic!("{error}\n{}", scheme.text));
            if is_accepted {
                let verdict = verify(&reading, &body, &[secret.as_bytes()], true, &limits).expect("accepted");
                let before = accepted.insert(sign, verdict.fields.clone());
                assert!(
                    before.as_ref().is_none_or(|before| *before == verdict.fields),
                    "{}: {before:?} and {:?}",
                    scheme.text,
                    verdict.fields
                );
            }
        }
        accepted_in_all += accepted.len();
    }
    println!("{readable} of {SCHEMES} schemes are readable; {accepted_in_all} signatures");
    assert!(readable > 600 && accepted_in_all > 10_000);
}
