//! What is known about each cause, in English and Chinese. `docs/sign-error.md` is written from these tables;
//! only the synonyms of names are not on that page.

pub(super) mod body;
pub(super) mod envelope;
pub(super) mod fields;
pub(super) mod scheme;
pub(super) mod secret;
pub(super) mod synonyms;
pub(super) mod values;
