//! The page of `--report`: one file that needs no network, with charts of what was paid, repeated and
//! refused.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use paysign::Code;
use paysign::visible::Visible;

use super::by::Group;
use super::sum::Sum;
use super::summary::Summary;
use crate::args::ByArg;

/// Bars of a chart by day: more days are put together into as many.
const MAX_BARS: usize = 120;

/// The width and the height of that chart, in pixels.
const WIDTH: f64 = 960.0;
const HEIGHT: f64 = 220.0;

/// Light and dark, as the reader's screen asks for it.
const STYLE: &str = "
:root { color-scheme: light dark; --ink: #1d2733; --soft: #5d6b7a; --line: #d8dee5; --back: #ffffff;
  --good: #2f7d4f; --care: #b7791f; --bad: #b3362b; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ebf0; --soft: #9aa7b4; --line: #35414d; --back: #12181f;
  --good: #58b07c; --care: #d9a441; --bad: #e0685c; } }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--back); max-width: 960px;
  margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; margin-bottom: 0; } h2 { font-size: 1.1rem; margin-top: 2rem; } p { color: var(--soft); }
.facts { display: grid; grid-template-columns: repeat(3, 1fr); gap: 1rem; margin: 1.5rem 0; }
.facts div { border: 1px solid var(--line); border-radius: 6px; padding: .6rem .8rem; }
.facts b { display: block; font-size: 1.25rem; overflow-wrap: anywhere; } .facts span { color: var(--soft); }
svg { width: 100%; height: auto; } svg text { fill: var(--soft); font-size: 12px; }
svg line { stroke: var(--line); }
.good { fill: var(--good); color: var(--good); } .care { fill: var(--care); color: var(--care); }
.bad { fill: var(--bad); color: var(--bad); }
table { border-collapse: collapse; width: 100%; } td, th { padding: .25rem .5rem; border-bottom: 1px solid var(--line);
  text-align: right; font-variant-numeric: tabular-nums; }
td:first-child, th:first-child { text-align: left; } td.bar { width: 40%; }
td.bar i { display: block; height: .8rem; border-radius: 2px; background: currentColor; }
";

/// The page.
pub(super) fn page(summary: &Summary<'_>) -> String {
    let mut page = String::new();
    // Writing into a string does not fail.
    let _ = write(&mut page, summary);
    page
}

fn write(to: &mut String, summary: &Summary<'_>) -> fmt::Result {
    let Summary { counts, orders, .. } = summary;
    let title = escaped(summary.title);
    write!(to, "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")?;
    write!(to, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
    writeln!(to, "<title>Audit: {title}</title><style>{STYLE}</style></head><body>")?;
    let logs = if summary.logs == 1 { "1 log" } else { &format!("{} logs", summary.logs) };
    writeln!(to, "<h1>Audit of {title}</h1><p>{logs}, verified by paysign</p><div class=\"facts\">")?;
    let grouped = |number: u64| thousands(&number.to_string());
    for (style, value, name) in [
        ("good", grouped(counts.valid()), "bodies are valid"),
        ("bad", grouped(counts.failed()), "are not valid"),
        ("good", grouped(orders.paid), "orders are paid"),
        ("good", money(&orders.sum), "paid amounts, once an order"),
        ("care", grouped(orders.repeats), "bodies repeat an order"),
        ("care", grouped(orders.other_amount), "of them with another amount"),
    ] {
        let style = if value == "0" { "" } else { style };
        writeln!(to, "<div><b class=\"{style}\">{value}</b><span>{name}</span></div>")?;
    }
    writeln!(to, "</div>")?;
    let groups = summary.by.iter().filter_map(|(by, groups)| Some((*by, groups.as_ref()?)));
    let rows = |groups: &BTreeMap<Vec<u8>, Group>| -> Vec<(String, Group)> {
        groups.iter().map(|(value, group)| (name(value), *group)).collect()
    };
    for (_, groups) in groups.clone().filter(|(by, _)| *by == ByArg::Day) {
        let days: Vec<_> = rows(groups).into_iter().filter(|(day, _)| day != NOT_TOLD).collect();
        writeln!(to, "<h2>Paid bodies by day</h2>")?;
        chart(to, &days)?;
    }
    let mut refused = counts.by_code.by_frequency(Code::as_str);
    if counts.no_bodies > 0 {
        refused.push(("no body in its place", counts.no_bodies));
    }
    writeln!(to, "<h2>Not valid, by code</h2>")?;
    bars(to, "bad", &refused)?;
    writeln!(to, "<h2>Repeated</h2>")?;
    let repeated = [
        ("orders paid more than once", orders.repeated),
        ("repeated bodies", orders.repeats),
        ("repeated with another amount", orders.other_amount),
        ("paid, but without an amount", counts.without_amount),
        ("paid, but without an order", counts.without_order_no),
    ];
    bars(to, "care", &repeated.into_iter().filter(|(_, count)| *count > 0).collect::<Vec<_>>())?;
    for (by, groups) in groups {
        writeln!(to, "<h2>Valid bodies by {}</h2>", by.as_str())?;
        table_of_groups(to, by.as_str(), &rows(groups))?;
    }
    writeln!(to, "</body></html>")
}

/// What a body says that does not say it.
const NOT_TOLD: &str = "(not told)";

fn name(value: &[u8]) -> String {
    if value.is_empty() { NOT_TOLD.to_owned() } else { escaped(&Visible(value).to_string()) }
}

/// Bars of the paid bodies of each day, or of so many days together that there is room for all.
fn chart(to: &mut String, days: &[(String, Group)]) -> fmt::Result {
    if days.is_empty() {
        return Ok(());
    }
    let together = days.len().div_ceil(MAX_BARS);
    let bars: Vec<(String, u64)> = days
        .chunks(together)
        .map(|days| {
            let name = match days {
                [(only, _)] => only.clone(),
                _ => format!("{} to {}", days[0].0, days[days.len() - 1].0),
            };
            (name, days.iter().map(|(_, group)| group.paid).sum())
        })
        .collect();
    let most = bars.iter().map(|(_, paid)| *paid).max().unwrap_or(0).max(1);
    let step = WIDTH / part(bars.len() as u64);
    let width = (step * 0.8).min(48.0);
    writeln!(to, "<svg viewBox=\"0 0 {WIDTH} {}\" role=\"img\" aria-label=\"Paid bodies by day\">", HEIGHT + 40.0)?;
    let scale = thousands(&most.to_string());
    writeln!(to, "<text x=\"0\" y=\"12\">{scale}</text><line x1=\"0\" y1=\"19\" x2=\"{WIDTH}\" y2=\"19\"/>")?;
    for (index, (name, paid)) in (0u64..).zip(&bars) {
        let height = (HEIGHT - 20.0) * part(*paid) / part(most);
        let x = step * part(index) + (step - width) / 2.0;
        write!(to, "<rect class=\"good\" x=\"{x:.1}\" y=\"{:.1}\" width=\"{width:.1}\" ", HEIGHT - height)?;
        writeln!(to, "height=\"{height:.1}\"><title>{name}: {} paid</title></rect>", thousands(&paid.to_string()))?;
    }
    let first = bars.first().map_or("", |(name, _)| name);
    writeln!(to, "<text x=\"0\" y=\"{:.0}\">{first}</text>", HEIGHT + 20.0)?;
    if let [_, .., (last, _)] = &bars[..] {
        writeln!(to, "<text x=\"{WIDTH}\" y=\"{:.0}\" text-anchor=\"end\">{last}</text>", HEIGHT + 20.0)?;
    }
    writeln!(to, "</svg>")
}

fn table_of_groups(to: &mut String, by: &str, rows: &[(String, Group)]) -> fmt::Result {
    writeln!(to, "<table><tr><th>{by}</th><th>valid</th><th>paid</th><th>paid amounts</th></tr>")?;
    for (value, Group { valid, paid, sum }) in rows {
        let [valid, paid] = [valid, paid].map(|count| thousands(&count.to_string()));
        let sum = money(sum);
        writeln!(to, "<tr><td>{value}</td><td>{valid}</td><td>{paid}</td><td>{sum}</td></tr>")?;
    }
    writeln!(to, "</table>")
}

fn bars(to: &mut String, style: &str, rows: &[(&str, u64)]) -> fmt::Result {
    if rows.is_empty() {
        return writeln!(to, "<p>None.</p>");
    }
    let most = rows.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
    writeln!(to, "<table>")?;
    for (name, count) in rows {
        let width = (100.0 * part(*count) / part(most)).max(1.0);
        write!(to, "<tr><td>{}</td><td>{}</td>", escaped(name), thousands(&count.to_string()))?;
        writeln!(to, "<td class=\"bar\"><i class=\"{style}\" style=\"width:{width:.1}%\"></i></td></tr>")?;
    }
    writeln!(to, "</table>")
}

/// A count as a length on the screen.
#[expect(clippy::cast_precision_loss, reason = "a bar is drawn to a tenth of a pixel")]
fn part(count: u64) -> f64 {
    count as f64
}

/// A decimal whose digits before the point are apart by thousands.
fn thousands(decimal: &str) -> String {
    let whole_len = decimal.find('.').unwrap_or(decimal.len());
    let mut shown = String::new();
    for (index, digit) in decimal.char_indices() {
        if index > 0 && index < whole_len && (whole_len - index).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

/// A sum with two digits after the point at least.
fn money(sum: &Sum) -> String {
    let shown = thousands(&sum.to_string());
    match shown.split_once('.') {
        None => shown + ".00",
        Some((_, fraction)) if fraction.len() == 1 => shown + "0",
        _ => shown,
    }
}

fn escaped(text: &str) -> String {
    let text = Visible(text.as_bytes()).to_string();
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_apart_by_thousands_and_texts_are_no_tags() {
        for (decimal, shown) in [("0", "0"), ("999", "999"), ("1000", "1,000"), ("1234567.125", "1,234,567.125")] {
            assert_eq!(thousands(decimal), shown);
        }
        let mut sum = Sum::default();
        assert_eq!(money(&sum), "0.00");
        sum.add("1234.5".parse().expect("an amount"));
        assert_eq!(money(&sum), "1,234.50");
        assert_eq!(escaped("<b a=\"&\">"), "&lt;b a=&quot;&amp;&quot;&gt;");
    }
}
