//! Options of which each part may be left out.

use paysign::{Limits, Options, Reading};

/// The core's options, with its defaults for what is `None`.
pub fn options(strict: Option<bool>, body_len: Option<usize>, fields: Option<usize>, depth: Option<usize>) -> Options {
    let Options { reading, limits } = Options::DEFAULT;
    let reading = match strict {
        None => reading,
        Some(true) => Reading::Strict,
        Some(false) => Reading::Lenient,
    };
    Options { reading, limits: self::limits(limits, body_len, fields, depth) }
}

/// `limits`, with what is given in their place.
pub fn limits(limits: Limits, body_len: Option<usize>, fields: Option<usize>, depth: Option<usize>) -> Limits {
    Limits {
        body_len: body_len.unwrap_or(limits.body_len),
        fields: fields.unwrap_or(limits.fields),
        depth: depth.unwrap_or(limits.depth),
    }
}
