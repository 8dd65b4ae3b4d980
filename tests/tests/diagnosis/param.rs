//! A parameter of a message that is broken.

/// A parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Param {
    pub(crate) name: Vec<u8>,
    pub(crate) value: Vec<u8>,
    /// Whether JSON holds the value as it is, not as a string.
    pub(crate) is_bare: bool,
    /// Whether it is among the signed ones.
    pub(crate) is_signed: bool,
}
