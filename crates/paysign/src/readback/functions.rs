//! What a scheme does to values, for all its readers.

use crate::scheme::{Fields, Function, Item, Pair, Scheme};

/// Whether a list has such an item.
pub(super) fn items_have(scheme: &Scheme<'_>, is_it: impl Fn(Item<'_>) -> bool) -> bool {
    matches!(scheme.fields, Fields::Items(items) if items.iter().any(is_it))
}

/// Whether all functions that values go through are such.
pub(super) fn functions_fit(scheme: &Scheme<'_>, fits: impl Fn(Function) -> bool) -> bool {
    let of_pair = match scheme.pair {
        Pair::Written(written) => written.value,
        _ => None,
    };
    of_pair.is_none_or(&fits)
        && !items_have(scheme, |item| matches!(item, Item::Field(_, Some(function), _) if !fits(function)))
}
