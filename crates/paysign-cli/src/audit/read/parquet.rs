//! A column of Parquet. A page is in memory at a time, as long as its writer has made it: most make 1 MiB.

use std::fs::File;
use std::io;

use parquet::column::reader::ColumnReader;
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};

use super::super::feed::{Feed, Stop};
use super::super::log::Log;
use crate::failure::Failure;

/// Rows that are read at once.
const ROWS: usize = 1024;

/// Reads a log of Parquet whose bodies stand in `column`.
pub(super) fn read(log: &Log, column: &str, feed: &mut Feed) -> Result<(), Stop> {
    let failed = |error: ParquetError| log.unreadable(&io::Error::other(error.to_string()));
    let file = File::open(log.name()).map_err(|error| log.unreadable(&error))?;
    let reader = SerializedFileReader::new(file).map_err(failed)?;
    let at = find(log, &reader, column)?;
    let share = log.len.unwrap_or(0) / (reader.num_row_groups() as u64).max(1);
    let mut row = 0;
    for group in 0..reader.num_row_groups() {
        let group = reader.get_row_group(group).map_err(failed)?;
        let ColumnReader::ByteArrayColumnReader(mut rows) = group.get_column_reader(at).map_err(failed)? else {
            return Err(no_text(log, column).into());
        };
        let is_optional = group.metadata().schema_descr().column(at).max_def_level() > 0;
        let (mut values, mut levels) = (Vec::with_capacity(ROWS), Vec::with_capacity(ROWS));
        loop {
            values.clear();
            levels.clear();
            let (read, _, _) = rows.read_records(ROWS, Some(&mut levels), None, &mut values).map_err(failed)?;
            if read == 0 {
                break;
            }
            let mut values = values.iter();
            for index in 0..read {
                row += 1;
                let is_null = is_optional && levels.get(index) == Some(&0);
                match if is_null { None } else { values.next() } {
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
