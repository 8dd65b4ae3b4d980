//! The arguments of a call, by their names.

use std::borrow::Cow;

use paysign_owned::Arrival;
use paysign_owned::border::BorderCode;

use crate::cbor::{self, Item};
use crate::error::Refusal;

/// A name and a value.
type Pair<'a, T> = (&'a T, &'a T);

/// The arguments of a call.
pub(crate) struct Args<'a>(Vec<(&'a str, Item<'a>)>);

impl<'a> Args<'a> {
    /// Reads them.
    ///
    /// # Errors
    ///
    /// They are not a map.
    pub(crate) fn new(input: &'a [u8]) -> Result<Self, Refusal> {
        match cbor::read(input)? {
            Item::Map(args) => Ok(Self(args)),
            _ => Err(BorderCode::InvalidArgument.into()),
        }
    }

    /// An argument; `None` if it is not given, or null.
    pub(crate) fn get(&self, name: &str) -> Option<&Item<'a>> {
        self.0.iter().find(|(known, item)| *known == name && *item != Item::Null).map(|(_, item)| item)
    }

    /// A text that must be given.
    pub(crate) fn text(&self, name: &str) -> Result<&'a str, Refusal> {
        self.text_if_any(name)?.ok_or(BorderCode::InvalidArgument.into())
    }

    /// A text that may be given.
    pub(crate) fn text_if_any(&self, name: &str) -> Result<Option<&'a str>, Refusal> {
        self.get(name).map(text).transpose()
    }

    /// Bytes that must be given; a text is its bytes.
    pub(crate) fn bytes(&self, name: &str) -> Result<&'a [u8], Refusal> {
        self.get(name).map_or(Err(BorderCode::InvalidArgument.into()), bytes)
    }

    /// A number that may be given.
    pub(crate) fn number(&self, name: &str) -> Result<Option<u64>, Refusal> {
        match self.get(name) {
            None => Ok(None),
            Some(Item::Number(number)) => Ok(Some(*number)),
            Some(_) => Err(BorderCode::InvalidArgument.into()),
        }
    }

    /// A size that may be given; what is greater than any is the greatest.
    pub(crate) fn size(&self, name: &str) -> Result<Option<usize>, Refusal> {
        Ok(self.number(name)?.map(|size| size.try_into().unwrap_or(usize::MAX)))
    }

    /// How many digits of an amount's units are after the point.
    pub(crate) fn scale(&self) -> Result<u8, Refusal> {
        let scale = self.number("scale")?.and_then(|scale| u8::try_from(scale).ok());
        scale.ok_or(paysign::Code::InvalidAmount.into())
    }

    /// Yes or no, if it is given.
    pub(crate) fn bool(&self, name: &str) -> Result<Option<bool>, Refusal> {
        match self.get(name) {
            None => Ok(None),
            Some(Item::Bool(is_so)) => Ok(Some(*is_so)),
            Some(_) => Err(BorderCode::InvalidArgument.into()),
        }
    }

    /// A list; an empty one if it is not given.
    pub(crate) fn list(&self, name: &str) -> Result<&[Item<'a>], Refusal> {
        match self.get(name) {
            None => Ok(&[]),
            Some(Item::List(items)) => Ok(items),
            Some(_) => Err(BorderCode::InvalidArgument.into()),
        }
    }

    /// Texts; none if they are not given.
    pub(crate) fn texts(&self, name: &str) -> Result<Vec<&'a str>, Refusal> {
        self.list(name)?.iter().map(text).collect()
    }

    /// Names and values: a list of both by turns.
    pub(crate) fn params(&self, name: &str) -> Result<Vec<Pair<'a, [u8]>>, Refusal> {
        let list = self.list(name)?;
        if !list.len().is_multiple_of(2) {
            return Err(BorderCode::InvalidArgument.into());
        }
        list.chunks_exact(2).map(|pair| Ok((bytes(&pair[0])?, bytes(&pair[1])?))).collect()
    }

    /// The same as texts.
    pub(crate) fn text_params(&self, name: &str) -> Result<Vec<Pair<'a, str>>, Refusal> {
        let text = |bytes| std::str::from_utf8(bytes).map_err(|_| Refusal::Border(BorderCode::NotUtf8));
        self.params(name)?.into_iter().map(|(name, value)| Ok((text(name)?, text(value)?))).collect()
    }

    /// What came with a body, if any was given: headers, names and values by turns, and the time.
    pub(crate) fn arrival(&self) -> Result<Option<Arrival>, Refusal> {
        if self.get("headers").is_none() && self.get("now").is_none() {
            return Ok(None);
        }
        let headers = self.params("headers")?.into_iter().map(|(name, value)| (name.to_vec(), value.to_vec()));
        Ok(Some(Arrival { headers: headers.collect(), now: self.number("now")? }))
    }

    /// A map from texts to texts.
    pub(crate) fn named_texts(&self, name: &str) -> Result<Vec<Pair<'a, str>>, Refusal> {
        match self.get(name) {
            None => Ok(Vec::new()),
            Some(Item::Map(items)) => items.iter().map(|(name, item)| Ok((*name, text(item)?))).collect(),
            Some(_) => Err(BorderCode::InvalidArgument.into()),
        }
    }
}

/// The text that an item is.
pub(crate) fn text<'a>(item: &Item<'a>) -> Result<&'a str, Refusal> {
    match item {
        Item::Text(text) => Ok(text),
        Item::Bytes(_) => Err(BorderCode::NotUtf8.into()),
        _ => Err(BorderCode::InvalidArgument.into()),
    }
}

/// The bytes that an item is.
pub(crate) fn bytes<'a>(item: &Item<'a>) -> Result<&'a [u8], Refusal> {
    match item {
        Item::Bytes(bytes) => Ok(bytes),
        Item::Text(text) => Ok(text.as_bytes()),
        _ => Err(BorderCode::InvalidArgument.into()),
    }
}

/// Bytes that are shown to people, as text.
pub(crate) fn shown(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}
