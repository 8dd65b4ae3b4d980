//! A gateway as data: its messages, the variants that some of its sites speak in place of them, and what a
//! message is made of.

use core::fmt;

use crate::code::Code;
pub use crate::field::{Choice, Field, Kind, Rewritten, Role};
use crate::message::Message;
pub use crate::message::{
    Direction, Elsewhere, ErrorCode, Method, SignType, Signing, StrayPercent, Success, Transport,
};
use crate::scheme::Scheme;
pub use crate::table::Table;

/// A payment gateway, as data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gateway<'a> {
    /// Its id: `epay`.
    pub id: &'a str,
    /// The vendor's name for it.
    pub title: &'a str,
    /// What a shop must know about it beyond the tables.
    pub notes: &'a [&'a str],
    /// Its messages.
    pub messages: &'a [Message<'a>],
    /// What some of its sites speak in place of it: another scheme, or another dialect with messages of its own.
    pub variants: &'a [Variant<'a>],
    /// Where this was read.
    pub source: &'a str,
}

/// Another scheme, or another dialect, of the same gateway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variant<'a> {
    /// Its name, written behind the gateway's id: `key` in `epay@key`.
    pub name: &'a str,
    /// The scheme.
    pub scheme: Scheme<'a>,
    /// All messages of such a site: the gateway's own, signed by the scheme, or others in their place.
    pub messages: &'a [Message<'a>],
    /// What it is, and where it was seen.
    pub about: &'a str,
}

/// There is no gateway, variant or message of that name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum UnknownName {
    /// No gateway, or no variant of it.
    Gateway,
    /// No message of the gateway.
    Message,
}

impl UnknownName {
    /// The stable code.
    pub fn code(self) -> Code {
        match self {
            Self::Gateway => Code::UnknownGateway,
            Self::Message => Code::UnknownMessage,
        }
    }
}

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code().text())
    }
}

impl core::error::Error for UnknownName {}

impl<'a> Gateway<'a> {
    /// The message of this name, or with this alias.
    ///
    /// # Errors
    ///
    /// [`UnknownName::Message`].
    pub fn message(&self, name: &str) -> Result<&'a Message<'a>, UnknownName> {
        self.message_by(None, name)
    }

    /// The message of this name, as sites of this variant sign it.
    ///
    /// # Errors
    ///
    /// [`UnknownName::Message`].
    pub fn message_by(&self, variant: Option<&Variant<'a>>, name: &str) -> Result<&'a Message<'a>, UnknownName> {
        let messages = variant.map_or(self.messages, |variant| variant.messages);
        let is_named = |message: &&Message<'_>| message.name == name || message.aliases.contains(&name);
        messages.iter().find(is_named).ok_or(UnknownName::Message)
    }

    /// The messages of a variant that differ from the gateway's own in more than how they are signed.
    pub fn own_messages(&self, variant: &Variant<'a>) -> impl Iterator<Item = &'a Message<'a>> {
        let unsigned = |message: &Message<'a>| Message { signing: None, ..*message };
        variant.messages.iter().filter(move |own| !self.messages.iter().any(|other| unsigned(other) == unsigned(own)))
    }

    /// The variant of this name.
    ///
    /// # Errors
    ///
    /// [`UnknownName::Gateway`].
    pub fn variant(&self, name: &str) -> Result<&'a Variant<'a>, UnknownName> {
        self.variants.iter().find(|variant| variant.name == name).ok_or(UnknownName::Gateway)
    }
}

impl<'a> Message<'a> {
    /// The same message, signed by another scheme.
    #[must_use]
    pub const fn with_scheme(self, scheme: Scheme<'a>) -> Self {
        match self.signing {
            Some(signing) => Self { signing: Some(Signing { scheme, ..signing }), ..self },
            None => self,
        }
    }
}

/// The same messages, signed by another scheme: what a [`Variant`] holds.
pub const fn with_scheme<'a, const COUNT: usize>(
    mut messages: [Message<'a>; COUNT],
    scheme: Scheme<'a>,
) -> [Message<'a>; COUNT] {
    let mut index = 0;
    while index < COUNT {
        messages[index] = messages[index].with_scheme(scheme);
        index += 1;
    }
    messages
}

/// The gateway of this id among `all`, and the variant that the id names behind an `@`.
pub(crate) fn find<'a>(
    all: &'a [Gateway<'a>],
    id: &str,
) -> Result<(&'a Gateway<'a>, Option<&'a Variant<'a>>), UnknownName> {
    let (id, variant) = match id.split_once('@') {
        Some((id, variant)) => (id, Some(variant)),
        None => (id, None),
    };
    let gateway = all.iter().find(|gateway| gateway.id == id).ok_or(UnknownName::Gateway)?;
    let variant = variant.map(|name| gateway.variant(name)).transpose()?;
    Ok((gateway, variant))
}
