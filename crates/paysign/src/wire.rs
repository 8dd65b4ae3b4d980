//! The wires: a raw body becomes parameters, or there is a reason why not.

mod error;
pub(crate) mod fields;
pub(crate) mod form;
#[cfg(feature = "json")]
pub(crate) mod json;
#[cfg(feature = "multipart")]
mod multipart;
#[cfg(all(feature = "axes", feature = "json"))]
pub(crate) mod nested;
#[cfg(feature = "xml")]
mod xml;

pub use error::BodyError;

#[cfg(feature = "alloc")]
use crate::message::Limits;
#[cfg(feature = "alloc")]
use crate::message::Transport;
use crate::message::Wire;
pub(crate) use crate::param::Param;
#[cfg(feature = "alloc")]
use crate::scheme::Null;
use crate::value::Value;

/// Where in `body` the part `raw`, which was cut out of it, begins.
pub(crate) fn offset_in(body: &[u8], raw: &[u8]) -> usize {
    (raw.as_ptr() as usize).wrapping_sub(body.as_ptr() as usize).min(body.len())
}

/// The byte of `body` where a name begins; in JSON that is its quotation mark.
pub(crate) fn name_offset(body: &[u8], wire: Wire, name: Value<'_>) -> usize {
    offset_in(body, name.raw()).saturating_sub(usize::from(wire == Wire::Json))
}

/// Whether a body of this wire can hold such a field; that of a wire which the build leaves out holds none.
pub(crate) fn can_hold(wire: Wire, name: Value<'_>, value: Value<'_>) -> bool {
    let is_text = |value: Value<'_>| value.as_plain().is_some_and(|bytes| core::str::from_utf8(bytes).is_ok());
    match wire {
        Wire::Form => true,
        Wire::Json => is_text(name) && is_text(value),
        #[cfg(feature = "xml")]
        Wire::Xml => xml::can_hold(name.raw(), value.raw()),
        #[cfg(feature = "multipart")]
        Wire::Multipart => is_text(name) && is_text(value) && multipart::can_hold(name.raw(), value.raw()),
        #[cfg(not(all(feature = "xml", feature = "multipart")))]
        _ => false,
    }
}

/// Whether the build has this wire.
pub(crate) const fn is_there(wire: Wire) -> bool {
    match wire {
        Wire::Form | Wire::Json => true,
        Wire::Xml => cfg!(feature = "xml"),
        Wire::Multipart => cfg!(feature = "multipart"),
    }
}

/// Reads a body of any wire into a list of its parameters, in the body's order.
#[cfg(feature = "alloc")]
#[cfg_attr(not(feature = "json"), allow(unused_variables, reason = "a form has no null"))]
pub(crate) fn read<'a>(
    transport: &Transport<'_>,
    null: Null,
    body: &'a [u8],
    limits: &Limits,
) -> Result<alloc::vec::Vec<Param<'a>>, BodyError> {
    match transport.wire {
        Wire::Form => form::read(body, transport.stray_percent, limits, |params| params.to_vec()),
        #[cfg(feature = "json")]
        Wire::Json => json::read(body, null, limits),
        #[cfg(not(feature = "json"))]
        Wire::Json => Err(BodyError::NotThisWire),
        wire @ (Wire::Xml | Wire::Multipart) => fields::read(body, wire, limits, |params| params.to_vec()),
    }
}
