//! The tables as JSON: everything that stands in them, for tools.

use paysign::gateway::{Field, Rewritten, StrayPercent, Variant};
use paysign::{Gateway, Message, Status};
use serde::Serialize;

/// All gateways.
#[derive(Serialize)]
pub(super) struct All<'a> {
    gateways: Vec<GatewayJson<'a>>,
}

impl<'a> All<'a> {
    /// All of these.
    pub(super) fn new(gateways: &'a [Gateway<'a>]) -> Self {
        Self { gateways: gateways.iter().map(GatewayJson::from).collect() }
    }
}

/// A gateway.
#[derive(Serialize)]
pub(super) struct GatewayJson<'a> {
    id: &'a str,
    title: &'a str,
    source: &'a str,
    notes: &'a [&'a str],
    variants: Vec<VariantJson<'a>>,
    messages: Vec<MessageJson<'a>>,
}

#[derive(Serialize)]
struct VariantJson<'a> {
    /// As it is written in place of the gateway's id: `epay@key`.
    id: String,
    name: &'a str,
    about: &'a str,
    scheme: String,
    /// All messages of its sites.
    messages: Vec<MessageJson<'a>>,
}

impl<'a> From<&'a Gateway<'a>> for GatewayJson<'a> {
    fn from(gateway: &'a Gateway<'a>) -> Self {
        let variant = |variant: &Variant<'a>| VariantJson {
            id: format!("{}@{}", gateway.id, variant.name),
            name: variant.name,
            about: variant.about,
            scheme: variant.scheme.to_string(),
            messages: variant.messages.iter().map(MessageJson::from).collect(),
        };
        Self {
            id: gateway.id,
            title: gateway.title,
            source: gateway.source,
            notes: gateway.notes,
            variants: gateway.variants.iter().map(variant).collect(),
            messages: gateway.messages.iter().map(MessageJson::from).collect(),
        }
    }
}

/// A message.
#[derive(Serialize)]
pub(super) struct MessageJson<'a> {
    name: &'a str,
    aliases: &'a [&'a str],
    title: &'a str,
    direction: &'static str,
    method: &'static str,
    path: &'a str,
    wire: &'static str,
    content_type: &'static str,
    headers: Vec<FieldJson<'a>>,
    carries_secret: bool,
    stray_percent: bool,
    leaves_out_empty: bool,
    signing: Option<SigningJson<'a>>,
    fields: Vec<FieldJson<'a>>,
    one_of: &'a [&'a [&'a str]],
    answer: Option<&'a str>,
    ack: &'a str,
    success: Vec<SuccessJson<'a>>,
    success_elsewhere: Vec<ElsewhereJson<'a>>,
    error_codes: Vec<ErrorCodeJson<'a>>,
    source: &'a str,
}

#[derive(Serialize)]
struct SigningJson<'a> {
    scheme: String,
    field: &'a str,
    sign_type: Option<SignTypeJson<'a>>,
    /// Names of the notification that a request cannot hold.
    reserved: Vec<&'a str>,
}

#[derive(Serialize)]
struct SignTypeJson<'a> {
    field: &'a str,
    choices: Vec<DigestJson<'a>>,
}

#[derive(Serialize)]
struct DigestJson<'a> {
    text: &'a str,
    digest: &'static str,
}

#[derive(Serialize)]
struct SuccessJson<'a> {
    field: &'a str,
    values: &'a [&'a str],
    /// The field with the code of the error.
    code: &'a str,
}

#[derive(Serialize)]
struct ElsewhereJson<'a> {
    field: &'a str,
    value: &'a str,
    /// The gateway's id where the value means success.
    gateway: &'a str,
}

#[derive(Serialize)]
struct ErrorCodeJson<'a> {
    code: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
#[allow(clippy::struct_excessive_bools, reason = "a row of the table has as many columns of yes and no")]
struct FieldJson<'a> {
    name: &'a str,
    alias: Option<&'a str>,
    required: bool,
    /// Whether the signature covers it, by the scheme.
    signed: bool,
    /// Whether the page's table marks it as signed.
    marked: bool,
    kind: &'static str,
    max_chars: Option<u16>,
    number: bool,
    rewritten: Option<&'static str>,
    choices: Vec<ChoiceJson<'a>>,
    role: Option<&'static str>,
    stands_in_for: Option<&'static str>,
    only_with: Option<OnlyWithJson<'a>>,
    example: &'a str,
    meaning: &'a str,
}

#[derive(Serialize)]
struct ChoiceJson<'a> {
    value: &'a str,
    meaning: &'a str,
    status: Option<&'static str>,
}

#[derive(Serialize)]
struct OnlyWithJson<'a> {
    field: &'a str,
    values: &'a [&'a str],
}

impl<'a> From<&Message<'a>> for MessageJson<'a> {
    fn from(message: &Message<'a>) -> Self {
        let transport = message.transport;
        let fields = |fields: &'a [Field<'a>]| fields.iter().map(|row| field(message, row)).collect();
        let success = message.success.iter().map(|success| SuccessJson {
            field: success.field,
            values: success.values,
            code: if success.code.is_empty() { success.field } else { success.code },
        });
        let elsewhere = message.success_elsewhere.iter().map(|other| ElsewhereJson {
            field: other.field,
            value: other.value,
            gateway: other.gateway,
        });
        let error_codes = message.error_codes.iter().map(|error| ErrorCodeJson { code: error.code, text: error.text });
        Self {
            name: message.name,
            aliases: message.aliases,
            title: message.title,
            direction: message.direction.as_str(),
            method: transport.method.as_str(),
            path: transport.path,
            wire: transport.wire.as_str(),
            content_type: transport.wire.content_type(),
            headers: fields(transport.headers),
            carries_secret: transport.carries_secret,
            stray_percent: transport.stray_percent == StrayPercent::Itself,
            leaves_out_empty: transport.leaves_out_empty,
            signing: signing(message),
            fields: fields(message.fields),
            one_of: message.one_of,
            answer: message.answer,
            ack: message.ack,
            success: success.collect(),
            success_elsewhere: elsewhere.collect(),
            error_codes: error_codes.collect(),
            source: message.source,
        }
    }
}

fn signing<'a>(message: &Message<'a>) -> Option<SigningJson<'a>> {
    let signing = message.signing?;
    let digest = |(text, hash): &(&'a str, paysign::scheme::Hash)| DigestJson { text, digest: hash.as_str() };
    let sign_type = signing.sign_type.map(|sign_type| SignTypeJson {
        field: sign_type.field,
        choices: sign_type.choices.iter().map(digest).collect(),
    });
    let reserved = super::table::reserved(message);
    Some(SigningJson { scheme: signing.scheme.to_string(), field: signing.field, sign_type, reserved })
}

fn field<'a>(message: &Message<'a>, field: &Field<'a>) -> FieldJson<'a> {
    let choices = field.choices.iter().map(|choice| ChoiceJson {
        value: choice.value,
        meaning: choice.meaning,
        status: choice.status.map(Status::as_str),
    });
    FieldJson {
        name: field.name,
        alias: field.alias,
        required: field.is_required,
        signed: message.signs(field.name),
        marked: field.is_signed,
        kind: field.kind.as_str(),
        max_chars: field.max_chars,
        number: field.is_number,
        rewritten: field.rewritten.map(Rewritten::as_str),
        choices: choices.collect(),
        role: field.role.map(paysign::gateway::Role::as_str),
        stands_in_for: field.stands_in_for.map(paysign::gateway::Role::as_str),
        only_with: field.only_with.map(|(field, values)| OnlyWithJson { field, values }),
        example: field.example,
        meaning: field.meaning,
    }
}
