//! Whether the parts of a gateway fit together: what no single value shows.

mod fields;
mod message;
mod signing;
mod subject;
mod warnings;

use crate::build::{Dialect, File};
use crate::node::Node;
use crate::problem::Problems;
use subject::{Subject, at};
pub(crate) use warnings::warnings;

/// Everything that does not fit goes into `problems`.
pub(crate) fn file(file: &File<'_, '_>, problems: &mut Problems) {
    let node = file.dialects[0].node;
    if !is_id(file.gateway.id) {
        let text = "`id` is 1 to 64 lower-case letters, digits and `_`, and begins with a letter";
        problems.say(at(node, "id"), text);
    }
    for (index, dialect) in file.dialects.iter().enumerate() {
        if dialect.messages.is_empty() {
            problems.say(at(dialect.node, "messages"), "`messages` is empty: there is nothing to send and to verify");
        }
        if index > 0 {
            variant(file, index, problems);
        }
        names(dialect, problems);
        for (message, node) in &dialect.messages {
            message::check(&Subject { message, node, dialect }, problems);
        }
    }
}

fn is_id(id: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    id.len() <= 64 && id.starts_with(|first: char| first.is_ascii_lowercase()) && id.bytes().all(is_letter)
}

fn variant(file: &File<'_, '_>, index: usize, problems: &mut Problems) {
    let node = file.dialects[index].node;
    let name = node.text_of("name");
    if !is_id(name) {
        let text = "`name` of a variant is 1 to 64 lower-case letters, digits and `_`, and begins with a letter";
        problems.say(at(node, "name"), text);
    }
    if file.dialects[1..index].iter().any(|earlier| earlier.node.text_of("name") == name) {
        problems.say(at(node, "name"), format!("there is a variant `{name}` already"));
    }
    let id = format!("{}@{name}", file.gateway.id);
    if node.member("id").and_then(Node::text).is_some_and(|written| written != id) {
        problems.say(at(node, "id"), format!("`id` of this variant is `{id}`; it can be left out"));
    }
}

fn names(dialect: &Dialect<'_, '_>, problems: &mut Problems) {
    let mut known: Vec<&str> = Vec::new();
    for (message, node) in &dialect.messages {
        for (name, member) in
            std::iter::once((&message.name, "name")).chain(message.aliases.iter().map(|alias| (alias, "aliases")))
        {
            if known.contains(name) {
                problems.say(at(node, member), format!("there is a message `{name}` already"));
            }
            if !is_id(name) {
                let text =
                    "the name of a message is 1 to 64 lower-case letters, digits and `_`, and begins with a letter";
                problems.say(at(node, member), text);
            }
            known.push(name);
        }
    }
}
