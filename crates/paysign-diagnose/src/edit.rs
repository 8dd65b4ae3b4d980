//! An edit: one change of a draft or of its tail, which a single cause may have made.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::cause::Cause;
use super::draft::{Between, Draft, Order, Slot, Wrap, Writing};
use super::finding::{Evidence, Factor};
use super::item::Item;
use super::rule::{Input, Rule};
use super::tail::TailChange;
use paysign::Message;
use paysign::gateway::Signing;
use paysign::inside::Mask;
use paysign::scheme::{Empty, Scheme};

/// What the edits are made from.
pub(super) struct Given<'g> {
    pub(super) message: &'g Message<'g>,
    pub(super) signing: &'g Signing<'g>,
    pub(super) items: &'g [Item<'g>],
}

/// One change, and the cause that may have made it.
pub(super) struct Edit<'s> {
    pub(super) cause: Cause,
    /// Which form of the cause it is.
    pub(super) detail: Cow<'static, str>,
    pub(super) change: Change<'s>,
    /// How uncommon it is: the lower the better it explains.
    pub(super) cost: u8,
    /// Whether it befalls one value, where its rule befalls several.
    pub(super) is_of_one: bool,
}

/// What is changed.
pub(super) enum Change<'s> {
    /// These items are in the text.
    Include(Vec<usize>),
    /// These are not.
    Leave(Vec<usize>),
    /// The text has a field that the message lacks.
    Add(Vec<u8>, Vec<u8>),
    /// These items have other names.
    Rename(Vec<(usize, Vec<u8>)>),
    /// These have other values, by this rule.
    Rewrite(Vec<(usize, Vec<u8>)>, &'static Rule),
    Order(Order),
    /// These items come in this order, and nothing else is in the text.
    Listed(Vec<usize>),
    /// In the place of these items there is one of this name and value.
    Replace(Vec<usize>, Vec<u8>, Vec<u8>),
    Writing(Writing),
    Separator(Between),
    Wrap(Wrap),
    /// The secret is a field of this name.
    SecretField(&'static str),
    Tail(TailChange<'s>),
}

impl<'s> Edit<'s> {
    pub(super) fn new(cause: Cause, detail: impl Into<Cow<'static, str>>, extra: u8, change: Change<'s>) -> Self {
        let cost = cause.description().common as u8 + extra;
        Self { cause, detail: detail.into(), change, cost, is_of_one: false }
    }

    /// The same for one value of several that its rule befalls.
    pub(super) fn of_one(self) -> Self {
        Self { is_of_one: true, ..self }
    }

    /// Whether it changes how fields are joined, not which they are.
    pub(super) fn is_of_style(&self) -> bool {
        matches!(
            self.change,
            Change::Order(_)
                | Change::Listed(_)
                | Change::Writing(_)
                | Change::Separator(_)
                | Change::Wrap(_)
                | Change::SecretField(_)
        )
    }

    /// Whether it changes how the text becomes a digest, not the text.
    pub(super) fn tail(&self) -> Option<&TailChange<'s>> {
        match &self.change {
            Change::Tail(change) => Some(change),
            _ => None,
        }
    }

    /// Changes the draft.
    pub(super) fn apply<'e>(&'e self, draft: &mut Draft<'e>, items: &[Item<'_>], scheme: &Scheme<'_>) {
        match &self.change {
            Change::Include(indices) => set(draft, indices, true),
            Change::Leave(indices) => set(draft, indices, false),
            Change::Add(name, value) => draft.slots.push(added(name, value)),
            Change::Rename(names) => {
                for (index, name) in names {
                    for slot in slots(draft, *index) {
                        slot.name = Cow::Borrowed(name);
                        slot.is_in |= !slot.value.is_empty() || scheme.empty == Empty::Keep;
                    }
                }
            }
            Change::Rewrite(values, rule) => rewrite(draft, values, rule, items, scheme),
            Change::Order(order) => draft.style.order = *order,
            Change::Listed(order) => {
                let place = |slot: &Slot<'_>| order.iter().position(|index| slot.item == Some(*index));
                draft.slots.sort_by_key(|slot| place(slot).unwrap_or(usize::MAX));
                draft.style.order = Order::AsTheyAre;
            }
            Change::Replace(indices, name, value) => {
                set(draft, indices, false);
                draft.slots.push(added(name, value));
            }
            Change::Writing(writing) => draft.style.writing = *writing,
            Change::Separator(separator) => draft.style.separator = *separator,
            Change::Wrap(wrap) => draft.style.wrap = *wrap,
            Change::SecretField(name) => {
                draft.slots.push(Slot { is_secret: true, ..added(name.as_bytes(), b"") });
            }
            Change::Tail(_) => {}
        }
    }

    /// When it happens: what is decoded is decoded first, what is encoded is encoded last.
    pub(super) fn stage(&self) -> u8 {
        match &self.change {
            Change::Rewrite(..) => stage_of(self.cause),
            Change::Order(_) | Change::Listed(_) | Change::Writing(_) | Change::Separator(_) | Change::Wrap(_) => {
                LAST_OF_VALUES + 1
            }
            Change::SecretField(_) | Change::Tail(_) => LAST_OF_VALUES + 2,
            _ => 0,
        }
    }

    /// Whether the two can be one message's: they must not change the same thing.
    pub(super) fn goes_with(&self, others: &Self) -> bool {
        use Change::{Add, Include, Leave, Order, Rename, Rewrite, SecretField, Separator, Tail, Wrap, Writing};
        match (&self.change, &others.change) {
            (Tail(TailChange::Place(_)), Tail(TailChange::Place(_)))
            | (Tail(TailChange::Secret(_)), Tail(TailChange::Secret(_)))
            | (Tail(TailChange::Twice(_)), Tail(TailChange::Twice(_)))
            | (Order(_), Order(_))
            | (Writing(_), Writing(_))
            | (Separator(_), Separator(_))
            | (Wrap(_), Wrap(_))
            | (SecretField(_), SecretField(_) | Tail(TailChange::Place(_) | TailChange::Twice(_)))
            | (Tail(TailChange::Place(_) | TailChange::Twice(_)), SecretField(_))
            | (Rename(_), Rename(_)) => false,
            (Rewrite(one, rule), Rewrite(two, other)) => {
                // The same cause twice is one cause for all values. Two rules on the same value are tried in
                // the order of filters, and on two values each only if one of the rules is for all of them.
                let is_same = one.len() == 1 && two.len() == 1 && one[0].0 == two[0].0;
                rule.cause != other.cause && !is_same && !(self.is_of_one && others.is_of_one)
            }
            (Include(one) | Leave(one), Include(two) | Leave(two)) => one.iter().all(|index| !two.contains(index)),
            (Leave(gone), Rewrite(values, _)) | (Rewrite(values, _), Leave(gone)) => {
                values.iter().any(|(index, _)| !gone.contains(index))
            }
            (Add(one, _), Add(two, _)) => one < two,
            _ => true,
        }
    }

    /// The factor of an explanation that it is.
    pub(super) fn factor(&self, items: &[Item<'_>], scheme: &Scheme<'_>, mask: Mask<'_>) -> Factor {
        let masked = |text: &[u8]| mask.masked(text);
        let of = |indices: &[usize], signed: bool| {
            let evidence =
                |index: &usize| items.get(*index).map(|item| item.evidence(signed.then(|| item.shown_value().into())));
            indices.iter().filter_map(evidence).collect::<Vec<Evidence>>()
        };
        let evidence = match &self.change {
            Change::Include(indices) => of(indices, true),
            Change::Leave(indices) => of(indices, false),
            Change::Add(name, value) => {
                Vec::from([Evidence { signed: Some(masked(value)), ..Evidence::of_name(masked(name)) }])
            }
            Change::Rename(names) => {
                let renamed = |(index, name): &(usize, Vec<u8>)| {
                    let item = items.get(*index)?;
                    let names = (Some(item.shown_name().into()), Some(masked(name)));
                    Some(Evidence { here: names.0, signed: names.1, ..item.evidence(None) })
                };
                names.iter().filter_map(renamed).collect()
            }
            Change::Rewrite(values, _) => {
                // Of fields that are not signed it is of no interest, unless they are all there is.
                let is_signed = |index: usize| items.get(index).is_some_and(|item| item.is_covered);
                let tells = values.iter().any(|(index, _)| is_signed(*index));
                let rewritten = |(index, value): &(usize, Vec<u8>)| {
                    Some(items.get(*index)?.evidence(Some(masked(value)))).filter(|_| is_signed(*index) || !tells)
                };
                values.iter().filter_map(rewritten).collect()
            }
            Change::Separator(separator) => {
                let own = Between::of(scheme.separator.byte());
                Vec::from([Evidence::of_scheme(own.bytes(), separator.bytes())])
            }
            Change::Tail(TailChange::Place(super::tail::Place::At(placement))) => Vec::from([Evidence::of_scheme(
                masked(alloc::format!("{}", scheme.secret).as_bytes()),
                alloc::format!("{placement}").into_bytes(),
            )]),
            Change::SecretField(name) => Vec::from([Evidence::of_name(name.as_bytes())]),
            Change::Listed(order) => {
                let names = |indices: &mut dyn Iterator<Item = usize>| {
                    let names = indices.filter_map(|index| items.get(index)).map(Item::shown_name);
                    names.collect::<Vec<_>>().join(&b", "[..])
                };
                let mut here = order.clone();
                here.sort_by_key(|index| items.get(*index).map(|item| &item.name[..]));
                let signed = names(&mut order.iter().copied());
                Vec::from([Evidence::of_scheme(names(&mut here.into_iter()), signed)])
            }
            Change::Replace(indices, _, value) => {
                let mut shown = of(indices, false);
                shown.first_mut().into_iter().for_each(|first| first.signed = Some(masked(value)));
                shown
            }
            Change::Order(_) | Change::Writing(_) | Change::Wrap(_) | Change::Tail(_) => Vec::new(),
        };
        Factor { evidence, ..Factor::new(self.cause).detail(self.detail.clone()) }
    }
}

/// When the encoding of values happens, which is last.
const LAST_OF_VALUES: u8 = 9;

/// When a rule for values comes among others on the same value: in the order in which frameworks filter.
pub(super) fn stage_of(cause: Cause) -> u8 {
    match cause {
        Cause::UrlDecoded => 1,
        Cause::HtmlUnescaped | Cause::ByteOrderMark => 2,
        Cause::PlusAndSpace | Cause::TagsStripped => 3,
        Cause::BlanksChanged | Cause::LetterForms => 4,
        Cause::HtmlEscaped => 6,
        Cause::JsonEscapes | Cause::Backslashes => 7,
        Cause::CharsetGbk | Cause::CharsetLatin1 | Cause::CharsetLossy | Cause::CharsetOther => 8,
        Cause::UrlEncoded => LAST_OF_VALUES,
        _ => 5,
    }
}

/// A field that the message lacks.
fn added<'e>(name: &'e [u8], value: &'e [u8]) -> Slot<'e> {
    Slot {
        name: Cow::Borrowed(name),
        value: Cow::Borrowed(value),
        is_in: true,
        item: None,
        row: usize::MAX,
        is_secret: false,
    }
}

fn slots<'d, 'e>(draft: &'d mut Draft<'e>, index: usize) -> impl Iterator<Item = &'d mut Slot<'e>> {
    draft.slots.iter_mut().filter(move |slot| slot.item == Some(index))
}

fn set(draft: &mut Draft<'_>, indices: &[usize], is_in: bool) {
    for slot in &mut draft.slots {
        if slot.item.is_some_and(|item| indices.contains(&item)) {
            slot.is_in = is_in;
        }
    }
}

fn rewrite<'e>(
    draft: &mut Draft<'e>,
    values: &'e [(usize, Vec<u8>)],
    rule: &Rule,
    items: &[Item<'_>],
    scheme: &Scheme<'_>,
) {
    for (index, value) in values {
        let Some(item) = items.get(*index) else { continue };
        for slot in slots(draft, *index) {
            let was_there = !slot.value.is_empty();
            slot.value = if item.value == slot.value {
                Cow::Borrowed(value)
            } else {
                // Another edit has been here.
                match (rule.apply)(&Input::again(item, &slot.value)) {
                    Some(value) => Cow::Owned(value),
                    None => continue,
                }
            };
            let is_there = !slot.value.is_empty();
            if scheme.empty == Empty::Skip && was_there != is_there {
                slot.is_in = is_there && item.is_covered;
            }
        }
    }
}
