//! Where secrets come from, and what becomes of their line endings.

mod support;

use support::{EPAY_KEY, EPAY_NOTICE, Folder, args, run, run_with};

#[test]
fn a_secret_comes_from_a_file_a_variable_or_standard_input() {
    let folder = Folder::new();
    let body = folder.file("body", EPAY_NOTICE);
    let key = folder.file("key", EPAY_KEY);
    let of_file = run(&args([&"verify", &"epay", &"notify", &"--secret-file", &key, &body]));
    let of_stdin = run_with(
        &args([&"verify", &"epay", &"notify", &"--secret-file", &"-", &body]),
        format!("{EPAY_KEY}\n").as_bytes(),
        &[],
    );
    let of_variable = run_with(
        &args([&"verify", &"epay", &"notify", &"--secret-env", &"EPAY", &body]),
        b"",
        &[("EPAY", EPAY_KEY), ("PAYSIGN_SECRET", "another one")],
    );
    let of_usual_variable =
        run_with(&args([&"verify", &"epay", &"notify", &body]), b"", &[("PAYSIGN_SECRET", EPAY_KEY)]);
    for run in [of_file, of_stdin, of_variable, of_usual_variable] {
        assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{run:?}");
    }
}

#[test]
fn one_line_ending_is_taken_off_and_other_blanks_are_explained() {
    let folder = Folder::new();
    let body = folder.file("body", EPAY_NOTICE);
    for (ending, code) in [
        ("", None),
        ("\n", None),
        ("\r\n", None),
        ("\n\n", Some("secret_has_blanks")),
        (" \n", Some("secret_has_blanks")),
        ("\r", Some("secret_has_blanks")),
        ("\t", Some("secret_has_blanks")),
    ] {
        let secret = format!("{EPAY_KEY}{ending}");
        let file = folder.file("key", &secret);
        let of_file = run(&args([&"verify", &"epay", &"notify", &"--secret-file", &file, &body]));
        let of_stdin =
            run_with(&args([&"verify", &"epay", &"notify", &"--secret-file=-", &body]), secret.as_bytes(), &[]);
        for run in [of_file, of_stdin] {
            assert_eq!((run.status, run.code()), (if code.is_none() { 0 } else { 2 }, code), "{ending:?} {run:?}");
            assert_eq!(run.stderr.contains("one line ending at the end is taken off"), code.is_some());
            assert!(!run.stderr.contains(EPAY_KEY));
        }
    }
    // A variable is set by a program, not typed with Enter at its end: nothing is taken off.
    let variable =
        run_with(&args([&"verify", &"epay", &"notify", &body]), b"", &[("PAYSIGN_SECRET", &format!("{EPAY_KEY}\n"))]);
    assert_eq!((variable.status, variable.code()), (2, Some("secret_has_blanks")));
}

#[test]
fn no_secret_an_empty_one_and_one_that_is_too_long_end_with_2() {
    let folder = Folder::new();
    let body = folder.file("body", EPAY_NOTICE);
    let verify =
        |option: &str, file: &std::ffi::OsStr| run(&args([&"verify", &"epay", &"notify", &option, &file, &body]));
    let none = run(&args([&"verify", &"epay", &"notify", &body]));
    assert_eq!((none.status, none.code()), (2, Some("no_secret")));
    assert!(none.stderr.contains("PAYSIGN_SECRET"));
    let unset = verify("--secret-env", "PAYSIGN_TEST_UNSET".as_ref());
    assert_eq!((unset.status, unset.code()), (2, Some("no_secret")));
    for (content, code) in [
        (String::new(), "empty_secret"),
        (String::from("\n"), "empty_secret"),
        ("x".repeat(257), "secret_too_long"),
        ("x".repeat(100_000), "secret_too_long"),
        (format!("{}\r\n", "x".repeat(257)), "secret_too_long"),
    ] {
        let run = verify("--secret-file", &folder.file("key", &content));
        assert_eq!((run.status, run.code()), (2, Some(code)), "{run:?}");
    }
    let longest = verify("--secret-file", &folder.file("key", format!("{}\r\n", "x".repeat(256))));
    assert_eq!((longest.status, longest.code()), (1, Some("mismatch")));
}

#[test]
fn of_several_secrets_any_verifies_and_the_first_signs() {
    let folder = Folder::new();
    let body = folder.file("body", EPAY_NOTICE);
    let (new, old) = (folder.file("new", "the new one"), folder.file("old", EPAY_KEY));
    let both =
        run(&args([&"verify", &"epay", &"notify", &"--secret-file", &new, &"--secret-file", &old, &"--json", &body]));
    assert_eq!((both.status, both.json()["secret"].as_u64()), (0, Some(1)));
    // Those of files come first, however the options are arranged.
    let mixed = run_with(
        &args([&"verify", &"epay", &"notify", &"--secret-env", &"NEW", &"--secret-file", &old, &"--json", &body]),
        b"",
        &[("NEW", "the new one")],
    );
    assert_eq!((mixed.status, mixed.json()["secret"].as_u64()), (0, Some(0)));

    let sign = |files: [&std::ffi::OsStr; 2]| {
        let scheme = "fields all; empty skip; null word; order name; pair name=value; separator \"&\"; \
                      secret append \"\"; digest md5; hex lower";
        let words: [&dyn AsRef<std::ffi::OsStr>; 10] = [
            &"sign",
            &"--scheme",
            &scheme,
            &"--sign-field",
            &"sign",
            &"--secret-file",
            &files[0],
            &"--secret-file",
            &files[1],
            &"a=1",
        ];
        run(&args(words)).stdout
    };
    assert_ne!(sign([&new, &old]), sign([&old, &new]));
    assert_eq!(sign([&new, &new]), sign([&new, &old]));
}

#[test]
fn a_message_without_a_signature_is_refused_before_a_secret_is_asked_for() {
    for (words, code) in [
        (&["verify", "epay", "pay_answer"][..], "unsigned_message"),
        (&["explain", "epay", "pay_answer"], "unsigned_message"),
        (&["sign", "epay", "pay_answer", "code=1"], "unsigned_message"),
        (&["sign", "epay", "order", "pid=1"], "carries_secret"),
    ] {
        let run = run(words);
        assert_eq!((run.status, run.code()), (1, Some(code)), "{run:?}");
    }
}

#[test]
fn no_output_shows_a_secret_that_the_body_holds() {
    let folder = Folder::new();
    let key = folder.file("key", EPAY_KEY);
    let mut looked = 0;
    for (name, body) in [
        ("value", format!("{EPAY_NOTICE}&key={EPAY_KEY}")),
        ("name", format!("{EPAY_KEY}=1&{EPAY_NOTICE}")),
        ("twice", format!("{EPAY_KEY}=1&{EPAY_KEY}=2&{EPAY_NOTICE}")),
        ("escaped", format!("{EPAY_NOTICE}&attach=k%3D%37{}", &EPAY_KEY[1..])),
    ] {
        let body = folder.file(name, body);
        for verb in ["verify", "explain", "diagnose"] {
            for json in [&["--json"][..], &[]] {
                let mut words = args([&verb, &"epay", &"notify", &"--secret-file", &key, &body]);
                words.extend(json.iter().map(Into::into));
                let run = run(&words);
                assert_eq!(run.status, 1, "{run:?}");
                assert!(!format!("{run:?}").contains(&EPAY_KEY[1..]), "{run:?}");
                looked += usize::from(run.stdout.contains("<secret>") || run.stderr.contains("<secret>"));
            }
        }
    }
    assert!(looked >= 16, "only {looked} outputs had one to hide");
}
