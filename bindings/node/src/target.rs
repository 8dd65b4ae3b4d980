//! What a call is about: a message of a gateway or one of which only the scheme is known, the secrets, and the options.

use std::rc::Rc;

use napi::bindgen_prelude::{Either, External};
use napi_derive::napi;
use paysign::{Answer, Limits, Merchant, Message, Options, Reading, Scheme, SchemeError, Verified, Wire, gateways};
use self_cell::self_cell;

use crate::error::Failure;
use crate::kept::Kept;
use crate::ready::Ready;
use crate::secret::Secrets;

/// What a call is about.
pub struct Subject {
    what: What,
    pub(crate) secrets: Secrets,
    pub(crate) options: Options,
}

enum What {
    /// A message of a built-in gateway.
    Table(&'static Message<'static>),
    /// One of which only the scheme is known.
    Scheme(Described),
    /// A notification to a merchant, by name if it is not the gateway's own.
    Notice(Box<Merchant<'static>>, Option<String>),
}

/// A scheme's text, and the name of the field with the signature.
struct Text {
    scheme: String,
    sign_field: String,
}

type MessageOf<'a> = Message<'a>;

self_cell! {
    /// A message that is known by its scheme alone, beside the text that describes it.
    struct Described {
        owner: Text,
        #[covariant]
        dependent: MessageOf,
    }
}

impl Subject {
    /// The message; a notification is known to its merchant alone.
    pub(crate) fn message(&self) -> Result<&Message<'_>, Failure> {
        match &self.what {
            What::Table(message) => Ok(message),
            What::Scheme(described) => Ok(described.borrow_dependent()),
            What::Notice(..) => Err(paysign::UnknownName::Message.into()),
        }
    }

    /// Reads an answer.
    pub(crate) fn answer<'a>(&'a self, body: &'a [u8]) -> Result<Answer<'a>, Failure> {
        Ok(self.message()?.answer(body, &self.secrets, &self.options)?)
    }

    /// Verifies a body.
    pub(crate) fn verify<'a>(&'a self, body: &'a [u8]) -> Result<Verified<'a>, Failure> {
        match &self.what {
            What::Notice(merchant, None) => Ok(merchant.notice(body)?),
            What::Notice(merchant, Some(message)) => Ok(merchant.notice_of(message, body)?),
            What::Table(_) | What::Scheme(_) => Ok(self.message()?.verify_with(body, &self.secrets, &self.options)?),
        }
    }

    /// Verifies many bodies, and calls `verdict` once for each, with its index.
    pub(crate) fn verify_batch<'a>(
        &'a self,
        bodies: &[&'a [u8]],
        mut verdict: impl FnMut(usize, Result<Verified<'a>, Failure>),
    ) {
        match self.message() {
            Ok(message) => message.verify_batch(bodies, &self.secrets, &self.options, |index, result| {
                verdict(index, result.map_err(Failure::from));
            }),
            Err(_) => bodies.iter().enumerate().for_each(|(index, body)| verdict(index, self.verify(body))),
        }
    }
}

/// What a call is about, as JavaScript holds it, and what was verified and signed last.
pub struct Target {
    pub(crate) subject: Rc<Subject>,
    pub(crate) kept: Kept,
    pub(crate) ready: Ready,
}

impl Target {
    fn new(what: What, secrets: Secrets, options: Options) -> External<Rc<Self>> {
        let subject = Rc::new(Subject { what, secrets, options });
        External::new(Rc::new(Self { kept: Kept::new(&subject), ready: Ready::new(&subject), subject }))
    }

    /// A notification to `merchant`.
    pub(crate) fn notice(merchant: Merchant<'static>, message: Option<String>) -> External<Rc<Self>> {
        Self::new(What::Notice(Box::new(merchant), message), Vec::new(), Options::DEFAULT)
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
    let reading = match strict {
        None => Options::DEFAULT.reading,
        Some(true) => Reading::Strict,
        Some(false) => Reading::Lenient,
    };
    let or = |given: Option<u32>, default| given.and_then(|given| given.try_into().ok()).unwrap_or(default);
    let Limits { body_len: most_bytes, fields: most_fields, depth: most_levels } = Limits::DEFAULT;
    let limits =
        Limits { body_len: or(body_len, most_bytes), fields: or(fields, most_fields), depth: or(depth, most_levels) };
    External::new(Options { reading, limits })
}

/// A message by the names of its gateway and itself, or the error as JSON.
#[napi]
pub fn table_target(
    gateway: String,
    message: String,
    secrets: &External<Secrets>,
    options: &External<Options>,
) -> Either<External<Rc<Target>>, String> {
    made(gateways::message(&gateway, &message).map(What::Table).map_err(Failure::from), secrets, options)
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
    let described = Described::try_new(Text { scheme: text, sign_field: field }, |text| {
        Ok(Message::of_scheme(Scheme::parse(&text.scheme)?, &text.sign_field, wire))
    });
    made(described.map(What::Scheme).map_err(|error: SchemeError| error.into()), secrets, options)
}

/// `{"ok": …}` with the scheme as it is printed, or the error, as JSON.
#[napi]
pub fn printed_scheme(text: String) -> String {
    crate::error::text_of(Scheme::parse(&text).map(|scheme| scheme.to_string().into()).map_err(Failure::from))
}

fn made(what: Result<What, Failure>, secrets: &Secrets, options: &Options) -> Either<External<Rc<Target>>, String> {
    match what {
        Ok(what) => Either::A(Target::new(what, secrets.clone(), *options)),
        Err(failure) => Either::B(failure.text()),
    }
}
