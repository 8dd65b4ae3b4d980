//! Orders that are paid, those that are paid twice, and the sums of their amounts.

use serde_json::json;

use super::notices::{KEY, notice, odd, paid};
use super::support::{Folder, args};
use super::{audit, objects, summary};

#[test]
fn an_order_that_is_paid_twice_is_listed_with_both_places() {
    let folder = Folder::new();
    let first = folder.file("a.log", [paid("E2", "2"), paid("E1", "1.5"), paid("E2", "2.00")].join("\n"));
    let forged = paid("E1", "1.5").replace("1.5", "7");
    let waiting = notice("E3", "3", "WAIT_BUYER_PAY", KEY);
    let second =
        folder.file("b.log", [forged, waiting.clone(), waiting, paid("E1", "2.5"), paid("E1", "1.50")].join("\n"));
    let (duplicates, orders) = (folder.path("duplicates"), folder.path("orders"));
    let run = audit(&args([&first, &second, &"--json", &"--duplicates", &duplicates, &"--orders", &orders]), "");
    assert_eq!(run.status, 1);
    let expected = json!({ "paid": 2, "sum": "3.5", "repeated": 2, "repeats": 3, "other_amount": 1 });
    assert_eq!((&run.json()["orders"], &run.json()["paid"]["sum"]), (&expected, &json!("9.5")));

    let read = |path| objects(&std::fs::read_to_string(path).expect("a list"));
    let (first, second) = (first.to_str().expect("a name"), second.to_str().expect("a name"));
    let of_e1 = json!({ "file": first, "line": 2, "amount": "1.5" });
    let of_e2 = json!({ "file": first, "line": 1, "amount": "2" });
    assert_eq!(
        read(duplicates),
        [
            json!({ "order_no": "E1", "file": second, "line": 4, "amount": "2.5", "first": of_e1 }),
            json!({ "order_no": "E1", "file": second, "line": 5, "amount": "1.5", "first": of_e1 }),
            json!({ "order_no": "E2", "file": first, "line": 3, "amount": "2", "first": of_e2 }),
        ]
    );
    assert_eq!(
        read(orders),
        [
            json!({ "order_no": "E1", "bodies": 3, "sum": "5.5", "file": first, "line": 2, "amount": "1.5" }),
            json!({ "order_no": "E2", "bodies": 2, "sum": "4", "file": first, "line": 1, "amount": "2" }),
        ]
    );
}

#[test]
fn a_duplicate_is_no_failure_and_a_notification_that_waits_is_no_duplicate() {
    let waiting = notice("E3", "3", "WAIT_BUYER_PAY", KEY);
    let run = audit(&["--json"], [paid("E1", "1"), paid("E1", "1"), waiting.clone(), waiting].join("\n"));
    assert_eq!((run.status, &run.json()["orders"]["repeats"]), (0, &json!(1)));
    assert_eq!(run.json()["status"], json!({ "paid": 2, "not_paid": 2 }));
}

#[test]
fn sums_are_exact_and_one_that_does_not_fit_is_an_error() {
    let log = [paid("E1", "0.1"), paid("E2", "0.2"), paid("E3", "0.005"), paid("E4", "123456789012345678901.33")];
    assert_eq!(summary::<&str>(&[], log.join("\n"))["paid"]["sum"], "123456789012345678901.635");

    let much = paid("E1", &"9".repeat(36));
    let fits = audit(&["--json"], vec![much.as_str(); 340].join("\n"));
    assert_eq!((fits.status, &fits.json()["paid"]["sum"]), (0, &json!(format!("339{}660", "9".repeat(33)))));
    let does_not = audit(&["--json"], vec![much.as_str(); 341].join("\n"));
    assert_eq!(does_not.status, 2);
    assert!(does_not.stderr.contains("too great") && does_not.json().get("valid").is_none(), "{does_not:?}");
}

#[test]
fn a_paid_body_without_a_readable_amount_or_order_is_counted_apart() {
    let log = [odd("E1", "1,50"), odd("", "2"), paid("E2", "3")].join("\n");
    let found = summary(&["--lenient"], log);
    assert_eq!(found["paid"], json!({ "sum": "5", "without_amount": 1, "without_order_no": 1 }));
    assert_eq!(found["orders"]["paid"], 2);
}

#[test]
fn a_list_never_overwrites_what_is_read_or_another_list() {
    let folder = Folder::new();
    let log = folder.file("log", paid("E1", "1"));
    let key = folder.file("key", KEY);
    let list = folder.path("list");
    for words in [
        args([&log, &"--failures", &log]),
        args([&log, &"--orders", &folder.path("./log")]),
        args([&log, &"--secret-file", &key, &"--duplicates", &key]),
        args([&log, &"--failures", &list, &"--orders", &list]),
        args([&log, &"--failures=-", &"--orders=-"]),
        args([&log, &"--failures=-", &"--json"]),
        args([&log, &"--failures", &folder.path("missing/list")]),
    ] {
        let run = audit(&words, "");
        assert_eq!(run.status, 2, "{words:?} {run:?}");
        assert!(!list.exists());
    }
    assert_eq!(std::fs::read_to_string(log).expect("the log"), paid("E1", "1"));
    assert_eq!(std::fs::read_to_string(key).expect("the key"), KEY);
}
