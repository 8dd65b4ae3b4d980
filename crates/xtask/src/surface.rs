//! What every language has, as the generator reads it from the core: codes, and enumerations of words.

use paysign::{Code, Status, Wire, code::Group, explain::LeftOut, gateway::Role};
use paysign_owned::border::BorderCode;

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
    fn of(code: Code) -> Self {
        let (variant, number) = (format!("{code:?}"), code.number());
        let (word, text, text_zh, groups) = (code.as_str(), code.text(), code.text_zh(), code.groups());
        Self { variant, number, word, text, text_zh, groups }
    }

    fn of_border(code: BorderCode) -> Self {
        let (variant, number) = (format!("{code:?}"), code.number());
        Self { variant, number, word: code.as_str(), text: code.text(), text_zh: code.text_zh(), groups: &[] }
    }

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

/// The codes of the core, in the order of their numbers.
pub(crate) fn codes() -> Vec<CodeRow> {
    Code::ALL.iter().map(|code| CodeRow::of(*code)).collect()
}

/// The codes of the border, in the order of their numbers.
pub(crate) fn border_codes() -> Vec<CodeRow> {
    BorderCode::ALL.iter().map(|code| CodeRow::of_border(*code)).collect()
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
