//! The header of a page, read before the page is.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

use super::thrift::{I32, STRUCT, Thrift, Trouble};

/// Bytes that a header takes nearly always.
const USUAL_LEN: u64 = 4 << 10;

/// The longest header: it may quote the greatest and the smallest value of the page.
const MAX_LEN: u64 = 1 << 20;

/// What a header says of its page.
#[derive(Debug, Default)]
pub(super) struct Header {
    /// How long the header itself is.
    pub(super) len: u64,
    pub(super) kind: i64,
    pub(super) unpacked_len: i64,
    pub(super) packed_len: i64,
    pub(super) values: i64,
    /// Bytes in front of the values that are never packed.
    pub(super) plain_len: i64,
    pub(super) is_packed: bool,
}

impl Header {
    /// The kind of a page that nobody reads.
    pub(super) const INDEX: i64 = 1;
    /// The kind of a page that holds the values of a dictionary.
    pub(super) const DICTIONARY: i64 = 2;

    /// Reads the header that stands at `at`, and ends before `end`.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or that is no header.
    pub(super) fn read(mut file: &File, at: u64, end: u64) -> io::Result<Self> {
        let (mut bytes, mut most) = (Vec::new(), USUAL_LEN);
        loop {
            bytes.clear();
            file.seek(SeekFrom::Start(at))?;
            file.take(most.min(end - at)).read_to_end(&mut bytes)?;
            match Self::parse(&bytes) {
                Ok(header) => return Ok(header),
                Err(Trouble::Short) if bytes.len() as u64 == most && most < MAX_LEN => most *= 16,
                Err(_) => return Err(io::Error::other("the header of a page is malformed")),
            }
        }
    }

    fn parse(bytes: &[u8]) -> Result<Self, Trouble> {
        let mut header = Self { is_packed: true, ..Self::default() };
        let mut thrift = Thrift(bytes);
        thrift.structure(|thrift, field| {
            match field.id {
                1 => header.kind = field.int(thrift)?,
                2 => header.unpacked_len = field.int(thrift)?,
                3 => header.packed_len = field.int(thrift)?,
                4 => drop(field.int(thrift)?),
                5..=8 => {
                    field.must_be(STRUCT)?;
                    header.of_kind(thrift, field.id)?;
                }
                _ => thrift.skip(field.kind)?,
            }
            Ok(())
        })?;
        header.len = (bytes.len() - thrift.0.len()) as u64;
        Ok(header)
    }

    /// The part that pages of one kind have.
    fn of_kind(&mut self, thrift: &mut Thrift<'_>, part: i64) -> Result<(), Trouble> {
        const V2: i64 = 8;
        thrift.structure(|thrift, field| {
            match (part, field.id) {
                (_, 1) => self.values = field.int(thrift)?,
                (V2, 5 | 6) => self.plain_len = self.plain_len.saturating_add(field.int(thrift)?),
                (V2, 7) => self.is_packed = field.is_true(),
                (5 | V2, 2..=4) | (7, 2) => {
                    field.must_be(I32)?;
                    thrift.skip(field.kind)?;
                }
                _ => thrift.skip(field.kind)?,
            }
            Ok(())
        })
    }
}
