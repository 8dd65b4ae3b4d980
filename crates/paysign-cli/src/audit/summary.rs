//! The summary, for people and for programs.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use paysign::visible::Visible;
use paysign::{Code, Status};
use serde::ser::{Serialize, Serializer};

use super::by::{Group, Values};
use super::counts::Counts;
use super::orders::Orders;
use crate::args::ByArg;
use crate::failure::Failure;
use crate::output::{BAD, BOLD, CARE, GOOD, visible};

/// What came of all logs.
pub(super) struct Summary<'s> {
    pub(super) title: &'s str,
    pub(super) logs: usize,
    pub(super) secrets: usize,
    pub(super) counts: Counts,
    pub(super) orders: Orders,
    /// By what they are told apart, and what is counted of each value; `None` where there are too many.
    pub(super) by: Vec<(ByArg, Values)>,
    /// Whether an audit of nothing is all right.
    pub(super) may_be_empty: bool,
}

impl Summary<'_> {
    /// Why not all is well, if it is not.
    pub(super) fn failure(&self) -> Option<Failure> {
        let (failed, bodies) = (self.counts.failed(), self.counts.bodies());
        if self.is_wrongly_empty() {
            return Some(no_body());
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
        for (by, groups) in &self.by {
            let by = by.as_str();
            writeln!(to, "\n{BOLD}by {by:25}{BOLD:#}{:>12}{:>14}  {:>20}", "valid", "paid", "paid amounts")?;
            let Some(groups) = groups else {
                writeln!(to, "  there are more than 10,000 of them")?;
                continue;
            };
            for (value, Group { valid, paid, sum }) in groups {
                let name = if value.is_empty() { "(not told)" } else { &Visible(value).to_string() };
                writeln!(to, "  {name:26}{valid:>12}{paid:>14}  {:>20}", sum.to_string())?;
            }
        }
        Ok(())
    }

    /// For programs.
    pub(super) fn to_json(&self) -> impl serde::Serialize + '_ {
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
            by: ByJson(&self.by),
        }
    }
}

/// No log holds a body.
pub(super) fn no_body() -> Failure {
    Failure::some_refused(String::from("no log holds a body")).hint(
        "what writes the logs may have failed, such as a `zcat` before this; if nothing was to be expected, give \
         --allow-empty",
    )
}

/// A sum has overflown.
pub(super) fn too_great() -> Failure {
    Failure::usage("the sum of the paid amounts is too great to be shown: it is above 3 × 10³⁸")
}

/// Columns before the numbers.
const WIDTH: usize = 32;

pub(super) fn row(to: &mut String, depth: usize, name: &str, value: &impl fmt::Display) -> fmt::Result {
    // What a style adds takes no column.
    let styled = name.len() - anstream::adapter::strip_str(name).to_string().len();
    let width = WIDTH + styled - 2 * depth;
    writeln!(to, "{:indent$}{name:width$}  {value}", "", indent = 2 * depth)
}

#[derive(serde::Serialize)]
struct SummaryJson<'s> {
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
    #[serde(skip_serializing_if = "ByJson::is_empty")]
    by: ByJson<'s>,
}

/// Lists of values, or `null` where there are too many.
struct ByJson<'s>(&'s [(ByArg, Values)]);

impl ByJson<'_> {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for ByJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let rows = |groups: &'_ BTreeMap<Vec<u8>, Group>| -> Vec<GroupJson> {
            let row = |(value, group): (&Vec<u8>, &Group)| GroupJson {
                value: (!value.is_empty()).then(|| Visible(value).to_string()),
                valid: group.valid,
                paid: group.paid,
                sum: group.sum.to_string(),
            };
            groups.iter().map(row).collect()
        };
        serializer.collect_map(self.0.iter().map(|(by, groups)| (by.as_str(), groups.as_ref().map(rows))))
    }
}

#[derive(serde::Serialize)]
struct GroupJson {
    value: Option<String>,
    valid: u64,
    paid: u64,
    sum: String,
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
