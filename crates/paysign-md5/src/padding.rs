//! The padding of RFC 1321, sections 3.1 and 3.2.

/// From place `64 - n` on, a mask that keeps the first n bytes of a block: a few vector operations, where a
/// fill of changing length would be a call.
static KEPT: [u8; 128] = {
    let mut kept = [0; 128];
    let mut at = 0;
    while at < 64 {
        kept[at] = 0xff;
        at += 1;
    }
    kept
};

/// How many blocks a text of `len` bytes takes with its padding.
pub const fn padded_blocks(len: usize) -> usize {
    len / 64 + if len % 64 < 56 { 1 } else { 2 }
}

/// Writes the padding after a text and says how many blocks text and padding take.
///
/// The text is the first `len` bytes of `blocks`; what is after it there does not matter. The message is
/// `total` bytes long: `len`, and the whole blocks that were taken in before. Its length in bits counts
/// modulo 2^64, as the RFC has it.
///
/// # Panics
///
/// If there are fewer than [`padded_blocks`] blocks.
#[inline]
pub fn pad(blocks: &mut [[u8; 64]], len: usize, total: u64) -> usize {
    let (full, rest) = (len / 64, len % 64);
    let count = padded_blocks(len);
    let padded = &mut blocks[full..count];
    let kept = &KEPT[64 - rest..][..64];
    for (byte, kept) in padded[0].iter_mut().zip(kept) {
        *byte &= kept;
    }
    padded[0][rest] = 0x80;
    if let Some(second) = padded.get_mut(1) {
        *second = [0; 64];
    }
    let last = &mut padded[count - full - 1];
    last[56..].copy_from_slice(&total.wrapping_mul(8).to_le_bytes());
    count
}
