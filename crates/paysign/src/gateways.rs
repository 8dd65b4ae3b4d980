//! The built-in gateways, each a feature of its id. Their tables are written from the files in `gateways/`;
//! here is one line for each.

use crate::gateway::{self, Gateway, UnknownName, Variant};
use crate::message::Message;

macro_rules! gateways {
    ($( $id:ident $feature:literal; )*) => {
        $(
            #[cfg(feature = $feature)]
            #[allow(clippy::doc_markdown, reason = "names of products and texts of pages")]
            pub mod $id;
        )*

        /// All gateways that are built in.
        pub const ALL: &[Gateway<'static>] = &[$( #[cfg(feature = $feature)] $id::GATEWAY ),*];
    };
}

gateways! {
    epay "epay";
    payindex "payindex";
    mypaynz "mypaynz";
    paypro "paypro";
    epusdt "epusdt";
}

/// What the tables are made of.
#[allow(unused_imports, reason = "no gateway needs all of it")]
mod prelude {
    pub(super) use crate::field::{Choice, Field, Kind, Rewritten, Role, Status};
    pub(super) use crate::gateway::{Gateway, Variant};
    pub(super) use crate::message::{
        Direction, Elsewhere, ErrorCode, Message, Method, SignType, Signing, Success, Transport, Wire,
    };
    pub(super) use crate::scheme::{
        Empty, Encoding, Fields, Hash, Names, Null, Order, Pair, Placement, Scheme, Separator, Whole,
    };
    pub(super) use crate::table::Table;
}

/// The gateway of this id, and the variant that the id names after an `@`: `epay`, `epay@key`.
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
