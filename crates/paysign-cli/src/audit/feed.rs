//! The end of the pipeline that reads: collects what is read in chunks, and sends these on when they are
//! full.

use std::fs::File;
use std::io::Read;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::mpsc::{Receiver, SyncSender};

use super::chunk::{Block, Bodies, Chunk, Content, NoBody, Part, ROOM};
use super::packed::Input;
use crate::failure::Failure;

/// Bytes that are on their way, for all threads together. A single body may be as long as a record.
const MEMORY: usize = 64 << 20;

/// How many chunks share that memory.
pub(super) const MAX_CHUNKS: usize = MEMORY / ROOM;

/// Takes what is read of the logs.
pub(super) struct Feed {
    /// How long bodies and blocks are.
    lens: Lens,
    log: u32,
    /// The log's next block.
    block: u64,
    bodies: Bodies,
    read_len: u64,
    /// Of a packed log, how much of it was read, and was told before.
    packed: Option<(Arc<AtomicU64>, u64)>,
    next: u64,
    /// Bytes that were sent and are not back.
    sent_len: usize,
    spare: Vec<Chunk>,
    empty: Receiver<Chunk>,
    full: SyncSender<Chunk>,
}

/// How long bodies and blocks are, in bytes.
#[derive(Clone, Copy)]
pub(super) struct Lens {
    /// Of a body that is longer no more is kept than what shows that it is.
    pub(super) body: usize,
    /// A block of lines.
    pub(super) block: usize,
}

impl Lens {
    /// Bytes of a body that are kept: one more shows that it is too long, and a carriage return may be taken
    /// off.
    pub(super) fn body_room(self) -> usize {
        self.body.saturating_add(2)
    }
}

/// Why reading ends before the logs do.
#[derive(Debug)]
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
    /// it.
    pub(super) fn new(lens: Lens, empty: Receiver<Chunk>, full: SyncSender<Chunk>) -> Self {
        Self {
            lens,
            log: 0,
            block: 0,
            bodies: Bodies::default(),
            read_len: 0,
            packed: None,
            next: 0,
            sent_len: 0,
            spare: Vec::new(),
            empty,
            full,
        }
    }

    /// How long bodies and blocks are.
    pub(super) fn lens(&self) -> Lens {
        self.lens
    }

    /// What comes from now on is of this log.
    pub(super) fn begin(&mut self, log: u32) {
        (self.log, self.block, self.packed) = (log, 0, None);
    }

    /// What comes from now on is read from this.
    pub(super) fn opened(&mut self, input: Input) -> Box<dyn Read + Send> {
        self.packed = input.read_len.map(|len| (len, 0));
        input.reader
    }

    /// A body.
    ///
    /// # Errors
    ///
    /// [`Stop::NobodyListens`], as all of these.
    pub(super) fn body(&mut self, line: u64, body: &[u8]) -> Result<(), Stop> {
        self.bodies.push(line, &body[..body.len().min(self.lens.body_room())]);
        self.send_if_full()
    }

    /// A place without a body.
    pub(super) fn no_body(&mut self, line: u64, reason: &'static str) -> Result<(), Stop> {
        self.bodies.missing.push(NoBody { line, reason });
        self.send_if_full()
    }

    /// So many bytes of the log are done.
    pub(super) fn advance(&mut self, len: u64) {
        self.read_len += len;
    }

    /// Sends what there is: a chunk holds bodies of only one log.
    pub(super) fn end(&mut self) -> Result<(), Stop> {
        if self.bodies.is_empty() && self.read_len == 0 {
            return Ok(());
        }
        let len = self.bodies.len();
        let chunk = self.take(len)?;
        let mut empty = if let Content::Bodies(bodies) = chunk.content { bodies } else { Bodies::default() };
        empty.clear();
        let bodies = std::mem::replace(&mut self.bodies, empty);
        let read_len = std::mem::take(&mut self.read_len);
        self.send(Content::Bodies(bodies), len, read_len)
    }

    fn send_if_full(&mut self) -> Result<(), Stop> {
        if self.bodies.is_full() { self.end() } else { Ok(()) }
    }

    /// A part of a file, of which so many bytes are there now.
    pub(super) fn part(&mut self, file: &Arc<File>, range: Range<u64>, len: u64) -> Result<(), Stop> {
        let block = self.empty_block(self.lens.block)?;
        let part = Part { file: Arc::clone(file), range, block };
        self.send(Content::Part(part), self.lens.block, len)
    }

    /// A room for lines, to be filled and sent by [`lines`](Self::lines).
    pub(super) fn empty_block(&mut self, len: usize) -> Result<Block, Stop> {
        let chunk = self.take(len)?;
        let mut block = match chunk.content {
            Content::Lines(block) | Content::Part(Part { block, .. }) => block,
            Content::Bodies(_) => Block::default(),
        };
        block.clear();
        Ok(block)
    }

    /// Whole lines, for which so many bytes were read.
    pub(super) fn lines(&mut self, block: Block, len: u64) -> Result<(), Stop> {
        let sent_len = block.room.len();
        self.send(Content::Lines(block), sent_len, len)
    }

    /// Takes a chunk that is done, when there is one and room for so many bytes.
    fn take(&mut self, len: usize) -> Result<Chunk, Stop> {
        while self.spare.is_empty() || (self.sent_len > 0 && self.sent_len + len > MEMORY) {
            let chunk = self.empty.recv().map_err(|_| Stop::NobodyListens)?;
            self.sent_len -= chunk.sent_len;
            self.spare.push(chunk);
        }
        Ok(self.spare.pop().unwrap_or_default())
    }

    fn send(&mut self, content: Content, sent_len: usize, mut read_len: u64) -> Result<(), Stop> {
        if let Some((len, told)) = &mut self.packed {
            let len = len.load(Relaxed);
            read_len = len - std::mem::replace(told, len);
        }
        let chunk = Chunk { sequence: self.next, log: self.log, block: self.block, content, read_len, sent_len };
        self.next += 1;
        self.block += 1;
        self.sent_len += sent_len;
        self.full.send(chunk).map_err(|_| Stop::NobodyListens)
    }
}
