//! The unique reading, by brute force: of all small messages over a tiny alphabet, no two that strict verification accepts share
//! a canonical string, for each kind of scheme that can be read back.

use std::collections::HashMap;

use paysign::{Message, Options, Scheme, Secret, Wire};

type Fields = Vec<(Vec<u8>, Vec<u8>)>;

/// All texts over `alphabet` of at most `longest` letters.
fn texts(alphabet: &[u8], longest: usize) -> Vec<Vec<u8>> {
    let mut all = vec![Vec::new()];
    let mut last: Vec<Vec<u8>> = all.clone();
    for _ in 0..longest {
        last =
            last.iter().flat_map(|text| alphabet.iter().map(|letter| [text.as_slice(), &[*letter]].concat())).collect();
        all.extend(last.iter().cloned());
    }
    all
}

/// All messages of at most `most` of these fields, with names that rise: a message is a set of fields.
fn messages(fields: &[(Vec<u8>, Vec<u8>)], most: usize) -> Vec<Fields> {
    let mut all: Vec<Fields> = vec![Vec::new()];
    let mut last = all.clone();
    for _ in 0..most {
        let longer = |message: &Fields| -> Vec<Fields> {
            let behind = |field: &&(Vec<u8>, Vec<u8>)| message.last().is_none_or(|(name, _)| *name < field.0);
            fields
                .iter()
                .filter(behind)
                .map(|field| [message.as_slice(), std::slice::from_ref(field)].concat())
                .collect()
        };
        last = last.iter().flat_map(longer).collect();
        all.extend(last.iter().cloned());
    }
    all
}

fn pairs(names: &[Vec<u8>], values: &[Vec<u8>]) -> Vec<(Vec<u8>, Vec<u8>)> {
    names.iter().flat_map(|name| values.iter().map(move |value| (name.clone(), value.clone()))).collect()
}

/// The body of a message, every byte escaped.
fn body(message: &Fields, signature: &str) -> String {
    let escaped = |text: &[u8]| text.iter().fold(String::new(), |escaped, byte| escaped + &format!("%{byte:02X}"));
    let fields = message.iter().map(|(name, value)| format!("{}={}&", escaped(name), escaped(value)));
    fields.collect::<String>() + "~=" + signature
}

/// Verifies all `messages` strictly, each with its genuine signature; returns how many were accepted.
fn accepted_are_unique(scheme: &str, messages: &[Fields]) -> usize {
    let scheme = Scheme::parse(scheme).expect("a scheme");
    let notify = Message::of_scheme(scheme, "~", Wire::Form);
    let secret = Secret::new("s").expect("a secret");
    // By canonical string: the signed fields of the message that was accepted with it.
    let mut accepted: HashMap<Vec<u8>, Fields> = HashMap::new();
    for message in messages {
        let unsigned = body(message, "00000000000000000000000000000000");
        let explained = notify.explain(unsigned.as_bytes(), &secret, &Options::LENIENT).expect("an explanation");
        let canonical = explained.canonical;
        let signature = md5_of(&canonical);
        let body = body(message, &signature);
        let Ok(verified) = notify.verify(body.as_bytes(), &secret) else { continue };
        let mut signed: Fields =
            verified.fields().map(|(name, value)| (name.to_bytes().into(), value.to_bytes().into())).collect();
        signed.sort();
        if let Some(other) = accepted.insert(canonical.clone(), signed.clone()) {
            assert_eq!(other, signed, "{:?} belongs to two messages ({scheme})", String::from_utf8_lossy(&canonical));
        }
    }
    accepted.len()
}

/// The genuine signature of a canonical string under the secret `s`, without the core.
fn md5_of(canonical: &[u8]) -> String {
    use paysign_reference::Reading;
    use std::sync::OnceLock;
    static READING: OnceLock<Reading> = OnceLock::new();
    let reading = READING.get_or_init(|| {
        let json = serde_json::json!({
            "wire": "form", "signature": "~", "fields": {"all_but": []}, "empty": "keep", "order": "name", "pair": "name=value",
            "separator": "&", "secret": {"append": ""}, "digest": "md5", "hex": "lower", "table": [],
        });
        Reading::from_json(&json).expect("a reading")
    });
    let scheme = reading.scheme.as_ref().expect("a scheme");
    paysign_tests::hex(&paysign_reference::digest(scheme, scheme.digest, b"s", canonical))
}

const REST: &str = "secret append \"\"; digest md5; hex lower";

#[test]
fn cut_at_a_separator() {
    let two = messages(&pairs(&texts(b"a=&", 2), &texts(b"a=&", 3)), 2);
    let three = messages(&pairs(&texts(b"ab=&", 1), &texts(b"a=&", 2)), 3);
    for empty in ["skip", "keep"] {
        let scheme =
            format!("fields all; empty {empty}; null word; order name; pair name=value; separator \"&\"; {REST}");
        let accepted = accepted_are_unique(&scheme, &two) + accepted_are_unique(&scheme, &three);
        println!("{empty}: {accepted} of {} accepted", two.len() + three.len());
        assert!(accepted > 1000);
    }
}

#[test]
fn cut_at_a_separator_with_an_arrow() {
    let two = messages(&pairs(&texts(b"a=>&", 2), &texts(b"a=>&", 3)), 2);
    let sample: Vec<Fields> =
        two.into_iter().enumerate().filter(|(index, _)| index % 7 == 0).map(|(_, message)| message).collect();
    let whole = messages(&pairs(&texts(b"a=>&", 1), &texts(b"a=>&", 3)), 2);
    let scheme = format!("fields all; empty keep; null word; order name; pair name=>value; separator \"&\"; {REST}");
    assert!(accepted_are_unique(&scheme, &sample) > 1000);
    assert!(accepted_are_unique(&scheme, &whole) > 1000);
}

#[test]
fn known_names_without_a_separator() {
    let names: Vec<Vec<u8>> = ["a", "ab", "b", "ba"].map(|name| name.as_bytes().to_vec()).into();
    let all = messages(&pairs(&names, &texts(b"ab=", 3)), 2);
    let three = messages(&pairs(&names, &texts(b"ab=", 2)), 3);
    for empty in ["skip", "keep"] {
        let scheme = format!(
            "fields only a, ab, b, ba; empty {empty}; null word; order name; pair name=value; separator none; {REST}"
        );
        let accepted = accepted_are_unique(&scheme, &all) + accepted_are_unique(&scheme, &three);
        println!("{empty}: {accepted} of {} accepted", all.len() + three.len());
        assert!(accepted > 1000);
        let listed = scheme.replace("order name", "order listed");
        assert!(accepted_are_unique(&listed, &all) > 1000);
    }
}

#[test]
fn listed_values() {
    let names: Vec<Vec<u8>> = ["a", "b", "c"].map(|name| name.as_bytes().to_vec()).into();
    let all = messages(&pairs(&names, &texts(b"x|=", 2)), 3);
    let scheme =
        format!("fields only c, a, b; empty keep; null word; order listed; pair value; separator \"|\"; {REST}");
    let accepted = accepted_are_unique(&scheme, &all);
    println!("{accepted} of {} accepted", all.len());
    assert!(accepted > 100);
}

#[test]
fn without_strict_reading_signatures_are_shared() {
    // The test would find a shared canonical string if there was one: in lenient reading there is.
    let scheme = format!("fields all; empty keep; null word; order name; pair name=value; separator \"&\"; {REST}");
    let scheme = Scheme::parse(&scheme).expect("a scheme");
    let notify = Message::of_scheme(scheme, "~", Wire::Form);
    let secret = Secret::new("s").expect("a secret");
    let signature = md5_of(b"a=1&b=2");
    for body in [format!("a=1&b=2&~={signature}"), format!("a=1%26b%3D2&~={signature}")] {
        assert!(notify.verify_with(body.as_bytes(), &secret, &Options::LENIENT).is_ok(), "{body}");
    }
}
