//! The command line of `paysign audit`.

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};

use super::shared::{DepthArg, ReadingArgs, SecretArgs, TargetArgs};

/// What the long help says after the options.
pub(super) const NOTES: &str = "\
A log of raw bodies is read as bytes; a line ends with a line feed or with carriage return and line feed. Blank lines \
are counted, and are not an error. Lines are counted from 1; of CSV it is the line that the record begins in, of Parquet \
the row. A log that gzip or zstd has packed is unpacked as it is read, whatever it is called. A folder is all files below it but \
hidden ones, sorted by their paths; a word with `*`, `?` or `[…]` that is not the name of a file is what it matches.

Each list holds one JSON object a line. --failures, what is not valid:
  {\"file\":…,\"line\":…,\"code\":…,\"field\":…,\"offset\":…}
`field` and `offset` are there where they are known. Where a log holds no body `code` is null, and `message` says why. \
--duplicates, the bodies of orders that an earlier one calls paid:
  {\"order_no\":…,\"file\":…,\"line\":…,\"amount\":…,\"first\":{\"file\":…,\"line\":…,\"amount\":…}}
--orders, how many bodies call an order paid, the sum of their amounts, and the first of them:
  {\"order_no\":…,\"bodies\":…,\"sum\":…,\"file\":…,\"line\":…,\"amount\":…}
They hold no part of a body but the order number and the amount of a valid one.

An order that was notified twice is not a failure: gateways repeat a notification until they are answered. So two sums are \
shown: of all bodies, and of the first body of each order. Amounts are added exactly.

A list that is a file is written beside its place, as `.NAME.….part`, and takes that place when the audit is complete: \
exit status 0 and 1. With 2, or if the program is killed, all lists are as they were; what a killed run leaves beside them is \
removed by the next one that writes the same list. A list keeps the rights of the one that it replaces. It never takes the \
place of a log, of a secret's file or of another list, under whatever name. A pipe or a device is written as the \
lines come; /dev/stdout is the same as `-`.

Memory does not grow with the logs or the threads, but for 32 bytes for each MiB of lines: at most 64 MiB of bodies are on their way, \
a record of at most 16 MiB is read, and about 32 MiB of paid orders are kept, and as much again twice while those of one number are \
brought together. What is more of these is in unnamed temporary files (in TMPDIR), which take about 30 bytes and the order number for \
each paid body; with --orders these are sorted, and twice as much is needed while more than 64 of them are merged. A line, a record or a \
row that is longer than 16 MiB has no body; a record of CSV ends at the first line ending outside quotes. A packed log is refused if it \
unpacks to more than 4 GiB and 1,000 times its length, or, of zstd, if its window is longer than 32 MiB; up to eight are unpacked at once.

Parquet cannot be read if its footer is longer than 32 MiB, a page than 128 MiB (up to three are in memory at a time), \
or a dictionary than 32 MiB or 1,048,576 values; if a page of values that are encoded by differences has more than \
4,194,304 of them; or if all of it unpacks to more than 4 GiB and 1,000 times its length.";

/// What `--json` prints.
pub(super) const JSON: &str = "\
With --json one object is on standard output:
  {\"valid\":…,\"bodies\":…,\"blank_lines\":…,\"valid_bodies\":…,\"by_secret\":[…],\"failed_bodies\":…,
   \"failed\":{CODE:COUNT…},\"no_body\":…,\"status\":{STATUS:COUNT…},\"paid\":{\"sum\":…,\"without_amount\":…,
   \"without_order_no\":…},\"orders\":{\"paid\":…,\"sum\":…,\"repeated\":…,\"repeats\":…,\"other_amount\":…}}
With --by it also has `\"by\":{BY:[{\"value\":…,\"valid\":…,\"paid\":…,\"sum\":…}…]}`, sorted by the values; `value` is null where a \
body does not tell it, and the list is null if there are more than 10,000.
Where there is no body at all it also has `\"empty\":true`, and `valid` is false without --allow-empty. A log that cannot \
be read leaves only `{\"error\":…}`.
`repeated` counts orders, `repeats` the bodies after the first one, `other_amount` those whose amount is another one \
than the first body's.";

/// What the exit status says.
pub(super) const EXIT_STATUS: &str = "\
Exit status:
  0  all bodies are valid
  1  at least one is not valid, or there is none at all
  2  wrong usage, or something could not be read or written: no verdict";

/// `paysign audit`
#[derive(Args, Debug)]
pub(crate) struct AuditArgs {
    #[command(flatten)]
    pub(crate) target: TargetArgs,
    #[command(flatten)]
    pub(crate) logs: LogArgs,
    #[command(flatten)]
    pub(crate) secrets: SecretArgs,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    #[command(flatten)]
    pub(crate) depth: DepthArg,
    /// List what is not valid, as JSON Lines (`-`: standard output, and the summary on standard error)
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) failures: Option<PathBuf>,
    /// List the bodies that say of an order that it is paid when another one has said so before, as JSON
    /// Lines
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) duplicates: Option<PathBuf>,
    /// List the paid orders, sorted by their numbers, as JSON Lines
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) orders: Option<PathBuf>,
    /// Write a page with charts of what was paid, by day, and of what was repeated and refused; it needs no
    /// network
    #[arg(long, value_name = "FILE.html", value_hint = ValueHint::FilePath)]
    pub(crate) report: Option<PathBuf>,
    /// Also count the valid bodies, the paid ones and their amounts by day, by merchant or by payment method;
    /// may be given several times
    #[arg(long, value_name = "BY")]
    pub(crate) by: Vec<ByArg>,
    /// Print the summary as one JSON object
    #[arg(long)]
    pub(crate) json: bool,
}

/// The logs that a command reads, and how.
#[derive(Args, Debug)]
pub(crate) struct LogArgs {
    /// The logs: files, folders of them, or patterns; without any, or as `-`, standard input
    #[arg(value_name = "FILES", value_hint = ValueHint::FilePath)]
    pub(crate) logs: Vec<OsString>,
    /// How the logs hold the bodies [default: by each file's extension, else `lines`]
    #[arg(long, value_name = "FORMAT")]
    pub(crate) format: Option<FormatArg>,
    /// The field of JSON Lines that holds the body, as a string
    #[arg(long, value_name = "NAME")]
    pub(crate) body_field: Option<String>,
    /// The column of CSV or Parquet that holds the body
    #[arg(long, value_name = "NAME")]
    pub(crate) body_column: Option<String>,
    /// End with 0 even if no log holds a body; by default that is 1, since what writes the logs may have
    /// failed
    #[arg(long)]
    pub(crate) allow_empty: bool,
    /// How many threads verify [default: as many as there are processors]
    #[arg(long, value_name = "COUNT")]
    pub(crate) threads: Option<NonZeroUsize>,
    /// The length of the blocks in which lines are read, in bytes: for tests
    #[arg(long, hide = true, value_name = "BYTES")]
    pub(crate) block_len: Option<NonZeroUsize>,
}

/// How a log holds bodies.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FormatArg {
    /// One raw body a line
    Lines,
    /// One JSON object a line (`.jsonl`, `.ndjson`); --body-field names the field
    Jsonl,
    /// Comma-separated values with a line of names (`.csv`); --body-column names the column
    Csv,
    /// Apache Parquet (`.parquet`); --body-column names the column
    Parquet,
}

/// By what bodies are told apart.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ByArg {
    /// The day: of the first time that the message proves, else of the digits that the gateway's order number
    /// or the shop's begins with (`20240125…`)
    Day,
    /// The merchant's number
    Merchant,
    /// The payment method: the first signed field that has choices and no other meaning
    Type,
}

impl ByArg {
    /// As it is shown.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Merchant => "merchant",
            Self::Type => "type",
        }
    }
}
