//! The shop's own orders, read from CSV.

use std::fs::File;
use std::path::Path;

use paysign::Amount;

use super::super::money::Money;
use super::super::orders::key::key;
use super::super::orders::{NewRecord, Place, Sorter};
use super::super::packed::Input;
use super::super::read::Records;
use crate::args::ReconcileArgs;
use crate::failure::Failure;

/// Where a column is looked for if no option names it.
const ORDER: &[&str] = &["out_trade_no", "order_no", "order_number", "order_id", "order"];
const AMOUNT: &[&str] = &["amount", "total_amount", "total", "money", "price"];
const MARK: &[&str] = &["paid", "is_paid", "payment_status", "trade_status", "status", "state"];

/// What marks an order as paid, in small letters.
const MARKS: &[&str] =
    &["1", "true", "yes", "paid", "success", "succeeded", "completed", "trade_success", "已支付", "已付款"];

/// The greatest length of what is looked at, in bytes.
const MAX_LEN: usize = 4 << 10;

/// In place of a log's index: a row of the shop, marked as paid or not.
const MARKED: u32 = u32::MAX;
const UNMARKED: u32 = u32::MAX - 1;

/// A row of the shop.
#[derive(Clone, Copy)]
pub(super) struct Row {
    pub(super) line: u64,
    pub(super) is_marked: bool,
    pub(super) money: Money,
}

impl Row {
    /// The row that a record is of, if it is one.
    pub(super) fn of((log, line): Place, money: Money) -> Option<Self> {
        (log >= UNMARKED).then_some(Self { line, is_marked: log == MARKED, money })
    }
}

/// Which columns hold what.
struct Columns([usize; 3]);

/// Reads the orders.
///
/// # Errors
///
/// The file cannot be read, lacks a column, or has a row that is not an order.
pub(super) fn read(args: &ReconcileArgs, sorter: &mut Sorter) -> Result<(), Failure> {
    let path = args.orders.as_path();
    let cannot_read = |error| Failure::io(&format!("read the orders {}", path.display()), &error);
    if path.extension().is_some_and(|found| found == "parquet" || found == "sqlite" || found == "db") {
        return Err(Failure::usage("the shop's orders are read from CSV")
            .hint("DuckDB and sqlite3 write it: `sqlite3 -header -csv shop.db 'SELECT … FROM orders'`"));
    }
    let input = File::open(path).and_then(Input::new).map_err(cannot_read)?;
    let mut records = Records::new(input.reader);
    let mut names: Vec<Vec<u8>> = Vec::new();
    records.next(&mut |index, piece| keep(&mut names, index, piece)).map_err(cannot_read)?;
    let Columns(at) = Columns::find(args, path, &names)?;
    let is_paid = |mark: &str| {
        if args.paid_values.is_empty() {
            MARKS.contains(&mark.to_lowercase().as_str())
        } else {
            args.paid_values.iter().any(|value| value == mark)
        }
    };
    loop {
        let mut found: [Vec<u8>; 3] = Default::default();
        let mut take = |index, piece: &[u8]| {
            for (found, at) in found.iter_mut().zip(at) {
                if at == index {
                    let room = MAX_LEN + 1 - found.len();
                    found.extend_from_slice(&piece[..piece.len().min(room)]);
                }
            }
        };
        let Some(record) = records.next(&mut take).map_err(cannot_read)? else { return Ok(()) };
        let wrong =
            |what: &str| Failure::usage(format!("the order in line {} of {} {what}", record.line, path.display()));
        if record.fields <= at[0].max(at[1]).max(at[2]) {
            return Err(wrong("has fewer columns than the line of names"));
        }
        if found.iter().any(|found| found.len() > MAX_LEN) {
            return Err(wrong("has a value of more than 4 KiB"));
        }
        let [order_no, amount, mark] = &found;
        let order_no = order_no.trim_ascii();
        if order_no.is_empty() {
            return Err(wrong("has no number"));
        }
        let amount = Amount::parse(amount.trim_ascii().iter().copied())
            .map_err(|error| wrong("has no amount that is a decimal").hint(error.to_string()))?;
        let log = if is_paid(String::from_utf8_lossy(mark).trim()) { MARKED } else { UNMARKED };
        sorter.push_new(&NewRecord::new(&key(order_no, b""), (log, record.line), Money::of(Some(amount))));
        sorter.spill_if_full()?;
    }
}

fn keep(names: &mut Vec<Vec<u8>>, index: usize, piece: &[u8]) {
    // So many names are not a table of orders.
    const MAX_NAMES: usize = 4096;
    if index < MAX_NAMES {
        names.resize(names.len().max(index + 1), Vec::new());
        let room = MAX_LEN - names[index].len();
        names[index].extend_from_slice(&piece[..piece.len().min(room)]);
    }
}

impl Columns {
    fn find(args: &ReconcileArgs, path: &Path, names: &[Vec<u8>]) -> Result<Self, Failure> {
        let mut names: Vec<String> = names.iter().map(|name| String::from_utf8_lossy(name).trim().to_owned()).collect();
        // Spreadsheets begin a file with a mark of its bytes' order.
        if let Some(first) = names.first_mut() {
            *first = first.trim_start_matches('\u{feff}').to_owned();
        }
        let one = |option: &str, given: &Option<String>, usual: &[&str], what: &str| {
            let found = match given {
                Some(given) => names.iter().position(|name| name == given),
                None => usual.iter().find_map(|usual| names.iter().position(|name| name.eq_ignore_ascii_case(usual))),
            };
            found.ok_or_else(|| {
                let path = path.display();
                match given {
                    Some(given) => Failure::usage(format!("{path} has no column `{given}`")),
                    None => Failure::usage(format!("no column of {path} is known to hold {what}"))
                        .hint(format!("{option} names it; there are: {}", names.join(", "))),
                }
            })
        };
        Ok(Self([
            one("--order-column", &args.order_column, ORDER, "the order number")?,
            one("--amount-column", &args.amount_column, AMOUNT, "the amount")?,
            one("--paid-column", &args.paid_column, MARK, "whether an order is paid")?,
        ]))
    }
}
