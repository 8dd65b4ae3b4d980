//! Strict or lenient, and the greatest sizes.

use std::mem::MaybeUninit;

use paysign::{Limits, Strictness};

use crate::code::Code;
use crate::guard::coded;

/// How messages are checked. Let `paysign_options_default` fill it, then change what is to differ. Wherever a
/// function takes options, NULL stands for the defaults.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct Options {
    /// 0: strict, a message is accepted only if no other one can have its signature. 1: the signature alone counts; a
    /// genuine signature can then be moved to a forged message.
    pub lenient: i32,
    /// The greatest length of a body, in bytes.
    pub body_len: usize,
    /// The greatest number of fields.
    pub fields: usize,
    /// The greatest nesting of JSON, the outer object included.
    pub depth: usize,
}

/// The core's options.
pub(crate) fn options(given: Option<&Options>) -> paysign::Options {
    let Some(given) = given else { return paysign::Options::DEFAULT };
    let strictness = if given.lenient == 0 { Strictness::Strict } else { Strictness::Lenient };
    paysign::Options {
        strictness,
        limits: Limits { body_len: given.body_len, fields: given.fields, depth: given.depth },
    }
}

/// Fills in the defaults: strict, and sizes far above any real message.
///
/// @param options Receives the defaults.
/// @return `PAYSIGN_CODE_OK`.
/// @threads Any.
#[unsafe(no_mangle)]
pub extern "C" fn paysign_options_default(options: Option<&mut MaybeUninit<Options>>) -> Code {
    coded(|| {
        let paysign::Options { strictness, limits } = paysign::Options::DEFAULT;
        options.ok_or(Code::InvalidArgument)?.write(Options {
            lenient: (strictness == Strictness::Lenient).into(),
            body_len: limits.body_len,
            fields: limits.fields,
            depth: limits.depth,
        });
        Ok(())
    })
}
