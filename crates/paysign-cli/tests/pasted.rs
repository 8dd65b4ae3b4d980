//! `paysign diagnose`: what people paste, each as a person would type it.

mod support;

use std::ffi::OsString;

use support::{EPAY_KEY, EPAY_NOTICE, Folder, args, run, run_with};

/// The signature of [`EPAY_NOTICE`].
const RIGHT: &str = "49bb94717bb2e0e93f5c7be88e622057";

/// A text on standard input, as after `pbpaste |`; what was told in plain words.
fn pasted(text: &str) -> String {
    let folder = Folder::new();
    let secret = folder.file("key", EPAY_KEY);
    let run = run_with(&args([&"diagnose", &"epay", &"notify", &"--secret-file", &secret]), text.as_bytes(), &[]);
    assert_eq!(run.status, 1, "{run:?}");
    assert!(run.stdout.ends_with('\n') && run.stderr.lines().count() <= 1, "{run:?}");
    assert!(!run.stdout.contains(EPAY_KEY), "{run:?}");
    run.stdout
}

/// The cause that is named last, in a line of its own.
fn cause(text: &str) -> String {
    let told = pasted(text);
    let line = told.lines().rev().find_map(|line| line.strip_prefix("the cause: "));
    line.unwrap_or_else(|| panic!("no cause for {text}\n{told}")).to_owned()
}

#[test]
fn ten_pasted_things_are_taken_for_what_they_are() {
    let line = format!(
        r#"203.0.113.9 - - [08/Mar/2026:11:26:02 +0800] "GET /pay/notify?{EPAY_NOTICE} HTTP/1.1" 200 7 "-" "curl/8.5""#
    );
    assert_eq!(cause(&line), "log_line");

    let command =
        format!("curl 'https://shop.example/pay/notify?{EPAY_NOTICE}' \\\n  -H 'user-agent: x' \\\n  --insecure");
    assert_eq!(cause(&command), "whole_request");

    let request = format!(
        "POST /pay/notify HTTP/1.1\r\nHost: shop.example\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n{EPAY_NOTICE}\r\n"
    );
    assert_eq!(cause(&request), "whole_request");

    assert_eq!(cause(&format!("https://shop.example/pay/notify?{EPAY_NOTICE}")), "whole_url");
    assert_eq!(cause(&format!("https://shop.example/?order=117?{EPAY_NOTICE}")), "whole_url + second_question_mark");

    let printed = format!(
        "Array\n(\n    [pid] => 1\n    [trade_no] => T1\n    [out_trade_no] => E1\n    [type] => alipay\n    [name] => a b\n    \
         [money] => 1.50\n    [trade_status] => TRADE_SUCCESS\n    [param] => \n    [sign] => {RIGHT}\n    [sign_type] => MD5\n)\n"
    );
    assert_eq!(cause(&printed), "body_reserialised");

    let dictionary = format!(
        "{{'pid': '1', 'trade_no': 'T1', 'out_trade_no': 'E1', 'type': 'alipay', 'name': 'a b', 'money': '1.50', \
         'trade_status': 'TRADE_SUCCESS', 'param': '', 'sign': '{RIGHT}', 'sign_type': 'MD5'}}"
    );
    assert_eq!(cause(&dictionary), "body_reserialised");

    let table = format!(
        "pid\t1\ntrade_no\tT1\nout_trade_no\tE1\ntype\talipay\nname\ta b\nmoney\t1.50\ntrade_status\tTRADE_SUCCESS\n\
         param\t\nsign\t{RIGHT}\nsign_type\tMD5\n"
    );
    assert_eq!(cause(&table), "copied_table");

    let logged = format!(
        r#"[2026-03-08 11:26:02] production.INFO: epay notify {{"pid":"1","trade_no":"T1","out_trade_no":"E1","type":"alipay","name":"a b","money":"1.50","trade_status":"TRADE_SUCCESS","param":"","sign":"{RIGHT}","sign_type":"MD5"}} []"#
    );
    assert_eq!(cause(&logged), "log_line");

    let event =
        format!(r#"{{"httpMethod":"POST","path":"/pay/notify","body":"{EPAY_NOTICE}","isBase64Encoded":false}}"#);
    assert_eq!(cause(&event), "event_envelope");
}

#[test]
fn a_value_that_an_ampersand_has_torn_is_named_as_a_whole() {
    let text = "pid=1&trade_no=T1&out_trade_no=E1&type=alipay&name=a & b&money=1.50&trade_status=TRADE_SUCCESS\
        &sign=42ee6b1b4b23db0bbd1a2d1e9f1b0d5c&sign_type=MD5";
    let folder = Folder::new();
    let secret = folder.file("key", EPAY_KEY);
    let signed = args([
        &"sign",
        &"epay",
        &"notify",
        &"--secret-file",
        &secret,
        &"--json",
        &"pid=1",
        &"trade_no=T1",
        &"out_trade_no=E1",
        &"type=alipay",
        &"name=a & b",
        &"money=1.50",
        &"trade_status=TRADE_SUCCESS",
    ]);
    let sign = run(&signed).json()["sign"].as_str().expect("a signature").to_owned();
    let told = pasted(&text.replace("42ee6b1b4b23db0bbd1a2d1e9f1b0d5c", &sign));
    assert!(
        told.contains("\nthe cause: value_torn\n") && told.contains("field `name`, at byte 46; signed `a & b`"),
        "{told}"
    );
}

#[test]
fn the_diagnosis_keeps_to_the_width_and_speaks_the_language() {
    let folder = Folder::new();
    let secret = folder.file("key", EPAY_KEY);
    let body = folder.file("body", format!("https://shop.example/pay/notify?{EPAY_NOTICE}"));
    let with = |options: &[&str], variables: &[(&str, &str)]| {
        let mut all: Vec<OsString> = args([&"diagnose", &"epay", &"notify", &"--secret-file", &secret, &body]);
        all.extend(options.iter().map(OsString::from));
        run_with(&all, b"", variables).stdout
    };
    let narrow = with(&[], &[("COLUMNS", "80")]);
    assert!(narrow.lines().all(|line| line.chars().count() <= 80), "{narrow}");
    assert!(
        narrow.contains("\nthe cause: whole_url\n") && narrow.contains("\nchange: take what comes after"),
        "{narrow}"
    );
    let chinese = with(&["--lang", "zh"], &[]);
    assert!(chinese.contains("\n原因：whole_url\n") && chinese.contains("\n解决：只取问号后面的部分\n"), "{chinese}");
    for (name, value) in [("PAYSIGN_LANG", "zh"), ("LC_ALL", "zh_CN.UTF-8"), ("LANG", "zh_TW.UTF-8")] {
        assert_eq!(with(&[], &[(name, value)]), chinese, "{name}");
    }
    assert_eq!(with(&["--lang", "en"], &[("LANG", "zh_CN.UTF-8")]), with(&[], &[]));
}

#[test]
fn verify_names_the_way_on_from_a_mismatch() {
    let folder = Folder::new();
    let secret = folder.file("key", "an0ther");
    let body = folder.file("body", EPAY_NOTICE);
    let run = run(&args([&"verify", &"epay", &"notify", &"--secret-file", &secret, &body]));
    assert_eq!(run.code(), Some("mismatch"), "{run:?}");
    assert!(run.stderr.contains("\nhint: `paysign diagnose` with the same arguments"), "{run:?}");
}
