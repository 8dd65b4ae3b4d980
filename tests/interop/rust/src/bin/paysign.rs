//! paysign's side: signs parameters, verifies bodies, and says what it read.

use paysign::{Message, Secret, gateways};
use paysign_interop::{answer_each, params, text};
use serde_json::{Map, Value, json};

fn main() -> std::io::Result<()> {
    answer_each(|question| answer(question).unwrap_or_else(|code| json!({ "code": code })))
}

fn answer(question: &Value) -> Result<Value, String> {
    let message = gateways::message(text(question, "gateway"), text(question, "message"))
        .map_err(|error| error.code().as_str().to_owned())?;
    let secret = Secret::new(text(question, "secret")).map_err(|error| error.code().as_str().to_owned())?;
    match text(question, "do") {
        "request" => sign(message, &params(question), &secret),
        "verify" => verify(message, text(question, "body"), secret),
        other => Err(format!("no such question: {other}")),
    }
}

fn sign(message: &Message<'_>, params: &[(String, String)], secret: &Secret) -> Result<Value, String> {
    let signed = message.sign(params, secret).map_err(|error| error.code().as_str().to_owned())?;
    Ok(json!({ "body": signed.body().to_string(), "signature": signed.signature().as_str() }))
}

fn verify(message: &Message<'_>, body: &str, secret: Secret) -> Result<Value, String> {
    let verified = message.verify(body.as_bytes(), &[secret]).map_err(|error| error.code().as_str().to_owned())?;
    let read = |part: paysign::Value<'_>| part.to_text().unwrap_or_default().into_owned();
    let fields: Map<String, Value> =
        verified.fields().map(|(name, value)| (read(name), Value::String(read(value)))).collect();
    Ok(json!({ "code": "valid", "fields": fields }))
}
