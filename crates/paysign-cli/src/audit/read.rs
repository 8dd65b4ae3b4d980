//! The logs, read one after the other, body by body.

mod csv;
mod jsonl;
mod lines;
#[cfg(feature = "parquet")]
mod parquet;
mod record;

use std::io;

use super::caught::caught;
use super::feed::{Feed, Stop};
use super::log::{Format, Log};

/// Reads all logs.
///
/// # Errors
///
/// A log cannot be read, or nobody listens.
pub(super) fn all(logs: &[Log], feed: &mut Feed) -> Result<(), Stop> {
    for (index, log) in (0u32..).zip(logs) {
        feed.begin(index);
        caught(|| one(log, feed)).unwrap_or_else(|| {
            let error = io::Error::other("it is damaged in a way that its reader does not expect");
            Err(log.unreadable(&error).into())
        })?;
        feed.end()?;
    }
    Ok(())
}

fn one(log: &Log, feed: &mut Feed) -> Result<(), Stop> {
    match &log.format {
        Format::Lines => lines::read(log, feed),
        Format::Jsonl(field) => jsonl::read(log, field, feed),
        Format::Csv(column) => csv::read(log, column, feed),
        #[cfg(feature = "parquet")]
        Format::Parquet(column) => parquet::read(log, column, feed),
    }
}
