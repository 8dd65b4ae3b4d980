//! No example, README or doc comment, in any language, has something that stands in for a missing secret: a
//! shop that copies it would take notifications that anyone can forge.

mod fallback;
mod planted;

use std::fs;
use std::path::{Path, PathBuf};

use planted::PLANTED;

/// All texts that a user may copy from: pages, examples and sources with their comments, but no tests.
fn texts() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the root");
    let mut found = Vec::new();
    for folder in ["crates", "bindings", "docs", "examples"] {
        collect(&root.join(folder), &mut found);
    }
    found.extend(["README.md", "CONTRIBUTING.md", "SECURITY.md"].map(|page| root.join(page)));
    let text = |path: PathBuf| {
        let name = path.strip_prefix(root).expect("a path").to_string_lossy().into_owned();
        // What is not a text is not an example.
        fs::read_to_string(&path).ok().map(|text| (name, text))
    };
    found.into_iter().filter_map(text).collect()
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("an entry").path();
        let is_left_out =
            ["node_modules", "target", "tests", "test", "bench", "benches"].iter().any(|name| path.ends_with(name));
        match path.is_dir() {
            true if !is_left_out => collect(&path, found),
            true => {}
            false => found.push(path),
        }
    }
}

#[test]
fn nothing_stands_in_for_a_missing_secret() {
    let mut faults = Vec::new();
    for (name, text) in texts() {
        faults.extend(fallback::faults(&name, &text).into_iter().map(|fault| format!("{name}: {fault}")));
    }
    assert!(faults.is_empty(), "a missing secret must end the program:\n{}", faults.join("\n"));
}

#[test]
fn the_check_sees_where_the_examples_take_their_secret() {
    let texts = texts();
    let reads = |name: &str| {
        let (_, text) = texts.iter().find(|(path, _)| path == name).unwrap_or_else(|| panic!("no {name}"));
        fallback::reads(text)
    };
    for name in [
        "README.md",
        "bindings/c/README.md",
        "bindings/c/examples/cgi.c",
        "bindings/c/examples/diagnose.c",
        "bindings/c/examples/logcheck.c",
        "bindings/node/README.md",
        "bindings/node/examples/shop.mjs",
        "bindings/php/README.md",
        "bindings/php/examples/laravel/notify.php",
        "bindings/php/examples/notify.php",
        "bindings/php/examples/thinkphp/notify.php",
        "bindings/python/README.md",
        "bindings/python/examples/shop.py",
        "bindings/uniffi/kotlin/README.md",
        "bindings/uniffi/kotlin/example/src/main/kotlin/Shop.kt",
        "bindings/uniffi/kotlin/spring/src/main/kotlin/SpringShop.kt",
        "bindings/uniffi/ruby/README.md",
        "bindings/uniffi/ruby/examples/shop.ru",
        "bindings/uniffi/ruby/examples/sinatra_shop.rb",
    ] {
        assert!(reads(name) > 0, "{name}: no secret is read from the environment, or the check does not see it");
    }
}

#[test]
fn a_planted_fallback_is_found_in_every_language() {
    for (file, bad, good) in PLANTED {
        for text in *bad {
            assert!(!fallback::faults(file, text).is_empty(), "{file}: not found: {text}");
        }
        for text in *good {
            assert_eq!(fallback::faults(file, text), Vec::<String>::new(), "{file}: found in vain: {text}");
        }
    }
}
