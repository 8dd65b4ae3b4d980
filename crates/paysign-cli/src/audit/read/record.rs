//! What every format is bounded by.

/// The longest line, record or row of a log, in bytes: what is longer has no body.
pub(super) const MAX_RECORD_LEN: usize = 16 << 20;
