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
        let Some(Self { strict, limits }) = given else { return paysign::Options::DEFAULT };
        let reading = if strict { paysign::Reading::Strict } else { paysign::Reading::Lenient };
        let core = paysign::Limits::DEFAULT;
        let limits = limits.map_or(core, |limits| paysign::Limits {
            body_len: at_most(limits.body_len, core.body_len),
            fields: at_most(limits.fields, core.fields),
            depth: at_most(limits.depth, core.depth),
        });
        paysign::Options { reading, limits }
    }
}

/// A limit below zero admits nothing.
fn at_most(given: Option<i32>, core: usize) -> usize {
    given.map_or(core, |given| given.try_into().unwrap_or(0))
}
