//! The files of the repository.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Folders of what was built or installed.
const NOT_OURS: [&str; 5] = ["target", "node_modules", ".git", "vendor", "__pycache__"];

/// Every file that a developer writes or generates, with what it holds; what is not a text is left out.
fn all() -> &'static BTreeMap<String, String> {
    static ALL: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    ALL.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the root");
        let mut found = Vec::new();
        for folder in ["crates", "tests", "benches", "bindings"] {
            collect(&root.join(folder), &mut found);
        }
        let read = |path: &PathBuf| {
            let name = path.strip_prefix(root).expect("a path").to_string_lossy().replace('\\', "/");
            Some((name, fs::read_to_string(path).ok()?))
        };
        found.iter().filter_map(read).collect()
    })
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("an entry").path();
        if !path.is_dir() {
            found.push(path);
        } else if !NOT_OURS.iter().any(|name| path.ends_with(name)) {
            collect(&path, found);
        }
    }
}

/// The names of all files, from the root of the repository.
pub(crate) fn names() -> BTreeSet<String> {
    all().keys().cloned().collect()
}

/// What a file holds.
pub(crate) fn kept(name: &str) -> String {
    all().get(name).unwrap_or_else(|| panic!("{name} is not a file")).clone()
}

/// The files below `folder`, named from there.
pub(crate) fn raw_sources(folder: &str, endings: &[&str]) -> Vec<(String, String)> {
    let inside = |(name, text): (&String, &String)| {
        let name = name.strip_prefix(folder)?.strip_prefix('/')?;
        endings.iter().any(|ending| name.ends_with(ending)).then(|| (name.to_owned(), text.clone()))
    };
    let found: Vec<(String, String)> = all().iter().filter_map(inside).collect();
    assert!(!found.is_empty(), "no sources in {folder}");
    found
}

/// The files below a folder with one of these endings, named from the root of the repository.
pub(crate) fn sources_of(folder: &str, endings: &[&str]) -> BTreeMap<String, String> {
    let is_inside = |name: &&String| {
        name.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
            && endings.iter().any(|ending| name.ends_with(ending))
    };
    all().iter().filter(|(name, _)| is_inside(name)).map(|(name, text)| (name.clone(), text.clone())).collect()
}

/// The Rust files below `folder`, with what they hold, comments and tests left out.
pub(crate) fn sources(folder: &str) -> Vec<(String, String)> {
    raw_sources(folder, &[".rs"]).into_iter().map(|(name, text)| (name, code(&text))).collect()
}

/// Only the code: no comments, nothing from the tests on.
pub(crate) fn code(text: &str) -> String {
    let before_tests = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = before_tests.lines().map(|line| line.split("//").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

pub(crate) fn words(code: &str) -> BTreeSet<&str> {
    code.split(|character: char| !(character.is_alphanumeric() || character == '_')).collect()
}
