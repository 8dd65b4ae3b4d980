//! The oracle, and texts for it.

use md5::Digest as _;
use paysign_md5::{pad, padded_blocks};

/// The digest by the crate `md-5`.
pub(crate) fn oracle(text: &[u8]) -> [u8; 16] {
    md5::Md5::digest(text).into()
}

/// A text without a pattern that a block or a word could hide: a linear congruential generator's high bytes.
pub(crate) fn text(seed: u64, len: usize) -> Vec<u8> {
    let mut number = seed;
    let mut next = || {
        number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        number.to_be_bytes()[0]
    };
    (0..len).map(|_| next()).collect()
}

/// The blocks of a text with its padding. They were not empty before.
pub(crate) fn padded(text: &[u8]) -> Vec<[u8; 64]> {
    let mut blocks = vec![[0xa5; 64]; padded_blocks(text.len()) + 1];
    blocks.as_flattened_mut()[..text.len()].copy_from_slice(text);
    let count = pad(&mut blocks, text.len(), text.len() as u64);
    assert_eq!(count, padded_blocks(text.len()));
    assert_eq!(blocks[count], [0xa5; 64], "nothing is written after the padding");
    blocks.truncate(count);
    blocks
}
