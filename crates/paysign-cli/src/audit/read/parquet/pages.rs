//! The pages of a column, each checked before it is unpacked: how long it becomes is known only from what the
//! file says, and a few bytes can become gigabytes.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};

use flate2::bufread::MultiGzDecoder;
use parquet::basic::{Compression, Encoding};
use parquet::column::page::{Page, PageMetadata, PageReader};
use parquet::errors::{ParquetError, Result};

use super::delta;
use super::header::Header;

/// The longest page, unpacked or not. Most writers make 1 MiB, and none that is known more than 100 MiB.
const MAX_PAGE_LEN: u64 = 128 << 20;

/// The longest dictionary, and the most values in it. Writers stop at about 1 MiB.
const MAX_DICTIONARY_LEN: u64 = 32 << 20;
const MAX_DICTIONARY_VALUES: i64 = 1 << 20;

/// The greatest factors by which gzip and LZ4 pack.
const GZIP_FACTOR: u64 = 1032;
const LZ4_FACTOR: u64 = 255;

/// The first bytes of an LZ4 frame.
const LZ4_FRAME: [u8; 4] = [4, 0x22, 0x4d, 0x18];

/// What a file may become is this and [`FACTOR`] times its length: a log is not made of one value, repeated
/// for days.
const ALLOWANCE: u64 = 4 << 30;
const FACTOR: u64 = 1000;

/// What is left of what a file may become, and what is known of the page that was read last.
pub(super) struct Bounds {
    allowance: AtomicU64,
    /// Rows of the page that are not read yet.
    rows: AtomicU64,
    /// Whether each of its values is a new one in memory, and not a part of the page.
    is_copied: AtomicBool,
}

impl Bounds {
    /// Those of a file that is so long.
    pub(super) fn new(file_len: u64) -> Arc<Self> {
        let allowance = ALLOWANCE.saturating_add(file_len.saturating_mul(FACTOR)).into();
        Arc::new(Self { allowance, rows: 0.into(), is_copied: false.into() })
    }

    /// Takes so many bytes off what the file may become.
    ///
    /// # Errors
    ///
    /// It may not become that long.
    pub(super) fn spend(&self, len: u64) -> Result<()> {
        let left = self.allowance.load(Relaxed).checked_sub(len);
        let left = left.ok_or_else(|| refused("it unpacks to more than 4 GiB and 1,000 times its length"))?;
        self.allowance.store(left, Relaxed);
        Ok(())
    }

    /// How many rows may be read at once: of one page, so that pages do not pile up in memory, and of copied
    /// values one.
    pub(super) fn rows(&self, most: u64) -> u64 {
        if self.is_copied.load(Relaxed) { 1 } else { self.rows.load(Relaxed).clamp(1, most) }
    }

    /// So many were read.
    pub(super) fn read(&self, rows: u64) {
        self.rows.store(self.rows.load(Relaxed).saturating_sub(rows), Relaxed);
    }

    fn begin(&self, page: &Page) {
        self.rows.store(page.num_values().into(), Relaxed);
        self.is_copied.store(page.encoding() == Encoding::DELTA_BYTE_ARRAY, Relaxed);
    }
}

/// The pages of a column in one group of rows.
pub(super) struct Pages {
    /// Who unpacks them.
    pub(super) inner: Box<dyn PageReader>,
    /// The file once more, with a position of its own.
    pub(super) file: File,
    /// Where the next page begins, and where the last one ends.
    pub(super) at: u64,
    pub(super) end: u64,
    pub(super) codec: Compression,
    /// Whether values may be null.
    pub(super) is_optional: bool,
    pub(super) bounds: Arc<Bounds>,
}

impl Pages {
    /// Checks the next page that is read, if there is one.
    fn check(&mut self) -> Result<()> {
        while self.at < self.end {
            let header = Header::read(&self.file, self.at, self.end)?;
            let start = self.at.saturating_add(header.len);
            let packed_len = len(header.packed_len)?;
            self.at = start.saturating_add(packed_len);
            if self.at > self.end {
                return Err(refused("a page ends behind its column"));
            }
            if header.kind == Header::INDEX {
                continue;
            }
            let unpacked_len = len(header.unpacked_len)?;
            if header.kind == Header::DICTIONARY {
                // A value takes four bytes at least.
                let most = MAX_DICTIONARY_VALUES.min(header.unpacked_len / 4);
                if unpacked_len > MAX_DICTIONARY_LEN || !(0..=most).contains(&header.values) {
                    return Err(refused("a dictionary is longer than 32 MiB or 1,048,576 values"));
                }
            }
            self.bounds.spend(unpacked_len)?;
            return if header.is_packed { self.measure(start, packed_len, &header) } else { Ok(()) };
        }
        Ok(())
    }

    /// Checks that a page becomes no longer than its header says, where who unpacks it would only notice
    /// afterwards.
    fn measure(&self, start: u64, packed_len: u64, header: &Header) -> Result<()> {
        let plain_len = header.plain_len.unsigned_abs();
        let Some(start) = start.checked_add(plain_len) else { return Ok(()) };
        let mut file = &self.file;
        file.seek(SeekFrom::Start(start))?;
        let packed = file.take(packed_len.saturating_sub(plain_len));
        let is_long = |factor| packed_len.saturating_mul(factor) > MAX_PAGE_LEN;
        match self.codec {
            Compression::GZIP(_) if is_long(GZIP_FACTOR) => {
                let most = header.unpacked_len.unsigned_abs();
                let mut unpacked = MultiGzDecoder::new(BufReader::new(packed)).take(most + 1);
                // Of what is damaged others say so.
                let len = io::copy(&mut unpacked, &mut io::sink()).unwrap_or(0);
                if len > most { Err(refused("a page is longer than its header says")) } else { Ok(()) }
            }
            // The codec without a name of its own: some writers have made frames of it.
            Compression::LZ4 if is_long(LZ4_FACTOR) => {
                let mut beginning = Vec::new();
                packed.take(4).read_to_end(&mut beginning)?;
                if beginning == LZ4_FRAME { Err(refused("a page of LZ4 frames is too long")) } else { Ok(()) }
            }
            _ => Ok(()),
        }
    }
}

/// The length of a page.
fn len(len: i64) -> Result<u64> {
    let len = u64::try_from(len).map_err(|_| refused("the length of a page is below zero"))?;
    if len > MAX_PAGE_LEN { Err(refused("a page is longer than 128 MiB")) } else { Ok(len) }
}

fn refused(reason: &str) -> ParquetError {
    ParquetError::External(reason.into())
}

impl Iterator for Pages {
    type Item = Result<Page>;

    fn next(&mut self) -> Option<Self::Item> {
        self.get_next_page().transpose()
    }
}

impl PageReader for Pages {
    fn get_next_page(&mut self) -> Result<Option<Page>> {
        self.check()?;
        let page = self.inner.get_next_page()?;
        if let Some(page) = page.as_ref().filter(|page| page.is_data_page()) {
            if !delta::is_bounded(page, self.is_optional) {
                return Err(refused("a page claims more values than it has"));
            }
            self.bounds.begin(page);
        }
        Ok(page)
    }

    fn peek_next_page(&mut self) -> Result<Option<PageMetadata>> {
        Err(refused("pages are read in their order"))
    }

    fn skip_next_page(&mut self) -> Result<()> {
        Err(refused("pages are read in their order"))
    }
}
