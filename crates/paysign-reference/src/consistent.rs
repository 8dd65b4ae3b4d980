//! Whether the keys of a reading agree with each other.

use std::collections::BTreeSet;

use crate::reading::{Empty, Order, Reading, Selection, Wire};

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
    match &scheme.fields {
        Selection::Marked if reading.table.is_empty() => return Err("fields: marked in no table".into()),
        Selection::Only(names) if names.is_empty() => return Err("only: is empty".into()),
        Selection::Only(names) if names.contains(&scheme.signature) => {
            return Err("only: holds the signature".into());
        }
        Selection::Only(names) => no_repeats(names.iter(), "only")?,
        _ if scheme.order == Order::Listed => return Err("order: listed without a list".into()),
        _ => {}
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
