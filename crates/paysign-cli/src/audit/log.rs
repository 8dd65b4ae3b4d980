//! The logs that the command line names, and how each holds its bodies.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use crate::args::{AuditArgs, FormatArg};
use crate::failure::Failure;
use crate::output;

/// One log.
pub(super) struct Log {
    /// `None` for standard input.
    pub(super) path: Option<PathBuf>,
    pub(super) format: Format,
    /// In bytes, if it is known before it is read.
    pub(super) len: Option<u64>,
}

/// How it holds bodies.
#[derive(Clone, Debug)]
pub(super) enum Format {
    /// One a line.
    Lines,
    /// In this field of an object on each line.
    Jsonl(String),
    /// In this column.
    Csv(String),
    /// In this column.
    #[cfg(feature = "parquet")]
    Parquet(String),
}

impl Log {
    /// All that the command line names; `before` are words that are before the files' own place.
    ///
    /// # Errors
    ///
    /// A file that is not there, standard input for two purposes, or a name of a field or column that is
    /// missing or has no use.
    pub(super) fn all(before: &[&OsString], args: &AuditArgs) -> Result<Vec<Self>, Failure> {
        let words: Vec<&OsString> = before.iter().copied().chain(&args.logs).collect();
        let paths = words.iter().map(|word| Some(Path::new(word)).filter(|path| *path != Path::new("-")));
        let mut paths: Vec<Option<&Path>> = paths.collect();
        if paths.is_empty() {
            paths.push(None);
        }
        let of_stdin = paths.iter().filter(|path| path.is_none()).count();
        if of_stdin > 1 {
            return Err(Failure::usage("only one log can come from standard input"));
        }
        if of_stdin == 1 && args.secrets.take_stdin() {
            return Err(Failure::usage("the secret and a log cannot both come from standard input")
                .hint("name the log, or give the secret by --secret-file FILE or --secret-env VAR"));
        }
        let logs: Vec<Self> = paths.iter().map(|path| Self::new(*path, args)).collect::<Result<_, _>>()?;
        let is_any = |is: fn(&Format) -> bool| logs.iter().any(|log| is(&log.format));
        if args.body_field.is_some() && !is_any(|format| matches!(format, Format::Jsonl(_))) {
            return Err(Failure::usage("--body-field is for JSON Lines, and no log holds these").hint(FORMAT_HINT));
        }
        if args.body_column.is_some() && !is_any(|format| !matches!(format, Format::Lines | Format::Jsonl(_))) {
            return Err(
                Failure::usage("--body-column is for CSV and Parquet, and no log holds these").hint(FORMAT_HINT)
            );
        }
        Ok(logs)
    }

    fn new(path: Option<&Path>, args: &AuditArgs) -> Result<Self, Failure> {
        let asked = args.format.unwrap_or_else(|| by_extension(path));
        let format = format(asked, args)?;
        let Some(path) = path else {
            if asked == FormatArg::Parquet {
                return Err(Failure::usage("Parquet is read from its end, and so not from standard input"));
            }
            return Ok(Self { path: None, format, len: None });
        };
        let facts = fs::metadata(path).map_err(|error| cannot_read(path, &error))?;
        if facts.is_dir() {
            return Err(cannot_read(path, &io::ErrorKind::IsADirectory.into()));
        }
        let len = facts.is_file().then_some(facts.len());
        Ok(Self { path: Some(path.to_owned()), format, len })
    }

    /// Checks that it can be opened, if that can be done more than once.
    ///
    /// # Errors
    ///
    /// It cannot be opened.
    pub(super) fn check(&self) -> Result<(), Failure> {
        match &self.path {
            Some(path) if self.len.is_some() => File::open(path).map(drop).map_err(|error| cannot_read(path, &error)),
            _ => Ok(()),
        }
    }

    /// Opens it. Only now: a pipe (`<(zcat …)`) can be opened once, and there may be more logs than files may
    /// be open.
    ///
    /// # Errors
    ///
    /// It cannot be opened.
    pub(super) fn open(&self) -> Result<Box<dyn io::Read>, Failure> {
        if let Some(path) = &self.path {
            return Ok(Box::new(File::open(path).map_err(|error| cannot_read(path, &error))?));
        }
        output::note_waiting("the log");
        Ok(Box::new(io::stdin().lock()))
    }

    /// What it is called in lists and failures.
    pub(super) fn name(&self) -> &Path {
        self.path.as_deref().unwrap_or(Path::new("-"))
    }

    /// It cannot be read to its end.
    pub(super) fn unreadable(&self, error: &io::Error) -> Failure {
        match &self.path {
            Some(path) => cannot_read(path, error),
            None => Failure::io("read the log from standard input", error),
        }
    }
}

const FORMAT_HINT: &str = "the format follows the extension (.jsonl, .ndjson, .csv, .parquet), or --format";

fn cannot_read(path: &Path, error: &io::Error) -> Failure {
    Failure::io(&format!("read the log {}", path.display()), error)
}

fn by_extension(path: Option<&Path>) -> FormatArg {
    let extension = path.and_then(Path::extension).map(OsStr::to_ascii_lowercase);
    match extension.as_ref().and_then(|extension| extension.to_str()) {
        Some("jsonl" | "ndjson") => FormatArg::Jsonl,
        Some("csv") => FormatArg::Csv,
        Some("parquet") => FormatArg::Parquet,
        _ => FormatArg::Lines,
    }
}

fn format(format: FormatArg, args: &AuditArgs) -> Result<Format, Failure> {
    let column = |what: &str| {
        let missing = || Failure::usage(format!("{what} needs --body-column NAME, the column that holds the body"));
        args.body_column.clone().ok_or_else(missing)
    };
    match format {
        FormatArg::Lines => Ok(Format::Lines),
        FormatArg::Jsonl => {
            let missing = || Failure::usage("JSON Lines need --body-field NAME, the field that holds the body");
            args.body_field.clone().ok_or_else(missing).map(Format::Jsonl)
        }
        FormatArg::Csv => column("CSV").map(Format::Csv),
        #[cfg(feature = "parquet")]
        FormatArg::Parquet => column("Parquet").map(Format::Parquet),
        #[cfg(not(feature = "parquet"))]
        FormatArg::Parquet => Err(Failure::usage("this build of the program reads no Parquet")
            .hint("build it with the feature `parquet`, or convert the log to CSV")),
    }
}
