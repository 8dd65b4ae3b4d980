//! The workflows of `.github`: what runs there is pinned, and the tests run on each push.

use std::fs;
use std::path::Path;

/// The workflows, by their file names.
fn workflows() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../.github/workflows");
    let files =
        fs::read_dir(&folder).expect("the folder of the workflows").map(|entry| entry.expect("an entry").path());
    let read = |path: std::path::PathBuf| {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        (name, fs::read_to_string(path).expect("a workflow"))
    };
    files.map(read).collect()
}

/// Why the reference of an action may become another program, if it may.
fn movable(action: &str) -> Option<&'static str> {
    let (action, tag) = action.split_once(" # ").unwrap_or((action, ""));
    let (_, commit) = action.split_once('@')?;
    let is_digest = commit.len() == 40 && commit.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    if !is_digest {
        return Some("not the digest of a commit");
    }
    tag.is_empty().then_some("no comment names the tag")
}

#[test]
fn actions_are_pinned_by_the_digest_of_their_commit() {
    let mut count = 0;
    for (name, text) in workflows() {
        let uses = text.lines().filter_map(|line| line.trim().trim_start_matches("- ").strip_prefix("uses: "));
        for action in uses.filter(|action| !action.starts_with("./")) {
            count += 1;
            assert_eq!(movable(action), None, "{name}: {action}");
        }
    }
    assert!(count >= 20, "only {count} actions were seen");
    assert!(movable("actions/checkout@v6").is_some());
    assert!(movable("actions/checkout@d23441a48e516b6c34aea4fa41551a30e30af803").is_some());
}

#[test]
fn a_push_and_a_pull_request_run_all_tests() {
    let runs = |text: &str| text.lines().any(|line| line.trim() == "- run: sh scripts/test");
    let is_asked = |text: &str| text.contains("\n  push:\n") && text.contains("\n  pull_request:\n");
    assert!(workflows().iter().any(|(_, text)| runs(text) && is_asked(text)));
}

#[test]
fn the_advisories_of_all_three_registries_are_asked_for_each_day() {
    let asked = |text: &str| {
        ["cargo deny --all-features check advisories", "npm audit", "pip-audit --requirement"]
            .iter()
            .all(|call| text.contains(call))
    };
    assert!(workflows().iter().any(|(_, text)| text.contains("\n  schedule:\n") && asked(text)));
}
