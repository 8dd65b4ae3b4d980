//! The table of a message, as on the vendor's page, and what the page says below it.

use paysign::Message;
use paysign::gateway::{Direction, Field, Rewritten, Signing, StrayPercent};

use super::grid;
use crate::output::BOLD;

/// A message.
pub(super) fn message(gateway: &str, message: &Message<'_>) -> String {
    let errors = message.error_codes.iter().map(|error| vec![error.code.to_owned(), error.text.to_owned()]);
    grid::joined([
        format!("{BOLD}{gateway} {}{BOLD:#}: {}\n", message.name, message.title),
        grid::list(&facts(message)),
        grid::section("Header", &fields(message, message.transport.headers)),
        grid::section("Fields", &fields(message, message.fields)),
        grid::section("Codes", &grid::table(&["field", "code", "status", "meaning"], &codes(message), 3)),
        grid::section("Rules", &grid::list(&rules(message))),
        grid::section("Errors", &grid::table(&["code", "text"], &errors.collect::<Vec<_>>(), 1)),
    ])
}

/// The HTTP method; an answer has none of its own.
pub(super) fn method(message: &Message<'_>) -> &'static str {
    match message.direction {
        Direction::Answer => "",
        _ => message.transport.method.as_str(),
    }
}

fn facts(message: &Message<'_>) -> Vec<(String, String)> {
    let direction = format!("{}: {}", message.direction.as_str(), who_sends(message.direction));
    let signature = match message.signing {
        None => String::from("none: nothing can prove this message"),
        Some(signing) => {
            let digests = signing.sign_type.map_or_else(String::new, |sign_type| {
                let names: Vec<&str> = sign_type.choices.iter().map(|(name, _)| *name).collect();
                format!("; `{}` names the digest: {}", sign_type.field, names.join(", "))
            });
            format!("in `{}`{digests}", signing.field)
        }
    };
    let facts = [
        ("direction", direction),
        ("method", format!("{} {}", method(message), message.transport.path).trim().to_owned()),
        ("wire", format!("{} ({})", message.transport.wire.as_str(), message.transport.wire.content_type())),
        ("signature", signature),
        ("scheme", message.signing.map_or_else(String::new, |signing| signing.scheme.to_string())),
        ("also found as", message.aliases.join(", ")),
        ("answer", message.answer.unwrap_or_default().to_owned()),
        ("ack", message.ack.to_owned()),
        ("source", message.source.to_owned()),
    ];
    facts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| (name.to_owned(), text)).collect()
}

fn fields(message: &Message<'_>, fields: &[Field<'_>]) -> String {
    let yes_or_no = |is: bool| if is { "yes" } else { "no" }.to_owned();
    let row = |field: &Field<'_>| {
        let signed = message.signing.map_or_else(String::new, |_| yes_or_no(message.signs(field.name)));
        vec![
            field.name.to_owned(),
            yes_or_no(field.is_required),
            signed,
            field.kind.as_str().to_owned(),
            field.max_chars.map_or_else(String::new, |max| max.to_string()),
            field.example.to_owned(),
            field.meaning.to_owned(),
        ]
    };
    let rows: Vec<_> = fields.iter().map(row).collect();
    grid::table(&["name", "required", "signed", "type", "length", "example", "meaning"], &rows, 5)
}

fn codes(message: &Message<'_>) -> Vec<Vec<String>> {
    let of_field = |field: &Field<'_>| {
        let mut name = field.name.to_owned();
        let row = |choice: &paysign::gateway::Choice<'_>| {
            let status = choice.status.map_or("", paysign::Status::as_str);
            // The name is before the first of its codes only.
            vec![std::mem::take(&mut name), choice.value.to_owned(), status.to_owned(), choice.meaning.to_owned()]
        };
        field.choices.iter().map(row).collect::<Vec<_>>()
    };
    message.fields.iter().flat_map(of_field).collect()
}

fn rules(message: &Message<'_>) -> Vec<(String, String)> {
    let mut rules: Vec<String> =
        message.one_of.iter().map(|group| format!("exactly one of {}", quoted(group))).collect();
    for field in message.fields {
        if let Some((other, values)) = field.only_with {
            rules.push(format!("`{}` only if `{other}` is {}", field.name, one_of(values)));
        }
        if let Some(alias) = field.alias {
            rules.push(format!("`{}` may come as `{alias}`", field.name));
        }
        if field.is_number && message.direction == Direction::Request {
            rules.push(format!("`{}` is written as a JSON number", field.name));
        }
        if let Some(rewritten) = field.rewritten {
            let name = field.name;
            rules.push(format!("the gateway hashes the shortest text of `{name}`, so that is sent: 9.90 as 9.9"));
            let range =
                if rewritten == Rewritten::WithExponent { ", less than 1,000,000 and no less than 0.0001" } else { "" };
            rules.push(format!("`{name}` has at most 15 digits{range}"));
        }
        if let Some(role) = field.stands_in_for {
            let role = role.as_str();
            rules.push(format!("`{}` is the {role} of a message without one, only by strict reading", field.name));
        }
    }
    for success in message.success {
        let code = if success.code.is_empty() { success.field } else { success.code };
        let values = one_of(success.values);
        rules.push(format!("an error unless `{}` is {values}; the code of the error is in `{code}`", success.field));
    }
    if message.transport.stray_percent == StrayPercent::Itself {
        rules.push(String::from("a `%` that begins no escape means itself"));
    }
    if message.transport.leaves_out_empty {
        rules.push(String::from("a parameter without a value is not sent"));
    }
    for other in message.success_elsewhere {
        rules.push(format!(
            "`{}` is `{}`: success at `{}`, and `other_dialect` here",
            other.field, other.value, other.gateway
        ));
    }
    if message.transport.carries_secret {
        rules.push(String::from("it carries the secret as a plain parameter: described here, and never built"));
    }
    if message.direction == Direction::Request {
        let reserved = reserved(message);
        if !reserved.is_empty() {
            rules.push(format!(
                "it holds no other fields of the notification, which is signed alike: {}",
                quoted(&reserved)
            ));
        }
    }
    rules.into_iter().map(|rule| (String::from("-"), rule)).collect()
}

/// The names that a request cannot hold, since they would let its signature say "paid".
fn reserved<'a>(message: &Message<'a>) -> Vec<&'a str> {
    let names = message.signing.iter().flat_map(Signing::reserved_names);
    names.filter(|name| message.field(name).is_none()).collect()
}

fn quoted(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn one_of(values: &[&str]) -> String {
    values.iter().map(|value| format!("`{value}`")).collect::<Vec<_>>().join(" or ")
}

/// Who sends a message to whom, in words.
fn who_sends(direction: Direction) -> &'static str {
    match direction {
        Direction::Request => "the shop asks the gateway",
        Direction::Answer => "the gateway answers at once",
        Direction::Notification => "the gateway calls the shop",
        Direction::Redirect => "the gateway sends the buyer's browser to the shop",
    }
}
