//! The types of TypeScript: what each message takes and holds.

use std::fmt::{self, Write};

use paysign::gateway::{Direction, Field, Kind, Role};
use paysign::{Gateway, Message};

use crate::dialect::{self, Dialect};
use crate::name::{in_comment, is_plain, pascal, quoted, title};

/// What cannot be a property's name without quotation marks. Any word can.
const WORDS: &[&str] = &[];

/// The module with the types of all messages of these gateways. `origin` is what writes it.
pub fn messages(gateways: &[Gateway<'_>], origin: &str) -> String {
    let mut text = format!("// {origin}.\n");
    // Writing into a string does not fail.
    let _ = write_messages(&mut text, gateways);
    text
}

fn write_messages(text: &mut String, gateways: &[Gateway<'_>]) -> fmt::Result {
    for dialect in dialect::all(gateways) {
        for message in dialect.messages().iter().filter(|message| is_built(message) && dialect.owns(message)) {
            params(text, dialect, message, For::Sign)?;
            if message.direction == Direction::Request {
                params(text, dialect, message, For::Request)?;
            }
        }
    }
    text.push_str(
        "\n/** Gateways, and sites that sign in another way; their messages, with what each takes and holds. */\n",
    );
    text.push_str("export interface Messages {\n");
    for dialect in dialect::all(gateways) {
        let ids = dialect.ids();
        let own = &ids[0].0;
        writeln!(text, "  /** {} */\n  '{own}': {{", in_comment(dialect.about()))?;
        for message in dialect.messages() {
            entry(text, dialect, message)?;
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
    Ok(())
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

fn type_name(dialect: Dialect<'_>, message: &str, purpose: For) -> String {
    let end = if purpose == For::Sign { "Params" } else { "Request" };
    format!("{}{}{end}", pascal(&dialect.name()), pascal(message))
}

fn entry(text: &mut String, dialect: Dialect<'_>, message: &Message<'_>) -> fmt::Result {
    let owner = dialect.owner(message);
    let of = |purpose, exists| if exists { type_name(owner, message.name, purpose) } else { "never".into() };
    let is_request = is_built(message) && message.direction == Direction::Request;
    let names: Vec<_> = message.fields.iter().map(|field| quoted(field.name, '\'')).collect();
    writeln!(text, "    /** {}. */\n    {}: {{", in_comment(title(message)), message.name)?;
    writeln!(text, "      sign: {};", of(For::Sign, is_built(message)))?;
    writeln!(text, "      request: {};", of(For::Request, is_request))?;
    let names = if names.is_empty() { "never".to_owned() } else { names.join(" | ") };
    writeln!(text, "      field: {names};\n    }};")
}

fn params(text: &mut String, dialect: Dialect<'_>, message: &Message<'_>, purpose: For) -> fmt::Result {
    let name = type_name(dialect, message.name, purpose);
    let is_grouped = |field: &Field<'_>| message.one_of.iter().any(|group| group.contains(&field.name));
    let what = if purpose == For::Sign { "`sign`" } else { "`Merchant.request`" };
    let about = format!("{}: {}. What {what} takes.", in_comment(&dialect.title()), in_comment(title(message)));
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
            let fields = group.iter().map(|name| {
                if name == given {
                    format!("{}: string", property(name))
                } else {
                    format!("{}?: never", property(name))
                }
            });
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
        .map(|(other, values)| format!(" Only with `{other}` {}.", in_comment(&values.join(" or "))))
        .unwrap_or_default();
    let values: Vec<_> = field.choices.iter().map(|choice| quoted(choice.value, '\'')).collect();
    let kind = if field.kind == Kind::Code && !values.is_empty() { values.join(" | ") } else { "string".into() };
    let about = format!("{}{example}{only}", in_comment(field.meaning));
    if !about.is_empty() {
        writeln!(text, "  /** {} */", about.trim_start())?;
    }
    writeln!(text, "  {}{mark}: {kind};", property(field.name))
}

fn property(name: &str) -> String {
    if is_plain(name, WORDS) { name.to_owned() } else { quoted(name, '\'') }
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
