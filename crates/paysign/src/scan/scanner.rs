//! A way to find the bytes that structure a body.

/// A way to find the bytes that structure a body.
pub(crate) trait Scan {
    /// What was seen of `%` and `+`.
    type Escapes: Copy;

    /// None of them.
    const NO_ESCAPES: Self::Escapes;

    /// Where `&` is in 32 bytes, a bit for each; what there is of `%` and `+` is added to `escapes`.
    fn ends(bytes: &[u8; 32], escapes: &mut Self::Escapes) -> u32;

    /// Whether there was a `%` or `+`.
    fn has_any(escapes: Self::Escapes) -> bool;

    /// Where the first `=` is in 16 bytes; 16 or more if there is none.
    fn first_equals(bytes: &[u8; 16]) -> usize;

    /// Where `%` and `+` are in 32 bytes, a bit for each.
    fn escapes(bytes: &[u8; 32]) -> u32;

    /// Where the first `&`, `=`, `%` or `+` is in 16 bytes; 16 or more if there is none.
    fn first_mark(bytes: &[u8; 16]) -> usize;

    /// How many of the first bytes can be those of a name: letters, digits, `_`, `.`, `[`, `]`, `-`. 16
    /// if all can.
    fn names(bytes: &[u8; 16]) -> usize;

    /// The bytes that 32 hex digits stand for; `None` if one of them is none.
    fn unhex(digits: &[u8; 32]) -> Option<[u8; 16]>;

    /// Where the quotation marks are in 64 bytes of JSON, a bit for each byte; and whether one of these is a
    /// `\`, a control character, or `misleading`.
    #[cfg(feature = "json")]
    fn quotes(bytes: &[u8; 64], misleading: u8) -> (u64, bool);

    /// Where the others of these are, a bit for each byte.
    #[cfg(feature = "json")]
    fn others(bytes: &[u8; 64], misleading: u8) -> Others;
}

/// What else than quotation marks matters in JSON, a bit for each of 64 bytes.
#[cfg(feature = "json")]
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Others {
    /// `\`
    pub(crate) backslashes: u64,
    /// Line feeds and the like.
    pub(crate) controls: u64,
    /// What could mislead a reader of the canonical string.
    pub(crate) misleading: u64,
}

/// Whether the byte structures a form.
#[inline]
pub(super) const fn is_mark(byte: u8) -> bool {
    matches!(byte, b'&' | b'=' | b'%' | b'+')
}
