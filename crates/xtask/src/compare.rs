//! `cargo xtask compare`: paysign beside what users would take instead, in every language.

use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::Context;
use serde_json::Value;

use crate::run::{command, root};

/// What is run for each language, and prints rows of JSON.
const LANGUAGES: [(&str, &str); 5] = [
    ("python", "sh bindings/python/bench --json"),
    ("node", "sh bindings/node/bench --json"),
    ("c", "sh bindings/c/bench --json"),
    ("php", "sh bindings/php/bench --json"),
    ("jvm", "sh bindings/uniffi/bench --json"),
];

/// Rows of one run.
type Rows = Vec<Value>;

/// Runs the comparison of Rust and of each language whose package is there.
pub(crate) fn run(json: bool, rust_alone: bool, page: bool) -> anyhow::Result<()> {
    let mut rows = rust(&[], "all", ToOwned::to_owned)?;
    // The same without vectors and without a choice at run time; it has its own floor.
    let portable = rust(&[("RUSTFLAGS", "--cfg paysign_portable")], "single", |name| {
        name.replace("rust.verify.form", "rust.verify.portable")
            .replace("rust.verify.portable_", "rust.portable.verify_")
    })?;
    rows.extend(portable.into_iter().filter(|row| name(row).contains("portable")));
    for (language, line) in LANGUAGES {
        if !rust_alone && root().join(line.split_whitespace().nth(1).unwrap_or_default()).is_file() {
            rows.extend(of_language(line).with_context(|| format!("{language} failed"))?);
        }
    }
    if json {
        for row in &rows {
            println!("{row}");
        }
    } else {
        print!("{}", table(&rows));
    }
    if page {
        std::fs::write(root().join("docs/performance.md"), self::page(&rows))?;
    }
    Ok(())
}

fn name(row: &Value) -> &str {
    row["name"].as_str().unwrap_or_default()
}

fn rust(environment: &[(&str, &str)], what: &str, rename: impl Fn(&str) -> String) -> anyhow::Result<Rows> {
    let mut program = command("cargo run --quiet --release --locked --package paysign-benches -- --json");
    program.arg(what).envs(environment.iter().copied());
    if !environment.is_empty() {
        program.env("CARGO_TARGET_DIR", root().join("target/portable"));
    }
    let mut rows = lines(program)?;
    for row in &mut rows {
        row["name"] = rename(name(row)).into();
    }
    Ok(rows)
}

/// Rows of a language. Their own program does not know the floor of Rust, so it is measured before and after.
fn of_language(line: &str) -> anyhow::Result<Rows> {
    let floor = || -> anyhow::Result<f64> {
        let rows = rust(&[], "floor", ToOwned::to_owned)?;
        rows[0]["ns"].as_f64().context("no floor")
    };
    let before = floor()?;
    let mut rows = lines(command(line))?;
    let floor = f64::midpoint(before, floor()?);
    for row in &mut rows {
        if let Some(ns) = row["ns"].as_f64() {
            row["vs_md5"] = ((ns / floor * 1000.0).round() / 1000.0).into();
        }
    }
    Ok(rows)
}

/// The rows that a program prints: one a line, or one list of them.
fn lines(mut program: std::process::Command) -> anyhow::Result<Rows> {
    let output = program.stderr(std::process::Stdio::inherit()).output()?;
    anyhow::ensure!(output.status.success(), "{program:?} failed: {}", output.status);
    let text = String::from_utf8(output.stdout)?;
    if text.trim_start().starts_with('[') {
        return Ok(serde_json::from_str(&text)?);
    }
    text.lines().filter(|line| line.starts_with('{')).map(|line| Ok(serde_json::from_str(line)?)).collect()
}

fn table(rows: &Rows) -> String {
    let mut text = format!("{:36} {:>12} {:>8} {:>8} {:>8}\n", "", "ns", "spread", "vs md5", "vs hand");
    for row in rows {
        let number =
            |key: &str, digits| row[key].as_f64().map_or_else(String::new, |number| format!("{number:.digits$}"));
        let (ns, spread) = (number("ns", 1), number("spread", 3));
        let _ = writeln!(
            text,
            "{:36} {ns:>12} {spread:>8} {:>8} {:>8}",
            name(row),
            number("vs_md5", 2),
            number("vs_hand", 2)
        );
    }
    text
}

/// A row of the page: what it is, the row that shows it, and the goal of each ratio.
type Goal = (&'static str, &'static str, Option<f64>, Option<f64>);

const GOALS: [Goal; 18] = [
    ("verify a form, gateway's order", "rust.verify.form", Some(0.95), Some(7.0)),
    ("the same, parameters shuffled", "rust.verify.shuffled", Some(1.1), Some(6.5)),
    ("the same, portable code alone", "rust.verify.portable", Some(1.3), Some(4.5)),
    ("a form with escapes", "rust.verify.escaped", None, None),
    ("verify a JSON body, 11 fields", "rust.verify.json", Some(1.5), Some(4.5)),
    ("sign 8 parameters", "rust.sign", Some(1.0), Some(3.0)),
    ("verify a batch, a message", "rust.batch", Some(0.35), Some(17.0)),
    ("the same with AVX2", "rust.batch.avx2", Some(0.42), Some(17.0)),
    ("Python: verify", "python.verify", None, Some(40.0)),
    ("Python: sign", "python.sign", Some(1.4), Some(6.0)),
    ("Python: batch", "python.batch", Some(0.45), Some(100.0)),
    ("Node: verify", "node.verify", None, Some(14.0)),
    ("Node: sign", "node.sign", Some(2.5), Some(2.0)),
    ("Node: batch", "node.batch", Some(0.5), Some(30.0)),
    ("C: verify", "c.verify", None, Some(6.0)),
    ("PHP: verify", "php.verify", None, Some(5.0)),
    ("JVM: verify", "jvm.verify", None, Some(3.0)),
    ("JVM: batch", "jvm.batch", None, Some(8.0)),
];

fn page(rows: &Rows) -> String {
    let by_name: BTreeMap<&str, &Value> = rows.iter().map(|row| (name(row), row)).collect();
    let mut text = String::from(PAGE_TOP);
    for (what, row, most, least) in GOALS {
        let Some(row) = by_name.get(row) else {
            let _ = writeln!(text, "| {what} | | | not measured |");
            continue;
        };
        let cell = |key: &str, goal: Option<f64>, sign: &str| {
            let measured = row[key].as_f64().map_or_else(String::new, |number| format!("{number:.2}"));
            goal.map_or_else(|| measured.clone(), |goal| format!("{measured} ({sign} {goal})"))
        };
        let is_met = most.is_none_or(|most| row["vs_md5"].as_f64().is_some_and(|number| number <= most))
            && least.is_none_or(|least| row["vs_hand"].as_f64().is_some_and(|number| number >= least));
        let verdict = if most.is_none() && least.is_none() {
            ""
        } else if is_met {
            "yes"
        } else {
            "no"
        };
        let _ =
            writeln!(text, "| {what} | {} | {} | {verdict} |", cell("vs_md5", most, "≤"), cell("vs_hand", least, "≥"));
    }
    let _ = writeln!(text, "{PAGE_ROWS}```text\n{}```", table(rows));
    text
}

const PAGE_TOP: &str = include_str!("compare/top.md");
const PAGE_ROWS: &str = include_str!("compare/rows.md");
