//! Bodies that are made to hurt: nothing overflows, nothing is cut, every one ends in a verdict.

use paysign::{Code, Limits, Message, Options, Secret, gateways};

fn secret() -> Secret {
    Secret::new("7a3b1053780db61ebd3d7123e1b8d6c4").expect("a secret")
}

fn code(message: &Message<'_>, body: &[u8], limits: Limits) -> Code {
    let options = Options { limits, ..Options::DEFAULT };
    message.verify_with(body, &secret(), &options).expect_err("hostile").code()
}

const WIDE: Limits = Limits { body_len: 8 << 20, fields: 1 << 20, depth: 32 };

#[test]
fn deep_nesting_overflows_no_stack() {
    let notify = gateways::paypro::NOTIFY;
    let levels = 1 << 20;
    let balanced = format!("{{\"a\":{}{}}}", "[".repeat(levels), "]".repeat(levels));
    let open = format!("{{\"a\":{}", "[".repeat(levels));
    let objects = "{\"a\":".repeat(levels);
    let run = move || {
        assert_eq!(code(&notify, balanced.as_bytes(), WIDE), Code::TooDeep);
        assert_eq!(code(&notify, open.as_bytes(), WIDE), Code::MalformedBody);
        assert_eq!(code(&notify, objects.as_bytes(), WIDE), Code::MalformedBody);
    };
    let small = std::thread::Builder::new().stack_size(512 << 10).spawn(run).expect("a thread");
    small.join().expect("no overflow");
}

#[test]
fn a_signature_inside_deep_nesting_is_not_looked_for() {
    let body = format!("{{\"data\":{}1{},\"code\":\"0000\"}}", "[".repeat(31), "]".repeat(31));
    assert_eq!(code(&gateways::paypro::NOTIFY, body.as_bytes(), Limits::DEFAULT), Code::MissingSignature);
}

#[test]
fn separators_alone_are_no_fields() {
    let body = "&".repeat(60_000);
    assert_eq!(code(&gateways::epay::NOTIFY, body.as_bytes(), Limits::DEFAULT), Code::MissingSignature);
}

#[test]
fn more_fields_than_the_stack_has_room_for_are_read_if_the_limit_allows() {
    let names: Vec<String> = (0..5000).map(|index| format!("f{index}")).collect();
    let mut params: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "1")).collect();
    params.push(("out_trade_no", "1"));
    let options = Options { limits: WIDE, ..Options::DEFAULT };
    let notify = gateways::mypaynz::NOTIFY;
    let body = notify.sign_with(&params, &secret(), &options).expect("signed").body().to_string();
    assert!(notify.verify_with(body.as_bytes(), &secret(), &options).is_ok());
    assert_eq!(code(&notify, body.as_bytes(), Limits::DEFAULT), Code::TooManyFields);
}

#[test]
fn every_prefix_of_a_genuine_body_is_refused() {
    let params = [("out_trade_no", "1"), ("goods", "茶 & tea")];
    let notify = gateways::mypaynz::NOTIFY;
    let body = notify.sign(&params, &secret()).expect("signed").body().to_string();
    assert!(notify.verify(body.as_bytes(), &secret()).is_ok(), "the whole of it is genuine");
    for len in 0..body.len() {
        assert!(notify.verify(&body.as_bytes()[..len], &secret()).is_err(), "{len} bytes");
    }
}
