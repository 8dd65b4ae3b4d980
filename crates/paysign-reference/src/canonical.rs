//! Which fields are signed, and the canonical string that they make.

use crate::reading::{Empty, Fields, Order, Pair, Reading, Scheme, Selection};

/// The signed ones among all fields of a message: those that the scheme selects, without those left out for
/// being empty.
pub fn signed(reading: &Reading, fields: &Fields) -> Fields {
    let Some(scheme) = &reading.scheme else { return Fields::new() };
    let mut signed = fields.clone();
    signed.retain(|name, value| {
        is_signed_name(reading, scheme, name) && !(scheme.empty == Empty::Skip && value.is_empty())
    });
    signed
}

/// The canonical string of these signed fields, without the secret and its joint.
///
/// A message without a signature has none; the answer is empty then. In listed order, fields that the list
/// does not name are not written.
pub fn canonical(reading: &Reading, fields: &Fields) -> Vec<u8> {
    let Some(scheme) = &reading.scheme else { return Vec::new() };
    let pairs: Vec<Vec<u8>> = in_order(scheme, fields).iter().map(|(name, value)| pair(scheme, name, value)).collect();
    let separator: Vec<u8> = scheme.separator.into_iter().collect();
    pairs.join(separator.as_slice())
}

/// Whether the scheme signs a field of this name.
pub(crate) fn is_signed_name(reading: &Reading, scheme: &Scheme, name: &[u8]) -> bool {
    let is_selected = match &scheme.fields {
        Selection::AllBut(names) => !names.iter().any(|excluded| excluded == name),
        Selection::Marked => reading.row(name).is_some_and(|row| row.signed),
        Selection::Only(names) => names.iter().any(|listed| listed == name),
    };
    is_selected && name != scheme.signature && !reading.is_of_shop(name)
}

/// The fields in canonical order.
pub(crate) fn in_order(scheme: &Scheme, fields: &Fields) -> Vec<(Vec<u8>, Vec<u8>)> {
    match (scheme.order, &scheme.fields) {
        (Order::Listed, Selection::Only(names)) => {
            names.iter().filter_map(|name| fields.get(name).map(|value| (name.clone(), value.clone()))).collect()
        }
        _ => fields.iter().map(|(name, value)| (name.clone(), value.clone())).collect(),
    }
}

/// One field as the canonical string writes it.
pub(crate) fn pair(scheme: &Scheme, name: &[u8], value: &[u8]) -> Vec<u8> {
    match scheme.pair {
        Pair::NameEqualsValue => [name, b"=", value].concat(),
        Pair::NameArrowValue => [name, b"=>", value].concat(),
        Pair::NameThenValue => [name, value].concat(),
        Pair::ValueOnly => value.to_vec(),
    }
}
