//! Why a text is not a scheme.

use core::fmt;

use crate::code::Code;

/// Why a text is not a scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SchemeError {
    /// The byte of the text where the offending word begins; the text's length where something is missing.
    pub offset: usize,
    /// What is wrong there.
    pub problem: SchemeProblem,
}

/// What is wrong with a text that is not a scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SchemeProblem {
    /// A clause begins with a word that is not an axis.
    UnknownAxis,
    /// The axis has been given already.
    RepeatedAxis(&'static str),
    /// The axis is not given, and there are no defaults.
    MissingAxis(&'static str),
    /// The axis has no such value; these are its values.
    Expected(&'static str),
    /// A name holds a character that no name may have.
    InvalidName,
    /// A list holds a name twice.
    RepeatedName,
    /// A joint is longer than 32 bytes or holds something else than printable ASCII.
    InvalidJoint,
    /// A quotation mark without a second one.
    OpenQuote,
    /// `order listed` without a list.
    NothingListed,
    /// A list holds something else than fields, and the order is not its own.
    NotListed,
    /// `empty fill` without `order listed`.
    NothingToFill,
    /// A place or a part of the secret does not go with the rest of the scheme.
    SecretPlace,
    /// An order that a list that is named by a field cannot have.
    OrderOfNamed,
    /// `fields marked` without a table that marks them.
    NoTable,
    /// A digest, or a way to write one, that this build leaves out.
    LeftOut,
}

impl SchemeError {
    /// The stable code.
    pub fn code(&self) -> Code {
        Code::SchemeSyntax
    }
}

impl fmt::Display for SchemeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at byte {} of the scheme: ", self.offset)?;
        match self.problem {
            SchemeProblem::UnknownAxis => {
                f.write_str("expected one of fields, empty, null, order, pair, separator, secret, digest, hex, base64")
            }
            SchemeProblem::RepeatedAxis(axis) => write!(f, "`{axis}` is given twice"),
            SchemeProblem::MissingAxis(axis) => write!(f, "`{axis}` is missing; no axis has a default"),
            SchemeProblem::Expected(values) => write!(f, "expected {values}"),
            SchemeProblem::InvalidName => {
                f.write_str("a name holds none of the characters = & and no control character")
            }
            SchemeProblem::RepeatedName => f.write_str("this name is in the list already"),
            SchemeProblem::InvalidJoint => f.write_str("a joint is at most 32 printable ASCII characters"),
            SchemeProblem::OpenQuote => f.write_str("the quotation mark is not closed"),
            SchemeProblem::NothingListed => f.write_str("`order listed` needs `fields only` with the list"),
            SchemeProblem::NotListed => {
                f.write_str("a list with texts, prefixes, digests or the secret needs `order listed`")
            }
            SchemeProblem::NothingToFill => f.write_str("`empty fill` needs `order listed`"),
            SchemeProblem::SecretPlace => {
                f.write_str("this place or part of the secret does not go with the rest of the scheme")
            }
            SchemeProblem::OrderOfNamed => {
                f.write_str("a list that is named by a field has order name, nocase or listed")
            }
            SchemeProblem::NoTable => f.write_str("`fields marked` needs a table; use `fields only`"),
            SchemeProblem::LeftOut => f.write_str("this build leaves it out"),
        }
    }
}

impl core::error::Error for SchemeError {}
