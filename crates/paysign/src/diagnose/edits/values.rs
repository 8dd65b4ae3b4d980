//! Edits of values, by the rules.

use alloc::vec::Vec;

use super::Given;
use crate::diagnose::edit::{Change, Edit};
use crate::diagnose::rule::{Input, Scope};
use crate::diagnose::rules::RULES;

pub(super) fn add<'g>(given: &Given<'g>, edits: &mut Vec<Edit<'g>>) {
    for rule in RULES {
        let changed = given.items.iter().enumerate().filter(|(_, item)| !item.is_signature);
        let changed = changed.filter_map(|(index, item)| Some((index, (rule.apply)(&Input::of(item))?)));
        let changed: Vec<(usize, Vec<u8>)> = changed.collect();
        let is_all = rule.scope == Scope::AllOrOne && changed.len() > 1;
        if changed.is_empty() || says_the_same(edits, rule.cause, &changed) {
            continue;
        }
        if rule.scope == Scope::One || is_all {
            for one in &changed {
                let one = Vec::from([one.clone()]);
                if !says_the_same(edits, rule.cause, &one) {
                    let extra = rule.extra + u8::from(is_all);
                    edits.push(Edit::new(rule.cause, rule.detail, extra, Change::Rewrite(one, rule)));
                }
            }
        }
        if rule.scope == Scope::AllOrOne {
            edits.push(Edit::new(rule.cause, rule.detail, rule.extra, Change::Rewrite(changed, rule)));
        }
    }
}

/// Whether another form of the cause gives just these values.
fn says_the_same(edits: &[Edit<'_>], cause: crate::diagnose::cause::Cause, changed: &[(usize, Vec<u8>)]) -> bool {
    edits.iter().rev().take_while(|edit| edit.cause == cause).any(|edit| match &edit.change {
        Change::Rewrite(other, _) => other == changed,
        _ => false,
    })
}
