//! The tables of the gateways as JSON, for tools.

use std::ffi::c_char;
use std::mem::MaybeUninit;

use paysign::{Field, Gateway, Message, Role, Status, gateways};
use serde_json::{Value as Json, json};

use crate::border::Buffer;
use crate::code::Code;
use crate::guard::coded;

/// Writes all built-in gateways as JSON, with their messages and the table of fields of each: for tools that make
/// forms, types or documentation. The same data as `gateways()` of the other languages.
///
/// It is a list of gateways with `id`, `title`, `source`, `notes`, `variants` and `messages`; new members may come.
///
/// @param buffer Receives the JSON, in UTF-8.
/// @param len Receives its length.
/// @return `PAYSIGN_CODE_OK`, or what every function with a buffer may say.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_gateways(
    buffer: *mut c_char,
    capacity: usize,
    len: Option<&mut MaybeUninit<usize>>,
) -> Code {
    coded(|| {
        // SAFETY: the caller's promise for a buffer.
        let mut buffer = unsafe { Buffer::new(buffer, capacity, len) }?;
        buffer.put(all().to_string().as_bytes());
        buffer.finish()
    })
}

fn all() -> Json {
    gateways::ALL.iter().map(gateway).collect()
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
        "content_type": transport.wire.content_type(),
        "headers": fields(transport.headers),
        "carries_secret": transport.carries_secret,
        "signing": signing(message),
        "fields": fields(message.fields),
        "one_of": message.one_of,
        "answer": message.answer,
        "ack": message.ack,
        "success": success.collect::<Vec<_>>(),
        "error_codes": error_codes.collect::<Vec<_>>(),
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
        "sign_type": sign_type,
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
        "max_chars": field.max_chars,
        "number": field.is_number,
        "choices": choices.collect::<Vec<_>>(),
        "role": field.role.map(Role::as_str),
        "only_with": field.only_with.map(|(name, values)| json!({ "field": name, "values": values })),
        "example": field.example,
        "meaning": field.meaning,
    })
}
