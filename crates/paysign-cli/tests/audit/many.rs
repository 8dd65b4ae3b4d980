//! Many logs in one run: folders, patterns, packed logs; and what is counted apart.

use std::fs;

use serde_json::json;

use super::notices::{KEY, notice, paid};
use super::support::{Folder, args};
use super::{audit, objects, summary};

#[test]
fn a_folder_is_all_logs_below_it_in_the_order_of_their_paths() {
    let folder = Folder::new();
    fs::create_dir_all(folder.path("logs/2024/.git")).expect("a folder");
    folder.file("logs/b.log", paid("E2", "2"));
    folder.file("logs/2024/a.jsonl", json!({ "raw": paid("E1", "1") }).to_string());
    folder.file("logs/.hidden", "no log");
    folder.file("logs/2024/.git/config", "no log");
    folder.file("logs/c.log", [paid("E1", "1"), paid("E2", "2")].join("\n"));
    let found = audit(&args([&folder.path("logs"), &"--body-field=raw", &"--duplicates=-"]), "");
    let path = |name: &str| folder.path(name).to_str().expect("text").to_owned();
    let places: Vec<_> =
        objects(&found.stdout).iter().map(|line| (line["file"].clone(), line["first"]["file"].clone())).collect();
    let first = [path("logs/2024/a.jsonl"), path("logs/b.log")];
    assert_eq!(places, first.map(|first| (json!(path("logs/c.log")), json!(first))));
    assert!(found.stderr.contains("3 logs"), "{found:?}");
}

#[test]
fn a_pattern_is_what_it_matches_unless_a_file_has_that_name() {
    let folder = Folder::new();
    folder.file("a1.log", paid("E1", "1"));
    folder.file("a2.log", paid("E2", "2"));
    folder.file("b1.log", "x");
    let found = summary(&args([&folder.path("a?.log")]), "");
    assert_eq!((&found["valid"], &found["bodies"]), (&json!(true), &json!(2)));
    let only = folder.file("a[12].log", paid("E3", "3"));
    assert_eq!(summary(&args([&only]), "")["bodies"], 1);
    let run = audit(&args([&folder.path("c*.log")]), "");
    assert_eq!((run.status, run.stderr.contains("no file matches")), (2, true), "{run:?}");
}

#[cfg(feature = "packed")]
#[test]
fn packed_logs_are_read_like_others_whatever_they_are_called() {
    use std::io::Write;

    let pack = |content: &str| {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        gzip.write_all(content.as_bytes()).expect("memory");
        gzip.finish().expect("memory")
    };
    let folder = Folder::new();
    let lines: Vec<String> = (0..3_000).map(|number| paid(&format!("E{}", number % 2_000), "1")).collect();
    let mut words = Vec::new();
    // More logs than are unpacked at once, and a plain one between.
    for (part, lines) in lines.chunks(250).enumerate() {
        let name = format!("{part:02}.log.1");
        let content = lines.join("\n");
        words.push(folder.file(&name, if part == 5 { content.into_bytes() } else { pack(&content) }));
    }
    let plain = folder.file("plain", lines.join("\n"));
    for threads in ["--threads=1", "--threads=8"] {
        let of_plain = summary(&args([&plain, &threads]), "");
        assert_eq!((&of_plain["bodies"], &of_plain["orders"]["repeats"]), (&json!(3_000), &json!(1_000)));
        assert_eq!(summary(&[words.clone(), args([&threads])].concat(), ""), of_plain);
        assert_eq!(summary(&args([&threads]), pack(&lines.join("\n"))), of_plain);
    }
    let csv = folder.file("log.csv.gz", pack(&format!("id,raw\n1,{}\n", lines[0])));
    assert_eq!(summary(&args([&csv, &"--body-column=raw"]), "")["valid_bodies"], 1);
}

#[test]
fn valid_bodies_are_counted_by_day_merchant_and_payment_method() {
    let folder = Folder::new();
    let forged = paid("E9", "9").replace("money=9", "money=8");
    // The day is in the gateway's number, which is the same in all of them.
    let log = [paid("E1", "1"), paid("E2", "2.50"), notice("E3", "3", "WAIT", KEY), forged].join("\n");
    let log = folder.file("log", log);
    let found = summary(&args([&log, &"--by=day", &"--by=merchant", &"--by=type"]), "");
    let row = |value: &str| json!([{ "value": value, "valid": 3, "paid": 2, "sum": "3.5" }]);
    assert_eq!(found["by"], json!({ "day": row("2024-01-25"), "merchant": row("152787"), "type": row("wxpay") }));
    let run = audit(&args([&log, &"--by=day"]), "");
    assert!(run.stdout.contains("\n  2024-01-25"), "{run:?}");
    assert!(summary(&args([&log]), "").get("by").is_none());
}

#[test]
fn the_report_is_one_page_that_holds_no_address() {
    let folder = Folder::new();
    let forged = paid("E9", "9").replace("money=9", "money=8");
    let log = folder.file("log", [paid("E1", "1"), paid("E1", "1"), paid("E2", "1234.50"), forged].join("\n"));
    let page = folder.path("report.html");
    audit(&args([&log, &"--report", &page]), "");
    let page = fs::read_to_string(page).expect("the page");
    for text in ["<svg", "2024-01-25: 3 paid", "1,235.50", "mismatch", "orders paid more than once"] {
        assert!(page.contains(text), "{text}: {page}");
    }
    for text in ["http:", "https:", "src=", "url(", "@import", "<script", "<link"] {
        assert!(!page.contains(text), "{text}: {page}");
    }
}
