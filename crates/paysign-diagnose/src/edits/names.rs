//! Edits of names: other spellings of one name, what other gateways call it, and lists that became one field.

use alloc::vec::Vec;

use crate::cause::Cause;
use crate::causes::synonyms::SYNONYMS;
use crate::edit::{Change, Edit, Given};
use crate::rule::SOLO;
use crate::rules::escapes::json_quoted;

pub(super) fn add<'g>(given: &Given<'g>, edits: &mut Vec<Edit<'g>>) {
    let written = given.items.iter().enumerate().filter(|(_, item)| item.is_covered && !item.is_named_by_secret());
    for (index, item) in written {
        let mut names: Vec<Vec<u8>> = Vec::new();
        spellings(&item.name, &mut |name| names.push(name));
        let spelt = names.len();
        for group in SYNONYMS.iter().filter(|group| group.iter().any(|name| item.name == **name)) {
            names.extend(group.iter().map(|name| Vec::from(name.as_bytes())));
        }
        misspelt(&item.name, &mut |name| names.push(name));
        // The table spells its own names right.
        let is_unknown = item.row.is_none() && !given.message.fields.is_empty();
        for at in 0..names.len() {
            let is_here = given.items.iter().any(|other| other.name == names[at][..]);
            if names[at].is_empty() || is_here || names[..at].contains(&names[at]) {
                continue;
            }
            let name = names[at].clone();
            let change = Change::Rename(Vec::from([(index, name)]));
            let extra = if is_unknown && at < spelt { 0 } else { SOLO };
            edits.push(Edit::new(Cause::ParameterRenamed, "one name", extra, change));
        }
    }
    lists(given, edits);
}

/// Other ways to write it, and its plural.
fn spellings(name: &[u8], add: &mut impl FnMut(Vec<u8>)) {
    add(super::fields::camel(name));
    add(super::fields::snake(name));
    add(name.iter().copied().filter(|byte| *byte != b'_').collect());
    add(name.iter().filter(|byte| **byte != b'_').map(u8::to_ascii_lowercase).collect());
    add(name.to_ascii_lowercase());
    add(name.to_ascii_uppercase());
    if let Some((first, rest)) = name.split_first() {
        add([&[first.to_ascii_uppercase()], rest].concat());
        add([&[first.to_ascii_lowercase()], rest].concat());
    }
    add([name, b"s"].concat());
    name.strip_suffix(b"s").into_iter().for_each(|name| add(name.into()));
    add([name, b" "].concat());
}

/// With a letter lost, doubled or exchanged with the next one.
fn misspelt(name: &[u8], add: &mut impl FnMut(Vec<u8>)) {
    for at in 0..name.len() {
        add([&name[..at], &name[at + 1..]].concat());
        add([&name[..=at], &name[at..]].concat());
        if at + 1 < name.len() {
            let mut exchanged = name.to_vec();
            exchanged.swap(at, at + 1);
            add(exchanged);
        }
    }
}

/// `name[a]=1&name[b]=2` is one field for who writes arrays in a way of his own.
fn lists<'g>(given: &Given<'g>, edits: &mut Vec<Edit<'g>>) {
    let base = |name: &'g [u8]| {
        let end = name.iter().position(|byte| *byte == b'[').filter(|end| *end > 0 && name.ends_with(b"]"))?;
        Some((&name[..end], &name[end + 1..name.len() - 1]))
    };
    let mut done: Vec<&[u8]> = Vec::new();
    for item in given.items.iter().filter(|item| item.is_covered) {
        let Some((name, _)) = base(&item.name).filter(|(name, _)| !done.contains(name)) else { continue };
        done.push(name);
        let members = given.items.iter().enumerate().filter_map(|(index, item)| {
            let (of, key) = base(&item.name)?;
            (of == name && !item.holds_secret()).then_some((index, key, &item.value[..]))
        });
        let members: Vec<(usize, &[u8], &[u8])> = members.collect();
        let is_object = members.iter().any(|(_, key, _)| !key.iter().all(u8::is_ascii_digit));
        let mut json = Vec::from(if is_object { &b"{"[..] } else { b"[" });
        for (at, (_, key, value)) in members.iter().enumerate() {
            if at > 0 {
                json.push(b',');
            }
            if is_object {
                json_quoted(key, false, false, &mut json);
                json.push(b':');
            }
            json_quoted(value, false, false, &mut json);
        }
        json.push(if is_object { b'}' } else { b']' });
        let values: Vec<&[u8]> = members.iter().map(|(_, _, value)| *value).collect();
        let last = values.last().map(|value| value.to_vec()).unwrap_or_default();
        for (detail, value) in [
            ("as the word Array", b"Array".to_vec()),
            ("as JSON", json),
            ("joined by commas", values.join(&b","[..])),
            ("run together", values.concat()),
            ("only the last one", last),
        ] {
            let indices = members.iter().map(|(index, ..)| *index).collect();
            let change = Change::Replace(indices, name.to_vec(), value);
            edits.push(Edit::new(Cause::NestedValue, detail, 0, change));
        }
    }
}
