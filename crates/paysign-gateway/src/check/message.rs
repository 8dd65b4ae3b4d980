//! Whether a message is whole, and has only what its direction has a use for.

use paysign::Wire;
use paysign::gateway::{Direction, Kind, Method, StrayPercent};
use paysign::scheme::Empty;

use super::subject::Subject;
use super::{fields, signing};
use crate::node::Node;
use crate::problem::Problems;

pub(super) fn check(subject: &Subject<'_, '_, '_>, problems: &mut Problems) {
    let message = subject.message;
    for needed in ["direction", "wire"] {
        if subject.node.member("like").is_none() && subject.node.member(needed).is_none() {
            problems.say(subject.at(needed), format!("the message `{}` has no `{needed}`", message.name));
        }
    }
    transport(subject, problems);
    only_of_its_direction(subject, problems);
    answer(subject, problems);
    success(subject, problems);
    groups(subject, problems);
    fields::check(subject, problems);
    signing::check(subject, problems);
}

fn transport(subject: &Subject<'_, '_, '_>, problems: &mut Problems) {
    let (message, transport) = (subject.message, &subject.message.transport);
    if message.direction == Direction::Request {
        if subject.node.member("like").is_none() && subject.node.member("method").is_none() {
            problems.say(subject.at("method"), format!("the request `{}` has no `method`", message.name));
        }
        if !transport.path.is_empty() && !transport.path.starts_with('/') {
            problems.say(subject.at("path"), "`path` begins with `/`: it comes after the base URL");
        }
        if transport.method == Method::Get && transport.wire != Wire::Form {
            problems.say(subject.at("wire"), "a request by GET has no body: its fields are a query, `wire = \"form\"`");
        }
    }
    if transport.stray_percent == StrayPercent::Itself && transport.wire != Wire::Form {
        problems.say(subject.at("stray_percent"), "`stray_percent` is about forms: `wire = \"form\"`");
    }
    let skips = message.signing.is_none_or(|signing| signing.scheme.empty == Empty::Skip);
    if transport.leaves_out_empty && !skips {
        let text = "`leaves_out_empty` needs a scheme with `empty skip`: else what is left out would be missed";
        problems.say(subject.at("leaves_out_empty"), text);
    }
    let content_type = subject.node.member("content_type").and_then(Node::text);
    if content_type.is_some_and(|written| written != transport.wire.content_type()) {
        let text = format!("`content_type` of this wire is `{}`; it can be left out", transport.wire.content_type());
        problems.say(subject.at("content_type"), text);
    }
}

fn only_of_its_direction(subject: &Subject<'_, '_, '_>, problems: &mut Problems) {
    let message = subject.message;
    let mut only = |member: &str, is_there: bool, direction: Direction, called: &str| {
        if is_there && message.direction != direction {
            problems.say(subject.at(member), format!("only {called} has `{member}`"));
        }
    };
    only("ack", !message.ack.is_empty(), Direction::Notification, "a notification");
    only("answer", message.answer.is_some(), Direction::Request, "a request");
    only("success", !message.success.is_empty(), Direction::Answer, "an answer");
    only("success_elsewhere", !message.success_elsewhere.is_empty(), Direction::Answer, "an answer");
    only("error_codes", !message.error_codes.is_empty(), Direction::Answer, "an answer");
    only("headers", !message.transport.headers.is_empty(), Direction::Request, "a request");
}

fn answer(subject: &Subject<'_, '_, '_>, problems: &mut Problems) {
    let Some(name) = subject.message.answer else { return };
    match subject.dialect.messages.iter().find(|(message, _)| message.name == name) {
        Some((answer, _)) if answer.direction == Direction::Answer => {}
        Some(_) => problems.say(subject.at("answer"), format!("the message `{name}` is not an answer")),
        None => problems.say(subject.at("answer"), format!("there is no message `{name}`")),
    }
}

fn success(subject: &Subject<'_, '_, '_>, problems: &mut Problems) {
    let message = subject.message;
    for success in message.success {
        for field in [success.field, success.code].into_iter().filter(|name| !name.is_empty()) {
            if message.field(field).is_none() {
                problems.say(subject.at("success"), format!("the table of `{}` has no field `{field}`", message.name));
            }
        }
        if success.values.is_empty() {
            problems.say(subject.at("success"), "`values` is empty: then no answer is a success");
        }
    }
    for other in message.success_elsewhere {
        if message.field(other.field).is_none() {
            let text = format!("the table of `{}` has no field `{}`", message.name, other.field);
            problems.say(subject.at("success_elsewhere"), text);
        }
    }
    if !message.error_codes.is_empty() && message.success.is_empty() {
        problems.say(subject.at("error_codes"), "without `success` no answer is an error, and no code is looked up");
    }
    for (index, error) in message.error_codes.iter().enumerate() {
        if message.error_codes[..index].iter().any(|earlier| earlier.code == error.code) {
            problems.say(subject.at("error_codes"), format!("the error code `{}` is there twice", error.code));
        }
    }
}

fn groups(subject: &Subject<'_, '_, '_>, problems: &mut Problems) {
    let message = subject.message;
    for group in message.one_of {
        if group.len() < 2 {
            problems.say(subject.at("one_of"), "a group of `one_of` has two fields or more");
        }
        for name in group.iter().filter(|name| message.field(name).is_none()) {
            problems.say(subject.at("one_of"), format!("the table of `{}` has no field `{name}`", message.name));
        }
    }
    if message.fields.iter().any(|field| field.kind == Kind::Object) && message.transport.wire != Wire::Json {
        problems.say(subject.at("fields"), "only JSON has objects: a field of kind `object` needs `wire = \"json\"`");
    }
}
