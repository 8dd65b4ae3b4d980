//! What is wrong usage or unreadable input: status 2, a sentence on standard error, and nothing that looks
//! like a verdict.

mod support;

use std::ffi::OsString;

use support::{EPAY_KEY, EPAY_NOTICE, Folder, Run, args, run, run_with};

const SCHEME: &str = "fields all; empty skip; null word; order name; pair name=value; separator \"&\"; \
    secret append \"\"; digest md5; hex lower";

fn is_unusable(run: &Run, code: Option<&str>) {
    assert_eq!((run.status, run.code()), (2, code), "{run:?}");
    assert_eq!(run.stdout, "", "{run:?}");
}

#[test]
fn unknown_names_end_with_2_and_list_the_known_ones() {
    for (words, code, listed) in [
        (["verify", "epya", "notify"], "unknown_gateway", "epay, epay@code200, epay@key, payindex"),
        (["sign", "epay@nokey", "pay"], "unknown_gateway", "epay@key"),
        (["explain", "epay", "notfy"], "unknown_message", "submit, notify, return"),
        (["gateways", "epya", "notify"], "unknown_gateway", "paypro"),
        (["gateways", "epay", "notfy"], "unknown_message", "notify"),
    ] {
        let run = run(&words);
        is_unusable(&run, Some(code));
        assert!(run.stderr.contains(listed), "{run:?}");
    }
}

#[test]
fn a_message_that_is_not_named_is_wrong_usage() {
    for words in [&["verify"][..], &["verify", "epay"], &["sign"], &["explain", "epay"], &["audit", "epay"]] {
        let run = run(words);
        assert_eq!(run.status, 2);
        assert!(run.stderr.starts_with("paysign: ") && run.stderr.contains("is missing"), "{run:?}");
    }
    assert_eq!(run::<&str>(&[]).status, 2);
    assert_eq!(run(&["very"]).status, 2);
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let folder = Folder::new();
    let key = folder.file("key", EPAY_KEY);
    let missing = folder.path("missing");
    for words in [
        args([&"verify", &"epay", &"notify", &"--secret-file", &key, &missing]),
        args([&"verify", &"epay", &"notify", &"--secret-file", &missing]),
        args([&"sign", &"epay", &"notify", &"--secret-file", &key, &"--params", &missing]),
        args([&"explain", &"epay", &"notify", &"--secret-file", &key, &folder.path("")]),
    ] {
        let run = run(&words);
        is_unusable_without_code(&run);
        assert!(run.stderr.contains("cannot read the"), "{run:?}");
    }
}

fn is_unusable_without_code(run: &Run) {
    assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{run:?}");
    assert!(run.stderr.starts_with("paysign: ") || run.stderr.starts_with("error: "), "{run:?}");
}

#[test]
fn a_scheme_that_is_none_tells_where() {
    let run = run(&["verify", "--scheme", "fields all; empty maybe", "--sign-field", "sign"]);
    is_unusable(&run, Some("scheme_syntax"));
    assert!(run.stderr.contains("at byte 18 of the scheme: expected `skip`, `keep` or `fill`"), "{run:?}");
}

#[test]
fn a_scheme_needs_its_field_and_the_field_and_the_wire_need_a_scheme() {
    for words in [
        &["verify", "--scheme", SCHEME][..],
        &["verify", "epay", "notify", "--sign-field", "sign"],
        &["verify", "epay", "notify", "--wire", "json"],
        &["verify", "--scheme", SCHEME, "--sign-field", "sign", "--wire", "yaml"],
        &["verify", "--scheme", SCHEME, "--sign-field", "sign", "epay", "notify"],
        &["verify", "epay", "notify", "--order-no", "1"],
        &["verify", "epay", "notify", "--amount", "1"],
        &["verify", "epay", "notify", "--max-fields", "many"],
        &["sign", "epay", "notify", "-n", "--json"],
    ] {
        is_unusable_without_code(&run(words));
    }
}

#[test]
fn a_parameter_without_a_value_and_an_amount_that_is_none_are_refused_before_anything_is_done() {
    let with_key = [("PAYSIGN_SECRET", EPAY_KEY)];
    let signed = run_with(&["sign", "epay", "notify", "pid"], b"", &with_key);
    is_unusable_without_code(&signed);
    assert!(signed.stderr.contains("`pid` is not a parameter: write NAME=VALUE"), "{signed:?}");
    let words = ["verify", "epay", "notify", "--order-no", "E1", "--amount", "1,50"];
    is_unusable(&run_with(&words, EPAY_NOTICE.as_bytes(), &with_key), Some("invalid_amount"));
}

#[test]
fn parameters_in_json_are_strings_alone() {
    let folder = Folder::new();
    let key = folder.file("key", EPAY_KEY);
    for text in [r#"{"money":0.10}"#, r#"{"a":null}"#, r#"["a"]"#, r#"{"a":{}}"#, "a=1", "", r#"{"a":"1"} x"#] {
        let file = folder.file("params.json", text);
        let run = run(&args([&"sign", &"epay", &"notify", &"--secret-file", &key, &"--params", &file]));
        is_unusable_without_code(&run);
        assert!(run.stderr.contains("0.10 would become 0.1"), "{run:?}");
    }
}

#[test]
fn the_secret_and_something_else_cannot_both_come_from_standard_input() {
    for words in [
        &["verify", "epay", "notify", "--secret-file", "-"][..],
        &["verify", "epay", "notify", "--secret-file", "-", "-"],
        &["explain", "epay", "notify", "--secret-file", "-", "-"],
        &["sign", "epay", "notify", "--secret-file", "-", "--params", "-"],
        &["sign", "epay", "notify", "--secret-file", "-", "--secret-file", "-"],
    ] {
        let run = run_with(words, b"x", &[]);
        is_unusable_without_code(&run);
        assert!(run.stderr.contains("standard input"), "{run:?}");
    }
}

#[test]
fn no_option_takes_a_secret_from_the_command_line() {
    for command in ["sign", "verify", "explain", "audit"] {
        let help = run(&[command, "--help"]).stdout;
        let is_option = |word: &&str| word.starts_with("--");
        let about_secrets: Vec<&str> = help
            .split_whitespace()
            .filter(is_option)
            .filter(|word| word.contains("secret") || word.contains("key"))
            .collect();
        assert_eq!(about_secrets, ["--secret-file", "--secret-env"]);
        for option in ["--secret", "--key", "--secret-key", "-s", "-k"] {
            for words in [vec![OsString::from(option), EPAY_KEY.into()], vec![format!("{option}={EPAY_KEY}").into()]] {
                let run = run(&[args([&command, &"epay", &"notify"]), words].concat());
                assert_eq!(run.status, 2);
                assert!(!run.stderr.contains(EPAY_KEY), "{run:?}");
            }
        }
    }
}

#[test]
fn output_that_cannot_be_written_is_an_error_and_a_reader_that_left_is_none() {
    if !std::path::Path::new("/dev/full").exists() {
        return;
    }
    let program = assert_cmd::cargo::cargo_bin("paysign");
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("a full device");
    let output = std::process::Command::new(&program).arg("gateways").stdout(full).output().expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("paysign: cannot write to standard output"));

    let mut child = std::process::Command::new(program)
        .args(["gateways", "--json"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("it runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!((output.status.code(), output.stderr), (Some(0), Vec::new()));
}
