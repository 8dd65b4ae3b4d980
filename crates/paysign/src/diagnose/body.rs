//! Reads whatever the body is, tolerantly: a form, JSON, a URL, a printed array. What verification would refuse is noted.

mod formats;

use alloc::vec::Vec;

use super::cause::Cause;
use super::finding::{Evidence, Finding, Part};
use super::item::{Item, mark_twice};
use super::rules::escapes::{self, url_decoded};
use crate::message::{Limits, Message, Signing, StrayPercent, Wire};
use crate::scheme::Null;
use crate::value::Shape;

/// What was read.
pub(super) struct Read<'m> {
    /// The parameters, in the body's order.
    pub(super) items: Vec<Item<'m>>,
    /// What had to be undone to read them: part of every explanation.
    pub(super) implied: Vec<Part>,
    /// What would explain it if nothing else does.
    pub(super) remarks: Vec<Finding>,
}

/// Names and values as they were taken out of a body: value, raw value, shape, byte.
type Pairs = Vec<Pair>;
type Pair = (Vec<u8>, Vec<u8>, Vec<u8>, Shape, Option<usize>);

/// How often what wraps the parameters is taken off.
const MOST_LAYERS: usize = 4;

impl Read<'_> {
    pub(super) const NOTHING: Self = Self { items: Vec::new(), implied: Vec::new(), remarks: Vec::new() };
}

/// Reads a body.
pub(super) fn read<'m>(message: &Message<'m>, signing: &Signing<'m>, body: &[u8], limits: &Limits) -> Read<'m> {
    let mut read = Read { items: Vec::new(), implied: Vec::new(), remarks: Vec::new() };
    if body.trim_ascii().is_empty() {
        read.remarks.push(Finding::possible(Part::new(Cause::BodyEmpty), "the body holds nothing"));
        return read;
    }
    let body = body.get(..limits.body_len).unwrap_or(body);
    let is_other = |part: &Part| part.cause == Cause::BodyReserialised;
    let mut text = body.to_vec();
    let mut pairs = None;
    for _ in 0..MOST_LAYERS {
        if let Some(found) = parse(message, signing, &text, body, limits, &mut read.implied) {
            pairs = Some(found);
            break;
        }
        let Some((part, inner)) = formats::unwrapped(&text, message.transport.wire) else { break };
        if !(is_other(&part) && read.implied.iter().any(is_other)) {
            read.implied.push(part);
        }
        text = inner;
    }
    let Some(pairs) = pairs else {
        let reason = "it is neither a form nor a JSON object";
        read.remarks.push(Finding::possible(Part::new(Cause::BodyDamaged), reason));
        return read;
    };
    read.items = items(message, signing, pairs);
    undo_damage(message, signing, &mut read);
    read
}

/// The parameters of a printed example.
pub(super) fn printed<'m, 'p>(
    message: &Message<'m>,
    signing: &Signing<'m>,
    params: impl Iterator<Item = (&'p [u8], &'p [u8])>,
    expected: &str,
) -> Read<'m> {
    let plain = |(name, value): (&[u8], &[u8])| (name.to_vec(), value.to_vec(), value.to_vec(), Shape::Text, None);
    let mut pairs: Pairs = params.map(plain).filter(|pair| pair.0 != signing.field.as_bytes()).collect();
    pairs.push(plain((signing.field.as_bytes(), expected.trim_ascii().as_bytes())));
    let mut read = Read { items: items(message, signing, pairs), implied: Vec::new(), remarks: Vec::new() };
    undo_damage(message, signing, &mut read);
    read
}

fn items<'m>(message: &Message<'m>, signing: &Signing<'m>, pairs: Pairs) -> Vec<Item<'m>> {
    let item =
        |(name, value, raw, shape, offset)| Item { raw, shape, offset, ..Item::new(message, signing, name, value) };
    let mut items: Vec<Item<'m>> = pairs.into_iter().map(item).collect();
    mark_twice(&mut items);
    items
}

/// The parameters of a text that is a form or JSON; what differs from the message's wire is noted.
fn parse(
    message: &Message<'_>,
    signing: &Signing<'_>,
    text: &[u8],
    body: &[u8],
    limits: &Limits,
    implied: &mut Vec<Part>,
) -> Option<Pairs> {
    let wire = message.transport.wire;
    let is_raw = text == body;
    if Wire::of(text) == Wire::Json {
        let pairs = json(text, signing.scheme.null, is_raw, limits)?;
        if wire == Wire::Form {
            implied.push(Part::new(Cause::JsonForForm));
        }
        return Some(pairs);
    }
    if formats::is_wrapped(text) {
        return None;
    }
    let pairs = form(text, is_raw);
    let knows = |pair: &Pair| {
        pair.0 == signing.field.as_bytes()
            || message.fields.fields().iter().any(|field| field.name.as_bytes() == pair.0)
    };
    // A text without any name that is known is no form, if there are names to be known.
    if !(pairs.iter().any(knows) || message.fields.is_empty() && pairs.len() > 1) {
        return if formats::unwrapped(text, wire).is_some() || !text.contains(&b'=') { None } else { Some(pairs) };
    }
    if wire == Wire::Json {
        implied.push(Part::new(Cause::FormForJson));
    }
    let may_be_stray = message.transport.stray_percent == StrayPercent::Itself;
    if !may_be_stray && text.split(|byte| matches!(byte, b'&' | b'=')).any(has_bad_escape) {
        implied.push(Part::new(Cause::BodyDamaged).detail("a % that begins no escape was taken as it is"));
    }
    Some(pairs)
}

fn has_bad_escape(part: &[u8]) -> bool {
    (0..part.len()).any(|at| part[at] == b'%' && crate::escape::percent(&part[at..]).is_none())
}

fn form(text: &[u8], is_raw: bool) -> Pairs {
    let (mut pairs, mut start) = (Pairs::new(), 0);
    for piece in text.split(|byte| *byte == b'&') {
        if !piece.is_empty() {
            let name_end = piece.iter().position(|byte| *byte == b'=').unwrap_or(piece.len());
            let raw = piece.get(name_end + 1..).unwrap_or_default();
            let offset = is_raw.then_some(start);
            pairs.push((
                url_decoded(&piece[..name_end], true),
                url_decoded(raw, true),
                raw.to_vec(),
                Shape::Text,
                offset,
            ));
        }
        start += piece.len() + 1;
    }
    pairs
}

#[cfg(feature = "json")]
fn json(text: &[u8], null: Null, is_raw: bool, limits: &Limits) -> Option<Pairs> {
    let limits = Limits { fields: usize::MAX, ..*limits };
    let params = crate::wire::json::read(text, null, &limits).ok()?;
    let pair = |param: crate::wire::Param<'_>| {
        let offset = crate::wire::name_offset(text, Wire::Json, param.name);
        let bytes = |value: crate::value::Value<'_>| value.bytes().collect::<Vec<u8>>();
        (
            bytes(param.name),
            bytes(param.value),
            param.value.raw().to_vec(),
            param.value.shape(),
            is_raw.then_some(offset),
        )
    };
    Some(params.into_iter().map(pair).collect())
}

#[cfg(not(feature = "json"))]
fn json(_: &[u8], _: Null, _: bool, _: &Limits) -> Option<Pairs> {
    None
}

/// Undoes what HTML has done to the names: `amp;pid`, and `¬ify_url` inside the value before it.
fn undo_damage<'m>(message: &Message<'m>, signing: &Signing<'m>, read: &mut Read<'m>) {
    let mut escaped = Vec::new();
    for item in &mut read.items {
        if let Some(name) = item.name.strip_prefix(b"amp;") {
            escaped.push(item.evidence(None));
            item.name = name.to_vec();
            item.place(message, signing);
        }
    }
    if !escaped.is_empty() {
        let part = Part::new(Cause::HtmlUnescaped).detail("&amp; between the fields");
        read.implied.push(Part { evidence: escaped, ..part });
    }
    let mut damage = Vec::new();
    let mut index = 0;
    while index < read.items.len() {
        if let Some((value, name, rest)) = torn(message, &read.items[index].value) {
            let evidence = Evidence { signed: Some(name.clone()), ..read.items[index].evidence(None) };
            damage.push(evidence);
            read.items[index].value.clone_from(&value);
            read.items[index].raw = value;
            let offset = read.items[index].offset;
            read.items.insert(index + 1, Item { offset, ..Item::new(message, signing, name, rest) });
        }
        index += 1;
    }
    if !damage.is_empty() {
        let part = Part::new(Cause::EntityDamage).detail("here");
        read.implied.push(Part { evidence: damage, ..part });
    }
}

/// The value, and the field that an entity has torn into it: `x¬ify_url=1` is `x` and `notify_url` `1`.
fn torn(message: &Message<'_>, value: &[u8]) -> Option<(Vec<u8>, Vec<u8>, Vec<u8>)> {
    for (entity, sign) in escapes::DAMAGE {
        let sign = sign.as_bytes();
        for at in 0..value.len() {
            let Some(behind) = value[at..].strip_prefix(sign) else { continue };
            let Some(end) = behind.iter().position(|byte| *byte == b'=') else { continue };
            let name = [&entity.as_bytes()[1..], &behind[..end]].concat();
            if message.fields.fields().iter().any(|field| field.name.as_bytes() == name) {
                return Some((value[..at].to_vec(), name, behind[end + 1..].to_vec()));
            }
        }
    }
    None
}
