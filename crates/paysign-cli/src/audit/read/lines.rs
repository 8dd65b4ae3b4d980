//! Logs of lines, read in blocks that are cut elsewhere: a file part by part, all else as it comes.

use std::io::{self, Read};
use std::sync::Arc;

use super::super::chunk::Block;
use super::super::cut::keep_len;
use super::super::feed::{Feed, Stop};
use super::super::log::Log;

/// A file is not read here: who cuts a part reads it.
pub(super) fn parts(log: &Log, file: &Arc<std::fs::File>, feed: &mut Feed) -> Result<(), Stop> {
    let block_len = feed.lens().block as u64;
    let (mut start, mut len) = (0, 0);
    loop {
        if start >= len {
            // It may grow while it is read.
            len = file.metadata().map_err(|error| log.unreadable(&error))?.len();
            if start >= len {
                return Ok(());
            }
        }
        let end = start + block_len;
        feed.part(file, start..end, end.min(len) - start)?;
        start = end;
    }
}

/// Reads what comes from a pipe or is unpacked.
pub(super) fn stream(log: &Log, mut input: Box<dyn Read + Send>, feed: &mut Feed) -> Result<(), Stop> {
    Stream::new(log, feed).read(&mut *input, feed)
}

struct Stream<'l> {
    log: &'l Log,
    block_len: usize,
    /// Bytes of a line that are kept, if it is longer.
    keep: usize,
    block: Block,
    /// How much of the block's room is filled.
    len: usize,
    /// What was read since the last block was sent, in bytes.
    read_len: u64,
}

impl<'l> Stream<'l> {
    fn new(log: &'l Log, feed: &Feed) -> Self {
        let (block_len, keep) = (feed.lens().block, keep_len(&log.format, feed.lens()));
        Self { log, block_len, keep, block: Block::default(), len: 0, read_len: 0 }
    }

    fn read(mut self, input: &mut dyn Read, feed: &mut Feed) -> Result<(), Stop> {
        self.block = feed.empty_block(self.block_len)?;
        loop {
            let is_at_end = self.fill(input, self.block_len)?;
            match memchr::memrchr(b'\n', &self.block.room[..self.len]) {
                _ if is_at_end => {
                    return self.send_last(feed);
                }
                Some(at) => {
                    let rest = at + 1..self.len;
                    self.send(feed, at + 1, rest)?;
                }
                None if self.long_line(input, feed)? => return Ok(()),
                None => {}
            }
        }
    }

    /// Fills the room up to a length; whether the log has ended before.
    fn fill(&mut self, input: &mut dyn Read, len: usize) -> Result<bool, Stop> {
        self.block.reserve(len);
        while self.len < len {
            match input.read(&mut self.block.room[self.len..len]) {
                Ok(0) => return Ok(true),
                Ok(read) => {
                    self.len += read;
                    self.read_len += read as u64;
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(self.log.unreadable(&error).into()),
            }
        }
        Ok(false)
    }

    /// Reads the line that fills the room to its end, and keeps of it what shows that it is too long. Returns
    /// whether the log ends with it.
    fn long_line(&mut self, input: &mut dyn Read, feed: &mut Feed) -> Result<bool, Stop> {
        let mut from = self.len;
        loop {
            let is_at_end = self.fill(input, self.len.max(self.block_len / 2) * 2)?;
            if let Some(at) = memchr::memchr(b'\n', &self.block.room[from..self.len]) {
                let (end, rest) = (from + at, from + at + 1..self.len);
                let kept = end.min(self.keep);
                self.block.room[kept] = b'\n';
                self.send(feed, kept + 1, rest)?;
                return Ok(false);
            }
            self.len = self.len.min(self.keep);
            if is_at_end {
                return self.send_last(feed).map(|()| true);
            }
            from = self.len;
        }
    }

    /// Sends all that the room holds.
    fn send_last(&mut self, feed: &mut Feed) -> Result<(), Stop> {
        let mut block = std::mem::take(&mut self.block);
        block.lines = 0..self.len;
        feed.lines(block, std::mem::take(&mut self.read_len))
    }

    /// Sends what the room begins with, and begins the next one with the rest.
    fn send(&mut self, feed: &mut Feed, len: usize, rest: std::ops::Range<usize>) -> Result<(), Stop> {
        let mut next = feed.empty_block(self.block_len)?;
        next.reserve(rest.len().max(1));
        next.room[..rest.len()].copy_from_slice(&self.block.room[rest.clone()]);
        self.len = rest.len();
        let mut block = std::mem::replace(&mut self.block, next);
        block.lines = 0..len;
        feed.lines(block, std::mem::take(&mut self.read_len))
    }
}
