//! The orders of composed texts.

use core::cmp::Ordering;

use crate::listing::Listing;
use crate::param::Param;
use crate::scheme::{Fields, Order, Pair, Scheme};
use crate::value::Value;

/// Puts the signed parameters, which are sorted by name, into the order of the scheme.
pub(crate) fn arrange<'a>(scheme: &Scheme<'_>, signed: &mut [Param<'a>], list: Option<Value<'a>>) {
    match (scheme.order, scheme.fields) {
        (Order::Listed, Fields::Only(names)) => {
            place(signed, names.iter().map(|name| move |other: Value<'_>| other == *name));
        }
        (Order::Listed, Fields::Items(items)) => {
            place(signed, items.fields().map(|(name, ..)| move |other: Value<'_>| other == *name));
        }
        (Order::Listed, Fields::NamedBy(_, cut)) => {
            let names = list.map(|list| Listing::new(list, cut)).into_iter().flatten();
            place(signed, names.map(|name| move |other: Value<'_>| name.is(other)));
        }
        (Order::ByName | Order::Listed, _) => {}
        _ => signed.sort_unstable_by(|left, right| compare(scheme, left, right)),
    }
}

/// Moves what the names mean to the front, in their order; the rest stays sorted by name.
fn place(signed: &mut [Param<'_>], names: impl Iterator<Item = impl Fn(Value<'_>) -> bool>) {
    let mut placed = 0;
    for is_it in names {
        let left = signed.get_mut(placed..).unwrap_or_default();
        if let Some(at) = left.iter().position(|param| is_it(param.name)) {
            left[..=at].rotate_right(1);
            placed += 1;
        }
        if placed == signed.len() {
            return;
        }
    }
}

fn compare(scheme: &Scheme<'_>, left: &Param<'_>, right: &Param<'_>) -> Ordering {
    let by_name = || left.name.cmp(&right.name);
    match scheme.order {
        Order::Sent => left.place.cmp(&right.place),
        Order::IgnoringCase | Order::UpperCase => in_case(scheme.order, left.name, right.name).then_with(by_name),
        Order::ByPair => {
            let (left, right) = (|| pair(scheme.pair, left), || pair(scheme.pair, right));
            let lowered = left().map(lower).cmp(right().map(lower));
            lowered.then_with(|| left().cmp(right())).then_with(by_name)
        }
        Order::ByValue => left.value.cmp(&right.value).then_with(by_name),
        Order::ByName | Order::Listed => by_name(),
    }
}

/// Name, joint and value.
fn pair(pair: Pair, param: &Param<'_>) -> impl Iterator<Item = u8> {
    let name = pair.has_name().then(|| param.name.bytes()).into_iter().flatten();
    name.chain(pair.joint().unwrap_or_default().iter().copied()).chain(param.value.bytes())
}

/// By the names with ASCII letters in the case of the order.
pub(super) fn in_case(order: Order, left: Value<'_>, right: Value<'_>) -> Ordering {
    let case = |byte: u8| if order == Order::UpperCase { byte.to_ascii_uppercase() } else { lower(byte) };
    left.bytes().map(case).cmp(right.bytes().map(case))
}

fn lower(byte: u8) -> u8 {
    byte.to_ascii_lowercase()
}
