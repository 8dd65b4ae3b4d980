//! What a call is about, as JavaScript holds it, and what was verified and signed last.

use std::rc::Rc;

use napi::bindgen_prelude::{Either, External};
use napi_derive::napi;
use paysign::{Options, Scheme, Wire};
use paysign_owned::{Beyond, Description, Failure, Source, Target as Kind, options as with_defaults};

use crate::error::{text_of, text_of_failure};
use crate::kept::Kept;
use crate::ready::Ready;
use crate::secret::Secrets;
use crate::subject::Subject;

/// What a call is about, as JavaScript holds it, and what was verified and signed last.
pub struct Target {
    pub(crate) subject: Rc<Subject>,
    pub(crate) kept: Kept,
    pub(crate) ready: Ready,
}

impl Target {
    /// Of nothing verified and signed yet.
    pub(crate) fn new(source: Source, secrets: Secrets, options: Options) -> External<Rc<Self>> {
        let subject = Rc::new(Subject { source, secrets, options });
        External::new(Rc::new(Self { kept: Kept::new(&subject), ready: Ready::new(&subject), subject }))
    }
}

/// How messages are checked; what is not given is as the core has it.
#[napi]
pub fn options(
    strict: Option<bool>,
    body_len: Option<u32>,
    fields: Option<u32>,
    depth: Option<u32>,
) -> External<Options> {
    let limit = |given: Option<u32>| given.and_then(|given| given.try_into().ok());
    External::new(with_defaults(strict, limit(body_len), limit(fields), limit(depth)))
}

/// A message by the names of its gateway and itself, or the error as JSON.
#[napi]
pub fn table_target(
    gateway: String,
    message: String,
    secrets: &External<Secrets>,
    options: &External<Options>,
) -> Either<External<Rc<Target>>, String> {
    made(Kind::named(&gateway, &message), secrets, options)
}

/// A message of which only the scheme is known, or the error as JSON. The wire is `form`, or else JSON.
#[napi]
pub fn scheme_target(
    text: String,
    field: String,
    wire: String,
    secrets: &External<Secrets>,
    options: &External<Options>,
) -> Either<External<Rc<Target>>, String> {
    let wire = if wire == Wire::Form.as_str() { Wire::Form } else { Wire::Json };
    made(Kind::described(&Description::new(text, field, wire), Beyond::default()), secrets, options)
}

/// `{"ok": …}` with the scheme as it is printed, or the error, as JSON.
#[napi]
pub fn printed_scheme(text: String) -> String {
    text_of(Scheme::parse(&text).map(|scheme| scheme.to_string().into()).map_err(Failure::from))
}

fn made(kind: Result<Kind, Failure>, secrets: &Secrets, options: &Options) -> Either<External<Rc<Target>>, String> {
    match kind {
        Ok(kind) => Either::A(Target::new(kind.into(), secrets.clone(), *options)),
        Err(failure) => Either::B(text_of_failure(&failure)),
    }
}
