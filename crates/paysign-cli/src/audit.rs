//! `paysign audit`: logs of stored notifications in, counts and lists of what failed and of what was paid
//! out.

mod ahead;
mod at;
mod beside;
mod by;
mod caught;
mod chunk;
mod counts;
mod cut;
mod day;
mod destination;
mod feed;
mod identity;
mod jsonl;
mod judge;
mod line;
mod listing;
mod log;
mod money;
mod named;
mod orders;
mod packed;
mod part;
mod pipeline;
mod places;
mod plan;
mod progress;
mod read;
pub(crate) mod reconcile;
mod report;
mod sum;
mod summary;
mod turn;

use crate::args::{AuditArgs, ByArg};
use crate::failure::Failure;
use crate::output::Report;
use crate::target::Target;
use crate::verify::unsigned;

use by::{By, Groups};
use counts::Counts;
use destination::{Destinations, inputs};
use judge::Rules;
use line::LineTable;
use listing::{Listing, Places};
use log::Log;
use orders::Wanted;
use plan::Plan;
use progress::Progress;
use summary::Summary;

pub use places::{Place, places};

/// Audits.
///
/// # Errors
///
/// Wrong usage, a log that cannot be read, or a list that cannot be written.
pub(crate) fn run(args: &AuditArgs) -> Result<Report, Failure> {
    let (target, before) = Target::find(&args.target)?;
    let logs = Log::all(&before, &args.logs, &args.secrets)?;
    let lists = [
        ("--failures", &args.failures),
        ("--duplicates", &args.duplicates),
        ("--orders", &args.orders),
        ("--report", &args.report),
    ];
    let destinations = Destinations::find(lists, args.json, &inputs(&logs, &args.secrets, &[]))?;
    unsigned(&target)?;
    let secrets = args.secrets.read()?;
    let mut asked = args.by.clone();
    if args.report.is_some() && !asked.contains(&ByArg::Day) && By::new(ByArg::Day, &target.message()).is_ok() {
        asked.push(ByArg::Day);
    }
    let by = asked.iter().map(|by| By::new(*by, &target.message())).collect::<Result<Vec<_>, _>>()?;
    let rules = Rules::new(&target, &secrets, args.reading.options(Some(&args.depth)), by);

    logs.iter().try_for_each(Log::check)?;
    let takes_stdout = destinations.take_stdout();
    let [mut failures, mut duplicates, mut orders, mut page] = Listing::all(destinations)?;
    let progress = Progress::new(&logs);
    let wanted = Wanted { repeats: duplicates.is_wanted(), orders: orders.is_wanted(), payments: false };
    let plan = Plan::new(&args.logs, rules.body_len(), failures.is_wanted(), wanted);
    let (mut counts, mut lines) = (Counts::default(), LineTable::new(logs.len()));
    let seen = pipeline::run(&logs, &rules, plan, |outcome| {
        counts.merge(&outcome.counts);
        let (log, before) = (outcome.log, if outcome.is_block { lines.before(outcome.log) } else { 0 });
        for failed in &outcome.failed {
            failures.failed(&logs[log as usize], before + failed.line, failed)?;
        }
        if let Some((chunk, number)) = &outcome.done {
            progress.advance(chunk.read_len, &counts);
            if outcome.is_block {
                lines.push(log, *number);
            }
        }
        Ok(())
    })?;
    failures.end()?;
    progress.sorting();
    let mut paid = Vec::new();
    let mut by: Vec<(ByArg, Groups)> = asked.iter().map(|by| (*by, Groups::default())).collect();
    for one in seen {
        paid.push(one.paid);
        by.iter_mut().zip(one.groups).for_each(|((_, all), its)| all.merge(its));
    }
    let places = Places { logs: &logs, lines: &lines };
    let grouped = orders::together(
        paid,
        wanted,
        |repeat| duplicates.repeat(&places, repeat),
        |order| orders.order(&places, order),
    )?;
    duplicates.end()?;
    orders.end()?;
    progress.end();

    if counts.paid.has_overflown() {
        return Err(summary::too_great());
    }
    let summary = Summary {
        title: &target.title,
        logs: logs.len(),
        secrets: secrets.len(),
        counts,
        orders: grouped,
        by: by.into_iter().map(|(by, groups)| (by, groups.sorted())).collect(),
        may_be_empty: args.logs.allow_empty,
    };
    if page.is_wanted() {
        page.text(&report::page(&summary))?;
        page.end()?;
    }
    Listing::publish([failures, duplicates, orders, page])?;
    let report = if args.json {
        Report::json(&summary.to_json())?
    } else if takes_stdout {
        Report::aside(summary.text())
    } else {
        Report::styled(summary.text())
    };
    Ok(report.with(summary.failure()))
}
