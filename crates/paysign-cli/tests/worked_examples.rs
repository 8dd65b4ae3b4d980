//! `paysign gateway test`: worked examples of a gateway that is a file.

mod support;

use std::ffi::OsString;

use serde_json::{Value as Json, json};
use support::{EPAY_KEY, EPAY_NOTICE, Folder, Run, args, run};

/// The signature of the notification.
const RIGHT: &str = "49bb94717bb2e0e93f5c7be88e622057";

fn root(path: &str) -> OsString {
    format!("{}/../../{path}", env!("CARGO_MANIFEST_DIR")).into()
}

/// Runs cases of Epay.
fn examples(cases: &Json) -> Run {
    of_text(&json!({ "gateway": "epay", "cases": cases }).to_string())
}

fn of_text(text: &str) -> Run {
    let folder = Folder::new();
    let (gateway, cases) = (root("gateways/epay.toml"), folder.file("cases.json", text));
    let run = run(&args([&"gateway", &"test", &gateway, &cases]));
    let as_json = support::run(&args([&"gateway", &"test", &"--json", &gateway, &cases]));
    assert_eq!(as_json.status, run.status, "{as_json:?}");
    for shown in [&run.stdout, &run.stderr, &as_json.stdout, &as_json.stderr] {
        assert!(!shown.contains(EPAY_KEY) && !shown.contains(RIGHT), "{shown}");
    }
    run
}

/// A case about the notification: its right form with `changes`.
fn notice(changes: &[(&str, Json)]) -> Json {
    let mut case = json!({
        "id": "epay-1", "why": "a paid order is shipped", "do": "verify", "message": "notify", "secrets": [EPAY_KEY],
        "body": EPAY_NOTICE, "expect": { "valid": true, "paid_amount": "1.5", "status": "paid", "ack": "success" },
    });
    for (name, value) in changes {
        case[*name] = value.clone();
    }
    case
}

/// A case that signs the notification.
fn signed(expect: &Json) -> Json {
    let params = [
        ("pid", "1"),
        ("trade_no", "T1"),
        ("out_trade_no", "E1"),
        ("type", "alipay"),
        ("name", "a b"),
        ("money", "1.50"),
        ("trade_status", "TRADE_SUCCESS"),
    ];
    json!({ "do": "sign", "message": "notify", "secrets": [EPAY_KEY], "params": params, "expect": expect })
}

#[test]
fn the_built_in_gateways_do_what_their_vectors_say() {
    for id in ["epay", "payindex", "mypaynz", "paypro", "epusdt"] {
        let (gateway, cases) = (root(&format!("gateways/{id}.toml")), root(&format!("tests/vectors/{id}.json")));
        let json = run(&args([&"gateway", &"test", &"--json", &gateway, &cases]));
        assert_eq!(json.status, 0, "{json:?}");
        let file = &json.json()["files"][0];
        assert!(file["cases"].as_u64() >= Some(200) && file["failed"] == json!([]), "{file}");
    }
}

/// A file of one's own becomes a shared one as it is.
#[test]
fn a_gateway_that_is_not_built_in_does_what_its_vectors_say() {
    let (gateway, cases) = (root("tests/vectors/xunhupay.toml"), root("tests/vectors/xunhupay.json"));
    let run = run(&args([&"gateway", &"test", &gateway, &cases]));
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{run:?}");
}

/// The page of the format has a whole file, and cases of it.
#[test]
fn the_pages_file_does_what_the_pages_cases_say() {
    let page = std::fs::read_to_string(root("docs/gateway-file.md")).expect("the page");
    let block = |language: &str| {
        let whole = page.split_once(&format!("\n```{language}\n")).and_then(|(_, rest)| rest.split_once("```\n"));
        whole.expect("the page has one").0
    };
    let folder = Folder::new();
    let (gateway, cases) = (folder.file("own.toml", block("toml")), folder.file("own.json", block("json")));
    let run = run(&args([&"gateway", &"test", &gateway, &cases]));
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{run:?}");
    assert!(run.stdout.contains("2 of 2 cases"), "{run:?}");
}

#[test]
fn what_is_expected_passes() {
    let cases = [
        notice(&[]),
        notice(&[("expect", json!({ "valid": true }))]),
        notice(&[("body", json!(EPAY_NOTICE.replace("1.50", "0.50"))), ("expect", json!({ "error": "mismatch" }))]),
        notice(&[("body", json!("pid=1&pid=2")), ("expect", json!({ "error": "duplicate_field", "field": "pid" }))]),
        signed(&json!({ "sign": RIGHT })),
        notice(&[
            ("do", json!("expect")),
            ("want", json!({ "order_no": "E1", "amount": "1.5" })),
            ("expect", json!({ "ok": true })),
        ]),
        json!({ "do": "answer", "message": "pay_answer", "body": "{\"code\":1,\"payurl\":\"https://a\"}", "expect": { "ok": true, "pay_url": "https://a" } }),
        notice(&[("variant", json!("key")), ("expect", json!({ "error": "mismatch" }))]),
    ];
    let run = examples(&json!(cases));
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{run:?}");
    assert!(run.stdout.ends_with("cases.json: 8 of 8 cases are as they are expected\n"), "{run:?}");
}

#[test]
fn what_is_not_expected_is_said_of_its_case() {
    let unsigned = EPAY_NOTICE.replace(RIGHT, "00000000000000000000000000000000");
    let joined = EPAY_NOTICE.replace(RIGHT, "ef0a4d1ab6a5d3d6c5b4c1e6c1ffee00");
    let cases = [
        (notice(&[("expect", json!({ "error": "mismatch" }))]), "it is accepted, and the case expects `mismatch`"),
        (notice(&[("body", json!(unsigned))]), "it is refused: mismatch: the signature does not belong"),
        (
            notice(&[("body", json!(joined)), ("expect", json!({ "error": "missing_field" }))]),
            "it is refused as `mismatch`, and the case expects `missing_field`",
        ),
        (notice(&[("body", json!("pid=1&pid=2"))]), "it is refused: duplicate_field: "),
        (
            notice(&[
                ("body", json!("pid=1&pid=2")),
                ("expect", json!({ "error": "duplicate_field", "field": "name" })),
            ]),
            "`field`: `duplicate_field` names `pid`, not the one expected",
        ),
        (notice(&[("expect", json!({ "paid_amount": "150" }))]), "`paid_amount` is `1.5`, not \"150\""),
        (
            notice(&[("do", json!("minor")), ("scale", json!(2)), ("expect", json!({ "minor": "15" }))]),
            "`minor` is `150`, not \"15\"",
        ),
        (
            notice(&[("shop_names", json!(["pid"]))]),
            "it is refused as `invalid_name`, and the case expects it to be accepted",
        ),
        (notice(&[("expect", json!({ "status": "pending" }))]), "`status` is `paid`, not \"pending\""),
        (notice(&[("expect", json!({ "order_no": "E2" }))]), "`order_no` is another text"),
        (notice(&[("expect", json!({ "secret": 1 }))]), "it is signed with secret 0, not 1"),
        (
            notice(&[("expect", json!({ "fields": { "pid": "1", "money": "1.5", "attach": "" } }))]),
            "`fields` lacks `attach`",
        ),
        (notice(&[("expect", json!({ "unproved": {} }))]), "`unproved`: 1 more than the case lists"),
        (
            notice(&[("canonical", json!("money=1.5&name=a b"))]),
            "the canonical string is another one from byte 9 on; here: `0&name=a b&",
        ),
        (signed(&json!({ "sign": "00000000000000000000000000000000" })), "the signature is another one"),
        (signed(&json!({ "sign": RIGHT.to_uppercase() })), "the signature has letters of the other case"),
        (signed(&json!({ "sign": RIGHT, "body": "pid=1&trade=" })), "the body is another one from byte 11 on"),
        (signed(&json!({ "error": "missing_field" })), "it is accepted, and the case expects `missing_field`"),
        (
            notice(&[
                ("do", json!("expect")),
                ("want", json!({ "order_no": "E1", "amount": "2" })),
                ("expect", json!({ "ok": true })),
            ]),
            "it is refused as `paid_too_little`",
        ),
        (
            json!({ "do": "answer", "message": "pay_answer", "body": "{\"code\":-1,\"msg\":\"no\"}", "expect": { "ok": true } }),
            "it is refused as `gateway_error`",
        ),
        (
            notice(&[("do", json!("explain")), ("expect", json!({ "included": ["pid"] }))]),
            "`included`: other fields are signed",
        ),
    ];
    for (case, said) in cases {
        let run = examples(&json!([case]));
        assert_eq!((run.status, run.stderr.as_str()), (1, "paysign: 1 of 1 cases is not as expected\n"), "{run:?}");
        assert!(run.stdout.contains(&format!("\n    {said}")), "{said}: {}", run.stdout);
    }
    let run =
        examples(&json!([notice(&[]), notice(&[("id", json!("epay-2")), ("expect", json!({ "error": "mismatch" }))])]));
    assert!(run.stdout.contains("cases.json: epay-2 `notify`: a paid order is shipped\n"), "{}", run.stdout);
    assert!(run.stdout.ends_with("cases.json: 1 of 2 cases are as they are expected\n"), "{}", run.stdout);
}

/// The first thing that somebody gets wrong who writes a gateway file.
#[test]
fn a_wrong_scheme_is_named() {
    let folder = Folder::new();
    let text = std::fs::read_to_string(root("gateways/epay.toml")).expect("a file");
    let gateway = folder.file("epay.toml", text.replace("secret append \"\"", "secret append \"&key=\""));
    let cases = json!({ "cases": [notice(&[]), signed(&json!({ "sign": RIGHT }))] }).to_string();
    let cases = folder.file("cases.json", cases);
    let said = run(&args([&"gateway", &"test", &gateway, &cases]));
    assert_eq!(said.status, 1, "{said:?}");
    assert_eq!(said.stdout.matches("\n      certain: ").count(), 2, "{}", said.stdout);
    let json = run(&args([&"gateway", &"test", &"--json", &gateway, &cases])).json();
    for failed in json["files"][0]["failed"].as_array().expect("a list") {
        assert_eq!(failed["causes"], json!(["secret_joint"]), "{failed}");
    }
}

#[test]
fn what_is_not_of_the_format_is_no_verdict() {
    let folder = Folder::new();
    let broken = [
        ("{".to_owned(), "line 1, column 1: not JSON"),
        (format!("{{\"cases\": [{{\"secrets\": \"{EPAY_KEY}\" \"x\"}}]}}"), "column 59: not JSON"),
        ("[]".to_owned(), "not an object"),
        ("{}".to_owned(), "no list of `cases`"),
        ("{\"cases\": []}".to_owned(), "it has no case"),
        ("{\"gateway\": \"paypro\", \"cases\": [{}]}".to_owned(), "about `paypro`, and the gateway file is of `epay`"),
        ("{\"case\": []}".to_owned(), "there is no `case`; there is gateway, gateway_file, source, "),
    ];
    for (text, said) in broken {
        let run = of_text(&text);
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{run:?}");
        assert!(run.stderr.contains(said), "{said}: {}", run.stderr);
    }
    let cases = [
        (notice(&[("do", json!("scheme"))]), "case 1 (epay-1): `do` is one of verify, sign, expect, minor, answer"),
        (notice(&[("secret", json!(EPAY_KEY))]), "there is no `secret`; there is id, why"),
        (notice(&[("secrets", json!(EPAY_KEY))]), "`secrets` is a list of texts"),
        (notice(&[("secrets", json!([]))]), "`secrets` is a list with the secret"),
        (notice(&[("secrets", json!([""]))]), "`secrets`: "),
        (notice(&[("message", json!("notfy"))]), "epay has no such `message`; it has pay, "),
        (notice(&[("variant", json!("kee"))]), "epay has no such `variant`"),
        (notice(&[("expect", json!({}))]), "`expect` is an object"),
        (notice(&[("expect", json!({ "paidamount": "1" }))]), "`expect`: there is no `paidamount`; there is error"),
        (notice(&[("body", json!(1))]), "`body` is a text"),
        (notice(&[("body_hex", json!("zz"))]), "`body_hex` is not hex digits"),
        (notice(&[("do", json!("expect")), ("expect", json!({ "ok": true }))]), "no `want`"),
        (
            notice(&[("repeat", json!({ "text": "a", "times": 1_000_000_000_000_u64 })), ("body", json!("@@"))]),
            "more than 16777216 bytes",
        ),
        (
            notice(&[("do", json!("sign")), ("params", json!([["pid", 1]])), ("expect", json!({ "sign": "" }))]),
            "`params` is a list of pairs",
        ),
    ];
    for (case, said) in cases {
        let run = examples(&json!([case]));
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{said}: {run:?}");
        assert!(run.stderr.contains(said), "{said}: {}", run.stderr);
    }
    let missing = run(&args([&"gateway", &"test", &root("gateways/epay.toml"), &folder.path("missing.json")]));
    assert_eq!(missing.status, 2, "{missing:?}");
    let cases = folder.file("cases.json", json!({ "cases": [notice(&[])] }).to_string());
    let broken = run(&args([&"gateway", &"test", &folder.file("broken.toml", "id = 1"), &cases]));
    assert_eq!((broken.status, broken.code()), (2, Some("gateway_syntax")), "{broken:?}");
}
