//! The types of the Python package: every gateway, message and field, so that an editor completes them; and
//! one exception a code.

use std::fmt::Write;

use paysign::gateway::{Direction, Field, Kind};
use paysign::{Message, code::Group, gateway::Role};

use crate::dialects::{self, Dialect};
use crate::surface;

const PACKAGE: &str = "bindings/python/python/paysign";
const GENERATED: &str = "Written by `cargo xtask generate`; do not edit.";

/// The stub of the native module, without what comes from the tables.
const STUB: &str = include_str!("../../../bindings/python/stubs/_paysign.pyi");

/// The files, by their paths from the root of the repository.
pub(crate) fn files() -> Vec<(String, String)> {
    let file =
        |name: &str, text: Result<String, std::fmt::Error>| (format!("{PACKAGE}/{name}"), text.unwrap_or_default());
    vec![file("errors.py", errors()), file("messages.py", messages()), file("_paysign.pyi", stub())]
}

/// The classes of groups, joined; of none that of all errors.
fn classes(groups: &[Group]) -> String {
    let names: Vec<_> = groups.iter().map(|group| format!("{group:?}Error")).collect();
    if names.is_empty() { "PaysignError".to_owned() } else { names.join(", ") }
}

fn errors() -> Result<String, std::fmt::Error> {
    let codes = surface::codes();
    let mut names: Vec<String> = codes.iter().map(|code| code.class().to_owned()).collect();
    names.extend(Group::ALL.iter().map(|group| format!("{group:?}Error")));
    names.extend(["ErrorCode".to_owned(), "PaysignError".to_owned()]);
    names.sort();
    let mut text =
        format!("\"\"\"One exception for each code, and the groups that they belong to. {GENERATED}\"\"\"\n\n");
    text.push_str("from typing import Literal\n\nfrom ._base import PaysignError\n\n__all__ = [\n");
    for name in &names {
        writeln!(text, "    \"{name}\",")?;
    }
    text.push_str("]\n\nErrorCode = Literal[\n");
    for code in &codes {
        writeln!(text, "    \"{}\",", code.word)?;
    }
    text.push_str("]\n");
    // A group comes after the one that it is a part of.
    for group in Group::ALL {
        let parent = classes(group.parent().as_slice());
        write!(text, "\n\nclass {group:?}Error({parent}):\n    \"\"\"{}\"\"\"\n", group.text())?;
    }
    for code in &codes {
        write!(text, "\n\nclass {}({}):\n", code.class(), classes(code.groups))?;
        write!(text, "    \"\"\"`{}`: {}.\"\"\"\n\n", code.word, code.text)?;
        writeln!(text, "    code = \"{}\"\n    number = {}", code.word, code.number)?;
        if code.word == "gateway_error" {
            text.push_str("    gateway_code: str\n    text: str | None\n    said: str | None\n");
        }
    }
    text.push_str("\n\n_BY_CODE: dict[str, type[PaysignError]] = {\n");
    for code in &codes {
        writeln!(text, "    \"{}\": {},", code.word, code.class())?;
    }
    text.push_str("}\n");
    Ok(text)
}

fn messages() -> Result<String, std::fmt::Error> {
    let mut text = format!(
        "\"\"\"The parameters of every message that is signed, and the names that there are. {GENERATED}\"\"\"\n\n\
         from typing import Literal, TypedDict\n"
    );
    let all: Vec<String> = dialects::all().map(|dialect| format!("{}Id", title(&dialect.name()))).collect();
    for dialect in dialects::all() {
        let ids = dialect.ids().into_iter().map(|(id, _)| id);
        let names = dialect.messages().iter().flat_map(names);
        write!(text, "\n{}Id = {}", title(&dialect.name()), literal(ids))?;
        write!(text, "\n{}Message = {}\n", title(&dialect.name()), literal(names))?;
    }
    write!(text, "\nGatewayId = {}\n", all.join(" | "))?;
    writeln!(text, "MessageId = {}", all.join(" | ").replace("Id", "Message"))?;
    for (dialect, message) in signable().filter(|(dialect, message)| dialect.owns(message)) {
        let class = class(dialect, message.name);
        let fields = |needs: &dyn Fn(&Field<'_>) -> bool, required: bool| -> Vec<&Field<'_>> {
            message.fields.iter().filter(|row| is_given(message, row) && needs(row) == required).collect()
        };
        let needs = |row: &Field<'_>| is_needed(message, row);
        let (required, optional) = (fields(&needs, true), fields(&needs, false));
        write_class(&mut text, &class, message, &required, &optional, "to be signed")?;
        if message.direction == Direction::Request {
            let needs = |row: &Field<'_>| is_needed(message, row) && !is_filled_in(row);
            let (required, optional) = (fields(&needs, true), fields(&needs, false));
            write_class(
                &mut text,
                &format!("{class}Request"),
                message,
                &required,
                &optional,
                "for a merchant's request",
            )?;
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
    Ok(text)
}

/// Two classes, so that it reads on a Python that has no `NotRequired`.
fn write_class(
    text: &mut String,
    class: &str,
    message: &Message<'_>,
    required: &[&Field<'_>],
    optional: &[&Field<'_>],
    purpose: &str,
) -> std::fmt::Result {
    write!(text, "\n\nclass _{class}(TypedDict, total=False):\n    \"\"\"What may be left out.\"\"\"\n")?;
    write_fields(text, optional)?;
    write!(text, "\n\nclass {class}(_{class}):\n    \"\"\"{}: {purpose}.\"\"\"\n", quoted(message.title))?;
    write_fields(text, required)
}

fn write_fields(text: &mut String, fields: &[&Field<'_>]) -> std::fmt::Result {
    for field in fields {
        let kind = match field.kind {
            Kind::Code if !field.choices.is_empty() => {
                literal(field.choices.iter().map(|choice| choice.value.to_owned()))
            }
            _ => "str".into(),
        };
        write!(text, "\n    {}: {kind}\n    \"\"\"{}\"\"\"\n", field.name, quoted(field.meaning))?;
    }
    Ok(())
}

fn stub() -> Result<String, std::fmt::Error> {
    let (mut signs, mut news, mut requests, mut imports) = (String::new(), String::new(), String::new(), Vec::new());
    for (dialect, message) in signable() {
        let (class, id) = (class(dialect.owner(message), message.name), format!("{}Id", title(&dialect.name())));
        writeln!(
            signs,
            "@overload\ndef sign(\n    gateway: {id},\n    message: {},\n    params: {class},\n    \
             secret: _Secrets,\n    *,\n    strict: bool = True,\n    limits: Limits | None = None,\n) -> Signed: ...",
            literal(names(message))
        )?;
        if message.direction == Direction::Request {
            writeln!(
                requests,
                "    @overload\n    def request(self: Merchant[{id}], message: {}, params: {class}Request) -> Request: ...",
                literal(names(message))
            )?;
            imports.push(format!("{class}Request"));
        }
        imports.push(class);
    }
    for dialect in dialects::all() {
        let id = format!("{}Id", title(&dialect.name()));
        writeln!(
            news,
            "    @overload\n    def __new__(  # pyright: ignore[reportOverlappingOverload]\n        cls,\n        gateway: {id},\n        merchant_id: str,\n        secret: _Secrets,\n        \
             base_url: str,\n        *,\n        strict: bool = True,\n        limits: Limits | None = None,\n        shop_names: Sequence[str] = (),\n        \
             added_names: Sequence[str] = (),\n    ) -> Merchant[{id}]: ..."
        )?;
        imports.push(id);
    }
    imports.extend(["GatewayId".into(), "MessageId".into()]);
    imports.sort();
    imports.dedup();
    let imports = format!("from .messages import (\n    {},\n)\n", imports.join(",\n    "));
    let filled = STUB.replace("# <imports>\n", &imports).replace("# <sign>\n", &signs);
    let filled = filled.replace("    # <merchant>\n", &news).replace("    # <request>\n", &requests);
    Ok(format!("# {GENERATED} The rest is in bindings/python/stubs.\n\n{filled}"))
}

/// All messages that can be signed, with their dialects.
fn signable() -> impl Iterator<Item = (Dialect, &'static Message<'static>)> {
    let all = dialects::all().flat_map(|dialect| dialect.messages().iter().map(move |message| (dialect, message)));
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

fn class(dialect: Dialect, message: &str) -> String {
    format!("{}{}", title(&dialect.name()), title(message))
}

/// The names by which a message is found.
fn names(message: &Message<'_>) -> impl Iterator<Item = String> {
    std::iter::once(message.name)
        .chain(message.aliases.iter().copied())
        .map(str::to_owned)
        .collect::<Vec<_>>()
        .into_iter()
}

/// `order_status` as `OrderStatus`.
fn title(name: &str) -> String {
    let word = |word: &str| word[..1].to_ascii_uppercase() + &word[1..];
    name.split('_').filter(|part| !part.is_empty()).map(word).collect()
}

fn literal(values: impl Iterator<Item = String>) -> String {
    let values: Vec<String> = values.map(|value| format!("\"{}\"", quoted(&value))).collect();
    format!("Literal[{}]", values.join(", "))
}

/// A text inside of Python's quotation marks.
fn quoted(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "'")
}
