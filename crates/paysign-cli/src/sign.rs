//! `paysign sign`: parameters in, the ready body or query out.

mod headers;

use paysign::{Message, SignError, sign::Signed};
use serde::Serialize;

use crate::args::SignArgs;
use crate::failure::Failure;
use crate::json::Members;
use crate::output::Report;
use crate::params;
use crate::target::Target;

/// Signs.
///
/// # Errors
///
/// Wrong usage, unreadable input, or parameters that the core refuses.
pub(crate) fn run(args: &SignArgs) -> Result<Report, Failure> {
    let (target, before) = Target::find_with(&args.target, args.arrival.raw_scheme.as_deref())?;
    let message = target.message();
    if let Some(scheme) = message.raw {
        return headers::sign(args, scheme, before.into_iter().chain(&args.params).next());
    }
    if args.body.is_some() {
        return Err(Failure::usage(
            "--body is for what a header signs; parameters are given as NAME=VALUE or --params FILE",
        ));
    }
    if let Some(error) = unsignable(&message) {
        return Err(Failure::from(error).hint(format!("`paysign gateways {}` shows its table", target.title)));
    }
    let params_from_stdin = args.params_file.as_ref().is_some_and(|path| path.as_os_str() == "-");
    if params_from_stdin && args.secrets.take_stdin() {
        return Err(Failure::usage("the secret and the parameters cannot both come from standard input"));
    }
    let mut all = args.params_file.as_deref().map(params::of_file).transpose()?.unwrap_or_default();
    for word in before.into_iter().chain(&args.params) {
        all.push(params::of_word(word)?);
    }
    let secrets = args.secrets.read()?;
    let secret = secrets.first().ok_or_else(|| Failure::no_secret("give --secret-file FILE"))?;
    let signed = message.sign_masking(&all, secret, &secrets, &args.reading.options(None))?;
    if args.json {
        return Report::json(&SignedJson::new(&message, &signed));
    }
    // Always the same bytes, whoever reads them: a program that tests `isatty` for its line feed behaves
    // differently in a script than where the script was tried out. `echo` and `jq` do it like this, `-n` and
    // `-j` are their ways out.
    let newline = if args.no_newline { "" } else { "\n" };
    Ok(Report::exact(format!("{}{newline}", signed.body())))
}

/// Why no parameters at all can be signed as this message, so that nobody is asked for a secret first.
fn unsignable(message: &Message<'_>) -> Option<SignError> {
    if message.transport.carries_secret {
        return Some(SignError::CarriesSecret);
    }
    message.signing.is_none().then_some(SignError::UnsignedMessage)
}

/// A signed message as programs read it.
#[derive(Serialize)]
struct SignedJson<'a> {
    valid: bool,
    /// The ready body, or the query of the URL if the method is `GET`.
    body: String,
    sign: String,
    sign_field: &'a str,
    /// All that is sent, in the body's order.
    fields: Members<'a>,
    method: &'static str,
    path: &'a str,
    wire: &'static str,
    content_type: &'static str,
}

impl<'a> SignedJson<'a> {
    fn new(message: &Message<'a>, signed: &'a Signed<'_, Vec<u8>, Vec<u8>>) -> Self {
        Self {
            valid: true,
            body: signed.body().to_string(),
            sign: signed.signature().to_string(),
            sign_field: signed.signature_field(),
            fields: signed.fields().collect(),
            method: message.transport.method.as_str(),
            path: message.transport.path,
            wire: message.transport.wire.as_str(),
            content_type: message.transport.wire.content_type(),
        }
    }
}
