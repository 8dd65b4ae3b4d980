//! What a call is about: a message of a gateway or one of which only the scheme is known, the secrets, and the options.

use napi::bindgen_prelude::{Either, External};
use napi_derive::napi;
use paysign::{Limits, Merchant, Message, Options, Reading, Scheme, Verified, Wire, gateways};

use crate::error::Failure;
use crate::secret::Secrets;

/// What a call is about.
pub struct Target {
    what: What,
    pub(crate) secrets: Secrets,
    pub(crate) options: Options,
}

enum What {
    /// A message of a built-in gateway.
    Table(Box<Message<'static>>),
    /// A scheme that was checked when the target was made, the field of the signature, and the wire.
    Scheme(String, String, Wire),
    /// A notification to a merchant, by name if it is not the gateway's own.
    Notice(Box<Merchant<'static>>, Option<String>),
}

impl Target {
    /// A notification to `merchant`.
    pub(crate) fn notice(merchant: Merchant<'static>, message: Option<String>) -> Self {
        Self { what: What::Notice(Box::new(merchant), message), secrets: Vec::new(), options: Options::DEFAULT }
    }

    /// The message; a notification is known to its merchant alone.
    pub(crate) fn message(&self) -> Result<Message<'_>, Failure> {
        match &self.what {
            What::Table(message) => Ok(**message),
            What::Scheme(text, field, wire) => Ok(Message::of_scheme(Scheme::parse(text)?, field, *wire)),
            What::Notice(..) => Err(paysign::UnknownName::Message.into()),
        }
    }

    /// Verifies a body.
    pub(crate) fn verify<'a>(&'a self, body: &'a [u8]) -> Result<Verified<'a>, Failure> {
        match &self.what {
            What::Table(message) => Ok(message.verify_with(body, &self.secrets, &self.options)?),
            What::Notice(merchant, None) => Ok(merchant.notice(body)?),
            What::Notice(merchant, Some(message)) => Ok(merchant.notice_of(message, body)?),
            What::Scheme(..) => Ok(self.message()?.verify_with(body, &self.secrets, &self.options)?),
        }
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
) -> Either<External<Target>, String> {
    made(
        gateways::message(&gateway, &message).map(|message| What::Table(Box::new(message))).map_err(Failure::from),
        secrets,
        options,
    )
}

/// A message of which only the scheme is known, or the error as JSON. The wire is `form`, or else JSON.
#[napi]
pub fn scheme_target(
    text: String,
    field: String,
    wire: String,
    secrets: &External<Secrets>,
    options: &External<Options>,
) -> Either<External<Target>, String> {
    let wire = if wire == Wire::Form.as_str() { Wire::Form } else { Wire::Json };
    let what = match Scheme::parse(&text) {
        Ok(_) => Ok(What::Scheme(text, field, wire)),
        Err(error) => Err(Failure::from(error)),
    };
    made(what, secrets, options)
}

/// `{"ok": …}` with the scheme as it is printed, or the error, as JSON.
#[napi]
pub fn printed_scheme(text: String) -> String {
    crate::error::text_of(Scheme::parse(&text).map(|scheme| scheme.to_string().into()).map_err(Failure::from))
}

fn made(what: Result<What, Failure>, secrets: &Secrets, options: &Options) -> Either<External<Target>, String> {
    match what {
        Ok(what) => Either::A(External::new(Target { what, secrets: secrets.clone(), options: *options })),
        Err(failure) => Either::B(failure.text()),
    }
}
