//! `paysign verify`: a raw body in, a verdict out.

mod facts;

use paysign::{Amount, Code, ExpectError, Secret, Verified, VerifyError, amount::AmountError, gateway::Role};
use paysign_diagnose::look_at;
use serde::Serialize;
use serde_json::{Value as Json, json};

use crate::args::{ArrivalArgs, VerifyArgs};
use crate::body::BodySource;
use crate::failure::{Failure, FailureJson};
use crate::json::{Members, Text};
use crate::output::Report;
use crate::target::Target;

/// Where to go from a mismatch.
const WHY: &str = "`paysign diagnose` with the same arguments says why, as far as the message and the secret show it";

/// The same, after what strikes in the secrets themselves.
fn why(secrets: &[Secret]) -> String {
    let found = look_at(secrets).into_iter().flat_map(|finding| finding.factors).next();
    found.map_or_else(|| WHY.into(), |factor| format!("of the secret, {}; {WHY}", factor.detail))
}

/// Verifies.
///
/// # Errors
///
/// Wrong usage, unreadable input, or a message that the core refuses.
pub(crate) fn run(args: &VerifyArgs) -> Result<Report, Failure> {
    let (target, before) = Target::find_with(&args.target, args.arrival.raw_scheme.as_deref())?;
    let source = BodySource::new(&before, &args.body, &args.secrets)?;
    let amount = args.amount.as_deref().map(str::parse::<Amount>).transpose()?;
    let expected = args.order_no.as_deref().zip(amount);
    if target.message().raw.is_none() {
        unsigned(&target)?;
    }
    if expected.is_some() && target.message().role(Role::OrderNo).is_none() {
        return Err(ExpectError::NoRoles.into());
    }
    let secrets = args.secrets.read()?;
    let options = args.reading.options(Some(&args.depth));
    let (body, message) = source.read(&target, options.limits.body_len)?;
    let ArrivalArgs { headers, now, .. } = &args.arrival;
    let verified = message.verify_with_headers(&body, headers, *now, &secrets, &options).map_err(|error| {
        let (is_mismatch, is_of_fields) = (error.code() == Code::Mismatch, message.signing.is_some());
        let failure = Failure::from(error);
        // The diagnosis is about fields.
        if is_mismatch && is_of_fields { failure.hint(why(&secrets)) } else { failure }
    })?;
    let failure = expected.and_then(|(order_no, amount)| verified.expect(order_no, amount).err()).map(Failure::from);
    let report = if args.json {
        Report::json(&VerifiedJson::new(&verified, failure.as_ref()))?
    } else {
        Report::styled(facts::text(&verified, &target.title, expected.map(|_| failure.is_none())))
    };
    Ok(report.with(failure))
}

/// Refuses a message without a signature before anyone is asked for a secret or a body.
///
/// # Errors
///
/// [`VerifyError::UnsignedMessage`].
pub(crate) fn unsigned(target: &Target<'_>) -> Result<(), Failure> {
    match target.message().signing {
        Some(_) => Ok(()),
        None if target.message().raw.is_some() => Err(Failure::from(VerifyError::UnsignedMessage).hint(format!(
            "no field of `{}` is signed by itself: a header signs its whole body, and `paysign verify` takes the headers",
            target.title
        ))),
        None => Err(Failure::from(VerifyError::UnsignedMessage).hint(format!(
            "nothing proves `{}`: trust it only as far as the connection that it came over",
            target.title
        ))),
    }
}

/// A verified message as programs read it.
#[derive(Serialize)]
struct VerifiedJson<'v> {
    /// As the exit status: false if the message is authentic but not the one that was expected.
    valid: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<FailureJson<'v>>,
    secret: usize,
    fields: Members<'v>,
    unproved: Members<'v>,
    order_no: Option<Text<'v>>,
    trade_no: Option<Text<'v>>,
    /// Decimals in major units; null where there is none, an error where the text is not a decimal.
    ordered_amount: Option<Json>,
    paid_amount: Option<Json>,
    status: &'static str,
    is_paid: bool,
    ack: String,
}

impl<'v> VerifiedJson<'v> {
    fn new(verified: &'v Verified<'v>, failure: Option<&'v Failure>) -> Self {
        Self {
            valid: failure.is_none(),
            error: failure.map(Failure::to_json),
            secret: verified.secret_index(),
            fields: verified.fields().collect(),
            unproved: verified.unproved_fields().collect(),
            order_no: verified.order_no().map(Text::from),
            trade_no: verified.trade_no().map(Text::from),
            ordered_amount: verified.ordered_amount().map(told),
            paid_amount: verified.paid_amount().map(told),
            status: verified.status().as_str(),
            is_paid: verified.is_paid(),
            ack: verified.ack().to_string(),
        }
    }
}

/// An amount that cannot be read is neither one nor absent.
fn told(amount: Result<Amount, AmountError>) -> Json {
    amount.map_or_else(|error| json!({ "error": error.code().as_str() }), |amount| amount.to_string().into())
}
