//! The languages of what is told to people.

use super::translated;

/// A language of what is told to people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// English.
    #[default]
    English,
    /// Simplified Chinese.
    Chinese,
}

/// A sentence in two languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// English.
    pub en: &'static str,
    /// Chinese.
    pub zh: &'static str,
}

impl Lang {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::English, Self::Chinese];

    /// Its code, as programs take it: `en`, `zh`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh",
        }
    }

    /// The language of exactly this code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.as_str() == code)
    }

    /// The language that a code or a locale names: `zh`, `zh_CN.UTF-8`, `en-GB`; `None` for any other.
    pub fn named(name: &str) -> Option<Self> {
        let code = name.split(['_', '-', '.', '@']).next()?;
        Self::ALL.into_iter().find(|lang| code.eq_ignore_ascii_case(lang.as_str()))
    }

    /// One of the diagnosis' own words in it: a reason, a form; as it is where it has none.
    pub(super) fn word(self, english: &'static str) -> &'static str {
        match self {
            Self::English => english,
            Self::Chinese => translated::of(english),
        }
    }

    /// A sentence in it.
    pub const fn of(self, sentence: &Sentence) -> &'static str {
        match self {
            Self::English => sentence.en,
            Self::Chinese => sentence.zh,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_named_by_its_code_or_by_a_locale() {
        for name in ["zh", "zh_CN.UTF-8", "zh-Hans", "ZH"] {
            assert_eq!(Lang::named(name), Some(Lang::Chinese));
        }
        assert_eq!(Lang::named("en_GB.UTF-8"), Some(Lang::English));
        assert_eq!(Lang::named("C.UTF-8"), None);
        assert_eq!(Lang::named(""), None);
        assert_eq!([Lang::of_code("zh"), Lang::of_code("zh_CN")], [Some(Lang::Chinese), None]);
    }
}
