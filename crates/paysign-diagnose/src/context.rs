//! What a diagnosis may look at beside the message and its secrets.

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
    /// The message's own gateway, where it is not one of these: one that was read from a file.
    pub own: Option<&'a Gateway<'a>>,
}

impl Context<'_> {
    /// No other secret, no gateway, and the default options.
    pub const DEFAULT: Self = Self { options: Options::DEFAULT, other_secrets: &[], gateways: &[], own: None };
}
