//! What a scheme's text says beside fields: the secret, its parts, and constant texts.

use super::error::{SchemeError, SchemeProblem};
use super::lexer::Lexer;

/// The secret, or a part of it that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// All of it.
    Whole,
    /// What is after `NAME=` in it.
    Named(&'a str),
}

/// `<secret>` or `<PART>`.
pub(super) fn part(word: &str) -> Option<Part<'_>> {
    let name = word.strip_prefix('<')?.strip_suffix('>')?;
    let is_name =
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    is_name.then_some(if name == "secret" { Part::Whole } else { Part::Named(name) })
}

/// A constant text in quotation marks.
pub(super) fn constant<'a>(lexer: &mut Lexer<'a>) -> Result<&'a str, SchemeError> {
    let at = lexer.at;
    let text = lexer.quoted()?;
    match text.bytes().position(|byte| !matches!(byte, b' '..=b'~')) {
        None => Ok(text),
        within => Err(SchemeError {
            offset: at + 1 + within.unwrap_or(0),
            problem: SchemeProblem::Expected("printable ASCII"),
        }),
    }
}

impl core::fmt::Display for Part<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Whole => f.write_str("<secret>"),
            Self::Named(name) => write!(f, "<{name}>"),
        }
    }
}
