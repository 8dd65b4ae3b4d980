//! What every language has, as the generator reads it from the core: codes, and enumerations of words.

use paysign::{Code, Status, Wire, code::Group, explain::LeftOut, gateway::Role};
use paysign_owned::border::BorderCode;
use paysign_types::name::pascal;

/// A code: of the core, or of the border between a language and it only.
#[derive(Clone)]
pub(crate) struct CodeRow {
    /// The name of its variant in Rust: `MissingField`.
    pub(crate) variant: String,
    pub(crate) number: u16,
    pub(crate) word: &'static str,
    /// What it means: small first letter, no full stop.
    pub(crate) text: &'static str,
    pub(crate) text_zh: &'static str,
    pub(crate) groups: &'static [Group],
}

impl CodeRow {
    /// The name of its exception in languages that do not end such names with `Error`. That of a wrong
    /// signature says whose.
    pub(crate) fn class(&self) -> &str {
        if self.word == "mismatch" { "SignatureMismatch" } else { &self.variant }
    }

    /// What it means, as a sentence.
    pub(crate) fn sentence(&self) -> String {
        sentence(self.text)
    }
}

macro_rules! codes {
    ($( $( #[$about:meta] )* $function:ident $name:ident; )*) => {
        $( $( #[$about] )* pub(crate) fn $function() -> Vec<CodeRow> {
            let row = |code: &$name| CodeRow {
                variant: format!("{code:?}"),
                number: code.number(),
                word: code.as_str(),
                text: code.text(),
                text_zh: code.text_zh(),
                groups: code.groups(),
            };
            $name::ALL.iter().map(row).collect()
        } )*
    };
}

codes! {
    /// The codes of the core, in the order of their numbers.
    codes Code;
    /// The codes of the border, in the order of their numbers.
    border_codes BorderCode;
}

/// One value of an enumeration.
#[allow(clippy::struct_field_names, reason = "the word of a `Word` is what it is called everywhere")]
pub(crate) struct Word {
    /// The name of its variant in Rust: `PartlyPaid`.
    pub(crate) variant: String,
    pub(crate) number: u8,
    pub(crate) word: &'static str,
    pub(crate) text: &'static str,
}

macro_rules! words {
    ($( $( #[$about:meta] )* $function:ident $name:ident; )*) => {
        $( $( #[$about] )* pub(crate) fn $function() -> Vec<Word> {
            let word = |one: &$name| {
                Word { variant: format!("{one:?}"), number: one.number(), word: one.as_str(), text: one.text() }
            };
            $name::ALL.iter().map(word).collect()
        } )*
    };
}

words! {
    /// What a field is for.
    roles Role;
    /// What a message says about a payment.
    statuses Status;
    /// Why a field is not signed.
    reasons LeftOut;
    /// How the fields of a message are written.
    wires Wire;
}

/// A text with a capital in front and a full stop at its end.
pub(crate) fn sentence(text: &str) -> String {
    // What begins with a name or a piece of code is left as it is.
    let (first, rest) = text.split_at(text.chars().next().map_or(0, char::len_utf8));
    format!("{}{}.", first.to_uppercase(), rest.trim_end_matches('.'))
}

/// The words of a name joined, each but the first one with a capital: `orderNo`.
pub(crate) fn camel(name: &str) -> String {
    let joined = pascal(name);
    let (first, rest) = joined.split_at(joined.len().min(1));
    first.to_ascii_lowercase() + rest
}
