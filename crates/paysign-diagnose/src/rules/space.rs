//! White space at the ends, line endings, and values that were cut.

use alloc::vec::Vec;

use crate::rule::{Input, changed};

/// Spaces that are not ASCII: no-break space, ideographic space, zero-width space.
const WIDE: [&[u8]; 3] = ["\u{a0}".as_bytes(), "\u{3000}".as_bytes(), "\u{200b}".as_bytes()];

pub(super) fn trimmed(input: &Input<'_>) -> Option<Vec<u8>> {
    let mut text = trim_end(input.value).trim_ascii_start();
    while let Some(rest) = WIDE.iter().find_map(|blank| text.strip_prefix(*blank)) {
        text = rest.trim_ascii_start();
    }
    changed(input.value, text.to_vec())
}

/// Only the end, where the beginning has spaces too.
pub(super) fn trimmed_end(input: &Input<'_>) -> Option<Vec<u8>> {
    let is_both = input.value.trim_ascii_start().len() < input.value.len();
    if is_both { changed(input.value, trim_end(input.value).to_vec()) } else { None }
}

fn trim_end(text: &[u8]) -> &[u8] {
    let mut text = text.trim_ascii_end();
    while let Some(rest) = WIDE.iter().find_map(|blank| text.strip_suffix(*blank)) {
        text = rest.trim_ascii_end();
    }
    text
}

pub(super) fn padded(input: &Input<'_>, front: &str, back: &str) -> Option<Vec<u8>> {
    if input.value.is_empty() { None } else { Some([front.as_bytes(), input.value, back.as_bytes()].concat()) }
}

pub(super) fn line_endings(input: &Input<'_>, ending: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(input.value.len());
    let mut rest = input.value;
    while let Some((first, behind)) = rest.split_first() {
        match (first, behind) {
            (b'\r', [b'\n', behind @ ..]) => (rest, ()) = (behind, out.extend_from_slice(ending.as_bytes())),
            (b'\n', _) => (rest, ()) = (behind, out.extend_from_slice(ending.as_bytes())),
            _ => (rest, ()) = (behind, out.push(*first)),
        }
    }
    // At the ends it is white space like any other.
    if input.value.trim_ascii() == input.value { changed(input.value, out) } else { None }
}

/// The first `chars` characters.
pub(super) fn cut(input: &Input<'_>, chars: usize) -> Option<Vec<u8>> {
    let text = core::str::from_utf8(input.value).ok()?;
    let (end, _) = text.char_indices().nth(chars)?;
    Some(text.as_bytes()[..end].to_vec())
}

/// The first `len` bytes, where that is not the same.
pub(super) fn cut_bytes(input: &Input<'_>, len: usize) -> Option<Vec<u8>> {
    if input.value.len() > len { Some(input.value[..len].to_vec()) } else { None }
}
