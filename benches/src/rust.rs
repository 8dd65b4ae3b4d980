//! The side by side of Rust: groups of contestants over the same input, each with its own floor.

use std::collections::BTreeMap;

use paysign::inside::Lanes;
use paysign::{Options, gateways};

use crate::by_hand;
use crate::growth;
use crate::inputs::{self, EPAY, SECRET};
use crate::measure::Contestant;
use crate::route;
use crate::row::{Row, ensure, floor, message, rows_of, secret};
use crate::unusual;

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum What {
    /// Everything.
    All,
    /// The floor, and the verification of the same message, by themselves: what another language's program is
    /// measured against.
    Floor,
    /// Forms, JSON and signing: one message at a time.
    Single,
    /// Genuine messages with an unusual spelling.
    Unusual,
    /// Batches.
    Batch,
    /// The notification of each gateway.
    Gateways,
    /// Growing bodies and growing numbers of parameters.
    Growth,
}

/// Measures, group by group.
///
/// # Errors
///
/// If a contestant refuses what it ought to accept.
pub fn compare(what: What) -> anyhow::Result<Vec<Row>> {
    let is_in = |part| what == part || what == What::All;
    let mut rows = Vec::new();
    if what == What::Floor {
        rows.extend(floor_and_core()?);
    }
    if is_in(What::Single) {
        rows.extend(form()?);
        rows.extend(route::rows()?);
        rows.extend(escapes()?);
        rows.extend(json_body()?);
        rows.extend(sign()?);
    }
    if is_in(What::Unusual) {
        for unusual in unusual::all()? {
            rows.extend(unusual.rows()?);
        }
    }
    if is_in(What::Batch) {
        rows.extend(batch()?);
    }
    if is_in(What::Gateways) {
        for gateway in gateways::ALL {
            rows.extend(notification(gateway.id)?);
        }
    }
    if is_in(What::Growth) {
        rows.extend(growth::rows()?);
    }
    Ok(rows)
}

fn floor_and_core() -> anyhow::Result<Vec<Row>> {
    let (input, secret, notify) =
        (inputs::epay("20160806151343349", "userId10023"), secret()?, message("epay", "notify")?);
    let verify = || notify.verify(input.body.as_bytes(), &secret).is_ok();
    ensure(verify(), "paysign")?;
    Ok(rows_of(vec![floor(&input.text), Contestant::new("rust.verify.form", verify)], None))
}

fn form() -> anyhow::Result<Vec<Row>> {
    let (input, secret, notify) =
        (inputs::epay("20160806151343349", "userId10023"), secret()?, message("epay", "notify")?);
    let body = input.body.as_str();
    let shuffled = inputs::shuffled(&input, 1_000);
    let peer = epay_sdk::ProtocolContext::new(1001, SECRET, "https://pay.example.com/")?;
    let by_peer = |body: &str| {
        epay_sdk::parse_notify_params(Some(body), None).is_ok_and(|params| peer.verify_notify(&params).is_ok())
    };
    ensure(notify.verify(body.as_bytes(), &secret).is_ok(), "paysign")?;
    ensure(shuffled.iter().all(|body| notify.verify(body.as_bytes(), &secret).is_ok()), "paysign")?;
    ensure(by_hand::naive(body, SECRET) && by_hand::careful(body, SECRET), "what is written by hand")?;
    ensure(by_peer(body), "epay-sdk")?;
    let mut next = 0;
    let contestants = vec![
        floor(&input.text),
        Contestant::new("rust.openssl_md5", || {
            openssl::hash::hash(openssl::hash::MessageDigest::md5(), input.text.as_bytes())
        }),
        Contestant::new("rust.by_hand.naive", || by_hand::naive(body, SECRET)),
        Contestant::new("rust.by_hand.careful", || by_hand::careful(body, SECRET)),
        Contestant::new("rust.peer.epay_sdk", || by_peer(body)),
        Contestant::new("rust.verify.form", || notify.verify(body.as_bytes(), &secret).is_ok()),
        Contestant::new("rust.verify.shuffled", || {
            next = (next + 1) % shuffled.len();
            notify.verify(shuffled[next].as_bytes(), &secret).is_ok()
        }),
        Contestant::new("rust.verify.form_by_name", || {
            gateways::message("epay", "notify").is_ok_and(|notify| notify.verify(body.as_bytes(), &secret).is_ok())
        }),
        Contestant::new("rust.verify.form_and_roles", || {
            notify
                .verify(body.as_bytes(), &secret)
                .is_ok_and(|verified| verified.is_paid() && verified.order_no().is_some())
        }),
    ];
    Ok(rows_of(contestants, Some(2)))
}

fn escapes() -> anyhow::Result<Vec<Row>> {
    let (input, secret, notify) = (inputs::epay_escaped(), secret()?, message("epay", "notify")?);
    let body = input.body.as_str();
    ensure(notify.verify(body.as_bytes(), &secret).is_ok() && by_hand::naive(body, SECRET), "one")?;
    let contestants = vec![
        floor(&input.text),
        Contestant::new("rust.by_hand.naive_escaped", || by_hand::naive(body, SECRET)),
        Contestant::new("rust.verify.escaped", || notify.verify(body.as_bytes(), &secret).is_ok()),
    ];
    Ok(rows_of(contestants, Some(1)))
}

fn json_body() -> anyhow::Result<Vec<Row>> {
    let (secret, notify) = (secret()?, message("paypro", "notify")?);
    let input = inputs::notification("paypro")?;
    let body = input.body.as_str();
    ensure(notify.verify(body.as_bytes(), &secret).is_ok() && by_hand::naive_json(body, "sign", "", SECRET), "one")?;
    let contestants = vec![
        floor(&input.text),
        Contestant::new("rust.by_hand.naive_json", || by_hand::naive_json(body, "sign", "", SECRET)),
        Contestant::new("rust.verify.json", || notify.verify(body.as_bytes(), &secret).is_ok()),
    ];
    Ok(rows_of(contestants, Some(1)))
}

fn sign() -> anyhow::Result<Vec<Row>> {
    let (input, secret, notify) =
        (inputs::epay("20160806151343349", "userId10023"), secret()?, message("epay", "notify")?);
    let expected = by_hand::hex(&by_hand::floor(input.text.as_bytes()));
    let by_hand = || {
        let params: BTreeMap<String, String> =
            EPAY.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        by_hand::naive_sign(&params, "&", SECRET)
    };
    ensure(by_hand() == expected && notify.sign(&EPAY, &secret)?.signature().as_str() == expected, "one")?;
    let contestants = vec![
        floor(&input.text),
        Contestant::new("rust.by_hand.naive_sign", by_hand),
        Contestant::new("rust.sign", || notify.sign(&EPAY, &secret).is_ok()),
        Contestant::new("rust.sign_and_body", || {
            notify.sign(&EPAY, &secret).map(|signed| signed.body().to_string().len())
        }),
    ];
    Ok(rows_of(contestants, Some(1)))
}

fn batch() -> anyhow::Result<Vec<Row>> {
    let (inputs, secret, notify) = (inputs::batch(), secret()?, message("epay", "notify")?);
    let count = u32::try_from(inputs.len())?;
    let bodies: Vec<&[u8]> = inputs.iter().map(|input| input.body.as_bytes()).collect();
    let valid = |lanes: Lanes| {
        let mut valid = 0;
        notify.verify_batch_by(lanes, &bodies, &secret, &Options::DEFAULT, |_, verdict| {
            valid += u32::from(verdict.is_ok());
        });
        valid
    };
    ensure(Lanes::available().all(|lanes| valid(lanes) == count), "a batch")?;
    let all = |each: &dyn Fn(&inputs::Input) -> bool| inputs.iter().filter(|input| each(input)).count();
    let mut contestants = vec![
        Contestant::of_many("rust.floor", count, || all(&|input| by_hand::floor(input.text.as_bytes())[0] == 0)),
        Contestant::of_many("rust.by_hand.naive_batch", count, || all(&|input| by_hand::naive(&input.body, SECRET))),
        Contestant::of_many("rust.verify.one_by_one", count, || {
            all(&|input| notify.verify(input.body.as_bytes(), &secret).is_ok())
        }),
        Contestant::of_many("rust.batch", count, || valid(Lanes::best())),
    ];
    for lanes in Lanes::available() {
        contestants.push(Contestant::of_many(&format!("rust.batch.{}", lanes.as_str()), count, move || valid(lanes)));
    }
    Ok(rows_of(contestants, Some(1)))
}

fn notification(gateway: &str) -> anyhow::Result<Vec<Row>> {
    let (secret, notify) = (secret()?, message(gateway, "notify")?);
    let Some(input) = inputs::of_table(notify) else { return Ok(Vec::new()) };
    ensure(notify.verify(input.body.as_bytes(), &secret).is_ok(), gateway)?;
    let name = format!("rust.verify.{gateway}");
    let contestants =
        vec![floor(&input.text), Contestant::new(&name, || notify.verify(input.body.as_bytes(), &secret).is_ok())];
    Ok(rows_of(contestants, None).split_off(1))
}
