//! The pages under docs/ that are generated from the tables: one a gateway, and the list of error codes.

use std::fmt::Write;

use paysign::gateway::{Direction, Field, Kind, Rewritten, StrayPercent, Transport};
use paysign::scheme::{Fields, Names};
use paysign::{Gateway, Message, Wire, code::Group, gateways};

use crate::surface::{self, CodeRow};

/// The pages, by their paths from the root of the repository.
pub(crate) fn files() -> Vec<(String, String)> {
    let page_of = |gateway: &Gateway<'_>| (format!("docs/{}.md", gateway.id), page(gateway).unwrap_or_default());
    let mut pages: Vec<_> = gateways::ALL.iter().map(page_of).collect();
    pages.push(("docs/errors.md".into(), errors().unwrap_or_default()));
    pages
}

const GENERATED: &str = "<!-- Written by `cargo xtask generate` from the tables of the core. -->";

fn errors() -> Result<String, std::fmt::Error> {
    let mut page = format!(
        "{GENERATED}\n\n# Error codes\n\nThe same in every language. A code keeps its word and its number for ever, and neither is used again \
         for something else; later versions may add codes, so treat one that you do not know as an error.\n\n"
    );
    page.push_str("| code | number | groups | what it means | 含义 |\n|---|---|---|---|---|\n");
    for CodeRow { number, word, text, text_zh, groups, .. } in surface::codes() {
        let groups: Vec<_> = groups.iter().map(|group| group.as_str()).collect();
        writeln!(page, "| `{word}` | {number} | {} | {text} | {text_zh} |", groups.join(", "))?;
    }
    page.push_str("\nA group is an exception class too, in languages that have them: `VerifyError` catches all of `verify`, `body` and `signature`.\n\n");
    page.push_str("| group | part of | what it says |\n|---|---|---|\n");
    for group in Group::ALL {
        let parent = group.parent().map_or("", Group::as_str);
        writeln!(page, "| `{}` | {parent} | {} |", group.as_str(), group.text())?;
    }
    page.push_str(
        "\nOf the C library, and of PHP over it:\n\n| code | number | what it means | 含义 |\n|---|---|---|---|\n",
    );
    for CodeRow { number, word, text, text_zh, .. } in surface::border_codes() {
        writeln!(page, "| `{word}` | {number} | {text} | {text_zh} |")?;
    }
    Ok(page)
}

fn page(gateway: &Gateway<'_>) -> Result<String, std::fmt::Error> {
    let mut page = format!("{GENERATED}\n\n# `{}`: {}\n\nSource: {}\n\n", gateway.id, gateway.title, gateway.source);
    for note in gateway.notes {
        writeln!(page, "- {note}")?;
    }
    page.push_str("\n| message | what it is | travels as |\n|---|---|---|\n");
    for message in gateway.messages {
        let travel = travel(message);
        writeln!(page, "| [`{name}`](#{name}) | {} | {travel} |", message.title, name = message.name)?;
    }
    for variant in gateway.variants {
        let id = format!("{}@{}", gateway.id, variant.name);
        writeln!(page, "\n`{id}`: {}\n\n    {}", variant.about, variant.scheme)?;
        let mut own = gateway.own_messages(variant).peekable();
        if own.peek().is_some() {
            writeln!(page, "\nWhat is said below of each message is true of `{id}` too, but for these:\n")?;
            page.push_str("| message | what it is | travels as |\n|---|---|---|\n");
        }
        for message in own {
            let (name, travel) = (message.name, travel(message));
            writeln!(page, "| [`{id}` `{name}`](#{}) | {} | {travel} |", anchor(&id, message), message.title)?;
        }
    }
    for message in gateway.messages {
        section(&mut page, "", message)?;
    }
    for variant in gateway.variants {
        for message in gateway.own_messages(variant) {
            section(&mut page, &format!("{}@{}", gateway.id, variant.name), message)?;
        }
    }
    Ok(page)
}

/// Where the section of a message begins, as sites that show Markdown name it.
fn anchor(variant: &str, message: &Message<'_>) -> String {
    if variant.is_empty() { message.name.to_owned() } else { format!("{}-{}", variant.replace('@', ""), message.name) }
}

fn travel(message: &Message<'_>) -> String {
    let Transport { method, path, wire, .. } = message.transport;
    let fields = match (message.direction, wire) {
        (Direction::Answer, Wire::Json) => return "JSON answer".into(),
        (Direction::Answer, Wire::Form) => return "form answer".into(),
        (Direction::Answer, Wire::Xml) => return "XML answer".into(),
        (Direction::Answer, Wire::Multipart) => return "multipart answer".into(),
        (_, Wire::Json) => "JSON",
        (_, Wire::Xml) => "XML",
        (_, Wire::Multipart) => "multipart",
        (_, Wire::Form) if method == paysign::gateway::Method::Get => "query",
        (_, Wire::Form) => "form",
    };
    if path.is_empty() {
        format!("{} {fields}", method.as_str())
    } else {
        format!("{} {fields} to `{path}`", method.as_str())
    }
}

fn section(page: &mut String, variant: &str, message: &Message<'_>) -> std::fmt::Result {
    let heading = format!("{variant} {}", message.name);
    let (heading, title, travel) = (heading.trim(), message.title, travel(message));
    writeln!(page, "\n## {heading}\n\n{title}. {travel}. Source: {}.\n", message.source)?;
    if !message.aliases.is_empty() {
        writeln!(page, "Also found as {}.\n", list(message.aliases))?;
    }
    if let Some(signing) = message.signing {
        writeln!(page, "Signature in `{}`:\n\n    {}\n", signing.field, signing.scheme)?;
        if let Some(sign_type) = signing.sign_type {
            let names: Vec<_> = sign_type.choices.iter().map(|(name, _)| format!("`{name}`")).collect();
            writeln!(page, "`{}` names the digest: {}.\n", sign_type.field, names.join(", "))?;
        }
    } else if let Some(raw) = message.raw {
        writeln!(page, "Signature of the raw body in a header:\n\n    {raw}\n")?;
    } else {
        page.push_str("Not signed.\n\n");
    }
    if message.transport.carries_secret {
        page.push_str("It carries the secret as a plain parameter, so paysign describes it and never builds it. Such a URL must not be logged.\n\n");
    }
    for header in message.transport.headers {
        writeln!(page, "Header `{}`: {}\n", header.name, cell(header.meaning))?;
    }
    table(page, message)?;
    rules(page, variant, message)
}

fn table(page: &mut String, message: &Message<'_>) -> std::fmt::Result {
    page.push_str(
        "| field | required | signed | kind | length | role | example | meaning |\n|---|---|---|---|---|---|---|---|\n",
    );
    let yes = |is: bool| if is { "yes" } else { "no" };
    for field in message.fields {
        let alias = field.alias.map(|alias| format!(" or `{alias}`")).unwrap_or_default();
        let length = field.max_chars.map(|chars| chars.to_string()).unwrap_or_default();
        let role = field.role.map(paysign::gateway::Role::as_str).unwrap_or_default();
        let example = if field.example.is_empty() { String::new() } else { format!("`{}`", cell(field.example)) };
        let signed = signed(message, field);
        let (name, required, kind) = (field.name, yes(field.is_required), kind(field));
        writeln!(
            page,
            "| `{name}`{alias} | {required} | {signed} | {kind} | {length} | {role} | {example} | {} |",
            cell(field.meaning)
        )?;
    }
    Ok(())
}

fn signed(message: &Message<'_>, field: &Field<'_>) -> &'static str {
    if message.signing.is_none() {
        return "";
    }
    if message.signs(field.name) { "yes" } else { "no" }
}

fn kind(field: &Field<'_>) -> String {
    let kind = match field.kind {
        Kind::Text => "text",
        Kind::Integer => "integer",
        Kind::Amount => "amount",
        Kind::Cents => "amount in cents",
        Kind::Code => "code",
        Kind::Url => "URL",
        Kind::DateTime => "date and time",
        Kind::Seconds => "seconds",
        Kind::Millis => "milliseconds since 1970",
        Kind::Boolean => "true or false",
        Kind::Object => "object",
        Kind::Signature => "signature",
    };
    if field.is_number { format!("{kind}, JSON number") } else { kind.into() }
}

fn rules(page: &mut String, variant: &str, message: &Message<'_>) -> std::fmt::Result {
    if message.transport.stray_percent == StrayPercent::Itself {
        writeln!(page, "\nA `%` that begins no escape means itself.")?;
    }
    if message.transport.leaves_out_empty {
        writeln!(page, "\nA parameter without a value is not sent.")?;
    }
    for group in message.one_of {
        writeln!(page, "\nExactly one of {}.", list(group))?;
    }
    for field in message.fields {
        if let Some((other, values)) = field.only_with {
            writeln!(page, "\n`{}` only with `{other}` {}.", field.name, list(values))?;
        }
        if let Some(rewritten) = field.rewritten {
            let range =
                if rewritten == Rewritten::WithExponent { ", less than 1,000,000 and no less than 0.0001" } else { "" };
            writeln!(
                page,
                "\nThe gateway hashes the shortest text of `{}`, so that is signed and sent: `9.90` as `9.9`. At most 15 digits{range}.",
                field.name
            )?;
        }
        if let Some(role) = field.stands_in_for {
            let role = role.as_str();
            writeln!(page, "\n`{}` is the {role} of a message without one, only by strict reading.", field.name)?;
        }
    }
    if let Some(Fields::AllBut(names)) = message.signing.map(|signing| signing.scheme.fields)
        && names != Names::NONE
    {
        writeln!(page, "\nWhatever else is sent is signed too.")?;
    }
    for field in message.fields.iter().filter(|field| !field.choices.is_empty()) {
        writeln!(page, "\n| `{}` | meaning |\n|---|---|", field.name)?;
        for choice in field.choices {
            let status = choice.status.map(|status| format!(" ({})", status.as_str())).unwrap_or_default();
            writeln!(page, "| `{}` | {}{status} |", choice.value, cell(choice.meaning))?;
        }
    }
    for success in message.success {
        writeln!(page, "\nNo error if `{}` is {}.", success.field, list(success.values))?;
    }
    for other in message.success_elsewhere {
        writeln!(page, "\n`{}` `{}` is success at `{}`: `other_dialect`.", other.field, other.value, other.gateway)?;
    }
    if !message.error_codes.is_empty() {
        page.push_str("\n| error code | meaning |\n|---|---|\n");
        for code in message.error_codes {
            writeln!(page, "| `{}` | {} |", code.code, cell(code.text))?;
        }
    }
    if let Some(answer) = message.answer {
        let place = anchor(variant, &Message { name: answer, ..*message });
        writeln!(page, "\nAnswered by [`{answer}`](#{place}).")?;
    }
    if message.direction == Direction::Notification {
        writeln!(page, "\nAcknowledged by the body `{}`.", message.ack)?;
    }
    Ok(())
}

fn list(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
