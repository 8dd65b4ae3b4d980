//! An envelope that was opened: what it was, and what was inside.

use alloc::vec::Vec;

use super::plain::Pair;
use crate::cause::Cause;
use crate::finding::Factor;
use crate::wiped::Wiped;

/// An envelope that was opened.
pub(crate) struct Opened {
    /// What it was.
    pub(crate) factors: Vec<Factor>,
    pub(crate) inside: Inside,
}

/// What was in it.
pub(crate) enum Inside {
    /// A text that is to be read, and that may be another envelope.
    Text(Wiped),
    /// Fields, which a language has printed: nobody knows how they were sent.
    Fields(Vec<Pair>),
}

impl Opened {
    pub(crate) fn text(factor: Factor, text: impl Into<Wiped>) -> Self {
        Self { factors: Vec::from([factor]), inside: Inside::Text(text.into()) }
    }

    /// `None` without any field.
    pub(crate) fn fields(factor: Factor, pairs: Vec<Pair>) -> Option<Self> {
        (!pairs.is_empty()).then(|| Self { factors: Vec::from([factor]), inside: Inside::Fields(pairs) })
    }

    /// What a language prints of its values.
    pub(crate) fn printed(detail: &'static str, pairs: Vec<Pair>) -> Option<Self> {
        Self::fields(Factor::new(Cause::BodyReserialised).detail(detail), pairs)
    }
}
