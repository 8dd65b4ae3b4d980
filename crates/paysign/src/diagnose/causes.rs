//! What is known about each cause, in English and Chinese. `docs/sign-error.md` is written from these tables.

pub(super) mod body;
pub(super) mod fields;
pub(super) mod scheme;
pub(super) mod secret;
pub(super) mod values;

use super::cause::{Common, Row, Words};

/// A row: sentence and cure, both in English and Chinese, lines to look for.
const fn row(
    common: Common,
    text: [&'static str; 2],
    cure: [&'static str; 2],
    look_for: &'static [(&'static str, &'static str)],
) -> Row {
    Row { text: Words { en: text[0], zh: text[1] }, cure: Words { en: cure[0], zh: cure[1] }, look_for, common }
}
