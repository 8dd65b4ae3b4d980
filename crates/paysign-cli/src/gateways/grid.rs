//! Tables and lists of names and texts, as wide as the terminal; wide characters count as the two columns
//! that they take.

use std::fmt::Write;
use std::io::{self, IsTerminal};

use comfy_table::{ColumnConstraint, ContentArrangement, Row, Table, TableComponent, Width};

use crate::output::BOLD;

/// Columns where there is no terminal to ask and `COLUMNS` does not say.
const USUAL_WIDTH: u16 = 100;

/// Columns that the last cell of a row, the one with sentences, has at least, on however narrow a terminal.
const LEAST_FOR_TEXT: u16 = 24;

/// Columns that any other cell which is wrapped has at least: a name above it is not.
const LEAST_FOR_WORD: u16 = 8;

/// Spaces between two columns.
const GAP: u16 = 2;

/// The line below the names of the columns.
const RULE: char = '─';

/// A table with names above its columns; columns that are empty in all rows are left out. The first `whole`
/// columns are not wrapped.
pub(super) fn table(heads: &[&str], rows: &[Vec<String>], whole: usize) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let is_used = |column: &usize| rows.iter().any(|row| row.get(*column).is_some_and(|cell| !cell.is_empty()));
    let used: Vec<usize> = (0..heads.len()).filter(is_used).collect();
    let pick = |row: &[String]| used.iter().filter_map(|column| row.get(*column).cloned()).collect::<Vec<_>>();
    let heads: Vec<String> = heads.iter().map(|head| (*head).to_owned()).collect();

    let mut table = arranged();
    table.set_header(pick(&heads));
    table.set_style(TableComponent::HeaderLines, RULE);
    table.add_rows(rows.iter().map(|row| Row::from(pick(row))));
    finished(&mut table, used.iter().filter(|column| **column < whole).count(), true)
}

/// Names and texts below each other, without names above them.
pub(super) fn list(rows: &[(String, String)]) -> String {
    let mut table = arranged();
    table.add_rows(rows.iter().map(|(name, text)| Row::from([name, text])));
    finished(&mut table, 1, false)
}

/// A heading and what is below it; nothing if that is nothing.
pub(super) fn section(heading: &str, below: &str) -> String {
    if below.is_empty() { String::new() } else { format!("{BOLD}{heading}{BOLD:#}\n{below}") }
}

/// Parts with an empty line between them, without those that are empty.
pub(super) fn joined(parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

fn arranged() -> Table {
    let mut table = Table::new();
    table.load_preset(comfy_table::presets::NOTHING);
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width());
    table
}

fn finished(table: &mut Table, whole: usize, has_head: bool) -> String {
    let widths = widths(&table.column_max_content_widths(), whole);
    let last = widths.len().saturating_sub(1);
    for (column, width) in table.column_iter_mut().zip(widths) {
        let gap = if column.index < last { GAP } else { 0 };
        column.set_padding((0, gap));
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width.saturating_add(gap))));
    }
    let mut in_head = has_head;
    let mut text = String::new();
    for line in table.lines() {
        let line = line.trim_end();
        let is_rule = has_head && line.starts_with(RULE);
        in_head &= !is_rule;
        // Writing into a string does not fail.
        let _ = if in_head {
            writeln!(text, "{BOLD}{line}{BOLD:#}")
        } else if is_rule {
            // Without the spaces where a line between the columns would cross it: there is none.
            writeln!(text, "{}", line.replace(' ', ""))
        } else {
            writeln!(text, "{line}")
        };
    }
    text
}

/// The widths of columns whose longest cells are this long: the first `whole` are as wide as that, the last
/// one gets what the others leave, and of those between none gets more than a third of what is left for them.
fn widths(longest: &[u16], whole: usize) -> Vec<u16> {
    let mut left = width();
    let last = longest.len().saturating_sub(1);
    let mut widths = Vec::with_capacity(longest.len());
    for (place, longest) in longest.iter().copied().enumerate() {
        let width = if place < whole {
            longest
        } else if place < last {
            longest.min((left / 3).max(LEAST_FOR_WORD))
        } else {
            longest.min(left.max(LEAST_FOR_TEXT))
        };
        left = left.saturating_sub(width.saturating_add(GAP));
        widths.push(width);
    }
    widths
}

fn width() -> u16 {
    let of_terminal = || terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| width.0);
    let told = || std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let width = if io::stdout().is_terminal() { of_terminal() } else { told() };
    width.unwrap_or(USUAL_WIDTH)
}
