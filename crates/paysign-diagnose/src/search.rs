//! The search: single edits first, then pairs, the most common first, within a bound.

use alloc::vec::Vec;

use super::body::Otherwise;
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

/// How much less common than the best pair another one may be to be told too.
const MARGIN: u8 = 2;

/// How uncommon two edits may be together.
const MAX_COST: u8 = 11;

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

/// An edit, with the text that it gives by itself.
struct Tried<'e, 's> {
    edit: &'e Edit<'s>,
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

    /// Whether one of the other readings of the body gives the claimed signature as it is.
    pub(super) fn reads_otherwise(&mut self, others: &[Otherwise<'_>], is_first: bool) -> bool {
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

    /// Tries single edits, and pairs if no single one explains it.
    pub(super) fn run(&mut self) {
        let case = self.case;
        let edits =
            edits::all(&Given { message: case.message, signing: case.signing, items: case.items }, case.secrets);
        let base = case.text(&[]);
        let tried = edits.iter().map_while(|edit| self.has_room().then(|| self.tried(edit, &base)));
        let tried: Vec<Tried<'_, '_>> = tried.collect();
        let before = self.found.len();
        for one in tried.iter().filter(|one| !one.is_idle) {
            let tails = if one.text.is_none() { &[one.edit][..] } else { &[] };
            if self.tries(one.text.as_ref().unwrap_or(&base), tails) {
                self.note(&[one.edit]);
            }
        }
        if self.found.len() == before {
            self.pairs(&tried, &base);
        }
    }

    /// Tries what is told by no single cause: only some of the fields, an order of their own.
    pub(super) fn run_rare(&mut self) {
        let case = self.case;
        for rare in edits::rare(&Given { message: case.message, signing: case.signing, items: case.items }) {
            if !self.has_room() {
                return;
            }
            let edits: Vec<&Edit<'s>> = rare.edits.iter().collect();
            let text = case.text(&edits);
            self.bytes += text.bytes.len() + self.slots();
            let is_one = self.tries(&text, &[]) && self.note(&edits);
            let with_tail = |tail: &&Edit<'s>| self.tries(&text, &[tail]);
            let tail = if is_one { None } else { rare.tails.iter().find(with_tail) };
            if let Some(tail) = tail {
                let all: Vec<&Edit<'s>> = edits.iter().copied().chain([tail]).collect();
                self.note(&all);
            }
            if is_one || tail.is_some() {
                return;
            }
        }
    }

    fn tried<'e>(&mut self, edit: &'e Edit<'s>, base: &Text) -> Tried<'e, 's> {
        if edit.tail().is_some() {
            return Tried { edit, text: None, is_idle: false };
        }
        let text = self.case.text(&[edit]);
        self.bytes += text.bytes.len() + self.slots();
        // A secret among the fields that comes last is a secret after them.
        let is_last = text.secret_at == Some(text.bytes.len());
        let is_idle = is_last || text.bytes == base.bytes && text.secret_at == base.secret_at;
        Tried { edit, text: Some(text), is_idle }
    }

    fn pairs(&mut self, tried: &[Tried<'_, 's>], base: &Text) {
        let case = self.case;
        let given = Given { message: case.message, signing: case.signing, items: case.items };
        let composites = edits::composites(&given, MAX_COST_OF_ONE);
        // They are sorted by cost.
        let of_cost = |cost: u8| {
            let start = tried.partition_point(|one| one.edit.cost < cost);
            start..tried.partition_point(|one| one.edit.cost <= cost)
        };
        let mut last = MAX_COST;
        for cost in 2..=MAX_COST {
            if cost > last {
                break;
            }
            let start = composites.partition_point(|[one, two]| one.cost + two.cost < cost);
            let end = composites.partition_point(|[one, two]| one.cost + two.cost <= cost);
            for composite in &composites[start..end] {
                if !self.has_room() {
                    return;
                }
                if self.composite(composite) {
                    last = last.min(cost + MARGIN);
                }
            }
            for low in 1..=cost / 2 {
                for one in of_cost(low) {
                    for two in of_cost(cost - low).filter(|two| *two > one) {
                        if !self.has_room() {
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
        if !one.edit.goes_with(two.edit) || one.idles_with(two) || two.idles_with(one) {
            return false;
        }
        let in_order = if one.edit.stage() <= two.edit.stage() { [one.edit, two.edit] } else { [two.edit, one.edit] };
        match (&one.text, &two.text) {
            (Some(_), Some(_)) => {
                let text = self.case.text(&in_order);
                self.bytes += text.bytes.len() + self.slots();
                self.tries(&text, &[]) && self.note(&in_order)
            }
            (Some(text), None) => self.tries(text, &[two.edit]) && self.note(&in_order),
            (None, Some(text)) => self.tries(text, &[one.edit]) && self.note(&in_order),
            (None, None) => self.tries(base, &in_order) && self.note(&in_order),
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
        let has_room = self.digests < MAX_DIGESTS && self.bytes < MAX_BYTES;
        self.is_complete &= has_room;
        has_room
    }
}

impl Tried<'_, '_> {
    /// Whether it changes nothing together with the other one either.
    fn idles_with(&self, other: &Self) -> bool {
        self.is_idle && !matches!(other.edit.change, Change::Include(_) | Change::Rename(_) | Change::Add(..))
    }
}
