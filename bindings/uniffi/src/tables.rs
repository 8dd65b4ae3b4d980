//! What there is, for tools: the gateways with all that stands in their tables.

use paysign::gateways;

use crate::codes::Code;

/// A built-in gateway.
#[derive(Clone, Debug, uniffi::Record)]
pub struct Gateway {
    /// Its id.
    pub id: String,
    /// The vendor's name for it.
    pub title: String,
    /// The vendor's page.
    pub source: String,
    /// What one has to know of it.
    pub notes: Vec<String>,
    /// How some of its sites sign instead.
    pub variants: Vec<Variant>,
    /// Its messages.
    pub messages: Vec<MessageTable>,
}

/// Another way that some sites of a gateway sign by.
#[derive(Clone, Debug, uniffi::Record)]
pub struct Variant {
    /// The id that stands where a gateway's does: `epay@key`.
    pub id: String,
    /// Its own part of that.
    pub name: String,
    /// What differs.
    pub about: String,
    /// Its scheme, as text.
    pub scheme: String,
    /// All messages of its sites.
    pub messages: Vec<MessageTable>,
}

/// A kind of message, and its table of fields.
#[derive(Clone, Debug, uniffi::Record)]
pub struct MessageTable {
    /// Its name.
    pub name: String,
    /// Other names by which it is found.
    pub aliases: Vec<String>,
    /// What it is for.
    pub title: String,
    /// `request`, `answer` or `notification`.
    pub direction: String,
    /// `GET` or `POST`.
    pub method: String,
    /// Where a request goes, behind the base address.
    pub path: String,
    /// How its fields are written: `form` or `json`.
    pub wire: String,
    /// The type of its body.
    pub content_type: String,
    /// Headers that it needs.
    pub headers: Vec<TableField>,
    /// Whether the secret itself travels in it; such a request is never made.
    pub carries_secret: bool,
    /// Whether a `%` that begins no escape means itself in it.
    pub stray_percent: bool,
    /// Whether parameters without a value are not sent.
    pub leaves_out_empty: bool,
    /// How it is signed, if it is.
    pub signing: Option<TableSigning>,
    /// Its fields in the vendor's order.
    pub fields: Vec<TableField>,
    /// Groups of fields of which exactly one is given.
    pub one_of: Vec<Vec<String>>,
    /// The message that answers it.
    pub answer: Option<String>,
    /// What it is acknowledged with.
    pub ack: String,
    /// What must hold for an answer to be no error.
    pub success: Vec<Success>,
    /// What means success in another dialect of the gateway.
    pub success_elsewhere: Vec<SuccessElsewhere>,
    /// The codes of the vendor's page.
    pub error_codes: Vec<ErrorRow>,
    /// The page that it was written from.
    pub source: String,
}

/// How a message is signed.
#[derive(Clone, Debug, uniffi::Record)]
pub struct TableSigning {
    /// The scheme, as text.
    pub scheme: String,
    /// The field with the signature.
    pub field: String,
    /// The field that names the digest, if there is one.
    pub sign_type_field: Option<String>,
    /// Names of the notification that a request cannot hold.
    pub reserved: Vec<String>,
}

/// A row of a message's table.
#[derive(Clone, Debug, uniffi::Record)]
#[allow(clippy::struct_excessive_bools, reason = "what the page says of a field is yes or no")]
pub struct TableField {
    /// Its name; in an answer with nested objects the path to it.
    pub name: String,
    /// Another spelling that is accepted in an answer.
    pub alias: Option<String>,
    /// Whether a message without it is refused.
    pub required: bool,
    /// Whether the signature covers it, by the scheme.
    pub signed: bool,
    /// Whether the vendor's table marks it as signed.
    pub marked: bool,
    /// What the value is.
    pub kind: String,
    /// The greatest length in characters, where the page names one.
    pub max_chars: Option<i32>,
    /// Whether JSON holds it as a number.
    pub number: bool,
    /// How the receiver writes that number again before it hashes it, if it does: `plain` or `with_exponent`.
    pub rewritten: Option<String>,
    /// Values with a meaning.
    pub choices: Vec<TableChoice>,
    /// What it is for in every gateway.
    pub role: Option<String>,
    /// The role that it plays too where a message holds no field of it.
    pub stands_in_for: Option<String>,
    /// The field and its values that it is allowed with alone.
    pub only_with: Option<OnlyWith>,
    /// The page's example.
    pub example: String,
    /// What the page says of it.
    pub meaning: String,
}

/// A value with a meaning.
#[derive(Clone, Debug, uniffi::Record)]
pub struct TableChoice {
    /// The value.
    pub value: String,
    /// What it means.
    pub meaning: String,
    /// What it says about the payment, if it does.
    pub status: Option<String>,
}

/// The values of another field that a field is allowed with.
#[derive(Clone, Debug, uniffi::Record)]
pub struct OnlyWith {
    /// The other field.
    pub field: String,
    /// Its values.
    pub values: Vec<String>,
}

/// What must hold for an answer to be no error.
#[derive(Clone, Debug, uniffi::Record)]
pub struct Success {
    /// The field that says so.
    pub field: String,
    /// Its values.
    pub values: Vec<String>,
    /// The field with the gateway's code otherwise; empty where it is the same.
    pub code: String,
}

/// A code of the vendor's page.
#[derive(Clone, Debug, uniffi::Record)]
pub struct ErrorRow {
    /// The code.
    pub code: String,
    /// What it means.
    pub text: String,
}

/// What means success in another dialect of a gateway.
#[derive(Clone, Debug, uniffi::Record)]
pub struct SuccessElsewhere {
    /// The field that tells.
    pub field: String,
    /// The value that means success there.
    pub value: String,
    /// The gateway's id there.
    pub gateway: String,
}

/// All built-in gateways, with everything that stands in their tables.
#[uniffi::export]
pub fn gateways() -> Vec<Gateway> {
    gateways::ALL.iter().map(gateway).collect()
}

fn gateway(gateway: &paysign::Gateway<'_>) -> Gateway {
    let variant = |variant: &paysign::gateway::Variant<'_>| Variant {
        id: format!("{}@{}", gateway.id, variant.name),
        name: variant.name.to_owned(),
        about: variant.about.to_owned(),
        scheme: variant.scheme.to_string(),
        messages: variant.messages.iter().map(message).collect(),
    };
    Gateway {
        id: gateway.id.to_owned(),
        title: gateway.title.to_owned(),
        source: gateway.source.to_owned(),
        notes: texts(gateway.notes),
        variants: gateway.variants.iter().map(variant).collect(),
        messages: gateway.messages.iter().map(message).collect(),
    }
}

fn message(message: &paysign::Message<'_>) -> MessageTable {
    let transport = message.transport;
    let fields = |rows: &[paysign::gateway::Field<'_>]| rows.iter().map(|row| field(message, row)).collect();
    let signing = |signing: paysign::gateway::Signing<'_>| TableSigning {
        scheme: signing.scheme.to_string(),
        field: signing.field.to_owned(),
        sign_type_field: signing.sign_type.map(|sign_type| sign_type.field.to_owned()),
        reserved: signing.reserved_names().map(ToOwned::to_owned).collect(),
    };
    let success = |success: &paysign::gateway::Success<'_>| Success {
        field: success.field.to_owned(),
        values: texts(success.values),
        code: success.code.to_owned(),
    };
    let elsewhere = |other: &paysign::gateway::Elsewhere<'_>| SuccessElsewhere {
        field: other.field.to_owned(),
        value: other.value.to_owned(),
        gateway: other.gateway.to_owned(),
    };
    let error =
        |error: &paysign::gateway::ErrorCode<'_>| ErrorRow { code: error.code.to_owned(), text: error.text.to_owned() };
    MessageTable {
        name: message.name.to_owned(),
        aliases: texts(message.aliases),
        title: message.title.to_owned(),
        direction: message.direction.as_str().to_owned(),
        method: transport.method.as_str().to_owned(),
        path: transport.path.to_owned(),
        wire: transport.wire.as_str().to_owned(),
        content_type: transport.wire.content_type().to_owned(),
        headers: fields(transport.headers),
        carries_secret: transport.carries_secret,
        stray_percent: transport.stray_percent == paysign::gateway::StrayPercent::Itself,
        leaves_out_empty: transport.leaves_out_empty,
        signing: message.signing.map(signing),
        fields: fields(message.fields),
        one_of: message.one_of.iter().map(|group| texts(group)).collect(),
        answer: message.answer.map(ToOwned::to_owned),
        ack: message.ack.to_owned(),
        success: message.success.iter().map(success).collect(),
        success_elsewhere: message.success_elsewhere.iter().map(elsewhere).collect(),
        error_codes: message.error_codes.iter().map(error).collect(),
        source: message.source.to_owned(),
    }
}

fn field(message: &paysign::Message<'_>, field: &paysign::gateway::Field<'_>) -> TableField {
    let choice = |choice: &paysign::gateway::Choice<'_>| TableChoice {
        value: choice.value.to_owned(),
        meaning: choice.meaning.to_owned(),
        status: choice.status.map(|status| status.as_str().to_owned()),
    };
    TableField {
        name: field.name.to_owned(),
        alias: field.alias.map(ToOwned::to_owned),
        required: field.is_required,
        signed: message.signs(field.name),
        marked: field.is_signed,
        kind: field.kind.as_str().to_owned(),
        max_chars: field.max_chars.map(Into::into),
        number: field.is_number,
        rewritten: field.rewritten.map(|rewritten| rewritten.as_str().to_owned()),
        choices: field.choices.iter().map(choice).collect(),
        role: field.role.map(|role| role.as_str().to_owned()),
        stands_in_for: field.stands_in_for.map(|role| role.as_str().to_owned()),
        only_with: field.only_with.map(|(name, values)| OnlyWith { field: name.to_owned(), values: texts(values) }),
        example: field.example.to_owned(),
        meaning: field.meaning.to_owned(),
    }
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// A stable code of the core.
#[derive(Clone, Debug, uniffi::Record)]
pub struct CodeRow {
    /// As programs compare it.
    pub code: Code,
    /// As it is written down: `mismatch`.
    pub word: String,
    /// As C and tables have it.
    pub number: i32,
    /// What it means, in one sentence.
    pub text: String,
}

/// All codes.
#[uniffi::export]
pub fn codes() -> Vec<CodeRow> {
    let row = |code: &paysign::Code| CodeRow {
        code: (*code).into(),
        word: code.as_str().to_owned(),
        number: code.number().into(),
        text: code.text().to_owned(),
    };
    paysign::Code::ALL.iter().map(row).collect()
}
