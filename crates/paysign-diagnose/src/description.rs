//! What is known about a cause, in English and Chinese.

/// What is known about a cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Description {
    /// What it is, in a sentence.
    pub text: Sentence,
    /// What to change on the shop's side.
    pub cure: Sentence,
    /// Lines of code to look for, each with where: `("PHP", "urldecode($value)")`.
    pub look_for: &'static [(&'static str, &'static str)],
    /// How common it is.
    pub common: Common,
}

/// A sentence in two languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// English.
    pub en: &'static str,
    /// Chinese.
    pub zh: &'static str,
}

/// How common a cause is, by the public threads that were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Common {
    /// Seen again and again.
    Very = 1,
    /// Seen in several threads.
    Often = 2,
    /// Seen.
    Sometimes = 3,
    /// Possible, hardly seen.
    Rarely = 4,
}

/// A row of the tables: sentence and cure, both in English and Chinese, lines to look for.
pub(super) const fn row(
    common: Common,
    text: [&'static str; 2],
    cure: [&'static str; 2],
    look_for: &'static [(&'static str, &'static str)],
) -> Description {
    Description {
        text: Sentence { en: text[0], zh: text[1] },
        cure: Sentence { en: cure[0], zh: cure[1] },
        look_for,
        common,
    }
}
