//! Schemes that do more than join fields, as a shop meets them: verified, refused, explained and diagnosed.

use md5::{Digest, Md5};
use paysign::{Code, Message, Options, Scheme, Secret, Wire};
use paysign_diagnose::Context;
use paysign_tests::hex;

/// How many Russian gateways sign: the secret is one of the values.
const WITHIN: &str = "fields only merchant, amount, <secret>, order; empty keep; null empty; order listed; pair value; \
     separator \":\"; secret within; digest md5; hex lower";

/// A body signed over the text by another crate's MD5.
fn signed(body: &str, text: &str) -> String {
    format!("{body}&sign={}", hex(&Md5::digest(text)))
}

fn message() -> Message<'static> {
    Message::of_scheme(Scheme::parse(WITHIN).expect("a scheme"), "sign", Wire::Form)
}

#[test]
fn the_secret_is_one_of_the_values() {
    let (message, secret) = (message(), Secret::new("s3cret-word").expect("a secret"));
    let body = signed("order=117&amount=15.00&merchant=7", "7:15.00:s3cret-word:117");
    let verified = message.verify(body.as_bytes(), &secret).expect("a genuine message");
    assert!(verified.get("order").is_some_and(|order| order == "117"));
    // The same text cut elsewhere: a value with the separator in it.
    let cut = signed("order=117&amount=15.00:x&merchant=7", "7:15.00:x:s3cret-word:117");
    assert_eq!(message.verify(cut.as_bytes(), &secret).unwrap_err().code(), Code::AmbiguousField);
    let explained = message.explain(body.as_bytes(), &secret, &Options::DEFAULT).expect("an explanation");
    assert_eq!(explained.canonical, b"7:15.00:<secret>:117");
}

#[test]
fn what_is_wrong_is_named_by_the_schemes_own_text() {
    let (message, secret) = (message(), Secret::new("s3cret-word").expect("a secret"));
    for (body, text, cause) in [
        // A filter has made entities of what the gateway signed.
        ("order=A%26amp%3BB&amount=15.00&merchant=7", "7:15.00:s3cret-word:A&B", "html_unescaped"),
        // The other secret of the shop.
        ("order=117&amount=15.00&merchant=7", "7:15.00:other-word:117", "other_secret"),
    ] {
        let body = signed(body, text);
        let others = [Secret::new("other-word").expect("a secret")];
        let context = Context { other_secrets: &others, ..Context::DEFAULT };
        let found = paysign_diagnose::diagnose(&message, body.as_bytes(), secret.as_ref(), &context);
        let first = &found.findings[0];
        assert!(first.is_certain(), "{found}");
        assert_eq!(first.factors[0].cause.as_str(), cause, "{found}");
        assert!(!found.to_string().contains("s3cret-word"), "{found}");
    }
}
