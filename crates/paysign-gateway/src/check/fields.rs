//! Whether the rows of a table fit together.

use paysign::gateway::{Direction, Field, Kind, Role};
use paysign::{Status, Wire};

use super::subject::Subject;
use crate::node::Node;
use crate::problem::Problems;

pub(super) fn check(subject: &Subject<'_, '_, '_>, problems: &mut Problems) {
    let message = subject.message;
    for (place, field) in message.fields.iter().enumerate() {
        let mut say = |member: &str, text: String| problems.say(subject.at_field(place, member), text);
        if message.fields[..place].iter().any(|earlier| earlier.name == field.name) {
            say("name", format!("the table has a field `{}` already", field.name));
        }
        if !is_plausible(field.name) {
            say("name", "a field's name is made of `A-Z a-z 0-9 _ . [ ] -`".to_owned());
        } else if message.transport.wire == Wire::Xml && !is_of_xml(field.name) {
            say("name", "in XML a field's name begins with a letter or `_`, and has no `[` and `]`".to_owned());
        }
        row(subject, place, field, &mut say);
        roles(subject, place, field, &mut say);
    }
    for (place, header) in message.transport.headers.iter().enumerate() {
        if header.role != Some(Role::MerchantId) {
            let at = subject
                .node
                .list_of("headers")
                .get(place)
                .map_or_else(|| subject.at("headers"), |node| node.at.clone());
            problems.say(at, "only the merchant number can be written into a header: `role = \"merchant_id\"`");
        }
    }
}

/// As the reader of a canonical string takes names.
fn is_plausible(name: &str) -> bool {
    let is_of_name = |byte: u8| byte.is_ascii_alphanumeric() || b"_.[]-".contains(&byte);
    !name.is_empty() && name.len() <= 255 && name.bytes().all(is_of_name)
}

/// Whether an element can have this name, which is plausible.
fn is_of_xml(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_') && !name.contains(['[', ']'])
}

fn row(subject: &Subject<'_, '_, '_>, place: usize, field: &Field<'_>, say: &mut impl FnMut(&str, String)) {
    let message = subject.message;
    if field.kind == Kind::Code && field.choices.is_empty() {
        say("kind", "a field of kind `code` has `choices`: no other values are allowed".to_owned());
    }
    if field.is_number && message.transport.wire != Wire::Json {
        say("number", "only JSON has numbers: `wire = \"json\"`".to_owned());
    }
    if field.rewritten.is_some() && !field.is_number {
        say("rewritten", "`rewritten` is about a JSON number: `number = true`".to_owned());
    }
    for (index, choice) in field.choices.iter().enumerate() {
        if field.choices[..index].iter().any(|earlier| earlier.value == choice.value) {
            say("choices", format!("the value `{}` is there twice", choice.value));
        }
    }
    if let Some((other, values)) = field.only_with {
        if message.field(other).is_none() || other == field.name {
            say("only_with", format!("the table has no other field `{other}`"));
        }
        if values.is_empty() {
            say("only_with", "`values` is empty: then the field is never allowed".to_owned());
        }
    }
    let written = subject.node.list_of("fields").get(place).and_then(|node| node.member("signed")?.flag());
    match (written, message.signs(field.name)) {
        (Some(true), false) => say("signed", format!("the scheme does not sign `{}`", field.name)),
        (Some(false), true) => say("signed", format!("the scheme signs `{}`", field.name)),
        _ => {}
    }
}

fn roles(subject: &Subject<'_, '_, '_>, place: usize, field: &Field<'_>, say: &mut impl FnMut(&str, String)) {
    let message = subject.message;
    let is_amount = |role| matches!(role, Some(Role::OrderedAmount | Role::PaidAmount));
    for (member, role) in [("role", field.role), ("stands_in_for", field.stands_in_for)] {
        if is_amount(role) && !matches!(field.kind, Kind::Amount | Kind::Integer | Kind::Cents) {
            say(member, "an amount is of kind `amount` (1.50), `integer` (1) or `cents` (150)".to_owned());
        }
    }
    // An answer may offer one of several.
    let taken = |earlier: &&Field<'_>| earlier.role.is_some() && earlier.role == field.role;
    if let Some(earlier) = message.fields[..place].iter().find(taken).filter(|_| message.direction != Direction::Answer)
    {
        say("role", format!("`{}` has this role already", earlier.name));
    }
    let tells_status = field.role == Some(Role::Status);
    if tells_status && !field.choices.iter().any(|choice| choice.status == Some(Status::Paid)) {
        say(
            "role",
            "no value of the status means `paid`: `choices = [{ value = \"…\", status = \"paid\" }]`".to_owned(),
        );
    }
    let written = subject.node.list_of("fields").get(place).and_then(|node| node.member("choices"));
    if !tells_status
        && written.is_some_and(|list| list.elements().iter().any(|choice: &Node| choice.member("status").is_some()))
    {
        say("choices", "only the field with the role `status` says something about the payment".to_owned());
    }
    if message.direction != Direction::Answer && field.role == Some(Role::PayUrl) {
        say("role", "where the buyer pays is in an answer".to_owned());
    }
}
