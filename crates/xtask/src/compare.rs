//! `cargo xtask compare`: paysign beside what users would take instead, in every language.

mod audit;
mod goals;
mod measured;
mod page;
mod plot;
mod row;

use anyhow::Context;

use crate::run::{command, root};
use measured::{Yardsticks, lines, rust};
use row::Row;

/// What is run for each language, and prints rows of JSON.
const LANGUAGES: [(&str, &str); 5] = [
    ("python", "sh bindings/python/bench --json"),
    ("node", "sh bindings/node/bench --json"),
    ("c", "sh bindings/c/bench --json"),
    ("php", "sh bindings/php/bench --json"),
    ("jvm", "sh bindings/uniffi/bench --json"),
];

/// Runs the comparison of Rust and of each language whose package is there.
pub(crate) fn run(json: bool, rust_alone: bool, page: bool) -> anyhow::Result<()> {
    let mut rows = rust(&[], "all")?;
    rows.extend(portable()?);
    rows.extend(audit::rows()?);
    for (language, line) in LANGUAGES {
        if !rust_alone && root().join(line.split_whitespace().nth(1).unwrap_or_default()).is_file() {
            rows.extend(of_language(line).with_context(|| format!("{language} failed"))?);
        }
    }
    if json {
        for row in &rows {
            println!("{}", serde_json::to_string(row)?);
        }
    } else {
        print!("{}", row::table(&rows));
    }
    if page { page::write(&rows) } else { Ok(()) }
}

/// The same without vectors and without a choice at run time: a build of its own, which has its own floor.
fn portable() -> anyhow::Result<Vec<Row>> {
    let target = root().join("target/portable");
    let environment =
        [("RUSTFLAGS", "--cfg paysign_portable"), ("CARGO_TARGET_DIR", target.to_str().unwrap_or_default())];
    let mut rows = rust(&environment, "single")?;
    rows.retain(|row| row.name.starts_with("rust.verify.") || row.name.starts_with("rust.sign"));
    for row in &mut rows {
        row.name = match row.name.as_str() {
            "rust.verify.form" => String::from("rust.verify.portable"),
            name => name.replacen("rust.", "rust.portable.", 1),
        };
    }
    Ok(rows)
}

/// Rows of a language. Their own program does not know the floor and the core in Rust, so these are measured
/// before and after.
fn of_language(line: &str) -> anyhow::Result<Vec<Row>> {
    let (before, mut rows) = (Yardsticks::measure()?, lines(&mut command(line))?);
    let after = Yardsticks::measure()?;
    for row in &mut rows {
        row.vs_md5 = Some(row.ns / f64::midpoint(before.floor, after.floor));
        row.core_ns = Some(f64::midpoint(before.core, after.core));
    }
    Ok(rows)
}
