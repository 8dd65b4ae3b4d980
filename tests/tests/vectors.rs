//! Every shared vector, run by the core.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use paysign::gateway::Direction;
use paysign::{
    Amount, Answer, AnswerError, Limits, Message, Options, Scheme, Secret, Status, Strictness, Value, Verified, Wire,
    amount::AmountError, gateways,
};
use paysign_diagnose::{Context, Finding};
use paysign_gateway::GatewayFile;
use paysign_tests::{Case, bytes, files, folder, hex};
use serde_json::{Value as Json, json};

type Outcome = Result<(), String>;

/// Where the messages of a gateway are found.
#[derive(Clone, Copy)]
enum Gateways {
    /// In the core.
    BuiltIn,
    /// In the files that the core's tables are made of, read for the test.
    Files,
}

impl Gateways {
    fn message(self, id: &str, name: &str) -> Result<&'static Message<'static>, String> {
        static LOADED: LazyLock<BTreeMap<&str, GatewayFile>> = LazyLock::new(loaded);
        let (id, variant) = id.split_once('@').map_or((id, None), |(id, variant)| (id, Some(variant)));
        let gateway = match self {
            Self::BuiltIn => gateways::find(id).map_err(|error| error.to_string())?.0,
            Self::Files => LOADED.get(id).ok_or("no such file")?.gateway(),
        };
        let variant = variant.map(|name| gateway.variant(name)).transpose().map_err(|error| error.to_string())?;
        gateway.message_by(variant, name).map_err(|error| error.to_string())
    }
}

fn loaded() -> BTreeMap<&'static str, GatewayFile> {
    let read = |gateway: &paysign::Gateway<'static>| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../gateways/{}.toml", gateway.id));
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        (gateway.id, GatewayFile::parse(&text).unwrap_or_else(|problems| panic!("{}: {problems}", path.display())))
    };
    gateways::ALL.iter().map(read).collect()
}

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
            let (message, body) = (message(&case, Gateways::BuiltIn).expect("a message"), case.body());
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
        for (name, reading) in file.json["messages"].as_object().expect("readings") {
            let (id, variant) = name.split_once('@').unwrap_or((name, ""));
            let gateway = if variant.is_empty() { gateway.to_owned() } else { format!("{gateway}@{variant}") };
            let message = gateways::message(&gateway, id).unwrap_or_else(|error| panic!("{gateway} {id}: {error}"));
            if message.direction == Direction::Answer {
                // Aliases and objects are written differently there; what they mean is shown by the cases.
                continue;
            }
            let rows = reading["table"].as_array().expect("a table");
            let read: Vec<_> = rows.iter().map(|row| row_of_reading(reading, row)).collect();
            let written: Vec<_> = message.fields.iter().map(|field| row_of_core(message, field)).collect();
            if read != written {
                differences.push(format!("{gateway} {id}:\n  reading {read:?}\n  core    {written:?}"));
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
        Some("verify") => verify(case, gateways),
        Some("sign") => sign(case, gateways),
        Some("expect") => expect(case, gateways),
        Some("answer") => answer(case, gateways),
        Some("explain") => explain(case, gateways),
        Some("scheme") => scheme(case),
        Some("diagnose") => diagnose(case, gateways),
        other => Err(format!("no such thing to do: {other:?}")),
    }
}

/// The message that a case is about, found as its users find it.
fn message<'c>(case: &Case<'c>, gateways: Gateways) -> Result<Message<'c>, String> {
    if let Some(text) = case.text("scheme") {
        let scheme = Scheme::parse(text).map_err(|error| error.to_string())?;
        let wire = if case.text("wire") == Some("json") { Wire::Json } else { Wire::Form };
        return Ok(Message::of_scheme(scheme, case.text("sign_field").unwrap_or_default(), wire));
    }
    let id = case.gateway().ok_or("neither gateway nor scheme")?;
    let id = case.text("variant").map_or_else(|| id.to_owned(), |variant| format!("{id}@{variant}"));
    gateways.message(&id, case.text("message").unwrap_or_default()).copied()
}

fn options(case: &Case<'_>) -> Options {
    let default = Limits::DEFAULT;
    let limits = Limits {
        body_len: case.limit("body_len").unwrap_or(default.body_len),
        fields: case.limit("fields").unwrap_or(default.fields),
        depth: case.limit("depth").unwrap_or(default.depth),
    };
    Options { strictness: if case.is_lenient() { Strictness::Lenient } else { Strictness::Strict }, limits }
}

fn secrets(case: &Case<'_>) -> Vec<Secret> {
    case.secrets().iter().map(|secret| Secret::exact(secret).expect("a secret")).collect()
}

fn verify(case: &Case<'_>, gateways: Gateways) -> Outcome {
    let (message, body) = (message(case, gateways)?, case.body());
    let (secrets, options) = (secrets(case), options(case));
    same_canonical(case, &message, &body)?;
    match message.verify_with(&body, &secrets, &options) {
        Err(error) => refused(case, error.code().as_str(), error.field(), error.offset()),
        Ok(verified) => {
            same("valid", &Json::Bool(true), &case.expect()["valid"])?;
            same("secret", &Json::from(verified.secret_index()), &case.expect()["secret"])?;
            same_fields("fields", verified.fields(), case)?;
            same_fields("unproved", verified.unproved_fields(), case)?;
            for (name, value) in verified.fields() {
                let text = value.to_text().zip(name.to_text());
                let found = text
                    .is_none_or(|(_, name)| verified.get(&name) == Some(value) && verified.unproved(&name).is_none());
                same("get", &Json::Bool(found), &Json::Bool(true))?;
            }
            roles_of_verified(case, &verified)
        }
    }
}

fn same_canonical(case: &Case<'_>, message: &Message<'_>, body: &[u8]) -> Outcome {
    let Some(expected) = case.canonical() else { return Ok(()) };
    // What was signed within a limit may be longer once it is written.
    let options = if case.text("do") == Some("sign") { Options::DEFAULT } else { options(case) };
    let explained = message.explain(body, &secrets(case), &options).map_err(|error| error.to_string())?;
    if explained.canonical == expected {
        return Ok(());
    }
    let lossy = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Err(format!("canonical: {:?} for {:?}", lossy(&explained.canonical), lossy(&expected)))
}

fn roles_of_verified(case: &Case<'_>, verified: &Verified<'_>) -> Outcome {
    if case.file.gateway().is_none() || verified.message().direction == Direction::Request {
        return Ok(());
    }
    role(case, "order_no", verified.order_no().map(text))?;
    role(case, "trade_no", verified.trade_no().map(text))?;
    amount(case, "ordered_amount", verified.ordered_amount())?;
    amount(case, "paid_amount", verified.paid_amount())?;
    role(
        case,
        "status",
        Some(verified.status().as_str().to_owned())
            .filter(|status| status != "unstated" || !case.expect()["status"].is_null()),
    )?;
    same("is_paid", &Json::Bool(verified.is_paid()), &Json::Bool(verified.status() == Status::Paid))?;
    if verified.message().direction == Direction::Notification {
        role(case, "ack", Some(verified.ack().to_string()))?;
    }
    Ok(())
}

fn sign(case: &Case<'_>, gateways: Gateways) -> Outcome {
    let message = message(case, gateways)?;
    let (params, secrets, options) = (case.params(), secrets(case), options(case));
    let secret = secrets.first().ok_or("no secret")?;
    match message.sign_with(&params, secret, &options) {
        Err(error) => refused(case, error.code().as_str(), error.field(), None),
        Ok(signed) => {
            let body = signed.body().to_string();
            same("sign", &Json::from(signed.signature().as_str()), &case.expect()["sign"])?;
            same("body", &Json::from(body.as_str()), &case.expect()["body"])?;
            same_canonical(case, &message, body.as_bytes())
        }
    }
}

fn expect(case: &Case<'_>, gateways: Gateways) -> Outcome {
    let (message, body, secrets) = (message(case, gateways)?, case.body(), secrets(case));
    let verified = match message.verify_with(&body, &secrets, &options(case)) {
        Err(error) => return refused(case, error.code().as_str(), error.field(), error.offset()),
        Ok(verified) => verified,
    };
    let want = &case.json["want"];
    let amount: Amount = want["amount"].as_str().ok_or("no amount")?.parse().map_err(|error| format!("{error}"))?;
    match verified.expect(want["order_no"].as_str().ok_or("no order_no")?, amount) {
        Ok(()) => same("ok", &Json::Bool(true), &case.expect()["ok"]),
        Err(error) => refused(case, error.code().as_str(), None, None),
    }
}

fn answer(case: &Case<'_>, gateways: Gateways) -> Outcome {
    let (message, body, secrets) = (message(case, gateways)?, case.body(), secrets(case));
    let expected = case.expect();
    match message.answer(&body, &secrets, &options(case)) {
        Err(AnswerError::Gateway(error)) => {
            same("error", &Json::from("gateway_error"), &expected["error"])?;
            same("gateway_code", &Json::from(error.gateway_code), &expected["gateway_code"])?;
            same("text", &error.text.map_or(Json::Null, Json::from), &expected["text"])
        }
        Err(error) => {
            refused(case, error.code().as_str(), error.field(), error.offset())?;
            let named = expected["dialect"].as_str().unwrap_or_default();
            same("dialect", &Json::Bool(error.to_string().contains(named)), &Json::Bool(true))
        }
        Ok(answer) => {
            same("ok", &Json::Bool(true), &expected["ok"])?;
            for (name, expected) in expected["fields"].as_object().into_iter().flatten() {
                let found = answer.get(name).map(|value| value.to_bytes().into_owned());
                if found != bytes(expected) {
                    return Err(format!("field {name}: {found:?} for {expected}"));
                }
            }
            roles_of_answer(case, &answer)
        }
    }
}

fn roles_of_answer(case: &Case<'_>, answer: &Answer<'_>) -> Outcome {
    let status = answer.status();
    role(case, "order_no", answer.order_no().map(text))?;
    role(case, "trade_no", answer.trade_no().map(text))?;
    role(case, "pay_url", answer.pay_url().map(text))?;
    amount(case, "ordered_amount", answer.ordered_amount())?;
    amount(case, "paid_amount", answer.paid_amount())?;
    role(
        case,
        "status",
        Some(status).filter(|status| *status != Status::Unstated).map(|status| status.as_str().to_owned()),
    )
}

fn explain(case: &Case<'_>, gateways: Gateways) -> Outcome {
    let (message, body) = (message(case, gateways)?, case.body());
    same_canonical(case, &message, &body)?;
    let explained = match message.explain(&body, &secrets(case), &options(case)) {
        Err(error) => return refused(case, error.code().as_str(), error.field(), error.offset()),
        Ok(explained) => explained,
    };
    let included: Vec<Json> = explained.included.iter().map(|field| Json::from(shown(&field.name))).collect();
    same("included", &Json::from(included), &case.expect()["included"])?;
    let left_out = explained.left_out.iter().map(|(name, reason)| (shown(name), Json::from(reason.as_str())));
    same("left_out", &Json::Object(left_out.collect()), &case.expect()["left_out"])?;
    let joined: Vec<u8> = explained.included.iter().flat_map(|field| field.text.clone()).collect();
    same("canonical by field", &Json::Bool(joined == explained.canonical), &Json::Bool(true))?;
    let printed = format!("{explained} {explained:?}");
    let shows_secret = case.secrets().iter().any(|secret| printed.contains(secret));
    same("shows the secret", &Json::Bool(shows_secret), &Json::Bool(false))
}

fn scheme(case: &Case<'_>) -> Outcome {
    match Scheme::parse(case.text("scheme").unwrap_or_default()) {
        Err(error) => refused(case, error.code().as_str(), None, Some(error.offset)),
        Ok(scheme) => {
            same("ok", &Json::Bool(true), &case.expect()["ok"])?;
            same("printed", &Json::from(scheme.to_string()), &case.expect()["printed"])?;
            let again = scheme.to_string();
            same("parsed again", &Json::Bool(Scheme::parse(&again) == Ok(scheme)), &Json::Bool(true))
        }
    }
}

fn diagnose(case: &Case<'_>, gateways: Gateways) -> Outcome {
    let (message, secrets) = (message(case, gateways)?, secrets(case));
    let exact = |secret: &str| Secret::exact(secret).expect("a secret");
    let other_secrets: Vec<Secret> = case.texts("other_secrets").into_iter().map(exact).collect();
    let context = Context { options: options(case), other_secrets: &other_secrets, gateways: gateways::ALL };
    let diagnosis = match case.text("expected") {
        Some(expected) => paysign_diagnose::diagnose_document(&message, &case.params(), expected, &secrets, &context),
        None => paysign_diagnose::diagnose(&message, &case.body(), &secrets, &context),
    };
    match &diagnosis.verdict {
        Ok(secret) => same("secret", &Json::from(*secret), &case.expect()["secret"])?,
        Err(error) => refused(case, error.code().as_str(), error.field(), error.offset())?,
    }
    same("first", &diagnosis.findings.first().map_or(Json::Null, finding), &case.expect()["first"])?;
    let others = || diagnosis.findings.iter().skip(1).flat_map(|finding| &finding.factors);
    for also in case.texts("also") {
        same(also, &Json::Bool(others().any(|part| part.cause.as_str() == also)), &Json::Bool(true))?;
    }
    let shown = format!("{diagnosis} {diagnosis:?}");
    let shows_secret = case.secrets().iter().chain(&case.texts("other_secrets")).any(|secret| shown.contains(secret));
    same("shows a secret", &Json::Bool(shows_secret), &Json::Bool(false))
}

fn finding(finding: &Finding) -> Json {
    let text = |bytes: &[u8]| match std::str::from_utf8(bytes) {
        Ok(text) => Json::from(text),
        Err(_) => serde_json::json!({ "hex": hex(bytes) }),
    };
    let fields =
        finding.factors.iter().flat_map(|part| &part.evidence).filter_map(|evidence| evidence.field.as_deref());
    let causes: Vec<&str> = finding.factors.iter().map(|part| part.cause.as_str()).collect();
    let mut json = serde_json::json!({
        "certain": finding.is_certain(), "causes": causes, "fields": fields.map(text).collect::<Vec<Json>>(),
    });
    if let Some(signed) = &finding.signed {
        json["signed"] = text(signed);
    }
    json
}

/// Compares an error with the one expected.
fn refused(case: &Case<'_>, code: &str, field: Option<&paysign::name::Name>, offset: Option<usize>) -> Outcome {
    let expected = case.expect();
    same("error", &Json::from(code), &expected["error"])?;
    let expected_field = bytes(&expected["field"]);
    // A name in an error is cut after its first bytes.
    let is_same = match (field, &expected_field) {
        (Some(field), Some(expected)) if field.is_cut() => expected.starts_with(field.as_bytes()),
        (Some(field), Some(expected)) => field.as_bytes() == expected,
        (found, expected) => found.is_none() && expected.as_ref().is_none_or(Vec::is_empty),
    };
    if !is_same {
        return Err(format!("field of {code}: {field:?} for {expected_field:?}"));
    }
    match expected["offset"].as_u64() {
        None => Ok(()),
        wanted => same("offset", &offset.map_or(Json::Null, Json::from), &wanted.map_or(Json::Null, Json::from)),
    }
}

fn amount(case: &Case<'_>, name: &str, found: Option<Result<Amount, AmountError>>) -> Outcome {
    match found {
        Some(Err(error)) => same(name, &json!({ "error": error.code().as_str() }), &case.expect()[name]),
        found => role(case, name, found.and_then(Result::ok).map(|amount| amount.to_string())),
    }
}

fn role(case: &Case<'_>, name: &str, found: Option<String>) -> Outcome {
    let expected = &case.expect()[name];
    let shown = bytes(expected).filter(|_| expected.is_object()).map(|bytes| bytes.escape_ascii().to_string());
    same(name, &found.map_or(Json::Null, Json::from), &shown.map_or_else(|| expected.clone(), Json::from))
}

fn same_fields<'a>(what: &str, found: impl Iterator<Item = (Value<'a>, Value<'a>)>, case: &Case<'_>) -> Outcome {
    let decoded = |value: Value<'_>| value.to_bytes().into_owned();
    let found: BTreeMap<Vec<u8>, Vec<u8>> = found.map(|(name, value)| (decoded(name), decoded(value))).collect();
    let listed = case.expect()[what].as_object().ok_or(format!("{what} are not listed"))?;
    let repeat = |text: &Vec<u8>| match (case.json["repeat"]["text"].as_str(), case.json["repeat"]["times"].as_u64()) {
        (Some(part), Some(times)) => {
            String::from_utf8_lossy(text).replace("@@", &part.repeat(usize::try_from(times).unwrap_or(0))).into_bytes()
        }
        _ => text.clone(),
    };
    let name = |name: &str| name.strip_prefix("hex:").map_or_else(|| name.as_bytes().to_vec(), paysign_tests::unhex);
    let expected: BTreeMap<Vec<u8>, Vec<u8>> =
        listed.iter().filter_map(|(key, value)| Some((repeat(&name(key)), repeat(&bytes(value)?)))).collect();
    if found == expected { Ok(()) } else { Err(format!("{what}: {found:?} for {expected:?}")) }
}

fn same(what: &str, found: &Json, expected: &Json) -> Outcome {
    if found == expected { Ok(()) } else { Err(format!("{what}: {found} for {expected}")) }
}

fn shown(name: &[u8]) -> String {
    String::from_utf8_lossy(name).into_owned()
}

fn text(value: Value<'_>) -> String {
    value.to_string()
}
