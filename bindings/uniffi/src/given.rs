//! The options of calls, of which each may be left out. Written by `cargo xtask generate`; do not edit.

/// How messages are checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Options {
    /// Accepts a message only if no other one can have its signature: without it, a genuine signature can be
    /// moved to a forged message.
    #[uniffi(default = true)]
    pub strict: bool,
    /// Other limits than the core's.
    #[uniffi(default = None)]
    pub limits: Option<Limits>,
}

/// Greatest sizes; what is not given is as in the core. Beyond them a message is an error, never cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Limits {
    /// The greatest length of a body, in bytes. By default 65536.
    #[uniffi(default = None)]
    pub body_len: Option<i32>,
    /// The greatest number of fields. By default 256.
    #[uniffi(default = None)]
    pub fields: Option<i32>,
    /// The greatest nesting of JSON, the outer object included, and of XML, the root included; in XML at most
    /// 32 count. By default 32.
    #[uniffi(default = None)]
    pub depth: Option<i32>,
}

impl Options {
    /// Those that are on or off, in the core's order.
    pub(crate) fn flags(&self) -> [Option<bool>; 1] {
        [Some(self.strict)]
    }
}

impl Limits {
    /// In the core's order.
    pub(crate) fn sizes(&self) -> [Option<i32>; 3] {
        [self.body_len, self.fields, self.depth]
    }
}
