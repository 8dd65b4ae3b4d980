//! The logs, read one after the other, body by body.

mod csv;
mod jsonl;
mod lines;
#[cfg(feature = "parquet")]
mod parquet;

use super::feed::{Feed, Stop};
use super::log::{Format, Log};

/// The longest record of a log whose bodies are wrapped, in bytes: a quote that is never closed must not take the rest of
/// the log into memory.
const MOST_RECORD_LEN: usize = 16 << 20;

/// Reads all logs. Of a body that is longer than `body_len` no more is kept than what shows that it is.
///
/// # Errors
///
/// A log cannot be read, or nobody listens.
pub(super) fn all(logs: &[Log], body_len: usize, feed: &mut Feed) -> Result<(), Stop> {
    for (index, log) in (0u32..).zip(logs) {
        feed.begin(index);
        match &log.format {
            Format::Lines => lines::read(log, body_len, feed)?,
            Format::Jsonl(field) => jsonl::read(log, field, feed)?,
            Format::Csv(column) => csv::read(log, column, feed)?,
            #[cfg(feature = "parquet")]
            Format::Parquet(column) => parquet::read(log, column, feed)?,
        }
        feed.end()?;
    }
    Ok(())
}
