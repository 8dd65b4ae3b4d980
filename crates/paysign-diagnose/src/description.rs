//! What is known about a cause, in English and Chinese.

use super::lang::{Lang, Sentence};

/// What is known about a cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Description {
    /// What it is, in a sentence.
    pub text: Sentence,
    /// What to change, for who signs and sends.
    pub cure: Sentence,
    /// What to change for who receives and verifies, where that is something else.
    pub receiver: Option<Sentence>,
    /// Lines of code to look for, each with where: `("PHP", "urldecode($value)")`.
    pub look_for: &'static [(&'static str, &'static str)],
    /// How common it is.
    pub common: Common,
}

/// Who reads a diagnosis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// Who signs a request and sends it.
    #[default]
    Sends,
    /// Who receives a notification, a return or an answer, and verifies it.
    Receives,
    /// Who looks at a worked example of a vendor's page.
    Example,
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

/// What to do about a worked example that was signed in another way than it is printed.
const OF_EXAMPLE: Sentence = Sentence {
    en: "the example was made so: go by what the gateway verifies, try it with its test account, and tell the vendor",
    zh: "该示例就是这样得出的：以网关实际验签为准，用测试账号验证，并告知厂商",
};

impl Description {
    /// What can be done about it, by the one who reads it.
    pub const fn cure_for(&self, side: Side, lang: Lang) -> &'static str {
        match (side, &self.receiver) {
            (Side::Example, _) => lang.of(&OF_EXAMPLE),
            (Side::Receives, Some(cure)) => lang.of(cure),
            _ => lang.of(&self.cure),
        }
    }

    /// The same with what to do for who receives.
    pub(super) const fn receiver(self, cure: [&'static str; 2]) -> Self {
        Self { receiver: Some(Sentence { en: cure[0], zh: cure[1] }), ..self }
    }
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
        receiver: None,
        look_for,
        common,
    }
}
