//! The command line of `paysign reconcile`.

use std::path::PathBuf;

use clap::{Args, ValueHint};

use super::audit::LogArgs;
use super::shared::{DepthArg, ReadingArgs, SecretArgs, TargetArgs};

/// What the long help says after the options.
pub(super) const NOTES: &str = "\
The shop's orders are CSV with a line of names, packed by gzip or zstd or not. Without options the columns are the first \
ones of these names, in capitals or not:
  order   out_trade_no, order_no, order_number, order_id, order
  amount  amount, total_amount, total, money, price
  mark    paid, is_paid, payment_status, trade_status, status, state
An order is marked as paid if its mark is one of `1`, `true`, `yes`, `paid`, `success`, `succeeded`, `completed`, \
`trade_success`, `已支付`, `已付款`, in capitals or not; --paid-value says other words. An amount is a decimal in major units, \
such as 12.50; a row with anything else ends the run, with its line.

Only what a signature proves counts as paid. Amounts are compared as decimals, never as floats. An order may differ in \
several ways:
  paid_not_marked  a notification proves that it is paid, and the shop has not marked it
  marked_not_paid  the shop has marked it, and no notification proves it
  amount_differs   what was paid is not what the shop has
  paid_twice       notifications with different numbers of the gateway call it paid; one that is only repeated does not count
  unknown_order    it is paid, and the shop does not have it
  listed_twice     the shop has it in more than one row; the first one counts

--differences lists each such order, sorted by the order numbers, as JSON Lines:
  {\"order_no\":…,\"differences\":[…],\"shop\":{\"line\":…,\"amount\":…,\"marked\":…},
   \"paid\":{\"file\":…,\"line\":…,\"amount\":…,\"bodies\":…,\"payments\":…}}
`shop` or `paid` is null where there is none; `paid` is the first body that proves it. As with `paysign audit` a list that is a file \
takes its place when all is complete, and memory grows with neither side: what does not fit into about 64 MiB is sorted in \
unnamed temporary files (in TMPDIR).

With --json one object is on standard output:
  {\"agrees\":…,\"shop\":{\"orders\":…,\"marked\":…,\"sum\":…},\"paid\":{\"orders\":…,\"sum\":…},\"agree\":…,\"differ\":…,
   \"differences\":{KIND:COUNT…},\"bodies\":…,\"valid_bodies\":…,\"failed_bodies\":…}
`sum` is exact: of the amounts of marked orders, and of the first proved payment of each order.";

/// What the exit status says.
pub(super) const EXIT_STATUS: &str = "\
Exit status:
  0  shop and notifications agree
  1  at least one order differs, or no log holds a body
  2  wrong usage, or something could not be read or written: no verdict";

/// `paysign reconcile`
#[derive(Args, Debug)]
pub(crate) struct ReconcileArgs {
    #[command(flatten)]
    pub(crate) target: TargetArgs,
    /// The shop's orders, as CSV with a line of names
    #[arg(long, value_name = "SHOP.csv", value_hint = ValueHint::FilePath)]
    pub(crate) orders: PathBuf,
    /// The column of the order number
    #[arg(long, value_name = "NAME")]
    pub(crate) order_column: Option<String>,
    /// The column of the amount, in major units
    #[arg(long, value_name = "NAME")]
    pub(crate) amount_column: Option<String>,
    /// The column that marks an order as paid
    #[arg(long, value_name = "NAME")]
    pub(crate) paid_column: Option<String>,
    /// What marks an order as paid, in place of the usual words; may be given several times
    #[arg(long = "paid-value", value_name = "TEXT")]
    pub(crate) paid_values: Vec<String>,
    #[command(flatten)]
    pub(crate) logs: LogArgs,
    #[command(flatten)]
    pub(crate) secrets: SecretArgs,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    #[command(flatten)]
    pub(crate) depth: DepthArg,
    /// List the orders that differ, as JSON Lines (`-`: standard output, and the summary on standard error)
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) differences: Option<PathBuf>,
    /// Print the summary as one JSON object
    #[arg(long)]
    pub(crate) json: bool,
}
