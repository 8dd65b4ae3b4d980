//! Other readings of the body: a form with a torn value.

use super::Search;
use crate::body::Otherwise;
use crate::case::Case;
use crate::edits;
use crate::finding::{Certainty, Finding};

/// How uncommon two edits may be together of a form in which a value is torn.
const MAX_COST_OF_TORN: u8 = 6;

impl Search<'_> {
    /// Whether one of the other readings of the body gives the claimed signature as it is.
    pub(crate) fn reads_otherwise(&mut self, others: &[Otherwise<'_>], is_first: bool) -> bool {
        let Case { message, signing, secrets, .. } = *self.case;
        for Otherwise { factor, items, .. } in others.iter().filter(|other| other.is_first == is_first) {
            let mut implied = self.case.implied.clone();
            implied.push(factor.clone());
            let case = Case::new(message, signing, items, implied, secrets);
            self.digests += secrets.given();
            if case.base_match().is_some() {
                let signed = Some(case.shown(&[]));
                self.add(1, Finding { certainty: Certainty::Certain, factors: case.implied, signed });
                return true;
            }
        }
        false
    }

    /// Whether the first of these readings explains it together with an edit or two.
    pub(crate) fn reads_otherwise_edited(&mut self, others: &[Otherwise<'_>], is_first: bool) -> bool {
        let Case { message, signing, secrets, .. } = *self.case;
        for Otherwise { factor, items, .. } in others.iter().filter(|other| other.is_first == is_first).take(1) {
            let mut implied = self.case.implied.clone();
            implied.push(factor.clone());
            let case = Case::new(message, signing, items, implied, secrets);
            let mut search = Search { digests: self.digests, bytes: self.bytes, ..Search::new(&case) };
            let edits = edits::all(&search.given(), secrets);
            search.run_to(&edits, MAX_COST_OF_TORN);
            (self.digests, self.bytes) = (search.digests, search.bytes);
            self.is_complete &= search.is_complete;
            if search.has_found() {
                self.found.append(&mut search.found);
                return true;
            }
        }
        false
    }
}
