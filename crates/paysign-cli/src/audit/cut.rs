//! The lines of a block, and the body on each.

use std::borrow::Cow;

use super::feed::Lens;
use super::jsonl;
use super::log::Format;

/// The longest line, record or row of a log, in bytes: what is longer has no body.
pub(super) const MAX_RECORD_LEN: usize = 16 << 20;

/// Why a line has no body for which there is no room.
const LONG_LINE: &str = "the line is longer than 16 MiB";

/// What is on a line.
pub(super) enum Found<'b> {
    /// Nothing.
    Blank,
    Body(Cow<'b, [u8]>),
    /// No body, and why.
    NoBody(&'static str),
}

/// Bytes of a line that are looked at.
fn line_room(format: &Format, lens: Lens) -> usize {
    match format {
        Format::Lines => lens.body_room().min(MAX_RECORD_LEN),
        _ => MAX_RECORD_LEN,
    }
}

/// Bytes of a longer line that are kept: one more than are looked at.
pub(super) fn keep_len(format: &Format, lens: Lens) -> usize {
    line_room(format, lens) + 1
}

/// The lines of a block, one after the other.
pub(super) struct Lines<'b> {
    rest: &'b [u8],
    format: &'b Format,
    room: usize,
    body_room: usize,
}

impl<'b> Lines<'b> {
    /// Cuts bytes that begin with a line, and end with one. A line for which there is no room may be there
    /// without its end.
    pub(super) fn new(bytes: &'b [u8], format: &'b Format, lens: Lens) -> Self {
        Self { rest: bytes, format, room: line_room(format, lens), body_room: lens.body_room() }
    }

    fn body(&self, line: &'b [u8]) -> Found<'b> {
        match self.format {
            Format::Jsonl(field) => match jsonl::body(line, field) {
                Ok(Some(body)) => Found::Body(self.kept(body)),
                Ok(None) => Found::Blank,
                Err(reason) => Found::NoBody(reason),
            },
            _ if line.is_empty() => Found::Blank,
            _ => Found::Body(Cow::Borrowed(line)),
        }
    }

    /// A body, cut where it is longer than it may be.
    fn kept(&self, body: Cow<'b, str>) -> Cow<'b, [u8]> {
        match body {
            Cow::Borrowed(body) => Cow::Borrowed(&body.as_bytes()[..body.len().min(self.body_room)]),
            Cow::Owned(body) => {
                let mut body = body.into_bytes();
                body.truncate(self.body_room);
                Cow::Owned(body)
            }
        }
    }
}

impl<'b> Iterator for Lines<'b> {
    type Item = Found<'b>;

    #[inline]
    fn next(&mut self) -> Option<Found<'b>> {
        if self.rest.is_empty() {
            return None;
        }
        let (line, is_ended) = match memchr::memchr(b'\n', self.rest) {
            Some(at) => {
                let line = &self.rest[..at];
                self.rest = &self.rest[at + 1..];
                (line, true)
            }
            None => (std::mem::take(&mut self.rest), false),
        };
        if line.len() > self.room {
            // Of a plain line the beginning is the body, if a body may be so long.
            return Some(match self.format {
                Format::Lines if self.room == self.body_room => Found::Body(Cow::Borrowed(&line[..self.room])),
                _ => Found::NoBody(LONG_LINE),
            });
        }
        let line = if is_ended { line.strip_suffix(b"\r").unwrap_or(line) } else { line };
        Some(self.body(line))
    }
}
