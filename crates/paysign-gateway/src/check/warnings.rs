//! What a file may say, and what makes shops stumble.

use std::ops::Range;

use paysign::Message;
use paysign::gateway::{Direction, Role};

use super::subject::at;
use crate::build::{Dialect, File};
use crate::node::Node;
use crate::problem::Problems;

/// What a shop asks of a notification, and what happens without it.
const ASKED: [(Role, &str); 3] = [
    (Role::OrderNo, "nothing can be expected of it (`no_roles`)"),
    (Role::PaidAmount, "`expect` says `ask_gateway`, whatever was paid"),
    (Role::Status, "`expect` says `ask_gateway`, paid or not"),
];

/// Everything of that kind.
pub(crate) fn warnings(file: &File<'_, '_>) -> Problems {
    let mut warnings = Problems::default();
    let [own, variants @ ..] = &file.dialects[..] else { return warnings };
    if own.node.text_of("source").is_empty() {
        warnings.say(at(own.node, "source"), "no `source`: nobody can compare the file with the page that it is from");
    }
    for (message, node) in &own.messages {
        of_message(message, "", &at(node, "signing"), &at(node, "fields"), &mut warnings);
    }
    for variant in variants {
        of_variant(variant, own, &mut warnings);
    }
    warnings
}

/// What a variant's messages do not share with those that they are taken over from.
fn of_variant(variant: &Dialect<'_, '_>, own: &Dialect<'_, '_>, warnings: &mut Problems) {
    let of = format!(" of `{}`", variant.node.text_of("name"));
    for (message, node) in &variant.messages {
        let is_written_here = !own.messages.iter().any(|(_, known)| std::ptr::eq::<Node>(*known, *node));
        if is_written_here {
            of_message(message, &of, &at(node, "signing"), &at(node, "fields"), warnings);
        } else if !own.messages.iter().any(|(known, _)| known == message) {
            unreadable(message, &of, &at(variant.node, "scheme"), warnings);
        }
    }
}

fn of_message(message: &Message<'_>, of: &str, signing: &Range<usize>, fields: &Range<usize>, warnings: &mut Problems) {
    unreadable(message, of, signing, warnings);
    if message.direction != Direction::Notification {
        return;
    }
    for (role, without) in ASKED {
        let has_role = |role| {
            message.fields.iter().any(|field| {
                (field.role == Some(role) || field.stands_in_for == Some(role)) && message.signs(field.name)
            })
        };
        if !has_role(role) {
            let (name, role) = (message.name, role.as_str());
            let text = format!("`{name}`{of} has no signed field with the role `{role}`: {without}");
            warnings.say(fields.clone(), text);
        }
    }
}

fn unreadable(message: &Message<'_>, of: &str, place: &Range<usize>, warnings: &mut Problems) {
    if message.signing.is_some() && !message.is_readable() {
        let text = format!(
            "`{}`{of} cannot be verified strictly (`unreadable_scheme`): by its scheme other messages have the same \
             text, so it is refused unless reading is lenient",
            message.name
        );
        warnings.say(place.clone(), text);
    }
}
