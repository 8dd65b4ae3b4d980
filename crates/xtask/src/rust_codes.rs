//! The enumerations of the bindings that are written in Rust: codes and words, for C and for `UniFFI`'s
//! languages.

use std::fmt::{self, Write as _};
use std::io::Write as _;
use std::process::Stdio;

use anyhow::{Context, ensure};

use crate::run::command;
use crate::surface::{self, CodeRow, Word};

const GENERATED: &str = "Written by `cargo xtask generate` from the core; do not edit.";

/// The files, by their paths from the root of the repository.
pub(crate) fn files() -> anyhow::Result<Vec<(String, String)>> {
    let file = |path: &str, text: String| -> anyhow::Result<_> {
        Ok((path.to_owned(), formatted(&text).with_context(|| path.to_owned())?))
    };
    Ok(vec![
        file("bindings/c/src/codes.rs", c_codes()?)?,
        file("bindings/c/src/words.rs", c_words()?)?,
        file("bindings/uniffi/src/codes.rs", uniffi_codes()?)?,
    ])
}

/// The text as rustfmt writes it.
pub(crate) fn formatted(text: &str) -> anyhow::Result<String> {
    let mut rustfmt = command("rustfmt --edition 2024");
    let mut child = rustfmt.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().context("rustfmt cannot be run")?;
    child.stdin.take().context("rustfmt takes no input")?.write_all(text.as_bytes())?;
    let output = child.wait_with_output()?;
    ensure!(output.status.success(), "rustfmt refuses what was generated");
    Ok(String::from_utf8(output.stdout)?)
}

/// A list of documented variants with their numbers.
fn variants<'v>(text: &mut String, all: impl Iterator<Item = (String, &'v str, u16)>) -> fmt::Result {
    for (about, variant, number) in all {
        for line in wrapped(&about, 110) {
            writeln!(text, "    /// {line}")?;
        }
        writeln!(text, "    {variant} = {number},")?;
    }
    Ok(())
}

/// A text in lines of at most `columns` characters, with what is before each.
pub(crate) fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if "    /// ".len() + line.chars().count() + 1 + word.chars().count() <= columns => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn c_codes() -> Result<String, fmt::Error> {
    let mut text = format!("//! The numbers of all results. {GENERATED}\n\nuse std::ffi::CStr;\n\n");
    text.push_str(
        "/// What a function says. 0 is success, all others are errors. A code keeps its number and its word for ever, and\n\
         /// neither is used again for something else; later versions may add some, so treat one that you do not know as an\n\
         /// error.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq)]\n#[repr(C)]\npub enum Code {\n    /// No error.\n    Ok = 0,\n",
    );
    let (codes, border) = (surface::codes(), surface::border_codes());
    let row = |code: &CodeRow| code.sentence();
    variants(&mut text, codes.iter().map(|code| (row(code), code.variant.as_str(), code.number)))?;
    let own = border.iter().enumerate().map(|(index, code)| {
        let end = if index == 0 { " Of this library only, as all below." } else { "" };
        (format!("{}{end}", row(code)), code.variant.as_str(), code.number)
    });
    variants(&mut text, own)?;
    text.push_str("}\n\n/// A code, its word and what it means.\npub(crate) struct Entry {\n");
    text.push_str(
        "    pub(crate) code: Code,\n    pub(crate) word: &'static CStr,\n    pub(crate) text: &'static CStr,\n}\n\n",
    );
    text.push_str("/// All codes, in the order of their numbers.\npub(crate) const ENTRIES: &[Entry] = &[\n");
    text.push_str("    Entry { code: Code::Ok, word: c\"ok\", text: c\"no error\" },\n");
    for CodeRow { variant, word, text: about, .. } in codes.iter().chain(&border) {
        writeln!(text, "    Entry {{ code: Code::{variant}, word: c{word:?}, text: c{about:?} }},")?;
    }
    text.push_str("];\n");
    Ok(text)
}

fn c_words() -> Result<String, fmt::Error> {
    let mut text = format!("//! Enumerations of words. {GENERATED}\n\nuse std::ffi::CStr;\n");
    let mut one = |about: &str, name: &str, core: &str, words: &[Word]| -> fmt::Result {
        writeln!(text, "\n/// {about}\n#[derive(Clone, Copy)]\n#[repr(C)]\npub enum {name} {{")?;
        let rows = words.iter().map(|word| (surface::sentence(word.text), word.variant.as_str(), word.number.into()));
        variants(&mut text, rows)?;
        writeln!(text, "}}\n\nimpl {name} {{\n    /// All of them with their words, as the core has them.")?;
        writeln!(text, "    pub(crate) const ALL: &[(Self, paysign::{core}, &CStr)] = &[")?;
        for Word { variant, word, .. } in words {
            writeln!(text, "        (Self::{variant}, paysign::{core}::{variant}, c{word:?}),")?;
        }
        text.push_str("    ];\n\n    /// The one of this number.\n");
        writeln!(
            text,
            "    pub(crate) fn numbered(number: i32) -> Option<&'static (Self, paysign::{core}, &'static CStr)> {{"
        )?;
        text.push_str("        Self::ALL.iter().find(|(known, ..)| *known as i32 == number)\n    }\n}\n");
        Ok(())
    };
    let role = "What a field is for in every gateway, so that one shop's code serves them all. Amounts are decimals in major units:\n\
        /// 150 cents are `1.5`.";
    one(role, "Role", "gateway::Role", &surface::roles())?;
    one("What a message says about a payment.", "Status", "Status", &surface::statuses())?;
    one("Why a field is not signed.", "Reason", "explain::LeftOut", &surface::reasons())?;
    one("How the fields of a message are written.", "Wire", "Wire", &surface::wires())?;
    Ok(text)
}

fn uniffi_codes() -> Result<String, fmt::Error> {
    let mut text = format!("//! The codes and words of the core as enumerations of every language. {GENERATED}\n");
    let codes: Vec<_> = surface::codes().into_iter().map(|code| (code.sentence(), code.variant, code.number)).collect();
    let about = "The stable code of an error, the same in every language, with the number of `docs/errors.md`.";
    enumeration(&mut text, about, "Code", &codes)?;
    from_core(&mut text, "Code", "Code", &codes, ("a code", "unreachable!(\"generated from all codes\")"))?;
    let statuses = rows(surface::statuses());
    enumeration(&mut text, "What a message says about a payment.", "PaymentStatus", &statuses)?;
    from_core(&mut text, "PaymentStatus", "Status", &statuses, ("a status", "Self::NotPaid"))?;
    let wires = rows(surface::wires());
    enumeration(&mut text, "How the fields of a message are written.", "BodyWire", &wires)?;
    to_core(&mut text, "BodyWire", "Wire", &wires)?;
    let roles = rows(surface::roles());
    enumeration(
        &mut text,
        "What a field is for in every gateway, so that one shop's code serves them all.",
        "Role",
        &roles,
    )?;
    to_core(&mut text, "Role", "gateway::Role", &roles)?;
    Ok(text)
}

/// What a variant is, its name and its number.
type Row = (String, String, u16);

fn rows(words: Vec<Word>) -> Vec<Row> {
    words.into_iter().map(|word| (surface::sentence(word.text), word.variant, word.number.into())).collect()
}

fn enumeration(text: &mut String, about: &str, name: &str, rows: &[Row]) -> fmt::Result {
    let derived = "Clone, Copy, Debug, PartialEq, Eq, Hash, uniffi::Enum";
    writeln!(text, "\n/// {about}\n#[derive({derived})]\n#[repr(i32)]\npub enum {name} {{")?;
    variants(text, rows.iter().map(|(about, variant, number)| (about.clone(), variant.as_str(), *number)))?;
    text.push_str("}\n");
    Ok(())
}

/// `value` is what a variant of the core becomes that is not among these; `what` says what that would be.
fn from_core(text: &mut String, name: &str, core: &str, rows: &[Row], (what, value): (&str, &str)) -> fmt::Result {
    writeln!(text, "\nimpl From<paysign::{core}> for {name} {{\n    fn from(core: paysign::{core}) -> Self {{")?;
    text.push_str("        match core {\n");
    // A variant that any other one becomes needs no arm of its own.
    for (_, variant, _) in rows.iter().filter(|(_, variant, _)| value != format!("Self::{variant}")) {
        writeln!(text, "            paysign::{core}::{variant} => Self::{variant},")?;
    }
    writeln!(text, "            // Also {what} that a later core adds, and this file does not have yet.")?;
    writeln!(text, "            _ => {value},")?;
    text.push_str("        }\n    }\n}\n");
    Ok(())
}

fn to_core(text: &mut String, name: &str, core: &str, rows: &[Row]) -> fmt::Result {
    writeln!(text, "\nimpl From<{name}> for paysign::{core} {{\n    fn from(given: {name}) -> Self {{")?;
    text.push_str("        match given {\n");
    for (_, variant, _) in rows {
        writeln!(text, "            {name}::{variant} => Self::{variant},")?;
    }
    text.push_str("        }\n    }\n}\n");
    Ok(())
}
