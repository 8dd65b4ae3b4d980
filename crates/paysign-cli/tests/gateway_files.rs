//! `paysign gateway`, and `--gateway-file`: a gateway of one's own is a gateway like any other.

mod support;

use std::fs;

use support::{EPAY_KEY, EPAY_NOTICE, Folder, args, run, run_with};

#[test]
fn a_new_file_is_a_gateway_as_it_is() {
    let written = run(&["gateway", "new", "minepay"]);
    assert_eq!((written.status, written.stderr.as_str()), (0, ""));
    let folder = Folder::new();
    let file = folder.file("minepay.toml", &written.stdout);
    let checked = run(&args([&"gateway", &"check", &file]));
    assert_eq!(checked.status, 0, "{checked:?}");
    assert!(checked.stdout.contains("minepay, 3 messages, 0 variants"), "{checked:?}");
    let refused = run(&["gateway", "new", "Mine Pay"]);
    assert_eq!((refused.status, refused.stdout.as_str()), (2, ""));
    assert!(refused.stderr.contains("lower-case letters"), "{refused:?}");
}

#[test]
fn a_new_file_never_takes_the_place_of_another_one() {
    let folder = Folder::new();
    let path = folder.path("minepay.toml");
    let written = run(&args([&"gateway", &"new", &"minepay", &"--output", &path]));
    assert_eq!((written.status, written.stderr.as_str()), (0, ""), "{written:?}");
    assert!(written.stdout.contains("minepay.toml: written"), "{written:?}");
    assert_eq!(fs::read_to_string(&path).expect("a file"), run(&["gateway", "new", "minepay"]).stdout);
    let again = run(&args([&"gateway", &"new", &"otherpay", &"-o", &path]));
    assert_eq!((again.status, again.stdout.as_str()), (2, ""), "{again:?}");
    assert!(again.stderr.contains("minepay.toml is there already"), "{again:?}");
    assert!(fs::read_to_string(&path).expect("a file").contains("id = \"minepay\""));
    for (id, name) in [("Mine Pay", "refused.toml"), ("minepay", "nowhere/minepay.toml")] {
        let refused = run(&args([&"gateway", &"new", &id, &"--output", &folder.path(name)]));
        assert_eq!((refused.status, refused.stdout.as_str()), (2, ""), "{refused:?}");
        assert!(!folder.path(name).exists(), "{name}");
    }
}

#[test]
fn what_makes_shops_stumble_is_a_warning() {
    let folder = Folder::new();
    let text = run(&["gateway", "new", "minepay"]).stdout;
    let text = text.replace("role = \"paid_amount\"", "role = \"ordered_amount\"").replace("source = ", "# source = ");
    let file = folder.file("minepay.toml", text);
    let checked = run(&args([&"gateway", &"check", &file]));
    assert_eq!((checked.status, checked.stderr.as_str()), (0, ""), "{checked:?}");
    for said in [
        "minepay.toml:1:1: warning: no `source`",
        ": warning: `notify` has no signed field with the role `paid_amount`",
    ] {
        assert!(checked.stdout.contains(said), "{said}: {checked:?}");
    }
    let json = run(&args([&"gateway", &"check", &"--json", &file])).json();
    assert_eq!(json["files"][0]["problems"].as_array().map(Vec::len), Some(0), "{json}");
    assert_eq!(json["files"][0]["warnings"].as_array().map(Vec::len), Some(2), "{json}");
    assert_eq!(json["files"][0]["warnings"][0]["line"], 1, "{json}");
}

#[test]
fn the_schema_is_the_committed_one() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/gateway-file.schema.json");
    assert_eq!(run(&["gateway", "schema"]).stdout, fs::read_to_string(path).expect("a file"));
}

#[test]
fn each_problem_is_shown_at_its_line() {
    let folder = Folder::new();
    let text = run(&["gateway", "new", "minepay"]).stdout;
    let right = folder.file("right.toml", &text);
    let wrong = text.replace("wire = \"json\"", "wire = \"jsno\"").replace("ack = ", "akc = ");
    let lines = |part: &str| wrong.lines().position(|line| line.contains(part)).expect("it is there") + 1;
    let broken = folder.file("broken.toml", &wrong);
    let checked = run(&args([&"gateway", &"check", &right, &broken]));
    assert_eq!(checked.status, 1, "{checked:?}");
    assert!(checked.stdout.contains("right.toml: minepay"), "{checked:?}");
    for (part, said) in [("jsno", "did you mean `json`?"), ("akc", "did you mean `ack`?")] {
        let place = format!("broken.toml:{}:", lines(part));
        let line = checked.stdout.lines().find(|line| line.contains(&place)).unwrap_or_else(|| panic!("{checked:?}"));
        assert!(line.contains(said), "{line}");
    }
    assert!(checked.stdout.contains("\n    wire = \"jsno\"\n"), "the line itself: {checked:?}");
    assert_eq!(checked.stderr, "paysign: 1 of 2 files is not a gateway\n");
    let json = run(&args([&"gateway", &"check", &"--json", &broken])).json();
    assert_eq!(json["files"][0]["problems"].as_array().map(Vec::len), Some(2), "{json}");
    assert_eq!(json["files"][0]["problems"][0]["line"], lines("jsno"));
    let missing = run(&args([&"gateway", &"check", &folder.path("missing")]));
    assert_eq!(missing.status, 2, "{missing:?}");
}

#[test]
fn what_is_printed_can_be_read() {
    let folder = Folder::new();
    for id in ["epay", "payindex", "mypaynz", "paypro", "epusdt"] {
        let file = folder.file("printed.json", &run(&["gateways", id, "--json"]).stdout);
        let checked = run(&args([&"gateway", &"check", &file]));
        assert_eq!(checked.status, 0, "{id}: {checked:?}");
        let again = run(&args([&"gateways", &"--gateway-file", &file, &id, &"--json"]));
        assert_eq!(again.json(), run(&["gateways", id, "--json"]).json(), "{id}");
    }
}

#[test]
fn a_gateway_of_ones_own_verifies_like_a_built_in_one() {
    let folder = Folder::new();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../gateways/epay.toml");
    let text = fs::read_to_string(path).expect("a file").replace("id = \"epay\"", "id = \"mine\"");
    let (file, key) = (folder.file("mine.toml", &text), folder.file("key", EPAY_KEY));
    let words = args([&"verify", &"--gateway-file", &file, &"mine", &"notify", &"--secret-file", &key, &"--json"]);
    let verified = run_with(&words, EPAY_NOTICE.as_bytes(), &[]);
    assert_eq!(verified.status, 0, "{verified:?}");
    assert_eq!(verified.json()["ack"], "success");
    let variant = args([&"verify", &"--gateway-file", &file, &"mine@key", &"notify", &"--secret-file", &key]);
    assert_eq!(run_with(&variant, EPAY_NOTICE.as_bytes(), &[]).code(), Some("mismatch"));
    let unknown = args([&"verify", &"--gateway-file", &file, &"mien", &"notify", &"--secret-file", &key]);
    let unknown = run_with(&unknown, EPAY_NOTICE.as_bytes(), &[]);
    assert!(unknown.code() == Some("unknown_gateway") && unknown.stderr.contains("mine"), "{unknown:?}");
    let broken = folder.file("broken.toml", text.replace("[signing]", "[sining]"));
    let refused = args([&"verify", &"--gateway-file", &broken, &"mine", &"notify", &"--secret-file", &key]);
    let refused = run_with(&refused, EPAY_NOTICE.as_bytes(), &[]);
    assert_eq!((refused.status, refused.code()), (2, Some("gateway_syntax")), "{refused:?}");
    assert!(refused.stderr.contains("line "), "{refused:?}");
}

#[test]
fn the_shops_own_parameters_are_named() {
    let folder = Folder::new();
    let key = folder.file("key", EPAY_KEY);
    let body = format!("route=payment/epay/notify&{EPAY_NOTICE}");
    let verify = |more: &[&str]| {
        let mut words = args([&"verify", &"epay", &"notify", &"--secret-file", &key]);
        words.extend(more.iter().map(Into::into));
        run_with(&words, body.as_bytes(), &[])
    };
    assert_eq!(verify(&[]).code(), Some("mismatch"));
    let verified = verify(&["--shop-name", "route", "--json"]);
    assert_eq!(verified.status, 0, "{verified:?}");
    assert!(verified.json()["unproved"].get("route").is_none(), "{verified:?}");
    // A name of another message of the gateway is refused too.
    let taken = verify(&["--shop-name", "qrcode"]);
    assert_eq!((taken.status, taken.code()), (2, Some("invalid_name")), "{taken:?}");
}

#[test]
fn no_more_of_a_file_is_read_than_a_gateway_has() {
    let folder = Folder::new();
    let right = folder.file("right.toml", &run(&["gateway", "new", "minepay"]).stdout);
    let long = folder.file("long.toml", "#".repeat((1 << 20) + 1));
    let bytes = folder.file("bytes.toml", b"id = \"a\"\ntitle = \"\xff\"\n");
    let mut unreadable = vec![(long, "at most 1048576 bytes"), (bytes, "line 2, column 10: ")];
    if cfg!(unix) {
        // It has no length, and no end.
        unreadable.push(("/dev/zero".into(), "at most 1048576 bytes"));
    }
    for (path, said) in unreadable {
        // What is found in another file is said all the same.
        let checked = run(&args([&"gateway", &"check", &path, &right]));
        assert_eq!(checked.status, 2, "{checked:?}");
        assert!(checked.stderr.contains(said) && checked.stdout.contains("right.toml: minepay"), "{checked:?}");
    }
}

#[test]
fn a_name_is_exactly_what_was_given() {
    for names in ["route,order_id", "", "a b"] {
        let refused = run(&["explain", "epay", "notify", "--shop-name", names]);
        assert_eq!((refused.status, refused.code()), (2, Some("invalid_name")), "{names}: {refused:?}");
    }
    let both = ["verify", "--scheme", "x", "--sign-field", "sign", "--gateway-file", "mine.toml"];
    assert_eq!(run(&both).status, 2);
    assert!(run(&both).stderr.contains("cannot be used with"), "{:?}", run(&both));
}
