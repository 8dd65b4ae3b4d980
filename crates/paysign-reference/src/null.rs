//! What a JSON `null` counts as.

/// What a JSON `null` counts as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Null {
    /// The text `null`.
    Word,
    /// The empty text.
    Empty,
}
