//! What is tried last: only some of the fields, in an order of their own, as a page lists them.

use alloc::vec::Vec;

use crate::cause::Cause;
use crate::draft::{Between, Writing};
use crate::edit::{Change, Edit, Given};
use crate::tail::{Place, TailChange};
use paysign::scheme::{Pair, Placement};

/// Edits that are tried together, and tails with which the same text is tried too.
pub(crate) struct Rare<'s> {
    pub(crate) edits: Vec<Edit<'s>>,
    pub(crate) tails: Vec<Edit<'s>>,
    /// Whether so few fields are left that each may be written in another way too.
    pub(crate) has_few: bool,
}

impl Rare<'_> {
    /// Whether an edit of values befalls all of those that it changes, or several.
    pub(crate) fn minds(&self, edit: &Edit<'_>) -> bool {
        let (Some(Change::Leave(gone)), Change::Rewrite(values, _)) =
            (self.edits.first().map(|edit| &edit.change), &edit.change)
        else {
            return false;
        };
        let left = values.iter().filter(|(index, _)| !gone.contains(index)).count();
        left > 1 || left == 1 && values.len() == 1
    }
}

/// How many fields may be in every order.
const ALL_ORDERS: usize = 6;

/// How many fields a text of only some of them has at most, where it has an order of its own.
const FEW: usize = 4;

/// So many fields that are run together may be written in other ways too.
const HAS_VALUES: usize = 3;

/// So many fields are looked at; with more of them a set says little.
const MOST_FIELDS: usize = 14;

/// How many sets of fields left out are tried at most.
const MOST_SETS: usize = 1_200;

/// All of it, the most common first.
pub(super) fn all<'g>(given: &Given<'g>) -> Vec<Rare<'g>> {
    let scheme = &given.signing.scheme;
    let fields: Vec<usize> = (0..given.items.len()).filter(|index| given.items[*index].is_in(scheme)).collect();
    let mut found = Vec::new();
    if (3..=MOST_FIELDS).contains(&fields.len()) {
        left_out(&fields, &mut found);
        let mut by_name = fields.clone();
        by_name.sort_by_key(|index| &given.items[*index].name[..]);
        orders(&by_name, &fields, &mut found);
        some(given, &by_name, &fields, &mut found);
    }
    found
}

fn leave(fields: &[usize], kept: &[usize]) -> Edit<'static> {
    let gone = fields.iter().copied().filter(|index| !kept.contains(index)).collect();
    Edit::new(Cause::SignedLeftOut, "only some of the fields were signed", 0, Change::Leave(gone))
}

fn listed(order: Vec<usize>) -> Edit<'static> {
    Edit::new(Cause::OrderListed, "", 0, Change::Listed(order))
}

/// Some fields left out: few, or all but few.
fn left_out(fields: &[usize], found: &mut Vec<Rare<'_>>) {
    let count = fields.len();
    let mut sets: Vec<u32> = (1u32..1 << count).filter(|set| set.count_ones() as usize + 1 < count).collect();
    sets.retain(|set| set.count_ones() >= 2 || count <= 4);
    // How many are left out, or kept, whichever is less.
    sets.sort_by_key(|set| (set.count_ones() as usize).min(count - set.count_ones() as usize));
    for set in sets.into_iter().take(MOST_SETS) {
        let kept: Vec<usize> = chosen(fields, !set).collect();
        found.push(Rare { edits: Vec::from([leave(fields, &kept)]), tails: Vec::new(), has_few: false });
    }
}

fn chosen(fields: &[usize], set: u32) -> impl Iterator<Item = usize> {
    fields.iter().enumerate().filter(move |(at, _)| set >> at & 1 == 1).map(|(_, index)| *index)
}

/// All fields in another order: any, where they are few; else one in which one or two of them are elsewhere.
fn orders(by_name: &[usize], as_sent: &[usize], found: &mut Vec<Rare<'_>>) {
    let mut orders = Vec::new();
    if by_name.len() <= ALL_ORDERS {
        permutations(&mut by_name.to_vec(), 0, &mut orders);
    } else {
        orders.extend(moved(by_name));
        orders.extend(moved(as_sent));
        if by_name.len() <= FEW + FEW {
            let once: Vec<Vec<usize>> = moved(by_name).collect();
            orders.extend(once.iter().flat_map(|order| moved(order)));
        }
    }
    orders.sort_unstable();
    orders.dedup();
    found.extend(orders.into_iter().map(|order| Rare {
        edits: Vec::from([listed(order)]),
        tails: Vec::new(),
        has_few: false,
    }));
}

/// The orders in which one of them is elsewhere.
fn moved(order: &[usize]) -> impl Iterator<Item = Vec<usize>> {
    (0..order.len()).flat_map(move |from| {
        (0..order.len()).filter(move |to| from != *to).map(move |to| {
            let mut order = order.to_vec();
            let one = order.remove(from);
            order.insert(to, one);
            order
        })
    })
}

fn permutations(order: &mut Vec<usize>, from: usize, found: &mut Vec<Vec<usize>>) {
    if from + 1 >= order.len() {
        return found.push(order.clone());
    }
    for to in from..order.len() {
        order.swap(from, to);
        permutations(order, from + 1, found);
        order.swap(from, to);
    }
}

/// Two to four fields alone, in an order of their own, joined like the others or run together.
fn some<'g>(given: &Given<'g>, by_name: &[usize], as_sent: &[usize], found: &mut Vec<Rare<'g>>) {
    let own = given.signing.scheme.secret;
    let count = by_name.len();
    let most = if count > 8 { FEW - 1 } else { FEW };
    for set in 1u32..1 << count {
        let len = set.count_ones() as usize;
        if !(2..=most).contains(&len) {
            continue;
        }
        let kept: Vec<usize> = chosen(by_name, set).collect();
        let mut orders = Vec::new();
        if len < FEW && count <= 10 {
            permutations(&mut kept.clone(), 0, &mut orders);
        } else {
            orders.push(kept.clone());
            orders.push(as_sent.iter().copied().filter(|index| kept.contains(index)).collect());
            orders.dedup();
        }
        for order in orders {
            let is_by_name = order == kept;
            for runs_together in [true, false] {
                let mut edits = Vec::from([leave(as_sent, &kept)]);
                if !is_by_name {
                    edits.push(listed(order.clone()));
                }
                if runs_together {
                    let values = Change::Writing(Writing::Pair(Pair::ValueOnly));
                    edits.push(Edit::new(Cause::PairWriting, "only the value", 0, values));
                    edits.push(Edit::new(Cause::Separator, "", 0, Change::Separator(Between::NOTHING)));
                }
                let has_few = is_by_name && runs_together && len == HAS_VALUES;
                found.push(Rare { edits, tails: tails(own), has_few });
            }
        }
    }
}

/// The two most common joints, where they are not the scheme's.
fn tails(own: Placement<'_>) -> Vec<Edit<'_>> {
    let others = ["", "&key="].map(Placement::append).into_iter().filter(|place| *place != own);
    let edit = |place| Edit::new(Cause::SecretJoint, "", 0, Change::Tail(TailChange::Place(Place::At(place))));
    others.map(edit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_are_all_there_and_none_twice() {
        let mut found = Vec::new();
        permutations(&mut Vec::from([1, 2, 3, 4]), 0, &mut found);
        found.sort_unstable();
        found.dedup();
        assert_eq!(found.len(), 24);
        let mut found: Vec<Vec<usize>> = moved(&[1, 2, 3]).collect();
        found.sort_unstable();
        found.dedup();
        assert_eq!(found.len(), 4);
    }
}
