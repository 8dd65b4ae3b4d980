//! What was done to a secret, and the list of what came of it.

use alloc::vec::Vec;

use crate::secret::Secret;

/// What was done to a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// White space at its ends, lost or added.
    Blanks,
    /// White space only before it, which is rarer.
    BlanksInFront,
    /// Quotes around it.
    Quotes,
    /// A character without width, at one of its ends or inside.
    Mark,
    /// The case of its letters.
    Case,
    /// A character lost at an end.
    Cut,
    /// A part of it lost: at a sign that a shell, an `.env` reader or a query takes for its own.
    Part,
    /// All after its first characters lost.
    Prefix,
    /// A name or a number in front of it.
    Named,
    /// All of it written twice.
    Twice,
    /// Its digest, what it decodes to, or how it is written in a URL or in HTML.
    Recoded,
    /// A rarer form of these.
    RecodedRarely,
    /// A word in its place: `null`.
    Word,
}

impl Alteration {
    /// Whether what came of it may be shown: it is a part of the secret, by which that could be guessed byte
    /// by byte, or no secret at all.
    fn is_shown(self) -> bool {
        matches!(self, Self::Part | Self::Prefix | Self::Word)
    }
}

/// How many altered secrets there are at most.
pub const MAX_ALTERED: usize = 128;

/// The altered ones of one secret, as they are added to a list.
pub(super) struct Altered<'s> {
    pub(super) of: &'s [u8],
    /// Whether what may be shown is added, or what may not.
    is_shown: bool,
    list: &'s mut Vec<Secret>,
    /// Where the altered ones begin in the list.
    start: usize,
    /// What was done to each, and in which form.
    pub(super) forms: Vec<(Alteration, &'static str)>,
}

impl<'s> Altered<'s> {
    /// None yet, to be added to this list.
    pub(super) fn new(of: &'s [u8], is_shown: bool, list: &'s mut Vec<Secret>) -> Self {
        Self { of, is_shown, start: list.len(), list, forms: Vec::new() }
    }

    /// Adds what these parts make, unless it is the secret itself, empty or too long. It is made in its place
    /// in the list: what is moved there would leave a copy behind.
    pub(super) fn add(&mut self, alteration: Alteration, form: &'static str, parts: &[&[u8]]) {
        if alteration.is_shown() != self.is_shown || self.forms.len() >= MAX_ALTERED / 2 {
            return;
        }
        let blank = Secret::BLANK;
        blank.add_to(self.list);
        let Some((made, others)) = self.list.split_last_mut() else { return };
        let is_made = parts.iter().all(|part| {
            let room = made.bytes.get_mut(made.len..made.len + part.len());
            made.len += part.len();
            room.map(|room| room.copy_from_slice(part)).is_some()
        });
        made.len = made.len.min(Secret::MAX_LEN);
        let is_new = !made.bytes().is_empty()
            && made.bytes() != self.of
            && others[self.start..].iter().all(|other| other.bytes() != made.bytes());
        if is_made && is_new {
            self.forms.push((alteration, form));
        } else {
            self.list.pop();
        }
    }
}
