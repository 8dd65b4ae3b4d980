//! The logs that the command line names, and how each holds its bodies.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::named::{cannot_read, named};
use super::packed::{Input, Packing};
use crate::args::{FormatArg, LogArgs, SecretArgs};
use crate::failure::Failure;
use crate::output;

/// One log.
pub(super) struct Log {
    /// `None` for standard input.
    pub(super) path: Option<PathBuf>,
    pub(super) format: Format,
    /// How it is packed, if it is a file and that can be seen.
    pub(super) packing: Option<Packing>,
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
    pub(super) fn all(before: &[&OsString], args: &LogArgs, secrets: &SecretArgs) -> Result<Vec<Self>, Failure> {
        let mut paths = Vec::new();
        for word in before.iter().copied().chain(&args.logs) {
            if word == "-" {
                paths.push(None);
            } else {
                paths.extend(named(Path::new(word))?.into_iter().map(Some));
            }
        }
        if paths.is_empty() {
            paths.push(None);
        }
        let of_stdin = paths.iter().filter(|path| path.is_none()).count();
        if of_stdin > 1 {
            return Err(Failure::usage("only one log can come from standard input"));
        }
        if of_stdin == 1 && secrets.take_stdin() {
            return Err(Failure::usage("the secret and a log cannot both come from standard input")
                .hint("name the log, or give the secret by --secret-file FILE or --secret-env VAR"));
        }
        let logs: Vec<Self> = paths.into_iter().map(|path| Self::new(path, args)).collect::<Result<_, _>>()?;
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

    fn new(path: Option<PathBuf>, args: &LogArgs) -> Result<Self, Failure> {
        let asked = args.format.unwrap_or_else(|| by_extension(path.as_deref()));
        let format = format(asked, args)?;
        let Some(path) = path else {
            if asked == FormatArg::Parquet {
                return Err(Failure::usage("Parquet is read from its end, and so not from standard input"));
            }
            return Ok(Self { path: None, format, packing: None, len: None });
        };
        let facts = fs::metadata(&path).map_err(|error| cannot_read(&path, &error))?;
        let len = facts.is_file().then_some(facts.len());
        let packing = if len.is_some() && asked != FormatArg::Parquet { packing(&path) } else { None };
        Ok(Self { path: Some(path), format, packing, len })
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

    /// Opens it.
    ///
    /// # Errors
    ///
    /// It cannot be opened, or not be unpacked.
    pub(super) fn open(&self) -> Result<Input, Failure> {
        let input = if let Some(path) = &self.path {
            Input::new(File::open(path).map_err(|error| cannot_read(path, &error))?)
        } else {
            output::note_waiting("the log");
            Input::new(io::stdin())
        };
        input.map_err(|error| self.unreadable(&error))
    }

    /// The file, if many may read it at once; `None` for what comes only once, and for what a system makes up
    /// while it is read.
    ///
    /// # Errors
    ///
    /// It cannot be opened.
    pub(super) fn file(&self) -> Result<Option<File>, Failure> {
        match (&self.path, self.len) {
            (Some(path), Some(1..)) if self.packing.is_none() => {
                File::open(path).map(Some).map_err(|error| cannot_read(path, &error))
            }
            _ => Ok(None),
        }
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

/// How a file is packed. Whether it can be opened at all others see.
fn packing(path: &Path) -> Option<Packing> {
    let mut beginning = [0; 4];
    File::open(path).and_then(|mut file| file.read_exact(&mut beginning)).ok()?;
    Packing::of(&beginning)
}

fn by_extension(path: Option<&Path>) -> FormatArg {
    // `notices.csv.gz` holds CSV.
    let of_packed = |path: &Path| path.extension().is_some_and(|found| found == "gz" || found == "zst");
    let path = path.map(|path| if of_packed(path) { path.with_extension("") } else { path.to_owned() });
    let extension = path.as_deref().and_then(Path::extension).map(OsStr::to_ascii_lowercase);
    match extension.as_ref().and_then(|extension| extension.to_str()) {
        Some("jsonl" | "ndjson") => FormatArg::Jsonl,
        Some("csv") => FormatArg::Csv,
        Some("parquet") => FormatArg::Parquet,
        _ => FormatArg::Lines,
    }
}

fn format(format: FormatArg, args: &LogArgs) -> Result<Format, Failure> {
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
