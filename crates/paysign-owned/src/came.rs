//! What came with a body.

/// What came with a body.
#[derive(Clone, Copy)]
pub struct Came<'c, N, V> {
    /// Headers, as pairs of name and value.
    pub headers: &'c [(N, V)],
    /// When, in seconds from the beginning of 1970, if a language was told.
    pub now: Option<u64>,
}
