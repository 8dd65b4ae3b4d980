//! Messages of gateways, by their names.

use std::ffi::c_char;
use std::mem::MaybeUninit;
use std::sync::LazyLock;

use paysign::gateways;
use paysign_owned::Target;
use paysign_owned::target::built_in;

use crate::border::{self, Bytes};
use crate::code::Code;
use crate::error::{Error, reported};
use crate::gateway::{self, Gateway};
use crate::guard::guard;
use crate::options::{Beyond, beyond};

/// A kind of message: one that a gateway sends or takes, or the one that a scheme describes. It is immutable
/// and may be used by any number of threads at once. One that `paysign_message_at` has made is freed by the
/// caller. Those that are handed out as `const` are not: `paysign_message_find`'s live as long as the library
/// is loaded, that of a scheme as long as the scheme.
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

/// All messages of all gateways, those of each variant under the variant's own id. A handle points into this,
/// so that none has to be freed.
static BUILT_IN: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    built_in().map(|(gateway, message)| Entry { gateway, message: Message(message.into()) }).collect()
});

fn find(gateway: &str, name: &str) -> Result<&'static Message, paysign::gateway::UnknownName> {
    // The core says which of the two names is not known. It also finds a message by another name of it, so
    // the name that counts from here on is the message's own.
    let name = gateways::message(gateway, name)?.name;
    let found = BUILT_IN.iter().find(|entry| entry.gateway == gateway && entry.message.core().name == name);
    found.map(|entry| &entry.message).ok_or(paysign::gateway::UnknownName::Message)
}

/// Finds a message of a built-in gateway. Do this once, when the program starts, and keep the handle.
///
/// @param gateway The gateway's id, for example `epay`, and after an `@` the variant that the site speaks:
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
) -> Code {
    reported(error, || {
        // SAFETY: the caller's promise for a pointer with a length.
        let (gateway, name) = unsafe { (border::text(gateway, gateway_len)?, border::text(name, name_len)?) };
        message.ok_or(Code::InvalidArgument)?.write(find(gateway, name)?);
        Ok(())
    })
}

/// Makes the message of this name at a gateway, a built-in one or your own, in bodies that may hold names
/// beyond its tables. Do this once, when the program starts, and keep the handle.
///
/// @param gateway The gateway. It may be freed before the message.
/// @param name The message's name, for example `notify`, or another name of it.
/// @param beyond Names beyond the gateway's tables; NULL for none.
/// @param message Receives the message; the caller frees it with `paysign_message_free`.
/// @param error Receives what is known of the error; may be NULL.
/// @return `PAYSIGN_CODE_UNKNOWN_MESSAGE`, `PAYSIGN_CODE_INVALID_NAME`.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_message_at(
    gateway: Option<&Gateway>,
    name: *const c_char,
    name_len: usize,
    beyond: Option<&Beyond>,
    message: Option<&mut MaybeUninit<*mut Message>>,
    error: Option<&mut MaybeUninit<Error>>,
) -> Code {
    reported(error, || {
        // SAFETY: the caller's promise for a pointer with a length, and for lists of names.
        let (name, beyond) = unsafe { (border::text(name, name_len)?, self::beyond(beyond)?) };
        let (gateway, to) = (gateway::core(gateway)?, message.ok_or(Code::InvalidArgument)?);
        to.write(Box::into_raw(Box::new(Message(Target::at(gateway, name, beyond)?))));
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

/// Frees a message.
///
/// @param message What `paysign_message_at` has made, not freed before; NULL does nothing.
/// @threads Any, once no other thread uses it, its answers or its verified messages.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_message_free(message: Option<Box<Message>>) {
    guard((), || drop(message));
}
