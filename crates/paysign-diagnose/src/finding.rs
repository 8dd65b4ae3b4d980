//! What a diagnosis answers.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::cause::Cause;
use super::description::Side;
use super::lang::Lang;
use paysign::{VerifyError, secret::SecretFacts};

/// Why a signature does not match. `Display` prints it for people; it holds neither a secret nor a right
/// signature of the message.
#[derive(Clone, Debug)]
pub struct Diagnosis {
    /// What verification says: the index of the secret that matched, or the error.
    pub verdict: Result<usize, VerifyError>,
    /// What explains it, the best first. Empty for a message that is valid in every respect.
    pub findings: Vec<Finding>,
    /// What may be shown of each secret.
    pub secrets: Vec<SecretFacts>,
    /// How many digests were computed.
    pub digests: usize,
    /// Whether all single causes and pairs were tried, or something was found before; not so for a very long
    /// message.
    pub is_complete: bool,
    /// In which language it is told.
    pub lang: Lang,
}

/// One explanation: a cause, or several that only together explain it. One that is only possible and names
/// several is one of them: its reason says what tells them apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Whether it is certain.
    pub certainty: Certainty,
    /// The causes, in the order in which a message goes through them.
    pub factors: Vec<Factor>,
    /// If certain: the text that was signed, without the secret; where that was inside, the text has
    /// `<secret>`.
    pub signed: Option<Vec<u8>>,
}

/// Whether an explanation is proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// The digest of what it describes is the claimed one.
    Certain,
    /// It would fit; the text says why it is thought of.
    Possible(&'static str),
}

/// One cause in an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Factor {
    /// The cause.
    pub cause: Cause,
    /// Which form of it: `space as +`. May be empty.
    pub detail: Cow<'static, str>,
    /// What shows it.
    pub evidence: Vec<Evidence>,
    /// Who reads it.
    pub side: Side,
    /// In which language.
    pub lang: Lang,
}

/// What shows a cause: a field, or a part of the scheme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The field's name as it is in the message, if it is about one.
    pub field: Option<Vec<u8>>,
    /// The byte of the body where it is, if it is there.
    pub offset: Option<usize>,
    /// What is here: the value, or what the scheme says.
    pub here: Option<Vec<u8>>,
    /// What was signed in its place; absent where it was left out.
    pub signed: Option<Vec<u8>>,
}

impl Finding {
    /// Whether it is certain.
    pub fn is_certain(&self) -> bool {
        self.certainty == Certainty::Certain
    }

    /// Why it is thought to be so.
    pub fn reason(&self) -> &'static str {
        match self.certainty {
            Certainty::Certain => self.lang().word("the digest of what was signed so is the claimed one"),
            Certainty::Possible(reason) => reason,
        }
    }

    fn lang(&self) -> Lang {
        self.factors.first().map_or(Lang::English, |factor| factor.lang)
    }

    /// The same for this reader.
    pub(super) fn told(mut self, side: Side, lang: Lang) -> Self {
        for factor in &mut self.factors {
            (factor.side, factor.lang) = (side, lang);
            if let Cow::Borrowed(detail) = factor.detail {
                factor.detail = Cow::Borrowed(lang.word(detail));
            }
        }
        if let Certainty::Possible(reason) = &mut self.certainty {
            *reason = lang.word(reason);
        }
        self
    }

    pub(super) fn possible(factor: Factor, reason: &'static str) -> Self {
        Self { certainty: Certainty::Possible(reason), factors: Vec::from([factor]), signed: None }
    }
}

impl Factor {
    pub(super) fn new(cause: Cause) -> Self {
        Self { cause, detail: Cow::Borrowed(""), evidence: Vec::new(), side: Side::Sends, lang: Lang::English }
    }

    /// What the cause is, in the reader's language.
    pub fn text(&self) -> &'static str {
        self.lang.of(&self.cause.description().text)
    }

    /// What the reader can do about it.
    pub fn cure(&self) -> &'static str {
        self.cause.description().cure_for(self.side, self.lang)
    }

    pub(super) fn detail(self, detail: impl Into<Cow<'static, str>>) -> Self {
        Self { detail: detail.into(), ..self }
    }

    pub(super) fn with(self, evidence: Evidence) -> Self {
        Self { evidence: Vec::from([evidence]), ..self }
    }
}

impl Evidence {
    /// What the scheme says, and what was signed in its place.
    pub(super) fn of_scheme(here: impl Into<Vec<u8>>, signed: impl Into<Vec<u8>>) -> Self {
        Self { here: Some(here.into()), signed: Some(signed.into()), ..Self::default() }
    }

    /// A field only by its name.
    pub(super) fn of_name(name: impl Into<Vec<u8>>) -> Self {
        Self { field: Some(name.into()), ..Self::default() }
    }
}
