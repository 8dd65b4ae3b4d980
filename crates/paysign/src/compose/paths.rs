//! What a scheme means in nested JSON objects: listed members, the signature, or the message itself. A name
//! with points in it is the way there.

use alloc::vec::Vec;

use super::Fault;
use crate::message::{Limits, Signing};
use crate::param::Param;
use crate::scheme::Fields;
use crate::value::{Shape, Value};
use crate::wire::json;

/// Puts what is nested where a scheme looks for it: what paths lead to gets the path as its name, after all
/// other parameters; the members of the object that is the message take the place of the outer ones.
pub(crate) fn place<'a>(signing: &Signing<'a>, limits: &Limits, params: &mut Vec<Param<'a>>) -> Result<(), Fault<'a>> {
    let read = Reader { signing, limits };
    if let Fields::AllIn(path, _) = signing.scheme.fields {
        return read.unwrap(path, params);
    }
    let members = params.len();
    let listed = match signing.scheme.fields {
        Fields::Items(items) => Some(items),
        _ => None,
    };
    let listed = listed.into_iter().flat_map(|items| items.fields()).map(|(name, ..)| name);
    for path in listed.chain([signing.field]).filter(|name| name.contains('.')) {
        let top = params.get(..members).unwrap_or_default();
        let found = read.find(top, path)?;
        // It would have the name of what it is not.
        if let (Some(param), Some(_)) = (top.iter().find(|param| param.name == *path), found) {
            return Err(Fault::Twice { path, name: param.name });
        }
        if let Some(value) = found {
            params.push(Param { name: Value::plain(path.as_bytes()), value, place: params.len() });
        }
    }
    Ok(())
}

struct Reader<'r, 'a> {
    signing: &'r Signing<'a>,
    limits: &'r Limits,
}

impl<'a> Reader<'_, 'a> {
    /// Makes the object at this path the message; only the fields about the signature are kept of what is
    /// beside it.
    fn unwrap(&self, path: &'a str, params: &mut Vec<Param<'a>>) -> Result<(), Fault<'a>> {
        let signing = self.signing;
        let object = self.find(params, path)?.and_then(|value| self.members(value));
        let mut message = object.ok_or(Fault::Missing { path })?;
        for name in [Some(signing.field), signing.sign_type.map(|sign_type| sign_type.field)].into_iter().flatten() {
            let mut outer = params.iter().filter(|param| param.name == *name);
            let (first, second) = (outer.next(), outer.next());
            let inner = message.iter().find(|param| param.name == *name);
            if let Some(twice) = second.or(inner.filter(|_| name == signing.field)) {
                return Err(Fault::Twice { path: name, name: twice.name });
            }
            let found = match first {
                Some(param) => Some(param.value),
                None if name.contains('.') => self.find(params, name)?,
                None => None,
            };
            if let (Some(value), None) = (found, inner) {
                message.push(Param { name: Value::plain(name.as_bytes()), value, place: message.len() });
            }
        }
        *params = message;
        Ok(())
    }

    fn members(&self, value: Value<'a>) -> Option<Vec<Param<'a>>> {
        let is_object = value.shape() == Shape::Nested && value.raw().starts_with(b"{");
        json::read(value.raw(), self.signing.scheme.null, self.limits).ok().filter(|_| is_object)
    }

    /// What the path leads to.
    fn find(&self, members: &[Param<'a>], path: &'a str) -> Result<Option<Value<'a>>, Fault<'a>> {
        // A name that is there twice among the outer ones is found with the others.
        let first = path.split('.').next().unwrap_or_default();
        if members.iter().filter(|param| param.name == *first).count() != 1 {
            return Ok(None);
        }
        self.follow(members, path).map_err(|name| Fault::Twice { path, name })
    }

    /// `Err` with a name that is there twice on the way.
    fn follow(&self, members: &[Param<'a>], path: &str) -> Result<Option<Value<'a>>, Value<'a>> {
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
            None => Ok(Some(param.value)),
            Some(rest) => self.members(param.value).map_or(Ok(None), |inner| self.follow(&inner, rest)),
        }
    }
}
