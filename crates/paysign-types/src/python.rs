//! The types of Python: a `TypedDict` for each message, and `Literal`s of the names that there are.

use std::fmt::{self, Write};

use paysign::gateway::{Direction, Field, Kind, Role};
use paysign::{Gateway, Message};

use crate::dialect::{self, Dialect};
use crate::name::{is_plain, on_one_line, pascal, quoted, title};

/// What cannot be an attribute's name.
const KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

/// The module with the types of all messages of these gateways. `origin` is what writes it.
pub fn messages(gateways: &[Gateway<'_>], origin: &str) -> String {
    let mut text = String::new();
    // Writing into a string does not fail.
    let _ = write_messages(&mut text, gateways, origin);
    text
}

fn write_messages(text: &mut String, gateways: &[Gateway<'_>], origin: &str) -> fmt::Result {
    text.push_str("\"\"\"The parameters of every message that is signed, and the names that there are. ");
    write!(text, "{origin}; do not edit.\"\"\"\n\nfrom typing import Literal, TypedDict\n")?;
    let all: Vec<String> = dialect::all(gateways).map(|dialect| format!("{}Id", pascal(&dialect.name()))).collect();
    for dialect in dialect::all(gateways) {
        let ids = dialect.ids().into_iter().map(|(id, _)| id);
        let names = dialect.messages().iter().flat_map(names);
        write!(text, "\n{}Id = {}", pascal(&dialect.name()), literal(ids))?;
        write!(text, "\n{}Message = {}\n", pascal(&dialect.name()), literal(names))?;
    }
    write!(text, "\nGatewayId = {}\n", all.join(" | "))?;
    writeln!(text, "MessageId = {}", all.join(" | ").replace("Id", "Message"))?;
    for (dialect, message) in signable(gateways).filter(|(dialect, message)| dialect.owns(message)) {
        let class = class(dialect, message.name);
        let fields = |needs: &dyn Fn(&Field<'_>) -> bool, required: bool| -> Vec<&Field<'_>> {
            message.fields.iter().filter(|row| is_given(message, row) && needs(row) == required).collect()
        };
        let needs = |row: &Field<'_>| is_needed(message, row);
        let (required, optional) = (fields(&needs, true), fields(&needs, false));
        write_class(text, &class, message, &required, &optional, "to be signed")?;
        if message.direction == Direction::Request {
            let class = format!("{class}Request");
            let needs = |row: &Field<'_>| is_needed(message, row) && !is_filled_in(row);
            let (required, optional) = (fields(&needs, true), fields(&needs, false));
            write_class(text, &class, message, &required, &optional, "for a merchant's request")?;
        }
        for alias in message.aliases {
            let other = self::class(dialect, alias);
            write!(text, "\n\nclass {other}({class}):\n    \"\"\"Another name of `{class}`.\"\"\"\n")?;
            if message.direction == Direction::Request {
                write!(
                    text,
                    "\n\nclass {other}Request({class}Request):\n    \"\"\"Another name of `{class}Request`.\"\"\"\n"
                )?;
            }
        }
    }
    Ok(())
}

/// Two classes, so that it reads on a Python that has no `NotRequired`.
fn write_class(
    text: &mut String,
    class: &str,
    message: &Message<'_>,
    required: &[&Field<'_>],
    optional: &[&Field<'_>],
    purpose: &str,
) -> fmt::Result {
    let quoted = write_quoted(text, &format!("_{class}Quoted"), optional, ", total=False")?;
    let base = quoted.unwrap_or_else(|| "TypedDict".to_owned());
    write!(text, "\n\nclass _{class}({base}, total=False):\n    \"\"\"What may be left out.\"\"\"\n")?;
    write_fields(text, optional)?;
    let quoted = write_quoted(text, &format!("_{class}QuotedToo"), required, "")?;
    let base = quoted.map(|quoted| format!(", {quoted}")).unwrap_or_default();
    write!(text, "\n\nclass {class}(_{class}{base}):\n    \"\"\"{}: {purpose}.\"\"\"\n", doc(title(message)))?;
    write_fields(text, required)
}

/// The fields whose names no class can have, as a class of this name, if there are any.
fn write_quoted(
    text: &mut String,
    class: &str,
    fields: &[&Field<'_>],
    total: &str,
) -> Result<Option<String>, fmt::Error> {
    let mut fields = fields.iter().filter(|field| !is_attribute(field.name)).peekable();
    if fields.peek().is_none() {
        return Ok(None);
    }
    write!(text, "\n\n{class} = TypedDict(\"{class}\", {{")?;
    for field in fields {
        if !field.meaning.is_empty() {
            write!(text, "\n    # {}", on_one_line(field.meaning))?;
        }
        write!(text, "\n    {}: {},", quoted(field.name, '"'), kind(field))?;
    }
    writeln!(text, "\n}}{total})")?;
    Ok(Some(class.to_owned()))
}

fn write_fields(text: &mut String, fields: &[&Field<'_>]) -> fmt::Result {
    for field in fields.iter().filter(|field| is_attribute(field.name)) {
        write!(text, "\n    {}: {}\n", field.name, kind(field))?;
        if !field.meaning.is_empty() {
            writeln!(text, "    \"\"\"{}\"\"\"", doc(field.meaning))?;
        }
    }
    Ok(())
}

/// Whether a class can have an attribute of this name. One with two underscores in front gets another name.
fn is_attribute(name: &str) -> bool {
    is_plain(name, KEYWORDS) && !name.starts_with("__")
}

fn kind(field: &Field<'_>) -> String {
    match field.kind {
        Kind::Code if !field.choices.is_empty() => literal(field.choices.iter().map(|choice| choice.value.to_owned())),
        _ => "str".into(),
    }
}

/// All messages that can be signed, with their dialects.
pub fn signable<'g>(gateways: &'g [Gateway<'g>]) -> impl Iterator<Item = (Dialect<'g>, &'g Message<'g>)> {
    let of_dialect = |dialect: Dialect<'g>| dialect.messages().iter().map(move |message| (dialect, message));
    let all = dialect::all(gateways).flat_map(of_dialect);
    all.filter(|(_, message)| message.signing.is_some() && !message.transport.carries_secret)
}

/// Whether the field is given to be signed: all but the signature.
fn is_given(message: &Message<'_>, field: &Field<'_>) -> bool {
    message.signing.is_some_and(|signing| signing.field != field.name)
}

fn is_needed(message: &Message<'_>, field: &Field<'_>) -> bool {
    let is_grouped = message.one_of.iter().any(|group| group.contains(&field.name));
    let sign_type = message.signing.and_then(|signing| signing.sign_type);
    let is_added = sign_type.is_some_and(|sign_type| sign_type.field == field.name && sign_type.choices.len() == 1);
    field.is_required && !is_grouped && !is_added
}

/// Whether a merchant knows it by itself.
fn is_filled_in(field: &Field<'_>) -> bool {
    field.role == Some(Role::MerchantId) || (field.kind == Kind::Code && field.choices.len() == 1)
}

/// The name of a message's type.
pub fn class(dialect: Dialect<'_>, message: &str) -> String {
    format!("{}{}", pascal(&dialect.name()), pascal(message))
}

/// The names by which a message is found.
pub fn names(message: &Message<'_>) -> Vec<String> {
    std::iter::once(&message.name).chain(message.aliases).map(|name| (*name).to_owned()).collect()
}

/// The type of these texts.
pub fn literal(values: impl IntoIterator<Item = String>) -> String {
    let values: Vec<String> = values.into_iter().map(|value| quoted(&value, '"')).collect();
    format!("Literal[{}]", values.join(", "))
}

/// A text inside of three quotation marks.
fn doc(text: &str) -> String {
    on_one_line(text).replace('\\', "\\\\").replace('"', "'")
}
