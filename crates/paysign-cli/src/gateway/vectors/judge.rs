//! Whether the gateway does what a case says.

use paysign::beyond::NameError;
use paysign::scheme::Names;
use paysign::{Answer, AnswerError, Gateway, Limits, Message, Options, Verified, VerifyError, gateways};
use paysign_diagnose::{Context, Diagnosis, Finding, diagnose, diagnose_document};
use serde_json::Value as Json;

use super::case::{Case, Deed};
use super::compare::{self, amount, canonical, fields, refused, text, wanted, word};

/// One way in which it does not.
#[derive(Debug)]
pub(super) struct Difference {
    /// What is different: one line.
    pub(super) text: String,
    /// Where a signature is not the expected one, what explains that best: lines of the diagnosis.
    pub(super) cause: String,
    /// The codes of those causes.
    pub(super) codes: Vec<&'static str>,
}

impl Difference {
    pub(super) fn new(text: String) -> Self {
        Self { text, cause: String::new(), codes: Vec::new() }
    }

    fn because(mut self, diagnosis: &Diagnosis) -> Self {
        if let Some(first) = diagnosis.findings.first() {
            self.cause = first.to_string();
            self.codes = first.factors.iter().map(|factor| factor.cause.as_str()).collect();
        }
        self
    }
}

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
    let mut found = match case.deed {
        Deed::Verify => verify(case, message, why)?,
        Deed::Sign => sign(case, message, why)?,
        Deed::Expect => expect(case, message, why)?,
        Deed::Minor => minor(case, message, why)?,
        Deed::Answer => answer(case, message)?,
        Deed::Explain => explain(case, message)?,
        Deed::Diagnose => diagnosed(case, message)?,
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

fn verify(case: &Case<'_>, message: &Message<'_>, why: bool) -> Result<Vec<Difference>, String> {
    match message.verify_with(&case.body, &case.secrets, &case.options) {
        Err(error) => Ok(not_verified(case, message, error, why)),
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
            roles_of_verified(case, &verified, &mut found);
            Ok(found)
        }
    }
}

fn roles_of_verified(case: &Case<'_>, verified: &Verified<'_>, found: &mut Vec<Difference>) {
    let bytes = |value: Option<paysign::Value<'_>>| value.map(|value| value.to_bytes().into_owned());
    text(case, "order_no", bytes(verified.order_no()).as_deref(), found);
    text(case, "trade_no", bytes(verified.trade_no()).as_deref(), found);
    amount(case, "ordered_amount", verified.ordered_amount(), found);
    amount(case, "paid_amount", verified.paid_amount(), found);
    word(case, "status", Some(verified.status().as_str()), found);
    text(case, "ack", Some(verified.ack().to_string().as_bytes()), found);
}

fn accepted(case: &Case<'_>) -> Vec<Difference> {
    vec![Difference::new(format!("it is accepted, and {}", wanted(case)))]
}

fn not_verified(case: &Case<'_>, message: &Message<'_>, error: VerifyError, why: bool) -> Vec<Difference> {
    let mut found = refused(case, error.code().as_str(), error.field(), error.offset());
    // What is wrong is said in full where it is a surprise.
    if let [difference] = &mut found[..]
        && case.expected("error").is_none()
    {
        difference.text = format!("it is refused: {}: {error}", error.code());
        if why && error == VerifyError::Mismatch {
            let diagnosis = diagnose(message, &case.body, &case.secrets, &context(case));
            return vec![Difference::new(difference.text.clone()).because(&diagnosis)];
        }
    }
    found
}

fn context<'a>(case: &Case<'_>) -> Context<'a> {
    Context { options: case.options, other_secrets: &[], gateways: gateways::ALL }
}

fn sign(case: &Case<'_>, message: &Message<'_>, why: bool) -> Result<Vec<Difference>, String> {
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
        Some(expected) if expected.eq_ignore_ascii_case(signed.signature().as_str()) => {
            found.push(Difference::new("the signature has letters of the other case: `hex` of the scheme".to_owned()));
        }
        Some(expected) => {
            let difference = Difference::new("the signature is another one".to_owned());
            let diagnosis =
                why.then(|| diagnose_document(message, &case.params, expected, &case.secrets, &context(case)));
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

fn expect(case: &Case<'_>, message: &Message<'_>, why: bool) -> Result<Vec<Difference>, String> {
    let (order_no, amount) = case.want()?;
    let verified = match message.verify_with(&case.body, &case.secrets, &case.options) {
        Err(error) => return Ok(not_verified(case, message, error, why)),
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

fn minor(case: &Case<'_>, message: &Message<'_>, why: bool) -> Result<Vec<Difference>, String> {
    let scale = case.scale()?;
    let verified = match message.verify_with(&case.body, &case.secrets, &case.options) {
        Err(error) => return Ok(not_verified(case, message, error, why)),
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

fn answer(case: &Case<'_>, message: &Message<'_>) -> Result<Vec<Difference>, String> {
    let mut found = Vec::new();
    match message.answer(&case.body, &case.secrets, &case.options) {
        Err(error) => {
            found = refused(case, error.code().as_str(), error.field(), error.offset());
            if let (AnswerError::Gateway(error), true) = (&error, found.is_empty()) {
                text(case, "gateway_code", Some(error.gateway_code.as_bytes()), &mut found);
                // The words of the gateway's page, which the file has.
                text(case, "text", error.text.as_deref().map(str::as_bytes), &mut found);
            }
            if let (AnswerError::OtherDialect(error), true) = (&error, found.is_empty()) {
                word(case, "dialect", Some(&error.gateway), &mut found);
            }
        }
        Ok(_) if case.expected("error").is_some() => return Ok(accepted(case)),
        Ok(answer) => {
            for (name, expected) in compare::listed(case, "fields")?.into_iter().flatten() {
                let here = answer.get(&String::from_utf8_lossy(&name)).map(|value| value.to_bytes().into_owned());
                if here.as_ref() != Some(&expected) {
                    let is = if here.is_some() { "is another text" } else { "is not there" };
                    found.push(Difference::new(format!("`fields`: `{}` {is}", name.escape_ascii())));
                }
            }
            roles_of_answer(case, &answer, &mut found);
        }
    }
    Ok(found)
}

fn roles_of_answer(case: &Case<'_>, answer: &Answer<'_>, found: &mut Vec<Difference>) {
    let bytes = |value: Option<paysign::Value<'_>>| value.map(|value| value.to_bytes().into_owned());
    text(case, "order_no", bytes(answer.order_no()).as_deref(), found);
    text(case, "trade_no", bytes(answer.trade_no()).as_deref(), found);
    text(case, "pay_url", bytes(answer.pay_url()).as_deref(), found);
    amount(case, "ordered_amount", answer.ordered_amount(), found);
    amount(case, "paid_amount", answer.paid_amount(), found);
    word(case, "status", Some(answer.status().as_str()), found);
}

fn explain(case: &Case<'_>, message: &Message<'_>) -> Result<Vec<Difference>, String> {
    let explained = match message.explain(&case.body, &case.secrets, &case.options) {
        Err(error) => return Ok(refused(case, error.code().as_str(), error.field(), error.offset())),
        Ok(_) if case.expected("error").is_some() => return Ok(accepted(case)),
        Ok(explained) => explained,
    };
    let mut found = Vec::new();
    if let Some(expected) = case.expected("included") {
        let expected = expected.as_array().ok_or("`included` of `expect` is a list of names")?;
        let here = explained.included.iter().map(|field| Some(field.name.to_vec()));
        if !here.eq(expected.iter().map(super::case::bytes)) {
            found.push(Difference::new("`included`: other fields are signed, or in another order".to_owned()));
        }
    }
    if let Some(expected) = compare::listed(case, "left_out")? {
        let here = explained.left_out.iter();
        let here = here.map(|(name, reason)| (name.to_vec(), reason.as_str().as_bytes().to_vec())).collect();
        if expected != here {
            found.push(Difference::new("`left_out`: other fields are left out, or for another reason".to_owned()));
        }
    }
    Ok(found)
}

fn diagnosed(case: &Case<'_>, message: &Message<'_>) -> Result<Vec<Difference>, String> {
    let context = Context { other_secrets: &case.other_secrets, ..context(case) };
    let diagnosis = match case.printed {
        Some(printed) => diagnose_document(message, &case.params, printed, &case.secrets, &context),
        None => diagnose(message, &case.body, &case.secrets, &context),
    };
    let mut found = match diagnosis.verdict {
        Err(error) => refused(case, error.code().as_str(), error.field(), error.offset()),
        Ok(_) if case.expected("error").is_some() => accepted(case),
        Ok(_) => Vec::new(),
    };
    if let Some(expected) = case.expected("first") {
        let first = diagnosis.findings.first();
        let causes = |finding: &Finding| finding.factors.iter().map(|part| part.cause.as_str()).collect::<Vec<_>>();
        let is_same = match first {
            None => expected.is_null(),
            Some(first) => {
                let fields = first.factors.iter().flat_map(|part| &part.evidence);
                let fields = fields.filter_map(|evidence| evidence.field.clone().map(Some));
                let expected_fields = expected["fields"].as_array().into_iter().flatten().map(super::case::bytes);
                let signed = expected.get("signed").map(super::case::bytes);
                expected["certain"] == first.is_certain()
                    && expected["causes"] == Json::from(causes(first))
                    && (expected.get("fields").is_none() || fields.eq(expected_fields))
                    && signed.is_none_or(|signed| first.signed == signed)
            }
        };
        if !is_same {
            found.push(Difference::new("`first` is another finding".to_owned()).because(&diagnosis));
        }
    }
    let others = || diagnosis.findings.iter().skip(1).flat_map(|finding| &finding.factors);
    for also in case.expected("also").and_then(Json::as_array).into_iter().flatten() {
        if !others().any(|part| also == part.cause.as_str()) {
            found.push(Difference::new(format!("`also`: no later finding is {also}")));
        }
    }
    Ok(found)
}

fn same_canonical(
    case: &Case<'_>,
    message: &Message<'_>,
    body: &[u8],
    options: &Options,
    found: &mut Vec<Difference>,
) -> Result<(), String> {
    let Some(expected) = case.canonical()? else { return Ok(()) };
    match message.explain(body, &case.secrets, options) {
        Ok(explained) => canonical(&explained.canonical, &expected, found),
        Err(error) => found.push(Difference::new(format!("there is no canonical string: {}: {error}", error.code()))),
    }
    Ok(())
}
