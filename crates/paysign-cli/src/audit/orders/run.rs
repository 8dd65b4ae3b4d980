//! A sorted run of records, in memory or in a part of a file, read from its beginning.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::ops::Range;
use std::sync::Arc;

use super::super::at::read_at;
use super::record::{self, HEADER, Record};

/// Bytes that are read of a file at once.
const BUFFER: usize = 1 << 16;

/// A run.
pub(super) enum Run {
    /// Records, and where they begin in their order.
    Memory { records: Vec<u8>, order: std::vec::IntoIter<usize> },
    /// A part of a file.
    File(BufReader<Section>),
}

impl Run {
    /// A run in memory; `order` is where the records begin.
    pub(super) fn in_memory(records: Vec<u8>, order: Vec<usize>) -> Self {
        Self::Memory { records, order: order.into_iter() }
    }

    /// A run in a file.
    pub(super) fn in_file(file: Arc<File>, range: Range<u64>) -> Self {
        Self::File(BufReader::with_capacity(BUFFER, Section { file, range }))
    }

    /// Puts the next record in place of what `to` holds; `false` if there is none.
    pub(super) fn next(&mut self, to: &mut Vec<u8>) -> io::Result<bool> {
        to.clear();
        match self {
            Self::Memory { records, order } => {
                let Some(at) = order.next() else { return Ok(false) };
                to.extend_from_slice(Record::first(&records[at..]).bytes());
            }
            Self::File(file) => {
                if file.fill_buf()?.is_empty() {
                    return Ok(false);
                }
                to.resize(HEADER, 0);
                file.read_exact(to)?;
                to.resize(record::len(to), 0);
                file.read_exact(&mut to[HEADER..])?;
            }
        }
        Ok(true)
    }
}

/// A part of a file, read without a position that others share.
pub(super) struct Section {
    file: Arc<File>,
    range: Range<u64>,
}

impl Read for Section {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.range.end - self.range.start).unwrap_or(usize::MAX);
        let most = to.len().min(left);
        let to = &mut to[..most];
        let len = read_at(&self.file, to, self.range.start)?;
        self.range.start += len as u64;
        Ok(len)
    }
}
