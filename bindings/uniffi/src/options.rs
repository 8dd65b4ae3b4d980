//! How messages are checked, where the core's defaults are not wanted.

/// Strict or lenient, and the greatest sizes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Options {
    /// Whether a message is accepted only if no other one can have its signature. Leave it on.
    #[uniffi(default = true)]
    pub strict: bool,
    /// Other limits than the core's.
    #[uniffi(default = None)]
    pub limits: Option<Limits>,
}

/// Greatest sizes; what is not given is as in the core. Beyond them a message is an error, never cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Limits {
    /// Bytes of a body.
    #[uniffi(default = None)]
    pub body_len: Option<i32>,
    /// Fields of a message.
    #[uniffi(default = None)]
    pub fields: Option<i32>,
    /// Nesting of JSON, the outer object included.
    #[uniffi(default = None)]
    pub depth: Option<i32>,
}

impl Options {
    /// The core's options; none given are the core's defaults.
    pub(crate) fn core(given: Option<Self>) -> paysign::Options {
        let limits = given.and_then(|options| options.limits);
        let [body_len, fields, depth] = limits.map_or([None; 3], |given| [given.body_len, given.fields, given.depth]);
        paysign_owned::options(given.map(|options| options.strict), size(body_len), size(fields), size(depth))
    }
}

/// A limit below zero admits nothing.
fn size(given: Option<i32>) -> Option<usize> {
    given.map(|given| given.try_into().unwrap_or(0))
}
