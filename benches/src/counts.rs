//! The hot calls, made one by one inside a function of a fixed name, so that valgrind can count the instructions of each
//! alone: `cargo xtask counts`.

use std::hint::black_box;

use paysign::inside::Lanes;
use paysign::{Merchant, Message, Options, Secret, Status, Verified, Wire, gateways};

use crate::inputs::{self, EPAY, SECRET};

/// A hot call.
struct Call {
    name: String,
    /// Makes the call; `false` if something genuine was refused.
    run: Box<dyn Fn() -> bool>,
    /// How many messages it handles.
    messages: usize,
}

/// How many forms are shuffled, so that their mean says something.
const SHUFFLED: usize = 200;

/// Makes every call once to warm it up, and once inside `counted`, and then tells `each` its name and how many messages
/// it has handled.
///
/// # Errors
///
/// If a call refuses what it ought to accept.
pub fn run(mut each: impl FnMut(&str, usize)) -> anyhow::Result<()> {
    for call in calls()? {
        // The first call of all asks the processor what it can.
        anyhow::ensure!((call.run)() && counted(&*call.run), "{} refuses a genuine message", call.name);
        each(&call.name, call.messages);
    }
    Ok(())
}

/// What valgrind counts: `--toggle-collect` and `--dump-after` name it.
#[inline(never)]
fn counted(call: &dyn Fn() -> bool) -> bool {
    black_box(call())
}

fn calls() -> anyhow::Result<Vec<Call>> {
    let plain = inputs::epay("20160806151343349", "userId10023");
    let (shuffled, plain_body) = (inputs::shuffled(&plain, SHUFFLED), plain.body.clone());
    let mut calls = vec![
        verify("verify.form", "epay", vec![plain.body])?,
        verify("verify.shuffled", "epay", shuffled)?,
        verify("verify.escaped", "epay", vec![inputs::epay_escaped().body])?,
        verify("verify.json", "paypro", vec![inputs::notification("paypro")?.body])?,
        verify("verify.form_with_unknown", "epay", vec![inputs::epay_with_unknown().body])?,
        verify_and("verify.form_and_payment", "epay", plain_body.clone(), is_paid)?,
        verify_and("verify.form_and_fields", "epay", plain_body, has_fields)?,
        verify_and("verify.json_and_payment", "paypro", inputs::notification("paypro")?.body, is_paid)?,
        verify_and("verify.json_and_fields", "paypro", inputs::notification("paypro")?.body, has_fields)?,
        notice()?,
        sign()?,
    ];
    for (what, form) in inputs::unusual_forms() {
        calls.push(verify(&format!("unusual.form_{what}"), "epay", vec![form.body])?);
    }
    for (what, gateway, body) in inputs::unusual_json()? {
        calls.push(verify(&format!("unusual.json_{what}"), gateway, vec![body])?);
    }
    calls.push(many_params()?);
    for lanes in Lanes::available() {
        calls.push(batch(lanes)?);
    }
    Ok(calls)
}

fn verify(name: &str, gateway: &str, bodies: Vec<String>) -> anyhow::Result<Call> {
    let (secret, notify) = (Secret::new(SECRET)?, gateways::message(gateway, "notify")?);
    let messages = bodies.len();
    let run = move || bodies.iter().all(|body| notify.verify(body.as_bytes(), &secret).is_ok());
    Ok(Call { name: name.into(), run: Box::new(run), messages })
}

/// A form of 60 parameters that no table knows.
fn many_params() -> anyhow::Result<Call> {
    let secret = Secret::new(SECRET)?;
    let (message, body) = (Message::of_scheme(inputs::scheme()?, "sign", Wire::Form), inputs::of_params(60).body);
    let run = move || message.verify(body.as_bytes(), &secret).is_ok();
    Ok(Call { name: "unusual.form_60".into(), run: Box::new(run), messages: 1 })
}

/// A verification, and a question about what is verified.
fn verify_and(name: &str, gateway: &str, body: String, ask: fn(&Verified<'_>) -> bool) -> anyhow::Result<Call> {
    let (secret, notify) = (Secret::new(SECRET)?, gateways::message(gateway, "notify")?);
    let run = move || notify.verify(body.as_bytes(), &secret).is_ok_and(|verified| ask(&verified));
    Ok(Call { name: name.into(), run: Box::new(run), messages: 1 })
}

/// What a shop asks about a payment.
fn is_paid(verified: &Verified<'_>) -> bool {
    let payment = black_box(verified.payment());
    payment.status == Status::Paid && payment.order_no.is_some() && payment.paid_amount.is_some()
}

/// All fields, as a binding hands them on.
fn has_fields(verified: &Verified<'_>) -> bool {
    verified.fields().fold(false, |_, field| !black_box(field).1.is_empty())
}

fn notice() -> anyhow::Result<Call> {
    let merchant = Merchant::new("epay", EPAY[0].1, Secret::new(SECRET)?, "https://pay.example.com")?;
    let body = inputs::epay("20160806151343349", "userId10023").body;
    let run = move || merchant.notice(body.as_bytes()).is_ok();
    Ok(Call { name: "merchant.notice".into(), run: Box::new(run), messages: 1 })
}

fn sign() -> anyhow::Result<Call> {
    let (secret, notify) = (Secret::new(SECRET)?, gateways::message("epay", "notify")?);
    let run = move || notify.sign(&EPAY, &secret).is_ok();
    Ok(Call { name: "sign".into(), run: Box::new(run), messages: 1 })
}

fn batch(lanes: Lanes) -> anyhow::Result<Call> {
    let (secret, notify) = (Secret::new(SECRET)?, gateways::message("epay", "notify")?);
    let bodies = inputs::batch();
    let messages = bodies.len();
    let run = move || {
        let bodies: Vec<&[u8]> = bodies.iter().map(|input| input.body.as_bytes()).collect();
        let mut valid = 0;
        notify.verify_batch_by(lanes, &bodies, &secret, &Options::DEFAULT, |_, verdict| {
            valid += usize::from(verdict.is_ok());
        });
        valid == messages
    };
    Ok(Call { name: format!("batch.{}", lanes.as_str()), run: Box::new(run), messages })
}
