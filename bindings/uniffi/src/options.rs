//! How messages are checked, where the core's defaults are not wanted.

pub(crate) use crate::given::{Limits, Options};

impl Options {
    /// The core's options; none given are the core's defaults.
    pub(crate) fn core(given: Option<Self>) -> paysign::Options {
        let Some(given) = given else { return paysign::Options::DEFAULT };
        let sizes = given.limits.as_ref().map(Limits::sizes).unwrap_or_default();
        paysign_owned::options(&given.flags(), &sizes.map(size))
    }
}

/// A limit below zero admits nothing.
fn size(given: Option<i32>) -> Option<usize> {
    given.map(|given| given.try_into().unwrap_or(0))
}
