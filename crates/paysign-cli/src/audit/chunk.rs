//! A part of a log: some hundred bodies that travel from the thread that reads to one that verifies.

/// Bytes of bodies from which on a chunk is full: it stays in a processor's second cache.
pub(super) const ROOM: usize = 256 << 10;

/// Bodies from which on a chunk is full, so that its verdicts take no more room than its bytes, however short
/// these are.
const MAX_BODIES: usize = 4096;

/// Bodies of one log, one behind the other.
#[derive(Default)]
pub(super) struct Chunk {
    /// Which chunk of all this is, so that lists are written in the order of the logs.
    pub(super) sequence: u64,
    /// The index of the log.
    pub(super) log: u32,
    /// Lines with nothing in them.
    pub(super) blank_lines: u64,
    /// Places of the log that should hold a body and hold none.
    pub(super) no_bodies: Vec<NoBody>,
    /// How much of the log was read for it, in bytes.
    pub(super) read_len: u64,
    bytes: Vec<u8>,
    places: Vec<Place>,
}

/// Where a body stands.
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

impl Chunk {
    /// Takes a copy of a body.
    pub(super) fn push(&mut self, line: u64, body: &[u8]) {
        self.bytes.extend_from_slice(body);
        self.places.push(Place { line, end: self.bytes.len() });
    }

    /// Whether it is time to send it on.
    pub(super) fn is_full(&self) -> bool {
        self.bytes.len() >= ROOM || self.places.len() + self.no_bodies.len() >= MAX_BODIES
    }

    /// Bytes of its bodies.
    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Empties it, and keeps its room, but for that of a body of unusual length.
    pub(super) fn clear(&mut self) {
        if self.bytes.capacity() > 2 * ROOM {
            self.bytes = Vec::new();
        }
        (self.blank_lines, self.read_len) = (0, 0);
        self.no_bodies.clear();
        self.bytes.clear();
        self.places.clear();
    }

    /// The line of a body.
    pub(super) fn line(&self, index: usize) -> u64 {
        self.places[index].line
    }

    /// The bodies, in their order.
    pub(super) fn bodies(&self) -> impl Iterator<Item = &[u8]> {
        let starts = std::iter::once(0).chain(self.places.iter().map(|place| place.end));
        self.places.iter().zip(starts).map(|(place, start)| &self.bytes[start..place.end])
    }
}
