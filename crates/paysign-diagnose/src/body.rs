//! Reads whatever the body is, tolerantly: a form, JSON, or the envelopes around them. What verification
//! would refuse is noted.

use alloc::vec::Vec;

use super::cause::Cause;
use super::envelope::{self, Inside, MAX_LAYERS, Opener, Pair, Torn};
use super::finding::{Evidence, Factor, Finding};
use super::item::{Item, Of, mark_twice};
use super::rules::escapes;
use super::wiped::Wiped;
use paysign::gateway::StrayPercent;
use paysign::inside;
use paysign::value::Shape;
use paysign::{Limits, Message, Wire};

/// What was read.
pub(super) struct Read<'m> {
    /// The parameters, in the body's order.
    pub(super) items: Vec<Item<'m>>,
    /// What had to be undone to read them: part of every explanation.
    pub(super) implied: Vec<Factor>,
    /// What would explain it if nothing else does.
    pub(super) remarks: Vec<Finding>,
    /// Other parameters that it may hold, each with what was undone to read them.
    pub(super) others: Vec<Otherwise<'m>>,
}

/// Another reading of the same body.
pub(super) struct Otherwise<'m> {
    pub(super) factor: Factor,
    pub(super) items: Vec<Item<'m>>,
    /// Whether it is looked at before any edit is tried.
    pub(super) is_first: bool,
}

/// How few parameters an address has of its own at most, for a body with nothing else to be called empty.
const FEW: usize = 3;

impl Read<'_> {
    pub(super) const NOTHING: Self =
        Self { items: Vec::new(), implied: Vec::new(), remarks: Vec::new(), others: Vec::new() };
}

/// Reads a body.
pub(super) fn read<'m>(of: &Of<'_, 'm>, body: &[u8], limits: &Limits) -> Read<'m> {
    let mut read = Read::NOTHING;
    let body = body.get(..limits.body_len).unwrap_or(body);
    if body.trim_ascii().is_empty() || envelope::is_nothing(body) {
        read.remarks.push(Finding::possible(Factor::new(Cause::BodyEmpty), "the body holds nothing"));
        return read;
    }
    let is_other = |factor: &Factor| factor.cause == Cause::BodyReserialised;
    let envelopes = Opener::new(*of, *limits);
    let mut text = Wiped::from(body);
    // A body of the message's own wire is in no envelope.
    let mut fields = envelope::of_wire(of, body, limits);
    for _ in 0..if fields.is_some() { 0 } else { MAX_LAYERS } {
        let Some(opened) = envelopes.open(&text) else { break };
        for factor in opened.factors {
            if !(is_other(&factor) && read.implied.iter().any(is_other)) {
                read.implied.push(factor);
            }
        }
        match opened.inside {
            Inside::Text(inner) => text = inner,
            Inside::Fields(pairs) => {
                fields = Some(pairs);
                break;
            }
        }
    }
    let pairs = match fields {
        Some(pairs) => Some(pairs),
        None => plain(of, &text, body, limits, &mut read),
    };
    let Some(pairs) = pairs else {
        let reason = "it is neither a form, nor a JSON object, nor flat XML, nor multipart";
        read.remarks.push(Finding::possible(Factor::new(Cause::BodyDamaged), reason));
        return read;
    };
    read.items = items(of, pairs);
    note_nothing_of_it(of, &mut read);
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
    let plain = |(name, value): (&[u8], &[u8])| Pair::plain(name, value, Shape::Text);
    let mut pairs: Vec<Pair> = params.filter(|(name, _)| *name != field).map(plain).collect();
    pairs.push(plain((field, expected.trim_ascii().as_bytes())));
    let mut read = Read { items: items(of, pairs), ..Read::NOTHING };
    undo_damage(of, &mut read);
    read
}

fn items<'m>(of: &Of<'_, 'm>, pairs: Vec<Pair>) -> Vec<Item<'m>> {
    let item = |pair: Pair| Item::new(of, pair.name, pair.value).at(pair.offset, pair.raw, pair.shape);
    let mut items: Vec<Item<'m>> = pairs.into_iter().map(item).collect();
    mark_twice(&mut items);
    items
}

/// The parameters of a text that is a form or JSON; what differs from the message's wire is noted.
fn plain<'m>(of: &Of<'_, 'm>, text: &[u8], body: &[u8], limits: &Limits, read: &mut Read<'m>) -> Option<Vec<Pair>> {
    let wire = of.message.transport.wire;
    let is_raw = text == body;
    let mut pairs = envelope::fields(of, text, limits)?;
    if !is_raw {
        for pair in &mut pairs {
            pair.offset = None;
        }
    }
    // What a log or another program has written anew says nothing of how the message was sent.
    let is_written_anew =
        |factor: &Factor| matches!(factor.cause, Cause::LogLine | Cause::EventEnvelope | Cause::OtherFormat);
    let says_wire = !read.implied.iter().any(is_written_anew);
    if Wire::of(text) == Wire::Json {
        match wire {
            Wire::Form if says_wire => read.implied.push(Factor::new(Cause::JsonForForm)),
            Wire::Xml | Wire::Multipart if says_wire => {
                read.implied.push(Factor::new(Cause::OtherFormat).detail("JSON"));
            }
            _ => {}
        }
        return Some(pairs);
    }
    let has_table = !of.message.fields.is_empty();
    // A text without any name that is known is not a form, if there are names to be known.
    if !(pairs.iter().any(|pair| envelope::knows(of, &pair.name)) || !has_table && pairs.len() > 1) {
        let is_form = text.contains(&b'=') && pairs.iter().all(|pair| envelope::is_name(&pair.name));
        return is_form.then_some(pairs);
    }
    match wire {
        Wire::Json if says_wire => read.implied.push(Factor::new(Cause::FormForJson)),
        Wire::Xml | Wire::Multipart if says_wire => {
            read.implied.push(Factor::new(Cause::OtherFormat).detail("a form"));
        }
        _ => {}
    }
    let may_be_stray = of.message.transport.stray_percent == StrayPercent::Itself;
    if !may_be_stray && text.split(|byte| matches!(byte, b'&' | b'=')).any(has_bad_escape) {
        read.implied.push(Factor::new(Cause::BodyDamaged).detail("a % that begins no escape was taken as it is"));
    }
    let others = envelope::torn_readings(of, text).into_iter();
    let other =
        |Torn { factor, pairs, is_no_field }| Otherwise { factor, items: items(of, pairs), is_first: is_no_field };
    read.others = others.map(other).collect();
    Some(pairs)
}

fn has_bad_escape(part: &[u8]) -> bool {
    (0..part.len()).any(|at| part[at] == b'%' && inside::percent(&part[at..]).is_none())
}

/// Says that nothing of the message is here, only what an address has of its own.
fn note_nothing_of_it(of: &Of<'_, '_>, read: &mut Read<'_>) {
    let has_table = !of.message.fields.is_empty();
    let is_foreign = |item: &Item<'_>| item.row.is_none() && !item.is_signature;
    if has_table && read.items.len() <= FEW && read.items.iter().all(is_foreign) && read.implied.is_empty() {
        let evidence = read.items.iter().map(|item| item.evidence(None)).collect();
        let factor =
            Factor { evidence, ..Factor::new(Cause::BodyEmpty).detail("only what the address has of its own") };
        read.remarks.push(Finding::possible(factor, "none of the message's fields is here"));
    }
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
