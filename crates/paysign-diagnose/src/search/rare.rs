//! What is tried last: only some of the fields, an order of their own.

use alloc::vec::Vec;

use super::Search;
use crate::edit::{Change, Edit};
use crate::edits::{self, Rare};
use crate::rule::SOLO;
use crate::tail::TailChange;

/// How uncommon another way to write a value may be where only a few of the fields were signed.
const MAX_COST_OF_FEW: u8 = 5;

impl<'s> Search<'s> {
    /// Tries what is told by no single cause: only some of the fields, an order of their own.
    pub(crate) fn run_rare(&mut self, edits: &[Edit<'s>]) {
        let rares = edits::rare(&self.given());
        for rare in &rares {
            if !self.has_room() || self.rare(rare, true, rare.tails.iter()) {
                return;
            }
        }
        // One of few values is written in another way too, or the secret.
        let is_value = |edit: &&Edit<'s>| matches!(edit.change, Change::Rewrite(..)) && edit.cost <= MAX_COST_OF_FEW;
        let values: Vec<&Edit<'s>> = edits.iter().filter(is_value).collect();
        let secrets: Vec<&Edit<'s>> = edits.iter().filter(|edit| is_other_secret(edit) && edit.cost < SOLO).collect();
        for rare in rares.iter().filter(|rare| rare.has_few) {
            if !self.has_room() || self.rare(rare, false, secrets.iter().copied()) {
                return;
            }
            for value in values.iter().filter(|value| rare.minds(value)) {
                let mut edits: Vec<&Edit<'s>> = rare.edits.iter().collect();
                edits.push(value);
                let text = self.case.text(&edits);
                self.bytes += text.bytes.len() + self.slots();
                if self.tries(&text, &[]) && self.note(&edits) {
                    return;
                }
            }
        }
    }

    /// Whether it explains the signature, by itself if that is asked, or with one of these tails.
    fn rare<'e>(&mut self, rare: &'e Rare<'s>, by_itself: bool, mut tails: impl Iterator<Item = &'e Edit<'s>>) -> bool {
        let mut edits: Vec<&Edit<'s>> = rare.edits.iter().collect();
        let text = self.case.text(&edits);
        self.bytes += text.bytes.len() + self.slots();
        if by_itself && self.tries(&text, &[]) {
            return self.note(&edits);
        }
        let Some(tail) = tails.find(|tail| self.tries(&text, &[tail])) else { return false };
        edits.push(tail);
        self.note(&edits)
    }
}

fn is_other_secret(edit: &Edit<'_>) -> bool {
    matches!(edit.tail(), Some(TailChange::Secret(_)))
}
