//! Reads whatever the body is, tolerantly: a form, JSON, a URL, a printed array. What verification would
//! refuse is noted.

mod formats;

use alloc::vec::Vec;

use super::cause::Cause;
use super::finding::{Evidence, Factor, Finding};
use super::item::{Item, Of, mark_twice};
use super::rules::escapes::{self, url_decoded};
use super::wiped::Wiped;
use paysign::gateway::{Signing, StrayPercent};
use paysign::inside;
use paysign::scheme::Null;
use paysign::value::Shape;
use paysign::{Limits, Message, Value, Wire};

/// What was read.
pub(super) struct Read<'m> {
    /// The parameters, in the body's order.
    pub(super) items: Vec<Item<'m>>,
    /// What had to be undone to read them: part of every explanation.
    pub(super) implied: Vec<Factor>,
    /// What would explain it if nothing else does.
    pub(super) remarks: Vec<Finding>,
}

/// Names and values as they were taken out of a body: value, raw value, shape, byte.
type Pairs = Vec<Pair>;
type Pair = (Wiped, Wiped, Wiped, Shape, Option<usize>);

/// How often what wraps the parameters is taken off.
const MAX_LAYERS: usize = 4;

impl Read<'_> {
    pub(super) const NOTHING: Self = Self { items: Vec::new(), implied: Vec::new(), remarks: Vec::new() };
}

/// Reads a body.
pub(super) fn read<'m>(of: &Of<'_, 'm>, body: &[u8], limits: &Limits) -> Read<'m> {
    let &Of { message, signing, .. } = of;
    let mut read = Read { items: Vec::new(), implied: Vec::new(), remarks: Vec::new() };
    if body.trim_ascii().is_empty() {
        read.remarks.push(Finding::possible(Factor::new(Cause::BodyEmpty), "the body holds nothing"));
        return read;
    }
    let body = body.get(..limits.body_len).unwrap_or(body);
    let is_other = |factor: &Factor| factor.cause == Cause::BodyReserialised;
    let mut text = Wiped::from(body);
    let mut pairs = None;
    for _ in 0..MAX_LAYERS {
        if let Some(found) = parse(message, signing, &text, body, limits, &mut read.implied) {
            pairs = Some(found);
            break;
        }
        let Some((factor, inner)) = formats::unwrapped(&text, message.transport.wire) else { break };
        if !(is_other(&factor) && read.implied.iter().any(is_other)) {
            read.implied.push(factor);
        }
        text = inner;
    }
    let Some(pairs) = pairs else {
        let reason = "it is neither a form, nor a JSON object, nor flat XML, nor multipart";
        read.remarks.push(Finding::possible(Factor::new(Cause::BodyDamaged), reason));
        return read;
    };
    read.items = items(of, pairs);
    undo_damage(of, &mut read);
    read
}

/// The parameters of a printed example.
pub(super) fn printed<'m, 'p>(
    of: &Of<'_, 'm>,
    params: impl Iterator<Item = (&'p [u8], &'p [u8])>,
    expected: &str,
) -> Read<'m> {
    let field = of.signing.field.as_bytes();
    let plain = |(name, value): (&[u8], &[u8])| (name.into(), value.into(), value.into(), Shape::Text, None);
    let mut pairs: Pairs = params.filter(|(name, _)| *name != field).map(plain).collect();
    pairs.push(plain((field, expected.trim_ascii().as_bytes())));
    let mut read = Read { items: items(of, pairs), implied: Vec::new(), remarks: Vec::new() };
    undo_damage(of, &mut read);
    read
}

fn items<'m>(of: &Of<'_, 'm>, pairs: Pairs) -> Vec<Item<'m>> {
    let item = |(name, value, raw, shape, offset)| Item::new(of, name, value).at(offset, raw, shape);
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
    implied: &mut Vec<Factor>,
) -> Option<Pairs> {
    let wire = message.transport.wire;
    let is_raw = text == body;
    if let Some(fields) = inside::fields(text, wire, limits.depth) {
        return Some(pairs_of(fields, is_raw));
    }
    if Wire::of(text) == Wire::Json {
        let pairs = json(text, signing.scheme.null, is_raw, limits)?;
        match wire {
            Wire::Form => implied.push(Factor::new(Cause::JsonForForm)),
            Wire::Json => {}
            Wire::Xml | Wire::Multipart => implied.push(Factor::new(Cause::OtherFormat).detail("JSON")),
        }
        return Some(pairs);
    }
    if formats::is_wrapped(text) {
        return None;
    }
    let pairs = form(text, is_raw);
    let knows = |pair: &Pair| {
        pair.0 == signing.field.as_bytes() || message.fields.fields().iter().any(|field| pair.0 == field.name)
    };
    // A text without any name that is known is not a form, if there are names to be known.
    if !(pairs.iter().any(knows) || message.fields.is_empty() && pairs.len() > 1) {
        return if formats::unwrapped(text, wire).is_some() || !text.contains(&b'=') { None } else { Some(pairs) };
    }
    match wire {
        Wire::Form => {}
        Wire::Json => implied.push(Factor::new(Cause::FormForJson)),
        Wire::Xml | Wire::Multipart => implied.push(Factor::new(Cause::OtherFormat).detail("a form")),
    }
    let may_be_stray = message.transport.stray_percent == StrayPercent::Itself;
    if !may_be_stray && text.split(|byte| matches!(byte, b'&' | b'=')).any(has_bad_escape) {
        implied.push(Factor::new(Cause::BodyDamaged).detail("a % that begins no escape was taken as it is"));
    }
    Some(pairs)
}

fn has_bad_escape(part: &[u8]) -> bool {
    (0..part.len()).any(|at| part[at] == b'%' && inside::percent(&part[at..]).is_none())
}

fn form(text: &[u8], is_raw: bool) -> Pairs {
    let (mut pairs, mut start) = (Pairs::new(), 0);
    for piece in text.split(|byte| *byte == b'&') {
        if !piece.is_empty() {
            let name_end = piece.iter().position(|byte| *byte == b'=').unwrap_or(piece.len());
            let raw = piece.get(name_end + 1..).unwrap_or_default();
            let offset = is_raw.then_some(start);
            pairs.push((
                url_decoded(&piece[..name_end], true).into(),
                url_decoded(raw, true).into(),
                raw.into(),
                Shape::Text,
                offset,
            ));
        }
        start += piece.len() + 1;
    }
    pairs
}

fn json(text: &[u8], null: Null, is_raw: bool, limits: &Limits) -> Option<Pairs> {
    let limits = Limits { fields: usize::MAX, ..*limits };
    Some(pairs_of(inside::members(text, null, &limits)?, is_raw))
}

/// What the core has read, as pairs.
fn pairs_of(fields: Vec<(Value<'_>, Value<'_>, usize)>, is_raw: bool) -> Pairs {
    let bytes = |value: Value<'_>| {
        Wiped::written(value.raw().len(), |room| value.for_each_chunk(|chunk| room.extend_from_slice(chunk))).0
    };
    let pair = |(name, value, offset): (Value<'_>, Value<'_>, usize)| {
        (bytes(name), bytes(value), value.raw().into(), value.shape(), is_raw.then_some(offset))
    };
    fields.into_iter().map(pair).collect()
}

/// Undoes what HTML has done to the names: `amp;pid`, and `¬ify_url` inside the value before it.
fn undo_damage<'m>(of: &Of<'_, 'm>, read: &mut Read<'m>) {
    let mut escaped = Vec::new();
    for item in &mut read.items {
        let evidence = item.evidence(None);
        if let Some(name) = item.name.strip_prefix(b"amp;") {
            escaped.push(evidence);
            item.name = name.into();
            item.place(of);
        }
    }
    if !escaped.is_empty() {
        let factor = Factor::new(Cause::HtmlUnescaped).detail("&amp; between the fields");
        read.implied.push(Factor { evidence: escaped, ..factor });
    }
    let mut damage = Vec::new();
    let mut index = 0;
    while index < read.items.len() {
        if let Some((value, name, rest)) = torn(of.message, &read.items[index].value) {
            let evidence = Evidence { signed: Some(name.to_vec()), ..read.items[index].evidence(None) };
            damage.push(evidence);
            let item = &mut read.items[index];
            (item.raw, item.value) = (value.clone(), value);
            item.place(of);
            let offset = item.offset;
            read.items.insert(index + 1, Item::new(of, name, rest.clone()).at(offset, rest, Shape::Text));
        }
        index += 1;
    }
    if !damage.is_empty() {
        let factor = Factor::new(Cause::EntityDamage).detail("here");
        read.implied.push(Factor { evidence: damage, ..factor });
    }
}

/// The value, and the field that an entity has torn into it: `x¬ify_url=1` is `x` and `notify_url` `1`.
fn torn(message: &Message<'_>, value: &[u8]) -> Option<(Wiped, Wiped, Wiped)> {
    for (entity, sign) in escapes::DAMAGE {
        let sign = sign.as_bytes();
        for at in 0..value.len() {
            let Some(behind) = value[at..].strip_prefix(sign) else { continue };
            let Some(end) = behind.iter().position(|byte| *byte == b'=') else { continue };
            let name = Wiped::from([&entity.as_bytes()[1..], &behind[..end]].concat());
            if message.fields.fields().iter().any(|field| name == field.name) {
                return Some((value[..at].into(), name, behind[end + 1..].into()));
            }
        }
    }
    None
}
