//! A new error code is one row in the core: in a scratch copy of the repository one is added, and what the
//! generator writes has it in every language.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// What a copy of the repository does without.
const NOT_COPIED: [&str; 4] = ["target", ".git", "node_modules", "corpus"];

const ROW: &str = "        PlantedCode = 89 \"planted_code\" [Config] \"a code that a test has planted\" \"测试植入的代码\";\n";

/// Where it must come out, and as what.
const SEEN: [(&str, &str); 11] = [
    ("docs/errors.md", "| `planted_code` | 89 | config | a code that a test has planted | 测试植入的代码 |"),
    ("bindings/c/src/codes.rs", "PlantedCode = 89,"),
    ("bindings/c/include/paysign.h", "PAYSIGN_CODE_PLANTED_CODE = 89,"),
    ("bindings/php/src/Internal/Ffi/paysign.h", "PAYSIGN_CODE_PLANTED_CODE = 89,"),
    ("bindings/php/src/Internal/Header.php", "89 => Exception\\PlantedCode::class,"),
    ("bindings/php/src/Exception/PlantedCode.php", "final class PlantedCode extends Exception implements ConfigError"),
    ("bindings/uniffi/src/codes.rs", "PlantedCode = 89,"),
    ("bindings/python/python/paysign/errors.py", "class PlantedCode(ConfigError):"),
    ("bindings/node/codes.js", "['planted_code', 89, 'PlantedCodeError'],"),
    ("bindings/node/types/errors.d.ts", "export declare class PlantedCodeError extends PaysignError {"),
    ("bindings/node/errors.mjs", "  PlantedCodeError,"),
];

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let (path, name) = (entry.path(), entry.file_name());
        if NOT_COPIED.iter().any(|not| name == *not) || path.is_symlink() {
            continue;
        }
        if path.is_dir() {
            copy(&path, &to.join(name));
        } else {
            fs::copy(&path, to.join(name)).expect("a file is copied");
        }
    }
}

#[test]
fn one_row_in_the_core_is_a_code_in_every_language() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    // What it depends on is compiled there already.
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let scratch = target.join("tmp").join("new-code");
    let _ = fs::remove_dir_all(&scratch);
    copy(&root, &scratch);
    let core = scratch.join("crates/paysign/src/code.rs");
    let codes = fs::read_to_string(&core).expect("code.rs");
    let last = "        OtherDialect = 69 ";
    let (before, after) = codes.split_once(last).expect("the last code");
    let end = after.find(";\n").expect("its end") + 2;
    fs::write(&core, format!("{before}{last}{}{ROW}{}", &after[..end], &after[end..])).expect("code.rs is written");

    let mut generate = Command::new(env::var_os("CARGO").expect("cargo runs this"));
    generate.args("run --quiet --locked --package xtask -- generate".split(' ')).current_dir(&scratch);
    let output = generate.env("CARGO_TARGET_DIR", &target).output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    for (file, text) in SEEN {
        let written = fs::read_to_string(scratch.join(file)).expect(file);
        assert!(written.contains(text), "{file} lacks {text}");
    }
    fs::remove_dir_all(&scratch).expect("the copy goes");
}
