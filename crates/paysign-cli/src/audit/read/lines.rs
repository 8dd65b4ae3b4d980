//! Lines of bytes: a log with one raw body on each, and what else is made of lines.

use std::io::{self, BufRead, BufReader};

use super::super::feed::{Feed, Stop};
use super::super::log::Log;
use super::record::MAX_RECORD_LEN;

/// Why a line has no body for which there is no room.
pub(super) const LONG_LINE: &str = "the line is longer than 16 MiB";

/// Bytes that are read at once.
const BUFFER: usize = 256 << 10;

/// A line without its ending.
pub(super) enum Line<'l> {
    Whole(&'l [u8]),
    /// The beginning of a line for which there is no room.
    Beginning(&'l [u8]),
}

/// Reads a log with one raw body a line.
pub(super) fn read(log: &Log, feed: &mut Feed) -> Result<(), Stop> {
    let room = feed.room().min(MAX_RECORD_LEN);
    for_each(log, room, feed, |feed, number, line| match line {
        Line::Whole([]) => {
            feed.blank_line();
            Ok(())
        }
        Line::Beginning(_) if room < feed.room() => feed.no_body(number, LONG_LINE),
        Line::Whole(line) | Line::Beginning(line) => feed.body(number, line),
    })
}

/// Calls `take` with each line of a log and its number, which begins at 1. What follows the last line feed is
/// a line if it is not empty.
pub(super) fn for_each(
    log: &Log,
    room: usize,
    feed: &mut Feed,
    take: impl FnMut(&mut Feed, u64, Line<'_>) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let mut reader = BufReader::with_capacity(BUFFER, log.open()?);
    let mut lines = Lines { take, room, number: 0, begun: Vec::new(), begun_len: 0 };
    loop {
        let len = match reader.fill_buf() {
            Ok([]) => return lines.end(feed),
            Ok(bytes) => {
                lines.bytes(feed, bytes)?;
                bytes.len()
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(log.unreadable(&error).into()),
        };
        reader.consume(len);
        feed.advance(len as u64);
    }
}

/// Cuts bytes into lines, wherever the pieces end that they come in.
struct Lines<T> {
    take: T,
    room: usize,
    number: u64,
    /// The beginning of a line that goes on in the next piece, at most `room` bytes.
    begun: Vec<u8>,
    /// How long the beginning really is.
    begun_len: usize,
}

impl<T: FnMut(&mut Feed, u64, Line<'_>) -> Result<(), Stop>> Lines<T> {
    fn bytes(&mut self, feed: &mut Feed, bytes: &[u8]) -> Result<(), Stop> {
        let mut start = 0;
        for at in memchr::memchr_iter(b'\n', bytes) {
            let rest = &bytes[start..at];
            start = at + 1;
            if self.begun_len == 0 && rest.len() <= self.room {
                self.number += 1;
                (self.take)(feed, self.number, Line::Whole(rest.strip_suffix(b"\r").unwrap_or(rest)))?;
            } else {
                self.keep(rest);
                self.finish(feed, true)?;
            }
        }
        self.keep(&bytes[start..]);
        Ok(())
    }

    fn keep(&mut self, rest: &[u8]) {
        self.begun_len = self.begun_len.saturating_add(rest.len());
        let room = self.room - self.begun.len();
        self.begun.extend_from_slice(&rest[..rest.len().min(room)]);
    }

    fn finish(&mut self, feed: &mut Feed, is_ended: bool) -> Result<(), Stop> {
        self.number += 1;
        let begun = self.begun.as_slice();
        let line = match begun.strip_suffix(b"\r") {
            _ if self.begun_len > begun.len() => Line::Beginning(begun),
            Some(line) if is_ended => Line::Whole(line),
            _ => Line::Whole(begun),
        };
        (self.take)(feed, self.number, line)?;
        self.begun.clear();
        self.begun_len = 0;
        Ok(())
    }

    fn end(&mut self, feed: &mut Feed) -> Result<(), Stop> {
        if self.begun_len > 0 { self.finish(feed, false) } else { Ok(()) }
    }
}
