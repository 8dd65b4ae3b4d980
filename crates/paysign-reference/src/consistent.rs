//! Whether the keys of a reading agree with each other.

use std::collections::BTreeSet;

use crate::reading::{Reading, Wire};
use crate::scheme::{Element, Empty, Item, Order, Scheme, Selection};

/// Refuses a reading of which two keys contradict each other, or that names what it does not have.
pub(crate) fn check(reading: &Reading) -> Result<(), String> {
    let in_table = |name: &[u8], what: &str| match reading.row(name) {
        Some(_) => Ok(()),
        None => Err(format!("{what}: {:?} is not in the table", String::from_utf8_lossy(name))),
    };
    no_repeats(reading.table.iter().map(|row| &row.name), "table")?;
    no_repeats(reading.one_of.iter(), "one_of")?;
    no_repeats(reading.reserved.iter(), "reserved")?;
    no_repeats(reading.shop.iter().chain(&reading.added), "shop and added")?;
    if let Some(name) = reading.shop.iter().chain(&reading.added).find(|name| reading.has_use_for(name)) {
        return Err(format!("shop and added: {:?} is the gateway's", String::from_utf8_lossy(name)));
    }
    reading.one_of.iter().try_for_each(|name| in_table(name, "one_of"))?;
    for row in reading.table.iter().filter(|row| row.rewritten.is_some()) {
        if reading.wire != Wire::Json || !row.number {
            return Err(format!("rewritten: {:?} is not a JSON number", String::from_utf8_lossy(&row.name)));
        }
    }
    for only_with in reading.table.iter().filter_map(|row| row.only_with.as_ref()) {
        in_table(&only_with.field, "only_with")?;
    }
    let Some(scheme) = &reading.scheme else {
        return if reading.reserved.is_empty() { Ok(()) } else { Err("reserved: without a signature".into()) };
    };
    if reading.leaves_out_empty && scheme.empty != Empty::Skip {
        return Err("leaves_out_empty: what is empty is signed".into());
    }
    if !reading.table.is_empty() {
        in_table(&scheme.signature, "signature")?;
    }
    if let Some(sign_type) = &scheme.sign_type {
        if sign_type.field == scheme.signature {
            return Err("sign_type: is the signature".into());
        }
        if !sign_type.digests.iter().any(|(_, digest)| *digest == scheme.digest) {
            return Err("sign_type: does not offer the digest of the reading".into());
        }
        if !reading.table.is_empty() {
            in_table(&sign_type.field, "sign_type")?;
        }
    }
    if scheme.fields == Selection::Marked && reading.table.is_empty() {
        return Err("fields: marked in no table".into());
    }
    check_list(scheme)?;
    check_secret(scheme)
}

/// The list, and what only goes with one.
fn check_list(scheme: &Scheme) -> Result<(), String> {
    let is_named_by = matches!(scheme.fields, Selection::NamedBy { .. });
    let items = scheme.only();
    if items.is_empty() && matches!(scheme.fields, Selection::Only(_)) {
        return Err("only: is empty".into());
    }
    if scheme.listed_names().any(|name| *name == scheme.signature) {
        return Err("only: holds the signature".into());
    }
    let (outside, inside): (Vec<&Item>, Vec<&Item>) = items.iter().partition(|item| item.field().is_some());
    for items in [outside, inside] {
        no_repeats(items.into_iter().flat_map(Item::fields).map(|listed| &listed.name), "only")?;
    }
    let prefixes: Vec<&Vec<u8>> = items.iter().flat_map(Item::prefixes).collect();
    let begins = |(at, one): (usize, &&Vec<u8>)| {
        prefixes.iter().enumerate().any(|(other_at, other)| at != other_at && other.starts_with(one))
    };
    if prefixes.iter().enumerate().any(begins) {
        return Err("only: a prefix begins another".into());
    }
    if scheme.order == Order::Listed && !is_named_by && items.is_empty() {
        return Err("order: listed without a list".into());
    }
    if scheme.order != Order::Listed && items.iter().any(|item| item.field().is_none()) {
        return Err("order: not listed, with items that are not fields".into());
    }
    if scheme.empty == Empty::Fill && scheme.order != Order::Listed {
        return Err("empty: fill without the order of a list".into());
    }
    if is_named_by && !matches!(scheme.order, Order::Name | Order::NoCase | Order::UpperCase | Order::Listed) {
        return Err("order: none for a list that a field names".into());
    }
    Ok(())
}

/// The places of the secret.
fn check_secret(scheme: &Scheme) -> Result<(), String> {
    let places = &scheme.secret;
    let is_around = places.prepend.is_some() || places.append.is_some();
    let inside = [places.each.is_some(), places.within, places.named.is_some()];
    if inside.iter().filter(|is_there| **is_there).count() > 1 {
        return Err("secret: more than one of each, within and named".into());
    }
    let is_listed = scheme.only().iter().any(|item| !item.secrets().is_empty());
    if is_listed != places.within {
        return Err("secret: in the list without within, or the other way round".into());
    }
    let framed = || places.frame.iter().flatten();
    let texts = framed().filter(|element| matches!(element, Element::Fields | Element::Hash)).count();
    if places.frame.is_some() && (is_around || texts != 1) {
        return Err("frame: beside append or prepend, or not around one text of the fields".into());
    }
    let is_framed = framed().any(|element| matches!(element, Element::Secret(_)));
    if !(is_around || places.hmac || is_framed || inside.contains(&true)) {
        return Err("secret: goes nowhere".into());
    }
    if scheme.parts().iter().any(|part| part.is_some()) {
        let has_others = is_around || places.hmac || places.each.is_some() || places.named.is_some();
        if has_others || places.how.is_some() || scheme.parts().iter().any(|part| part.is_none()) {
            return Err("secret: parts beside other places of it".into());
        }
    }
    if let Some(name) = &places.named {
        let is_named_by = matches!(scheme.fields, Selection::NamedBy { .. });
        let has_place = matches!(scheme.order, Order::Name | Order::NoCase | Order::UpperCase | Order::Value)
            || (scheme.order == Order::Listed && is_named_by);
        if !has_place || *name == scheme.signature || scheme.listed_names().any(|listed| listed == name) {
            return Err("secret: named has no place, or the name is taken".into());
        }
    }
    Ok(())
}

fn no_repeats<'a>(names: impl Iterator<Item = &'a Vec<u8>>, what: &str) -> Result<(), String> {
    let mut seen = BTreeSet::new();
    for name in names {
        if name.is_empty() || !seen.insert(name) {
            return Err(format!("{what}: {:?} is empty or repeated", String::from_utf8_lossy(name)));
        }
    }
    Ok(())
}
