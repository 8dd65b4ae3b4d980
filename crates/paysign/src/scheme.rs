//! A scheme: how the fields of a message become the text that is hashed, one value per axis and no defaults.

mod axes;
mod clause;
mod draft;
mod error;
#[cfg(feature = "axes")]
mod fit;
#[cfg(feature = "axes")]
mod frame;
#[cfg(feature = "axes")]
mod function;
mod hash;
#[cfg(feature = "axes")]
mod item;
pub(crate) mod lexer;
mod names;
#[cfg(feature = "axes")]
mod part;
mod placement;
mod print;
mod quoted;
mod text;

pub use axes::{Empty, Fields, Null, Order, Pair, Separator, SeparatorChar, Whole};
#[cfg(feature = "axes")]
pub use axes::{NameText, SeparatorText, Written};
pub use error::{SchemeError, SchemeProblem};
#[cfg(feature = "axes")]
pub use frame::{Element, Frame, Taken};
#[cfg(feature = "axes")]
pub use function::{Encoder, Function};
pub use hash::{Encoding, Hash};
#[cfg(feature = "axes")]
pub use item::{Item, Items, Kind};
pub use names::Names;
#[cfg(feature = "axes")]
pub use part::Part;
pub use placement::Placement;
#[cfg(feature = "axes")]
pub use placement::{Inside, More};

/// How a message is signed, as a plain value.
///
/// No axis has a default: a forgotten one does not compile, and a neighbour of a scheme ("what if empty
/// values are kept?") is one changed value. [`Scheme::parse`] reads the same thing from text, for gateways
/// that are not built in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scheme<'a> {
    /// Which fields are signed.
    pub fields: Fields<'a>,
    /// What happens to a field with an empty value.
    pub empty: Empty,
    /// What a JSON `null` counts as.
    pub null: Null,
    /// In which order fields are joined.
    pub order: Order,
    /// How one field is written.
    pub pair: Pair,
    /// What is between two fields.
    pub separator: Separator,
    /// Where the secret goes.
    pub secret: Placement<'a>,
    /// The hash.
    pub digest: Hash,
    /// What is done to the whole text, secret included, before it is hashed.
    pub whole: Whole,
    /// How the digest is written. Of hex, verification reads both cases.
    pub encoding: Encoding,
}

impl Scheme<'_> {
    /// Whether a digest of this hash is an MD5 in hex, which the fast paths read and write.
    #[inline]
    pub(crate) fn writes_hex_md5(&self, hash: Hash) -> bool {
        hash == Hash::Md5 && self.encoding.is_hex()
    }

    /// Whether it does more than join fields and put the secret before or after them: such a text has a
    /// writer and readers of its own.
    #[inline]
    #[cfg_attr(not(feature = "axes"), allow(clippy::unused_self, reason = "no scheme is, without the feature"))]
    pub(crate) fn is_composed(&self) -> bool {
        #[cfg(feature = "axes")]
        return !matches!(self.fields, Fields::AllBut(_) | Fields::Marked | Fields::Only(_))
            || self.empty == Empty::Fill
            || !matches!(self.order, Order::ByName | Order::Listed)
            || matches!(self.pair, Pair::Written(_))
            || matches!(self.separator, Separator::Text(_))
            || self.secret.more().is_some()
            || self.whole != Whole::AsIs;
        #[cfg(not(feature = "axes"))]
        false
    }
}
