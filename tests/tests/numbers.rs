//! Numbers in JSON requests, judged by the rules of the servers that decode them to a double and write that
//! again.
//!
//! The judges share no code with the core: a body is decoded by `serde_json`, a double is written by the
//! formatting of the standard library, and the text is hashed by the reference.

use paysign::{Message, Secret, gateways};
use paysign_reference::{Reading, digest};
use paysign_tests::{File, files, hex};
use serde_json::Value;

const SECRET: &str = "epusdt_password_xasddawqe";

/// Go's `strconv.FormatFloat(value, 'f', -1, 64)`: the shortest digits that read back, never with an
/// exponent.
fn go_format_float(value: f64) -> String {
    format!("{value}")
}

/// Go's `fmt.Sprintf("%v", value)`: the same digits, with an exponent from 1,000,000 on and below 0.0001.
fn go_percent_v(value: f64) -> String {
    let exponent_form = format!("{value:e}");
    let (digits, exponent) = exponent_form.split_once('e').expect("an exponent");
    let exponent: i32 = exponent.parse().expect("a number");
    if (-4..6).contains(&exponent) {
        return go_format_float(value);
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{digits}e{sign}{:02}", exponent.abs())
}

/// PHP's `json_encode(json_decode(…))`: a whole number stays one, a double has its shortest digits.
fn php_json(number: &str) -> String {
    match number.parse::<i64>() {
        Ok(whole) => whole.to_string(),
        Err(_) => format!("{}", number.parse::<f64>().expect("a number")),
    }
}

/// Whether a server with this rule takes the body: it decodes it, writes every number again and hashes the
/// text.
fn accepts(reading: &Reading, body: &str, write: impl Fn(&str) -> String) -> bool {
    let fields: Value = serde_json::from_str(body).expect("JSON");
    let mut pairs = Vec::new();
    for (name, value) in fields.as_object().expect("an object").iter().filter(|(name, _)| *name != "signature") {
        let text = match value {
            Value::String(text) => text.clone(),
            Value::Number(number) => write(&number.to_string()),
            other => panic!("{other}"),
        };
        // As the first version of the classic server: it skips nothing.
        pairs.push(format!("{name}={text}"));
    }
    pairs.sort_unstable();
    let scheme = reading.scheme.as_ref().expect("a scheme");
    hex(&digest(scheme, scheme.digest, SECRET.as_bytes(), pairs.join("&").as_bytes())) == fields["signature"]
}

fn reading(file: &File, name: &str) -> Reading {
    Reading::from_json(&file.json["messages"][name]).expect("a reading")
}

/// A few hundred amounts, as shops write them.
fn amounts() -> Vec<String> {
    let mut amounts: Vec<String> = [
        "0",
        "0.00",
        "0.01",
        "0.0001",
        "0.1000",
        "9.90",
        "42.00",
        "100",
        "100.0",
        "999999.99",
        "1000000",
        "123456789012.34",
    ]
    .map(Into::into)
    .into();
    let mut seed = 20_261_129_u64;
    for _ in 0..400 {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let (whole, cents) = ((seed >> 33) % 10u64.pow(u32::try_from(seed % 8).unwrap_or(0)), (seed >> 20) % 100);
        amounts.push(match seed >> 60 {
            0..6 => format!("{whole}.{cents:02}"),
            6..10 => format!("{whole}.{cents:02}00"),
            10..13 => format!("{whole}.00"),
            _ => whole.to_string(),
        });
    }
    amounts
}

fn params<'p>(message: &Message<'_>, amount: &'p str) -> Vec<(&'static str, &'p str)> {
    let all = [
        ("pid", "1000"),
        ("order_id", "20220201030210321"),
        ("currency", "cny"),
        ("amount", amount),
        ("notify_url", "http://example.com/notify?a=1&b=2"),
        ("redirect_url", "http://example.com/redirect"),
    ];
    all.into_iter().filter(|(name, _)| message.field(name).is_some()).collect()
}

#[test]
fn what_is_signed_is_accepted_by_the_rules_of_the_servers() {
    let secret = Secret::new(SECRET).expect("a secret");
    let files = files();
    let file = files.iter().find(|file| file.name == "epusdt").expect("the vectors");
    for (gateway, name) in [("epusdt", "pay"), ("epusdt@hmac", "pay@hmac"), ("epusdt@bepusdt", "pay@bepusdt")] {
        let (message, reading) = (gateways::message(gateway, "pay").expect("a message"), reading(file, name));
        let amounts = amounts();
        for amount in &amounts {
            let params = params(message, amount);
            let made = message.sign(&params, &secret).unwrap_or_else(|error| panic!("{amount}: {error}"));
            let body = made.body().to_string();
            let double = |number: &str| number.parse::<f64>().expect("a number");
            if gateway == "epusdt@bepusdt" {
                assert!(accepts(&reading, &body, |number| go_percent_v(double(number))), "{body}");
            } else {
                assert!(accepts(&reading, &body, |number| go_format_float(double(number))), "{body}");
                assert!(accepts(&reading, &body, php_json), "{body}");
            }
            message.verify(body.as_bytes(), &secret).unwrap_or_else(|error| panic!("{body}: {error}"));
        }
        assert!(amounts.len() > 400, "{}", amounts.len());
    }
}

#[test]
fn what_is_not_in_its_shortest_text_is_refused_as_the_servers_refuse_it() {
    let secret = Secret::new(SECRET).expect("a secret");
    let files = files();
    let reading = reading(files.iter().find(|file| file.name == "epusdt").expect("the vectors"), "pay");
    let message = gateways::message("epusdt", "pay").expect("a message");
    for amount in ["9.90", "42.00", "0.10", "1e2", "100.0"] {
        // As a shop would do it that signs what it sends.
        let text = format!("amount={amount}&notify_url=http://a.example/&order_id=1");
        let scheme = reading.scheme.as_ref().expect("a scheme");
        let signature = hex(&digest(scheme, scheme.digest, SECRET.as_bytes(), text.as_bytes()));
        let body = format!(
            r#"{{"order_id":"1","amount":{amount},"notify_url":"http://a.example/","signature":"{signature}"}}"#
        );
        assert!(!accepts(&reading, &body, |number| go_format_float(number.parse().expect("a number"))), "{body}");
        let refused = message.verify(body.as_bytes(), &secret).expect_err("refused");
        assert_eq!(refused.code().as_str(), "ambiguous_field", "{body}");
    }
}

#[test]
fn the_judges_write_as_their_languages_do() {
    // Printed by Go 1.26 and PHP 8.2.
    for (value, plain, percent_v) in [
        (9.9, "9.9", "9.9"),
        (42.0, "42", "42"),
        (999_999.99, "999999.99", "999999.99"),
        (1e6, "1000000", "1e+06"),
        (12_345_678.5, "12345678.5", "1.23456785e+07"),
        (0.0001, "0.0001", "0.0001"),
        (0.00001, "0.00001", "1e-05"),
    ] {
        assert_eq!(go_format_float(value), plain);
        assert_eq!(go_percent_v(value), percent_v);
    }
    for (number, expected) in
        [("9.90", "9.9"), ("42.0", "42"), ("1000000", "1000000"), ("123456789012.345", "123456789012.345")]
    {
        assert_eq!(php_json(number), expected);
    }
}
