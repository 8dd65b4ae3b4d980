//! The bindings convert, call and map errors: they know no field, and sort nothing.

use std::collections::BTreeSet;
use std::path::Path;

use crate::sorting::sorting_words;
use crate::sources::{code, kept, raw_sources, sources_of, words};

/// The sources of the bindings: what is written in their own languages too, without tests, examples and
/// types.
fn bindings() -> Vec<(String, String)> {
    let is_shipped =
        |name: &str| !["test", "example", "npm/", "types/", "scripts/", "bench"].iter().any(|part| name.contains(part));
    let endings = [
        ".rs", ".py", ".js", ".mjs", ".cjs", ".ts", ".mts", ".c", ".h", ".php", ".kt", ".kts", ".java", ".rb",
        ".swift", ".go",
    ];
    raw_sources("bindings", &endings)
        .into_iter()
        .filter(|(name, _)| is_shipped(name))
        .filter(|(_, text)| !text.contains("cargo xtask generate"))
        .map(|(name, text)| (name, code(&text)))
        .collect()
}

#[test]
fn bindings_know_no_field_and_sort_nothing() {
    let sources = bindings();
    for language in [".rs", ".py", ".js", ".c", ".php", ".kt", ".rb", ".swift", ".go"] {
        assert!(sources.iter().any(|(name, _)| name.ends_with(language)), "no source in {language}");
    }
    let fields = paysign::gateways::ALL.iter().flat_map(|gateway| gateway.messages).flat_map(|message| message.fields);
    // Names that are not words of their own: `out_trade_no`, `notifyUrl`.
    let is_telling =
        |name: &&str| name.contains('_') && *name != "error_code" || name.chars().skip(1).any(char::is_uppercase);
    let names: BTreeSet<&str> = fields.map(|field| field.name).filter(is_telling).collect();
    assert!(names.contains("out_trade_no") && names.contains("tradeNo"));
    for (name, code) in &sources {
        let used = words(code);
        let fields: Vec<_> =
            names.iter().filter(|field| used.contains(**field) && !PUBLIC_WORDS.contains(*field)).collect();
        assert!(fields.is_empty(), "{name} knows {fields:?}");
        let sorting = sorting_words(code);
        assert!(sorting.is_empty(), "{name} sorts: {sorting:?}");
    }
}

/// Names of fields that are words of the surface too.
const PUBLIC_WORDS: [&str; 5] = ["order_no", "trade_no", "sign_type", "tradeNo", "payUrl"];

/// The rows of a page's tables: the names of files in the first cell, and the other cells.
fn rows(page: &str) -> Vec<(Vec<String>, Vec<String>)> {
    let cells = |line: &str| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let files = |cell: &str| cell.split('`').skip(1).step_by(2).map(ToOwned::to_owned).collect::<Vec<_>>();
    let row = |line: &str| {
        let mut cells = cells(line);
        let first = cells.remove(0);
        (files(&first), cells)
    };
    page.lines().filter(|line| line.starts_with("| `")).map(row).collect()
}

#[test]
fn the_table_of_rooms_is_the_tree() {
    const BINDINGS: [&str; 5] = ["c", "node", "python", "uniffi", "wasm"];
    let mut listed: BTreeSet<String> = BTreeSet::new();
    for (files, cells) in rows(&kept("bindings/README.md")) {
        let mut folder = String::new();
        for file in files.iter().filter(|file| Path::new(file).extension().is_some_and(|end| end == "rs")) {
            // What only one language needs is named with its folder, which counts for the row.
            if let Some((named, _)) = file.rsplit_once('/') {
                named.clone_into(&mut folder);
            }
            let name = file.rsplit('/').next().unwrap_or_default();
            let has = |binding: &&&str| {
                let column = BINDINGS.iter().position(|one| one == *binding).map_or(0, |place| place + 1);
                cells.get(column).is_some_and(|cell| cell == "yes")
            };
            if folder.is_empty() {
                listed.extend(BINDINGS.iter().filter(has).map(|binding| format!("{binding}/src/{name}")));
            } else {
                listed.insert(format!("{folder}/{name}"));
            }
        }
    }
    let is_room = |name: &&String| name.split('/').count() == 4;
    let there: BTreeSet<String> = BINDINGS
        .iter()
        .flat_map(|binding| sources_of(&format!("bindings/{binding}/src"), &[".rs"]).into_keys())
        .filter(|name| is_room(&name))
        .map(|name| name.trim_start_matches("bindings/").to_owned())
        .collect();
    assert!(there.len() > 60, "only {} files", there.len());
    let difference: Vec<_> = listed.symmetric_difference(&there).collect();
    assert!(difference.is_empty(), "bindings/README.md and the tree differ in {difference:?}");
}
