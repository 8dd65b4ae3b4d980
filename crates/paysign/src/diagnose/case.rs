//! One message under diagnosis: what was read of it, what it claims, and the secrets that are tried.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::cause::Cause;
use super::claim::Claim;
use super::draft::{Draft, Order, SecretAt, Slot, Style, Wrap, Writing};
use super::edit::Edit;
use super::finding::{Evidence, Part};
use super::item::Item;
use super::tail::{Place, Tail, Twice};
use crate::message::{Message, Signing};
use crate::scheme::Hash;
use crate::secret::{Alteration, Secret};
use crate::value::Value;

/// What the search is about.
pub(super) struct Case<'c> {
    pub(super) message: &'c Message<'c>,
    pub(super) signing: &'c Signing<'c>,
    pub(super) items: &'c [Item<'c>],
    pub(super) claim: Claim,
    /// The hash that is computed.
    pub(super) hash: Hash,
    /// What is part of every explanation.
    pub(super) implied: Vec<Part>,
    pub(super) secrets: &'c Secrets,
    /// The items by name, so that a draft need seldom be sorted.
    by_name: Vec<usize>,
}

/// The secrets that are tried: the given ones, the other ones, and what they may have been damaged into.
pub(super) struct Secrets {
    pub(super) all: Vec<Secret>,
    pub(super) origins: Vec<Origin>,
}

/// Where a secret comes from.
#[derive(Clone, Copy)]
pub(super) enum Origin {
    Given,
    /// The merchant has it too.
    Other,
    Altered(Alteration, &'static str),
}

impl Secrets {
    pub(super) fn new(given: &[Secret], others: &[Secret]) -> Self {
        let mut secrets = Self { all: given.to_vec(), origins: given.iter().map(|_| Origin::Given).collect() };
        secrets.all.extend_from_slice(others);
        secrets.origins.extend(others.iter().map(|_| Origin::Other));
        for (alteration, form, secret) in given.iter().flat_map(Secret::altered) {
            secrets.all.push(secret);
            secrets.origins.push(Origin::Altered(alteration, form));
        }
        secrets
    }

    /// How many are given: they stand first.
    pub(super) fn given(&self) -> usize {
        self.origins.iter().take_while(|origin| matches!(origin, Origin::Given)).count()
    }
}

/// A text that may have been signed.
pub(super) struct Text {
    pub(super) bytes: Vec<u8>,
    pub(super) secret_at: SecretAt,
}

impl Text {
    /// The text to be shown: where the secret stands in it, it says so.
    pub(super) fn shown(&self) -> Vec<u8> {
        match self.secret_at {
            None => self.bytes.clone(),
            Some(at) => [&self.bytes[..at], b"<secret>", &self.bytes[at..]].concat(),
        }
    }
}

impl<'c> Case<'c> {
    pub(super) fn new(
        message: &'c Message<'c>,
        signing: &'c Signing<'c>,
        items: &'c [Item<'c>],
        mut implied: Vec<Part>,
        secrets: &'c Secrets,
    ) -> Self {
        let claimed = items.iter().find(|item| item.is_signature);
        let claim = Claim::read(claimed.map(|item| item.value.as_slice()).unwrap_or_default());
        let own = own_hash(signing, items);
        if own.is_none() {
            let is_named = |item: &&Item<'_>| signing.sign_type.is_some_and(|of| item.name == of.field.as_bytes());
            let evidence = items.iter().find(is_named).map(|item| item.evidence(None)).into_iter().collect();
            implied.push(Part { evidence, ..Part::new(Cause::SignTypeUnsupported) });
        }
        let mut hash = own.unwrap_or(signing.scheme.digest);
        match &claim {
            Claim::Whole(of, _, part) => {
                if *of != hash && own.is_some() {
                    let evidence = Evidence::of_scheme(hash.as_str(), of.as_str());
                    implied.push(Part::new(Cause::Algorithm).with(evidence));
                }
                hash = *of;
                let evidence = claimed.map(|item| item.evidence(None)).into_iter().collect();
                implied.extend(part.map(|form| Part { evidence, ..Part::new(Cause::SignatureMalformed).detail(form) }));
            }
            Claim::Cut(_) => implied.push(Part::new(Cause::SignatureCut)),
            Claim::Nothing => {}
        }
        let mut by_name: Vec<usize> = (0..items.len()).filter(|index| !items[*index].is_signature).collect();
        by_name.sort_by_key(|index| &items[*index].name);
        Self { message, signing, items, claim, hash, implied, secrets, by_name }
    }

    /// Whether there is anything to compute.
    pub(super) fn is_computable(&self) -> bool {
        self.claim.is_of(self.hash) && self.secrets.given() > 0
    }

    /// Which given secret makes the claimed signature as things are.
    pub(super) fn base_match(&self) -> Option<usize> {
        let text = self.text(&[]);
        (0..self.secrets.given()).find(|secret| self.is_computable() && self.matches(&text, *secret, &[]))
    }

    /// The text that some edits give.
    pub(super) fn text(&self, edits: &[&Edit<'_>]) -> Text {
        let mut draft = self.draft();
        for edit in edits {
            edit.apply(&mut draft, self.items, &self.signing.scheme);
        }
        let mut bytes = Vec::with_capacity(512);
        let secret_at = draft.write(self.signing, &mut bytes);
        Text { bytes, secret_at }
    }

    fn draft<'d>(&'d self) -> Draft<'d> {
        let scheme = &self.signing.scheme;
        let slot = |index: &usize| {
            let item: &'d Item<'c> = &self.items[*index];
            Slot {
                name: Cow::Borrowed(item.name.as_slice()),
                value: Cow::Borrowed(item.value.as_slice()),
                is_in: item.is_in(scheme),
                item: Some(*index),
                row: item.row_place,
                is_secret: false,
            }
        };
        Draft {
            slots: self.by_name.iter().map(slot).collect(),
            style: Style {
                order: Order::OfScheme,
                writing: Writing::Pair(scheme.pair),
                separator: scheme.separator.byte(),
                wrap: Wrap::Nothing,
            },
        }
    }

    /// Whether a text gives the claimed signature, with a secret and some edits of the tail.
    pub(super) fn matches(&self, text: &Text, secret: usize, tails: &[&Edit<'_>]) -> bool {
        let Some(given) = self.secrets.all.get(secret) else { return false };
        let mut tail = Tail { place: Place::At(self.signing.scheme.secret), secret: given, twice: Twice::Never };
        for change in tails.iter().filter_map(|edit| edit.tail()) {
            tail = tail.changed(change, &self.secrets.all);
        }
        self.claim.matches(tail.digest(self.hash, &text.bytes, text.secret_at))
    }
}

/// The hash by which the message says that it is signed; `None` if it names one that is not known.
fn own_hash(signing: &Signing<'_>, items: &[Item<'_>]) -> Option<Hash> {
    let Some(sign_type) = signing.sign_type else { return Some(signing.scheme.digest) };
    let named = items.iter().find(|item| item.name == sign_type.field.as_bytes() && !item.value.is_empty());
    sign_type.hash(named.map(|item| Value::plain(&item.value)), signing.scheme.digest)
}
