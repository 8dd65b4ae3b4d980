//! Where the secret goes.

#[cfg(feature = "axes")]
use super::frame::{Frame, Taken};

/// Where the secret goes: before the text, after it, as the key of HMAC, or several of these.
///
/// A *joint* is the text between the secret and the fields, such as `&key=`; mostly it is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placement<'a> {
    pub(super) prepend: Option<&'a str>,
    pub(super) append: Option<&'a str>,
    pub(super) hmac: bool,
    #[cfg(feature = "axes")]
    pub(super) more: Option<More<'a>>,
}

/// What few gateways do.
#[cfg(feature = "axes")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct More<'a> {
    /// Its place among the fields, if it has one there.
    pub inside: Option<Inside<'a>>,
    /// What is around the fields.
    pub frame: Option<Frame<'a>>,
    /// What is made of the secret first.
    pub taken: Taken<'a>,
}

/// A place of the secret among the fields.
#[cfg(feature = "axes")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inside<'a> {
    /// After every field, with this joint before it.
    Each(&'a str),
    /// Where the list says `<secret>`, or has its parts.
    Listed,
    /// As a field of this name.
    Named(&'a str),
}

impl<'a> Placement<'a> {
    pub(super) const NOWHERE: Self = Self {
        prepend: None,
        append: None,
        hmac: false,
        #[cfg(feature = "axes")]
        more: None,
    };

    /// The fields, `joint`, the secret.
    pub const fn append(joint: &'a str) -> Self {
        Self { append: Some(joint), ..Self::NOWHERE }
    }

    /// The secret, `joint`, the fields. Anyone can lengthen such a text; strict reading refuses what this
    /// leaves behind.
    pub const fn prepend(joint: &'a str) -> Self {
        Self { prepend: Some(joint), ..Self::NOWHERE }
    }

    /// The secret before the text and after it, each with its joint.
    pub const fn both(front: &'a str, back: &'a str) -> Self {
        Self { prepend: Some(front), append: Some(back), ..Self::NOWHERE }
    }

    /// The secret is the key of HMAC and is nowhere in the text.
    pub const fn hmac() -> Self {
        Self { hmac: true, ..Self::NOWHERE }
    }

    /// The same, and the secret is the key of HMAC too.
    #[must_use]
    pub const fn and_hmac(self) -> Self {
        Self { hmac: true, ..self }
    }

    /// The joint after a secret that comes first.
    pub const fn front(&self) -> Option<&'a str> {
        self.prepend
    }

    /// The joint before a secret that comes last.
    pub const fn back(&self) -> Option<&'a str> {
        self.append
    }

    /// Whether the secret is the key of HMAC.
    pub const fn is_hmac(&self) -> bool {
        self.hmac
    }

    /// What few gateways do with a secret.
    #[cfg(feature = "axes")]
    pub const fn more(&self) -> Option<More<'a>> {
        self.more
    }

    /// The same with what few gateways do.
    #[cfg(feature = "axes")]
    #[must_use]
    pub const fn with(self, more: More<'a>) -> Self {
        Self { more: Some(more), ..self }
    }

    /// Nothing before and after the text: for a secret that is inside or in a frame.
    #[cfg(feature = "axes")]
    pub const fn inside(more: More<'a>) -> Self {
        Self::NOWHERE.with(more)
    }

    /// Whether someone without the secret can compute the digest of a longer text from the digest of this
    /// one.
    pub(crate) const fn can_be_lengthened(&self) -> bool {
        self.prepend.is_some() && self.append.is_none() && !self.hmac
    }
}
