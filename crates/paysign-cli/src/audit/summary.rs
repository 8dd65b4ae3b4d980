//! The summary, for people and for programs.

use std::fmt::{self, Write};

use paysign::{Code, Status};
use serde::ser::{Serialize, Serializer};

use super::counts::Counts;
use super::orders::Orders;
use crate::failure::Failure;
use crate::output::{BAD, BOLD, CARE, GOOD, visible};

/// What came of all logs.
pub(super) struct Summary<'s> {
    pub(super) title: &'s str,
    pub(super) logs: usize,
    pub(super) secrets: usize,
    pub(super) counts: Counts,
    pub(super) orders: Orders,
    /// Whether an audit of nothing is all right.
    pub(super) may_be_empty: bool,
}

impl Summary<'_> {
    /// Why not all is well, if it is not.
    pub(super) fn failure(&self) -> Option<Failure> {
        let (failed, bodies) = (self.counts.failed(), self.counts.bodies());
        if self.is_wrongly_empty() {
            return Some(Failure::some_refused(String::from("no log holds a body")).hint(
                "what writes the logs may have failed, such as a `zcat` before this; if nothing was to be \
                 expected, give --allow-empty",
            ));
        }
        (failed > 0).then(|| Failure::some_refused(format!("{failed} of {bodies} bodies are not valid")))
    }

    /// Whether nothing was audited, and nobody has said that this may be.
    fn is_wrongly_empty(&self) -> bool {
        self.counts.bodies() == 0 && !self.may_be_empty
    }

    /// For people.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        // Writing into a string does not fail.
        let _ = self.write(&mut text);
        text
    }

    fn write(&self, to: &mut String) -> fmt::Result {
        let Self { counts, orders, .. } = self;
        let logs = if self.logs == 1 { "1 log" } else { &format!("{} logs", self.logs) };
        writeln!(to, "{BOLD}audited{BOLD:#}: {}, {logs}\n", visible(self.title))?;
        row(to, 0, "bodies", &counts.bodies())?;
        row(to, 1, &format!("{GOOD}valid{GOOD:#}"), &counts.valid())?;
        if self.secrets > 1 {
            for index in 0..self.secrets {
                row(to, 2, &format!("secret {index}"), &counts.by_secret.of(index))?;
            }
        }
        let style = if counts.failed() == 0 { GOOD } else { BAD };
        row(to, 1, &format!("{style}not valid{style:#}"), &counts.failed())?;
        for (code, count) in counts.by_code.by_frequency(Code::as_str) {
            row(to, 2, code, &count)?;
        }
        if counts.no_bodies > 0 {
            row(to, 2, "no body in its place", &counts.no_bodies)?;
        }
        row(to, 0, "blank lines", &counts.blank_lines)?;
        let statuses = counts.by_status.by_frequency(Status::as_str);
        // Of a request, and of a bare scheme, nothing is known.
        if statuses.iter().all(|(status, _)| *status == Status::Unstated.as_str()) {
            return Ok(());
        }
        writeln!(to, "\n{BOLD}what the valid ones say{BOLD:#}")?;
        for (status, count) in statuses {
            row(to, 1, status, &count)?;
        }
        row(to, 1, "paid amounts, sum of all", &counts.paid)?;
        row(to, 1, "paid orders", &orders.paid)?;
        row(to, 1, "paid amounts, once an order", &orders.sum)?;
        for (what, count) in [
            ("orders paid more than once", orders.repeated),
            ("repeated bodies", orders.repeats),
            ("repeated with another amount", orders.other_amount),
            ("paid, but without an amount", counts.without_amount),
            ("paid, but without an order", counts.without_order_no),
        ] {
            if count > 0 {
                row(to, 1, &format!("{CARE}{what}{CARE:#}"), &count)?;
            }
        }
        Ok(())
    }

    /// For programs.
    pub(super) fn to_json(&self) -> impl serde::Serialize {
        let Self { counts, orders, .. } = self;
        SummaryJson {
            valid: counts.failed() == 0 && !self.is_wrongly_empty(),
            empty: counts.bodies() == 0,
            bodies: counts.bodies(),
            blank_lines: counts.blank_lines,
            valid_bodies: counts.valid(),
            by_secret: (0..self.secrets).map(|index| counts.by_secret.of(index)).collect(),
            failed_bodies: counts.failed(),
            failed: CountsJson(counts.by_code.by_frequency(Code::as_str)),
            no_body: counts.no_bodies,
            status: CountsJson(counts.by_status.by_frequency(Status::as_str)),
            paid: PaidJson {
                sum: counts.paid.to_string(),
                without_amount: counts.without_amount,
                without_order_no: counts.without_order_no,
            },
            orders: OrdersJson {
                paid: orders.paid,
                sum: orders.sum.to_string(),
                repeated: orders.repeated,
                repeats: orders.repeats,
                other_amount: orders.other_amount,
            },
        }
    }
}

/// Columns before the numbers.
const WIDTH: usize = 32;

fn row(to: &mut String, depth: usize, name: &str, value: &impl fmt::Display) -> fmt::Result {
    // What a style adds takes no column.
    let styled = name.len() - anstream::adapter::strip_str(name).to_string().len();
    let width = WIDTH + styled - 2 * depth;
    writeln!(to, "{:indent$}{name:width$}  {value}", "", indent = 2 * depth)
}

#[derive(serde::Serialize)]
struct SummaryJson {
    valid: bool,
    /// Only where it is so.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    empty: bool,
    bodies: u64,
    blank_lines: u64,
    valid_bodies: u64,
    by_secret: Vec<u64>,
    failed_bodies: u64,
    failed: CountsJson,
    no_body: u64,
    status: CountsJson,
    paid: PaidJson,
    orders: OrdersJson,
}

#[derive(serde::Serialize)]
struct PaidJson {
    sum: String,
    without_amount: u64,
    without_order_no: u64,
}

#[derive(serde::Serialize)]
struct OrdersJson {
    paid: u64,
    sum: String,
    repeated: u64,
    repeats: u64,
    other_amount: u64,
}

/// Counts as one object.
struct CountsJson(Vec<(&'static str, u64)>);

impl Serialize for CountsJson {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}
