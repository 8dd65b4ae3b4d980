//! The files that a word of the command line names: itself, what is in a folder, or what a pattern matches.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// How deep folders are looked into.
const MAX_DEPTH: usize = 32;

/// The files, sorted by their paths. A file that is there by that very name is not a pattern.
///
/// # Errors
///
/// There is none, or a folder cannot be read.
pub(super) fn named(word: &Path) -> Result<Vec<PathBuf>, Failure> {
    match fs::metadata(word) {
        Ok(facts) if facts.is_dir() => {
            let mut files = Vec::new();
            inside(word, 0, &mut files)?;
            if files.is_empty() {
                return Err(Failure::usage(format!("the folder {} holds no log", word.display())));
            }
            Ok(files)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => matching(word, &error),
        // What else is wrong shows when it is read.
        _ => Ok(vec![word.to_owned()]),
    }
}

/// The files below a folder, without hidden ones. Links to folders are not followed.
fn inside(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let failed = |error: io::Error| Failure::io(&format!("read the folder {}", folder.display()), &error);
    if depth > MAX_DEPTH {
        return Err(failed(io::Error::other("it is too deep")));
    }
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>).map_err(failed)?;
    let mut paths: Vec<_> = entries.iter().map(fs::DirEntry::path).collect();
    paths.sort();
    for path in paths {
        if path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b".")) {
            continue;
        }
        if fs::symlink_metadata(&path).map_err(failed)?.is_dir() {
            inside(&path, depth + 1, files)?;
        } else if fs::metadata(&path).is_ok_and(|facts| facts.is_file()) {
            files.push(path);
        }
    }
    Ok(())
}

/// What a pattern matches, for shells that do not do that, and for more files than a command line may name.
fn matching(pattern: &Path, error: &io::Error) -> Result<Vec<PathBuf>, Failure> {
    let text = pattern.to_str().filter(|text| text.contains(['*', '?', '[']));
    let Some(text) = text else { return Err(cannot_read(pattern, error)) };
    let options = glob::MatchOptions { require_literal_leading_dot: true, ..glob::MatchOptions::new() };
    let paths = glob::glob_with(text, options)
        .map_err(|error| Failure::usage(format!("the pattern {text} is malformed: {}", error.msg)))?;
    let mut files = Vec::new();
    for path in paths {
        let path = path.map_err(|error| cannot_read(error.path(), error.error()))?;
        if path.is_dir() {
            inside(&path, 0, &mut files)?;
        } else {
            files.push(path);
        }
    }
    if files.is_empty() {
        return Err(Failure::usage(format!("no file matches {text}")));
    }
    Ok(files)
}

/// A log cannot be read.
pub(super) fn cannot_read(path: &Path, error: &io::Error) -> Failure {
    Failure::io(&format!("read the log {}", path.display()), error)
}
