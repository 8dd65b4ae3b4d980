//! Texts in which the places of the secret are marked.

use crate::digest::hash;
use crate::hex;
use crate::scheme::{Digest, Part};
use crate::secret::Key;

/// A text that is built without the secret.
pub(crate) type Text = Vec<Symbol>;

/// One symbol of such a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Symbol {
    /// A byte.
    Byte(u8),
    /// The secret, or a part of it.
    Secret(Part),
    /// The hash of a text, in lower-case hex.
    Hash(Digest, Text),
}

/// The text of these bytes.
pub(crate) fn plain(bytes: &[u8]) -> Text {
    bytes.iter().copied().map(Symbol::Byte).collect()
}

/// The bytes of a text; `None` where it has anything else.
pub(crate) fn bytes(text: &[Symbol]) -> Option<Vec<u8>> {
    text.iter().map(|symbol| if let Symbol::Byte(byte) = symbol { Some(*byte) } else { None }).collect()
}

/// The text with the secret in its places.
pub(crate) fn with_secret(text: &[Symbol], key: &Key) -> Vec<u8> {
    text.iter()
        .flat_map(|symbol| match symbol {
            Symbol::Byte(byte) => vec![*byte],
            Symbol::Secret(part) => key.part(part).to_vec(),
            Symbol::Hash(digest, text) => hex::write(&hash(*digest, &with_secret(text, key))).into_bytes(),
        })
        .collect()
}

/// The text with `<secret>` in place of the secret and of what is made of it.
pub(crate) fn shown(text: &[Symbol]) -> Vec<u8> {
    text.iter()
        .flat_map(|symbol| match symbol {
            Symbol::Byte(byte) => vec![*byte],
            Symbol::Hash(digest, text) if !holds_secret(text) => hex::write(&hash(*digest, &shown(text))).into_bytes(),
            Symbol::Secret(_) | Symbol::Hash(..) => b"<secret>".to_vec(),
        })
        .collect()
}

fn holds_secret(text: &[Symbol]) -> bool {
    text.iter().any(|symbol| match symbol {
        Symbol::Byte(_) => false,
        Symbol::Secret(_) => true,
        Symbol::Hash(_, text) => holds_secret(text),
    })
}
