//! The end of the pipeline that reads: collects bodies in chunks, and sends these on when they are full.

use std::sync::mpsc::{Receiver, SyncSender};

use super::chunk::{Chunk, NoBody, ROOM};
use crate::failure::Failure;

/// Bytes of bodies that are on their way, for all threads together. A body alone may be as long as a record.
const MEMORY: usize = 64 << 20;

/// How many chunks share that memory.
pub(super) const MAX_CHUNKS: usize = MEMORY / ROOM;

/// Takes what is read of the logs.
pub(super) struct Feed {
    /// Bytes of a body that are kept.
    room: usize,
    chunk: Chunk,
    next: u64,
    /// Bytes of bodies that were sent and are not back.
    sent_len: usize,
    spare: Vec<Chunk>,
    empty: Receiver<Chunk>,
    full: SyncSender<Chunk>,
}

/// Why reading ends before the logs do.
pub(super) enum Stop {
    /// A log cannot be read.
    Failed(Failure),
    /// The other end of the pipeline has given up, and says itself why.
    NobodyListens,
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl Feed {
    /// Sends to `full`, and takes room from `empty`: what is on its way is never more than what there is of
    /// it. Of a body that is longer than `body_len` no more is kept than what shows that it is.
    pub(super) fn new(body_len: usize, empty: Receiver<Chunk>, full: SyncSender<Chunk>) -> Self {
        // One byte shows it, and a carriage return may be taken off.
        let room = body_len.saturating_add(2);
        Self { room, chunk: Chunk::default(), next: 0, sent_len: 0, spare: Vec::new(), empty, full }
    }

    /// Bytes of a body that are kept: more need not be given.
    pub(super) fn room(&self) -> usize {
        self.room
    }

    /// What comes from now on is of this log.
    pub(super) fn begin(&mut self, log: u32) {
        self.chunk.log = log;
    }

    /// A body.
    ///
    /// # Errors
    ///
    /// [`Stop::NobodyListens`], as all of these.
    pub(super) fn body(&mut self, line: u64, body: &[u8]) -> Result<(), Stop> {
        self.chunk.push(line, &body[..body.len().min(self.room)]);
        self.send_if_full()
    }

    /// A place without a body.
    pub(super) fn no_body(&mut self, line: u64, reason: &'static str) -> Result<(), Stop> {
        self.chunk.no_bodies.push(NoBody { line, reason });
        self.send_if_full()
    }

    /// A line with nothing in it.
    pub(super) fn blank_line(&mut self) {
        self.chunk.blank_lines += 1;
    }

    /// So many bytes of the log are done.
    pub(super) fn advance(&mut self, len: u64) {
        self.chunk.read_len += len;
    }

    /// Sends what there is: a chunk holds bodies of one log alone.
    pub(super) fn end(&mut self) -> Result<(), Stop> {
        let (log, len) = (self.chunk.log, self.chunk.len());
        self.chunk.sequence = self.next;
        self.next += 1;
        while self.spare.is_empty() || (self.sent_len > 0 && self.sent_len + len > MEMORY) {
            let mut chunk = self.empty.recv().map_err(|_| Stop::NobodyListens)?;
            self.sent_len -= chunk.len();
            chunk.clear();
            self.spare.push(chunk);
        }
        let mut empty = self.spare.pop().unwrap_or_default();
        empty.log = log;
        self.sent_len += len;
        self.full.send(std::mem::replace(&mut self.chunk, empty)).map_err(|_| Stop::NobodyListens)
    }

    fn send_if_full(&mut self) -> Result<(), Stop> {
        if self.chunk.is_full() { self.end() } else { Ok(()) }
    }
}
