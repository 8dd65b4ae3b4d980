//! Two rules on the same value: frameworks put all of their filters on each value.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use crate::cause::Cause;
use crate::edit::{Change, Edit, Given, stage_of};
use crate::item::Item;
use crate::rule::{Input, Rule, SOLO, Scope};
use crate::rules::RULES;

/// A value, and the rule that gave it.
type Made = (&'static Rule, Vec<u8>);

/// Two edits of the same values, the first one applied first; the most common first.
pub(in crate::edits) fn all<'g>(given: &Given<'g>, most: u8) -> Vec<[Edit<'g>; 2]> {
    let mut found = Vec::new();
    for (index, item) in written(given) {
        of_one(index, item, most, &mut found);
    }
    of_all(given, most, &mut found);
    found.sort_by_key(|[one, two]| one.cost + two.cost);
    found
}

/// The items whose values rules write in other ways.
fn written<'i, 'g>(given: &'i Given<'g>) -> impl Iterator<Item = (usize, &'g Item<'g>)> + use<'i, 'g> {
    given.items.iter().enumerate().filter(|(_, item)| !item.is_signature && !item.holds_secret())
}

/// Whether a rule is one of several filters of a framework: not one of the rarest, nor one that has to look
/// for each character in a long table.
fn is_filter(rule: &Rule) -> bool {
    use Cause::{CharsetOther, LetterCase, NestedValue, NullText};
    rule.extra < SOLO && !matches!(rule.cause, CharsetOther | LetterCase | NestedValue | NullText)
}

fn filters() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().filter(|rule| is_filter(rule))
}

/// Whether one rule may come before another: what is decoded is decoded first, what is encoded is encoded
/// last. A charset is changed at either end. Both together are not less common than `most`.
fn goes_before(one: &Rule, two: &Rule, most: u8) -> bool {
    let of_charset = |rule: &Rule| matches!(rule.cause, Cause::CharsetGbk | Cause::CharsetLatin1);
    // To look for characters in a table takes long: only beside what is common.
    let most = if of_charset(one) || of_charset(two) { MOST_WITH_CHARSET } else { most };
    // What is only put at an end or written otherwise in ASCII is the same before and after.
    let is_same = of_charset(two) && matches!(one.cause, Cause::Trimmed | Cause::HtmlEscaped | Cause::PlusAndSpace);
    let is_in_order = (stage_of(one.cause) <= stage_of(two.cause) || of_charset(one)) && !is_same;
    one.cause != two.cause && is_in_order && cost(one) + cost(two) <= most
}

/// How uncommon a change of the charset and another rule may be together.
const MOST_WITH_CHARSET: u8 = 5;

/// How uncommon a rule is that befalls this value alone.
fn cost(rule: &Rule) -> u8 {
    rule.cause.description().common as u8 + rule.extra
}

/// Pairs of rules on one value that give a text which no single rule gives.
fn of_one(index: usize, item: &Item<'_>, most: u8, found: &mut Vec<[Edit<'_>; 2]>) {
    let made = |rule: &'static Rule| Some((rule, (rule.apply)(&Input::of(item))?));
    let singles: Vec<Made> = filters().filter_map(made).collect();
    let mut known: BTreeSet<Vec<u8>> = singles.iter().map(|(_, value)| value.clone()).collect();
    known.insert(item.value.to_vec());
    let mut pairs: Vec<(u8, &Made, Made)> = Vec::new();
    for one in &singles {
        let seconds = filters().filter(|two| goes_before(one.0, two, most));
        for two in seconds {
            if let Some(value) = (two.apply)(&Input::again(item, &one.1)) {
                pairs.push((cost(one.0) + cost(two), one, (two, value)));
            }
        }
    }
    // Where several pairs give the same text, the most common one tells it.
    pairs.sort_by_key(|(cost, ..)| *cost);
    for (_, one, two) in pairs {
        if known.insert(two.1.clone()) {
            let edit = |(rule, value): (&'static Rule, Vec<u8>)| {
                let change = Change::Rewrite(Vec::from([(index, value)]), rule);
                Edit::new(rule.cause, rule.detail, rule.extra, change)
            };
            found.push([edit(one.clone()), edit(two)]);
        }
    }
}

/// Pairs of rules on all values, of which the second one does nothing without the first. Where it does, both
/// are edits of their own, and are tried together like any two.
fn of_all<'g>(given: &Given<'g>, most: u8, found: &mut Vec<[Edit<'g>; 2]>) {
    let is_idle = |rule: &&Rule| written(given).all(|(_, item)| (rule.apply)(&Input::of(item)).is_none());
    let idle: Vec<&'static Rule> = filters().filter(|rule| rule.scope == Scope::AllOrOne).filter(is_idle).collect();
    for one in filters().filter(|rule| rule.scope == Scope::AllOrOne) {
        let firsts = written(given).filter_map(|(index, item)| Some((index, (one.apply)(&Input::of(item))?)));
        let firsts: Vec<(usize, Vec<u8>)> = firsts.collect();
        if firsts.len() < 2 {
            continue;
        }
        for two in idle.iter().filter(|two| goes_before(one, two, most)) {
            let again = |(index, value): &(usize, Vec<u8>)| {
                Some((*index, (two.apply)(&Input::again(given.items.get(*index)?, value))?))
            };
            let seconds: Vec<(usize, Vec<u8>)> = firsts.iter().filter_map(again).collect();
            if seconds.len() > 1 {
                let edit = |rule: &'static Rule, values| {
                    Edit::new(rule.cause, rule.detail, rule.extra, Change::Rewrite(values, rule))
                };
                found.push([edit(one, firsts.clone()), edit(two, seconds)]);
            }
        }
    }
}
