//! The one writer of canonical strings.

use crate::scheme::{Pair, Scheme};
use crate::wire::Param;

/// What a canonical string is written to: a digest, or a text to look at.
pub(crate) trait Sink {
    fn put(&mut self, bytes: &[u8]);
}

/// Writes the canonical string of `signed`, which are in canonical order, without the secret.
pub(crate) fn write(scheme: &Scheme<'_>, signed: &[Param<'_>], sink: &mut impl Sink) {
    for (index, param) in signed.iter().enumerate() {
        if let Some(separator) = scheme.separator.byte().filter(|_| index > 0) {
            sink.put(&[separator]);
        }
        write_pair(scheme, *param, sink);
    }
}

/// Writes one field of it.
pub(crate) fn write_pair(scheme: &Scheme<'_>, param: Param<'_>, sink: &mut impl Sink) {
    if scheme.pair != Pair::ValueOnly {
        param.name.for_each_chunk(|chunk| sink.put(chunk));
        sink.put(scheme.pair.joint().unwrap_or_default());
    }
    param.value.for_each_chunk(|chunk| sink.put(chunk));
}

#[cfg(feature = "alloc")]
impl Sink for alloc::vec::Vec<u8> {
    fn put(&mut self, bytes: &[u8]) {
        self.extend_from_slice(bytes);
    }
}
