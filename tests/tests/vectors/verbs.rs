//! What a case does, and what comes of it.

use paysign::explain::Explanation;
use paysign::gateway::Direction;
use paysign::raw::RawScheme;
use paysign::scheme::{Empty, Fields, Separator};
use paysign::{
    Amount, Answer, AnswerError, Code, Message, Options, Scheme, Secret, Status, Verified, amount::AmountError,
    gateways, tables,
};
use paysign_diagnose::{Context, Factor, Finding, Lang};
use paysign_gateway::GatewayFile;
use paysign_tests::{Case, bytes, hex, same_table};
use serde_json::{Value as Json, json};

use crate::compare::{Outcome, amount, refused, role, same, same_fields, shown, text};
use crate::target::{Gateways, described, options, secrets};

/// `verify`.
pub(crate) fn verify(case: &Case<'_>, message: &Message<'_>) -> Outcome {
    let body = case.body();
    let (secrets, options) = (secrets(case), options(case));
    same_canonical(case, message, &body)?;
    match message.verify_with_headers(&body, &case.headers(), case.now(), &secrets, &options) {
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
    let has_roles = case.file.gateway().is_some() || case.json["roles"].is_object();
    if !has_roles || verified.message().direction == Direction::Request {
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
        let ack = Some(verified.ack().to_string());
        role(case, "ack", ack.filter(|ack| !ack.is_empty() || !case.expect()["ack"].is_null()))?;
    }
    Ok(())
}

/// `sign`.
pub(crate) fn sign(case: &Case<'_>, message: &Message<'_>) -> Outcome {
    let (params, secrets, options) = (case.params(), secrets(case), options(case));
    let secret = secrets.first().ok_or("no secret")?;
    if let Some(scheme) = message.raw {
        return match scheme.sign(&case.body(), &case.headers(), case.now(), secret) {
            Err(error) => refused(case, error.code().as_str(), error.field(), error.offset()),
            Ok(signed) => {
                let own = (signed.name().to_owned(), signed.value().to_string());
                let time = signed.time().map(|(name, value)| (name.to_owned(), value.to_owned()));
                let headers: Vec<Json> =
                    [own].into_iter().chain(time).map(|(name, value)| json!([name, value])).collect();
                same("headers", &Json::from(headers), &case.expect()["headers"])
            }
        };
    }
    match message.sign_with(&params, secret, &options) {
        Err(error) => refused(case, error.code().as_str(), error.field(), None),
        Ok(signed) => {
            let body = signed.body().to_string();
            same("sign", &Json::from(signed.signature().as_str()), &case.expect()["sign"])?;
            same("body", &Json::from(body.as_str()), &case.expect()["body"])?;
            same_canonical(case, message, body.as_bytes())
        }
    }
}

/// `expect`.
pub(crate) fn expect(case: &Case<'_>, message: &Message<'_>) -> Outcome {
    let (body, secrets) = (case.body(), secrets(case));
    let verified = match message.verify_with_headers(&body, &case.headers(), case.now(), &secrets, &options(case)) {
        Err(error) => return refused(case, error.code().as_str(), error.field(), error.offset()),
        Ok(verified) => verified,
    };
    let want = &case.json["want"];
    let amount = match wanted(want) {
        Ok(amount) => amount,
        Err(error) => return refused(case, error.code().as_str(), None, None),
    };
    match verified.expect(want["order_no"].as_str().ok_or("no order_no")?, amount) {
        Ok(()) => same("ok", &Json::Bool(true), &case.expect()["ok"]),
        Err(error) => refused(case, error.code().as_str(), None, None),
    }
}

fn wanted(want: &Json) -> Result<Amount, AmountError> {
    let text = |key: &str| want[key].as_str().unwrap_or_default();
    match want["scale"].as_u64() {
        Some(scale) => Amount::from_minor(text("minor").parse().expect("units"), u8::try_from(scale).expect("a scale")),
        None => text("amount").parse(),
    }
}

/// `minor`.
pub(crate) fn minor(case: &Case<'_>, message: &Message<'_>) -> Outcome {
    let (body, secrets) = (case.body(), secrets(case));
    let verified = match message.verify_with_headers(&body, &case.headers(), case.now(), &secrets, &options(case)) {
        Err(error) => return refused(case, error.code().as_str(), error.field(), error.offset()),
        Ok(verified) => verified,
    };
    let scale = case.json["scale"].as_u64().and_then(|scale| u8::try_from(scale).ok()).ok_or("no scale")?;
    match verified.paid_amount().map(|amount| amount?.minor(scale)).transpose() {
        Err(error) => refused(case, error.code().as_str(), None, None),
        Ok(minor) => {
            same("minor", &minor.map_or(Json::Null, |minor| Json::from(minor.to_string())), &case.expect()["minor"])
        }
    }
}

/// `answer`.
pub(crate) fn answer(case: &Case<'_>, message: &Message<'_>) -> Outcome {
    let (body, secrets) = (case.body(), secrets(case));
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

/// `explain`.
pub(crate) fn explain(case: &Case<'_>, message: &Message<'_>) -> Outcome {
    let body = case.body();
    same_canonical(case, message, &body)?;
    let explained = match message.explain(&body, &secrets(case), &options(case)) {
        Err(error) => return refused(case, error.code().as_str(), error.field(), error.offset()),
        Ok(explained) => explained,
    };
    let included: Vec<Json> = explained.included.iter().map(|field| Json::from(shown(&field.name))).collect();
    same("included", &Json::from(included), &case.expect()["included"])?;
    let left_out = explained.left_out.iter().map(|(name, reason)| (shown(name), Json::from(reason.as_str())));
    same("left_out", &Json::Object(left_out.collect()), &case.expect()["left_out"])?;
    same("canonical by field", &Json::Bool(is_by_field(&explained)), &Json::Bool(true))?;
    let printed = format!("{explained} {explained:?}");
    let shows_secret = case.secrets().iter().any(|secret| printed.contains(secret));
    same("shows the secret", &Json::Bool(shows_secret), &Json::Bool(false))
}

/// Whether the fields' texts make up the canonical string; or, where a scheme puts more into it than fields,
/// are in it.
fn is_by_field(explained: &Explanation<'_>) -> bool {
    let texts = || explained.included.iter().map(|field| &field.text[..]);
    let is_in = |text: &[u8]| explained.canonical.windows(text.len().max(1)).any(|part| part == text);
    let scheme = &explained.scheme;
    let has_more = scheme.secret.more().is_some()
        || scheme.empty == Empty::Fill
        || matches!(scheme.fields, Fields::Items(_))
        || matches!(scheme.separator, Separator::Text(_));
    texts().collect::<Vec<_>>().concat() == explained.canonical || has_more && texts().all(is_in)
}

/// `scheme`.
pub(crate) fn scheme(case: &Case<'_>) -> Outcome {
    if let Some(text) = case.text("raw_scheme") {
        return raw_scheme(case, text);
    }
    if case.text("sign_field").is_some()
        && let Err(failure) = described(case)
    {
        return refused(case, failure.code().as_str(), None, failure.offset());
    }
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

/// `scheme`, of a raw body.
fn raw_scheme(case: &Case<'_>, text: &str) -> Outcome {
    if case.text("wire").is_some()
        && let Err(failure) = described(case)
    {
        return refused(case, failure.code().as_str(), None, failure.offset());
    }
    match RawScheme::parse(text) {
        Err(error) => refused(case, error.code().as_str(), None, Some(error.offset)),
        Ok(scheme) => {
            same("ok", &Json::Bool(true), &case.expect()["ok"])?;
            same("printed", &Json::from(scheme.to_string()), &case.expect()["printed"])?;
            let again = scheme.to_string();
            same("parsed again", &Json::Bool(RawScheme::parse(&again) == Ok(scheme)), &Json::Bool(true))
        }
    }
}

/// `gateway`.
pub(crate) fn gateway(case: &Case<'_>) -> Outcome {
    match GatewayFile::parse(case.text("text").unwrap_or_default()) {
        Err(_) => refused(case, Code::GatewaySyntax.as_str(), None, None),
        Ok(file) => {
            same("ok", &Json::Bool(true), &case.expect()["ok"])?;
            same("id", &Json::from(file.gateway().id), &case.expect()["id"])
        }
    }
}

/// `tables`.
pub(crate) fn tables(case: &Case<'_>, gateways: Gateways) -> Outcome {
    let id = case.gateway().ok_or("no gateway")?;
    let found: Json = match gateways {
        Gateways::BuiltIn => {
            let all: Vec<Json> =
                serde_json::from_str(&tables::to_json(paysign::gateways::ALL, tables::Case::Snake)).expect("JSON");
            all.into_iter().find(|table| table["id"] == id).ok_or("no such gateway")?
        }
        Gateways::Files => {
            serde_json::from_str(&tables::gateway_to_json(gateways.gateway(id), tables::Case::Snake)).expect("JSON")
        }
    };
    same_table("table", &found, &case.expect()["table"])
}

/// `diagnose`.
pub(crate) fn diagnose(case: &Case<'_>, message: &Message<'_>) -> Outcome {
    let secrets = secrets(case);
    let exact = |secret: &str| Secret::exact(secret).expect("a secret");
    let other_secrets: Vec<Secret> = case.texts("other_secrets").into_iter().map(exact).collect();
    let own = case.file.json["gateway_file"].as_str().and(case.gateway()).map(|id| Gateways::Files.gateway(id));
    known(case)?;
    let Some(lang) = Lang::of_code(case.text("lang").unwrap_or("en")) else {
        return same("unknown language", &serde_json::json!({ "error": "unknown_language" }), case.expect());
    };
    let bodies: Vec<Vec<u8>> = case.json["also"].as_array().into_iter().flatten().filter_map(bytes).collect();
    let also: Vec<&[u8]> = bodies.iter().map(Vec::as_slice).collect();
    let context = Context {
        options: options(case),
        other_secrets: &other_secrets,
        also: &also,
        lang,
        gateways: gateways::ALL,
        own,
    };
    let diagnosis = match case.text("expected") {
        Some(expected) => paysign_diagnose::diagnose_document(message, &case.params(), expected, &secrets, &context),
        None => paysign_diagnose::diagnose(message, &case.body(), &secrets, &context),
    };
    match &diagnosis.verdict {
        Ok(secret) => same("secret", &Json::from(*secret), &case.expect()["secret"])?,
        Err(error) => refused(case, error.code().as_str(), error.field(), error.offset())?,
    }
    let expected = &case.expect()["first"];
    let first = diagnosis.findings.first().map_or(Json::Null, |first| finding(first, expected));
    same("first", &first, expected)?;
    let others = || diagnosis.findings.iter().skip(1).flat_map(|finding| &finding.factors);
    for also in case.expect()["also"].as_array().into_iter().flatten().filter_map(Json::as_str) {
        same(also, &Json::Bool(others().any(|part| part.cause.as_str() == also)), &Json::Bool(true))?;
    }
    let shown = format!("{diagnosis} {diagnosis:?}");
    let shows_secret = case.secrets().iter().chain(&case.texts("other_secrets")).any(|secret| shown.contains(secret));
    same("shows a secret", &Json::Bool(shows_secret), &Json::Bool(false))
}

/// What a case may say. A key that nobody looks at would be a case that tests nothing.
fn known(case: &Case<'_>) -> Outcome {
    const CASE: &str = "id why source do gateway message variant scheme sign_field wire reading roles paid_values ack \
        shop_names added_names lenient limits secrets other_secrets also lang body body_hex document params expected \
        proof expect";
    const EXPECT: &str = "error field offset valid secret first also";
    const FIRST: &str = "certain causes fields signed reason texts cures";
    let expect = case.expect();
    for (object, known) in [(case.json, CASE), (expect, EXPECT), (&expect["first"], FIRST)] {
        let mut keys = object.as_object().into_iter().flatten().map(|(key, _)| key);
        if let Some(key) = keys.find(|key| known.split_whitespace().all(|known| known != *key)) {
            return Err(format!("the runner does not know `{key}`"));
        }
    }
    Ok(())
}

/// In the terms of the vectors; what is told to people only where that is expected.
fn finding(finding: &Finding, expected: &Json) -> Json {
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
    let told = [
        ("reason", Json::from(finding.reason())),
        ("texts", finding.factors.iter().map(Factor::text).collect()),
        ("cures", finding.factors.iter().map(Factor::cure).collect()),
    ];
    for (key, told) in told.into_iter().filter(|(key, _)| !expected[key].is_null()) {
        json[key] = told;
    }
    json
}
