//! What is printed and listed depends neither on the number of threads, nor on where blocks end, nor on
//! whether a log is a file or comes by a pipe.

use std::fs;

use serde_json::{Value as Json, json};

use super::notices::{KEY, OLD_KEY, notice, paid};
use super::support::{Folder, args, seed};
use super::{audit, objects};

/// Numbers that are the same in each run with the same seed.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % end
    }
}

/// A log of so many lines of every kind, the longest ones only if asked for, and the lines that are not
/// valid.
fn log(random: &mut Random, count: usize, with_long: bool) -> (Vec<u8>, Vec<(usize, &'static str)>) {
    let (mut log, mut failed) = (Vec::new(), Vec::new());
    for line in 1..=count {
        let order_no = format!("E{}", random.below(count / 2));
        let money = ["1", "2.50", "0.005", "3"][random.below(4)];
        match random.below(if with_long { 12 } else { 10 }) {
            0 => {}
            1 => {
                log.extend(notice(&order_no, money, "TRADE_SUCCESS", OLD_KEY).bytes());
                failed.push((line, "mismatch"));
            }
            2 => log.extend(notice(&order_no, money, "WAIT", KEY).bytes()),
            3 => {
                log.extend(b"pid=%zz");
                failed.push((line, "malformed_body"));
            }
            10 => {
                // As long as a body may be, and longer.
                log.extend(b"a=".iter().chain(vec![b'x'; 65_534].iter()));
                failed.push((line, "missing_signature"));
            }
            11 => {
                log.extend(vec![b'x'; 65_537 + random.below(300_000)]);
                failed.push((line, "body_too_long"));
            }
            _ => log.extend(paid(&order_no, money).bytes()),
        }
        if line < count || random.below(2) == 0 {
            log.extend_from_slice([&b"\n"[..], b"\r\n"][random.below(2)]);
        }
    }
    (log, failed)
}

/// All that an audit prints and lists.
fn all(folder: &Folder, log: &std::ffi::OsStr, more: &[&str], stdin: &[u8], with_orders: bool) -> [String; 4] {
    let (failures, duplicates, orders) = (folder.path("failures"), folder.path("duplicates"), folder.path("orders"));
    let mut words = args([&log, &"--json", &"--failures", &failures, &"--duplicates", &duplicates]);
    if with_orders {
        words.extend(args([&"--orders", &orders]));
    }
    words.extend(more.iter().map(Into::into));
    let run = audit(&words, stdin);
    assert!(run.status < 2, "{run:?}");
    let read = |path| fs::read_to_string(path).expect("a list");
    [run.stdout, read(failures), read(duplicates), if with_orders { read(orders) } else { String::new() }]
}

#[test]
fn threads_blocks_and_pipes_change_nothing() {
    let mut random = Random(seed(7));
    for (count, with_long, blocks) in [(60, false, &["1", "2", "7", "100"][..]), (120, true, &["613", "9999", "65536"])]
    {
        let folder = Folder::new();
        let (content, failed) = log(&mut random, count, with_long);
        let path = folder.file("log", &content);
        let expected = all(&folder, &path, &["--threads=1"], b"", true);
        let found: Vec<(usize, String)> = objects(&expected[1])
            .iter()
            .map(|line| {
                let number = usize::try_from(line["line"].as_u64().expect("a number")).expect("small");
                (number, line["code"].as_str().expect("a code").to_owned())
            })
            .collect();
        let failed: Vec<_> = failed.into_iter().map(|(line, code)| (line, code.to_owned())).collect();
        assert_eq!(found, failed);
        let summary: Json = serde_json::from_str(&expected[0]).expect("JSON");
        assert_eq!(summary["failed_bodies"], json!(failed.len()));
        assert!(!expected[2].is_empty() && !expected[3].is_empty());
        for threads in ["1", "2", "3", "8"] {
            for block in blocks {
                let more = [&format!("--threads={threads}")[..], "--block-len", block];
                assert!(all(&folder, &path, &more, b"", true) == expected, "{more:?}");
                let without_orders = all(&folder, &path, &more, b"", false);
                assert!(without_orders[..3] == expected[..3], "{more:?} {without_orders:?} {expected:?}");
                let of_stdin = all(&folder, "-".as_ref(), &more, &content, true);
                let name = path.to_str().expect("text");
                assert!(of_stdin.map(|text| text.replace("\"-\"", &format!("\"{name}\""))) == expected, "{more:?}");
            }
        }
    }
}

#[test]
fn json_lines_are_cut_alike() {
    let mut random = Random(seed(8));
    let (content, _) = log(&mut random, 80, true);
    let lines = content.split(|byte| *byte == b'\n').map(|line| match line {
        [] => String::new(),
        line => json!({ "raw": String::from_utf8_lossy(line) }).to_string(),
    });
    let content = lines.collect::<Vec<_>>().join("\n");
    let folder = Folder::new();
    let path = folder.file("log.jsonl", &content);
    let expected = all(&folder, &path, &["--body-field=raw", "--threads=1"], b"", true);
    for more in
        [["--threads=1", "--block-len=500"], ["--threads=2", "--block-len=100000"], ["--threads=8", "--block-len=3000"]]
    {
        let more = [more[0], more[1], "--body-field=raw"];
        assert!(all(&folder, &path, &more, b"", true) == expected, "{more:?}");
    }
}

#[test]
fn more_failures_than_a_chunk_may_have_are_listed_in_their_order() {
    // Each block has more of them than are kept, so that all wait for their turn.
    let content = "x\n".repeat(100_000);
    let folder = Folder::new();
    let path = folder.file("log", &content);
    let list = folder.path("failures");
    for threads in ["--threads=1", "--threads=3", "--threads=8"] {
        audit(&args([&path, &threads, &"--block-len=30000", &"--failures", &list]), "");
        let listed = fs::read_to_string(&list).expect("a list");
        assert_eq!(listed.lines().count(), 100_000);
        let in_order = (1..).zip(listed.lines()).all(|(number, line)| line.contains(&format!("\"line\":{number},")));
        assert!(in_order, "{threads}");
    }
}
