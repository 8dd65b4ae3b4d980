//! The command line of `paysign audit`.

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};

use super::{DepthArg, ReadingArgs, SecretArgs, TargetArgs};

/// What the long help says behind the options.
pub(super) const NOTES: &str = "\
A log of raw bodies is read as bytes; a line ends with a line feed or with carriage return and line feed. Blank lines \
are counted, and are no error. Lines are counted from 1; of CSV it is the line that the record begins in, of Parquet \
the row. A compressed log comes by standard input: `zcat notices.log.gz | paysign audit …`.

Each list holds one JSON object a line. --failures, what is not valid:
  {\"file\":…,\"line\":…,\"code\":…,\"field\":…,\"offset\":…}
`field` and `offset` stand there where they are known. Where a log holds no body `code` is null, and `message` says why. \
--duplicates, the bodies of orders that an earlier one calls paid:
  {\"order_no\":…,\"file\":…,\"line\":…,\"amount\":…,\"first\":{\"file\":…,\"line\":…,\"amount\":…}}
--orders, how many bodies call an order paid, the sum of their amounts, and the first of them:
  {\"order_no\":…,\"bodies\":…,\"sum\":…,\"file\":…,\"line\":…,\"amount\":…}
No part of a body stands in them but for the order number and the amount of a valid one.

An order that was notified twice is no failure: gateways repeat a notification until they are answered. So two sums are \
shown: of all bodies, and of the first body of each order. Amounts are added exactly.

Memory does not grow with the logs: each thread holds a few hundred KiB of bodies, and all together about 32 MiB of paid orders. \
What is more is sorted in unnamed temporary files (in TMPDIR), which take about 30 bytes and the order number \
for each paid body, and twice that while more than 64 of them are merged.";

/// What `--json` prints.
pub(super) const JSON: &str = "\
With --json one object stands on standard output:
  {\"valid\":…,\"bodies\":…,\"blank_lines\":…,\"valid_bodies\":…,\"by_secret\":[…],\"failed_bodies\":…,
   \"failed\":{CODE:COUNT…},\"no_body\":…,\"status\":{STATUS:COUNT…},\"paid\":{\"sum\":…,\"without_amount\":…,
   \"without_order_no\":…},\"orders\":{\"paid\":…,\"sum\":…,\"repeated\":…,\"repeats\":…,\"other_amount\":…}}
`repeated` counts orders, `repeats` the bodies behind the first one, `other_amount` those whose amount is another one \
than the first body's.";

/// What the exit status says.
pub(super) const EXIT_STATUS: &str = "\
Exit status:
  0  all bodies are valid
  1  at least one is not valid
  2  wrong usage, or something could not be read or written: no verdict";

/// `paysign audit`
#[derive(Args, Debug)]
pub(crate) struct AuditArgs {
    #[command(flatten)]
    pub(crate) target: TargetArgs,
    /// The logs; without any, or as `-`, standard input
    #[arg(value_name = "FILES", value_hint = ValueHint::FilePath)]
    pub(crate) logs: Vec<OsString>,
    /// How the bodies stand in the logs [default: by each file's extension, else `lines`]
    #[arg(long, value_name = "FORMAT")]
    pub(crate) format: Option<FormatArg>,
    /// The field of JSON Lines that holds the body, as a string
    #[arg(long, value_name = "NAME")]
    pub(crate) body_field: Option<String>,
    /// The column of CSV or Parquet that holds the body
    #[arg(long, value_name = "NAME")]
    pub(crate) body_column: Option<String>,
    #[command(flatten)]
    pub(crate) secrets: SecretArgs,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    #[command(flatten)]
    pub(crate) depth: DepthArg,
    /// List what is not valid, as JSON Lines (`-`: standard output, and the summary on standard error)
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) failures: Option<PathBuf>,
    /// List the bodies that say of an order that it is paid when another one has said so before, as JSON Lines
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) duplicates: Option<PathBuf>,
    /// List the paid orders, sorted by their numbers, as JSON Lines
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) orders: Option<PathBuf>,
    /// Take logs without a single body for an audit that went well
    #[arg(long)]
    pub(crate) allow_empty: bool,
    /// How many threads verify [default: as many as there are processors]
    #[arg(long, value_name = "COUNT")]
    pub(crate) threads: Option<NonZeroUsize>,
    /// Print the summary as one JSON object
    #[arg(long)]
    pub(crate) json: bool,
}

/// How bodies stand in a log.
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
