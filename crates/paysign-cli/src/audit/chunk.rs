//! A part of a log that travels from the thread that reads to one that verifies.

use std::fs::File;
use std::ops::Range;
use std::sync::Arc;

/// Bytes from which on a chunk is full: it stays in a processor's second cache.
pub(super) const ROOM: usize = 256 << 10;

/// Bodies from which on a chunk is full, or is verified in parts, so that its verdicts take no more room than
/// its bytes, however short these are.
pub(super) const MAX_BODIES: usize = 4096;

/// A part of one log.
#[derive(Default)]
pub(super) struct Chunk {
    /// Which chunk of all this is, so that lists are written in the order of the logs.
    pub(super) sequence: u64,
    /// The index of the log.
    pub(super) log: u32,
    /// Which of the log's blocks this is, if it is one.
    pub(super) block: u64,
    pub(super) content: Content,
    /// How much of the log was read for it, in bytes.
    pub(super) read_len: u64,
    /// What it counts among the bytes that are on their way.
    pub(super) sent_len: usize,
}

/// What a chunk holds.
pub(super) enum Content {
    /// Bodies that the reader has found, with their places in the log.
    Bodies(Bodies),
    /// Whole lines, still to be cut.
    Lines(Block),
    /// A part of a file, still to be read and to be cut into the lines that begin in it.
    Part(Part),
}

impl Default for Content {
    fn default() -> Self {
        Self::Bodies(Bodies::default())
    }
}

/// A part of a file that many read at once.
pub(super) struct Part {
    pub(super) file: Arc<File>,
    pub(super) range: Range<u64>,
    /// The room to read it into.
    pub(super) block: Block,
}

/// Bytes that are cut into lines. The room is kept, and not filled with zeros each time.
#[derive(Default)]
pub(super) struct Block {
    pub(super) room: Vec<u8>,
    /// Where in the room the lines are.
    pub(super) lines: Range<usize>,
}

impl Block {
    /// The lines.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.room[self.lines.clone()]
    }

    /// Makes room for so many bytes.
    pub(super) fn reserve(&mut self, len: usize) {
        if self.room.len() < len {
            self.room.resize(len, 0);
        }
    }

    /// Empties it, and keeps the room, but for that of a line of unusual length.
    pub(super) fn clear(&mut self) {
        if self.room.len() > 4 * ROOM {
            self.room = Vec::new();
        }
        self.lines = 0..0;
    }
}

/// Bodies of one log, one after the other.
#[derive(Default)]
pub(super) struct Bodies {
    bytes: Vec<u8>,
    places: Vec<Place>,
    /// Places of the log that should hold a body and hold none.
    pub(super) missing: Vec<NoBody>,
}

/// Where a body is.
#[derive(Clone, Copy)]
struct Place {
    line: u64,
    /// Where it ends in the chunk's bytes.
    end: usize,
}

/// A place of a log that should hold a body and holds none.
#[derive(Clone, Copy)]
pub(super) struct NoBody {
    pub(super) line: u64,
    pub(super) reason: &'static str,
}

impl Bodies {
    /// Takes a copy of a body.
    pub(super) fn push(&mut self, line: u64, body: &[u8]) {
        self.bytes.extend_from_slice(body);
        self.places.push(Place { line, end: self.bytes.len() });
    }

    /// Whether it is time to send it on.
    pub(super) fn is_full(&self) -> bool {
        self.bytes.len() >= ROOM || self.places.len() + self.missing.len() >= MAX_BODIES
    }

    /// Whether there is none, nor a place for one.
    pub(super) fn is_empty(&self) -> bool {
        self.places.is_empty() && self.missing.is_empty()
    }

    /// Bytes of them.
    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Empties it, and keeps its room, but for that of a body of unusual length.
    pub(super) fn clear(&mut self) {
        if self.bytes.capacity() > 2 * ROOM {
            self.bytes = Vec::new();
        }
        self.missing.clear();
        self.bytes.clear();
        self.places.clear();
    }

    /// The bodies with their lines, in their order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u64, &[u8])> {
        let starts = std::iter::once(0).chain(self.places.iter().map(|place| place.end));
        self.places.iter().zip(starts).map(|(place, start)| (place.line, &self.bytes[start..place.end]))
    }
}
