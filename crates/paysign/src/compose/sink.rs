//! What a composed text is written to.

use core::cmp::Ordering;

use crate::canonical::Sink;
use crate::scheme::{Hash, Part};
use crate::value::Value;

/// What such a text is written to: it takes the secret where it belongs.
pub(crate) trait SecretSink: Sink {
    /// Puts the secret, or a part of it.
    fn put_secret(&mut self, part: Part<'_>);

    /// The secret beside this value, in the order of bytes.
    fn secret_order(&self, value: Value<'_>) -> Ordering;

    /// Comes before and after each name and value.
    fn mark(&mut self) {}

    /// Puts the lower hex of the digest of what `write` writes; `holds_secret` if that is in it.
    fn put_digest(&mut self, hash: Hash, holds_secret: bool, write: &mut dyn FnMut(&mut dyn SecretSink));
}

/// A text to be shown: where the secret is, it says so.
#[cfg(feature = "alloc")]
#[derive(Default)]
pub(crate) struct Shown {
    pub(crate) text: zeroize::Zeroizing<alloc::vec::Vec<u8>>,
    /// Where names and values begin and end.
    marks: alloc::vec::Vec<usize>,
}

#[cfg(feature = "alloc")]
impl Shown {
    /// Each name and value.
    pub(crate) fn parts(&self) -> alloc::vec::Vec<core::ops::Range<usize>> {
        self.marks.as_chunks().0.iter().map(|[start, end]| *start..*end).collect()
    }
}

#[cfg(feature = "alloc")]
impl Sink for Shown {
    fn put(&mut self, bytes: &[u8]) {
        self.text.extend_from_slice(bytes);
    }
}

#[cfg(feature = "alloc")]
impl SecretSink for Shown {
    fn put_secret(&mut self, _: Part<'_>) {
        self.put(b"<secret>");
    }

    fn mark(&mut self) {
        self.marks.push(self.text.len());
    }

    /// Its place among values would tell something of it, so it is shown after them.
    fn secret_order(&self, _: Value<'_>) -> Ordering {
        Ordering::Greater
    }

    fn put_digest(&mut self, hash: Hash, holds_secret: bool, write: &mut dyn FnMut(&mut dyn SecretSink)) {
        if holds_secret {
            return self.put(b"<secret>");
        }
        let mut inner = Self::default();
        write(&mut inner);
        self.put(
            crate::digest::of_bytes(hash, &inner.text)
                .to_signature(crate::scheme::Encoding::LowerHex)
                .as_str()
                .as_bytes(),
        );
    }
}
