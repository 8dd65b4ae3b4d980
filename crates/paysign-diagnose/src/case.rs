//! One message under diagnosis: what was read of it, what it claims, and the secrets that are tried.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::cause::Cause;
use super::claim::Claim;
use super::draft::{Between, Draft, Order, SecretAt, Slot, Style, Wrap, Writing};
use super::edit::Edit;
use super::finding::{Evidence, Factor};
use super::item::Item;
use super::tail::{Place, Tail, TailChange, Twice};
use super::wiped::Wiped;
use paysign::gateway::Signing;
use paysign::inside::{self, Alteration, MAX_ALTERED, Mask};
use paysign::scheme::Hash;
use paysign::{Message, Secret};

/// What the search is about.
pub(super) struct Case<'c> {
    pub(super) message: &'c Message<'c>,
    pub(super) signing: &'c Signing<'c>,
    pub(super) items: &'c [Item<'c>],
    pub(super) claim: Claim,
    /// The hash that is computed.
    pub(super) hash: Hash,
    /// What is part of every explanation.
    pub(super) implied: Vec<Factor>,
    pub(super) secrets: &'c Secrets,
    /// The items by name, so that a draft need seldom be sorted.
    by_name: Vec<usize>,
    /// Room for a text: enough for any, if there is a secret in it.
    room: usize,
}

/// The secrets that are tried: the given ones, the other ones, and what they may have been damaged into.
pub(super) struct Secrets {
    pub(super) all: Vec<Secret>,
    pub(super) origins: Vec<Origin>,
    /// How many of them must not be shown: they come first.
    masked: usize,
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
        // Room for all of them first: a list that grows has to be copied and wiped.
        let mut all = Vec::with_capacity(given.len() * (1 + MAX_ALTERED) + others.len());
        given.iter().chain(others).for_each(|secret| secret.add_to(&mut all));
        let mut origins: Vec<Origin> = given.iter().map(|_| Origin::Given).collect();
        origins.extend(others.iter().map(|_| Origin::Other));
        let of = |(alteration, form)| Origin::Altered(alteration, form);
        for secret in given {
            origins.extend(inside::altered(secret, &mut all).into_iter().map(of));
        }
        let masked = all.len();
        for secret in given {
            origins.extend(inside::parts(secret, &mut all).into_iter().map(of));
        }
        Self { all, origins, masked }
    }

    /// None of them is shown, but parts of the given ones, by which they could be guessed, and words that are
    /// in their place.
    pub(super) fn mask(&self) -> Mask<'_> {
        Mask::new(&self.all[..self.masked])
    }

    /// How many are given: they come first.
    pub(super) fn given(&self) -> usize {
        self.origins.iter().take_while(|origin| matches!(origin, Origin::Given)).count()
    }
}

/// A text that may have been signed.
pub(super) struct Text {
    /// Of a scheme whose text only the core knows: the names and values, if they are joined as it says.
    composed: Option<Vec<(Wiped, Wiped)>>,
    pub(super) bytes: Wiped,
    pub(super) secret_at: SecretAt,
}

impl<'c> Case<'c> {
    pub(super) fn new(
        message: &'c Message<'c>,
        signing: &'c Signing<'c>,
        items: &'c [Item<'c>],
        mut implied: Vec<Factor>,
        secrets: &'c Secrets,
    ) -> Self {
        let claimed = items.iter().find(|item| item.is_signature);
        let claim = Claim::read(claimed.map(|item| &item.value[..]).unwrap_or_default(), signing.scheme.encoding);
        let own = own_hash(signing, items);
        if own.is_none() {
            let is_named = |item: &&Item<'_>| signing.sign_type.is_some_and(|of| item.name == of.field.as_bytes());
            let evidence = items.iter().find(is_named).map(|item| item.evidence(None)).into_iter().collect();
            implied.push(Factor { evidence, ..Factor::new(Cause::SignTypeUnsupported) });
        }
        let mut hash = own.unwrap_or(signing.scheme.digest);
        match &claim {
            Claim::Whole(of, _, form) => {
                if *of != hash && own.is_some() {
                    let evidence = Evidence::of_scheme(hash.as_str(), of.as_str());
                    implied.push(Factor::new(Cause::Algorithm).with(evidence));
                }
                hash = *of;
                let evidence = claimed.map(|item| item.evidence(None)).into_iter().collect();
                implied.extend(
                    form.map(|form| Factor { evidence, ..Factor::new(Cause::SignatureMalformed).detail(form) }),
                );
            }
            Claim::Cut(_) => implied.push(Factor::new(Cause::SignatureCut)),
            Claim::Nothing => {}
        }
        let mut by_name: Vec<usize> = (0..items.len()).filter(|index| !items[*index].is_signature).collect();
        by_name.sort_by_key(|index| &items[*index].name[..]);
        let mut room = 512;
        if items.iter().any(|item| item.holds_secret() || item.is_named_by_secret()) {
            // A byte becomes six at most, `\u000b`.
            room += items.iter().map(|item| 6 * (item.name.len() + item.value.len() + 6)).sum::<usize>();
        }
        Self { message, signing, items, claim, hash, implied, secrets, by_name, room }
    }

    /// Whether there is anything to compute.
    pub(super) fn is_computable(&self) -> bool {
        self.claim.is_of(self.hash) && self.secrets.given() > 0
    }

    /// Which given secret makes the claimed signature as things are.
    pub(super) fn base_match(&self) -> Option<usize> {
        if !self.is_computable() {
            return None;
        }
        let text = self.text(&[]);
        (0..self.secrets.given()).find(|secret| self.matches(&text, *secret, &[]))
    }

    /// The text that some edits give.
    pub(super) fn text(&self, edits: &[&Edit<'_>]) -> Text {
        if inside::is_composed(self.signing) {
            let is_joined = !edits.iter().any(|edit| edit.is_of_style());
            let draft = self.draft(edits);
            let slots = self.composed(&draft);
            let borrowed: Vec<(&[u8], &[u8])> = slots.iter().map(|slot| (&slot.name[..], &slot.value[..])).collect();
            let field = |slot: &&Slot<'_>| (Wiped::from(&slot.name[..]), Wiped::from(&slot.value[..]));
            return Text {
                bytes: Wiped::from(&inside::composed_text(self.message, &borrowed)[..]),
                secret_at: None,
                composed: is_joined.then(|| slots.iter().map(field).collect()),
            };
        }
        let (bytes, secret_at) = Wiped::written(self.room, |out| self.draft(edits).write(out));
        Text { bytes, secret_at, composed: None }
    }

    /// The fields of a draft that the core joins: those that are signed, and those that were never.
    /// In the message's order, which some schemes keep.
    fn composed<'d>(&'d self, draft: &'d Draft<'d>) -> Vec<&'d Slot<'d>> {
        let was_signed = |slot: &Slot<'_>| {
            slot.item.and_then(|item| self.items.get(item)).is_none_or(|item| item.is_in(&self.signing.scheme))
        };
        let mut slots: Vec<&Slot<'_>> = draft.slots.iter().filter(|slot| slot.is_in || !was_signed(slot)).collect();
        slots.sort_by_key(|slot| slot.item.unwrap_or(usize::MAX));
        slots
    }

    /// The same to be shown: where it holds a secret, it says so.
    pub(super) fn shown(&self, edits: &[&Edit<'_>]) -> Vec<u8> {
        let (mut draft, mask) = (self.draft(edits), self.secrets.mask());
        for slot in &mut draft.slots {
            let item = slot.item.and_then(|item| self.items.get(item));
            slot.name = match item.filter(|item| item.name == slot.name) {
                Some(item) => item.shown_name().into(),
                None => masked(&slot.name, mask).into(),
            };
            slot.value = match item.filter(|item| item.value == slot.value) {
                Some(item) => item.shown_value().into(),
                None => masked(&slot.value, mask).into(),
            };
        }
        if inside::is_composed(self.signing) {
            let fields: Vec<(&[u8], &[u8])> =
                self.composed(&draft).into_iter().map(|slot| (&slot.name[..], &slot.value[..])).collect();
            return masked(&inside::composed_text(self.message, &fields), mask);
        }
        let mut bytes = Vec::new();
        match draft.write(&mut bytes) {
            None => masked(&bytes, mask),
            Some(at) => [&masked(&bytes[..at], mask)[..], b"<secret>", &masked(&bytes[at..], mask)].concat(),
        }
    }

    /// The fields in order, after some edits.
    fn draft<'d>(&'d self, edits: &[&'d Edit<'_>]) -> Draft<'d> {
        let scheme = &self.signing.scheme;
        let slot = |index: &usize| {
            let item: &'d Item<'c> = &self.items[*index];
            Slot {
                name: Cow::Borrowed(&item.name[..]),
                value: Cow::Borrowed(&item.value[..]),
                is_in: item.is_in(scheme),
                item: Some(*index),
                row: item.row_place,
                is_secret: false,
            }
        };
        let mut draft = Draft {
            slots: self.by_name.iter().map(slot).collect(),
            style: Style {
                order: Order::OfScheme,
                writing: Writing::Pair(scheme.pair),
                separator: Between::of(scheme.separator.byte()),
                wrap: Wrap::Nothing,
            },
        };
        for edit in edits {
            edit.apply(&mut draft, self.items, scheme);
        }
        draft.sort(self.signing);
        draft
    }

    /// Whether a text gives the claimed signature, with a secret and some edits of the tail.
    pub(super) fn matches(&self, text: &Text, secret: usize, tails: &[&Edit<'_>]) -> bool {
        let Some(given) = self.secrets.all.get(secret) else { return false };
        let mut tail = Tail { place: Place::At(self.signing.scheme.secret), secret: given, twice: Twice::Never };
        for change in tails.iter().filter_map(|edit| edit.tail()) {
            tail = tail.changed(change, &self.secrets.all);
        }
        if inside::is_composed(self.signing) {
            // Only another secret can be tried in the place of this one.
            let others = tails.iter().filter_map(|edit| edit.tail());
            let is_secret = |change: &TailChange<'_>| matches!(change, TailChange::Secret(_));
            let Some(fields) = text.composed.as_ref().filter(|_| others.clone().all(is_secret)) else { return false };
            let fields: Vec<(&[u8], &[u8])> = fields.iter().map(|(name, value)| (&name[..], &value[..])).collect();
            let digest = inside::composed_digest(self.message, &fields, self.hash, tail.secret);
            return digest.is_some_and(|digest| self.claim.matches(digest));
        }
        let digest = tail.digest(self.hash, &text.bytes, text.secret_at);
        if matches!(tail.twice, Twice::CutOf(_)) { self.claim.matches_cut(digest) } else { self.claim.matches(digest) }
    }
}

fn masked(text: &[u8], mask: Mask<'_>) -> Vec<u8> {
    mask.masked(text)
}

/// The hash by which the message says that it is signed; `None` if it names one that is not known.
fn own_hash(signing: &Signing<'_>, items: &[Item<'_>]) -> Option<Hash> {
    let Some(sign_type) = signing.sign_type else { return Some(signing.scheme.digest) };
    let named = items.iter().find(|item| item.name == sign_type.field.as_bytes() && !item.value.is_empty());
    inside::named_hash(&sign_type, named.map(|item| &item.value[..]), signing.scheme.digest)
}
