//! Nothing that is shown holds a given secret, wherever the message has it.

use std::collections::BTreeMap;

use paysign::{Message, Options, Scheme, Secret, Wire, gateways};
use paysign_diagnose::{Context, diagnose, diagnose_document};
use paysign_reference::Reading;
use paysign_tests::files;
use paysign_tests::generate::{Choices, resigned};
use paysign_tests::shown::Shown;
use paysign_tests::tally::Tally;

/// Usual ones, and some whose bytes are written in other ways somewhere.
const SECRETS: [&str; 6] = [
    "7a3b1053780db61ebd3d7123e1b8d6c4",
    "paebiyya4co5x0231zcm1novl8trustw",
    "K/9+x=%41&amp; 'q\"\\z",
    "密钥-ключ",
    "aXbaXbaXb",
    "PcGx",
];
const OTHER: &str = "an0therSecret+of/theShop";

/// Random bytes that are the same at every run.
fn random(seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let next = |_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    };
    (0..400).map(next).collect()
}

fn encoded(text: &str, choices: &mut Choices<'_>, wire: Wire) -> String {
    let all = choices.once_in(4);
    match wire {
        Wire::Xml if all => {
            return text.chars().fold(String::new(), |text, next| text + &format!("&#{};", u32::from(next)));
        }
        Wire::Xml => return text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"),
        Wire::Multipart => return text.to_owned(),
        Wire::Form | Wire::Json => {}
    }
    let each = |byte: u8| match (wire, byte) {
        (Wire::Json, b'"' | b'\\') => format!("\\{}", char::from(byte)),
        (Wire::Json, b'a'..=b'z' | b'0'..=b'9') if all => format!("\\u{:04x}", u32::from(byte)),
        (Wire::Form, b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z') if !all => char::from(byte).to_string(),
        (Wire::Form, b' ') => "+".to_owned(),
        (Wire::Form, _) => format!("%{byte:02X}"),
        _ => String::new(),
    };
    if wire == Wire::Json && !all {
        return text.replace('\\', "\\\\").replace('"', "\\\"");
    }
    if wire == Wire::Json && !text.is_ascii() {
        return text.to_owned();
    }
    text.bytes()
        .map(|byte| if wire == Wire::Json && !byte.is_ascii_alphanumeric() { encoded_plain(byte) } else { each(byte) })
        .collect()
}

fn encoded_plain(byte: u8) -> String {
    if matches!(byte, b'"' | b'\\') { format!("\\{}", char::from(byte)) } else { char::from(byte).to_string() }
}

/// The secret, or something with it inside.
fn with_secret(secret: &str, choices: &mut Choices<'_>) -> String {
    let secret = match choices.below(6) {
        0 => secret.to_ascii_uppercase(),
        1 => secret.to_ascii_lowercase(),
        _ => secret.to_owned(),
    };
    let long = "n".repeat(choices.below(60));
    match choices.below(9) {
        0 => format!("x{secret}"),
        1 => format!("{secret} y"),
        2 => format!("{secret}{secret}"),
        3 => format!("http://shop.example/?key={secret}&a=1"),
        4 => format!("{long}{secret}"),
        5 => format!("{secret}{}", &secret[secret.len() / 2..].trim_start_matches(|c: char| !c.is_ascii())),
        _ => secret,
    }
}

struct Made {
    params: Vec<(String, String)>,
    body: Vec<u8>,
}

/// A message with the secret somewhere in it, signed or not, and mostly broken in some way.
fn made(message: &Message<'_>, secrets: &[&str], choices: &mut Choices<'_>) -> Made {
    let wire = message.transport.wire;
    let mut params: Vec<(String, String)> = Vec::new();
    for field in message.fields.iter().filter(|_| !choices.once_in(9)) {
        let value = field.choices.first().map_or("1", |choice| choice.value);
        params.push((field.name.to_owned(), value.to_owned()));
    }
    params.push(("zz".to_owned(), "1".to_owned()));
    for _ in 0..=choices.below(2) {
        let text = with_secret(secrets[choices.below(secrets.len())], choices);
        let place = choices.below(params.len());
        match choices.below(5) {
            0 => params[place].1 = text,
            1 => params.push((text, "1".to_owned())),
            2 => params.push((text.clone(), text)),
            3 => params.insert(place, (["key", "secret", "attach", "s"][choices.below(4)].to_owned(), text)),
            _ => params[place].0 = text,
        }
    }
    if choices.once_in(4) {
        let twice = params[choices.below(params.len())].clone();
        params.push(twice);
    }
    if let Some(signing) = message.signing {
        let signature = match choices.below(4) {
            0 => "0".repeat(31),
            _ => "0123456789abcdef".repeat(2),
        };
        if params.iter().all(|(name, _)| name != signing.field) {
            params.push((signing.field.to_owned(), signature));
        } else if let Some(given) = params.iter_mut().find(|(name, _)| name == signing.field) {
            given.1 = signature;
        }
    }
    let mut pairs = Vec::new();
    for (name, value) in &params {
        // A name has no escapes in XML.
        let name = if wire == Wire::Xml { name.clone() } else { encoded(name, choices, wire) };
        let value = encoded(value, choices, wire);
        pairs.push(match wire {
            Wire::Form => format!("{name}={value}"),
            Wire::Json if choices.once_in(8) => format!("\"{name}\":{{\"x\":\"{value}\"}}"),
            Wire::Json => format!("\"{name}\":\"{value}\""),
            Wire::Xml if choices.once_in(8) => format!("<{name}><x>{value}</x></{name}>"),
            Wire::Xml => format!("<{name}>{value}</{name}>"),
            Wire::Multipart => {
                format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
            }
        });
    }
    let mut body = match wire {
        Wire::Form => pairs.join("&"),
        Wire::Json => format!("{{{}}}", pairs.join(",")),
        Wire::Xml => format!("<xml>{}</xml>", pairs.concat()),
        Wire::Multipart => format!("{}--b--\r\n", pairs.concat()),
    };
    // Encoded or wrapped once more, or cut.
    match choices.below(12) {
        0 => body = body.replace('%', "%25"),
        1 => body = format!("https://shop.example/notify?{body}"),
        2 => body = body.replace('&', "&amp;"),
        3 => body.push_str("&%zz"),
        4 => body = format!("\"{}\"", body.replace('\\', "\\\\").replace('"', "\\\"")),
        _ => {}
    }
    Made { params, body: body.into_bytes() }
}

/// What came of the calls, by verb: a run that only ever sees refusals would show little else.
struct Outcomes {
    verified: Tally,
    explained: Tally,
    signed: Tally,
    answered: Tally,
    found: Tally,
}

impl Outcomes {
    fn new() -> Self {
        let [verified, explained, signed, answered, found] =
            ["verified", "explained", "signed", "answered", "found"].map(Tally::new);
        Self { verified, explained, signed, answered, found }
    }

    fn check(&self) {
        self.verified.check(2, 50);
        self.explained.check(25, 10);
        self.signed.check(5, 50);
        self.answered.check(1, 50);
        self.found.check(50, 0);
    }
}

fn show(message: &Message<'_>, made: &Made, given: &[Secret], options: &Options, outcomes: &Outcomes) -> Shown {
    let mut shown = Shown::default();
    let verified = message.verify_with(&made.body, given, options);
    outcomes.verified.count(verified.is_ok());
    if let Err(error) = verified {
        shown.error(&error, error.field());
    }
    let explained = message.explain(&made.body, given, options);
    outcomes.explained.count(explained.is_ok());
    match explained {
        Ok(explained) => shown.explanation(&explained),
        Err(error) => shown.error(&error, error.field()),
    }
    let is_to_sign = |(name, _): &&(String, String)| message.signing.is_none_or(|signing| signing.field != name);
    let params: Vec<(String, String)> = made.params.iter().filter(is_to_sign).cloned().collect();
    let signed = message.sign_masking(&params, &given[0], given, options);
    outcomes.signed.count(signed.is_ok());
    if let Err(error) = signed {
        shown.error(&error, error.field());
    }
    let answered = message.answer(&made.body, given, options);
    outcomes.answered.count(answered.is_ok());
    match answered {
        Err(error) => shown.error(&error, error.field()),
        Ok(answer) => shown.debug(&answer),
    }
    shown
}

fn show_diagnoses(message: &Message<'_>, made: &Made, given: &[Secret], context: &Context<'_>, found: &Tally) -> Shown {
    let mut shown = Shown::default();
    for diagnosis in [
        diagnose(message, &made.body, given, context),
        diagnose_document(message, &made.params, &"0".repeat(32), given, context),
    ] {
        found.count(!diagnosis.findings.is_empty());
        shown.diagnosis(&diagnosis);
    }
    shown
}

/// Whether the secret is in the body, escapes undone or not.
fn is_in(body: &[u8], secret: &str) -> bool {
    let lower = |bytes: &[u8]| bytes.to_ascii_lowercase();
    let mut decoded = Vec::new();
    let mut rest = body;
    while let Some((first, behind)) = rest.split_first() {
        let hex = behind.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        let escaped = hex.filter(|_| *first == b'%').and_then(|hex| u8::from_str_radix(hex, 16).ok());
        decoded.push(escaped.unwrap_or(if *first == b'+' { b' ' } else { *first }));
        rest = if escaped.is_some() { &behind[2..] } else { behind };
    }
    [body, &decoded].iter().any(|text| lower(text).windows(secret.len()).any(|part| part == lower(secret.as_bytes())))
}

/// The readings of the built-in messages, by gateway and name.
fn readings() -> BTreeMap<(String, String), Reading> {
    let mut readings = BTreeMap::new();
    for file in files() {
        let Some(gateway) = file.built_in() else { continue };
        for (name, reading) in file.json["messages"].as_object().expect("readings") {
            let reading = Reading::from_json(reading).expect("a reading");
            readings.insert((gateway.to_owned(), name.clone()), reading);
        }
    }
    readings
}

#[test]
fn nothing_that_is_shown_holds_a_given_secret() {
    let readings = readings();
    let messages =
        gateways::ALL.iter().flat_map(|gateway| gateway.messages.iter().map(|message| (gateway.id, message)));
    let messages: Vec<(&str, &Message<'_>)> = messages.filter(|(_, message)| message.signing.is_some()).collect();
    let text = "fields all; empty keep; null word; order name; pair namevalue; separator \"|\"; secret append \"&key=\"; \
        digest sha256; hex lower";
    let schemes = [Wire::Form, Wire::Json, Wire::Xml, Wire::Multipart]
        .map(|wire| Message::of_scheme(Scheme::parse(text).expect("a scheme"), "sign", wire));
    let (mut with_secret, mut of_name, mut of_value, outcomes) = (0, 0, 0, Outcomes::new());
    for seed in 0..700 {
        let bytes = random(seed);
        let mut choices = Choices::new(&bytes);
        let (gateway, message) = match choices.below(messages.len() + 4) {
            place @ 0..4 => ("", &schemes[place]),
            place => messages[place - 4],
        };
        let first = SECRETS[choices.below(SECRETS.len())];
        let texts = if choices.once_in(4) { vec![first, SECRETS[1]] } else { vec![first] };
        let all = [&texts[..], &[OTHER]].concat();
        let mut made = made(message, if choices.once_in(5) { &all } else { &texts }, &mut choices);
        let secrets =
            |texts: &[&str]| texts.iter().map(|text| Secret::exact(text).expect("a secret")).collect::<Vec<_>>();
        let options = if choices.once_in(3) { Options::LENIENT } else { Options::DEFAULT };
        let reading = readings.get(&(gateway.to_owned(), message.name.to_owned())).filter(|_| choices.once_in(2));
        let is_strict = options.strictness == Options::DEFAULT.strictness;
        let genuine = reading.and_then(|reading| resigned(reading, &made.body, first.as_bytes(), is_strict));
        made.body = genuine.unwrap_or(made.body);
        let shown = show(message, &made, &secrets(&texts), &options, &outcomes);
        let what = format!("seed {seed}, {}: {}", message.name, String::from_utf8_lossy(&made.body));
        shown.holds_none_of(&texts, &what);
        // The search takes its time where nothing is optimised.
        if seed % 6 == 0 {
            let others = secrets(&[OTHER]);
            let context =
                Context { options, other_secrets: &others, gateways: gateways::ALL, own: None, ..Context::DEFAULT };
            let diagnoses = show_diagnoses(message, &made, &secrets(&texts), &context, &outcomes.found);
            diagnoses.holds_none_of(&all, &what);
        }
        with_secret += usize::from(all.iter().any(|secret| is_in(&made.body, secret)));
        let holds = |text: &String| all.iter().any(|secret| is_in(text.as_bytes(), secret));
        of_name += usize::from(made.params.iter().any(|(name, _)| holds(name)));
        of_value += usize::from(made.params.iter().any(|(_, value)| holds(value)));
    }
    println!("{with_secret} bodies with a secret, {of_name} in a name, {of_value} in a value");
    outcomes.check();
    assert!(with_secret > 500 && of_name > 250 && of_value > 350, "{with_secret} {of_name} {of_value}");
}
