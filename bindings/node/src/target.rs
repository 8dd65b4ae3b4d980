//! What a call is about, as JavaScript holds it, and what was verified and signed last.

use std::rc::Rc;

use napi::bindgen_prelude::{Either, External};
use napi_derive::napi;
use paysign::Options;
use paysign_owned::{Arrival, Beyond, Gateway, Source, Target as Kind};

use crate::error::text_of_failure;
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
        Self::of(Subject { source, secrets, options, arrival: None })
    }

    /// The same, for a body that came with headers.
    pub(crate) fn arrived(&self, arrival: Arrival) -> External<Rc<Self>> {
        let Subject { source, secrets, options, .. } = &*self.subject;
        let (source, secrets) = (source.clone(), secrets.clone());
        Self::of(Subject { source, secrets, options: *options, arrival: Some(arrival) })
    }

    fn of(subject: Subject) -> External<Rc<Self>> {
        let subject = Rc::new(subject);
        External::new(Rc::new(Self { kept: Kept::new(&subject), ready: Ready::new(&subject), subject }))
    }
}

/// A message of a gateway by its name, in bodies that may hold names beyond its table; or the error as JSON.
#[napi]
pub fn gateway_target(
    gateway: &External<Gateway>,
    message: String,
    secrets: &External<Secrets>,
    options: &External<Options>,
    names: &External<Beyond>,
) -> Either<External<Rc<Target>>, String> {
    match Kind::at(gateway, &message, Beyond::clone(names)) {
        Ok(kind) => Either::A(Target::new(kind.into(), Secrets::clone(secrets), **options)),
        Err(failure) => Either::B(text_of_failure(&failure)),
    }
}

/// A message of which somebody has described the scheme.
#[napi]
pub fn scheme_target(
    scheme: &External<Kind>,
    secrets: &External<Secrets>,
    options: &External<Options>,
) -> External<Rc<Target>> {
    Target::new(Kind::clone(scheme).into(), Secrets::clone(secrets), **options)
}
