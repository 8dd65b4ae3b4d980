//! `paysign reconcile`, run as its users do. What differs is worked out here from the orders that the files
//! were written from.

#[path = "audit/notices.rs"]
#[allow(dead_code, reason = "a part of it")]
mod notices;
mod support;

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::Path;
use std::process::Command;

use notices::{KEY, notice, paid};
use serde_json::{Value as Json, json};
use support::{Folder, Run, args, run_with};

fn reconcile(words: &[OsString]) -> Run {
    let all: Vec<&OsStr> =
        ["reconcile", "epay", "notify"].iter().map(OsStr::new).chain(words.iter().map(OsString::as_os_str)).collect();
    run_with(&all, b"", &[("PAYSIGN_SECRET", KEY)])
}

/// A notification with another number of the gateway.
fn other_payment(order_no: &str, money: &str) -> String {
    let params = [
        ("pid", "152787"),
        ("trade_no", "2024012622001472399"),
        ("out_trade_no", order_no),
        ("type", "wxpay"),
        ("name", "VIP member one month"),
        ("money", money),
        ("trade_status", "TRADE_SUCCESS"),
    ];
    let secret = paysign::Secret::new(KEY).expect("a secret");
    let message = &paysign::gateways::epay::NOTIFY;
    message.sign(&params, &secret).expect("it can be signed").body().to_string()
}

const SHOP: &str = "\
id,order_no,note,amount,status
1,E1,agrees,1,paid
2,E2,\"neither paid nor,
marked\",2,new
3,E3,paid and not marked,3.00,new
4,E4,marked and not paid,4,PAID
5,E5,another amount,5.01,paid
6,E6,paid twice,6,paid
7,E7,repeated only,7,paid
8,E8,listed twice,8,paid
9,E8,listed twice,8,new
10,E9,only a forged one,9,paid
";

fn log() -> String {
    [
        paid("E1", "1.00"),
        paid("E3", "3"),
        paid("E5", "5"),
        paid("E6", "6"),
        other_payment("E6", "6"),
        paid("E7", "7"),
        paid("E7", "7"),
        paid("E8", "8"),
        paid("E9", "9").replace("money=9", "money=9.0"),
        notice("E2", "2", "WAIT", KEY),
        String::new(),
        paid("X1", "0.5"),
    ]
    .join("\n")
}

#[test]
fn each_kind_of_difference_is_found_and_nothing_else() {
    let folder = Folder::new();
    let (shop, log) = (folder.file("shop.csv", SHOP), folder.file("log", log()));
    let list = folder.path("differences");
    for threads in ["--threads=1", "--threads=3"] {
        let words = args([&"--orders", &shop, &log, &"--differences", &list, &"--json", &threads]);
        let run = reconcile(&words);
        assert_eq!(run.status, 1, "{run:?}");
        assert_eq!(
            run.json(),
            json!({
                "agrees": false,
                "shop": { "orders": 9, "marked": 7, "sum": "40.01" },
                "paid": { "orders": 7, "sum": "30.5" },
                "agree": 3,
                "differ": 7,
                "differences": {
                    "paid_not_marked": 1, "marked_not_paid": 2, "amount_differs": 1, "paid_twice": 1,
                    "unknown_order": 1, "listed_twice": 1,
                },
                "bodies": 11,
                "valid_bodies": 10,
                "failed_bodies": 1,
            })
        );
        let listed = fs::read_to_string(&list).expect("a list");
        let found: Vec<Json> = listed.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        let kinds: Vec<_> = found.iter().map(|line| json!([line["order_no"], line["differences"]])).collect();
        let expected = [
            json!(["E3", ["paid_not_marked"]]),
            json!(["E4", ["marked_not_paid"]]),
            json!(["E5", ["amount_differs"]]),
            json!(["E6", ["paid_twice"]]),
            json!(["E8", ["listed_twice"]]),
            json!(["E9", ["marked_not_paid"]]),
            json!(["X1", ["unknown_order"]]),
        ];
        assert_eq!(kinds, expected);
        let file = log.to_str();
        assert_eq!(found[2]["shop"], json!({ "line": 7, "amount": "5.01", "marked": true }));
        let proof = json!({ "file": file, "line": 3, "amount": "5", "bodies": 1, "payments": 1 });
        assert_eq!(found[2]["paid"], proof);
        assert_eq!((&found[3]["paid"]["bodies"], &found[3]["paid"]["payments"]), (&json!(2), &json!(2)));
        assert_eq!((&found[1]["paid"], &found[6]["shop"]), (&Json::Null, &Json::Null));
    }
}

#[test]
fn a_shop_that_agrees_ends_with_0_and_columns_may_have_any_names() {
    let folder = Folder::new();
    let shop = folder.file("shop.csv", "\u{feff}Nr;ignored,Betrag,bezahlt\nE1, 1.0 ,ja\nE2,2,nein\n");
    let log = folder.file("log", paid("E1", "1"));
    let words = args([
        &"--orders",
        &shop,
        &"--order-column=Nr;ignored",
        &"--amount-column=Betrag",
        &"--paid-column=bezahlt",
        &"--paid-value=ja",
        &log,
    ]);
    let run = reconcile(&words);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{run:?}");
    assert!(run.stdout.lines().any(|line| line.starts_with("agree ") && line.ends_with(" 2")), "{}", run.stdout);
}

#[test]
fn what_is_no_table_of_orders_is_wrong_usage_with_its_line() {
    let folder = Folder::new();
    let log = folder.file("log", paid("E1", "1"));
    let list = folder.file("list", "old");
    for (content, message) in [
        ("", "no column of"),
        ("a,b\n", "no column of"),
        ("order_no,amount\nE1,1\n", "whether an order is paid"),
        ("order_no,amount,paid\nE1,1,1\nE2,1.2.3,1\n", "the order in line 3 of"),
        ("order_no,amount,paid\nE1,\"1,200.00\",1\n", "the order in line 2 of"),
        ("order_no,amount,paid\n,1,1\n", "has no number"),
        ("order_no,amount,paid\nE1,1\n", "has fewer columns"),
    ] {
        let shop = folder.file("shop.csv", content);
        let run = reconcile(&args([&"--orders", &shop, &log, &"--differences", &list]));
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{content} {run:?}");
        assert!(run.stderr.contains(message), "{content} {run:?}");
        assert_eq!(fs::read_to_string(&list).expect("a list"), "old");
    }
    let shop = folder.file("shop.csv", SHOP);
    for words in [
        args([&"--orders", &folder.path("missing"), &log]),
        args([&"--orders", &shop, &log, &"--order-column=nothing"]),
        args([&"--orders", &shop, &log, &"--differences", &shop]),
        args([&"--orders", &shop, &log, &"--differences", &log]),
    ] {
        let run = reconcile(&words);
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{run:?}");
    }
    assert_eq!(reconcile(&args([&"--orders", &shop, &log, &"--differences=-", &"--json"])).status, 2);
    let empty = folder.file("empty", "");
    assert_eq!(reconcile(&args([&"--orders", &shop, &empty])).status, 1);
}

#[test]
fn many_orders_over_many_threads_are_all_found() {
    let folder = Folder::new();
    let (mut shop, mut log) = (vec![String::from("order_no,amount,paid")], Vec::new());
    for number in 0..3_000 {
        let order_no = format!("2024{:06}", number * 7_919 % 3_000);
        shop.push(format!("{order_no},1.5,{}", u8::from(number % 100 != 0)));
        if number % 30 != 7 {
            log.push(paid(&order_no, "1.50"));
        }
    }
    let (shop, log) = (folder.file("shop.csv", shop.join("\n")), folder.file("log", log.join("\n")));
    let found = reconcile(&args([&"--orders", &shop, &log, &"--threads=300", &"--json"])).json();
    assert_eq!(found["differences"]["paid_not_marked"], 30);
    assert_eq!(found["differences"]["marked_not_paid"], 100);
    assert_eq!((&found["agree"], &found["differ"]), (&json!(2_870), &json!(130)));
}

/// The page's commands print what the page says.
#[test]
fn the_page_is_what_the_program_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let page = fs::read_to_string(root.join("docs/reconcile.md")).expect("the page");
    let mut count = 0;
    for block in page.split("```console\n").skip(1) {
        let (block, _) = block.split_once("```").expect("the block's end");
        let (command, expected) = block.split_once('\n').expect("a command");
        let words: Vec<&str> = command.strip_prefix("$ paysign ").expect("a command").split(' ').collect();
        let output = Command::new(assert_cmd::cargo::cargo_bin("paysign"))
            .args(&words)
            .current_dir(root.join("examples"))
            .env_remove("PAYSIGN_SECRET")
            .output()
            .expect("it runs");
        let printed = [output.stdout, output.stderr].concat();
        assert_eq!(String::from_utf8_lossy(&printed), expected, "{command}");
        count += 1;
    }
    assert_eq!(count, 2);
}
