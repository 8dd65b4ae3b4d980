//! Whether the gateway does what a case says.

use paysign::beyond::NameError;
use paysign::scheme::Names;
use paysign::{Gateway, Limits, Message, Options, VerifyError};
use paysign_diagnose::{diagnose, diagnose_document};
use serde_json::Value as Json;

use super::answer::answer;
use super::case::Case;
use super::compare::{accepted, fields, refused, roles, same_canonical, text, word};
use super::deed::Deed;
use super::difference::Difference;
use super::explain::{context, diagnosed, explain};

/// Whose messages a wrong signature is looked for in; `None` if nobody asks why it is wrong.
type Asked<'g> = Option<&'g Gateway<'g>>;

/// All differences; none if it does. With `why` a wrong signature is diagnosed.
///
/// # Errors
///
/// What is not of the format, or not of this gateway.
pub(super) fn judge(case: &Case<'_>, gateway: &Gateway<'_>, why: bool) -> Result<Vec<Difference>, String> {
    let variant = case.variant.map(|name| gateway.variant(name)).transpose();
    let variant = variant.map_err(|_| format!("{} has no such `variant`", gateway.id))?;
    let names = || gateway.messages.iter().map(|message| message.name).collect::<Vec<_>>().join(", ");
    let message = gateway.message_by(variant, case.message());
    let message = message.map_err(|_| format!("{} has no such `message`; it has {}", gateway.id, names()))?;
    let message = match extended(case, gateway, message) {
        Ok(message) => message,
        Err(error) => return Ok(refused(case, error.code().as_str(), error.field(), None)),
    };
    let message = &message;
    let asked = why.then_some(gateway);
    let mut found = match case.deed {
        Deed::Verify => verify(case, message, asked)?,
        Deed::Sign => sign(case, message, asked)?,
        Deed::Expect => expect(case, message, asked)?,
        Deed::Minor => minor(case, message, asked)?,
        Deed::Answer => answer(case, message)?,
        Deed::Explain => explain(case, message)?,
        Deed::Diagnose => diagnosed(case, gateway, message),
    };
    if !matches!(case.deed, Deed::Sign | Deed::Diagnose) {
        same_canonical(case, message, &case.body, &case.options, &mut found)?;
    }
    Ok(found)
}

/// The message in bodies that may hold the names of the case beyond its table.
fn extended<'a>(case: &'a Case<'_>, gateway: &Gateway<'a>, message: &Message<'a>) -> Result<Message<'a>, NameError> {
    let shop = Names::List(&case.shop_names);
    gateway.check_shop_names(shop)?;
    message.with_shop_names(shop)?.with_added_names(Names::List(&case.added_names))
}

fn verify(case: &Case<'_>, message: &Message<'_>, asked: Asked<'_>) -> Result<Vec<Difference>, String> {
    match message.verify_with(&case.body, &case.secrets, &case.options) {
        Err(error) => Ok(not_verified(case, message, error, asked)),
        Ok(_) if case.expected("error").is_some() => Ok(accepted(case)),
        Ok(verified) => {
            let mut found = Vec::new();
            if let Some(expected) = case.expected("secret")
                && expected.as_u64() != u64::try_from(verified.secret_index()).ok()
            {
                let text = format!("it is signed with secret {}, not {expected}", verified.secret_index());
                found.push(Difference::new(text));
            }
            fields(case, "fields", verified.fields(), &mut found)?;
            fields(case, "unproved", verified.unproved_fields(), &mut found)?;
            roles(case, &verified, &mut found);
            word(case, "status", Some(verified.status().as_str()), &mut found);
            text(case, "ack", Some(verified.ack().to_string().as_bytes()), &mut found);
            Ok(found)
        }
    }
}

fn not_verified(case: &Case<'_>, message: &Message<'_>, error: VerifyError, asked: Asked<'_>) -> Vec<Difference> {
    let mut found = refused(case, error.code().as_str(), error.field(), error.offset());
    // What is wrong is said in full where it is a surprise.
    if let [difference] = &mut found[..]
        && case.expected("error").is_none()
    {
        difference.text = format!("it is refused: {}: {error}", error.code());
        if let Some(gateway) = asked.filter(|_| error == VerifyError::Mismatch) {
            let diagnosis = diagnose(message, &case.body, &case.secrets, &context(case, gateway));
            return vec![Difference::new(difference.text.clone()).because(&diagnosis)];
        }
    }
    found
}

fn sign(case: &Case<'_>, message: &Message<'_>, asked: Asked<'_>) -> Result<Vec<Difference>, String> {
    let secret = case.secrets.first().ok_or("no secret")?;
    let signed = match message.sign_masking(&case.params, secret, &case.secrets, &case.options) {
        Err(error) => {
            let mut found = refused(case, error.code().as_str(), error.field(), None);
            if let [difference] = &mut found[..]
                && case.expected("error").is_none()
            {
                difference.text = format!("it is refused: {}: {error}", error.code());
            }
            return Ok(found);
        }
        Ok(_) if case.expected("error").is_some() => return Ok(accepted(case)),
        Ok(signed) => signed,
    };
    let (mut found, body) = (Vec::new(), signed.body().to_string());
    let expected = case.expected("sign").and_then(Json::as_str);
    match expected.filter(|expected| *expected != signed.signature().as_str()) {
        Some(expected) if is_hex(expected) && expected.eq_ignore_ascii_case(signed.signature().as_str()) => {
            found.push(Difference::new("the signature has letters of the other case: `hex` of the scheme".to_owned()));
        }
        Some(expected) => {
            let difference = Difference::new("the signature is another one".to_owned());
            let diagnosis = asked.map(|gateway| {
                diagnose_document(message, &case.params, expected, &case.secrets, &context(case, gateway))
            });
            found.push(match diagnosis {
                Some(diagnosis) => difference.because(&diagnosis),
                None => difference,
            });
        }
        // The body holds the signature: one sentence about it is enough.
        None => {
            if let Some(expected) = case.expected("body").and_then(Json::as_str)
                && expected != body
            {
                let at = body.bytes().zip(expected.bytes()).take_while(|(here, there)| here == there).count();
                found.push(Difference::new(format!("the body is another one from byte {at} on")));
            }
        }
    }
    // What was signed within a limit may be longer once it is written.
    let options = Options { limits: Limits::DEFAULT, ..case.options };
    same_canonical(case, message, body.as_bytes(), &options, &mut found)?;
    Ok(found)
}

/// In Base64 the case of a letter is a part of the digest.
fn is_hex(signature: &str) -> bool {
    signature.bytes().all(|digit| digit.is_ascii_hexdigit())
}

fn expect(case: &Case<'_>, message: &Message<'_>, asked: Asked<'_>) -> Result<Vec<Difference>, String> {
    let (order_no, amount) = case.want()?;
    let verified = match message.verify_with(&case.body, &case.secrets, &case.options) {
        Err(error) => return Ok(not_verified(case, message, error, asked)),
        Ok(verified) => verified,
    };
    let amount = match amount {
        Err(error) => return Ok(refused(case, error.code().as_str(), None, None)),
        Ok(amount) => amount,
    };
    Ok(match verified.expect(order_no, amount) {
        Err(error) => refused(case, error.code().as_str(), None, None),
        Ok(()) if case.expected("error").is_some() => accepted(case),
        Ok(()) => Vec::new(),
    })
}

fn minor(case: &Case<'_>, message: &Message<'_>, asked: Asked<'_>) -> Result<Vec<Difference>, String> {
    let scale = case.scale()?;
    let verified = match message.verify_with(&case.body, &case.secrets, &case.options) {
        Err(error) => return Ok(not_verified(case, message, error, asked)),
        Ok(verified) => verified,
    };
    let mut found = Vec::new();
    match verified.paid_amount().map(|amount| amount?.minor(scale)).transpose() {
        Err(error) => found = refused(case, error.code().as_str(), None, None),
        Ok(_) if case.expected("error").is_some() => found = accepted(case),
        Ok(minor) => word(case, "minor", minor.map(|minor| minor.to_string()).as_deref(), &mut found),
    }
    Ok(found)
}
