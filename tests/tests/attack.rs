//! The forgery that this family of signatures allows, tried on each way of joining: a genuine signature is
//! moved to another message.

use paysign::{Options, Secret, gateways};

/// A genuine message of a buyer who chose one of its values, and what it can be cut into again.
struct Attack {
    gateway: &'static str,
    message: &'static str,
    /// The parameters of the genuine message, signed leniently, as a gateway that encodes nothing does.
    genuine: &'static [(&'static str, &'static str)],
    /// The field with the chosen value.
    chosen: &'static str,
    /// The field of the forged message that takes what is left over.
    left: &'static str,
    /// The same canonical string, read as another message.
    forged: &'static [(&'static str, &'static str)],
}

const ATTACKS: [Attack; 4] = [
    Attack {
        gateway: "epay",
        message: "notify",
        genuine: &[
            ("pid", "1000"),
            ("trade_no", "T1"),
            ("out_trade_no", "CHEAP"),
            ("type", "alipay"),
            ("name", "Y&out_trade_no=VICTIM&param="),
            ("money", "0.01"),
            ("trade_status", "TRADE_SUCCESS"),
        ],
        chosen: "name",
        left: "param",
        forged: &[
            ("pid", "1000"),
            ("trade_no", "T1"),
            ("out_trade_no", "VICTIM"),
            ("param", "&out_trade_no=CHEAP"),
            ("type", "alipay"),
            ("name", "Y"),
            ("money", "0.01"),
            ("trade_status", "TRADE_SUCCESS"),
        ],
    },
    Attack {
        gateway: "payindex",
        message: "notify",
        genuine: &[
            ("memberid", "1"),
            ("orderid", "CHEAP&returncode=00&transaction_id=T9"),
            ("amount", "1"),
            ("true_amount", "1"),
            ("transaction_id", "T1"),
            ("datetime", "2026-11-21 10:00:00"),
            ("returncode", "99"),
        ],
        chosen: "orderid",
        left: "transaction_id",
        forged: &[
            ("memberid", "1"),
            ("orderid", "CHEAP"),
            ("amount", "1"),
            ("true_amount", "1"),
            ("transaction_id", "T9&returncode=99&transaction_id=T1"),
            ("datetime", "2026-11-21 10:00:00"),
            ("returncode", "00"),
        ],
    },
    Attack {
        gateway: "mypaynz",
        message: "notify",
        genuine: &[("goods", "tea&out_trade_no=VICTIM&p="), ("out_trade_no", "CHEAP")],
        chosen: "goods",
        left: "p",
        forged: &[("goods", "tea"), ("out_trade_no", "VICTIM"), ("p", "&out_trade_no=CHEAP")],
    },
    Attack {
        gateway: "paypro",
        message: "notify",
        genuine: &[
            ("amount", "3"),
            ("message", "okplatFormTradeNo=Pstatus=0000timestamp=1tradeNo=VICTIMutr="),
            ("platFormTradeNo", "P1"),
            ("status", "0015"),
            ("timestamp", "1"),
            ("tradeNo", "CHEAP"),
        ],
        chosen: "message",
        left: "utr",
        forged: &[
            ("amount", "3"),
            ("message", "ok"),
            ("platFormTradeNo", "P"),
            ("status", "0000"),
            ("timestamp", "1"),
            ("tradeNo", "VICTIM"),
            ("utr", "platFormTradeNo=P1status=0015timestamp=1tradeNo=CHEAP"),
        ],
    },
];

fn secret() -> Secret {
    Secret::new("7a3b1053780db61ebd3d7123e1b8d6c4").expect("a secret")
}

#[test]
fn a_genuine_signature_cannot_be_moved_to_a_forged_message() {
    for attack in &ATTACKS {
        let message = gateways::message(attack.gateway, attack.message).expect("a message");
        let secret = secret();
        let genuine = message.sign_with(attack.genuine, &secret, &Options::LENIENT).expect("a lenient signature");
        let forged = message.sign_with(attack.forged, &secret, &Options::LENIENT).expect("a lenient signature");
        assert_eq!(genuine.signature().as_str(), forged.signature().as_str(), "{}", attack.gateway);
        let (genuine, forged) = (genuine.body().to_string(), forged.body().to_string());

        let lenient = message.verify_with(forged.as_bytes(), &secret, &Options::LENIENT);
        assert!(lenient.is_ok(), "{}: without strict reading the forgery passes", attack.gateway);
        for (body, field) in [(&genuine, attack.chosen), (&forged, attack.left)] {
            let refused = message.verify(body.as_bytes(), &secret).expect_err("both are ambiguous");
            assert_eq!(refused.code().as_str(), "ambiguous_field", "{}", attack.gateway);
            assert_eq!(refused.field().map(ToString::to_string).as_deref(), Some(field), "{}", attack.gateway);
        }
    }
}

#[test]
fn a_text_that_could_be_moved_is_not_signed() {
    for attack in &ATTACKS {
        let message = gateways::message(attack.gateway, attack.message).expect("a message");
        let error = message.sign(attack.genuine, &secret()).expect_err("an ambiguous value");
        assert_eq!(error.code().as_str(), "ambiguous_field", "{}", attack.gateway);
        assert_eq!(error.field().map(ToString::to_string).as_deref(), Some(attack.chosen));
    }
}
