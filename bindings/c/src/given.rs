//! The options of calls, of which each may be left as it is. Written by `cargo xtask generate`; do not edit.

/// How messages are checked. Let `paysign_options_default` fill it, then change what is to differ. Wherever a
/// function takes options, NULL stands for the defaults.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct Options {
    /// 0 for strict, which accepts a message only if no other one can have its signature: without it, a
    /// genuine signature can be moved to a forged message. 1 for lenient.
    pub lenient: i32,
    /// The greatest length of a body, in bytes. By default 65536.
    pub body_len: usize,
    /// The greatest number of fields. By default 256.
    pub fields: usize,
    /// The greatest nesting of JSON, the outer object included, and of XML, the root included; in XML at most
    /// 32 count. By default 32.
    pub depth: usize,
}

impl Options {
    /// The core's.
    pub(crate) const DEFAULT: Self = {
        let limits = paysign::Limits::DEFAULT;
        Self { lenient: 0, body_len: limits.body_len, fields: limits.fields, depth: limits.depth }
    };

    /// As the core has them.
    pub(crate) fn core(&self) -> paysign::Options {
        paysign_owned::options(&[Some(self.lenient == 0)], &[Some(self.body_len), Some(self.fields), Some(self.depth)])
    }
}
