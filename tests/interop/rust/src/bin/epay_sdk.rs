//! The crate `epay-sdk`: its requests, sent into its own recording transport, and its verification.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use epay_sdk::test_util::MockTransport;
use epay_sdk::{Client, FormPaymentRequest, Money, Params, PaymentRequest, ProtocolContext, parse_notify_params};
use paysign_interop::{answer_each, params, text};
use serde_json::{Value, json};

const GATEWAY: &str = "https://pay.example.com";

type Answer = Result<Value, String>;

fn main() -> std::io::Result<()> {
    answer_each(|question| {
        let answer = match (text(question, "do"), text(question, "message")) {
            ("request", "submit") => submit(question),
            ("request", _) => pay(question),
            ("verify", "notify") => notify(question),
            ("verify", _) => verify(question),
            (other, _) => Err(format!("no such question: {other}")),
        };
        answer.unwrap_or_else(|why| json!({ "refused": why }))
    })
}

fn said(error: impl std::fmt::Display) -> String {
    error.to_string()
}

fn context(question: &Value) -> Result<ProtocolContext, String> {
    let pid = text(question, "pid").parse().map_err(said)?;
    ProtocolContext::new(pid, text(question, "secret"), GATEWAY).map_err(said)
}

fn submit(question: &Value) -> Answer {
    let given: Params = params(question).into_iter().collect();
    let get = |name| given.get(name).unwrap_or_default();
    let money = Money::from_yuan_str(get("money")).map_err(said)?;
    let mut request = FormPaymentRequest::new(get("out_trade_no"), get("name"), money)
        .notify_url(get("notify_url"))
        .return_url(get("return_url"))
        .pay_type(get("type"));
    if let Some(param) = given.get("param") {
        request = request.param(param);
    }
    if let Some(sitename) = given.get("sitename") {
        request = request.sitename(sitename);
    }
    let form = context(question)?.prepare_form_payment(&request).map_err(said)?;
    Ok(json!({ "body": form.params().encode() }))
}

fn pay(question: &Value) -> Answer {
    let given: Params = params(question).into_iter().collect();
    let get = |name| given.get(name).unwrap_or_default();
    let money = Money::from_yuan_str(get("money")).map_err(said)?;
    let mut request = PaymentRequest::new(get("type"), get("out_trade_no"), get("name"), money)
        .notify_url(get("notify_url"))
        .return_url(get("return_url"))
        .client_ip(get("clientip"));
    if let Some(param) = given.get("param") {
        request = request.param(param);
    }
    let pid = text(question, "pid").parse().map_err(said)?;
    let transport = MockTransport::new().push_json(r#"{"code":1,"trade_no":"1","payurl":"https://pay.example.com/p"}"#);
    let client =
        Client::builder(pid, text(question, "secret"), GATEWAY).transport(transport.clone()).build().map_err(said)?;
    // The recording transport never waits.
    let mut sent = pin!(client.create_payment(&request));
    match sent.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => answer.map_err(said)?,
        Poll::Pending => return Err("the transport waits".into()),
    };
    let recorded = transport.recorded();
    Ok(json!({ "body": recorded[0].form.encode() }))
}

/// What an endpoint for notifications does.
fn notify(question: &Value) -> Answer {
    let given = parse_notify_params(Some(text(question, "body")), None).map_err(said)?;
    context(question)?.verify_notify(&given).map_err(said)?;
    Ok(json!({ "valid": true }))
}

/// Only the signature of any other message.
fn verify(question: &Value) -> Answer {
    let given = parse_notify_params(Some(text(question, "body")), None).map_err(said)?;
    let claimed = given.get("sign").ok_or("no sign")?;
    if context(question)?.verify(&given, claimed) { Ok(json!({ "valid": true })) } else { Err("signature".into()) }
}
