use std::collections::BTreeMap;

use paysign::{Message, Scheme, Wire};
use paysign_reference::Reading;
use paysign_tests::compare::compare;
use paysign_tests::fitting;
use paysign_tests::generate::{self, Choices};

#[test]
fn differences() {
    let count: u64 = std::env::var("COUNT").ok().and_then(|count| count.parse().ok()).unwrap_or(60_000);
    let mut groups: BTreeMap<String, (usize, Vec<(usize, String)>)> = BTreeMap::new();
    let mut accepted = [0; 2];
    let mut all = [0; 2];
    for seed in 0..count {
        let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let next = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 24).to_le_bytes()[0]
        };
        let bytes: Vec<u8> = std::iter::repeat_with(next).take(240).collect();
        let mut choices = Choices::new(&bytes[8..]);
        let strict = bytes[0] % 2 == 0;
        let scheme = generate::scheme(&mut choices);
        let mut told = |key: String, text: String| {
            let entry = groups.entry(key).or_default();
            entry.0 += 1;
            entry.1.push((text.len(), text));
        };
        let reading = match Reading::from_json(&scheme.reading) {
            Ok(reading) => reading,
            Err(error) => {
                told(format!("reading {error}"), scheme.text.clone());
                continue;
            }
        };
        let parsed = match Scheme::parse(&scheme.text) {
            Ok(parsed) => parsed,
            Err(error) => {
                told("core parse".into(), format!("{error}: {}", scheme.text));
                continue;
            }
        };
        let wire = if scheme.wire == "json" { Wire::Json } else { Wire::Form };
        let message = Message::of_scheme(parsed, scheme.sign_field, wire);
        let secrets = scheme.secrets.map(str::as_bytes);
        let body = if bytes[1] % 4 == 0 {
            generate::message(&mut choices, &reading, &secrets)
        } else {
            fitting::message(&mut choices, &reading, &secrets)
        };
        all[usize::from(strict)] += 1;
        match compare(&message, &reading, &body, &secrets, strict) {
            Ok(is) => accepted[usize::from(strict)] += usize::from(is),
            Err(error) => {
                let code = |side: &str| {
                    let rest = error.split(side).nth(1).unwrap_or_default();
                    if rest.trim_start().starts_with("Ok") {
                        "Ok".into()
                    } else if side == "core" {
                        rest.split(['(', '{', ',']).nth(1).unwrap_or_default().trim_matches([')', ' ']).to_owned()
                    } else {
                        rest.split("code: \"")
                            .nth(1)
                            .unwrap_or_default()
                            .split('"')
                            .next()
                            .unwrap_or_default()
                            .to_owned()
                    }
                };
                let what = error.split(" differs").next().unwrap_or_default();
                let decoded = String::from_utf8_lossy(&percent(&body)).into_owned();
                let fields: String = error.chars().take(300).collect();
                told(
                    format!("{what}: core {} ref {} strict {strict}", code("core"), code("reference")),
                    format!("{}\n      {decoded} {:?}\n     {fields}", scheme.text, scheme.secrets),
                );
            }
        }
    }
    println!("lenient {}/{} strict {}/{}", accepted[0], all[0], accepted[1], all[1]);
    for (key, (count, mut texts)) in groups {
        texts.sort();
        println!("== {count} {key}");
        for (_, text) in texts.iter().take(5) {
            println!("   {text}");
        }
    }
}

fn percent(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < body.len() {
        if body[at] == b'%'
            && at + 2 < body.len() + 0
            && u8::from_str_radix(&String::from_utf8_lossy(&body[at + 1..(at + 3).min(body.len())]), 16).is_ok()
        {
            let byte = u8::from_str_radix(&String::from_utf8_lossy(&body[at + 1..at + 3]), 16).unwrap_or(0);
            if b"&=".contains(&byte) {
                out.extend(format!("%{byte:02X}").bytes())
            } else {
                out.push(byte)
            }
            at += 3;
        } else {
            out.push(body[at]);
            at += 1;
        }
    }
    out
}
