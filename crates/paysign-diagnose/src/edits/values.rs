//! Edits of values, by the rules.

use alloc::vec::Vec;

use crate::cause::Cause;
use crate::edit::{Change, Edit, Given};
use crate::rule::{Input, Scope};
use crate::rules::pluses::differ_in_plus_alone;
use crate::rules::{RULES, SOME_PLUSES};
use paysign::gateway::Kind;

pub(super) fn add<'g>(given: &Given<'g>, edits: &mut Vec<Edit<'g>>) {
    for rule in RULES.iter().chain(SOME_PLUSES) {
        let changed = given.items.iter().enumerate().filter(|(_, item)| !item.is_signature && !item.holds_secret());
        let changed = changed.filter_map(|(index, item)| Some((index, (rule.apply)(&Input::of(item))?)));
        let changed: Vec<(usize, Vec<u8>)> = changed.collect();
        // Where nothing but spaces and pluses differ, that is a cause of its own.
        let is_url = matches!(rule.cause, Cause::UrlEncoded | Cause::UrlDecoded);
        let is_plus = |(index, value): &(usize, Vec<u8>)| differ_in_plus_alone(&given.items[*index].value, value);
        if is_url && changed.iter().all(is_plus) {
            continue;
        }
        let is_all = rule.scope == Scope::AllOrOne && changed.len() > 1;
        if changed.is_empty() || says_the_same(edits, rule.cause, &changed) {
            continue;
        }
        if rule.scope == Scope::One || is_all {
            for one in &changed {
                let one = Vec::from([one.clone()]);
                if is_url && one.iter().all(is_plus) {
                    continue;
                }
                if !says_the_same(edits, rule.cause, &one) {
                    // Where the table knows an amount, its number is what changes, not those of the others.
                    let kind = |index: usize| given.items[index].row.map(|row| row.kind);
                    let is_amount =
                        rule.cause == Cause::NumberText && matches!(kind(one[0].0), Some(Kind::Amount | Kind::Cents));
                    let extra = rule.extra + if is_all && !is_amount { 2 } else { 0 };
                    let edit = Edit::new(rule.cause, rule.detail, extra, Change::Rewrite(one, rule));
                    edits.push(if changed.len() > 1 && !is_amount { edit.of_one() } else { edit });
                }
            }
        }
        if rule.scope == Scope::AllOrOne {
            edits.push(Edit::new(rule.cause, rule.detail, rule.extra, Change::Rewrite(changed, rule)));
        }
    }
}

/// Whether another form of the cause gives just these values.
fn says_the_same(edits: &[Edit<'_>], cause: Cause, changed: &[(usize, Vec<u8>)]) -> bool {
    edits.iter().rev().take_while(|edit| edit.cause == cause).any(|edit| match &edit.change {
        Change::Rewrite(other, _) => other == changed,
        _ => false,
    })
}
