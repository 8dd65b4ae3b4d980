//! The languages that have such types.

use std::fmt;

use paysign::Gateway;

use crate::{python, typescript};

/// A language whose package has types for each message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// `TypedDict`s, and `Literal`s of the names.
    Python,
    /// Interfaces, and `Messages` with all names.
    TypeScript,
}

/// Two types would have this name: the author of the file calls a message differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameTaken(pub String);

impl fmt::Display for NameTaken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "two types would be called `{}`: give a gateway, a variant or a message another name", self.0)
    }
}

impl std::error::Error for NameTaken {}

/// A module with the types of all messages of these gateways, in the gateways' order. `origin` is what writes
/// it, and of what: a sentence without its full stop.
///
/// # Errors
///
/// [`NameTaken`].
pub fn types(gateways: &[Gateway<'_>], language: Language, origin: &str) -> Result<String, NameTaken> {
    let text = match language {
        Language::Python => python::messages(gateways, origin),
        Language::TypeScript => typescript::messages(gateways, origin),
    };
    let mut names: Vec<&str> = text.lines().filter_map(|line| declared(line, language)).collect();
    names.sort_unstable();
    match names.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(NameTaken(pair[0].to_owned())),
        None => Ok(text),
    }
}

/// The name of the type that a line begins.
fn declared(line: &str, language: Language) -> Option<&str> {
    let rest = match language {
        Language::Python if line.contains(" = ") => line,
        Language::Python => line.strip_prefix("class ")?,
        Language::TypeScript => line.strip_prefix("export interface ").or_else(|| line.strip_prefix("export type "))?,
    };
    // What is inside of a type is indented.
    rest.split([' ', '(']).next().filter(|name| name.starts_with(|first: char| first.is_alphabetic() || first == '_'))
}
