//! A column of Parquet, within bounds: a page and a dictionary are in memory at a time.

mod delta;
mod footer;
mod header;
mod pages;
mod thrift;

use std::fs::File;
use std::io;
use std::sync::Arc;

use parquet::column::reader::{ColumnReader, get_column_reader};
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};

use super::super::cut::MAX_RECORD_LEN;
use super::super::feed::{Feed, Stop};
use super::super::log::Log;
use crate::failure::Failure;

use pages::{Bounds, Pages};

/// Rows that are read at once.
const ROWS: u64 = 1024;

/// What a row costs beside its bytes.
const ROW_LEN: u64 = 64;

/// Reads a log of Parquet whose bodies are in `column`.
pub(super) fn read(log: &Log, column: &str, feed: &mut Feed) -> Result<(), Stop> {
    let damaged = |error: ParquetError| {
        log.unreadable(&match error {
            ParquetError::External(reason) => io::Error::other(reason),
            other => io::Error::other(other.to_string()),
        })
    };
    let open = || File::open(log.name()).map_err(|error| log.unreadable(&error));
    let file = open()?;
    footer::check(&file).map_err(|error| log.unreadable(&error))?;
    let reader = SerializedFileReader::new(file).map_err(damaged)?;
    let at = find(log, &reader, column)?;
    let file_len = log.len.unwrap_or(0);
    let (share, bounds) = (file_len / (reader.num_row_groups() as u64).max(1), Bounds::new(file_len));
    let mut row = 0;
    for group in 0..reader.num_row_groups() {
        let group = reader.get_row_group(group).map_err(damaged)?;
        let facts = group.metadata().column(at);
        let is_optional = facts.column_descr().max_def_level() > 0;
        let (start, len) = facts.byte_range();
        let pages = Pages {
            inner: group.get_column_page_reader(at).map_err(damaged)?,
            file: open()?,
            at: start,
            end: start.saturating_add(len),
            codec: facts.compression(),
            is_optional,
            bounds: Arc::clone(&bounds),
        };
        let ColumnReader::ByteArrayColumnReader(mut rows) =
            get_column_reader(facts.column_descr_ptr(), Box::new(pages))
        else {
            return Err(no_text(log, column).into());
        };
        let (mut values, mut levels) = (Vec::new(), Vec::new());
        loop {
            values.clear();
            levels.clear();
            let most = usize::try_from(bounds.rows(ROWS)).unwrap_or(1);
            let (read, _, _) = rows.read_records(most, Some(&mut levels), None, &mut values).map_err(damaged)?;
            if read == 0 {
                break;
            }
            bounds.read(read as u64);
            let mut values = values.iter();
            for index in 0..read {
                row += 1;
                let is_null = is_optional && levels.get(index) == Some(&0);
                let body = if is_null { None } else { values.next() };
                bounds.spend(ROW_LEN + body.map_or(0, |body| body.len() as u64)).map_err(damaged)?;
                match body {
                    Some(body) if body.len() > MAX_RECORD_LEN => {
                        feed.no_body(row, "the body of the row is longer than 16 MiB")?;
                    }
                    Some(body) => feed.body(row, body.data())?,
                    None => feed.no_body(row, "the row has no body: it is null")?,
                }
            }
        }
        feed.advance(share);
    }
    Ok(())
}

/// The index of the column.
fn find(log: &Log, reader: &SerializedFileReader<File>, column: &str) -> Result<usize, Failure> {
    let schema = reader.metadata().file_metadata().schema_descr();
    let name = log.name().display();
    let at = schema.columns().iter().position(|found| found.path().string() == column);
    let at = at.ok_or_else(|| Failure::usage(format!("the log {name} has no column `{column}`")))?;
    let found = schema.column(at);
    // One value a row, text or bytes, which may be null.
    if found.max_rep_level() == 0
        && found.max_def_level() <= 1
        && found.physical_type() == parquet::basic::Type::BYTE_ARRAY
    {
        Ok(at)
    } else {
        Err(no_text(log, column))
    }
}

fn no_text(log: &Log, column: &str) -> Failure {
    Failure::usage(format!("the column `{column}` of the log {} holds no text or bytes", log.name().display()))
}
