//! The parameters that a function is declared with, read off the source of any language.

use std::fs;
use std::path::Path;

/// A parameter: its name, and whether it may be left out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) is_optional: bool,
}

impl Parameter {
    pub(crate) fn new(name: impl Into<String>, is_optional: bool) -> Self {
        Self { name: name.into(), is_optional }
    }
}

/// The text of a file, by its path from the root of the repository.
pub(crate) fn source(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    fs::read_to_string(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// What is between the first parenthesis and the one that closes it.
fn in_parentheses(text: &str) -> &str {
    let (mut depth, start) = (0, text.find('(').expect("a parenthesis"));
    for (at, character) in text[start..].char_indices() {
        match character {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &text[start + 1..start + at];
        }
    }
    panic!("a parenthesis is not closed: {text:.80}")
}

/// The parts between the commas that are in no bracket.
fn parts(list: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0, 0);
    let mut before = ' ';
    for (at, character) in list.char_indices() {
        match character {
            '(' | '[' | '{' | '<' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            // Not that of an arrow.
            '>' if before != '-' && before != '=' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(list[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
        before = character;
    }
    parts.push(list[start..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}

/// The parameters after the first `start` in a text, and what each is called in front of its type and its
/// default.
pub(crate) fn parameters(text: &str, start: &str) -> Vec<Parameter> {
    parts(in_parentheses(after(text, start))).into_iter().map(parameter).collect()
}

/// The types that are written after the names.
pub(crate) fn types(text: &str, start: &str) -> Vec<String> {
    let kind = |part: &str| part.split_once(": ").map(|(_, kind)| kind.to_owned()).unwrap_or_default();
    parts(in_parentheses(after(text, start))).into_iter().map(kind).collect()
}

/// The text from the end of the first `start` on; at its `(`, where it ends with that.
pub(crate) fn after<'t>(text: &'t str, start: &str) -> &'t str {
    let at = text.find(start).unwrap_or_else(|| panic!("`{start}` is not there"));
    &text[at + start.trim_end_matches('(').len()..]
}

fn parameter(part: &str) -> Parameter {
    // What PHP writes before a parameter, and what is before a name there.
    let part = part.rsplit_once(']').filter(|_| part.starts_with("#[")).map_or(part, |(_, part)| part.trim());
    let (declared, default) = part.split_once(" = ").map_or((part, false), |(declared, _)| (declared, true));
    let name = declared.rsplit_once('$').map_or(declared, |(_, name)| name);
    let (name, kind) = name.split_once(':').unwrap_or((name, ""));
    // `options?: Options` of TypeScript, `headers: nil` of Ruby.
    let is_optional = default || name.ends_with('?') || matches!(kind.trim(), "nil" | "[]" | "{}");
    Parameter::new(name.trim_end_matches('?').trim(), is_optional)
}
