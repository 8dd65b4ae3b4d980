//! The built-in gateways: one file of data each, and one line here.

use crate::gateway::{self, Gateway, UnknownName, Variant};
use crate::message::Message;

macro_rules! gateways {
    ($( $id:ident; )*) => {
        $( pub mod $id; )*

        /// All built-in gateways.
        pub const ALL: &[Gateway<'static>] = &[$( $id::GATEWAY ),*];
    };
}

gateways! {
    epay;
    payindex;
    mypaynz;
    paypro;
    epusdt;
}

/// The gateway of this id, and the variant that the id names behind an `@`: `epay`, `epay@key`.
///
/// # Errors
///
/// [`UnknownName::Gateway`] if there is no such gateway or variant.
pub fn find(id: &str) -> Result<(&'static Gateway<'static>, Option<&'static Variant<'static>>), UnknownName> {
    gateway::find(ALL, id)
}

/// A message by the names of its gateway and itself, for programs that learn them at run time.
///
/// # Errors
///
/// [`UnknownName`] says which of the two is not known.
///
/// # Examples
///
/// ```
/// use paysign::gateways;
///
/// let notify = gateways::message("epay@key", "notify")?;
/// assert_eq!(notify.ack, "success");
/// # Ok::<(), paysign::gateway::UnknownName>(())
/// ```
pub fn message(gateway: &str, message: &str) -> Result<&'static Message<'static>, UnknownName> {
    let (gateway, variant) = find(gateway)?;
    gateway.message_by(variant, message)
}
