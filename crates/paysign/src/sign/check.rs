//! Holds parameters against the message's table before they are signed.

use super::error::SignError;
use crate::field::{Field, Kind};
#[cfg(feature = "axes")]
use crate::message::Wire;
use crate::message::{Message, Signing, Strictness};
use crate::name::Name;
use crate::readback;
use crate::scan;
use crate::scheme::{Fields, Hash, Separator};
use crate::value::Value;
use crate::verify::find;
use crate::wire::{self, Param};

/// Checks `params`, which have different names; returns the hash to use.
///
/// `given_order` has the same in the order in which they were given: of several faults, the first one is
/// reported.
pub(super) fn params<'p>(
    message: &Message<'_>,
    signing: &Signing<'_>,
    params: &[Param<'p>],
    given_order: &(impl Iterator<Item = Param<'p>> + Clone),
    strictness: Strictness,
) -> Result<Hash, SignError> {
    let given = |name: &str| find(params, name).filter(|value| !value.is_empty());
    if find(params, signing.field).is_some() {
        return Err(SignError::SignatureGiven(name(signing.field)));
    }
    let hash = hash(signing, params)?;
    for param in given_order.clone() {
        one(message, signing, param)?;
    }
    if !wire::can_hold(message.transport.wire, Value::plain(signing.field.as_bytes()), Value::plain(b"")) {
        return Err(SignError::InvalidValue(name(signing.field)));
    }
    for group in message.one_of {
        let in_group = |param: &Param<'_>| !param.value.is_empty() && group.iter().any(|field| param.name == **field);
        if let Some(second) = given_order.clone().filter(in_group).nth(1) {
            return Err(SignError::ExclusiveFields(Name::new(second.name.bytes())));
        }
    }
    for field in message.fields.iter().filter(|field| given(field.name).is_some()) {
        let is_allowed = |(other, values): (&str, &[&str])| {
            given(other).is_some_and(|value| values.iter().any(|allowed| value == **allowed))
        };
        if !field.only_with.is_none_or(is_allowed) {
            return Err(SignError::FieldNotAllowed(name(field.name)));
        }
    }
    let is_there = |field: &str| {
        // Where there is no table, what must be there is what the scheme lists, and it keeps empty values.
        let is_given = if message.fields.is_empty() { find(params, field) } else { given(field) };
        field == signing.field || is_given.is_some()
    };
    let listed = readback::whole_list(&signing.scheme).filter(|_| strictness == Strictness::Strict);
    match message.first_missing(is_there, listed) {
        Some(missing) => Err(SignError::MissingField(name(missing))),
        None => Ok(hash),
    }
}

fn name(field: &str) -> Name {
    Name::new(field.bytes())
}

/// The hash that `sign_type` names; with several to choose from, its absence is found with the other missing
/// fields.
fn hash(signing: &Signing<'_>, params: &[Param<'_>]) -> Result<Hash, SignError> {
    let Some(sign_type) = signing.sign_type else { return Ok(signing.scheme.digest) };
    let named = find(params, sign_type.field);
    sign_type.hash(named, signing.scheme.digest).ok_or(SignError::UnsupportedSignType(name(sign_type.field)))
}

/// Checks one parameter by itself.
fn one(message: &Message<'_>, signing: &Signing<'_>, param: Param<'_>) -> Result<(), SignError> {
    let field_name = Name::new(param.name.bytes());
    if param.name.is_empty() {
        return Err(SignError::EmptyName);
    }
    let field = message.fields.iter().find(|field| param.name == *field.name);
    let signs_whatever_is_sent = !signing.scheme.fields.is_list() && signing.scheme.fields != Fields::Marked;
    #[cfg(feature = "axes")]
    if message.transport.wire == Wire::Json && is_path(signing, param.name) {
        return Err(SignError::UnknownField(field_name));
    }
    let may_be_unknown =
        message.fields.is_empty() || (signs_whatever_is_sent && signing.scheme.separator != Separator::Nothing);
    let is_reserved = signing.reserved_names().any(|name| param.name == *name);
    if field.is_none() && (is_reserved || !may_be_unknown) {
        return Err(SignError::UnknownField(field_name));
    }
    if !wire::can_hold(message.transport.wire, param.name, param.value) {
        return Err(SignError::InvalidValue(field_name));
    }
    let names_digest = signing.sign_type.is_some_and(|sign_type| param.name == *sign_type.field);
    let Some(field) = field.filter(|_| !param.value.is_empty() && !names_digest) else { return Ok(()) };
    let text = param.value.as_plain().unwrap_or_default();
    if field.rewritten.is_some() && message.shortest(text).is_none() {
        return Err(SignError::InvalidValue(field_name));
    }
    match value(field, text) {
        Some(Fault::Invalid) => Err(SignError::InvalidValue(field_name)),
        Some(Fault::TooLong) => Err(SignError::ValueTooLong(field_name)),
        None => Ok(()),
    }
}

/// The fault of a value that is not empty in this field, by itself.
#[inline]
pub(crate) fn value(field: &Field<'_>, value: &[u8]) -> Option<Fault> {
    if !fits(field, value) {
        return Some(Fault::Invalid);
    }
    let max = field.max_chars.map(usize::from)?;
    // There are no more characters than bytes.
    (value.len() > max && chars(value) > max).then_some(Fault::TooLong)
}

/// What can be wrong with a value.
pub(crate) enum Fault {
    Invalid,
    TooLong,
}

/// Whether a value that is not empty is what the field holds.
fn fits(field: &Field<'_>, value: &[u8]) -> bool {
    let kind = match field.kind {
        Kind::Integer | Kind::Cents | Kind::Seconds | Kind::Millis => scan::are_digits(value),
        Kind::Amount => is_decimal(value),
        Kind::Code => field.choices.iter().any(|choice| choice.value.as_bytes() == value),
        Kind::DateTime => is_date_time(value),
        Kind::Boolean => value == b"true" || value == b"false",
        // The vendors' own examples put short texts where a URL is asked for, so a URL is any text.
        Kind::Url | Kind::Text | Kind::Object | Kind::Signature => true,
    };
    // JSON has no number with a leading zero.
    let has_leading_zero = matches!(value, [b'0', b'0'..=b'9', ..]);
    kind && !(field.is_number && (has_leading_zero || !is_decimal(value)))
}

/// Digits, with one point between them at most.
fn is_decimal(value: &[u8]) -> bool {
    let mut points = 0;
    for byte in value {
        match byte {
            b'0'..=b'9' => {}
            b'.' => points += 1,
            _ => return false,
        }
    }
    points <= 1 && value.first().is_some_and(|byte| *byte != b'.') && value.last().is_some_and(|byte| *byte != b'.')
}

/// `YYYY-MM-DD hh:mm:ss`
fn is_date_time(value: &[u8]) -> bool {
    let shape = b"0000-00-00 00:00:00";
    let fits = |(byte, shape): (&u8, &u8)| if *shape == b'0' { byte.is_ascii_digit() } else { byte == shape };
    value.len() == shape.len() && value.iter().zip(shape).all(fits)
}

/// Characters, or bytes where the value is not UTF-8.
fn chars(value: &[u8]) -> usize {
    core::str::from_utf8(value).map_or(value.len(), |text| text.chars().count())
}

/// Whether the scheme lists a member of a nested object by this path: none is written here.
#[cfg(feature = "axes")]
fn is_path(signing: &Signing<'_>, name: Value<'_>) -> bool {
    let Fields::Items(items) = signing.scheme.fields else { return false };
    items.fields().any(|(listed, ..)| listed.contains('.') && name == *listed)
}
