//! Comments end at column 110.

use crate::sources::raw_sources;

/// The last column of a comment.
const WIDTH: usize = 110;

/// How a line of comment begins, by the file's ending.
fn begins(name: &str, line: &str) -> bool {
    let line = line.trim_start();
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "py" | "pyi" | "rb" => line.starts_with('#'),
        "rs" => line.starts_with("//"),
        _ => ["//", "/*", "*"].iter().any(|mark| line.starts_with(mark)),
    }
}

fn too_long<'t>(name: &str, text: &'t str) -> impl Iterator<Item = (usize, &'t str)> {
    let name = name.to_owned();
    let lines = (1..).zip(text.lines());
    lines.filter(move |(_, line)| begins(&name, line) && line.chars().count() > WIDTH)
}

#[test]
fn comments_end_at_column_110() {
    let endings = [
        ".rs", ".c", ".h", ".js", ".mjs", ".cjs", ".ts", ".mts", ".py", ".pyi", ".php", ".kt", ".rb", ".swift",
        ".java", ".go",
    ];
    let mut found = Vec::new();
    for folder in ["crates", "tests", "benches", "bindings"] {
        for (name, text) in raw_sources(folder, &endings) {
            if text.contains("cargo xtask generate") {
                continue;
            }
            found.extend(too_long(&name, &text).map(|(at, line)| format!("{folder}/{name}:{at}: {}", line.trim())));
        }
    }
    assert!(found.is_empty(), "comments beyond column {WIDTH}:\n{}", found.join("\n"));
}

#[test]
fn a_long_comment_is_seen_in_every_language() {
    let long = "x".repeat(WIDTH);
    for (name, line) in [
        ("a.rs", format!("    /// {long}")),
        ("a.c", format!(" * {long}")),
        ("a.php", format!("    // {long}")),
        ("a.py", format!("# {long}")),
        ("a.rb", format!("# {long}")),
        ("a.kt", format!("/** {long} */")),
    ] {
        assert_eq!(too_long(name, &line).count(), 1, "{name}");
        assert_eq!(too_long(name, &long).count() + too_long(name, "// short").count(), 0, "{name}");
    }
}
