//! The unique reading, by brute force: of all small messages over a tiny alphabet, no two that strict
//! verification accepts share a canonical string, for each kind of scheme that can be read back; and each is
//! accepted exactly where the reference, which builds the text and reads it, gives the fields back.

use std::collections::{HashMap, HashSet};

use paysign::gateway::{Direction, Field, Kind, Signing, Table};
use paysign::scheme::{Names, Separator};
use paysign::{Message, Options, Scheme, Secret, Wire};
use paysign_reference::Reading;
use serde_json::{Value, json};

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

/// The body of a message: every byte escaped, or only those that must be.
fn body(message: &Fields, signature: &str, escapes_all: bool) -> String {
    let escaped = |text: &[u8]| {
        text.iter().fold(String::new(), |escaped, byte| match byte {
            b'a'..=b'z' | b';' | b'?' if !escapes_all => escaped + &char::from(*byte).to_string(),
            _ => escaped + &format!("%{byte:02X}"),
        })
    };
    let fields = message.iter().map(|(name, value)| format!("{}={}&", escaped(name), escaped(value)));
    fields.collect::<String>() + "~=" + signature
}

/// A message of the core, and the same in the reference's terms.
struct Subject<'a> {
    core: Message<'a>,
    reference: Reading,
}

impl Subject<'_> {
    /// Verifies all `messages` strictly, each with its genuine signature, and holds the verdict against the
    /// reference, which builds the text and reads it. Returns the signed fields of those that were accepted,
    /// by their canonical string.
    fn accepted(&self, messages: &[Fields]) -> HashMap<Vec<u8>, Fields> {
        let secret = Secret::new("s").expect("a secret");
        let scheme = self.reference.scheme.as_ref().expect("a scheme");
        let mut accepted: HashMap<Vec<u8>, Fields> = HashMap::new();
        for (index, message) in messages.iter().enumerate() {
            let signed = paysign_reference::signed(&self.reference, &message.iter().cloned().collect());
            let canonical = paysign_reference::canonical(&self.reference, &signed);
            let signature = paysign_tests::hex(&paysign_reference::digest(scheme, scheme.digest, b"s", &canonical));
            let body = body(message, &signature, index % 2 == 0);
            let limits = paysign_reference::Limits::default();
            let expected = paysign_reference::verify(&self.reference, body.as_bytes(), &[b"s"], true, &limits);
            let verified = self.core.verify(body.as_bytes(), &secret);
            let blamed = verified
                .as_ref()
                .err()
                .map(|error| (error.code().as_str(), error.field().map(ToString::to_string).unwrap_or_default()));
            let text = |field: Option<Vec<u8>>| String::from_utf8(field.unwrap_or_default()).expect("ASCII");
            let expected = expected.err().map(|refusal| (refusal.code, text(refusal.field)));
            assert_eq!(blamed, expected, "{message:?} as {:?}", self.core.signing);
            let Ok(verified) = verified else { continue };
            let fields: paysign_reference::Fields =
                verified.fields().map(|(name, value)| (name.to_bytes().into(), value.to_bytes().into())).collect();
            assert_eq!(fields, signed, "{message:?}");
            let fields: Fields = fields.into_iter().collect();
            if let Some(other) = accepted.insert(canonical.clone(), fields.clone()) {
                let text = String::from_utf8_lossy(&canonical);
                assert_eq!(other, fields, "{text:?} belongs to two messages ({:?})", self.core.signing);
            }
        }
        accepted
    }
}

/// How often the messages, all of a scheme, are accepted.
fn accepted_of(scheme: &str, mut reading: Value, messages: &[Fields]) -> usize {
    let plain = json!({
        "wire": "form", "signature": "~", "fields": {"all_but": []}, "empty": "keep", "order": "name", "pair": "name=value",
        "separator": "&", "secret": {"append": ""}, "digest": "md5", "hex": "lower",
    });
    for (key, value) in plain.as_object().into_iter().flatten() {
        if reading.get(key).is_none() {
            reading[key] = value.clone();
        }
    }
    let scheme = Scheme::parse(scheme).expect("a scheme");
    let core = Message::of_scheme(scheme, "~", Wire::Form);
    let reference = Reading::from_json(&reading).expect("a reading");
    Subject { core, reference }.accepted(messages).len()
}

const REST: &str = "secret append \"\"; digest md5; hex lower";

/// Every character that may separate fields.
fn separators() -> impl Iterator<Item = char> {
    (0..=u8::MAX).filter(|byte| Separator::new(*byte).is_some()).map(char::from)
}

#[test]
fn cut_at_every_separator_by_every_joint() {
    let mut count = 0;
    for separator in separators() {
        for pair in ["name=value", "name=>value"] {
            let byte = u8::try_from(separator).expect("ASCII");
            let marks = if pair == "name=value" { vec![b'a', byte, b'='] } else { vec![b'a', byte, b'=', b'>'] };
            let names = [texts(&[b'a', byte], 2), vec![b"b".to_vec(), b";".to_vec(), b"=".to_vec(), b"a;".to_vec()]];
            // A value that can hold what reads as a field with its own joint, and a short one.
            let long = pairs(&names.concat(), &texts(&marks, 3));
            let starts = [b"x", &[byte][..], b"a", b"=>1"].concat();
            let last = pairs(&[b"b".to_vec(), b"c".to_vec(), b"a;".to_vec()], &[Vec::new(), b"1".to_vec(), starts]);
            let mut all: Vec<Fields> = messages(&long, 1);
            all.extend(long.iter().flat_map(|first| last.iter().map(|last| vec![first.clone(), last.clone()])));
            // A message is a set of fields.
            all.retain(|fields| fields.windows(2).all(|pair| pair[0].0 != pair[1].0));
            let scheme = format!(
                "fields all; empty keep; null word; order name; pair {pair}; separator \"{separator}\"; {REST}"
            );
            let accepted = accepted_of(&scheme, json!({"pair": pair, "separator": separator.to_string()}), &all);
            println!("{separator} {pair}: {accepted} of {} accepted", all.len());
            assert!(accepted > 100, "{separator} {pair}");
            count += 1;
        }
    }
    assert_eq!(count, 2 * 30);
}

/// A request whose URLs hold queries, and the notification that its signature must not fit.
#[test]
fn urls_in_requests() {
    // Of the notification: required there, optional there, and in both.
    const NOTIFY: Names<'static> = Names::List(&["r", "s", "t"]);
    let url_texts = |separator: u8| {
        let parts: [&[u8]; 7] = [b"?", &[separator], b"=", b"x", b"t", b"r", b"s"];
        let mut all = vec![Vec::new()];
        let mut last: Vec<Vec<u8>> = all.clone();
        for _ in 0..4 {
            last = last.iter().flat_map(|text| parts.iter().map(|part| [text.as_slice(), part].concat())).collect();
            all.extend(last.iter().cloned());
        }
        // What takes more: two starts, or a `?` long before one.
        let more = ["?x=1&x=2&t=3", "?x=1&y=2", "x&t=1?y=2&z=3", "x?&?&x=1", "x&y=?&z=1", "?a=1&b=2&s=3&c=4"];
        all.extend(more.iter().map(|text| text.replace('&', &char::from(separator).to_string()).into_bytes()));
        all
    };
    for separator in ['&', '|', '?', '.', '-'] {
        let byte = u8::try_from(separator).expect("ASCII");
        let scheme = format!(
            "fields all; empty keep; null word; order name; pair name=value; separator \"{separator}\"; {REST}"
        );
        let scheme = Scheme::parse(&scheme).expect("a scheme");
        let signing = Signing::new(scheme, "~").with_reserved(NOTIFY);
        let rows = [
            Field::optional("t", Kind::Text, "A text."),
            Field::optional("u", Kind::Url, "An address."),
            Field::optional("w", Kind::Url, "Another one."),
            Field::required("~", Kind::Signature, "The signature.").unsigned(),
        ];
        let table = Table::new(&rows);
        let request =
            Message { direction: Direction::Request, signing: Some(signing), fields: &table, ..Message::BLANK };
        let reading = json!({
            "wire": "form", "signature": "~", "fields": {"all_but": []}, "empty": "keep", "order": "name", "pair": "name=value",
            "separator": separator.to_string(), "secret": {"append": ""}, "digest": "md5", "hex": "lower",
            "request": true, "reserved": ["r", "s", "t"],
            "table": [{"name": "t"}, {"name": "u", "kind": "url"}, {"name": "w", "kind": "url"}, {"name": "~", "signed": false}],
        });
        let urls = url_texts(byte);
        let field = |name: &str, value: &[u8]| (name.as_bytes().to_vec(), value.to_vec());
        let mut all: Vec<Fields> = Vec::new();
        for url in &urls {
            all.push(vec![field("u", url)]);
            // Unknown and known names after an address, and a text that may not hold a query.
            for (name, value) in [("v", "1"), ("t", "1"), ("r", "1"), ("w", "?x"), ("x", "?y")] {
                all.push(vec![field("u", url), field(name, value.as_bytes())]);
            }
            all.push(vec![field("u", url), field("w", url), field("x", b"1")]);
            all.push(vec![field("t", url)]);
            all.push(vec![field("r", url), field("u", b"?"), field("x", b"1")]);
        }
        for fields in &mut all {
            fields.sort();
        }
        let request = Subject { core: request, reference: Reading::from_json(&reading).expect("a reading") };
        let requests = request.accepted(&all);
        println!("{separator}: {} of {} requests accepted", requests.len(), all.len());
        assert!(requests.len() > 1000);

        // Signing grants what verification does, but for reserved names; and what it signs does not read as
        // the notification.
        let secret = Secret::new("s").expect("a secret");
        let accepted: HashSet<&Fields> = requests.values().collect();
        let notify = json!({
            "wire": "form", "signature": "~", "fields": {"all_but": []}, "empty": "keep", "order": "name", "pair": "name=value",
            "separator": separator.to_string(), "secret": {"append": ""}, "digest": "md5", "hex": "lower",
        });
        let notify = Reading::from_json(&notify).expect("a reading");
        let mut signed = 0;
        for fields in &all {
            let holds_reserved = fields.iter().any(|(name, _)| matches!(name.as_slice(), b"r" | b"s"));
            let is_signed = request.core.sign(fields, &secret).is_ok();
            assert_eq!(is_signed, accepted.contains(fields) && !holds_reserved, "{fields:?}");
            let text = paysign_reference::canonical(&request.reference, &fields.iter().cloned().collect());
            let read = paysign_reference::read(&notify, &text).unwrap_or_default();
            assert!(!(is_signed && read.iter().any(|(name, _)| name == b"r")), "{fields:?} reads as a notification");
            signed += usize::from(is_signed);
        }
        assert!(signed > 1000);
    }
}

#[test]
fn cut_at_a_separator() {
    let two = messages(&pairs(&texts(b"a=&", 2), &texts(b"a=&", 3)), 2);
    let three = messages(&pairs(&texts(b"ab=&", 1), &texts(b"a=&", 2)), 3);
    for empty in ["skip", "keep"] {
        let scheme =
            format!("fields all; empty {empty}; null word; order name; pair name=value; separator \"&\"; {REST}");
        let reading = json!({"empty": empty});
        let accepted = accepted_of(&scheme, reading.clone(), &two) + accepted_of(&scheme, reading, &three);
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
    assert!(accepted_of(&scheme, json!({"pair": "name=>value"}), &sample) > 1000);
    assert!(accepted_of(&scheme, json!({"pair": "name=>value"}), &whole) > 80);
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
        let mut reading = json!({"empty": empty, "separator": "", "fields": {"only": ["a", "ab", "b", "ba"]}});
        let accepted = accepted_of(&scheme, reading.clone(), &all) + accepted_of(&scheme, reading.clone(), &three);
        println!("{empty}: {accepted} of {} accepted", all.len() + three.len());
        assert!(accepted > 1000);
        reading["order"] = json!("listed");
        assert!(accepted_of(&scheme.replace("order name", "order listed"), reading, &all) > 1000);
    }
}

#[test]
fn listed_values() {
    let names: Vec<Vec<u8>> = ["a", "b", "c"].map(|name| name.as_bytes().to_vec()).into();
    let all = messages(&pairs(&names, &texts(b"x|=", 2)), 3);
    let scheme =
        format!("fields only c, a, b; empty keep; null word; order listed; pair value; separator \"|\"; {REST}");
    let reading = json!({"pair": "value", "separator": "|", "order": "listed", "fields": {"only": ["c", "a", "b"]}});
    let accepted = accepted_of(&scheme, reading, &all);
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
    let signature = "48ede480f182f325db2c33f8d705c464";
    for body in [format!("a=1&b=2&~={signature}"), format!("a=1%26b%3D2&~={signature}")] {
        assert!(notify.verify_with(body.as_bytes(), &secret, &Options::LENIENT).is_ok(), "{body}");
    }
}
