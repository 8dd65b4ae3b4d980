//! The tables of gateways as JSON, for tools that make forms, types or documentation of them.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::{Value as Json, json};

use crate::field::{Field, Rewritten, Role, Status};
use crate::gateway::Gateway;
use crate::message::{Message, StrayPercent};

/// How the names of members are written: as each language does it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// `max_chars`.
    Snake,
    /// `maxChars`.
    Camel,
}

/// Everything that is in the tables of some gateways.
///
/// It is a list of gateways with `id`, `title`, `source`, `notes`, `variants` and `messages`, where a variant
/// has all `messages` of its sites too; new members may come.
///
/// # Examples
///
/// ```
/// use paysign::gateways;
/// use paysign::tables::{self, Case};
///
/// let json = tables::to_json(gateways::ALL, Case::Snake);
/// let tables: serde_json::Value = serde_json::from_str(&json)?;
/// assert_eq!(tables[0]["id"], "epay");
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn to_json(gateways: &[Gateway<'_>], case: Case) -> String {
    written(gateways.iter().map(gateway).collect(), case)
}

/// The same of one gateway, as an object: what a gateway file holds.
pub fn gateway_to_json(gateway: &Gateway<'_>, case: Case) -> String {
    written(self::gateway(gateway), case)
}

/// The same of one message.
pub fn message_to_json(message: &Message<'_>, case: Case) -> String {
    written(self::message(message), case)
}

fn written(tables: Json, case: Case) -> String {
    match case {
        Case::Snake => tables,
        Case::Camel => with_camel_names(tables),
    }
    .to_string()
}

/// All names of members come from this file, so that each has one other way to be written.
fn with_camel_names(json: Json) -> Json {
    match json {
        Json::Array(list) => list.into_iter().map(with_camel_names).collect(),
        Json::Object(members) => {
            members.into_iter().map(|(name, value)| (camel(&name), with_camel_names(value))).collect()
        }
        other => other,
    }
}

fn camel(snake: &str) -> String {
    let mut words = snake.split('_');
    let mut name = String::from(words.next().unwrap_or_default());
    for word in words {
        let mut letters = word.chars();
        name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    name
}

fn gateway(gateway: &Gateway<'_>) -> Json {
    let variants = gateway.variants.iter().map(|variant| {
        json!({
            "id": format!("{}@{}", gateway.id, variant.name),
            "name": variant.name,
            "about": variant.about,
            "scheme": variant.scheme.to_string(),
            "messages": variant.messages.iter().map(message).collect::<Vec<_>>(),
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
    let fields = message.fields.iter().map(|row| field(row, message.signs(row.name)));
    // What is in the head is not in the text that is signed.
    let headers = transport.headers.iter().map(|row| field(row, false));
    let success = message.success.iter().map(|success| {
        // The field that tells success tells the error too, unless there is one of its own for that.
        let code = if success.code.is_empty() { success.field } else { success.code };
        json!({ "field": success.field, "values": success.values, "code": code })
    });
    let elsewhere = message
        .success_elsewhere
        .iter()
        .map(|other| json!({ "field": other.field, "value": other.value, "gateway": other.gateway }));
    let error_codes = message.error_codes.iter().map(|error| json!({ "code": error.code, "text": error.text }));
    json!({
        "name": message.name,
        "aliases": message.aliases,
        "title": message.title,
        "direction": message.direction.as_str(),
        "method": transport.method.as_str(),
        "path": transport.path,
        "wire": transport.wire.as_str(),
        "content_type": transport.wire.content_type(),
        "headers": headers.collect::<Vec<_>>(),
        "carries_secret": transport.carries_secret,
        "stray_percent": transport.stray_percent == StrayPercent::Itself,
        "leaves_out_empty": transport.leaves_out_empty,
        "signing": signing(message),
        "raw": raw(message),
        "fields": fields.collect::<Vec<_>>(),
        "one_of": message.one_of,
        "answer": message.answer,
        "ack": message.ack,
        "success": success.collect::<Vec<_>>(),
        "success_elsewhere": elsewhere.collect::<Vec<_>>(),
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

/// How its raw body is signed by a header, as text.
#[cfg_attr(not(feature = "raw"), allow(unused_variables, reason = "none is"))]
fn raw(message: &Message<'_>) -> Option<String> {
    #[cfg(feature = "raw")]
    return message.raw.map(ToString::to_string);
    #[cfg(not(feature = "raw"))]
    None
}

fn field(field: &Field<'_>, is_signed: bool) -> Json {
    let choices = field.choices.iter().map(|choice| {
        json!({ "value": choice.value, "meaning": choice.meaning, "status": choice.status.map(Status::as_str) })
    });
    json!({
        "name": field.name,
        "alias": field.alias,
        "required": field.is_required,
        "signed": is_signed,
        "marked": field.is_signed,
        "kind": field.kind.as_str(),
        "max_chars": field.max_chars,
        "number": field.is_number,
        "rewritten": field.rewritten.map(Rewritten::as_str),
        "choices": choices.collect::<Vec<_>>(),
        "role": field.role.map(Role::as_str),
        "stands_in_for": field.stands_in_for.map(Role::as_str),
        "only_with": field.only_with.map(|(name, values)| json!({ "field": name, "values": values })),
        "example": field.example,
        "meaning": field.meaning,
    })
}

#[cfg(test)]
mod tests {
    use alloc::collections::BTreeSet;

    use super::*;
    use crate::gateways;

    fn parsed(case: Case) -> Json {
        serde_json::from_str(&to_json(gateways::ALL, case)).expect("JSON")
    }

    fn names(json: &Json, found: &mut BTreeSet<String>) {
        match json {
            Json::Array(list) => list.iter().for_each(|one| names(one, found)),
            Json::Object(members) => members.iter().for_each(|(name, value)| {
                found.insert(name.clone());
                names(value, found);
            }),
            _ => {}
        }
    }

    #[test]
    fn both_cases_hold_the_same() {
        let (snake, camel) = (parsed(Case::Snake), parsed(Case::Camel));
        assert_ne!(snake, camel);
        assert_eq!(with_camel_names(snake), camel);
    }

    #[test]
    fn every_name_is_written_in_its_case() {
        let (mut snake, mut camel) = (BTreeSet::new(), BTreeSet::new());
        names(&parsed(Case::Snake), &mut snake);
        names(&parsed(Case::Camel), &mut camel);
        assert!(snake.contains("max_chars") && camel.contains("maxChars"));
        assert!(snake.iter().all(|name| !name.bytes().any(|byte| byte.is_ascii_uppercase())), "{snake:?}");
        assert!(camel.iter().all(|name| !name.contains('_')), "{camel:?}");
        assert_eq!(snake.len(), camel.len());
    }

    #[test]
    fn all_rows_of_all_tables_are_there() {
        let tables = parsed(Case::Snake);
        for (gateway, json) in gateways::ALL.iter().zip(tables.as_array().expect("a list")) {
            assert_eq!(json["id"], gateway.id);
            for (message, json) in gateway.messages.iter().zip(json["messages"].as_array().expect("a list")) {
                let fields = json["fields"].as_array().expect("a list");
                let rows = message.fields.fields().iter().map(|row| row.name);
                assert!(rows.eq(fields.iter().filter_map(|row| row["name"].as_str())), "{}", message.name);
            }
        }
        assert_eq!(tables.as_array().map(Vec::len), Some(gateways::ALL.len()));
    }
}
