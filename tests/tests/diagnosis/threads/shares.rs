//! Shares of right answers, and their part of the page.

use std::collections::BTreeMap;
use std::fmt::{self, Write};
use std::ops::Add;

use super::faults::Fault;

/// Per cent of right first answers below which something has got worse.
const LEAST_OF_CASES: usize = 98;
const LEAST_OF_SINGLES: usize = 99;
const LEAST_OF_PAIRS: usize = 93;

/// Trials, those with a right answer first and within three, and those with one that is certain and wrong.
#[derive(Clone, Copy, Default)]
pub(crate) struct Row {
    pub(crate) trials: usize,
    pub(crate) first: usize,
    pub(crate) within_three: usize,
    pub(crate) is_false: usize,
    /// Of those without a right answer first: where one fault alone makes the whole text that was signed, so
    /// that no digest tells the other one.
    pub(crate) is_hidden: usize,
}

impl Row {
    pub(crate) fn of(place: Option<usize>, is_false: bool) -> Self {
        Self {
            trials: 1,
            first: usize::from(place == Some(1)),
            within_three: usize::from(place.is_some_and(|place| place <= 3)),
            is_false: usize::from(is_false),
            is_hidden: 0,
        }
    }

    /// Whether so many per cent are right first.
    pub(crate) fn has_first(&self, percent: usize) -> bool {
        self.first * 100 >= self.trials * percent
    }
}

impl Add for Row {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            trials: self.trials + other.trials,
            first: self.first + other.first,
            within_three: self.within_three + other.within_three,
            is_false: self.is_false + other.is_false,
            is_hidden: self.is_hidden + other.is_hidden,
        }
    }
}

/// All that was measured.
#[derive(Default)]
pub(crate) struct Shares {
    cases: BTreeMap<String, Row>,
    /// For each seed: single faults, pairs.
    pub(crate) runs: Vec<(Row, Row)>,
    faults: BTreeMap<(&'static str, &'static str), Row>,
}

impl Shares {
    pub(crate) fn add_case(&mut self, kind: &str, row: Row) {
        let sum = self.cases.entry(kind.to_owned()).or_default();
        *sum = *sum + row;
    }

    pub(crate) fn add_run(&mut self, _seed: usize, singles: Vec<(&'static Fault, Row)>, pairs: Row) {
        let sum = singles.iter().fold(Row::default(), |sum, (_, row)| sum + *row);
        self.runs.push((sum, pairs));
        for (fault, row) in singles {
            let sum = self.faults.entry((fault.thread, fault.what)).or_default();
            *sum = *sum + row;
        }
    }

    /// All cases together.
    pub(crate) fn of_cases(&self) -> Row {
        self.cases.values().fold(Row::default(), |sum, row| sum + *row)
    }

    /// What must not get worse.
    pub(crate) fn check(&self) {
        assert!(self.of_cases().has_first(LEAST_OF_CASES), "cases of threads");
        for (single, pair) in &self.runs {
            assert!(single.trials > 200 && pair.trials > 100, "too few trials: {} and {}", single.trials, pair.trials);
            assert!(single.has_first(LEAST_OF_SINGLES) && pair.has_first(LEAST_OF_PAIRS), "the generator's");
            assert_eq!(single.is_false + pair.is_false, 0, "certain but wrong");
        }
    }

    /// The shares that `docs/sign-error.md` tells, which `cargo xtask generate` writes.
    pub(crate) fn json(&self, own: (usize, usize)) -> String {
        let share = |first: usize, trials: usize| percent(first, trials);
        let cases = self.of_cases();
        let both = |is_pair: bool| {
            let rows = self.runs.iter().map(|(single, pair)| if is_pair { *pair } else { *single });
            rows.fold(Row::default(), |sum, row| sum + row)
        };
        let (single, pair) = (both(false), both(true));
        let shares = serde_json::json!({
            "cases": cases.trials, "cases_first": share(cases.first, cases.trials),
            "cases_within_three": share(cases.within_three, cases.trials),
            "threads_single_first": share(single.first, single.trials), "threads_pair_first": share(pair.first, pair.trials),
            "own_single_first": share(own.0, own.1),
        });
        serde_json::to_string_pretty(&shares).expect("JSON") + "\n"
    }

    /// The lines of the page.
    pub(crate) fn write(&self, page: &mut String) -> fmt::Result {
        page.push_str(
            "\n## What public threads tell\n\nThe tables above are about faults that the diagnosis knows. These are about what people with a sign error had in \
             their hands: cases that were built from public threads, and a second generator, whose faults are drawn only from threads and pages, each of which it \
             names. The answers that are right were written down first. A share counts where a right answer is told first, alone or with the causes that belong to it.\n\n\
             | cases of threads | cases | right first | within three |\n|---|---|---|---|\n",
        );
        for (kind, row) in
            self.cases.iter().map(|(kind, row)| (kind.as_str(), *row)).chain([("**all**", self.of_cases())])
        {
            writeln!(
                page,
                "| {kind} | {} | {} | {} |",
                row.trials,
                percent(row.first, row.trials),
                percent(row.within_three, row.trials)
            )?;
        }
        page.push_str(
            "\nOf two faults one may hide the other: of a value that was written in another way nothing is left where the field was left out too. Where \
             one of the two makes the whole text that was signed, no digest can tell the other. Such trials count as missed, and have a column of their own.\n\n\
             | run of the generator | trials | right first | within three | one hides the other | certain but wrong |\n|---|---|---|---|---|---|\n",
        );
        for (at, (single, pair)) in self.runs.iter().enumerate() {
            run(page, &format!("one fault, seed {}", at + 1), single)?;
            run(page, &format!("two together, seed {}", at + 1), pair)?;
        }
        page.push_str("\n| thread | fault | trials | right first | within three | certain but wrong |\n|---|---|---|---|---|---|\n");
        for ((thread, what), row) in &self.faults {
            line(
                page,
                &format!("[{thread}](https://{thread}) | {}", what.replace('|', "\\|").replace('&', "&amp;")),
                row,
            )?;
        }
        Ok(())
    }
}

fn run(page: &mut String, what: &str, row: &Row) -> fmt::Result {
    let share = |part: usize| percent(part, row.trials);
    let (first, three, hidden) = (share(row.first), share(row.within_three), share(row.is_hidden));
    writeln!(page, "| {what} | {} | {first} | {three} | {hidden} | {} |", row.trials, row.is_false)
}

fn line(page: &mut String, what: &str, row: &Row) -> fmt::Result {
    let (first, three) = (percent(row.first, row.trials), percent(row.within_three, row.trials));
    writeln!(page, "| {what} | {} | {first} | {three} | {} |", row.trials, row.is_false)
}

/// Of tenths of a per cent, so that nothing depends on how floats are written.
fn percent(part: usize, whole: usize) -> String {
    let tenths = part * 1_000 / whole.max(1);
    format!("{}.{} %", tenths / 10, tenths % 10)
}
