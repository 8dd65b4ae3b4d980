//! The wires that are read twice, once to count the fields and once to take them, so that they need no
//! allocator: XML and multipart.

use super::error::BodyError;
#[cfg(feature = "multipart")]
use super::multipart::Parts;
#[cfg(feature = "xml")]
use super::xml::XmlFields;
use crate::message::{Limits, Wire};
use crate::param::Param;
use crate::params;

/// The fields of a body, in its order.
#[derive(Clone)]
pub(crate) enum Fields<'a> {
    #[cfg(feature = "xml")]
    Xml(XmlFields<'a>),
    #[cfg(feature = "multipart")]
    Multipart(Parts<'a>),
    /// A wire that the build leaves out.
    None(core::marker::PhantomData<&'a [u8]>),
}

impl<'a> Fields<'a> {
    /// Those of a body of this wire; none at all in a build that leaves it out.
    #[cfg_attr(not(feature = "xml"), allow(unused_variables, reason = "only XML is nested"))]
    pub(crate) fn new(body: &'a [u8], wire: Wire, depth: usize) -> Self {
        match wire {
            #[cfg(feature = "xml")]
            Wire::Xml => Self::Xml(XmlFields::new(body, depth)),
            #[cfg(feature = "multipart")]
            Wire::Multipart => Self::Multipart(Parts::new(body)),
            _ => Self::None(core::marker::PhantomData),
        }
    }
}

impl<'a> Iterator for Fields<'a> {
    type Item = Result<Param<'a>, BodyError>;

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            #[cfg(feature = "xml")]
            Self::Xml(fields) => fields.next(),
            #[cfg(feature = "multipart")]
            Self::Multipart(parts) => parts.next(),
            Self::None(_) => Some(Err(BodyError::NotThisWire)),
        }
    }
}

/// Reads a body, and hands its parameters to `with`, in the body's order.
pub(crate) fn read<'a, R>(
    body: &'a [u8],
    wire: Wire,
    limits: &Limits,
    with: impl FnOnce(&mut [Param<'a>]) -> R,
) -> Result<R, BodyError> {
    if body.len() > limits.body_len {
        return Err(BodyError::TooLong { limit: limits.body_len });
    }
    if body.is_empty() {
        return Err(BodyError::Empty);
    }
    let fields = Fields::new(body, wire, limits.depth);
    let mut count = 0;
    for field in fields.clone() {
        field?;
        count += 1;
    }
    let most = params::most(limits);
    if count > most {
        return Err(BodyError::TooManyFields { limit: most });
    }
    params::with_room(count, |room| {
        for (to, param) in room.iter_mut().zip(fields.map_while(Result::ok)) {
            *to = param;
        }
        Ok(with(room))
    })
}
