//! Records of one thread: sorted in memory, and written out as a sorted run when there is no more room.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::ops::Range;

use super::record::{NewRecord, Record};
use super::run::Run;
use super::trouble::failed;
use crate::failure::Failure;

/// Bytes of records and of what sorts them that all threads together keep in memory.
pub(super) const MEMORY: usize = 32 << 20;

/// Collects records.
pub(in super::super) struct Sorter {
    room: usize,
    records: Vec<u8>,
    index: Vec<Entry>,
    spilled: Option<Spilled>,
}

/// The beginning of an order number, by which almost all are told apart, and where the record begins.
type Entry = (u128, usize);

/// Runs in a temporary file, which has no name and is gone when the program is.
pub(super) struct Spilled {
    pub(super) file: File,
    pub(super) runs: Vec<Range<u64>>,
}

impl Sorter {
    /// One of `threads` that share the memory.
    pub(in super::super) fn new(threads: usize) -> Self {
        Self::with_room(MEMORY / threads.max(1))
    }

    /// One that keeps so many bytes in memory.
    pub(super) fn with_room(room: usize) -> Self {
        Self { room, records: Vec::new(), index: Vec::new(), spilled: None }
    }

    /// Takes a record.
    pub(super) fn push(&mut self, record: Record<'_>) {
        self.enter(record.order_no());
        self.records.extend_from_slice(record.bytes());
    }

    /// Takes a record that is still to be written.
    pub(in super::super) fn push_new(&mut self, record: &NewRecord<'_>) {
        self.enter(record.order_no());
        record.append(&mut self.records);
    }

    fn enter(&mut self, order_no: &[u8]) {
        let mut beginning = [0; 16];
        let len = order_no.len().min(beginning.len());
        beginning[..len].copy_from_slice(&order_no[..len]);
        self.index.push((u128::from_be_bytes(beginning), self.records.len()));
    }

    /// Writes out what there is, if it is as much as there is room for.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub(in super::super) fn spill_if_full(&mut self) -> Result<(), Failure> {
        if self.records.len() + self.index.len() * size_of::<Entry>() < self.room {
            return Ok(());
        }
        self.sort();
        let records = self.index.iter().map(|(_, at)| Record::first(&self.records[*at..]));
        let spilled = match &mut self.spilled {
            Some(spilled) => spilled,
            empty => empty.insert(Spilled::new().map_err(|error| failed(&error))?),
        };
        spilled.write(records).map_err(|error| failed(&error))?;
        self.records.clear();
        self.index.clear();
        Ok(())
    }

    /// Sorts what is in memory.
    pub(in super::super) fn sort(&mut self) {
        let records = &self.records;
        self.index.sort_unstable_by(|left, right| {
            let key = |entry: &Entry| Record::first(&records[entry.1..]).key();
            left.0.cmp(&right.0).then_with(|| key(left).cmp(&key(right)))
        });
    }

    /// All runs, those in memory and those in the file.
    pub(super) fn into_runs(mut self) -> (Run, Option<Spilled>) {
        self.sort();
        let order = self.index.into_iter().map(|(_, at)| at).collect();
        (Run::in_memory(self.records, order), self.spilled)
    }
}

impl Spilled {
    /// None yet.
    pub(in super::super) fn new() -> io::Result<Self> {
        Ok(Self { file: tempfile::tempfile()?, runs: Vec::new() })
    }

    /// Adds a run after the others.
    pub(super) fn write<'r>(&mut self, records: impl Iterator<Item = Record<'r>>) -> io::Result<()> {
        let mut written = self.begin();
        records.into_iter().try_for_each(|record| written.push(record.bytes()))?;
        written.end()
    }

    /// Begins a run after the others.
    pub(super) fn begin(&mut self) -> NewRun<'_> {
        let start = self.runs.last().map_or(0, |run| run.end);
        NewRun { to: BufWriter::with_capacity(1 << 16, &self.file), run: start..start, runs: &mut self.runs }
    }
}

/// A run that is being written.
pub(super) struct NewRun<'s> {
    to: BufWriter<&'s File>,
    run: Range<u64>,
    runs: &'s mut Vec<Range<u64>>,
}

impl NewRun<'_> {
    /// The next record; they come sorted.
    pub(super) fn push(&mut self, record: &[u8]) -> io::Result<()> {
        self.run.end += record.len() as u64;
        self.to.write_all(record)
    }

    /// Writes what is left.
    pub(super) fn end(mut self) -> io::Result<()> {
        self.to.flush()?;
        self.runs.push(self.run);
        Ok(())
    }
}

#[cfg(test)]
impl Sorter {
    /// One that writes out every few records, so that a few are many.
    pub(super) fn with_little_room() -> Self {
        Self::with_room(256)
    }
}
