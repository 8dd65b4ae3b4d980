//! Comma-separated values with a line of names. Of a record no more is kept than its body, so that its length
//! costs no memory: it ends where the rules of CSV say, at the first line ending outside quotes, however far
//! away that is. Text inside quotes never becomes a record of its own, not even after a limit.

use std::io::{self, BufRead, BufReader, Read};

use csv_core::{ReadFieldResult, Reader};

use super::super::cut::MAX_RECORD_LEN;
use super::super::feed::{Feed, Stop};
use super::super::log::Log;
use crate::failure::Failure;

/// Bytes that are read at once.
const BUFFER: usize = 256 << 10;

/// Bytes of a field that are looked at at once.
const PIECE: usize = 64 << 10;

/// Reads a log of CSV whose bodies are in `column`.
pub(super) fn read(log: &Log, input: Box<dyn Read + Send>, column: &str, feed: &mut Feed) -> Result<(), Stop> {
    let mut records = Records::new(input);
    let mut failed = |error: io::Error| Stop::from(log.unreadable(&error));
    let at = find(log, column, &mut records).map_err(&mut failed)??;
    let (room, mut body) = (feed.lens().body_room().min(MAX_RECORD_LEN), Vec::new());
    loop {
        body.clear();
        let mut take = |index, piece: &[u8]| {
            if index == at {
                let len = piece.len().min(room - body.len());
                body.extend_from_slice(&piece[..len]);
            }
        };
        let Some(record) = records.next(&mut take).map_err(&mut failed)? else { return Ok(()) };
        if record.len > MAX_RECORD_LEN as u64 {
            feed.no_body(record.line, "the record is longer than 16 MiB; a quote may not be closed")?;
        } else if record.fields > at {
            feed.body(record.line, &body)?;
        } else {
            feed.no_body(record.line, "the record has no column of the body")?;
        }
        feed.advance(record.len);
    }
}

/// The index of the column, of which the line of names must have one.
fn find<R: Read>(log: &Log, column: &str, records: &mut Records<R>) -> io::Result<Result<usize, Failure>> {
    let mut names = Names { column: column.as_bytes(), index: 0, rest: Some(column.as_bytes()), found: Vec::new() };
    let is_there = records.next(&mut |index, piece| names.piece(index, piece))?.is_some();
    names.end();
    Ok(match names.found[..] {
        [at] if is_there => Ok(at),
        ref found => {
            let how_often = if found.len() > 1 { "has more than one" } else { "has no" };
            Err(Failure::usage(format!("the log {} {how_often} column `{column}`", log.name().display())))
        }
    })
}

/// Looks for a name among names that come in pieces.
struct Names<'n> {
    column: &'n [u8],
    /// The name that comes now.
    index: usize,
    /// What is still to come of it, if it is this one so far.
    rest: Option<&'n [u8]>,
    /// Where it was found, at most twice.
    found: Vec<usize>,
}

impl Names<'_> {
    fn piece(&mut self, index: usize, piece: &[u8]) {
        if index != self.index {
            self.end();
            (self.index, self.rest) = (index, Some(self.column));
        }
        self.rest = self.rest.and_then(|rest| rest.strip_prefix(piece));
    }

    fn end(&mut self) {
        if self.rest == Some(b"") && self.found.len() < 2 {
            self.found.push(self.index);
        }
    }
}

/// Reads records one after the other.
pub(in super::super) struct Records<R> {
    input: BufReader<R>,
    csv: Reader,
    piece: Vec<u8>,
    /// The byte that was read last.
    last: u8,
}

/// What is known of a record once it is read.
pub(in super::super) struct Record {
    /// The line that it begins in.
    pub(in super::super) line: u64,
    pub(in super::super) fields: usize,
    /// How long it is in the log, in bytes.
    len: u64,
}

impl<R: Read> Records<R> {
    /// Reads from here.
    pub(in super::super) fn new(input: R) -> Self {
        let input = BufReader::with_capacity(BUFFER, input);
        Self { input, csv: Reader::new(), piece: vec![0; PIECE], last: 0 }
    }

    /// Calls `take` with the pieces of each field of the next record and the field's index.
    pub(in super::super) fn next(&mut self, take: &mut impl FnMut(usize, &[u8])) -> io::Result<Option<Record>> {
        let (mut fields, mut lines, mut len) = (0, 0, 0);
        loop {
            let input = match self.input.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                input => input?,
            };
            let (result, read, written) = self.csv.read_field(input, &mut self.piece);
            self.last = input[..read].last().copied().unwrap_or(self.last);
            self.input.consume(read);
            len += read as u64;
            let is_record_end = match result {
                ReadFieldResult::End => return Ok(None),
                ReadFieldResult::Field { record_end } => record_end,
                ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => false,
            };
            let piece = &self.piece[..written];
            lines += memchr::memchr_iter(b'\n', piece).count() as u64;
            take(fields, piece);
            fields += usize::from(matches!(result, ReadFieldResult::Field { .. }));
            if is_record_end {
                // Where the reader is now is after the record, and what is after the record before it may
                // be half of a line ending, or a blank line. So the lines are counted back from the end.
                let at_end = u64::from(read > 0 && self.last == b'\n');
                return Ok(Some(Record { line: self.csv.line() - lines - at_end, fields, len }));
            }
        }
    }
}
