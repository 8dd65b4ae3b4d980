//! The language that the program speaks.

use clap::ValueEnum;
use paysign_diagnose::Sentence;

/// A language of the words.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lang {
    /// English
    En,
    /// Chinese
    Zh,
}

impl Lang {
    /// The one that was asked for; else the one of the environment: `PAYSIGN_LANG`, then `LC_ALL`,
    /// `LC_MESSAGES`, `LANG`.
    pub(crate) fn told_or_of_environment(told: Option<Self>) -> Self {
        let variables = ["PAYSIGN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"].into_iter();
        let set = || variables.filter_map(|name| std::env::var(name).ok()).find(|value| !value.is_empty());
        told.or_else(|| set().filter(|value| value.to_lowercase().starts_with("zh")).map(|_| Self::Zh))
            .unwrap_or(Self::En)
    }

    /// A sentence in this language.
    pub(crate) fn of(self, sentence: Sentence) -> &'static str {
        if self == Self::Zh { sentence.zh } else { sentence.en }
    }
}

impl From<Lang> for paysign_diagnose::Lang {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::En => Self::English,
            Lang::Zh => Self::Chinese,
        }
    }
}
