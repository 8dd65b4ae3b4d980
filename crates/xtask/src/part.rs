//! What a part of the checks is.

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
