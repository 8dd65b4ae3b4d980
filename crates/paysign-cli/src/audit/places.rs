//! What a log holds, place by place, as it is read: for what is fuzzed.

use std::path::Path;
use std::sync::mpsc::sync_channel;

use super::chunk::{Chunk, Content, ROOM};
use super::cut::{Found, Lines, keep_len};
use super::feed::{Feed, Lens, Stop};
use super::log::{Format, Log};
use super::read;

/// A place of a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A body, cut where it is longer than a body may be.
    Body(u64, Vec<u8>),
    /// What should hold a body and holds none.
    NoBody(u64),
}

/// Reads a log as the audit does. `format` is `lines`, `jsonl` or `csv`; of the other two `name` is the field
/// or column of the body. Returns the places and the number of blank lines, or why the log cannot be read.
///
/// # Errors
///
/// The words of the program.
pub fn places(path: &Path, format: &str, name: &str, body_len: usize) -> Result<(Vec<Place>, u64), String> {
    let format = match format {
        "jsonl" => Format::Jsonl(name.to_owned()),
        "csv" => Format::Csv(name.to_owned()),
        _ => Format::Lines,
    };
    let log = Log { path: Some(path.to_owned()), format, packing: None, len: None };
    // Room for what a small log fills: nobody takes a chunk before the log is read.
    let (to_feed, empty) = sync_channel(MAX_CHUNKS);
    let (full, chunks) = sync_channel(MAX_CHUNKS);
    for _ in 0..MAX_CHUNKS {
        to_feed.send(Chunk::default()).map_err(|error| error.to_string())?;
    }
    // So that it is not waited for, either.
    drop(to_feed);
    let (logs, lens) = ([log], Lens { body: body_len, block: ROOM });
    let read = read::all(&logs, 1, &mut Feed::new(lens, empty, full));
    let (mut places, mut blank_lines, mut line) = (Vec::new(), 0, 0);
    for mut chunk in chunks {
        if let Content::Part(part) = &mut chunk.content {
            part.read(keep_len(&logs[0].format, lens), || Ok(())).map_err(|error| error.to_string())?;
        }
        let bytes = match &chunk.content {
            Content::Bodies(bodies) => {
                places.extend(bodies.iter().map(|(line, body)| Place::Body(line, body.to_vec())));
                places.extend(bodies.missing.iter().map(|no_body| Place::NoBody(no_body.line)));
                &[]
            }
            Content::Lines(block) => block.bytes(),
            Content::Part(part) => part.block.bytes(),
        };
        for found in Lines::new(bytes, &logs[0].format, lens) {
            line += 1;
            match found {
                Found::Blank => blank_lines += 1,
                Found::Body(body) => places.push(Place::Body(line, body.into_owned())),
                Found::NoBody(_) => places.push(Place::NoBody(line)),
            }
        }
    }
    match read {
        Ok(()) => Ok((places, blank_lines)),
        Err(Stop::Failed(failure)) => Err(failure.to_string()),
        Err(Stop::NobodyListens) => Err("the log is longer than is read here".to_owned()),
    }
}

/// Chunks of a log that is read at once.
const MAX_CHUNKS: usize = 64;
