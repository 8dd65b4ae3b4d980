//! Where the reading of a text form is, and what its clauses share.

use super::error::{RawSchemeError, RawSchemeProblem};
use super::part::Part;
use crate::scheme::lexer::Lexer;

const TEXT: &str = "`body`, `body base64`, `timestamp`, `header NAME`, `lf` or a text in quotation marks";
const QUOTED: &str = "a text in quotation marks";

/// A text form, and how far it has been read.
#[derive(Clone)]
pub(super) struct Cursor<'a> {
    pub(super) lexer: Lexer<'a>,
}

impl<'a> Cursor<'a> {
    /// Bytes of the longest text in quotation marks.
    const LONGEST_TEXT: usize = 64;

    pub(super) const fn new(text: &'a str) -> Self {
        Self { lexer: Lexer::new(text) }
    }

    pub(super) fn part(&mut self) -> Result<Part<'a>, RawSchemeError> {
        self.lexer.skip_blanks();
        let wrong = self.error(RawSchemeProblem::Expected(TEXT));
        if self.lexer.rest().starts_with('"') {
            return Ok(Part::Constant(self.quoted()?));
        }
        match self.lexer.word() {
            "body" => self.body(),
            "timestamp" => Ok(Part::Timestamp),
            "header" => Ok(Part::Header(self.name()?)),
            "lf" => Ok(Part::Constant("\n")),
            _ => Err(wrong),
        }
    }

    /// The body, as it is unless the next word is `base64`.
    #[cfg_attr(feature = "base64", allow(clippy::unnecessary_wraps, reason = "it may be left out"))]
    fn body(&mut self) -> Result<Part<'a>, RawSchemeError> {
        let mut after = self.clone();
        after.lexer.skip_blanks();
        #[cfg_attr(feature = "base64", allow(unused_variables, reason = "where it is left out"))]
        let at = after.lexer.at;
        if after.lexer.word() != "base64" {
            return Ok(Part::Body);
        }
        *self = after;
        #[cfg(feature = "base64")]
        return Ok(Part::BodyInBase64);
        #[cfg(not(feature = "base64"))]
        Err(RawSchemeError { offset: at, problem: RawSchemeProblem::LeftOut })
    }

    /// The name of a header, or the key of an item: what HTTP allows for a name.
    pub(super) fn name(&mut self) -> Result<&'a str, RawSchemeError> {
        self.lexer.skip_blanks();
        let at = self.lexer.at;
        let name = self.lexer.word();
        if name.is_empty() {
            return Err(RawSchemeError { offset: at, problem: RawSchemeProblem::Expected("a name") });
        }
        let is_of_name = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
        match name.bytes().position(|byte| !is_of_name(byte)) {
            None => Ok(name),
            Some(within) => Err(RawSchemeError { offset: at + within, problem: RawSchemeProblem::InvalidName }),
        }
    }

    /// A text in quotation marks.
    pub(super) fn quoted(&mut self) -> Result<&'a str, RawSchemeError> {
        self.lexer.skip_blanks();
        let at = self.lexer.at;
        let Some(inside) = self.lexer.rest().strip_prefix('"') else {
            return Err(self.error(RawSchemeProblem::Expected(QUOTED)));
        };
        let Some((quoted, _)) = inside.split_once('"') else {
            return Err(RawSchemeError { offset: self.lexer.text.len(), problem: RawSchemeProblem::OpenQuote });
        };
        self.lexer.at += quoted.len() + 2;
        let invalid = |(within, byte): (usize, u8)| within >= Self::LONGEST_TEXT || !matches!(byte, b' '..=b'~');
        match quoted.bytes().enumerate().position(invalid) {
            None => Ok(quoted),
            Some(within) => Err(RawSchemeError { offset: at + 1 + within, problem: RawSchemeProblem::InvalidText }),
        }
    }

    pub(super) fn error(&self, problem: RawSchemeProblem) -> RawSchemeError {
        RawSchemeError { offset: self.lexer.at, problem }
    }
}
