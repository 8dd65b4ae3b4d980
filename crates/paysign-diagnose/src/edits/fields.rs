//! Edits of the set of fields: what is in the text and what is not, and under which names.

use alloc::vec::Vec;

use crate::cause::Cause;
use crate::edit::{Change, Edit, Given};
use crate::item::Item;
use paysign::gateway::Field;
use paysign::scheme::Empty;
use paysign::value::Shape;

/// Names that frameworks, proxies and trackers add.
const ADDED: [&str; 23] = [
    "s",
    "_url",
    "q",
    "r",
    "_route",
    "route",
    "_route_",
    "path",
    "url",
    "m",
    "c",
    "a",
    "XDEBUG_SESSION_START",
    "PHPSESSID",
    "_t",
    "_",
    "callback",
    "lang",
    "fbclid",
    "gclid",
    "utm_source",
    "utm_medium",
    "utm_campaign",
];

/// Names that gateways of this family have themselves: where no table says so, common use does.
const KNOWN: [&str; 30] = [
    "sign_type",
    "signType",
    "signtype",
    "charset",
    "_input_charset",
    "input_charset",
    "version",
    "format",
    "service",
    "method",
    "timestamp",
    "nonce_str",
    "nonce",
    "notify_url",
    "notifyUrl",
    "return_url",
    "returnUrl",
    "pid",
    "mch_id",
    "appid",
    "app_id",
    "out_trade_no",
    "trade_no",
    "total_fee",
    "money",
    "amount",
    "attach",
    "param",
    "remark",
    "clientip",
];

/// Fields that other dialects of such gateways sign beside their own.
const DROPPED: [(&str, &str); 8] = [
    ("sign_type", "MD5"),
    ("sign_type", "md5"),
    ("_input_charset", "utf-8"),
    ("_input_charset", "UTF-8"),
    ("charset", "utf-8"),
    ("version", "v1"),
    ("version", "1.0"),
    ("signType", "MD5"),
];

pub(super) fn add<'g>(given: &Given<'g>, edits: &mut Vec<Edit<'g>>) {
    left_out(given, edits);
    included(given, edits);
    renamed(given, edits);
    dropped(given, edits);
}

/// The indices of the items for which `is_one` holds.
fn those(items: &[Item<'_>], is_one: impl Fn(&Item<'_>) -> bool) -> Vec<usize> {
    items.iter().enumerate().filter(|(_, item)| is_one(item)).map(|(index, _)| index).collect()
}

fn left_out<'g>(given: &Given<'g>, edits: &mut Vec<Edit<'g>>) {
    let scheme = &given.signing.scheme;
    let is_in = |item: &Item<'_>| item.is_in(scheme);
    let has_table = !given.message.fields.is_empty();
    let is_known = |item: &Item<'_>| {
        let is_of_scheme = given.signing.sign_type.is_some_and(|of| item.name == of.field.as_bytes());
        item.row.is_some() || is_of_scheme || KNOWN.iter().any(|name| item.name == **name)
    };
    for index in those(given.items, is_in) {
        let item = &given.items[index];
        if item.shape == Shape::Null {
            // The rules for nulls say it better.
            continue;
        }
        let (cause, extra) = match () {
            () if item.is_twice => (Cause::ParameterTwice, 0),
            () if is_known(item) => (Cause::SignedLeftOut, 1),
            () if is_of_framework(item) => (Cause::ParameterAdded, 0),
            // A zero is rather taken for empty than added.
            () => (Cause::ParameterAdded, u8::from(!has_table) + if item.value == b"0" { 2 } else { 0 }),
        };
        edits.push(Edit::new(cause, "", extra, Change::Leave(Vec::from([index]))));
    }
    // One without a value may be there for another reason than the others: it was taken for empty.
    let is_naught = |item: &Item<'_>| item.shape == Shape::Null || item.value == b"0" && !is_of_framework(item);
    let unknown =
        those(given.items, |item| is_in(item) && has_table && item.row.is_none() && !item.is_twice && !is_naught(item));
    let of_frameworks = those(given.items, |item| is_in(item) && item.row.is_none() && is_of_framework(item));
    if of_frameworks.len() > 1 && of_frameworks != unknown {
        edits.push(Edit::new(Cause::ParameterAdded, "all that frameworks add", 0, Change::Leave(of_frameworks)));
    }
    if unknown.len() > 1 {
        edits.push(Edit::new(Cause::ParameterAdded, "all that the table does not know", 0, Change::Leave(unknown)));
    }
    let optional = those(given.items, |item| is_in(item) && item.row.is_some_and(|row| !row.is_required));
    if optional.len() > 1 {
        let change = Change::Leave(optional);
        edits.push(Edit::new(Cause::SignedLeftOut, "all that the table does not require", 0, change));
    }
    let repeated = |first: bool| {
        those(given.items, |item| {
            let mut same = given.items.iter().filter(|other| other.name == item.name);
            let end = if first { same.next() } else { same.next_back() };
            item.is_twice && is_in(item) && end.is_some_and(|end| !core::ptr::eq(end, item))
        })
    };
    for (detail, indices) in [("the first one signed", repeated(true)), ("the last one signed", repeated(false))] {
        if indices.len() > 1 {
            edits.push(Edit::new(Cause::ParameterTwice, detail, 0, Change::Leave(indices)));
        }
    }
    let is_zero = |item: &Item<'_>| is_in(item) && item.value == b"0";
    let zero = those(given.items, is_zero);
    if !zero.is_empty() {
        edits.push(Edit::new(Cause::ZeroSkipped, "", 0, Change::Leave(zero)));
    }
    let is_naught = |item: &Item<'_>| {
        item.shape != Shape::Null && is_in(item) && matches!(&item.value[..], b"0" | b"0.0" | b"0.00" | b"false")
    };
    let naught = those(given.items, is_naught);
    if naught.iter().any(|index| given.items[*index].value != b"0") {
        edits.push(Edit::new(Cause::ZeroSkipped, "whatever is not true", 0, Change::Leave(naught)));
    }
    let empty = those(given.items, |item| is_in(item) && item.value.is_empty());
    if !empty.is_empty() {
        edits.push(Edit::new(Cause::EmptySkipped, "", 0, Change::Leave(empty)));
    }
}

fn included<'g>(given: &Given<'g>, edits: &mut Vec<Edit<'g>>) {
    let is_unsigned = |item: &Item<'_>| !item.is_covered && !item.is_signature;
    let keeps = given.signing.scheme.empty == Empty::Keep;
    let unsigned = those(given.items, |item| is_unsigned(item) && (keeps || !item.value.is_empty()));
    for index in &unsigned {
        edits.push(Edit::new(Cause::UnsignedIncluded, "", 0, Change::Include(Vec::from([*index]))));
    }
    if unsigned.len() > 1 {
        edits.push(Edit::new(Cause::UnsignedIncluded, "all that was sent", 0, Change::Include(unsigned)));
    }
    let signature = Change::Add(given.signing.field.into(), Vec::new());
    edits.push(Edit::new(Cause::UnsignedIncluded, "the field of the signature, still empty", 2, signature));
    if keeps {
        return;
    }
    let empty = those(given.items, |item| item.is_covered && item.value.is_empty());
    if !empty.is_empty() {
        edits.push(Edit::new(Cause::EmptyKept, "", 0, Change::Include(empty)));
    }
    let all_empty = those(given.items, |item| !item.is_signature && item.value.is_empty());
    if all_empty.iter().any(|index| !given.items[*index].is_covered) {
        edits.push(Edit::new(Cause::EmptyKept, "unsigned ones too", 1, Change::Include(all_empty)));
    }
}

fn is_of_framework(item: &Item<'_>) -> bool {
    ADDED.iter().any(|name| item.name == **name)
}

/// Fields that are not here but may have been signed.
fn dropped<'g>(given: &Given<'g>, edits: &mut Vec<Edit<'g>>) {
    let is_here = |name: &str| given.items.iter().any(|item| item.name == name.as_bytes());
    let mut add = |name: &str, value: &str, extra| {
        edits.push(Edit::new(Cause::ParameterDropped, "", extra, Change::Add(name.into(), value.into())));
    };
    for field in absent(given) {
        add(field.name, "", 2);
        for choice in field.choices.iter().filter(|choice| !choice.value.is_empty()) {
            add(field.name, choice.value, u8::from(field.choices.len() > 1));
        }
    }
    for (name, value) in DROPPED {
        if !is_here(name) && given.message.field(name).is_none_or(|field| field.choices.is_empty()) {
            add(name, value, 1);
        }
    }
}

/// The rows of the table that the message lacks.
fn absent<'g>(given: &Given<'g>) -> impl Iterator<Item = &'g Field<'g>> {
    let items = given.items;
    let field = given.signing.field;
    let is_here = move |name: &str| items.iter().any(|item| item.name == name.as_bytes());
    given.message.fields.fields().iter().filter(move |row| row.name != field && !is_here(row.name))
}

fn renamed<'g>(given: &Given<'g>, edits: &mut Vec<Edit<'g>>) {
    let unknown = those(given.items, |item| item.row.is_none() && !item.is_signature && !item.name.is_empty());
    let mut as_listed = Vec::new();
    for index in &unknown {
        for field in absent(given) {
            let is_like = bare(field.name.as_bytes()).eq(bare(&given.items[*index].name));
            let one = (*index, field.name.into());
            if is_like && given.message.signs(field.name) {
                as_listed.push(one.clone());
            }
            let change = Change::Rename(Vec::from([one]));
            edits.push(Edit::new(Cause::ParameterRenamed, "", u8::from(!is_like), change));
        }
    }
    if as_listed.len() > 1 {
        edits.push(Edit::new(Cause::ParameterRenamed, "as the table spells them", 0, Change::Rename(as_listed)));
    }
    for (detail, extra, rename) in NAMINGS {
        let renamed = given.items.iter().enumerate().filter(|(_, item)| item.is_covered && !item.is_named_by_secret());
        let renamed =
            renamed.filter_map(|(index, item)| Some((index, rename(&item.name).filter(|name| item.name != *name)?)));
        let renamed: Vec<_> = renamed.collect();
        if !renamed.is_empty() {
            edits.push(Edit::new(Cause::ParameterRenamed, *detail, *extra, Change::Rename(renamed)));
        }
    }
}

/// A name without its way of writing: only letters and digits.
fn bare(name: &[u8]) -> impl Iterator<Item = u8> {
    name.iter().filter(|byte| byte.is_ascii_alphanumeric()).map(u8::to_ascii_lowercase)
}

/// Ways in which all names change at once.
type Naming = fn(&[u8]) -> Option<Vec<u8>>;

const NAMINGS: &[(&str, u8, Naming)] = &[
    ("all in lower case", 2, |name| Some(name.to_ascii_lowercase())),
    ("all in capitals", 2, |name| Some(name.to_ascii_uppercase())),
    ("all without underscores", 1, |name| Some(name.iter().copied().filter(|byte| *byte != b'_').collect())),
    ("all with underscores", 0, |name| Some(snake(name))),
    ("all in camel case", 0, |name| Some(camel(name))),
    ("dots for underscores", 0, |name| {
        Some(name.iter().map(|byte| if *byte == b'_' { b'.' } else { *byte }).collect())
    }),
    ("underscores for dots and spaces", 0, |name| {
        Some(name.iter().map(|byte| if matches!(byte, b'.' | b' ') { b'_' } else { *byte }).collect())
    }),
    ("without spaces around them", 0, |name| Some(name.trim_ascii().to_vec())),
    ("the first letter large", 0, |name| {
        name.split_first().map(|(first, rest)| [&[first.to_ascii_uppercase()], rest].concat())
    }),
];

pub(super) fn snake(name: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(name.len() + 4);
    for byte in name {
        if byte.is_ascii_uppercase() && !out.is_empty() {
            out.push(b'_');
        }
        out.push(byte.to_ascii_lowercase());
    }
    out
}

pub(super) fn camel(name: &[u8]) -> Vec<u8> {
    let (mut out, mut is_next_large) = (Vec::with_capacity(name.len()), false);
    for byte in name {
        match byte {
            b'_' if !out.is_empty() => is_next_large = true,
            _ if core::mem::take(&mut is_next_large) => out.push(byte.to_ascii_uppercase()),
            _ => out.push(*byte),
        }
    }
    out
}
