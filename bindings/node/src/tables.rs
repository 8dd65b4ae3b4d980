//! The tables of the core, for tools.

use napi_derive::napi;
use paysign::{Code, Field, Gateway, Message, Role, Status, gateways};
use serde_json::{Value as Json, json};

/// The version of this build, which must be the one of the JavaScript that calls it.
#[napi]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// All codes as JSON: the word, the number, and the sentence.
#[napi]
pub fn codes() -> String {
    let codes = Code::ALL.iter().map(|code| json!([code.as_str(), code.number(), code.text()]));
    codes.collect::<Json>().to_string()
}

/// All gateways as JSON, with everything that stands in their tables.
#[napi]
pub fn tables() -> String {
    gateways::ALL.iter().map(gateway).collect::<Json>().to_string()
}

fn gateway(gateway: &Gateway<'_>) -> Json {
    let variants = gateway.variants.iter().map(|variant| {
        json!({
            "id": format!("{}@{}", gateway.id, variant.name),
            "name": variant.name,
            "about": variant.about,
            "scheme": variant.scheme.to_string(),
        })
    });
    json!({
        "id": gateway.id,
        "title": gateway.title,
        "source": gateway.source,
        "notes": gateway.notes,
        "variants": variants.collect::<Vec<_>>(),
        "messages": gateway.messages.iter().map(message).collect::<Vec<_>>(),
    })
}

fn message(message: &Message<'_>) -> Json {
    let transport = message.transport;
    let fields = |fields: &[Field<'_>]| fields.iter().map(|row| field(message, row)).collect::<Vec<_>>();
    let success = message
        .success
        .iter()
        .map(|success| json!({ "field": success.field, "values": success.values, "code": success.code }));
    let error_codes = message.error_codes.iter().map(|error| json!({ "code": error.code, "text": error.text }));
    json!({
        "name": message.name,
        "title": message.title,
        "direction": message.direction.as_str(),
        "method": transport.method.as_str(),
        "path": transport.path,
        "wire": transport.wire.as_str(),
        "contentType": transport.wire.content_type(),
        "headers": fields(transport.headers),
        "carriesSecret": transport.carries_secret,
        "signing": signing(message),
        "fields": fields(message.fields),
        "oneOf": message.one_of,
        "answer": message.answer,
        "ack": message.ack,
        "success": success.collect::<Vec<_>>(),
        "errorCodes": error_codes.collect::<Vec<_>>(),
        "source": message.source,
    })
}

fn signing(message: &Message<'_>) -> Option<Json> {
    let signing = message.signing?;
    let sign_type = signing.sign_type.map(|sign_type| {
        let choices = sign_type.choices.iter().map(|(text, hash)| json!({ "text": text, "digest": hash.as_str() }));
        json!({ "field": sign_type.field, "choices": choices.collect::<Vec<_>>() })
    });
    Some(json!({
        "scheme": signing.scheme.to_string(),
        "field": signing.field,
        "signType": sign_type,
        "reserved": signing.reserved_names().collect::<Vec<_>>(),
    }))
}

fn field(message: &Message<'_>, field: &Field<'_>) -> Json {
    let choices = field.choices.iter().map(|choice| {
        json!({ "value": choice.value, "meaning": choice.meaning, "status": choice.status.map(Status::as_str) })
    });
    json!({
        "name": field.name,
        "alias": field.alias,
        "required": field.is_required,
        "signed": message.signs(field.name),
        "marked": field.is_signed,
        "kind": field.kind.as_str(),
        "maxChars": field.max_chars,
        "number": field.is_number,
        "choices": choices.collect::<Vec<_>>(),
        "role": field.role.map(Role::as_str),
        "onlyWith": field.only_with.map(|(name, values)| json!({ "field": name, "values": values })),
        "example": field.example,
        "meaning": field.meaning,
    })
}
