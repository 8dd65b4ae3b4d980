//! `paysign audit`: logs of stored notifications in, counts and lists of what failed and of what was paid
//! out.

mod beside;
mod caught;
mod chunk;
mod counts;
mod destination;
mod feed;
mod identity;
mod judge;
mod listing;
mod log;
mod orders;
mod pipeline;
mod places;
mod progress;
mod read;
mod sum;
mod summary;

use std::num::NonZeroUsize;
use std::thread;

use crate::args::AuditArgs;
use crate::failure::Failure;
use crate::output::Report;
use crate::target::Target;
use crate::verify::unsigned;

use counts::Counts;
use destination::Destinations;
use judge::Rules;
use listing::Listing;
use log::Log;
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
    let logs = Log::all(&before, args)?;
    let destinations = Destinations::find(args, &logs)?;
    unsigned(&target)?;
    let secrets = args.secrets.read()?;
    let rules = Rules::new(&target, &secrets, args.reading.options(Some(&args.depth)));
    let threads = args.threads.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);

    logs.iter().try_for_each(Log::check)?;
    let takes_stdout = destinations.take_stdout();
    let [mut failures, mut duplicates, mut orders] = Listing::all(destinations)?;
    let progress = Progress::new(&logs);
    let mut counts = Counts::default();
    let paid = pipeline::run(&logs, &rules, threads, |chunk, verdicts| {
        counts.merge(&verdicts.counts);
        progress.advance(chunk.read_len, &counts);
        verdicts.failed.iter().try_for_each(|failed| failures.failed(&logs[chunk.log as usize], failed))
    })?;
    failures.end()?;
    progress.sorting();
    let grouped = orders::group(paid, |repeat| duplicates.repeat(&logs, repeat), |order| orders.order(&logs, order))?;
    duplicates.end()?;
    orders.end()?;
    progress.end();

    if counts.paid.has_overflown() {
        return Err(Failure::usage("the sum of the paid amounts is too great to be shown: it is above 3 × 10³⁸"));
    }
    Listing::publish([failures, duplicates, orders])?;
    let summary = Summary {
        title: &target.title,
        logs: logs.len(),
        secrets: secrets.len(),
        counts,
        orders: grouped,
        may_be_empty: args.allow_empty,
    };
    let report = if args.json {
        Report::json(&summary.to_json())?
    } else if takes_stdout {
        Report::aside(summary.text())
    } else {
        Report::styled(summary.text())
    };
    Ok(report.with(summary.failure()))
}
