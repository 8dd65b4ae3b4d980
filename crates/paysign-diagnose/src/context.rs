//! What a diagnosis may look at beside the message and its secrets.

use super::lang::Lang;
use paysign::{Gateway, Options, Secret};

/// What a diagnosis may look at beside the message and its secrets.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// How verification reads the message.
    pub options: Options,
    /// Other secrets that the merchant has: for payouts, for tests, old ones.
    pub other_secrets: &'a [Secret],
    /// Gateways whose messages the body may be one of: [`gateways::ALL`](paysign::gateways::ALL).
    pub gateways: &'a [Gateway<'a>],
    /// Raw bodies of other messages that were signed with the same secret: whether one of them verifies tells
    /// a wrong secret from a changed message. One that is the message itself, or in which no signature can be
    /// read, tells nothing.
    pub also: &'a [&'a [u8]],
    /// The language of what is told to people.
    pub lang: Lang,
    /// The message's own gateway, where it is not one of these: one that was read from a file.
    pub own: Option<&'a Gateway<'a>>,
}

impl Context<'_> {
    /// No other secret or message, no gateway, English, and the default options.
    pub const DEFAULT: Self = Self {
        options: Options::DEFAULT,
        other_secrets: &[],
        gateways: &[],
        also: &[],
        lang: Lang::English,
        own: None,
    };
}
