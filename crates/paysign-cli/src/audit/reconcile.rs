//! `paysign reconcile`: the orders of a shop beside what notifications prove, and what differs.

mod joined;
mod shop;

use std::fmt::{self, Write};

use serde::ser::{Serialize, Serializer};

use super::counts::Counts;
use super::destination::{Destinations, inputs};
use super::judge::Rules;
use super::line::LineTable;
use super::listing::{Listing, file};
use super::log::Log;
use super::orders::{Collected, Sorter, Wanted};
use super::plan::Plan;
use super::progress::Progress;
use super::sum::Sum;
use super::{pipeline, summary};
use crate::args::ReconcileArgs;
use crate::failure::Failure;
use crate::json::Text;
use crate::output::{BAD, BOLD, GOOD, Report, visible};
use crate::target::Target;
use crate::verify::unsigned;

use joined::{Difference, Joined, join};

/// Reconciles.
///
/// # Errors
///
/// Wrong usage, or something that cannot be read or written.
pub(crate) fn run(args: &ReconcileArgs) -> Result<Report, Failure> {
    let (target, before) = Target::find(&args.target)?;
    let logs = Log::all(&before, &args.logs, &args.secrets)?;
    let read = inputs(&logs, &args.secrets, &[&args.orders]);
    let destinations = Destinations::find([("--differences", &args.differences)], args.json, &read)?;
    unsigned(&target)?;
    let secrets = args.secrets.read()?;
    let rules = Rules::new(&target, &secrets, args.reading.options(Some(&args.depth)), Vec::new());
    logs.iter().try_for_each(Log::check)?;
    let takes_stdout = destinations.take_stdout();
    let mut shop = Sorter::new(1);
    shop::read(args, &mut shop)?;
    shop.sort();
    let [mut list] = Listing::all(destinations)?;

    let wanted = Wanted { repeats: false, orders: true, payments: true };
    let plan = Plan::new(&args.logs, rules.body_len(), false, wanted);
    let progress = Progress::new(&logs);
    let mut totals = Totals::default();
    let mut lines = LineTable::new(logs.len());
    let seen = pipeline::run(&logs, &rules, plan, |outcome| {
        totals.counts.merge(&outcome.counts);
        if let Some((chunk, number)) = &outcome.done {
            progress.advance(chunk.read_len, &totals.counts);
            if outcome.is_block {
                lines.push(outcome.log, *number);
            }
        }
        Ok(())
    })?;
    progress.sorting();
    let paid = seen.into_iter().filter_map(|seen| Collected::into_sorter(seen.paid));
    join(paid.chain([shop]).collect(), |order| {
        let differences = order.differences();
        totals.add(order, &differences);
        if differences.is_empty() { Ok(()) } else { list.line(|| OrderJson::new(order, &differences, &logs, &lines)) }
    })?;
    list.end()?;
    progress.end();
    if totals.marked_sum.has_overflown() || totals.paid_sum.has_overflown() {
        return Err(summary::too_great());
    }
    Listing::publish([list])?;
    let report = if args.json {
        Report::json(&totals.to_json())?
    } else if takes_stdout {
        Report::aside(totals.text(&target.title, logs.len(), args))
    } else {
        Report::styled(totals.text(&target.title, logs.len(), args))
    };
    Ok(report.with(totals.failure(args.logs.allow_empty)))
}

/// What came of all orders.
#[derive(Default)]
struct Totals {
    counts: Counts,
    listed: u64,
    marked: u64,
    marked_sum: Sum,
    paid: u64,
    paid_sum: Sum,
    agree: u64,
    differ: u64,
    by_difference: [u64; Difference::ALL.len()],
}

impl Totals {
    fn add(&mut self, order: &Joined, differences: &[Difference]) {
        if let Some(row) = order.row {
            self.listed += 1;
            if row.is_marked {
                self.marked += 1;
                self.marked_sum.add_money(row.money);
            }
        }
        if let Some(paid) = order.paid {
            self.paid += 1;
            self.paid_sum.add_money(paid.money);
        }
        *if differences.is_empty() { &mut self.agree } else { &mut self.differ } += 1;
        for (count, difference) in self.by_difference.iter_mut().zip(Difference::ALL) {
            *count += u64::from(differences.contains(&difference));
        }
    }

    fn failure(&self, may_be_empty: bool) -> Option<Failure> {
        if self.counts.bodies() == 0 && !may_be_empty {
            return Some(summary::no_body());
        }
        (self.differ > 0).then(|| Failure::some_refused(format!("{} orders differ", self.differ)))
    }

    fn text(&self, title: &str, logs: usize, args: &ReconcileArgs) -> String {
        let mut text = String::new();
        // Writing into a string does not fail.
        let _ = self.write(&mut text, title, logs, args);
        text
    }

    fn write(&self, to: &mut String, title: &str, logs: usize, args: &ReconcileArgs) -> fmt::Result {
        let logs = if logs == 1 { "1 log" } else { &format!("{logs} logs") };
        let orders = visible(&args.orders.display().to_string());
        writeln!(to, "{BOLD}reconciled{BOLD:#}: {}, {logs}, {orders}\n", visible(title))?;
        summary::row(to, 0, "orders of the shop", &self.listed)?;
        summary::row(to, 1, "marked as paid", &self.marked)?;
        summary::row(to, 1, "their amounts", &self.marked_sum)?;
        summary::row(to, 0, "orders proved as paid", &self.paid)?;
        summary::row(to, 1, "their amounts", &self.paid_sum)?;
        summary::row(to, 0, "bodies that are not valid", &self.counts.failed())?;
        writeln!(to)?;
        summary::row(to, 0, &format!("{GOOD}agree{GOOD:#}"), &self.agree)?;
        let style = if self.differ == 0 { GOOD } else { BAD };
        summary::row(to, 0, &format!("{style}differ{style:#}"), &self.differ)?;
        for (difference, count) in Difference::ALL.iter().zip(self.by_difference).filter(|(_, count)| *count > 0) {
            summary::row(to, 1, difference.text(), &count)?;
        }
        Ok(())
    }

    fn to_json(&self) -> impl Serialize + '_ {
        TotalsJson {
            agrees: self.differ == 0,
            shop: ShopJson { orders: self.listed, marked: self.marked, sum: self.marked_sum.to_string() },
            paid: ProvedJson { orders: self.paid, sum: self.paid_sum.to_string() },
            agree: self.agree,
            differ: self.differ,
            differences: DifferencesJson(&self.by_difference),
            bodies: self.counts.bodies(),
            valid_bodies: self.counts.valid(),
            failed_bodies: self.counts.failed(),
        }
    }
}

#[derive(serde::Serialize)]
struct TotalsJson<'t> {
    agrees: bool,
    shop: ShopJson,
    paid: ProvedJson,
    agree: u64,
    differ: u64,
    differences: DifferencesJson<'t>,
    bodies: u64,
    valid_bodies: u64,
    failed_bodies: u64,
}

#[derive(serde::Serialize)]
struct ShopJson {
    orders: u64,
    marked: u64,
    sum: String,
}

#[derive(serde::Serialize)]
struct ProvedJson {
    orders: u64,
    sum: String,
}

/// All kinds, also those that there are none of.
struct DifferencesJson<'t>(&'t [u64]);

impl Serialize for DifferencesJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(Difference::ALL.iter().map(|difference| difference.as_str()).zip(self.0))
    }
}

/// A line of the list.
#[derive(serde::Serialize)]
struct OrderJson<'o> {
    order_no: Text<'o>,
    differences: Vec<&'static str>,
    shop: Option<RowJson>,
    paid: Option<ProofJson<'o>>,
}

#[derive(serde::Serialize)]
struct RowJson {
    line: u64,
    amount: Option<String>,
    marked: bool,
}

#[derive(serde::Serialize)]
struct ProofJson<'o> {
    file: Text<'o>,
    line: u64,
    amount: Option<String>,
    bodies: u64,
    payments: u64,
}

impl<'o> OrderJson<'o> {
    fn new(order: &Joined, differences: &[Difference], logs: &'o [Log], lines: &LineTable) -> Self {
        let amount = |money: super::money::Money| money.amount().map(|amount| amount.to_string());
        Self {
            order_no: order.order_no().into(),
            differences: differences.iter().map(|difference| difference.as_str()).collect(),
            shop: order.row.map(|row| RowJson { line: row.line, amount: amount(row.money), marked: row.is_marked }),
            paid: order.paid.map(|paid| ProofJson {
                file: file(&logs[paid.place.0 as usize]),
                line: lines.line(paid.place.0, paid.place.1),
                amount: amount(paid.money),
                bodies: paid.bodies,
                payments: paid.payments,
            }),
        }
    }
}
