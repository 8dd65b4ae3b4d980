//! The search: single edits and bundles of them first, then pairs of these, the most common first, within a
//! bound.

#[cfg(feature = "schemes")]
mod neighbours;
mod otherwise;
mod rare;

use alloc::vec::Vec;

use super::case::{Case, Text};
use super::cause::Cause;
use super::edit::{Change, Edit, Given};
use super::edits;
use super::finding::{Certainty, Evidence, Factor, Finding};
use super::item::Item;
use paysign::VerifyError;
use paysign::value::Shape;

/// How many digests a search computes at most.
const MAX_DIGESTS: usize = 60_000;

/// How many bytes it hashes and writes at most.
const MAX_BYTES: usize = 16 << 20;

/// Of these, what is kept for what is tried last: texts of few fields, which are short.
const KEPT_DIGESTS: usize = 6_000;
const KEPT_BYTES: usize = 1 << 20;

/// How much less common than the best pair another one may be to be told too.
const MARGIN: u8 = 2;

/// How uncommon two edits may be together.
const MAX_COST: u8 = 9;

/// How uncommon two rules may be together that befall the same value.
const MAX_COST_OF_ONE: u8 = 7;

/// Beyond this number of fields, arranging them costs more than writing them.
const FEW_FIELDS: usize = 32;

/// What a field costs then, in bytes.
const SLOT: usize = 160;

/// One search.
pub(super) struct Search<'s> {
    case: &'s Case<'s>,
    /// Digests that were computed.
    pub(super) digests: usize,
    /// Bytes that were written and hashed.
    bytes: usize,
    /// Whether the bound was never met.
    pub(super) is_complete: bool,
    /// What was found, each with its cost.
    found: Vec<(u8, Finding)>,
}

/// An edit or a bundle of two, with the text that it gives by itself.
struct Tried<'e, 's> {
    /// In the order in which they befall a value.
    edits: Vec<&'e Edit<'s>>,
    cost: u8,
    /// None for an edit of the tail.
    text: Option<Text>,
    /// Whether that is the text without any edit.
    is_idle: bool,
}

impl<'s> Search<'s> {
    pub(super) fn new(case: &'s Case<'s>) -> Self {
        Self { case, digests: 0, bytes: 0, is_complete: true, found: Vec::new() }
    }

    /// What was found, the best first.
    pub(super) fn into_findings(mut self) -> Vec<Finding> {
        self.found.sort_by_key(|(cost, _)| *cost);
        self.found.into_iter().map(|(_, finding)| finding).collect()
    }

    /// Notes an explanation that was found in another way.
    pub(super) fn add(&mut self, cost: u8, finding: Finding) {
        self.found.push((cost, finding));
    }

    /// The signature is right, and the message is refused all the same.
    pub(super) fn explain_base(&mut self, verdict: Result<usize, VerifyError>) {
        let mut factors = self.case.implied.clone();
        if factors.is_empty() {
            let error = verdict.err();
            // A number that the receiver writes again: it is refused for its text, and the receiver hashes
            // another one.
            let is_named = |item: &&Item<'_>| {
                let name = error.as_ref().and_then(VerifyError::field);
                let is_rewritten = item.row.is_some_and(|row| row.rewritten.is_some()) && item.shape == Shape::Number;
                is_rewritten && name.is_some_and(|name| item.name == name.as_bytes())
            };
            if let Some(item) = self.case.items.iter().find(is_named) {
                let factor =
                    Factor::new(Cause::NumberText).detail("the gateway hashes the shortest text of a JSON number");
                factors.push(factor.with(item.evidence(None)));
                let signed = Some(self.case.shown(&[]));
                return self.add(0, Finding { certainty: Certainty::Certain, factors, signed });
            }
            let field = error.and_then(|error| error.field().map(|field| Evidence::of_name(field.as_bytes())));
            let detail = error.map_or("", |error| error.code().as_str());
            let factor = Factor::new(Cause::StrictRefused).detail(detail);
            factors.push(Factor { evidence: field.into_iter().collect(), ..factor });
        }
        let signed = Some(self.case.shown(&[]));
        self.add(0, Finding { certainty: Certainty::Certain, factors, signed });
    }

    /// Whether there is an explanation.
    pub(super) fn has_found(&self) -> bool {
        !self.found.is_empty()
    }

    /// Tries single edits, and pairs if no single one explains it.
    pub(super) fn run(&mut self, edits: &[Edit<'s>]) {
        self.run_to(edits, MAX_COST);
    }

    /// The same with such pairs only as are together not less common than `most`.
    fn run_to(&mut self, edits: &[Edit<'s>], most: u8) {
        let case = self.case;
        let base = case.text(&[]);
        let bundles = edits::bundles(&self.given(), edits);
        let mut units: Vec<Vec<&Edit<'s>>> = edits.iter().map(|edit| Vec::from([edit])).collect();
        units.extend(bundles.into_iter().map(|places| in_order(places.map(|place| &edits[place]))));
        units.sort_by_key(|unit| cost_of(unit));
        let tried = units.into_iter().map_while(|unit| self.has_room().then(|| self.tried(unit, &base)));
        let tried: Vec<Tried<'_, '_>> = tried.collect();
        let before = self.found.len();
        for one in tried.iter().filter(|one| !one.is_idle) {
            let tails = if one.text.is_none() { &one.edits[..] } else { &[] };
            if self.tries(one.text.as_ref().unwrap_or(&base), tails) {
                self.note(&one.edits);
            }
        }
        if self.found.len() == before {
            self.pairs(&tried, &base, most);
        }
    }

    fn given(&self) -> Given<'s> {
        let case = self.case;
        Given { message: case.message, signing: case.signing, items: case.items }
    }

    fn tried<'e>(&mut self, edits: Vec<&'e Edit<'s>>, base: &Text) -> Tried<'e, 's> {
        let cost = cost_of(&edits);
        if edits.iter().any(|edit| edit.tail().is_some()) {
            return Tried { edits, cost, text: None, is_idle: false };
        }
        let text = self.case.text(&edits);
        self.bytes += text.bytes.len() + self.slots();
        // A secret among the fields that comes last is a secret after them.
        let is_last = text.secret_at == Some(text.bytes.len());
        let is_idle = is_last || text.bytes == base.bytes && text.secret_at == base.secret_at;
        Tried { edits, cost, text: Some(text), is_idle }
    }

    fn pairs(&mut self, tried: &[Tried<'_, 's>], base: &Text, most: u8) {
        let composites = edits::composites(&self.given(), MAX_COST_OF_ONE);
        // They are sorted by cost.
        let of_cost = |cost: u8| {
            let start = tried.partition_point(|one| one.cost < cost);
            start..tried.partition_point(|one| one.cost <= cost)
        };
        let mut last = most;
        for cost in 2..=most {
            if cost > last {
                break;
            }
            let start = composites.partition_point(|[one, two]| one.cost + two.cost < cost);
            let end = composites.partition_point(|[one, two]| one.cost + two.cost <= cost);
            for composite in &composites[start..end] {
                if !self.has_room_for_pairs() {
                    return;
                }
                if self.composite(composite) {
                    last = last.min(cost + MARGIN);
                }
            }
            for low in 1..=cost / 2 {
                for one in of_cost(low) {
                    for two in of_cost(cost - low).filter(|two| *two > one) {
                        if !self.has_room_for_pairs() {
                            return;
                        }
                        if self.pair(&tried[one], &tried[two], base) {
                            last = last.min(cost + MARGIN);
                        }
                    }
                }
            }
        }
    }

    fn pair(&mut self, one: &Tried<'_, 's>, two: &Tried<'_, 's>, base: &Text) -> bool {
        let go = one.edits.iter().all(|one| two.edits.iter().all(|two| one.goes_with(two)));
        if !go || one.idles_with(two) || two.idles_with(one) {
            return false;
        }
        let edits = in_order(one.edits.iter().chain(&two.edits).copied());
        match (&one.text, &two.text) {
            (Some(_), Some(_)) => {
                let text = self.case.text(&edits);
                self.bytes += text.bytes.len() + self.slots();
                self.tries(&text, &[]) && self.note(&edits)
            }
            (Some(text), None) => self.tries(text, &two.edits) && self.note(&edits),
            (None, Some(text)) => self.tries(text, &one.edits) && self.note(&edits),
            (None, None) => self.tries(base, &edits) && self.note(&edits),
        }
    }

    fn composite(&mut self, [one, two]: &[Edit<'s>; 2]) -> bool {
        let text = self.case.text(&[one, two]);
        self.bytes += text.bytes.len() + self.slots();
        self.tries(&text, &[]) && self.note(&[one, two])
    }

    /// Whether a text and some edits of the tail give the claimed signature, with one of the given secrets.
    fn tries(&mut self, text: &Text, tails: &[&Edit<'s>]) -> bool {
        (0..self.case.secrets.given()).any(|secret| {
            self.digests += 1;
            self.bytes += text.bytes.len() + 64;
            self.case.matches(text, secret, tails)
        })
    }

    fn note(&mut self, edits: &[&Edit<'s>]) -> bool {
        let case = self.case;
        if let Some(all) = self.all_left_out(edits) {
            return self.note(&[&all]);
        }
        let factors = edits.iter().map(|edit| edit.factor(case.items, &case.signing.scheme, case.secrets.mask()));
        let finding = Finding {
            certainty: Certainty::Certain,
            factors: case.implied.iter().cloned().chain(factors).collect(),
            signed: Some(case.shown(edits)),
        };
        let cost = edits.iter().map(|edit| edit.cost).sum();
        // Another form of the same causes tells nothing new.
        let causes = |finding: &Finding| finding.factors.iter().map(|factor| factor.cause).collect::<Vec<_>>();
        if self.found.iter().all(|(_, other)| causes(other) != causes(&finding)) {
            self.found.push((cost, finding));
        }
        true
    }

    /// Two sets of fields that were left out, as one, where no table says which fields are the gateway's: of
    /// three fields and more nobody has added each.
    fn all_left_out(&self, edits: &[&Edit<'s>]) -> Option<Edit<'s>> {
        let [one, two] = edits else { return None };
        let (Change::Leave(first), Change::Leave(second)) = (&one.change, &two.change) else { return None };
        let is_so = self.case.message.fields.is_empty() && first.len() + second.len() > 2;
        let all: Vec<usize> = first.iter().chain(second).copied().collect();
        is_so.then(|| Edit::new(Cause::SignedLeftOut, "only some of the fields were signed", 0, Change::Leave(all)))
    }

    /// What arranging many fields costs, in bytes.
    fn slots(&self) -> usize {
        self.case.items.len().saturating_sub(FEW_FIELDS) * SLOT
    }

    fn has_room(&mut self) -> bool {
        self.has_room_beside(0, 0)
    }

    fn has_room_for_pairs(&mut self) -> bool {
        self.has_room_beside(KEPT_DIGESTS, KEPT_BYTES)
    }

    fn has_room_beside(&mut self, digests: usize, bytes: usize) -> bool {
        let has_room = self.digests + digests < MAX_DIGESTS && self.bytes + bytes < MAX_BYTES;
        self.is_complete &= has_room;
        has_room
    }
}

impl Tried<'_, '_> {
    /// Whether it changes nothing together with the other one either.
    fn idles_with(&self, other: &Self) -> bool {
        let wakes = |edit: &&Edit<'_>| matches!(edit.change, Change::Include(_) | Change::Rename(_) | Change::Add(..));
        self.is_idle && !other.edits.iter().any(wakes)
    }
}

/// The edits as they befall a value.
fn in_order<'e, 's>(edits: impl IntoIterator<Item = &'e Edit<'s>>) -> Vec<&'e Edit<'s>> {
    let mut edits: Vec<&Edit<'s>> = edits.into_iter().collect();
    edits.sort_by_key(|edit| edit.stage());
    edits
}

fn cost_of(edits: &[&Edit<'_>]) -> u8 {
    edits.iter().map(|edit| edit.cost).sum()
}
