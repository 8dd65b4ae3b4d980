//! The logs, read one after the other, body by body.

mod csv;
mod lines;
#[cfg(feature = "parquet")]
mod parquet;

use std::io;
use std::sync::Arc;

pub(super) use csv::Records;

use super::ahead::{Ahead, UNEXPECTED};
use super::caught::caught;
use super::feed::{Feed, Stop};
use super::log::{Format, Log};
use super::packed::Input;
use crate::failure::Failure;

/// Reads all logs, for so many threads.
///
/// # Errors
///
/// A log cannot be read, or nobody listens.
pub(super) fn all(logs: &[Log], threads: usize, feed: &mut Feed) -> Result<(), Stop> {
    let mut ahead = Ahead::new(logs, threads);
    for (index, log) in logs.iter().enumerate() {
        feed.begin(u32::try_from(index).unwrap_or(u32::MAX));
        caught(|| one(log, || ahead.open(index), feed))
            .unwrap_or_else(|| Err(log.unreadable(&io::Error::other(UNEXPECTED)).into()))?;
        feed.end()?;
    }
    Ok(())
}

fn one(log: &Log, open: impl FnOnce() -> Result<Input, Failure>, feed: &mut Feed) -> Result<(), Stop> {
    match &log.format {
        Format::Lines | Format::Jsonl(_) => match log.file()? {
            Some(file) => lines::parts(log, &Arc::new(file), feed),
            None => lines::stream(log, feed.opened(open()?), feed),
        },
        Format::Csv(column) => csv::read(log, feed.opened(open()?), column, feed),
        #[cfg(feature = "parquet")]
        Format::Parquet(column) => parquet::read(log, column, feed),
    }
}
