//! The core by itself, for `bench.mjs`: the same messages without a border, timed whenever it is asked.
//!
//! The first line of the input is JSON: `secret`, `text` (what the signature is over), `body`, `escaped`,
//! `bodies`, `params`. Each line after it is the name of a verb and how often to call it; the answer is a
//! line with the nanoseconds that a call, or a message of a batch, has taken.

use std::error::Error;
use std::hint::black_box;
use std::io::{self, BufRead, Write};
use std::time::Instant;

use md5::{Digest, Md5};
use paysign::{Options, Secret, gateways};
use serde_json::Value as Json;

fn main() -> Result<(), Box<dyn Error>> {
    let mut lines = io::stdin().lock().lines();
    let given: Json = serde_json::from_str(&lines.next().ok_or("no first line")??)?;
    let text = |name: &str| given[name].as_str().ok_or("a text is missing");
    let secret = Secret::new(text("secret")?)?;
    let (signed, body, escaped) = (text("text")?, text("body")?, text("escaped")?);
    let bodies: Vec<&[u8]> =
        given["bodies"].as_array().ok_or("no bodies")?.iter().filter_map(Json::as_str).map(str::as_bytes).collect();
    let params: Vec<(&str, &str)> = given["params"]
        .as_object()
        .ok_or("no params")?
        .iter()
        .filter_map(|(name, value)| Some((name.as_str(), value.as_str()?)))
        .collect();
    let notify = gateways::message("epay", "notify").map_err(|_| "no such message")?;
    for line in lines {
        let line = line?;
        let (verb, calls) = line.split_once(' ').ok_or("no number of calls")?;
        let calls: u32 = calls.parse()?;
        let start = Instant::now();
        let mut right = 0;
        for _ in 0..calls {
            match verb {
                "floor" => right += black_box(Md5::digest(black_box(signed.as_bytes()))).len() / 16,
                "verify" => right += usize::from(notify.verify(black_box(body.as_bytes()), &secret).is_ok()),
                "verify_escaped" => right += usize::from(notify.verify(black_box(escaped.as_bytes()), &secret).is_ok()),
                "sign" => right += usize::from(notify.sign(black_box(&params), &secret).is_ok()),
                "sign_body" => {
                    let signed = notify.sign(black_box(&params), &secret)?;
                    right += usize::from(signed.body().to_string().len() > 1);
                }
                _ => notify.verify_batch(black_box(&bodies), &secret, &Options::DEFAULT, |_, verdict| {
                    right += usize::from(verdict.is_ok());
                }),
            }
        }
        let per = if verb == "batch" { bodies.len() } else { 1 };
        let nanos = start.elapsed().as_secs_f64() * 1e9 / f64::from(calls);
        if right != per * usize::try_from(calls)? {
            return Err("not all messages are right".into());
        }
        #[allow(clippy::cast_precision_loss, reason = "a few hundred bodies")]
        let each = nanos / per as f64;
        writeln!(io::stdout(), "{each:.1}")?;
    }
    Ok(())
}
