//! Lists for programs: JSON Lines, written as they come.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::judge::{Failed, Reason};
use super::log::Log;
use super::orders::{Order, Paid, Place, Repeat};
use super::sum::Sum;
use crate::args::AuditArgs;
use crate::failure::Failure;
use crate::json::Text;

/// A list, or none if nobody wants it.
pub(super) struct Listing {
    /// `None` too once its reader has gone away.
    to: Option<Box<dyn Write>>,
    name: String,
}

/// The options that ask for a list, and where it goes.
fn wanted(args: &AuditArgs) -> [(&'static str, Option<&Path>); 3] {
    [("--failures", &args.failures), ("--duplicates", &args.duplicates), ("--orders", &args.orders)]
        .map(|(option, path)| (option, path.as_deref()))
}

/// Checks that no list would be written over a log, a secret or another list, and that standard output is used once.
///
/// # Errors
///
/// The names that clash.
pub(super) fn check_names(args: &AuditArgs, logs: &[Log]) -> Result<(), Failure> {
    let lists = wanted(args).into_iter().filter_map(|(option, path)| Some((option, path?)));
    let lists: Vec<(&str, &Path)> = lists.collect();
    if args.json && Listing::takes_stdout(args) {
        return Err(Failure::usage("a list and --json cannot both go to standard output"));
    }
    let inputs: Vec<PathBuf> =
        logs.iter().filter_map(|log| log.path.as_deref()).chain(args.secrets.files()).filter_map(identity).collect();
    for (index, (option, path)) in lists.iter().enumerate() {
        let same = |other: &Path| *path == other || identity(path).is_some_and(|path| identity(other) == Some(path));
        if let Some((other, _)) = lists[..index].iter().find(|(_, other)| same(other)) {
            return Err(Failure::usage(format!("{option} and {other} cannot both go to {}", path.display())));
        }
        if identity(path).is_some_and(|path| inputs.contains(&path)) {
            return Err(Failure::usage(format!("{option} would overwrite {}, which is read", path.display())));
        }
    }
    Ok(())
}

/// The same for all names of a file that is there.
fn identity(path: &Path) -> Option<PathBuf> {
    // A device is nothing that a list would overwrite.
    fs::canonicalize(path).ok().filter(|path| path.is_file())
}

fn is_stdout(path: &Path) -> bool {
    path == Path::new("-")
}

impl Listing {
    /// The lists of failures, of duplicates and of orders.
    ///
    /// # Errors
    ///
    /// A file cannot be made.
    pub(super) fn all(args: &AuditArgs) -> Result<[Self; 3], Failure> {
        let [failures, duplicates, orders] = wanted(args).map(|(_, path)| Self::create(path));
        Ok([failures?, duplicates?, orders?])
    }

    /// Whether one of them goes to standard output.
    pub(super) fn takes_stdout(args: &AuditArgs) -> bool {
        wanted(args).iter().any(|(_, path)| path.is_some_and(is_stdout))
    }

    /// Begins a list; without a path nobody wants it.
    ///
    /// # Errors
    ///
    /// The file cannot be made.
    fn create(path: Option<&Path>) -> Result<Self, Failure> {
        let Some(path) = path else { return Ok(Self { to: None, name: String::new() }) };
        if is_stdout(path) {
            let to = BufWriter::with_capacity(1 << 16, io::stdout());
            return Ok(Self { to: Some(Box::new(to)), name: String::from("standard output") });
        }
        let name = path.display().to_string();
        let file = File::create(path).map_err(|error| Failure::io(&format!("write to {name}"), &error))?;
        Ok(Self { to: Some(Box::new(BufWriter::with_capacity(1 << 16, file))), name })
    }

    fn line<L: Serialize>(&mut self, line: impl FnOnce() -> L) -> Result<(), Failure> {
        let Some(to) = &mut self.to else { return Ok(()) };
        let written =
            serde_json::to_writer(&mut *to, &line()).map_err(io::Error::from).and_then(|()| to.write_all(b"\n"));
        self.check(written)
    }

    /// Writes what is left.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub(super) fn end(&mut self) -> Result<(), Failure> {
        let flushed = self.to.as_mut().map_or(Ok(()), Write::flush);
        self.check(flushed)
    }

    /// A reader that has gone away is no error, as with all output of the program.
    fn check(&mut self, written: io::Result<()>) -> Result<(), Failure> {
        match written {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.to = None;
                Ok(())
            }
            other => other.map_err(|error| Failure::io(&format!("write to {}", self.name), &error)),
        }
    }

    /// A line of `--failures`.
    ///
    /// # Errors
    ///
    /// It cannot be written, as all of these.
    pub(super) fn failed(&mut self, log: &Log, failed: &Failed) -> Result<(), Failure> {
        self.line(|| FailedJson::new(log, failed))
    }

    /// A line of `--duplicates`.
    pub(super) fn repeat(&mut self, logs: &[Log], repeat: &Repeat<'_>) -> Result<(), Failure> {
        self.line(|| RepeatJson {
            order_no: repeat.order.number.as_slice().into(),
            body: PaidJson::new(logs, &repeat.body),
            first: PaidJson::new(logs, &repeat.order.first),
        })
    }

    /// A line of `--orders`.
    pub(super) fn order(&mut self, logs: &[Log], order: &Order) -> Result<(), Failure> {
        self.line(|| OrderJson {
            order_no: order.number.as_slice().into(),
            bodies: order.bodies,
            sum: Some(order.sum).filter(|sum| !sum.has_overflown()).as_ref().map(Sum::to_string),
            first: PaidJson::new(logs, &order.first),
        })
    }
}

/// A path as programs read it.
fn file(log: &Log) -> Text<'_> {
    log.name().as_os_str().as_encoded_bytes().into()
}

#[derive(Serialize)]
struct FailedJson<'f> {
    file: Text<'f>,
    line: u64,
    code: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<Text<'f>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    offset: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<&'static str>,
}

impl<'f> FailedJson<'f> {
    fn new(log: &'f Log, failed: &'f Failed) -> Self {
        let blank = Self { file: file(log), line: failed.line, code: None, field: None, offset: None, message: None };
        match &failed.reason {
            Reason::Refused(error) => Self {
                code: Some(error.code().as_str()),
                field: error.field().map(|name| name.as_bytes().into()),
                offset: error.offset(),
                ..blank
            },
            Reason::NoBody(reason) => Self { message: Some(reason), ..blank },
        }
    }
}

#[derive(Serialize)]
struct RepeatJson<'r> {
    order_no: Text<'r>,
    #[serde(flatten)]
    body: PaidJson<'r>,
    first: PaidJson<'r>,
}

#[derive(Serialize)]
struct OrderJson<'o> {
    order_no: Text<'o>,
    bodies: u64,
    sum: Option<String>,
    #[serde(flatten)]
    first: PaidJson<'o>,
}

#[derive(Serialize)]
struct PaidJson<'p> {
    file: Text<'p>,
    line: u64,
    amount: Option<String>,
}

impl<'p> PaidJson<'p> {
    fn new(logs: &'p [Log], paid: &Paid) -> Self {
        let (log, line): Place = paid.place;
        Self { file: file(&logs[log as usize]), line, amount: paid.amount.map(|amount| amount.to_string()) }
    }
}
