//! Every shared vector, run by the core.

mod compare;
mod target;
mod verbs;

use std::fs;

use paysign::Message;
use paysign::gateway::Direction;
use paysign_tests::{Case, files, folder, hex};
use serde_json::Value as Json;

use compare::{Outcome, refused};
use target::{Gateways, message, options, secrets};

#[test]
fn the_core_does_what_every_vector_says() {
    all_vectors(Gateways::BuiltIn);
}

#[test]
fn a_gateway_from_its_file_does_what_every_vector_says() {
    all_vectors(Gateways::Files);
}

fn all_vectors(gateways: Gateways) {
    let files = files();
    let (mut run, mut failed) = (0, Vec::new());
    for file in &files {
        let mut of_file = 0;
        for case in file.cases() {
            of_file += 1;
            if let Err(difference) = check(&case, gateways) {
                failed.push(format!("{}: {difference}", case.id()));
            }
        }
        println!("{}: {of_file} vectors", file.name);
        run += of_file;
    }
    assert!(failed.is_empty(), "{} of {run} vectors fail:\n{}", failed.len(), failed.join("\n"));
    assert_eq!(run, count_by_text(), "a runner that skips cases proves nothing");
}

#[test]
fn no_error_and_no_explanation_shows_a_secret_or_a_right_signature() {
    let mut looked = 0;
    for file in &files() {
        for case in file.cases().filter(|case| matches!(case.text("do"), Some("verify" | "explain"))) {
            let Ok(message) = message(&case, Gateways::BuiltIn) else { continue };
            let body = case.body();
            let (secrets, options) = (secrets(&case), options(&case));
            let mut shown = vec![format!("{secrets:?}")];
            shown.push(match message.verify_with(&body, &secrets, &options) {
                Err(error) => format!("{error} {error:?}"),
                Ok(verified) => format!("{verified:?}"),
            });
            if let Ok(explained) = message.explain(&body, &secrets, &options) {
                shown.push(format!("{explained} {explained:?}"));
            }
            let shown = shown.concat();
            for secret in case.secrets().iter().filter(|secret| secret.len() > 8) {
                assert!(!shown.contains(secret), "{} shows a secret", case.id());
            }
            let right = right_signatures(&case, &body);
            looked += right.len();
            for signature in right {
                assert!(!shown.to_lowercase().contains(&signature), "{} shows a right signature", case.id());
            }
        }
    }
    assert!(looked > 500, "only {looked} signatures were looked for");
}

/// The signatures that would have been right for a refused message, by the reference.
fn right_signatures(case: &Case<'_>, body: &[u8]) -> Vec<String> {
    let Ok(reading) = paysign_reference::Reading::from_json(case.reading()) else { return Vec::new() };
    let Some(scheme) = &reading.scheme else { return Vec::new() };
    let secrets = case.secrets();
    let bytes: Vec<&[u8]> = secrets.iter().map(|secret| secret.as_bytes()).collect();
    let limits = paysign_reference::Limits::default();
    let canonical = match paysign_reference::verify(&reading, body, &bytes, false, &limits) {
        Ok(verdict) => Some(verdict.canonical),
        Err(refusal) => refusal.canonical,
    };
    let right =
        |secret: &&[u8]| Some(hex(&paysign_reference::digest(scheme, scheme.digest, secret, canonical.as_ref()?)));
    bytes.iter().filter_map(right).collect()
}

/// Two authors read each page: one wrote the table, one the reading. They must have read the same.
#[test]
fn the_tables_of_the_core_are_those_of_the_readings() {
    let mut differences = Vec::new();
    for file in &files() {
        let Some(gateway) = file.gateway() else { continue };
        let tables = Gateways::BuiltIn.gateway(gateway);
        for (name, reading) in file.json["messages"].as_object().expect("readings") {
            let (id, variant) = name.split_once('@').unwrap_or((name, ""));
            let variant = tables.variants.iter().find(|other| other.name == variant);
            let message = tables.message_by(variant, id).unwrap_or_else(|error| panic!("{gateway} {name}: {error}"));
            if message.direction == Direction::Answer {
                // Aliases and objects are written differently there; what they mean is shown by the cases.
                continue;
            }
            let rows = reading["table"].as_array().expect("a table");
            let read: Vec<_> = rows.iter().map(|row| row_of_reading(reading, row)).collect();
            let written: Vec<_> = message.fields.iter().map(|field| row_of_core(message, field)).collect();
            if read != written {
                differences.push(format!("{gateway} {name}:\n  reading {read:?}\n  core    {written:?}"));
            }
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// Name, required, greatest length, and whether the table marks it as signed, where that counts.
type Row = (String, bool, Option<u64>, bool);

fn row_of_reading(reading: &Json, row: &Json) -> Row {
    let is_marked = reading["fields"] == "marked" && row["signed"] != false && row["name"] != reading["signature"];
    (row["name"].as_str().unwrap_or_default().to_owned(), row["required"] == true, row["max"].as_u64(), is_marked)
}

fn row_of_core(message: &Message<'_>, field: &paysign::gateway::Field<'_>) -> Row {
    let marked = message.signing.is_some_and(|signing| signing.scheme.fields == paysign::scheme::Fields::Marked);
    let is_grouped = message.one_of.iter().any(|group| group.contains(&field.name));
    let max = field.max_chars.map(u64::from);
    (field.name.to_owned(), field.is_required && !is_grouped, max, marked && message.signs(field.name))
}

/// How many cases there are, counted without reading JSON.
fn count_by_text() -> usize {
    let entries = fs::read_dir(folder()).expect("the folder").map(|entry| entry.expect("an entry").path());
    let files = entries.filter(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.map(|path| fs::read_to_string(path).expect("a file").matches("\"why\": \"").count()).sum()
}

fn check(case: &Case<'_>, gateways: Gateways) -> Outcome {
    match case.text("do") {
        Some("scheme") => return verbs::scheme(case),
        Some("gateway") => return verbs::gateway(case),
        Some("tables") => return verbs::tables(case, gateways),
        _ => {}
    }
    let message = match message(case, gateways) {
        Ok(message) => message,
        Err(failure) => return refused(case, failure.code().as_str(), failure.field(), failure.offset()),
    };
    match case.text("do") {
        Some("verify") => verbs::verify(case, &message),
        Some("sign") => verbs::sign(case, &message),
        Some("expect") => verbs::expect(case, &message),
        Some("minor") => verbs::minor(case, &message),
        Some("answer") => verbs::answer(case, &message),
        Some("explain") => verbs::explain(case, &message),
        Some("diagnose") => verbs::diagnose(case, &message),
        other => Err(format!("no such thing to do: {other:?}")),
    }
}
