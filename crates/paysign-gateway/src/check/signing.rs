//! Whether a message is signed as it must be, over fields that it has.

use paysign::gateway::{Direction, Kind, Signing};
use paysign::scheme::Fields;

use super::subject::Subject;
use crate::ack;
use crate::problem::Problems;

pub(super) fn check(subject: &Subject<'_, '_, '_>, problems: &mut Problems) {
    let message = subject.message;
    match &message.signing {
        Some(_) if message.raw.is_some() => {
            problems.say(subject.at("raw"), "a message has `signing` or `raw`: a field or a header has its signature");
        }
        Some(signing) => signed(subject, signing, problems),
        None if message.raw.is_some() => {
            if matches!(message.direction, Direction::Request | Direction::Answer) {
                problems.say(subject.at("raw"), "only what comes from outside is verified by `raw`");
            }
        }
        None if matches!(message.direction, Direction::Notification | Direction::Redirect) => {
            let text =
                format!("`{}` comes from outside, so it must be signed: `signing = true` or `raw`", message.name);
            problems.say(subject.at("signing"), text);
        }
        None => {}
    }
    for name in ack::names(message.ack) {
        match name {
            Some(name) if message.field(name).is_none() => {
                problems.say(subject.at("ack"), format!("the table of `{}` has no field `{name}`", message.name));
            }
            Some(name) if !message.signs(name) => {
                problems.say(subject.at("ack"), format!("`{name}` is not signed, so it is not repeated in `ack`"));
            }
            Some(_) => {}
            None => problems.say(subject.at("ack"), "`${` of `ack` is not closed by `}`"),
        }
    }
}

fn signed(subject: &Subject<'_, '_, '_>, signing: &Signing<'_>, problems: &mut Problems) {
    let message = subject.message;
    let place = message.fields.iter().position(|field| field.name == signing.field);
    match place.map(|place| (place, message.fields[place])) {
        None => {
            let text = format!("the table of `{}` lacks `{}`, which holds the signature", message.name, signing.field);
            problems.say(subject.at("fields"), text);
        }
        Some((place, field)) if field.kind != Kind::Signature => {
            problems.say(subject.at_field(place, "kind"), "it holds the signature: `kind = \"signature\"`");
        }
        Some(_) => {}
    }
    if let Some(sign_type) = signing.sign_type {
        if message.field(sign_type.field).is_none() {
            let text = format!("the table of `{}` lacks `{}`, which names the digest", message.name, sign_type.field);
            problems.say(subject.at("fields"), text);
        }
        if sign_type.choices.is_empty() {
            problems.say(subject.at("signing"), "`choices` of `sign_type` is empty: it names no digest");
        }
    }
    match signing.scheme.fields {
        Fields::Only(names) => lacks(names.iter(), subject, problems),
        Fields::Items(items) => lacks(items.fields().map(|(name, ..)| name), subject, problems),
        Fields::NamedBy(name, _) => lacks(core::iter::once(name), subject, problems),
        Fields::Marked if !message.fields.iter().any(|field| message.signs(field.name)) => {
            problems.say(subject.at("fields"), "the scheme signs what the table marks, and it marks nothing");
        }
        Fields::Marked | Fields::AllBut(_) | Fields::Starting(..) | Fields::FlatBut(_) | Fields::AllIn(..) => {}
    }
}

/// Says which of these names the table lacks.
fn lacks<'n>(names: impl Iterator<Item = &'n str>, subject: &Subject<'_, '_, '_>, problems: &mut Problems) {
    let message = subject.message;
    for name in names.filter(|name| message.field(name).is_none()) {
        let text = format!("the scheme signs `{name}`, which the table of `{}` lacks", message.name);
        problems.say(subject.at("fields"), text);
    }
}
