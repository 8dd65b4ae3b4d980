//! The end of the pipeline that reads: collects bodies in chunks, and sends these on when they are full.

use std::sync::mpsc::{Receiver, SyncSender};

use super::chunk::{Chunk, NoBody};
use crate::failure::Failure;

/// Takes what is read of the logs.
pub(super) struct Feed {
    chunk: Chunk,
    next: u64,
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
    /// Sends to `full`, and takes room from `empty`: what is on its way is never more than what there is of it.
    pub(super) fn new(empty: Receiver<Chunk>, full: SyncSender<Chunk>) -> Self {
        Self { chunk: Chunk::default(), next: 0, empty, full }
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
        self.chunk.push(line, body);
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
        let log = self.chunk.log;
        self.chunk.sequence = self.next;
        self.next += 1;
        let mut empty = self.empty.recv().map_err(|_| Stop::NobodyListens)?;
        empty.clear();
        empty.log = log;
        self.full.send(std::mem::replace(&mut self.chunk, empty)).map_err(|_| Stop::NobodyListens)
    }

    fn send_if_full(&mut self) -> Result<(), Stop> {
        if self.chunk.is_full() { self.end() } else { Ok(()) }
    }
}
