//! The verdicts of `verify`, `explain` and `sign`, as people and as programs read them.

mod support;

use std::ffi::OsStr;

use serde_json::json;
use support::{EPAY_EXAMPLE, EPAY_KEY, EPAY_NOTICE, Folder, Run, args, run_with};

const SCHEME: [&str; 4] = [
    "--scheme",
    "fields all; empty keep; null word; order name; pair name=value; separator \"&\"; secret append \"\"; digest md5; \
     hex lower",
    "--sign-field",
    "sign",
];

/// Runs with Epay's key.
fn paysign<A: AsRef<OsStr>>(words: &[A], stdin: impl AsRef<[u8]>) -> Run {
    run_with(words, stdin.as_ref(), &[("PAYSIGN_SECRET", EPAY_KEY)])
}

#[test]
fn the_example_of_epays_page_verifies_with_its_chinese_name_and_not_with_the_english_one_that_it_prints() {
    let chinese = paysign(&["verify", "epay@code200", "pay"], EPAY_EXAMPLE);
    assert_eq!((chinese.status, chinese.stderr.as_str()), (0, ""));
    assert!(chinese.stdout.contains("name          测试支付20240125193935458\n"), "{chinese:?}");

    let english = EPAY_EXAMPLE.replace("%E6%B5%8B%E8%AF%95%E6%94%AF%E4%BB%98", "Test+Payment+");
    let english = paysign(&["verify", "epay@code200", "pay"], english);
    assert_eq!((english.status, english.stdout.as_str()), (1, ""));
    let told =
        "paysign: mismatch: the signature does not belong to this message and secret\nhint: `paysign diagnose` with";
    assert!(english.stderr.starts_with(told), "{english:?}");

    let words = EPAY_EXAMPLE.replace("%E6%B5%8B%E8%AF%95%E6%94%AF%E4%BB%98", "测试支付");
    let words = words.split('&').filter(|word| !word.starts_with("sign"));
    let signed = paysign(&["sign", "epay@code200", "pay"].into_iter().chain(words).collect::<Vec<_>>(), "");
    assert_eq!((signed.status, signed.stdout), (0, format!("{EPAY_EXAMPLE}\n")));
}

#[test]
fn a_verdict_for_people_keeps_what_is_proved_apart_from_what_is_not() {
    let run = paysign(&["verify", "epay", "notify"], EPAY_NOTICE.replace("&param=", "&param=&sign_typ="));
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    let expected = "\
authentic: epay notify, signed with secret 0

proved by the signature:
  pid           1
  trade_no      T1
  out_trade_no  E1
  type          alipay
  name          a b
  money         1.50
  trade_status  TRADE_SUCCESS

not proved, anyone can have written this:
  param
  sign_typ

what it says:
  order number      E1
  gateway's number  T1
  paid amount       1.5
  status            paid
  answer with       success

note: authentic is not yet your order: compare the order number and the amount before you deliver (--order-no and \
                    --amount do).
";
    assert_eq!(run.stdout, expected);
}

#[test]
fn an_authentic_message_that_is_no_payment_says_so() {
    let notice = paysign(
        &[
            "sign",
            "epay",
            "notify",
            "pid=1",
            "trade_no=T1",
            "out_trade_no=E1",
            "type=alipay",
            "name=n",
            "money=1.50",
            "trade_status=WAIT_BUYER_PAY",
        ],
        "",
    );
    let run = paysign(&["verify", "epay", "notify"], &notice.stdout);
    assert_eq!(run.status, 0);
    assert!(run.stdout.contains("status            not_paid"), "{run:?}");
    assert!(run.stdout.contains("Do not deliver."), "{run:?}");
    let expected = paysign(&["verify", "epay", "notify", "--order-no=E1", "--amount=1.5"], &notice.stdout);
    assert_eq!((expected.status, expected.code()), (1, Some("not_paid")));
}

#[test]
fn an_order_and_an_amount_are_compared_with_what_is_proved() {
    for (order_no, amount, code) in [
        ("E1", "1.5", None),
        ("E1", "1.500", None),
        ("E2", "1.5", Some("order_differs")),
        ("E1", "1.51", Some("paid_too_little")),
        ("E1", "1.49", Some("paid_too_much")),
    ] {
        let words = ["verify", "epay", "notify", "--order-no", order_no, "--amount", amount];
        let text = paysign(&words, EPAY_NOTICE);
        assert_eq!((text.status, text.code()), (i32::from(code.is_some()), code), "{text:?}");
        assert_eq!(text.stdout.contains("as expected: this order, paid, and exactly this amount."), code.is_none());
        let object = paysign(&[&words[..], &["--json"]].concat(), EPAY_NOTICE).json();
        assert_eq!(object["valid"], json!(code.is_none()));
        assert_eq!(object["error"]["code"], json!(code));
        assert_eq!(object["fields"]["out_trade_no"], "E1", "an authentic message is shown in any case");
    }
}

#[test]
fn json_of_verify_has_one_shape_for_a_verdict_and_one_for_a_refusal() {
    let valid = paysign(&["verify", "epay", "notify", "--json"], EPAY_NOTICE);
    assert_eq!(valid.stdout.lines().count(), 1);
    assert_eq!(
        valid.json(),
        json!({
            "valid": true, "secret": 0,
            "fields": {
                "pid": "1", "trade_no": "T1", "out_trade_no": "E1", "type": "alipay", "name": "a b", "money": "1.50",
                "trade_status": "TRADE_SUCCESS",
            },
            "unproved": { "param": "" },
            "order_no": "E1", "trade_no": "T1", "ordered_amount": null, "paid_amount": "1.5",
            "status": "paid", "is_paid": true, "ack": "success",
        })
    );
    let refused = paysign(&["verify", "epay", "notify", "--json"], "pid=1&a=2&pid=3");
    assert_eq!((refused.status, refused.code()), (1, Some("duplicate_field")));
    let error = json!({
        "code": "duplicate_field", "number": 6, "field": "pid", "offset": 10,
        "message": "a field is there twice: which one was signed cannot be told (`pid`, at byte 10)",
    });
    assert_eq!(refused.json(), json!({ "valid": false, "error": error }));
    let unusable = paysign(&["verify", "epay", "notfy", "--json"], "");
    let error = json!({
        "code": "unknown_message", "number": 61, "field": null, "offset": null,
        "message": "the gateway has no message of this name",
    });
    assert_eq!((unusable.status, unusable.json()), (2, json!({ "error": error })));
}

#[test]
fn json_of_sign_says_what_to_send_and_how() {
    let words = ["sign", "paypro", "notify", "--json"];
    let refused = paysign(&[&words[..], &["nonsense=1"]].concat(), "");
    assert_eq!((refused.status, refused.code()), (1, Some("unknown_field")));
    assert_eq!((&refused.json()["valid"], &refused.json()["error"]["field"]), (&json!(false), &json!("nonsense")));

    let signed = paysign(&[&["sign", "--json", "--wire=json"], &SCHEME[..], &["b=2", "a=", "c=x y"]].concat(), "");
    let found = signed.json();
    let made = found["sign"].as_str().expect("a signature");
    assert_eq!(
        found,
        json!({
            "valid": true, "body": format!("{{\"b\":\"2\",\"a\":\"\",\"c\":\"x y\",\"sign\":\"{made}\"}}"),
            "sign": made, "sign_field": "sign", "fields": { "b": "2", "a": "", "c": "x y", "sign": made },
            "method": "POST", "path": "", "wire": "json", "content_type": "application/json",
        })
    );
    let verified = paysign(&[&["verify"], &SCHEME[..]].concat(), found["body"].as_str().expect("a body"));
    assert_eq!(verified.status, 0, "the wire is seen from the body: {verified:?}");
}

#[test]
fn parameters_of_a_file_stand_before_those_of_the_command_line() {
    let folder = Folder::new();
    let file = folder.file("params.json", r#"{"z":"1","a":"0.10","n[0]":"值"}"#);
    let words = [args([&"sign", &"--params", &file]), SCHEME.map(Into::into).to_vec(), args([&"b==2&"])].concat();
    let signed = paysign(&words, "");
    assert!(signed.stdout.starts_with("z=1&a=0.10&n%5B0%5D=%E5%80%BC&b=%3D2%26&sign="), "{signed:?}");
    let repeated = folder.file("params.json", r#"{"a":"1","a":"2"}"#);
    let words = [args([&"sign", &"--params", &repeated]), SCHEME.map(Into::into).to_vec()].concat();
    assert_eq!(paysign(&words, "").code(), Some("duplicate_field"));
    let of_stdin = [args([&"sign", &"--params=-"]), SCHEME.map(Into::into).to_vec()].concat();
    assert!(paysign(&of_stdin, r#"{"a":"1"}"#).stdout.starts_with("a=1&sign="));
}

#[test]
fn signing_ends_with_one_line_feed_or_with_none() {
    let with = paysign(&[&["sign"], &SCHEME[..], &["a=1"]].concat(), "").stdout;
    for option in ["-n", "--no-newline"] {
        let without = paysign(&[&["sign", option], &SCHEME[..], &["a=1"]].concat(), "").stdout;
        assert_eq!(format!("{without}\n"), with);
    }
}

#[test]
fn a_line_ending_behind_a_form_is_taken_off_unless_it_is_wanted() {
    let signed = paysign(&[&["sign", "-n"], &SCHEME[..], &["a=1"]].concat(), "").stdout;
    let (a, sign) = signed.split_once('&').expect("two fields");
    // The last field is the signed one, so that a line feed would become a part of its value.
    let body = format!("{sign}&{a}");
    let verify =
        |exact: &[&str], ending: &str| paysign(&[&["verify"], &SCHEME[..], exact].concat(), body.clone() + ending);
    for ending in ["", "\n", "\r\n"] {
        assert_eq!(verify(&[], ending).status, 0, "{ending:?}");
        assert_eq!(verify(&["--exact"], ending).status, i32::from(!ending.is_empty()), "{ending:?}");
    }
    assert_eq!(verify(&[], "\n\n").code(), Some("mismatch"));
    // The limit is the body's, not that of the line ending.
    let limit = format!("--max-body-len={}", body.len());
    assert_eq!(verify(&[&limit], "\r\n").status, 0);
    assert_eq!(verify(&[&limit, "--exact"], "\n").code(), Some("body_too_long"));
    let limit = format!("--max-body-len={}", body.len() - 1);
    assert_eq!(verify(&[&limit], "\n").code(), Some("body_too_long"));
}

#[test]
fn a_body_without_end_is_not_read_to_its_end() {
    if std::path::Path::new("/dev/zero").exists() {
        let run = paysign(&["verify", "epay", "notify", "/dev/zero"], "");
        assert_eq!((run.status, run.code()), (1, Some("body_too_long")));
    }
}

#[test]
fn explain_shows_what_is_signed_also_when_it_is_not_valid() {
    let forged = EPAY_NOTICE.replace("1.50", "9.99");
    let text = paysign(&["explain", "epay", "notify"], &forged);
    assert_eq!((text.status, text.code()), (1, Some("mismatch")));
    assert!(text.stdout.contains("money=9.99&name=a b&out_trade_no=E1&pid=1"), "{text:?}");
    let object = paysign(&["explain", "epay", "notify", "--json"], &forged).json();
    assert_eq!(
        (&object["valid"], &object["error"]["code"], &object["secret"]),
        (&json!(false), &json!("mismatch"), &json!(null))
    );
    assert_eq!(object["included"][1], json!({ "name": "name", "text": "&name=a b" }));
    assert_eq!(object["left_out"][0], json!({ "name": "param", "reason": "empty" }));
    assert_eq!(object["secrets"][0]["len"], 32);
    let valid = paysign(&["explain", "epay", "notify", "--json"], EPAY_NOTICE).json();
    assert_eq!((&valid["valid"], &valid["secret"], valid.get("error")), (&json!(true), &json!(0), None));
    let broken = paysign(&["explain", "epay", "notify", "--json"], "a=%zz");
    assert_eq!((broken.status, &broken.json()["error"]["offset"]), (1, &json!(2)));
}

#[test]
fn bytes_that_are_no_text_come_through() {
    let words = [&["sign", "-n"], &SCHEME[..]].concat();
    let mut words: Vec<std::ffi::OsString> = words.into_iter().map(Into::into).collect();
    #[cfg(unix)]
    words.push(std::os::unix::ffi::OsStringExt::from_vec(b"a=\xc4\xe3".to_vec()));
    if cfg!(unix) {
        let signed = paysign(&words, "").stdout;
        assert!(signed.starts_with("a=%C4%E3&sign="), "{signed}");
        let found = paysign(&[&["verify", "--json"], &SCHEME[..]].concat(), &signed).json();
        assert_eq!(found["fields"], json!({ "a": { "hex": "c4e3" } }));
        let shown = paysign(&[&["verify"], &SCHEME[..]].concat(), &signed).stdout;
        assert!(shown.contains(r"  a  \xc4\xe3"), "{shown}");
    }
}

#[test]
fn a_value_cannot_steer_the_terminal() {
    let value = "name=\u{1b}[31m\nproved\u{202e}";
    let signed = paysign(&[&["sign"], &SCHEME[..], &[value]].concat(), "").stdout;
    for command in ["verify", "explain"] {
        let run = paysign(&[&[command], &SCHEME[..]].concat(), &signed);
        assert_eq!((run.status, run.stderr.as_str()), (0, ""));
        assert!(run.stdout.contains(r"\u{1b}[31m") && run.stdout.contains(r"\u{202e}"), "{run:?}");
        assert!(!run.stdout.contains(['\u{1b}', '\u{202e}']), "{run:?}");
    }
    let verified = paysign(&[&["verify"], &SCHEME[..]].concat(), &signed).stdout;
    assert!(verified.contains(r"[31m\nproved"), "a line feed would begin a line of the program's own: {verified}");
    let name = paysign(&["verify", "epay", "notify"], "%1b=1&%1b=2");
    assert_eq!(name.code(), Some("duplicate_field"));
    assert!(!name.stderr.contains('\u{1b}'));
}

#[test]
fn lenient_reading_and_limits_reach_the_core() {
    let missing = paysign(&["verify", "epay", "notify", "--lenient"], "a=1&sign=0123456789abcdef0123456789abcdef");
    assert_eq!(missing.code(), Some("mismatch"));
    let strict = paysign(&["verify", "epay", "notify"], "a=1&sign=0123456789abcdef0123456789abcdef");
    assert_eq!(strict.code(), Some("missing_field"));
    for (option, code) in [("--max-fields=3", "too_many_fields"), ("--max-body-len=9", "body_too_long")] {
        assert_eq!(paysign(&["verify", "epay", "notify", option], EPAY_NOTICE).code(), Some(code));
    }
    let deep = paysign(&["verify", "paypro", "notify", "--max-depth=1"], "{\"a\":[]}");
    assert_eq!(deep.code(), Some("too_deep"));
}

#[test]
fn without_a_secret_a_message_is_explained_but_not_judged() {
    let explained = run_with(&["explain", "epay@code200", "pay"], EPAY_EXAMPLE.as_bytes(), &[]);
    assert_eq!((explained.status, explained.stderr.as_str()), (0, ""));
    assert!(
        explained.stdout.contains("\nwhether the signature belongs to it, only the secret can tell\n"),
        "{explained:?}"
    );

    let as_json = run_with(&["explain", "epay@code200", "pay", "--json"], EPAY_EXAMPLE.as_bytes(), &[]);
    assert_eq!(as_json.status, 0);
    assert!(as_json.stdout.contains("\"included\"") && !as_json.stdout.contains("\"valid\""), "{as_json:?}");
    let refused = run_with(&["explain", "epay@code200", "pay"], b"pid=1&sign=00", &[]);
    assert!(refused.stderr.contains("malformed_signature"), "{refused:?}");
}
