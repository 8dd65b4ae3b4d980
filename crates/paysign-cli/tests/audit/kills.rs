//! An audit that is killed at any moment leaves each list as it was or complete, and all else as it was.

use std::fs;
use std::process::Stdio;
use std::time::Instant;

use super::limits::program;
use super::notices::{KEY, paid};
use super::support::{Folder, args, seed};

/// How often an audit is killed; `PAYSIGN_KILLS` says another number.
const KILLS: u64 = 36;

const LISTS: [&str; 4] = ["failures", "duplicates", "orders", "report"];

#[test]
fn an_audit_that_is_killed_at_any_moment_harms_nothing() {
    let kills = std::env::var("PAYSIGN_KILLS").map_or(KILLS, |kills| kills.parse().expect("a number"));
    let folder = Folder::new();
    let body = paid("E1", "1");
    let log = [body.as_str(), &body.replace("money=1", "money=2"), &paid("E2", "2"), ""].join("\n").repeat(2_000);
    let (log_path, key_path) = (folder.file("log", &log), folder.file("key", KEY));
    let words = |folder: &Folder| {
        args([
            &log_path,
            &"--secret-file",
            &key_path,
            &"--failures",
            &folder.path("failures"),
            &"--duplicates",
            &folder.path("duplicates"),
            &"--orders",
            &folder.path("orders"),
            &"--report",
            &folder.path("report"),
            &"--threads=2",
        ])
    };
    let read = |folder: &Folder| LISTS.map(|list| fs::read_to_string(folder.path(list)).expect("a list"));
    // What it takes, and what comes of it.
    let whole = Folder::new();
    let begin = Instant::now();
    assert_eq!(program(&words(&whole)).output().expect("it runs").status.code(), Some(1));
    let time = begin.elapsed();
    let new = read(&whole);

    let (mut seed, mut interrupted) = (seed(1), 0);
    for kill in 0..kills {
        for list in LISTS {
            folder.file(list, "old");
        }
        let mut child = program(&words(&folder)).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it runs");
        // Half of them near the end, where the lists take their places.
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let part = u32::try_from(seed >> 33).expect("31 bits") % 1000;
        let part = if kill % 2 == 0 { part } else { 600 + part / 2 };
        std::thread::sleep(time * part / 1000);
        child.kill().expect("it is ours");
        interrupted += u64::from(child.wait().expect("it ends").code().is_none());
        for (found, new) in read(&folder).iter().zip(&new) {
            assert!(found == "old" || found == new, "kill {kill} left a part of a list, of {} bytes", found.len());
        }
        assert!(fs::read_to_string(&log_path).expect("the log") == log, "kill {kill} harmed the log");
        assert_eq!(fs::read_to_string(&key_path).expect("the key"), KEY);
    }
    assert!(interrupted * 4 >= kills, "{interrupted} of {kills} were killed while they ran");
    // Nothing that they have left is in the way of the next one, nor there after it.
    assert_eq!(program(&words(&folder)).output().expect("it runs").status.code(), Some(1));
    assert!(read(&folder) == new);
    let mut names: Vec<_> =
        fs::read_dir(folder.path("")).expect("a folder").map(|entry| entry.expect("an entry").file_name()).collect();
    names.sort();
    assert_eq!(names, ["duplicates", "failures", "key", "log", "orders", "report"]);
}
