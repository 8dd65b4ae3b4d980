//! The types of the Node package: every gateway, message, field and error code, so that an editor completes
//! them.

use std::fmt::{self, Write};

use paysign::gateway::{Direction, Field, Kind};
use paysign::{Message, gateway::Role};

use crate::dialects::{self, Dialect};
use crate::surface::{self, CodeRow, in_comment, pascal};

const GENERATED: &str = "// Written by `cargo xtask generate` from the tables of the core.\n";

/// The files, by their paths from the root of the repository.
pub(crate) fn files() -> Vec<(String, String)> {
    let file = |path: &str, text: Result<String, fmt::Error>| {
        (format!("bindings/node/{path}"), format!("{GENERATED}{}", text.unwrap_or_default()))
    };
    vec![
        file("codes.js", code_list()),
        file("errors.mjs", error_exports()),
        file("types/errors.d.ts", error_types()),
        file("types/messages.d.ts", message_types()),
        file("types/words.d.ts", word_types()),
    ]
}

/// The name of a code's exception: `MismatchError`.
fn class(code: &CodeRow) -> String {
    if code.variant.ends_with("Error") { code.variant.clone() } else { format!("{}Error", code.variant) }
}

fn code_list() -> Result<String, fmt::Error> {
    let mut text =
        String::from("'use strict';\n\n/** All codes, their numbers and the names of their exceptions. */\n");
    text.push_str("module.exports = [\n");
    for code in &surface::codes() {
        writeln!(text, "  ['{}', {}, '{}'],", code.word, code.number, class(code))?;
    }
    text.push_str("];\n");
    Ok(text)
}

fn error_exports() -> Result<String, fmt::Error> {
    let mut text = String::from("\nimport paysign from './index.js';\n\nexport const {\n  PaysignError,\n");
    for code in &surface::codes() {
        writeln!(text, "  {},", class(code))?;
    }
    text.push_str("} = paysign;\n");
    Ok(text)
}

const BASE_ERROR: &str = "/** An error of paysign. It holds no secret and no signature. */
export declare class PaysignError extends Error {
  protected constructor();
  /** The stable code. */
  readonly code: ErrorCode;
  /** The code as a number, the same in every language. */
  readonly number: number;
  /** The field that it is about: bytes where its name is not UTF-8. */
  readonly field: string | Uint8Array | undefined;
  /** Whether `field` is only the beginning of a long name. */
  readonly fieldIsCut: boolean;
  /** The byte of the body, or of a scheme's text, that it is about. */
  readonly offset: number | undefined;
}
";

const GATEWAY_ERROR: &str = "  /** The gateway's code, as it is in the answer. */
  readonly gatewayCode: string;
  /** What the vendor's page says about the code, where it lists it. */
  readonly text: string | undefined;
  /** The gateway's own words in this answer. */
  readonly said: string | undefined;
";

fn error_types() -> Result<String, fmt::Error> {
    let mut text = String::from("\n/** The stable codes, the same in every language. */\nexport type ErrorCode =\n");
    for code in &surface::codes() {
        writeln!(text, "  | '{}'", code.word)?;
    }
    write!(text, "  ;\n\n{BASE_ERROR}")?;
    for code in &surface::codes() {
        writeln!(text, "\n/** {} */", code.sentence())?;
        writeln!(text, "export declare class {} extends PaysignError {{", class(code))?;
        writeln!(text, "  readonly code: '{}';", code.word)?;
        if code.word == "gateway_error" {
            text.push_str(GATEWAY_ERROR);
        }
        text.push_str("}\n");
    }
    Ok(text)
}

fn word_types() -> Result<String, fmt::Error> {
    let mut text = String::new();
    let mut union = |about: &str, name: &str, words: &[String]| {
        writeln!(text, "\n/** {about} */\nexport type {name} = {};", words.join(" | "))
    };
    let quoted = |words: Vec<surface::Word>| words.iter().map(|one| format!("'{}'", one.word)).collect::<Vec<_>>();
    // A role is the name of a property, so it is written as those are.
    let roles: Vec<_> = surface::roles().iter().map(|role| format!("'{}'", camel(role.word))).collect();
    union("What a field is for.", "Role", &roles)?;
    union("What a message says about a payment.", "Status", &quoted(surface::statuses()))?;
    union("Why a field is not signed.", "LeftOut", &quoted(surface::reasons()))?;
    union("How the fields of a message are written.", "Wire", &quoted(surface::wires()))?;
    Ok(text)
}

/// The words of a name joined, each but the first one with a capital: `orderNo`.
fn camel(name: &str) -> String {
    let joined = pascal(name);
    let (first, rest) = joined.split_at(joined.len().min(1));
    first.to_ascii_lowercase() + rest
}

fn message_types() -> Result<String, fmt::Error> {
    let mut text = String::new();
    for dialect in dialects::all() {
        for message in dialect.messages().iter().filter(|message| is_built(message) && dialect.owns(message)) {
            params(&mut text, dialect, message, For::Sign)?;
            if message.direction == Direction::Request {
                params(&mut text, dialect, message, For::Request)?;
            }
        }
    }
    text.push_str(
        "\n/** Gateways, and sites that sign in another way; their messages, with what each takes and holds. */\n",
    );
    text.push_str("export interface Messages {\n");
    for dialect in dialects::all() {
        let ids = dialect.ids();
        let own = &ids[0].0;
        writeln!(text, "  /** {} */\n  '{own}': {{", in_comment(dialect.about()))?;
        for message in dialect.messages() {
            entry(&mut text, dialect, message)?;
            for alias in message.aliases {
                writeln!(text, "    /** Another name of `{}`. */", message.name)?;
                writeln!(text, "    {alias}: Messages['{own}']['{}'];", message.name)?;
            }
        }
        text.push_str("  };\n");
        for (id, about) in &ids[1..] {
            writeln!(text, "  /** {} */\n  '{id}': Messages['{own}'];", in_comment(about))?;
        }
    }
    text.push_str("}\n");
    Ok(text)
}

/// Whether paysign ever makes such a message.
fn is_built(message: &Message<'_>) -> bool {
    message.signing.is_some() && !message.transport.carries_secret
}

/// What the parameters are for: a merchant's request fills in what the merchant knows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum For {
    Sign,
    Request,
}

fn type_name(dialect: Dialect, message: &str, purpose: For) -> String {
    let end = if purpose == For::Sign { "Params" } else { "Request" };
    format!("{}{}{end}", pascal(&dialect.name()), pascal(message))
}

fn entry(text: &mut String, dialect: Dialect, message: &Message<'_>) -> fmt::Result {
    let owner = dialect.owner(message);
    let of = |purpose, exists| if exists { type_name(owner, message.name, purpose) } else { "never".into() };
    let is_request = is_built(message) && message.direction == Direction::Request;
    let names: Vec<_> = message.fields.iter().map(|field| format!("'{}'", field.name)).collect();
    writeln!(text, "    /** {}. */\n    {}: {{", in_comment(message.title), message.name)?;
    writeln!(text, "      sign: {};", of(For::Sign, is_built(message)))?;
    writeln!(text, "      request: {};", of(For::Request, is_request))?;
    writeln!(text, "      field: {};\n    }};", names.join(" | "))
}

fn params(text: &mut String, dialect: Dialect, message: &Message<'_>, purpose: For) -> fmt::Result {
    let name = type_name(dialect, message.name, purpose);
    let is_grouped = |field: &Field<'_>| message.one_of.iter().any(|group| group.contains(&field.name));
    let what = if purpose == For::Sign { "`sign`" } else { "`Merchant.request`" };
    let about = format!("{}: {}. What {what} takes.", in_comment(&dialect.title()), in_comment(message.title));
    let own = if message.one_of.is_empty() { name.clone() } else { format!("{name}Fields") };
    writeln!(text, "\n/** {about} */\nexport interface {own} {{")?;
    for field in message.fields.iter().filter(|field| is_given(message, field) && !is_grouped(field)) {
        row(text, field, if is_needed(message, field, purpose) { "" } else { "?" })?;
    }
    text.push_str("}\n");
    if !message.one_of.is_empty() {
        writeln!(text, "\n/** {about} */\nexport type {name} = {own}{};", groups(message))?;
    }
    for alias in message.aliases {
        writeln!(text, "\n/** {about} */\nexport type {} = {name};", type_name(dialect, alias, purpose))?;
    }
    Ok(())
}

/// Of each group exactly one.
fn groups(message: &Message<'_>) -> String {
    message.one_of.iter().fold(String::new(), |all, group| {
        let one = |given: &&str| {
            let fields = group
                .iter()
                .map(|name| if name == given { format!("{name}: string") } else { format!("{name}?: never") });
            format!("{{ {} }}", fields.collect::<Vec<_>>().join("; "))
        };
        format!("{all}\n  & ({})", group.iter().map(one).collect::<Vec<_>>().join(" | "))
    })
}

fn row(text: &mut String, field: &Field<'_>, mark: &str) -> fmt::Result {
    let example =
        if field.example.is_empty() { String::new() } else { format!(" Example: `{}`.", in_comment(field.example)) };
    let only = field
        .only_with
        .map(|(other, values)| format!(" Only with `{other}` {}.", values.join(" or ")))
        .unwrap_or_default();
    let values: Vec<_> = field.choices.iter().map(|choice| format!("'{}'", choice.value)).collect();
    let kind = if field.kind == Kind::Code && !values.is_empty() { values.join(" | ") } else { "string".into() };
    writeln!(text, "  /** {}{example}{only} */\n  {}{mark}: {kind};", in_comment(field.meaning), field.name)
}

/// Whether a caller gives the field at all: the signature is computed.
fn is_given(message: &Message<'_>, field: &Field<'_>) -> bool {
    message.signing.is_none_or(|signing| signing.field != field.name)
}

fn is_needed(message: &Message<'_>, field: &Field<'_>, purpose: For) -> bool {
    let sign_type =
        message.signing.and_then(|signing| signing.sign_type).filter(|sign_type| sign_type.field == field.name);
    if let Some(sign_type) = sign_type {
        return sign_type.choices.len() > 1;
    }
    let is_filled_in = purpose == For::Request
        && (field.role == Some(Role::MerchantId) || (field.kind == Kind::Code && field.choices.len() == 1));
    field.is_required && !is_filled_in
}
