//! The hot calls, made one by one inside a function of a fixed name, so that valgrind can count the
//! instructions of each by itself: `cargo xtask counts`.

use std::hint::black_box;

use paysign::inside::Lanes;
use paysign::{Limits, Merchant, Options, Secret, Status, Verified, gateways};
use paysign_gateway::GatewayFile;

use crate::by_hand;
use crate::inputs::{self, EPAY, SECRET};
use crate::route::Shop;
use crate::unusual;

/// A hot call.
struct Call {
    name: String,
    /// Makes the call; `false` if something genuine was refused.
    run: Box<dyn Fn() -> bool>,
    /// How many messages it handles.
    messages: usize,
    /// The call that makes only the digest of the same text, where one is measured against it.
    floor: Option<&'static str>,
}

impl Call {
    fn new(name: &str, run: impl Fn() -> bool + 'static) -> Self {
        Self { name: name.into(), run: Box::new(run), messages: 1, floor: None }
    }

    /// The digest of a text by the crate `md-5`.
    fn floor(name: &str, text: String) -> Self {
        Self::new(name, move || by_hand::floor(text.as_bytes()) != [0; 16])
    }

    fn against(self, floor: &'static str) -> Self {
        Self { floor: Some(floor), ..self }
    }
}

/// How many forms are shuffled, so that their mean says something.
const SHUFFLED: usize = 200;

/// Makes every call once to warm it up, and once inside `counted`, and then tells `each` its name, how many
/// messages it has handled, and the name of the call that it is measured against.
///
/// # Errors
///
/// If a call refuses what it ought to accept.
pub fn run(mut each: impl FnMut(&str, usize, Option<&str>)) -> anyhow::Result<()> {
    for call in calls()? {
        // The first call of all asks the processor what it can.
        anyhow::ensure!((call.run)() && counted(&*call.run), "{} refuses a genuine message", call.name);
        each(&call.name, call.messages, call.floor);
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
    let json = inputs::notification("paypro")?;
    let mut calls = vec![
        Call::floor("md5.form", plain.text.clone()),
        Call::floor("md5.json", json.text.clone()),
        verify("verify.form", "epay", vec![plain.body.clone()])?.against("md5.form"),
        verify("verify.shuffled", "epay", shuffled)?.against("md5.form"),
        verify("verify.escaped", "epay", vec![inputs::epay_escaped().body])?.against("md5.form"),
        verify("verify.json", "paypro", vec![json.body.clone()])?.against("md5.json"),
        verify("verify.form_with_unknown", "epay", vec![inputs::epay_with_unknown().body])?.against("md5.form"),
        verify_and("verify.form_and_payment", "epay", plain_body.clone(), is_paid)?,
        verify_and("verify.form_and_fields", "epay", plain_body, has_fields)?,
        verify_and("verify.json_and_payment", "paypro", json.body.clone(), is_paid)?,
        verify_and("verify.json_and_fields", "paypro", json.body.clone(), has_fields)?,
        of_file("file.form", include_str!("../../gateways/epay.toml"), plain.body.clone())?.against("md5.form"),
        of_file("file.json", include_str!("../../gateways/paypro.toml"), json.body.clone())?.against("md5.json"),
        notice()?,
        route(false)?,
        route(true)?,
        sign("sign", Options::DEFAULT)?.against("md5.form"),
        completely("complete.form", "epay", plain.body)?.against("md5.form"),
        completely("complete.json", "paypro", json.body)?.against("md5.json"),
        sign("complete.sign", COMPLETELY)?.against("md5.form"),
    ];
    for unusual in unusual::all()? {
        let floor: &'static str = format!("md5.{}", unusual.what).leak();
        calls.push(Call::floor(floor, unusual.input.text.clone()));
        let fields = if unusual.is_long() { 63 } else { COMPLETELY.limits.fields };
        let completely = Options { limits: Limits { fields, ..Limits::DEFAULT }, ..Options::DEFAULT };
        for (part, options) in [("unusual", Options::DEFAULT), ("complete", completely)] {
            let (message, secret, body) = (unusual.message, Secret::new(SECRET)?, unusual.input.body.clone());
            let run = move || message.verify_with(body.as_bytes(), &secret, &options).is_ok();
            calls.push(Call::new(&format!("{part}.{}", unusual.what), run).against(floor));
        }
    }
    for lanes in Lanes::available() {
        calls.push(batch(lanes)?);
    }
    Ok(calls)
}

fn verify(name: &str, gateway: &str, bodies: Vec<String>) -> anyhow::Result<Call> {
    let (secret, notify) = (Secret::new(SECRET)?, gateways::message(gateway, "notify")?);
    let messages = bodies.len();
    let run = move || bodies.iter().all(|body| notify.verify(body.as_bytes(), &secret).is_ok());
    Ok(Call { messages, ..Call::new(name, run) })
}

/// The same by a gateway that is read from its file at run time: it may cost no more than a built-in one.
fn of_file(name: &str, file: &str, body: String) -> anyhow::Result<Call> {
    // As a shop has it: the file is read once, and its message found once.
    let (secret, file) = (Secret::new(SECRET)?, Box::leak(Box::new(GatewayFile::parse(file)?)));
    let notify = file.gateway().message("notify")?;
    Ok(Call::new(name, move || notify.verify(body.as_bytes(), &secret).is_ok()))
}

/// A verification, and a question about what is verified.
fn verify_and(name: &str, gateway: &str, body: String, ask: fn(&Verified<'_>) -> bool) -> anyhow::Result<Call> {
    let (secret, notify) = (Secret::new(SECRET)?, gateways::message(gateway, "notify")?);
    let run = move || notify.verify(body.as_bytes(), &secret).is_ok_and(|verified| ask(&verified));
    Ok(Call::new(name, run))
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
    Ok(Call::new("merchant.notice", run))
}

/// The whole route of a shop.
fn route(is_escaped: bool) -> anyhow::Result<Call> {
    let (shop, escaped) = (Shop::new()?, inputs::epay_escaped());
    let (name, input) = if is_escaped {
        ("merchant.route_escaped", escaped)
    } else {
        ("merchant.route", inputs::epay("20160806151343349", "userId10023"))
    };
    Ok(Call::new(name, move || shop.delivers(&input.body)).against("md5.form"))
}

fn sign(name: &str, options: Options) -> anyhow::Result<Call> {
    let (secret, notify) = (Secret::new(SECRET)?, gateways::message("epay", "notify")?);
    Ok(Call::new(name, move || notify.sign_with(&EPAY, &secret, &options).is_ok()))
}

/// Under these limits, which a usual message keeps, the complete path reads and signs it.
const COMPLETELY: Options = Options { limits: Limits { fields: 31, ..Limits::DEFAULT }, ..Options::DEFAULT };

/// The complete path on a message that is usually read by the fast one.
fn completely(name: &str, gateway: &str, body: String) -> anyhow::Result<Call> {
    let (secret, notify) = (Secret::new(SECRET)?, gateways::message(gateway, "notify")?);
    Ok(Call::new(name, move || notify.verify_with(body.as_bytes(), &secret, &COMPLETELY).is_ok()))
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
    Ok(Call { messages, ..Call::new(&format!("batch.{}", lanes.as_str()), run) })
}
