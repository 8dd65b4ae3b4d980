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

/// In the order of the body, values URL-encoded: how a South African gateway signs.
const AS_SENT: &str = "fields all; empty keep; null empty; order sent; pair name=form(value); separator \"&\"; \
     secret append \"&passphrase=\"; digest md5; hex lower";
/// Values alone, by names whatever their case, a mark after each.
const MARKED: &str = "fields all; empty keep; null empty; order nocase; pair value; separator \"$\" last; secret append \"\"; \
     digest md5; hex lower";
/// The whole text is encoded, and in lower case.
const WHOLE: &str = "fields all; empty keep; null empty; order name; pair name=value; separator \"&\"; secret append \"\"; \
     digest md5 of lower(form(text)); hex lower";

#[test]
fn a_scheme_with_one_axis_changed_is_named_with_the_clause() {
    let within = "order=117&amount=15.00&merchant=7";
    let sent = "b=x%2Fy&a=1&c=";
    for (scheme, body, text, cause, here, there) in [
        (WITHIN, within, "7|15.00|S3cret-Word|117", "separator", "separator \":\"", "separator \"|\""),
        (
            WITHIN,
            within,
            "7:15.00:117S3cret-Word",
            "secret_place",
            "fields only merchant, amount, <secret>, order; secret within",
            "fields only merchant, amount, order; secret append \"\"",
        ),
        (AS_SENT, sent, "a=1&b=x%2Fy&c=&passphrase=S3cret-Word", "order_by_name", "order sent", "order name"),
        (
            AS_SENT,
            sent,
            "b=x/y&a=1&c=&passphrase=S3cret-Word",
            "url_decoded",
            "pair name=form(value)",
            "pair name=value",
        ),
        (
            AS_SENT,
            sent,
            "b=x%2fy&a=1&c=&passphrase=S3cret-Word",
            "url_encoded",
            "pair name=form(value)",
            "pair name=form-lower(value)",
        ),
        (AS_SENT, sent, "b=x%2Fy&a=1&passphrase=S3cret-Word", "empty_skipped", "empty keep", "empty skip"),
        (
            AS_SENT,
            sent,
            "b=x%2Fy&a=1&c=S3cret-Word",
            "secret_joint",
            "secret append \"&passphrase=\"",
            "secret append \"\"",
        ),
        (MARKED, "B=2&a=1&C=3", "1$2$3S3cret-Word", "trailing_separator", "separator \"$\" last", "separator \"$\""),
        (MARKED, "B=2&a=1&C=3", "2$3$1$S3cret-Word", "order_by_name", "order nocase", "order name"),
        (
            WHOLE,
            "A=1&b=2",
            "A%3D1%26b%3D2S3cret-Word",
            "letter_case",
            "digest md5 of lower(form(text))",
            "digest md5 of form(text)",
        ),
        (WHOLE, "A=1&b=2", "A=1&b=2S3cret-Word", "url_decoded", "digest md5 of lower(form(text))", "digest md5"),
    ] {
        let scheme = Scheme::parse(scheme).expect("a scheme");
        let message = Message::of_scheme(scheme, "sign", Wire::Form);
        let secret = Secret::new("S3cret-Word").expect("a secret");
        let body = signed(body, text);
        let found = paysign_diagnose::diagnose(&message, body.as_bytes(), secret.as_ref(), &Context::DEFAULT);
        let first = &found.findings[0];
        assert!(first.is_certain(), "{text}: {found}");
        let factor = &first.factors[0];
        assert_eq!(factor.cause.as_str(), cause, "{text}: {found}");
        let told = |part: &Option<Vec<u8>>| String::from_utf8(part.clone().unwrap_or_default()).expect("text");
        assert_eq!(
            [told(&factor.evidence[0].here), told(&factor.evidence[0].signed)],
            [here, there],
            "{text}: {found}"
        );
        assert!(!found.to_string().contains("S3cret-Word"), "{found}");
    }
}

#[test]
fn another_digest_is_named() {
    let message = message();
    let body =
        format!("order=117&amount=15.00&merchant=7&sign={}", hex(&sha2::Sha256::digest("7:15.00:s3cret-word:117")));
    let secret = Secret::new("s3cret-word").expect("a secret");
    let found = paysign_diagnose::diagnose(&message, body.as_bytes(), secret.as_ref(), &Context::DEFAULT);
    assert_eq!(found.findings[0].factors[0].cause.as_str(), "algorithm", "{found}");
    assert!(found.findings[0].is_certain(), "{found}");
}
