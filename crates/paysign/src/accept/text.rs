//! A canonical string with the secret, on its way into MD5.

#![allow(clippy::inline_always, reason = "a call for each field costs a quarter of a verification")]

use paysign_md5::{State, pad, padded_blocks};
use zeroize::optimization_barrier;

use super::long::Long;
use super::text_buffer::TextBuffer;
use crate::canonical::{OneWay, Sink};
use crate::message::Message;
use crate::scheme::Scheme;
use crate::secret::Secret;

/// The signed fields of a message, written as often as they are asked for.
pub(crate) trait Pairs {
    /// Writes the canonical string, without the secret.
    fn write_pairs(&self, message: &Message<'_>, scheme: &Scheme<'_>, sink: &mut impl Sink);

    /// About how long the canonical string is.
    fn text_len(&self, message: &Message<'_>) -> usize;

    /// Writes the text that the digest is of.
    #[inline]
    fn write(&self, message: &Message<'_>, scheme: &Scheme<'_>, secret: &Secret, sink: &mut impl OneWay) {
        secret.put_front(&scheme.secret, sink);
        self.write_pairs(message, scheme, sink);
        secret.put_back(&scheme.secret, sink);
    }

    /// Whether the digest that `claimed` reads is the text's, in constant time; `None` if it reads none.
    #[inline]
    fn has_digest(
        &self,
        message: &Message<'_>,
        scheme: &Scheme<'_>,
        secret: &Secret,
        claimed: impl FnOnce() -> Option<[u8; 16]>,
    ) -> Option<bool> {
        if self.text_len(message) > MAX_TEXT_BYTES {
            return self.long_has_digest(message, scheme, secret, claimed);
        }
        let mut room = Room::new();
        let mut short = room.short();
        self.write(message, scheme, secret, &mut short);
        match short.finish() {
            Some(short) => {
                // Read only now, while the processor waits for MD5: every step of it waits for the one
                // before.
                let claimed = claimed()?;
                Some(room.has_digest(short, &claimed))
            }
            None => self.long_has_digest(message, scheme, secret, claimed),
        }
    }

    /// The text's digest.
    #[inline]
    fn digest(&self, message: &Message<'_>, scheme: &Scheme<'_>, secret: &Secret) -> [u8; 16] {
        if self.text_len(message) > MAX_TEXT_BYTES {
            return self.long_digest(message, scheme, secret);
        }
        let mut room = Room::new();
        let mut short = room.short();
        self.write(message, scheme, secret, &mut short);
        match short.finish() {
            Some(short) => room.digest(short),
            None => self.long_digest(message, scheme, secret),
        }
    }

    /// The same of a text of any length.
    #[inline(never)]
    fn long_has_digest(
        &self,
        message: &Message<'_>,
        scheme: &Scheme<'_>,
        secret: &Secret,
        claimed: impl FnOnce() -> Option<[u8; 16]>,
    ) -> Option<bool> {
        let claimed = claimed()?;
        let mut long = Long::new();
        self.write(message, scheme, secret, &mut long);
        Some(long.has_digest(&claimed))
    }

    /// The digest of a text of any length.
    #[inline(never)]
    fn long_digest(&self, message: &Message<'_>, scheme: &Scheme<'_>, secret: &Secret) -> [u8; 16] {
        let mut long = Long::new();
        self.write(message, scheme, secret, &mut long);
        long.digest()
    }
}

/// Blocks of a short text: enough for a typical message. More would be wiped by a call.
const BLOCKS: usize = 4;

/// Bytes of a canonical string that leave room for a secret; a longer one is not tried.
pub(super) const MAX_TEXT_BYTES: usize = 64 * BLOCKS - 32;

/// Room for a short text, and the chaining value of its first blocks. The secret stands here for a moment, so
/// all is wiped on drop.
struct Room {
    blocks: [[u8; 64]; BLOCKS],
    state: State,
}

impl Room {
    #[inline]
    const fn new() -> Self {
        Self { blocks: [[0; 64]; BLOCKS], state: State::START }
    }

    /// An empty text in this room.
    #[inline]
    fn short(&mut self) -> Short<'_> {
        Short { buffer: TextBuffer::new(self.blocks.as_flattened_mut()), state: &mut self.state, hashed: 0 }
    }

    #[inline]
    fn has_digest(&mut self, Finished { len, hashed }: Finished, digest: &[u8; 16]) -> bool {
        let count = pad(&mut self.blocks, len, len as u64);
        self.state.compress(&self.blocks[hashed..count - 1]);
        self.state.leads_to(&self.blocks[count - 1], digest)
    }

    #[inline]
    fn digest(&mut self, Finished { len, hashed }: Finished) -> [u8; 16] {
        let count = pad(&mut self.blocks, len, len as u64);
        self.state.compress(&self.blocks[hashed..count]);
        self.state.digest()
    }
}

impl Drop for Room {
    #[inline]
    fn drop(&mut self) {
        self.blocks = [[0; 64]; BLOCKS];
        optimization_barrier(&self.blocks);
    }
}

/// Takes a short text, and begins to hash it before it is whole: the processor writes the other fields while
/// it waits for MD5.
struct Short<'r> {
    buffer: TextBuffer<'r>,
    state: &'r mut State,
    /// How many blocks are hashed.
    hashed: usize,
}

/// A short text that is whole.
struct Finished {
    /// Its length.
    len: usize,
    /// How many blocks are hashed.
    hashed: usize,
}

impl Short<'_> {
    #[inline]
    fn finish(self) -> Option<Finished> {
        let len = self.buffer.finish().filter(|len| padded_blocks(*len) <= BLOCKS)?;
        Some(Finished { len, hashed: self.hashed })
    }
}

impl Sink for Short<'_> {
    #[inline(always)]
    fn put(&mut self, bytes: &[u8]) {
        self.buffer.put(bytes);
    }

    #[inline(always)]
    fn put_byte(&mut self, byte: u8) {
        self.buffer.put_byte(byte);
    }

    #[inline(always)]
    fn put_part(&mut self, whole: &[u8], start: usize, len: usize) {
        self.buffer.put_part(whole, start, len);
    }

    #[inline(always)]
    fn put_joint(&mut self, joint: &str) {
        self.buffer.put_joint(joint);
    }

    #[inline(always)]
    fn put_opening(&mut self, opening: &[u8; 16], len: usize) {
        self.buffer.put_opening(opening, len);
    }

    #[inline(always)]
    fn is_due(&self) -> bool {
        self.buffer.len() >= 64
    }

    #[inline(always)]
    fn pause(&mut self) {
        let whole = self.buffer.whole_blocks();
        self.state.compress(whole);
        self.hashed = whole.len();
    }
}

impl OneWay for Short<'_> {}
