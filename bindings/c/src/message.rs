//! Messages of the built-in gateways, by their names.

use std::ffi::c_char;
use std::mem::MaybeUninit;
use std::sync::LazyLock;

use paysign::gateways;
use paysign_owned::Target;
use paysign_owned::target::built_in;

use crate::border::{self, Bytes};
use crate::error::{Error, reported};
use crate::guard::guard;

/// A kind of message that a gateway sends or takes. It is immutable and may be used by any number of threads at
/// once.
pub struct Message(pub(crate) Target);

struct Entry {
    gateway: String,
    message: Message,
}

impl Message {
    pub(crate) fn core(&self) -> &paysign::Message<'_> {
        self.0.message()
    }
}

/// All messages of all gateways, and once more for each variant: a handle is a place in here, so that none has to be
/// freed.
static BUILT_IN: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    built_in().map(|(gateway, message)| Entry { gateway, message: Message(message.into()) }).collect()
});

fn find(gateway: &str, name: &str) -> Result<&'static Message, paysign::gateway::UnknownName> {
    // The core says which of the two names is not known, and knows other names of a message.
    let name = gateways::message(gateway, name)?.name;
    let found = BUILT_IN.iter().find(|entry| entry.gateway == gateway && entry.message.core().name == name);
    found.map(|entry| &entry.message).ok_or(paysign::gateway::UnknownName::Message)
}

/// Finds a message of a built-in gateway. Do this once, when the program starts, and keep the handle.
///
/// @param gateway The gateway's id, for example `epay`, behind an `@` the variant that the site speaks:
///     `epay@code200`.
/// @param name The message's name, for example `notify`, or another name of it.
/// @param message Receives the handle. It lives as long as the library is loaded and is never freed.
/// @param error Receives what is known of the error; may be NULL.
/// @return `PAYSIGN_CODE_UNKNOWN_GATEWAY`, `PAYSIGN_CODE_UNKNOWN_MESSAGE`.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_message_find(
    gateway: *const c_char,
    gateway_len: usize,
    name: *const c_char,
    name_len: usize,
    message: Option<&mut MaybeUninit<*const Message>>,
    error: Option<&mut MaybeUninit<Error>>,
) -> crate::code::Code {
    reported(error, || {
        // SAFETY: the caller's promise for a pointer with a length.
        let (gateway, name) = unsafe { (border::text(gateway, gateway_len)?, border::text(name, name_len)?) };
        let message = message.ok_or(crate::code::Code::InvalidArgument)?;
        message.write(find(gateway, name)?);
        Ok(())
    })
}

/// The name of a message, for example `notify`; nothing for the message of a scheme.
///
/// @param message The kind of message.
/// @return Bytes that live as long as the message.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_message_name(message: Option<&Message>) -> Bytes {
    guard(Bytes::NONE, || message.map_or(Bytes::NONE, |message| Bytes::of(message.core().name)))
}

/// The name of the field that holds the signature, for example `sign`; nothing if the message has none.
///
/// @param message The kind of message.
/// @return Bytes that live as long as the message.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_message_signature_field(message: Option<&Message>) -> Bytes {
    guard(Bytes::NONE, || {
        let signing = message.and_then(|message| message.core().signing);
        signing.map_or(Bytes::NONE, |signing| Bytes::of(signing.field))
    })
}
