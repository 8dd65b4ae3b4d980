//! Records of one thread, apart by their order numbers: all that are of one order are in one part, whichever
//! thread has seen them.
//!
//! A record is first put on the tray of its part. All trays stay in a processor's second cache; one that is
//! full becomes a piece in the store, which is written from its beginning to its end. A store that is full
//! goes into a file, there with the pieces of each part together.

use std::fs::File;
use std::io::{self, Write};

use super::super::at::read_at;
use super::fingerprint::Fingerprint;
use super::record::{NewRecord, Record};
use super::sorter::MEMORY;

/// The most parts, and the fewest, however many threads there are.
const MAX_PARTS: usize = 512;
const MIN_PARTS: usize = 8;

/// Bytes of a tray.
const TRAY: usize = 512;

/// Before each piece: where the piece before it of the same part begins, and how long that is.
const PIECE_HEADER: usize = 8 + 8;

/// Collects records.
pub(in super::super) struct Parts {
    fingerprint: Fingerprint,
    by_fingerprint: Vec<Part>,
    trays: Vec<u8>,
    store: Vec<u8>,
    /// Bytes of the store from which on it is written out.
    room: usize,
    /// What was written, in a file without a name.
    file: Option<File>,
    file_len: u64,
    /// Why something could not be written.
    error: Option<io::Error>,
}

#[derive(Clone, Copy, Default)]
struct Part {
    /// Bytes on its tray.
    on_tray: usize,
    count: u64,
    /// Bytes of all records.
    len: u64,
    in_store: Piece,
    in_file: Piece,
}

/// A piece of a part: where it begins, and how long it is without its header. None if that is nothing.
#[derive(Clone, Copy, Default)]
struct Piece {
    at: u64,
    len: u64,
}

impl Piece {
    fn header(self) -> [u8; PIECE_HEADER] {
        let mut header = [0; PIECE_HEADER];
        header[..8].copy_from_slice(&self.at.to_le_bytes());
        header[8..].copy_from_slice(&self.len.to_le_bytes());
        header
    }

    /// The piece before the one that begins with this header.
    fn before(header: &[u8]) -> Self {
        let number = |at: usize| header[at..].first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes));
        Self { at: number(0), len: number(8) }
    }
}

impl Parts {
    /// For each of some threads, which share the memory.
    pub(super) fn all(threads: usize) -> impl Iterator<Item = Self> {
        Self::with_room(MEMORY / threads.max(1)).take(threads)
    }

    /// The same with so much memory for each.
    pub(super) fn with_room(room: usize) -> impl Iterator<Item = Self> {
        let count = (room / (8 * TRAY)).clamp(MIN_PARTS, MAX_PARTS);
        // A power of two, not more.
        let count = 1 << count.ilog2();
        let fingerprint = Fingerprint::new();
        std::iter::repeat_with(move || Self {
            fingerprint,
            by_fingerprint: vec![Part::default(); count],
            trays: vec![0; count * TRAY],
            store: Vec::new(),
            room: room.saturating_sub(count * TRAY),
            file: None,
            file_len: 0,
            error: None,
        })
    }

    /// How many parts there are.
    pub(super) fn count(&self) -> usize {
        self.by_fingerprint.len()
    }

    /// What tells order numbers apart.
    pub(super) fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    /// How many records a part has, and how many bytes they take.
    pub(super) fn size(&self, part: usize) -> (u64, u64) {
        (self.by_fingerprint[part].count, self.by_fingerprint[part].len)
    }

    /// Takes a record.
    #[inline]
    pub(super) fn push(&mut self, record: &NewRecord<'_>) {
        let fingerprint = self.fingerprint.of(record.order_no());
        let count = self.by_fingerprint.len();
        let index = usize::try_from(fingerprint >> (u64::BITS - count.ilog2())).unwrap_or(0) % count;
        let len = record.len();
        if self.by_fingerprint[index].on_tray + len > TRAY {
            self.clear_tray(index);
        }
        let part = &mut self.by_fingerprint[index];
        part.count += 1;
        part.len += len as u64;
        if len > TRAY {
            let mut bytes = Vec::new();
            record.append(&mut bytes);
            store(&mut self.store, part, &bytes);
            return;
        }
        let start = index * TRAY + part.on_tray;
        record.write(&mut self.trays[start..start + len]);
        part.on_tray += len;
    }

    #[inline(never)]
    fn clear_tray(&mut self, index: usize) {
        if self.store.len() >= self.room {
            self.write_out();
        }
        let part = &mut self.by_fingerprint[index];
        if part.on_tray > 0 {
            store(&mut self.store, part, &self.trays[index * TRAY..][..part.on_tray]);
            part.on_tray = 0;
        }
    }

    /// Writes out the store.
    fn write_out(&mut self) {
        let Self { by_fingerprint, store, file, file_len, error, .. } = self;
        let write = || {
            let file = match file {
                Some(file) => file,
                empty => empty.insert(tempfile::tempfile()?),
            };
            let mut to = io::BufWriter::with_capacity(1 << 16, file);
            for part in &mut *by_fingerprint {
                let mut len = 0;
                for_each_piece(store, part.in_store, |piece| len += piece.len() as u64);
                if len == 0 {
                    continue;
                }
                to.write_all(&part.in_file.header())?;
                let mut written = Ok(());
                for_each_piece(store, part.in_store, |piece| {
                    if written.is_ok() {
                        written = to.write_all(piece);
                    }
                });
                written?;
                part.in_file = Piece { at: *file_len, len };
                *file_len += PIECE_HEADER as u64 + len;
            }
            to.flush()
        };
        if let Err(failed) = write() {
            *error = error.take().or(Some(failed));
        }
        for part in by_fingerprint {
            part.in_store = Piece::default();
        }
        store.clear();
    }

    /// Whether all that did not fit could be written.
    ///
    /// # Errors
    ///
    /// Why not.
    pub(super) fn check(&mut self) -> io::Result<()> {
        self.error.take().map_or(Ok(()), Err)
    }

    /// Calls `each` with the pieces of a part, which hold whole records, in any order.
    pub(super) fn pieces<E: From<io::Error>>(
        &self,
        index: usize,
        room: &mut Vec<u8>,
        mut each: impl FnMut(&[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        let part = &self.by_fingerprint[index];
        each(&self.trays[index * TRAY..][..part.on_tray])?;
        let mut called = Ok(());
        for_each_piece(&self.store, part.in_store, |piece| {
            if called.is_ok() {
                called = each(piece);
            }
        });
        called?;
        let mut piece = part.in_file;
        while let (1.., Some(file)) = (piece.len, &self.file) {
            let len = PIECE_HEADER + usize::try_from(piece.len).unwrap_or(usize::MAX);
            room.resize(len, 0);
            if read_at(file, room, piece.at)? < len {
                return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into());
            }
            let (header, records) = room.split_at(PIECE_HEADER);
            each(records)?;
            piece = Piece::before(header);
        }
        Ok(())
    }
}

/// Puts a piece of a part into the store.
fn store(store: &mut Vec<u8>, part: &mut Part, piece: &[u8]) {
    let at = store.len() as u64;
    store.extend_from_slice(&part.in_store.header());
    store.extend_from_slice(piece);
    part.in_store = Piece { at, len: piece.len() as u64 };
}

/// Calls `each` with the pieces in the store from the last one on.
fn for_each_piece<'s>(store: &'s [u8], last: Piece, mut each: impl FnMut(&'s [u8])) {
    let mut piece = last;
    while piece.len > 0 {
        // They are in memory, so the numbers fit.
        let (header, rest) = store[usize::try_from(piece.at).unwrap_or(usize::MAX)..].split_at(PIECE_HEADER);
        each(&rest[..usize::try_from(piece.len).unwrap_or(usize::MAX)]);
        piece = Piece::before(header);
    }
}

/// Calls `each` with the records of a piece.
pub(super) fn records<'p, E>(piece: &'p [u8], mut each: impl FnMut(Record<'p>) -> Result<(), E>) -> Result<(), E> {
    let mut rest = piece;
    while !rest.is_empty() {
        let record = Record::first(rest);
        rest = &rest[record.bytes().len()..];
        each(record)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::super::money::Money;
    use super::*;

    #[test]
    fn what_does_not_fit_comes_back_from_the_file() {
        let mut parts = Parts::with_room(32 << 10).next().expect("one");
        let mut expected = Vec::new();
        for place in 0..3_000u64 {
            let order_no = format!("{:0>1$}", place % 1000, if place % 500 == 0 { 2_000 } else { 20 });
            parts.push(&NewRecord::new(order_no.as_bytes(), (0, place), Money::Cents(place)));
            expected.push((order_no.into_bytes(), (0, place)));
        }
        parts.check().expect("a temporary file");
        assert!(parts.file_len > 0 && !parts.store.is_empty() && parts.store.len() < 28 << 10);
        let (mut found, mut count) = (Vec::new(), 0);
        for part in 0..parts.count() {
            count += parts.size(part).0;
            let each = |piece: &[u8]| {
                records(piece, |record| {
                    found.push((record.order_no().to_vec(), record.place()));
                    Ok::<_, io::Error>(())
                })
            };
            parts.pieces(part, &mut Vec::new(), each).expect("a temporary file");
        }
        found.sort();
        expected.sort();
        assert!(found == expected && count == 3_000);
    }
}
