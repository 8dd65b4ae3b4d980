//! What a scheme means in nested JSON objects: listed members, the signature, or the message itself. A name
//! with points in it is the way there.

use alloc::vec::Vec;

use super::{json, offset_in};
use crate::message::{Limits, Signing};
use crate::param::Param;
use crate::scheme::{Fields, Items};
use crate::value::{Shape, Value};

/// Why nested members are not put where they belong.
pub(crate) enum Fault<'a> {
    /// A member that is there twice, on the way or at its end.
    Twice {
        /// The whole path.
        path: &'a str,
        /// The name of the second one, as it is in the body.
        name: Value<'a>,
    },
    /// There is no object.
    Missing {
        /// The whole path.
        path: &'a str,
    },
    /// A message lists more paths than it may have fields.
    TooMany,
}

/// Puts what is nested where a scheme looks for it: what paths lead to gets the path as its name; the members
/// of the object that is the message take the place of the outer ones.
pub(crate) fn place<'a>(
    signing: &Signing<'a>,
    body: &[u8],
    limits: &Limits,
    params: &mut Vec<Param<'a>>,
) -> Result<(), Fault<'a>> {
    let read = Reader { signing, limits };
    if let Fields::AllIn(path, _) = signing.scheme.fields {
        return read.unwrap(path, params);
    }
    let members = params.len();
    let listed = match signing.scheme.fields {
        Fields::Items(items) => Some(items),
        _ => None,
    };
    let listed = listed.into_iter().flat_map(Items::fields).map(|(name, ..)| name);
    let mut twice = None;
    for (count, path) in listed.chain(by_message(signing, params)).chain([signing.field]).filter(is_path).enumerate() {
        if count > limits.fields {
            return Err(Fault::TooMany);
        }
        if params.get(members..).unwrap_or_default().iter().any(|param| param.name == *path) {
            continue;
        }
        let top = params.get(..members).unwrap_or_default();
        // A member that is called so would have the name of what it is not.
        let found = match top.iter().find(|param| param.name == *path) {
            Some(param) => Err(param.name),
            None => read.find(top, path),
        };
        match found {
            Ok(None) => {}
            Ok(Some((name, value))) => {
                params.push(Param { name: Value::plain(path.as_bytes()), value, place: offset_in(body, name.raw()) });
            }
            Err(name) => {
                let is_first = twice.is_none_or(|(_, other): (_, Value<'_>)| {
                    offset_in(body, name.raw()) < offset_in(body, other.raw())
                });
                twice = if is_first { Some((path, name)) } else { twice };
            }
        }
    }
    // Of several repetitions the first in the body.
    if let Some((path, name)) = twice {
        return Err(Fault::Twice { path, name });
    }
    if params.len() > members {
        // In the order of the body, whatever the depth.
        for param in params.iter_mut().take(members) {
            param.place = offset_in(body, param.name.raw());
        }
    }
    Ok(())
}

fn is_path(name: &&str) -> bool {
    name.contains('.')
}

/// The names that the message lists. One with an escape in it is no path.
fn by_message<'a>(signing: &Signing<'a>, params: &[Param<'a>]) -> impl Iterator<Item = &'a str> + use<'a> {
    let (list, cut) = match signing.scheme.fields {
        Fields::NamedBy(field, cut) => (params.iter().find(|param| param.name == *field), cut),
        _ => (None, b','),
    };
    let list = list.and_then(|param| param.value.as_plain());
    let names = list.unwrap_or_default().split(move |byte| *byte == cut);
    names.filter_map(|name| core::str::from_utf8(name.trim_ascii()).ok())
}

/// The name of a member and its value.
type Found<'a> = Option<(Value<'a>, Value<'a>)>;

struct Reader<'r, 'a> {
    signing: &'r Signing<'a>,
    limits: &'r Limits,
}

impl<'a> Reader<'_, 'a> {
    /// Makes the object at this path the message; only the fields about the signature are kept of what is
    /// beside it.
    fn unwrap(&self, path: &'a str, params: &mut Vec<Param<'a>>) -> Result<(), Fault<'a>> {
        let signing = self.signing;
        let found = self.follow(params, path).map_err(|name| Fault::Twice { path, name })?;
        let Some((_, object)) = found.filter(|(_, value)| is_object(*value)) else {
            return Err(Fault::Missing { path });
        };
        let mut message = self.members(object).ok_or(Fault::TooMany)?;
        for name in [Some(signing.field), signing.sign_type.map(|sign_type| sign_type.field)].into_iter().flatten() {
            let mut outer = params.iter().filter(|param| param.name == *name);
            let (first, second) = (outer.next(), outer.next());
            let inner = message.iter().find(|param| param.name == *name);
            if let Some(twice) = second.or(inner.filter(|_| name == signing.field)) {
                return Err(Fault::Twice { path: name, name: twice.name });
            }
            let found = match first {
                Some(param) => Some(param.value),
                None if name.contains('.') => {
                    let found = self.find(params, name).map_err(|twice| Fault::Twice { path: name, name: twice })?;
                    found.map(|(_, value)| value)
                }
                None => None,
            };
            if let (Some(value), None) = (found, inner) {
                message.push(Param { name: Value::plain(name.as_bytes()), value, place: message.len() });
            }
        }
        *params = message;
        Ok(())
    }

    /// The members of an object, if they are not too many.
    fn members(&self, value: Value<'a>) -> Option<Vec<Param<'a>>> {
        json::read(value.raw(), self.signing.scheme.null, self.limits).ok().filter(|_| is_object(value))
    }

    /// What the path leads to; `Err` with a name that is there twice on the way.
    fn find(&self, members: &[Param<'a>], path: &'a str) -> Result<Found<'a>, Value<'a>> {
        // A name that is there twice among the outer ones is found with the others.
        let first = path.split('.').next().unwrap_or_default();
        if members.iter().filter(|param| param.name == *first).count() != 1 {
            return Ok(None);
        }
        self.follow(members, path)
    }

    /// The same, the outer names too.
    fn follow(&self, members: &[Param<'a>], path: &str) -> Result<Found<'a>, Value<'a>> {
        let (name, rest) = match path.split_once('.') {
            Some((name, rest)) => (name, Some(rest)),
            None => (path, None),
        };
        let mut named = members.iter().filter(|param| param.name == *name);
        let Some(param) = named.next() else { return Ok(None) };
        if let Some(second) = named.next() {
            return Err(second.name);
        }
        match rest {
            None => Ok(Some((param.name, param.value))),
            Some(rest) => self.members(param.value).map_or(Ok(None), |inner| self.follow(&inner, rest)),
        }
    }
}

fn is_object(value: Value<'_>) -> bool {
    value.shape() == Shape::Nested && value.raw().starts_with(b"{")
}

/// The limits by which the outer object is read: where another one is the message, its members do not count.
pub(crate) fn outer(signing: &Signing<'_>, limits: &Limits) -> Limits {
    let is_unwrapped = matches!(signing.scheme.fields, Fields::AllIn(..));
    Limits { fields: if is_unwrapped { usize::MAX } else { limits.fields }, ..*limits }
}
