//! What is valid and what is not, the summary of it, and the exit status.

use serde_json::json;

use super::notices::{KEY, OLD_KEY, notice, paid};
use super::support::{Folder, args, run, run_with};
use super::{audit, objects, summary};

/// A log with a bit of everything: eight bodies and two blank lines.
fn mixed() -> String {
    let genuine = paid("E1", "1.50");
    [
        genuine.as_str(),
        &genuine.replace("1.50", "9.99"),
        "",
        "pid=%zz",
        &notice("E2", "3.00", "WAIT_BUYER_PAY", KEY),
        "pid=1&money=1&pid=2",
        &genuine.replace("sign=", "sign=x"),
        "\r",
        &paid("E3", "0.25"),
        &genuine,
    ]
    .join("\n")
}

#[test]
fn a_summary_counts_what_is_valid_and_what_is_not_and_why() {
    let run = audit(&["--threads=2"], mixed());
    assert_eq!((run.status, run.stderr.as_str()), (1, "paysign: 4 of 8 bodies are not valid\n"));
    let expected = "\
audited: epay notify, 1 log

bodies                            8
  valid                           4
  not valid                       4
    duplicate_field               1
    malformed_body                1
    malformed_signature           1
    mismatch                      1
blank lines                       2

what the valid ones say
  paid                            3
  not_paid                        1
  paid amounts, sum of all        3.25
  paid orders                     2
  paid amounts, once an order     1.75
  orders paid more than once      1
  repeated bodies                 1
";
    assert_eq!(run.stdout, expected);
}

#[test]
fn a_summary_for_programs_says_the_same() {
    let run = audit(&["--json"], mixed());
    assert_eq!((run.status, run.stdout.lines().count()), (1, 1));
    assert_eq!(
        run.json(),
        json!({
            "valid": false, "bodies": 8, "blank_lines": 2, "valid_bodies": 4, "by_secret": [4],
            "failed_bodies": 4,
            "failed": { "duplicate_field": 1, "malformed_body": 1, "malformed_signature": 1, "mismatch": 1 },
            "no_body": 0,
            "status": { "paid": 3, "not_paid": 1 },
            "paid": { "sum": "3.25", "without_amount": 0, "without_order_no": 0 },
            "orders": { "paid": 2, "sum": "1.75", "repeated": 1, "repeats": 1, "other_amount": 0 },
        })
    );
}

#[test]
fn what_is_not_valid_is_listed_in_the_order_of_the_logs() {
    let folder = Folder::new();
    let (first, second) = (folder.file("first.log", mixed()), folder.file("second.log", "x"));
    let list = folder.path("failures");
    let run = audit(&args([&first, &second, &"--failures", &list]), "");
    assert_eq!(run.status, 1);
    let (first, second) = (first.to_str().expect("a name"), second.to_str().expect("a name"));
    let expected = [
        json!({ "file": first, "line": 2, "code": "mismatch" }),
        json!({ "file": first, "line": 4, "code": "malformed_body", "offset": 4 }),
        json!({ "file": first, "line": 6, "code": "duplicate_field", "field": "pid", "offset": 14 }),
        json!({ "file": first, "line": 7, "code": "malformed_signature", "field": "sign" }),
        json!({ "file": second, "line": 1, "code": "missing_signature", "field": "sign" }),
    ];
    assert_eq!(objects(&std::fs::read_to_string(&list).expect("a list")), expected);

    let on_stdout = audit(&["--failures=-"], mixed());
    assert_eq!(objects(&on_stdout.stdout).len(), 4);
    assert_eq!(objects(&on_stdout.stdout)[0], json!({ "file": "-", "line": 2, "code": "mismatch" }));
    assert!(on_stdout.stderr.contains("bodies                            8\n"), "{on_stdout:?}");
}

#[test]
fn the_order_of_the_list_does_not_depend_on_the_threads() {
    let lines: Vec<String> = (0..40_000).map(|number| format!("a={number}&sign={number:032x}")).collect();
    let one = audit(&["--lenient", "--failures=-", "--threads=1"], lines.join("\n"));
    let many = audit(&["--lenient", "--failures=-", "--threads=7"], lines.join("\n"));
    assert_eq!((one.status, &one.stdout, &one.stderr), (1, &many.stdout, &many.stderr));
    let numbers: Vec<u64> = objects(&one.stdout).iter().filter_map(|object| object["line"].as_u64()).collect();
    assert!(numbers.into_iter().eq(1..=40_000));
}

#[test]
fn all_valid_ends_with_0() {
    let run = audit(&["--json"], format!("{}\n", paid("E1", "1")));
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert_eq!((&run.json()["valid"], &run.json()["bodies"]), (&json!(true), &json!(1)));
    assert!(run.json().get("empty").is_none());
}

#[test]
fn an_audit_of_nothing_ends_with_1_unless_that_is_all_right() {
    for log in ["", "\n\r\n"] {
        let run = audit(&["--json"], log);
        assert_eq!(run.status, 1, "{run:?}");
        assert!(run.stderr.starts_with("paysign: no log holds a body\nhint: "), "{run:?}");
        let json = run.json();
        assert_eq!((&json["valid"], &json["empty"], &json["bodies"]), (&json!(false), &json!(true), &json!(0)));

        let allowed = audit(&["--json", "--allow-empty"], log);
        assert_eq!((allowed.status, allowed.stderr.as_str()), (0, ""));
        assert_eq!((&allowed.json()["valid"], &allowed.json()["empty"]), (&json!(true), &json!(true)));
    }
    let names_alone = audit(&["--format=csv", "--body-column=body"], "id,body\n");
    assert_eq!(names_alone.status, 1, "{names_alone:?}");
    let not_valid = audit(&["--allow-empty"], "x");
    assert_eq!(not_valid.status, 1, "{not_valid:?}");
}

#[test]
fn a_line_is_bytes_and_ends_with_a_line_feed_or_with_both() {
    let (one, two) = (paid("E1", "1"), paid("E2", "2"));
    for log in [
        format!("{one}\n{two}"),
        format!("{one}\n{two}\n"),
        format!("{one}\r\n{two}\r\n"),
        format!("\r\n{one}\n\n\r\n{two}\n"),
    ] {
        assert_eq!(summary::<&str>(&[], &log)["valid_bodies"], 2, "{log:?}");
    }
    // A carriage return without a line feed is a part of the last value, as for `paysign verify`.
    assert_eq!(summary::<&str>(&[], format!("{one}\r"))["valid_bodies"], 0);
    let gbk = [one.as_bytes(), b"\nname=\xc4\xe3&sign=", &[b'0'; 32]].concat();
    assert_eq!(summary(&["--lenient"], gbk)["failed"], json!({ "mismatch": 1 }));
}

#[test]
fn every_secret_is_tried_and_counted() {
    let folder = Folder::new();
    let (new, old) = (folder.file("new", KEY), folder.file("old", OLD_KEY));
    let log = [paid("E1", "1"), notice("E2", "2", "TRADE_SUCCESS", OLD_KEY), paid("E3", "3")].join("\n");
    let log = folder.file("log", log);
    let words = [&"audit" as &dyn AsRef<std::ffi::OsStr>, &"epay", &"notify", &"--secret-file", &new, &log];
    let with_new = run(&[&args(words)[..], &args([&"--json"])].concat());
    assert_eq!((with_new.status, &with_new.json()["by_secret"]), (1, &json!([2])));
    let with_both = run(&[&args(words)[..], &args([&"--secret-file", &old])].concat());
    assert_eq!(with_both.status, 0);
    assert!(with_both.stdout.contains("    secret 0                      2\n    secret 1                      1\n"));
}

#[test]
fn a_scheme_stands_in_place_of_a_gateway_and_each_body_says_what_it_is() {
    const SCHEME: &str = "fields all; empty skip; null word; order name; pair name=value; separator \"&\"; \
                          secret append \"\"; digest md5; hex lower";
    let key = [("PAYSIGN_SECRET", KEY)];
    let folder = Folder::new();
    let sign = |wire: &str| {
        let words = ["sign", "--scheme", SCHEME, "--sign-field", "sign", "--wire", wire, "a=1", "b=2"];
        run_with(&words, b"", &key).stdout
    };
    let log = folder.file("log", [sign("form"), sign("json"), sign("form").replace("a=1", "a=2")].concat());
    let words = args([&"audit", &"--scheme", &SCHEME, &"--sign-field", &"sign", &log]);
    let run = run_with(&words, b"", &key);
    assert_eq!((run.status, run.stderr.as_str()), (1, "paysign: 1 of 3 bodies are not valid\n"));
    assert!(!run.stdout.contains("what the valid ones say"), "of a bare scheme nothing is known: {run:?}");
    let as_form = run_with(&[&words[..], &args([&"--wire=form", &"--json"])].concat(), b"", &key).json();
    assert_eq!(as_form["failed_bodies"], 2);
}

#[test]
fn strict_is_the_default_and_limits_reach_the_core() {
    let ambiguous = paid("E1&a=1", "1");
    assert_eq!(summary::<&str>(&[], &ambiguous)["failed"], json!({ "ambiguous_field": 1 }));
    assert_eq!(summary(&["--lenient"], &ambiguous)["valid"], true);

    let log = paid("E1", "1");
    let exactly = format!("--max-body-len={}", log.len());
    let less = format!("--max-body-len={}", log.len() - 1);
    for ending in ["", "\n", "\r\n"] {
        assert_eq!(summary(&[&exactly], format!("{log}{ending}"))["valid"], true, "{ending:?}");
        assert_eq!(summary(&[&less], format!("{log}{ending}"))["failed"], json!({ "body_too_long": 1 }), "{ending:?}");
    }
    assert_eq!(summary(&["--max-fields=3"], &log)["failed"], json!({ "too_many_fields": 1 }));
}

#[test]
fn a_line_that_is_too_long_costs_itself_alone() {
    let log = format!("{}\n{}\n{}", paid("E1", "1"), "x".repeat(3_000_000), paid("E2", "2"));
    let found = summary::<&str>(&[], log);
    assert_eq!((&found["valid_bodies"], &found["failed"]), (&json!(2), &json!({ "body_too_long": 1 })));
}

#[test]
fn no_secret_and_no_right_signature_is_ever_printed() {
    let forged = paid("E1", "1.50").replace("1.50", "9.99");
    let right = paid("E1", "9.99");
    let right = right.split_once("&sign=").and_then(|(_, rest)| rest.get(..32)).expect("a signature");
    let folder = Folder::new();
    let lists = [folder.path("failures"), folder.path("duplicates"), folder.path("orders")];
    let words = args([&"--failures", &lists[0], &"--duplicates", &lists[1], &"--orders", &lists[2]]);
    let log = [forged.clone(), paid("E2", "1"), paid("E2", "1"), String::from("x")].join("\n");
    let mut all = String::new();
    for more in [&[][..], &args([&"--json"]), &args([&"--secret-env=PAYSIGN_TEST_UNSET"])] {
        let run = audit(&[&words[..], more].concat(), &log);
        all += &(run.stdout + &run.stderr);
    }
    all += &audit(&["--failures=-"], &log).stdout;
    for list in lists {
        all += &std::fs::read_to_string(list).expect("a list");
    }
    assert!(all.contains("mismatch") && all.contains("\"order_no\":\"E2\""), "{all}");
    assert!(!all.contains(KEY) && !all.contains(right), "{all}");
}
