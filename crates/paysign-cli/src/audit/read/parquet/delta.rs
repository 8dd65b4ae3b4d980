//! How many values the encodings by differences claim: who decodes them makes room for all of a page at once,
//! and takes their word for it.

use parquet::basic::Encoding;
use parquet::column::page::Page;

use super::thrift::{Thrift, Trouble};

/// The most values of such a page.
const MAX_VALUES: u64 = 4 << 20;

/// Whether a page claims no more values than it may have.
pub(super) fn is_bounded(page: &Page, is_optional: bool) -> bool {
    let blocks = match page.encoding() {
        Encoding::DELTA_LENGTH_BYTE_ARRAY => 1,
        // Of what a value shares with the one before it, and of the rest.
        Encoding::DELTA_BYTE_ARRAY => 2,
        _ => return true,
    };
    let most = u64::from(page.num_values());
    if most > MAX_VALUES {
        return false;
    }
    let Some(values) = values(page, is_optional) else { return false };
    let mut thrift = Thrift(values);
    (0..blocks).all(|_| pass_over(&mut thrift).is_ok_and(|count| count <= most))
}

/// The values of a page, which stand behind the marks of those that are null.
fn values(page: &Page, is_optional: bool) -> Option<&[u8]> {
    let bytes = &page.buffer()[..];
    let marks_len = match page {
        Page::DataPageV2 { def_levels_byte_len, rep_levels_byte_len, .. } => {
            def_levels_byte_len.checked_add(*rep_levels_byte_len)? as usize
        }
        _ if !is_optional => 0,
        Page::DataPage { def_level_encoding: Encoding::RLE, .. } => {
            (u32::from_le_bytes(*bytes.first_chunk()?) as usize).checked_add(4)?
        }
        // A bit each.
        other => other.num_values().div_ceil(8) as usize,
    };
    bytes.get(marks_len..)
}

/// Passes over numbers that are encoded by their differences, and returns how many they are.
fn pass_over(numbers: &mut Thrift<'_>) -> Result<u64, Trouble> {
    let block_len = numbers.varint()?;
    let parts = numbers.varint()?;
    let count = numbers.varint()?;
    numbers.varint()?;
    let part_len = block_len.checked_div(parts).filter(|len| *len > 0).ok_or(Trouble::Malformed)?;
    let parts = usize::try_from(parts).map_err(|_| Trouble::Malformed)?;
    let mut left = count.saturating_sub(1);
    while left > 0 {
        numbers.varint()?;
        let widths = numbers.0.get(..parts).ok_or(Trouble::Short)?;
        numbers.bytes(parts)?;
        for width in widths {
            // A width behind the last value means nothing.
            if left > 0 {
                let len = (u64::from(*width)).checked_mul(part_len).ok_or(Trouble::Malformed)? / 8;
                numbers.bytes(usize::try_from(len).map_err(|_| Trouble::Malformed)?)?;
            }
            left = left.saturating_sub(part_len);
        }
    }
    Ok(count)
}
