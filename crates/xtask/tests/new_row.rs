//! What every language declares is one row in Rust: in a scratch copy of the repository a code, a limit and a
//! flag are added, and what the generator writes has them in every language.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// What a copy of the repository does without.
const NOT_COPIED: [&str; 4] = ["target", ".git", "node_modules", "corpus"];

/// A row that is added to a file, before a text of it; where it must come out, and as what.
struct Planted {
    file: &'static str,
    before: &'static str,
    row: &'static str,
    seen: &'static [(&'static str, &'static str)],
}

const CODE: Planted = Planted {
    file: "crates/paysign/src/code.rs",
    before: "        OtherDialect = 69 ",
    row: "        PlantedCode = 89 \"planted_code\" [Config] \"a code that a test has planted\" \"测试植入的代码\";\n",
    seen: &[
        ("docs/errors.md", "| `planted_code` | 89 | config | a code that a test has planted | 测试植入的代码 |"),
        ("bindings/c/src/codes.rs", "PlantedCode = 89,"),
        ("bindings/c/include/paysign.h", "PAYSIGN_CODE_PLANTED_CODE = 89,"),
        ("bindings/php/src/Internal/Ffi/paysign.h", "PAYSIGN_CODE_PLANTED_CODE = 89,"),
        ("bindings/php/src/Internal/Header.php", "89 => Exception\\PlantedCode::class,"),
        (
            "bindings/php/src/Exception/PlantedCode.php",
            "final class PlantedCode extends Exception implements ConfigError",
        ),
        ("bindings/uniffi/src/codes.rs", "PlantedCode = 89,"),
        ("bindings/python/python/paysign/errors.py", "class PlantedCode(ConfigError):"),
        ("bindings/node/codes.js", "['planted_code', 89, 'PlantedCodeError'],"),
        ("bindings/node/types/errors.d.ts", "export declare class PlantedCodeError extends PaysignError {"),
        ("bindings/node/errors.mjs", "  PlantedCodeError,"),
        ("bindings/go/codes.go", "PlantedCode Code = \"planted_code\""),
    ],
};

const LIMIT: Planted = Planted {
    file: "crates/paysign/src/limits.rs",
    before: "    depth = 32 ",
    row: "    planted_len = 77 \"length that a test has planted\" \"测试植入的长度\";\n",
    seen: &[
        ("docs/options.md", "| `planted_len` | `plantedLen` | 77 | `--max-planted-len` | the greatest length that a"),
        ("bindings/c/src/given.rs", "pub planted_len: usize,"),
        ("bindings/c/include/paysign.h", "    size_t planted_len;"),
        ("bindings/php/src/Internal/Ffi/paysign.h", "    size_t planted_len;"),
        ("bindings/php/src/Options.php", "public ?int $plantedLen = null,"),
        ("bindings/php/src/Internal/Given.php", "$members['planted_len'] = $options->plantedLen;"),
        ("bindings/php-ext/src/options.c", "&options->planted_len);"),
        ("bindings/uniffi/src/given.rs", "pub planted_len: Option<i32>,"),
        ("bindings/python/src/given.rs", "fn planted_len(&self) -> usize {"),
        ("bindings/python/python/paysign/_paysign.pyi", "planted_len: int | None = None,"),
        ("bindings/node/options.js", "limits: ['bodyLen', 'fields', 'plantedLen', 'depth'],"),
        ("bindings/node/types/options.d.ts", "readonly plantedLen?: number;"),
        ("bindings/go/options.go", "w.number(\"planted_len\", uint64(max(o.PlantedLen, 0)))"),
    ],
};

const FLAG: Planted = Planted {
    file: "crates/paysign-owned/src/options.rs",
    before: "}];\n\n/// Names that bodies may hold",
    row: "}, Flag {\n    word: \"planted\",\n    opposite: \"bare\",\n    text: \"does what a test has planted\",\n    \
          text_zh: \"测试植入的选项\",\n    set: |_, _| (),\n    is_on: |_| true,\n",
    seen: &[
        (
            "docs/options.md",
            "| `planted` | `planted` | on | `--bare` | does what a test has planted | 测试植入的选项 |",
        ),
        ("bindings/c/src/given.rs", "pub bare: i32,"),
        ("bindings/c/include/paysign.h", "    int32_t bare;"),
        ("bindings/php/src/Internal/Ffi/paysign.h", "    int32_t bare;"),
        ("bindings/php/src/Options.php", "public ?bool $planted = null,"),
        ("bindings/php/src/Internal/Given.php", "$members['bare'] = (int) !$options->planted;"),
        ("bindings/php-ext/src/options.c", "set_flag(given, 1, &options->bare);"),
        ("bindings/uniffi/src/given.rs", "pub planted: bool,"),
        ("bindings/python/python/paysign/_paysign.pyi", "    planted: bool = True,"),
        ("bindings/node/options.js", "flags: ['strict', 'planted'],"),
        ("bindings/node/types/options.d.ts", "readonly planted?: boolean;"),
        ("bindings/go/options.go", "\tBare bool"),
    ],
};

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
fn one_row_is_in_every_language() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    // What it depends on is compiled there already.
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let scratch = target.join("tmp").join("new-row");
    let _ = fs::remove_dir_all(&scratch);
    copy(&root, &scratch);
    for Planted { file, before, row, .. } in [CODE, LIMIT, FLAG] {
        let path = scratch.join(file);
        let text = fs::read_to_string(&path).expect(file);
        assert_eq!(text.matches(before).count(), 1, "{file} has not one `{before}`");
        fs::write(&path, text.replacen(before, &format!("{row}{before}"), 1)).expect("it is written");
    }

    let mut generate = Command::new(env::var_os("CARGO").expect("cargo runs this"));
    generate.args("run --quiet --locked --package xtask -- generate".split(' ')).current_dir(&scratch);
    let output = generate.env("CARGO_TARGET_DIR", &target).output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    for (file, text) in [CODE, LIMIT, FLAG].iter().flat_map(|planted| planted.seen) {
        let written = fs::read_to_string(scratch.join(file)).expect(file);
        assert!(written.contains(text), "{file} lacks {text}");
    }
    fs::remove_dir_all(&scratch).expect("the copy goes");
}
