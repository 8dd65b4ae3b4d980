//! A scheme written as text, and what else is known of a message, for gateways without a file.

use std::ffi::c_char;
use std::fmt::Write;
use std::mem::MaybeUninit;

use paysign::gateway;
use paysign_owned::Target;

use crate::border::{self, Buffer, Bytes};
use crate::code::Code;
use crate::error::{Error, reported};
use crate::guard::{coded, guard};
use crate::message::Message;
use crate::options::{Beyond, beyond};
use crate::words::{Role, Wire};

/// How a gateway signs that has no file. It is immutable and may be used by any number of threads at
/// once.
pub struct Scheme(Message);

/// A field and its role.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct RoleField {
    /// A `paysign_role`.
    pub role: i32,
    /// The field's name.
    pub field: Bytes,
}

/// What is known of a message beside its scheme, so that `paysign_verified_expect` and
/// `paysign_verified_ack` work with it. What is left zero is not known.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct Description {
    /// Which fields have a role. Each of them is one that the scheme signs; amounts are in major units.
    pub roles: *const RoleField,
    /// How many there are.
    pub role_count: usize,
    /// The values of the field with `PAYSIGN_ROLE_STATUS` that mean paid; any other one is "not paid".
    pub paid_values: *const Bytes,
    /// How many there are.
    pub paid_value_count: usize,
    /// The body that stops the gateway from repeating a notification; `${name}` in it is the value of a
    /// signed field.
    pub ack: Bytes,
}

/// What a caller describes beside the scheme.
///
/// # Safety
///
/// As [`border::elements`], for each list and for the pointers in its elements.
unsafe fn described(
    plain: paysign_owned::Description,
    given: Option<&Description>,
) -> Result<paysign_owned::Description, Code> {
    let Some(given) = given else { return Ok(plain) };
    // SAFETY: the caller's promise.
    let (roles, values) = unsafe {
        (border::elements(given.roles, given.role_count)?, border::texts(given.paid_values, given.paid_value_count)?)
    };
    // SAFETY: the caller's promise.
    let ack = unsafe { border::text(given.ack.data, given.ack.len) }?;
    let role = |of: &RoleField| -> Result<(gateway::Role, String), Code> {
        let (_, role, _) = Role::numbered(of.role).ok_or(Code::InvalidArgument)?;
        // SAFETY: the caller's promise for the pointer and the length in an element.
        Ok((*role, unsafe { border::text(of.field.data, of.field.len) }?.to_owned()))
    };
    Ok(paysign_owned::Description {
        roles: roles.iter().map(role).collect::<Result<_, _>>()?,
        paid_values: values.into_iter().map(str::to_owned).collect(),
        ack: ack.to_owned(),
        ..plain
    })
}

fn wire(number: i32) -> Result<paysign::Wire, Code> {
    Wire::numbered(number).map(|(_, core, _)| *core).ok_or(Code::InvalidArgument)
}

/// Reads the text form of a scheme, of which no clause is left to a default: nine of them, or seven where a
/// header has the signature. The documentation of paysign describes them.
///
/// @param text The scheme.
/// @param sign_field The name of the field that holds the signature; empty where a header has it.
/// @param wire A `paysign_wire`.
/// @param description What is known beside the scheme; NULL for nothing.
/// @param beyond Names beyond the gateway's; NULL for none.
/// @param scheme Receives the scheme; the caller frees it with `paysign_scheme_free`. All texts are copied.
/// @param error Receives what is known of the error, with the byte of the text where it is wrong; may be
///     NULL.
/// @return `PAYSIGN_CODE_SCHEME_SYNTAX`, `PAYSIGN_CODE_INVALID_ROLES`, `PAYSIGN_CODE_INVALID_NAME`.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_scheme_parse(
    text: *const c_char,
    text_len: usize,
    sign_field: *const c_char,
    sign_field_len: usize,
    wire: i32,
    description: Option<&Description>,
    beyond: Option<&Beyond>,
    scheme: Option<&mut MaybeUninit<*mut Scheme>>,
    error: Option<&mut MaybeUninit<Error>>,
) -> Code {
    reported(error, || {
        // SAFETY: the caller's promise for a pointer with a length.
        let (text, field) = unsafe { (border::text(text, text_len)?, border::text(sign_field, sign_field_len)?) };
        let (wire, to) = (self::wire(wire)?, scheme.ok_or(Code::InvalidArgument)?);
        let plain = paysign_owned::Description::new(text, field, wire);
        // SAFETY: the caller's promise for a description, and for lists of names.
        let (description, beyond) = unsafe { (described(plain, description)?, self::beyond(beyond)?) };
        let target = Target::described(&description, beyond)?;
        to.write(Box::into_raw(Box::new(Scheme(Message(target)))));
        Ok(())
    })
}

/// The message that a scheme describes, which may be used wherever a message of a gateway may. No field is
/// required in it, and those have a role that the description gives one.
///
/// @param scheme The scheme.
/// @return A message that lives as long as the scheme and is not freed by itself; NULL for NULL.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_scheme_message(scheme: Option<&Scheme>) -> Option<&Message> {
    guard(None, || scheme.map(|scheme| &scheme.0))
}

/// Writes the text form of a scheme as paysign prints it.
///
/// @param scheme The scheme.
/// @param buffer Receives the text.
/// @param len Receives its length.
/// @return `PAYSIGN_CODE_OK`, or what every function with a buffer may say.
/// @threads Any.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paysign_scheme_print(
    scheme: Option<&Scheme>,
    buffer: *mut c_char,
    capacity: usize,
    len: Option<&mut MaybeUninit<usize>>,
) -> Code {
    coded(|| {
        // SAFETY: the caller's promise for a buffer.
        let mut buffer = unsafe { Buffer::new(buffer, capacity, len) }?;
        let text = scheme.and_then(|scheme| scheme.0.0.scheme()).ok_or(Code::InvalidArgument)?;
        buffer.write_str(&text).map_err(|_| Code::Internal)?;
        buffer.finish()
    })
}

/// Frees a scheme, and the message that it describes.
///
/// @param scheme What `paysign_scheme_parse` has made, not freed before; NULL does nothing.
/// @threads Any, once no other thread uses the scheme or its message.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_scheme_free(scheme: Option<Box<Scheme>>) {
    guard((), || drop(scheme));
}
