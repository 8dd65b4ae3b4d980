//! Notifications of Epay, signed as the gateway signs them.

use std::io::Write;

use paysign::gateways::epay;
use paysign::{Message, Options, Secret, Strictness, Wire};

/// The key that they are signed with.
pub(crate) const KEY: &str = "7a3b1053780db61ebd3d7123e1b8d6c4";

/// Another one.
pub(crate) const OLD_KEY: &str = "the key that we had before";

/// A notification of about 200 bytes.
pub(crate) fn notice(order_no: &str, money: &str, status: &str, key: &str) -> String {
    let params = [
        ("pid", "152787"),
        ("trade_no", "2024012522001472391"),
        ("out_trade_no", order_no),
        ("type", "wxpay"),
        ("name", "VIP member one month"),
        ("money", money),
        ("trade_status", status),
    ];
    let options = Options { strictness: Strictness::Lenient, ..Options::DEFAULT };
    let secret = Secret::new(key).expect("a secret");
    epay::NOTIFY.sign_with(&params, &secret, &options).expect("it can be signed").body().to_string()
}

/// One whose values no gateway would write: they are signed without a look at the table.
pub(crate) fn odd(order_no: &str, money: &str) -> String {
    let signing = epay::NOTIFY.signing.expect("it is signed");
    let message = Message::of_scheme(signing.scheme, signing.field, Wire::Form);
    let params = [("out_trade_no", order_no), ("money", money), ("trade_status", "TRADE_SUCCESS")];
    let secret = Secret::new(KEY).expect("a secret");
    message.sign(&params, &secret).expect("it can be signed").body().to_string()
}

/// One that is paid.
pub(crate) fn paid(order_no: &str, money: &str) -> String {
    notice(order_no, money, "TRADE_SUCCESS", KEY)
}

/// A log of so many paid notifications, one a line, each of another order that costs from 0.01 to 99.99.
pub(crate) fn write_log(to: &mut impl Write, count: u64) {
    for number in 0..count {
        let cents = number % 9_999 + 1;
        let body = paid(&format!("20240125{number:09}"), &format!("{}.{:02}", cents / 100, cents % 100));
        writeln!(to, "{body}").expect("a log");
    }
}
