//! Comma-separated values with a line of names.

use std::io::{self, Read};

use csv::{ByteRecord, ErrorKind, Reader, ReaderBuilder};

use super::super::feed::{Feed, Stop};
use super::super::log::Log;
use super::MOST_RECORD_LEN;
use crate::failure::Failure;

/// Reads a log of CSV whose bodies stand in `column`.
pub(super) fn read(log: &Log, column: &str, feed: &mut Feed) -> Result<(), Stop> {
    let input = Bounded { input: log.open()?, left: MOST_RECORD_LEN, block: Vec::new(), end: 0 };
    // A record that is too short costs its own body alone, not the log.
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(input);
    let names = reader.byte_headers().map_err(|error| failed(log, error))?;
    let places: Vec<usize> =
        (0..).zip(names).filter(|(_, name)| *name == column.as_bytes()).map(|(at, _)| at).collect();
    let [at] = places[..] else {
        let how_often = if places.is_empty() { "has no" } else { "has more than one" };
        return Err(Failure::usage(format!("the log {} {how_often} column `{column}`", log.name().display())).into());
    };
    let (mut record, mut done) = (ByteRecord::new(), 0);
    loop {
        reader.get_mut().left = MOST_RECORD_LEN;
        if !reader.read_byte_record(&mut record).map_err(|error| failed(log, error))? {
            return Ok(());
        }
        let line = first_line(&reader, &record);
        match record.get(at) {
            Some(body) => feed.body(line, body)?,
            None => feed.no_body(line, "the record has no column of the body")?,
        }
        let position = reader.position().byte();
        feed.advance(position - done);
        done = position;
    }
}

/// The line that a record begins in, once it is read.
///
/// Its own position is that of the byte behind the record before it, which may be half of a line ending, or a blank line.
/// So the lines are counted back from its end.
fn first_line<R: Read>(reader: &Reader<Bounded<R>>, record: &ByteRecord) -> u64 {
    let end = reader.position();
    let in_fields = memchr::memchr_iter(b'\n', record.as_slice()).count() as u64;
    let at_end = u64::from(reader.get_ref().byte(end.byte().saturating_sub(1)) == Some(b'\n'));
    end.line() - in_fields - at_end
}

fn failed(log: &Log, error: csv::Error) -> Stop {
    let error = match error.into_kind() {
        ErrorKind::Io(error) => error,
        // Records are bytes, and of any length.
        other => io::Error::other(format!("{other:?}")),
    };
    log.unreadable(&error).into()
}

/// An input that gives out no more bytes for one record than there is room for.
struct Bounded<R> {
    input: R,
    left: usize,
    /// What it has given out last: the reader asks for more when it is done with that.
    block: Vec<u8>,
    /// Where that ends in the log.
    end: u64,
}

impl<R> Bounded<R> {
    /// A byte of what was given out last.
    fn byte(&self, at: u64) -> Option<u8> {
        let behind = usize::try_from(self.end.checked_sub(at)?).ok()?;
        self.block.get(self.block.len().checked_sub(behind)?).copied()
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            return Err(io::Error::other("a record is longer than 16 MiB; a quote may not be closed"));
        }
        let most = to.len().min(self.left);
        let len = self.input.read(&mut to[..most])?;
        self.left -= len;
        if len > 0 {
            self.block.clear();
            self.block.extend_from_slice(&to[..len]);
            self.end += len as u64;
        }
        Ok(len)
    }
}
