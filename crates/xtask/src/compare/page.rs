//! The page: docs/performance.md and its pictures.

use std::fmt::Write;
use std::fs;

use super::row::{Row, table};
use super::{goals, plot};
use crate::run::root;

/// Writes the page from a run.
pub(super) fn write(rows: &[Row]) -> anyhow::Result<()> {
    let docs = root().join("docs");
    fs::write(docs.join("performance-goals.svg"), plot::goals(rows)?)?;
    fs::write(docs.join("performance-growth.svg"), plot::growth(rows)?)?;
    Ok(fs::write(docs.join("performance.md"), text(rows))?)
}

fn text(rows: &[Row]) -> String {
    let mut text = format!("{}\n{}\n{}", include_str!("top.md"), machine(rows), include_str!("goals.md"));
    for goal in goals::all(rows) {
        let Some(row) = Row::find(rows, goal.row) else {
            let _ = writeln!(text, "| {} | | | | not measured |", goal.what);
            continue;
        };
        let cell = |number: Option<f64>, digits: usize, goal: Option<f64>, sign: &str| match (number, goal) {
            (Some(number), Some(goal)) => format!("{number:.digits$} ({sign} {goal})"),
            (Some(number), None) => format!("{number:.digits$}"),
            (None, _) => String::new(),
        };
        let above = row.above_core().filter(|_| goal.above_core.is_some());
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} |",
            goal.what,
            cell(row.vs_md5, 2, goal.most, "≤"),
            cell(row.vs_hand, 2, goal.least, "≥"),
            cell(above, 0, goal.above_core, "≤"),
            goal.is_met(row).map_or("", |is_met| if is_met { "yes" } else { "no" }),
        );
    }
    let _ = writeln!(text, "\n{}```text\n{}```", include_str!("rows.md"), table(rows));
    text
}

/// What the machine was.
fn machine(rows: &[Row]) -> String {
    let lanes = rows.iter().filter_map(|row| row.name.strip_prefix("rust.batch."));
    let lanes: Vec<String> = lanes.map(|lanes| format!("`{lanes}`")).collect();
    let processors = std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get);
    let best = lanes.first().map_or("none", String::as_str);
    format!(
        "This run: {}, {processors} processors; lanes for a batch: {}, of which {best} is taken. A batch is to take at most 0.42 digests with \
         AVX2, 0.35 with AVX-512.",
        std::env::consts::ARCH,
        lanes.join(", "),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_goal_stands_on_the_page_whether_it_was_measured_or_not() {
        let names = [
            "rust.verify.form",
            "rust.batch",
            "rust.batch.avx2",
            "c.verify",
            "rust.verify.bytes_100",
            "rust.verify.params_5",
        ];
        let rows = names.map(|name| Row {
            name: name.into(),
            ns: 650.0,
            spread: Some(0.02),
            vs_md5: Some(1.0),
            vs_hand: Some(9.0),
            core_ns: name.starts_with('c').then_some(646.0),
        });
        let page = text(&rows);
        for line in [
            "| verify a form, gateway's order | 1.00 (≤ 0.95) | 9.00 (≥ 7) |  | no |",
            "| C: verify | 1.00 | 9.00 (≥ 6) | 4 (≤ 5) | yes |",
            "| PHP: batch | | | | not measured |",
            "lanes for a batch: `avx2`, of which `avx2` is taken",
        ] {
            assert!(page.contains(line), "{line}\n{page}");
        }
        let picture = plot::goals(&rows).expect("a picture");
        assert!(picture.contains("C: verify") && !picture.contains("PHP: batch"));
        assert!(plot::growth(&rows).expect("a picture").contains("paysign"));
    }
}
