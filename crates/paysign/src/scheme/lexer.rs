//! The words of a text form, of a scheme or of one for raw bodies: for the parsers, and for what is kept as
//! text and read again when it is used.

use super::error::{SchemeError, SchemeProblem};

/// A place in a text form.
#[derive(Clone, Copy)]
pub(crate) struct Lexer<'a> {
    pub(crate) text: &'a str,
    pub(crate) at: usize,
}

impl<'a> Lexer<'a> {
    pub(crate) const fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    pub(crate) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    pub(super) fn error(&self, problem: SchemeProblem) -> SchemeError {
        SchemeError { offset: self.at, problem }
    }

    pub(crate) fn skip_blanks(&mut self) {
        self.at = self.text.len() - self.rest().trim_start_matches(is_blank).len();
    }

    pub(crate) fn take_symbol(&mut self, symbol: char) -> bool {
        let is_there = self.rest().starts_with(symbol);
        self.at += if is_there { symbol.len_utf8() } else { 0 };
        is_there
    }

    pub(crate) fn word(&mut self) -> &'a str {
        self.word_until(|character| is_blank(character) || matches!(character, ',' | ';' | '"'))
    }

    pub(crate) fn word_before_plus(&mut self) -> &'a str {
        self.word_until(|character| is_blank(character) || matches!(character, ',' | ';' | '"' | '+'))
    }

    pub(super) fn word_until(&mut self, is_end: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let word = &rest[..rest.find(is_end).unwrap_or(rest.len())];
        self.at += word.len();
        word
    }

    /// A text in quotation marks; at its beginning.
    pub(super) fn quoted(&mut self) -> Result<&'a str, SchemeError> {
        let rest = self.rest();
        let mark = if cfg!(feature = "axes") && rest.starts_with('\'') { '\'' } else { '"' };
        let Some(inside) = rest.strip_prefix(mark) else {
            return Err(self.error(SchemeProblem::Expected("a text in quotation marks")));
        };
        let Some((quoted, _)) = inside.split_once(mark) else {
            return Err(SchemeError { offset: self.text.len(), problem: SchemeProblem::OpenQuote });
        };
        self.at += quoted.len() + 2;
        Ok(quoted)
    }

    /// Whether a text in quotation marks begins here.
    pub(super) fn is_at_quote(&self) -> bool {
        self.rest().starts_with('"') || cfg!(feature = "axes") && self.rest().starts_with('\'')
    }
}

pub(super) fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r')
}
