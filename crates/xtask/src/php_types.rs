//! The PHP package's enums, constants, exceptions and FFI declarations.

use std::fmt::{self, Write};
use std::fs;

use anyhow::Context;
use paysign::{code::Group, gateways};
use paysign_types::name::{in_comment, pascal};

use crate::run::root;
use crate::surface::{self, CodeRow, Word};

const PACKAGE: &str = "bindings/php/";
const GENERATED: &str = "Written by `cargo xtask generate`; do not edit.";
/// More is known of this error than of the others, so it is written by hand.
const BY_HAND: &str = "gateway_error";

/// The files, by their paths from the root of the repository. `header` is that of the C library.
pub(crate) fn files(header: &str) -> anyhow::Result<Vec<(String, String)>> {
    let file = |path: &str, text: String| (format!("{PACKAGE}{path}"), text);
    let abi = abi(header)?;
    let mut files = vec![
        file("src/Internal/Ffi/paysign.h", declarations(header, abi)),
        file("src/Internal/Role.php", roles(&surface::roles())?),
        file("src/Status.php", words("Status", "What a message says about a payment.", &surface::statuses())?),
        file("src/Reason.php", words("Reason", "Why a field is not signed.", &surface::reasons())?),
        file("src/Wire.php", words("Wire", "How the fields of a message are written.", &surface::wires())?),
        file("src/BuiltIn.php", built_in()?),
        file("src/Internal/Header.php", header_class(abi)?),
    ];
    for group in Group::ALL {
        files.push(file(&format!("src/Exception/{group:?}Error.php"), group_interface(*group)));
    }
    for code in codes().iter().filter(|code| code.word != BY_HAND) {
        files.push(file(&format!("src/Exception/{}.php", code.class()), exception_class(code)));
    }
    Ok(files)
}

/// Generated files that are on disk and would not be written any more.
pub(crate) fn no_longer_written(written: &[String]) -> anyhow::Result<Vec<String>> {
    let mut gone = Vec::new();
    for entry in fs::read_dir(root().join(PACKAGE).join("src/Exception"))? {
        let entry = entry?;
        let path = format!("{PACKAGE}src/Exception/{}", entry.file_name().to_string_lossy());
        if !written.contains(&path) && fs::read_to_string(entry.path())?.contains(GENERATED) {
            gone.push(path);
        }
    }
    Ok(gone)
}

/// Those of the core, and after them those of the C library only.
fn codes() -> Vec<CodeRow> {
    [surface::codes(), surface::border_codes()].concat()
}

fn abi(header: &str) -> anyhow::Result<u32> {
    let line = header.lines().find_map(|line| line.strip_prefix("#define PAYSIGN_ABI "));
    line.context("the C header has no ABI number")?.trim().parse().context("the ABI is not a number")
}

/// The header as PHP's FFI reads it: without comments, and without what a preprocessor would do.
fn declarations(header: &str, abi: u32) -> String {
    let mut text = header.to_owned();
    while let Some((before, rest)) = text.split_once("/*") {
        text = format!("{before}{}", rest.split_once("*/").map_or("", |(_, after)| after));
    }
    let mut declared = String::new();
    let mut is_cpp = false;
    for line in text.lines().map(str::trim_end) {
        if line.starts_with('#') {
            is_cpp = line == "#ifdef __cplusplus" || (is_cpp && !line.starts_with("#endif"));
        } else if !is_cpp && !line.is_empty() {
            // PHP makes a string of what a `const char *` in a structure points to, up to a zero byte that
            // need not be there.
            let pointer =
                line.strip_prefix("    const char *").filter(|rest| rest.ends_with(';') && !rest.contains(['(', ',']));
            declared += &pointer.map_or_else(|| line.to_owned(), |name| format!("    char *{name}"));
            declared.push('\n');
        }
    }
    format!(
        "#define FFI_SCOPE \"Paysign\"\n#define FFI_LIB \"libpaysign.so.{abi}\"\n\
         /* From bindings/c/include/paysign.h. {GENERATED} */\n{declared}"
    )
}

fn head(namespace: &str) -> String {
    format!("<?php\n\n// {GENERATED}\n\ndeclare(strict_types=1);\n\nnamespace {namespace};\n")
}

fn group_interface(group: Group) -> String {
    let parent = group.parent().map_or_else(|| "\\Throwable".to_owned(), |parent| format!("{parent:?}Error"));
    format!(
        "{}\n/** {} */\ninterface {group:?}Error extends {parent}\n{{\n}}\n",
        head("Paysign\\Exception"),
        in_comment(group.text())
    )
}

fn exception_class(code: &CodeRow) -> String {
    let groups: Vec<_> = code.groups.iter().map(|group| format!("{group:?}Error")).collect();
    let implements = if groups.is_empty() { String::new() } else { format!(" implements {}", groups.join(", ")) };
    format!(
        "{}\nuse Paysign\\Exception;\n\n/** {} */\nfinal class {} extends Exception{implements}\n{{\n    public const CODE = '{}';\n}}\n",
        head("Paysign\\Exception"),
        in_comment(&code.sentence()),
        code.class(),
        code.word
    )
}

fn header_class(abi: u32) -> Result<String, fmt::Error> {
    let mut text = head("Paysign\\Internal");
    text.push_str("\nuse Paysign\\Exception;\n\n/** What the C header says. @internal */\nfinal class Header\n{\n");
    writeln!(text, "    public const ABI = {abi};\n\n    /** The exceptions, by the numbers of their codes. */")?;
    text.push_str("    public const EXCEPTIONS = [\n");
    for code in codes() {
        writeln!(text, "        {} => Exception\\{}::class,", code.number, code.class())?;
    }
    text.push_str("    ];\n}\n");
    Ok(text)
}

fn roles(words: &[Word]) -> Result<String, fmt::Error> {
    let mut text = head("Paysign\\Internal");
    text.push_str("\n/**\n * Numbers of the C header.\n *\n * @internal\n * @phpstan-type Roles array{\n");
    for Word { word, .. } in words {
        writeln!(text, " *     {word}?: string,")?;
    }
    text.push_str(" * }\n */\nfinal class Role\n{\n");
    for Word { word, number, text: about, .. } in words {
        writeln!(
            text,
            "    /** {} */\n    public const {} = {number};",
            in_comment(&surface::sentence(about)),
            word.to_uppercase()
        )?;
    }
    text.push_str("\n    /** By their words. */\n    public const NUMBERS = [\n");
    for Word { word, .. } in words {
        writeln!(text, "        '{word}' => self::{},", word.to_uppercase())?;
    }
    text.push_str("    ];\n}\n");
    Ok(text)
}

fn words(class: &str, about: &str, words: &[Word]) -> Result<String, fmt::Error> {
    let mut text = head("Paysign");
    write!(text, "\n/** {about} */\nenum {class}: string\n{{\n")?;
    for Word { variant, word, text: about, .. } in words {
        writeln!(text, "    /** {} */\n    case {variant} = '{word}';", in_comment(&surface::sentence(about)))?;
    }
    text.push_str(
        "\n    /** The number that the library knows it by. @internal */\n    public function number(): int\n    {\n",
    );
    text.push_str("        return match ($this) {\n");
    for Word { variant, number, .. } in words {
        writeln!(text, "            self::{variant} => {number},")?;
    }
    text.push_str(
        "        };\n    }\n\n    /** @internal */\n    public static function ofNumber(int $number): self\n    {\n",
    );
    text.push_str("        return match ($number) {\n");
    for Word { variant, number, .. } in words {
        writeln!(text, "            {number} => self::{variant},")?;
    }
    text.push_str("        };\n    }\n}\n");
    Ok(text)
}

fn built_in() -> Result<String, fmt::Error> {
    let mut text = head("Paysign");
    text.push_str(
        "\n/** The ids of the built-in gateways, and of sites of theirs that speak or sign in another way. */\n\
         interface BuiltIn\n{\n",
    );
    let mut constant = |about: &str, id: &str| {
        writeln!(text, "    /** {} */\n    public const {} = '{id}';", in_comment(about), pascal(id))
    };
    for gateway in gateways::ALL {
        constant(&format!("{}.", gateway.title.trim_end_matches('.')), gateway.id)?;
        for variant in gateway.variants {
            constant(variant.about, &format!("{}@{}", gateway.id, variant.name))?;
        }
    }
    text.push_str("}\n");
    Ok(text)
}
