//! What a field is for in every gateway, and what a message says about a payment.

use std::ffi::c_char;
use std::fmt::Write;
use std::mem::MaybeUninit;

use paysign::{Amount, roles::Roles};

use crate::border::{Buffer, Piece};
use crate::code::Code;
use crate::words::{Role, Status};

impl From<paysign::Status> for Status {
    fn from(status: paysign::Status) -> Self {
        let known = Self::ALL.iter().find(|(_, core, _)| *core == status);
        // One that the core has and this library does not yet is not a payment.
        known.map_or(Self::NotPaid, |(own, ..)| *own)
    }
}

/// The word for a status, for example `partly_paid`: the same in every language of paysign.
///
/// @param status A `paysign_status`.
/// @return A text that ends with a zero byte and lives as long as the library is loaded; `unknown` for any
///     other number.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_status_name(status: i32) -> *const c_char {
    Status::numbered(status).map_or(c"unknown", |(.., word)| *word).as_ptr()
}

fn core(role: i32) -> Result<paysign::gateway::Role, Code> {
    Role::numbered(role).map(|(_, core, _)| *core).ok_or(Code::InvalidArgument)
}

/// Puts what has a role into a buffer.
pub(crate) fn put<'a>(roles: &impl Roles<'a>, role: i32, mut buffer: Buffer<'_>) -> Result<(), Code> {
    match core(role)? {
        paysign::gateway::Role::OrderedAmount | paysign::gateway::Role::PaidAmount => {
            write!(buffer, "{}", amount(roles, role)?).map_err(|_| Code::Internal)?;
        }
        role => roles.role(role).ok_or(Code::NotThere)?.put_into(&mut buffer),
    }
    buffer.finish()
}

/// Writes an amount in a unit: of 128 bits, or of 64 where there is no place for the upper ones.
pub(crate) fn minor<'a>(
    roles: &impl Roles<'a>,
    role: i32,
    scale: u32,
    minor: Option<&mut MaybeUninit<u64>>,
    minor_high: Option<&mut MaybeUninit<u64>>,
) -> Result<(), Code> {
    let to = minor.ok_or(Code::InvalidArgument)?;
    let scale = u8::try_from(scale).map_err(|_| Code::InvalidAmount)?;
    let told = amount(roles, role)?.minor(scale).map_err(|error| Code::from(error.code()))?;
    #[expect(clippy::cast_possible_truncation, reason = "the lower half")]
    let (low, high) = (told as u64, (told >> 64) as u64);
    match minor_high {
        Some(place) => drop(place.write(high)),
        None if high == 0 => {}
        None => return Err(Code::InvalidAmount),
    }
    to.write(low);
    Ok(())
}

fn amount<'a>(roles: &impl Roles<'a>, role: i32) -> Result<Amount, Code> {
    let role = core(role)?;
    if !matches!(role, paysign::gateway::Role::OrderedAmount | paysign::gateway::Role::PaidAmount) {
        return Err(Code::InvalidArgument);
    }
    roles.amount(role).ok_or(Code::NotThere)?.map_err(|error| error.code().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ffi::CStr;

    #[test]
    fn the_words_are_those_of_the_core() {
        for status in paysign::Status::ALL {
            // SAFETY: a text of this library that lives as long as it.
            let word = unsafe { CStr::from_ptr(paysign_status_name(Status::from(*status) as i32)) };
            assert_eq!(word.to_str(), Ok(status.as_str()));
            assert_eq!(Status::from(*status) as i32, i32::from(status.number()));
        }
    }
}
