//! `paysign gateway types`: what the packages have for built-in gateways, for a gateway file.

mod support;

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use support::{Folder, args, run};

const LANGUAGES: [(&str, &str); 2] =
    [("python", "bindings/python/python/paysign/messages.py"), ("typescript", "bindings/node/types/messages.d.ts")];

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// What is printed of these files.
fn types(language: &str, files: &[OsString]) -> String {
    let mut words = args([&"gateway", &"types", &"--language", &language]);
    words.extend(files.iter().cloned());
    let run = run(&words);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{run:?}");
    run.stdout
}

/// Names that neither language takes as they are, and texts that would end a text or a comment.
fn awkward(folder: &Folder) -> OsString {
    let text = run(&["gateway", "new", "minepay"]).stdout;
    let fields = r#"
    { name = "from", required = true, meaning = 'a "word" of Python''s \ own */' },
    { name = "__double" },
    { name = "goods[0]-name", meaning = "the first\nof a list" },
    { name = "kind.of", required = true, kind = "code", choices = [{ value = "a'b" }, { value = 'c"\d' }] },
    { name = "notify_url", "#;
    let fields = fields.replace("''", "'").replace("meaning = 'a", "meaning = '''a").replace("*/'", "*/'''");
    let changed = text.replacen("\n    { name = \"notify_url\", ", &fields, 1);
    assert_ne!(changed, text);
    folder.file("minepay.toml", changed)
}

#[test]
fn the_files_of_the_built_in_gateways_give_the_types_of_the_packages() {
    let ids = paysign::gateways::ALL.iter().map(|gateway| gateway.id);
    let files: Vec<OsString> = ids.map(|id| root(&format!("gateways/{id}.toml")).into()).collect();
    for (language, path) in LANGUAGES {
        let committed = fs::read_to_string(root(path)).expect("a file");
        let (written, committed) = (types(language, &files), committed.split_once('\n').expect("lines"));
        // The first line says what wrote it.
        assert!(written.split_once('\n').expect("lines").1 == committed.1, "{language}");
    }
}

#[test]
fn two_types_of_one_name_are_refused() {
    let folder = Folder::new();
    let text = run(&["gateway", "new", "minepay"]).stdout;
    let more = "\n[[messages]]\nname = \"pay_request\"\nlike = \"pay\"\n";
    let both = folder.file("both.toml", format!("{text}{more}"));
    let own = folder.file("own.toml", &text);
    for (language, _) in LANGUAGES {
        let twice = run(&args([&"gateway", &"types", &"--language", &language, &own, &own]));
        assert_eq!((twice.status, twice.stdout.as_str()), (2, ""), "{twice:?}");
        assert!(twice.stderr.contains("two types would be called `Minepay"), "{twice:?}");
    }
    let python = run(&args([&"gateway", &"types", &"--language", &"python", &both]));
    assert!(python.stderr.contains("`MinepayPayRequest`"), "{python:?}");
}

#[test]
fn what_is_no_gateway_has_no_types() {
    let folder = Folder::new();
    let broken = folder.file("broken.toml", "id = 1");
    let refused = run(&args([&"gateway", &"types", &"--language", &"python", &broken]));
    assert_eq!((refused.status, refused.code()), (2, Some("gateway_syntax")), "{refused:?}");
    // PHP, C, Kotlin and Ruby have no types of messages.
    assert_eq!(run(&args([&"gateway", &"types", &"--language", &"php", &broken])).status, 2);
}

#[test]
fn python_reads_its_types() {
    let folder = Folder::new();
    let module = types("python", &[awkward(&folder)]);
    folder.file("minepay_types.py", &module);
    let shop = "import minepay_types as types\n\
                right: types.MinepayPayRequest = {\n    \"order_no\": \"7\", \"amount\": \"1.50\", \"notify_url\": \"https://a\",\n    \
                \"from\": \"x\", \"kind.of\": \"a'b\", \"__double\": \"y\",\n}\n\
                assert types.MinepayPay.__required_keys__ >= {\"mch_id\", \"from\", \"kind.of\"}\n\
                assert types.MinepayPay.__optional_keys__ == {\"__double\", \"goods[0]-name\"}\n";
    let wrong = shop.replace("\"a'b\"", "\"b\"");
    let (shop, wrong) = (folder.file("shop.py", shop), folder.file("wrong.py", wrong));
    let Some(python) = found("python3", &[]) else { return };
    assert_runs(Command::new(python).arg(&shop));
    let Some(mypy) = found("mypy", &[root("target/python/dev/bin/mypy")]) else { return };
    let check = |file: &OsString| {
        let mut command = Command::new(&mypy);
        command.current_dir(folder.path("")).args([
            "--strict",
            "--cache-dir",
            if cfg!(windows) { "nul" } else { "/dev/null" },
        ]);
        command.arg(file);
        command
    };
    assert_runs(&mut check(&shop));
    assert!(!check(&wrong).output().expect("it runs").status.success(), "mypy takes what is not a code");
}

#[test]
fn typescript_reads_its_types() {
    let folder = Folder::new();
    let module = types("typescript", &[awkward(&folder)]);
    folder.file("minepay.d.ts", &module);
    let shop = "import type { Messages, MinepayPayRequest } from './minepay.js';\n\
                export const right: MinepayPayRequest = { order_no: '7', amount: '1.50', notify_url: 'https://a', from: 'x', 'kind.of': 'a\\'b' };\n\
                export const same: Messages['minepay']['pay']['request'] = right;\n\
                export const field: Messages['minepay']['pay']['field'] = 'goods[0]-name';\n";
    let wrong = shop.replace("'a\\'b'", "'b'");
    let (shop, wrong) = (folder.file("shop.ts", shop), folder.file("wrong.ts", wrong));
    let Some(tsc) = found("tsc", &[root("bindings/node/node_modules/.bin/tsc")]) else { return };
    let check = |file: &OsString| {
        let mut command = Command::new(&tsc);
        command.current_dir(folder.path("")).args(["--noEmit", "--strict", "--module", "nodenext"]);
        command.arg(file);
        command
    };
    assert_runs(&mut check(&shop));
    assert!(!check(&wrong).output().expect("it runs").status.success(), "tsc takes what is not a code");
}

/// A program of the path, or one of these files. The packages' own tests install the type checkers.
fn found(name: &str, files: &[PathBuf]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let of_path = std::env::split_paths(&path).map(|folder| folder.join(name));
    let found = files.iter().cloned().chain(of_path).find(|path| path.is_file());
    if found.is_none() {
        println!("{name} is not here: it was not asked");
    }
    found
}

fn assert_runs(command: &mut Command) {
    let output = command.output().expect("it runs");
    let said = [output.stdout, output.stderr].concat();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&said));
}
