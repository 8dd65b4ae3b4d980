//! What a part of the checks is, and why it may not have run.

use std::fmt;

/// A part of the checks.
pub(crate) struct Part {
    /// One word, by which it is asked for.
    pub(crate) name: &'static str,
    /// What it takes, measured.
    pub(crate) minutes: f64,
    /// What it checks.
    pub(crate) what: &'static str,
    pub(crate) run: fn() -> anyhow::Result<()>,
}

/// Why a part has not run. Any other error is a failure.
#[derive(Debug)]
pub(crate) struct LeftOut(pub(crate) String);

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for LeftOut {}
