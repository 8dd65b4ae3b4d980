//! Options of which each part may be left out.

use paysign::{Limits, Options, Strictness};

/// The core's options, with its defaults for what is `None`.
pub fn options(strict: Option<bool>, body_len: Option<usize>, fields: Option<usize>, depth: Option<usize>) -> Options {
    let Options { strictness, limits } = Options::DEFAULT;
    let strictness = match strict {
        None => strictness,
        Some(true) => Strictness::Strict,
        Some(false) => Strictness::Lenient,
    };
    Options { strictness, limits: self::limits(limits, body_len, fields, depth) }
}

/// `limits`, with what is given in their place.
pub fn limits(limits: Limits, body_len: Option<usize>, fields: Option<usize>, depth: Option<usize>) -> Limits {
    Limits {
        body_len: body_len.unwrap_or(limits.body_len),
        fields: fields.unwrap_or(limits.fields),
        depth: depth.unwrap_or(limits.depth),
    }
}
