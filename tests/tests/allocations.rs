//! Verifying and signing a form allocate nothing, nor does XML or multipart: counted.

use allocation_counter::measure;
use paysign::{Amount, Failure, Secret, Wire, gateways};

fn secret() -> Secret {
    Secret::new("7a3b1053780db61ebd3d7123e1b8d6c4").expect("a secret")
}

const PARAMS: [(&str, &str); 7] = [
    ("pid", "1000"),
    ("trade_no", "2016080615134300021"),
    ("out_trade_no", "20160806151343349"),
    ("type", "alipay"),
    ("name", "测试 + 支付"),
    ("money", "1.00"),
    ("trade_status", "TRADE_SUCCESS"),
];

#[test]
fn verifying_a_form_and_asking_for_its_fields_allocates_nothing() {
    let notify = gateways::epay::NOTIFY;
    let secret = secret();
    let body = notify.sign(&PARAMS, &secret).expect("signed").body().to_string();
    let amount: Amount = "1".parse().expect("an amount");
    let counted = measure(|| {
        let verified = notify.verify(body.as_bytes(), &secret).expect("verified");
        verified.expect("20160806151343349", amount).expect("paid");
        assert!(verified.get("name").is_some_and(|name| name == "测试 + 支付"));
        assert!(verified.unproved("name").is_none());
    });
    assert_eq!(counted.count_total, 0);
}

#[test]
fn refusing_a_form_allocates_nothing() {
    let notify = gateways::epay::NOTIFY;
    let secret = secret();
    let genuine = notify.sign(&PARAMS, &secret).expect("signed").body().to_string();
    for body in
        [genuine.replace("money=1", "money=2"), genuine.replace("pid=", "pid=1&pid="), genuine.replace("%E6", "%zz")]
    {
        let counted = measure(|| assert!(notify.verify(body.as_bytes(), &secret).is_err()));
        assert_eq!(counted.count_total, 0, "{body}");
    }
}

#[test]
fn xml_and_multipart_allocate_nothing_either() {
    let secret = secret();
    let amount: Amount = "1".parse().expect("an amount");
    for wire in [Wire::Xml, Wire::Multipart] {
        let mut notify = gateways::epay::NOTIFY;
        notify.transport.wire = wire;
        let params = PARAMS.map(|(name, value)| (name, if name == "name" { "a & b <c>" } else { value }));
        let body = notify.sign(&params, &secret).expect("signed").body().to_string();
        let counted = measure(|| {
            let verified = notify.verify(body.as_bytes(), &secret).expect("verified");
            verified.expect("20160806151343349", amount).expect("paid");
            assert!(verified.get("name").is_some_and(|name| name == "a & b <c>"));
        });
        assert_eq!(counted.count_total, 0, "{body}");
        let forged = body.replace("1.00", "2.00");
        let counted = measure(|| assert!(notify.verify(forged.as_bytes(), &secret).is_err()));
        assert_eq!(counted.count_total, 0, "{forged}");
    }
}

#[test]
fn a_refusal_on_its_way_into_another_language_allocates_nothing() {
    use std::fmt::Write;

    struct Length(usize);

    impl Write for Length {
        fn write_str(&mut self, text: &str) -> std::fmt::Result {
            self.0 += text.len();
            Ok(())
        }
    }

    let notify = gateways::epay::NOTIFY;
    let secret = secret();
    let genuine = notify.sign(&PARAMS, &secret).expect("signed").body().to_string();
    for body in [genuine.replace("money=1", "money=2"), genuine.replace("pid=", "pid=1&pid=")] {
        let counted = measure(|| {
            let failure: Failure = notify.verify(body.as_bytes(), &secret).expect_err("refused").into();
            let mut length = Length(0);
            write!(length, "{failure}").expect("counted");
            assert!(length.0 >= failure.code().text().len());
        });
        assert_eq!(counted.count_total, 0, "{body}");
    }
}

#[test]
fn signing_a_form_and_writing_it_allocates_nothing() {
    use std::fmt::Write;

    /// A buffer of the caller's, on the stack.
    struct Fixed([u8; 1024], usize);

    impl Write for Fixed {
        fn write_str(&mut self, text: &str) -> std::fmt::Result {
            let room = self.0.get_mut(self.1..self.1 + text.len()).ok_or(std::fmt::Error)?;
            room.copy_from_slice(text.as_bytes());
            self.1 += text.len();
            Ok(())
        }
    }

    let (notify, secret) = (gateways::epay::NOTIFY, secret());
    let mut buffer = Fixed([0; 1024], 0);
    let counted = measure(|| {
        let signed = notify.sign(&PARAMS, &secret).expect("signed");
        write!(buffer, "{}", signed.body()).expect("room");
    });
    assert_eq!(counted.count_total, 0);
    assert!(notify.verify(&buffer.0[..buffer.1], &secret).is_ok());
}

#[test]
fn the_most_fields_that_fit_without_an_allocator_are_verified_without_one() {
    let options = paysign::Options {
        limits: paysign::Limits { fields: 1024, ..paysign::Limits::DEFAULT },
        ..paysign::Options::DEFAULT
    };
    let (notify, secret) = (gateways::mypaynz::NOTIFY, secret());
    let names: Vec<String> = (0..1022).map(|index| format!("field{index}")).collect();
    let mut params: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "1")).collect();
    params.push(("out_trade_no", "1"));
    let body = notify.sign_with(&params, &secret, &options).expect("signed").body().to_string();
    let counted = measure(|| assert!(notify.verify_with(body.as_bytes(), &secret, &options).is_ok()));
    assert_eq!(counted.count_total, 0);
}

#[test]
fn the_counter_counts() {
    assert_eq!(measure(|| drop(std::hint::black_box(Box::new(1)))).count_total, 1);
}
