//! Lists for programs: JSON Lines, written as they come.

use std::fs::File;
use std::io::{self, BufWriter, Write};

use serde::Serialize;

use super::beside::{Beside, Ending};
use super::destination::{Destination, Destinations, cannot_write, cannot_write_to};
use super::judge::{Failed, Reason};
use super::line::LineTable;
use super::log::Log;
use super::orders::{Order, Paid, Place, Repeat};
use super::sum::Sum;
use crate::failure::Failure;
use crate::json::Text;

/// What places of records are: files, and lines of them.
pub(super) struct Places<'p> {
    pub(super) logs: &'p [Log],
    pub(super) lines: &'p LineTable,
}

/// A list, or none if nobody wants it.
pub(super) struct Listing {
    to: To,
    name: String,
}

/// Where its lines go.
enum To {
    /// Nowhere, also once its reader has gone away.
    Nobody,
    Stream(Box<dyn Write>),
    File(Box<Beside>),
}

impl Listing {
    /// Begins lists.
    ///
    /// # Errors
    ///
    /// A file cannot be made, or two of them are one.
    pub(super) fn all<const N: usize>(destinations: Destinations<N>) -> Result<[Self; N], Failure> {
        let ending = Ending::new();
        let mut lists = [const { Self { to: To::Nobody, name: String::new() } }; N];
        for (list, destination) in lists.iter_mut().zip(destinations.0) {
            *list = Self::create(destination, &ending)?;
        }
        Ok(lists)
    }

    fn create(destination: Destination, ending: &Ending) -> Result<Self, Failure> {
        match destination {
            Destination::Nowhere => Ok(Self { to: To::Nobody, name: String::new() }),
            Destination::Stdout => Ok(Self { to: stream(io::stdout()), name: String::from("standard output") }),
            Destination::Stream(path) => {
                let file = File::options().write(true).open(&path).map_err(|error| cannot_write(&path, &error))?;
                Ok(Self { to: stream(file), name: path.display().to_string() })
            }
            Destination::File(path) => {
                let file = Beside::create(&path, ending).map_err(|error| match error.kind() {
                    io::ErrorKind::AlreadyExists => {
                        Failure::usage(format!("two lists cannot both go to {}", path.display()))
                    }
                    _ => cannot_write(&path, &error),
                })?;
                Ok(Self { to: To::File(Box::new(file)), name: path.display().to_string() })
            }
        }
    }

    /// Whether anybody wants it.
    pub(super) fn is_wanted(&self) -> bool {
        !matches!(self.to, To::Nobody)
    }

    /// Puts complete lists in their places: the first one only when all are on the disk.
    ///
    /// # Errors
    ///
    /// One cannot be written; then those that are not in their places yet never will be.
    pub(super) fn publish<const N: usize>(lists: [Self; N]) -> Result<(), Failure> {
        let mut complete = Vec::new();
        for Self { to, name } in lists {
            if let To::File(file) = to {
                complete.push((file.complete().map_err(|error| cannot_write_to(&name, &error))?, name));
            }
        }
        complete.into_iter().try_for_each(|(file, name)| file.publish().map_err(|error| cannot_write_to(&name, &error)))
    }

    /// Writes a text as it is.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub(super) fn text(&mut self, text: &str) -> Result<(), Failure> {
        let written = match &mut self.to {
            To::Nobody => Ok(()),
            To::Stream(to) => to.write_all(text.as_bytes()),
            To::File(to) => to.write_all(text.as_bytes()),
        };
        self.check(written)
    }

    /// Writes a line of JSON, if anybody wants it.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub(super) fn line<L: Serialize>(&mut self, line: impl FnOnce() -> L) -> Result<(), Failure> {
        let to: &mut dyn Write = match &mut self.to {
            To::Nobody => return Ok(()),
            To::Stream(to) => to,
            To::File(to) => to,
        };
        let written =
            serde_json::to_writer(&mut *to, &line()).map_err(io::Error::from).and_then(|()| to.write_all(b"\n"));
        self.check(written)
    }

    /// Writes what is left. A file is in its place only when it is published.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub(super) fn end(&mut self) -> Result<(), Failure> {
        let flushed = match &mut self.to {
            To::Nobody => Ok(()),
            To::Stream(to) => to.flush(),
            To::File(to) => to.flush(),
        };
        self.check(flushed)
    }

    /// A reader that has gone away is not an error, as with all output of the program.
    fn check(&mut self, written: io::Result<()>) -> Result<(), Failure> {
        match written {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.to = To::Nobody;
                Ok(())
            }
            other => other.map_err(|error| cannot_write_to(&self.name, &error)),
        }
    }

    /// A line of `--failures`.
    ///
    /// # Errors
    ///
    /// It cannot be written, as all of these.
    pub(super) fn failed(&mut self, log: &Log, line: u64, failed: &Failed) -> Result<(), Failure> {
        self.line(|| FailedJson::new(log, line, failed))
    }

    /// A line of `--duplicates`.
    pub(super) fn repeat(&mut self, logs: &Places<'_>, repeat: &Repeat<'_>) -> Result<(), Failure> {
        self.line(|| RepeatJson {
            order_no: repeat.order.number.as_slice().into(),
            body: PaidJson::new(logs, &repeat.body),
            first: PaidJson::new(logs, &repeat.order.first),
        })
    }

    /// A line of `--orders`.
    pub(super) fn order(&mut self, logs: &Places<'_>, order: &Order) -> Result<(), Failure> {
        self.line(|| OrderJson {
            order_no: order.number.as_slice().into(),
            bodies: order.bodies,
            sum: Some(order.sum).filter(|sum| !sum.has_overflown()).as_ref().map(Sum::to_string),
            first: PaidJson::new(logs, &order.first),
        })
    }
}

fn stream(to: impl Write + 'static) -> To {
    To::Stream(Box::new(BufWriter::with_capacity(1 << 16, to)))
}

/// A path as programs read it.
pub(super) fn file(log: &Log) -> Text<'_> {
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
    fn new(log: &'f Log, line: u64, failed: &'f Failed) -> Self {
        let blank = Self { file: file(log), line, code: None, field: None, offset: None, message: None };
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
    fn new(places: &Places<'p>, paid: &Paid) -> Self {
        let (log, line): Place = paid.place;
        let amount = paid.money.amount().map(|amount| amount.to_string());
        Self { file: file(&places.logs[log as usize]), line: places.lines.line(log, line), amount }
    }
}
