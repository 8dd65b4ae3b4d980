//! A merchant's day at each gateway: a request, its answer, a notification; wrong ones too.

use paysign::{AnswerError, Code, Merchant, NoticeError, Options, RequestError, Secret, Status, gateways};

const SECRET: &str = "7a3b1053780db61ebd3d7123e1b8d6c4";

fn secret(text: &str) -> Secret {
    Secret::new(text).expect("a secret")
}

fn merchant(gateway: &str, id: &str) -> Merchant<'static> {
    Merchant::new(gateway, id, secret(SECRET), "https://pay.example.com/").expect("a merchant")
}

#[test]
fn a_request_is_a_form_in_the_body() {
    let request = merchant("payindex", "10002")
        .request(
            "pay",
            &[
                ("pay_orderid", "E1"),
                ("pay_applydate", "2026-11-21 10:00:00"),
                ("pay_bankcode", "903"),
                ("pay_notifyurl", "https://shop.example.com/n"),
                ("pay_callbackurl", "https://shop.example.com/c"),
                ("pay_amount", "5"),
                ("pay_productname", "tea"),
            ],
        )
        .expect("a request");
    assert_eq!((request.method, request.url.as_str()), ("POST", "https://pay.example.com/Pay_Index.html"));
    assert_eq!(request.headers, [("Content-Type".into(), "application/x-www-form-urlencoded".into())]);
    let verified = gateways::payindex::PAY.verify(&request.body, &secret(SECRET)).expect("its own request");
    assert!(verified.get("pay_memberid").is_some_and(|id| id == "10002"));
    assert!(!format!("{request:?}").contains("pay_md5sign"));
}

#[test]
fn a_request_is_json_with_the_merchant_in_a_header() {
    let params = [
        ("timestamp", "1728609257212"),
        ("tradeNo", "test_1"),
        ("amount", "300"),
        ("wayCode", "va"),
        ("notifyUrl", "https://shop.example.com/n?a=b&c=d"),
    ];
    let request = merchant("paypro", "M7").request("pay", &params).expect("a request");
    assert_eq!(request.url, "https://pay.example.com/v1/paypro/payInApi");
    let header =
        |name: &str| request.headers.iter().find(|(header, _)| header == name).map(|(_, value)| value.as_str());
    assert_eq!((header("Content-Type"), header("merchantNo")), (Some("application/json"), Some("M7")));
    assert!(request.body.starts_with(b"{\"timestamp\":\"1728609257212\""));
}

#[test]
fn a_request_is_the_query_of_an_url() {
    let params = [
        ("type", "alipay"),
        ("out_trade_no", "1"),
        ("notify_url", "https://shop.example.com/n"),
        ("return_url", "https://shop.example.com/r"),
        ("name", "tea"),
        ("money", "1.00"),
    ];
    let request = merchant("epay", "1000").request("submit", &params).expect("a request");
    assert_eq!((request.method, request.body.len()), ("GET", 0));
    let query = request.url.strip_prefix("https://pay.example.com/submit.php?").expect("a query");
    assert!(gateways::epay::SUBMIT.verify(query.as_bytes(), &secret(SECRET)).is_ok());
    assert!(!format!("{request:?}").contains("sign="), "a log of requests shows no signature");
}

#[test]
fn codes_with_one_value_are_filled_in_and_kept_if_given() {
    let params = [("pay_type", "IE0012"), ("out_trade_no", "1")];
    let request = merchant("mypaynz", "10224").request("order_status", &params).expect("a request");
    let body = String::from_utf8(request.body).expect("a form");
    assert!(body.starts_with("mid=10224&version=v1&pay_type=IE0012"), "{body}");
    let given = [("version", "v2"), ("pay_type", "IE0012"), ("out_trade_no", "1")];
    let error = merchant("mypaynz", "10224").request("order_status", &given).expect_err("another version");
    assert_eq!((error.code(), error.field().map(ToString::to_string)), (Code::InvalidValue, Some("version".into())));
}

#[test]
fn a_request_for_another_merchant_or_with_the_plain_secret_is_refused() {
    let error = merchant("epay", "1000").request("pay", &[("pid", "1001")]).expect_err("another merchant");
    assert!(matches!(error, RequestError::WrongMerchant(field) if field == "pid"));
    let error = merchant("epay", "1000").request("order", &[("out_trade_no", "1")]).expect_err("the plain secret");
    assert_eq!(error.code(), Code::CarriesSecret);
    for message in ["notify", "pay_answer", "nothing"] {
        assert_eq!(
            merchant("epay", "1000").request(message, &[]).expect_err("no request").code(),
            Code::UnknownMessage
        );
    }
}

#[test]
fn what_a_merchant_cannot_be_made_of_is_refused() {
    let code = |gateway: &str, url: &str| Merchant::new(gateway, "1", secret(SECRET), url).expect_err("refused").code();
    assert_eq!(code("nobody", "https://x"), Code::UnknownGateway);
    assert_eq!(code("epay@nothing", "https://x"), Code::UnknownGateway);
    assert_eq!(code("epay", "pay.example.com"), Code::InvalidUrl);
    assert_eq!(code("epay", "https://"), Code::InvalidUrl);
    assert_eq!(Merchant::new("epay", "1", Vec::new(), "https://x").expect_err("refused").code(), Code::NoSecret);
}

/// A genuine notification of epay.
fn notification(pid: &str, by: &str) -> String {
    let params = [
        ("pid", pid),
        ("trade_no", "T1"),
        ("out_trade_no", "E1"),
        ("type", "alipay"),
        ("name", "茶"),
        ("money", "1.50"),
        ("trade_status", "TRADE_SUCCESS"),
    ];
    gateways::epay::NOTIFY.sign(&params, &secret(by)).expect("signed").body().to_string()
}

#[test]
fn a_notification_is_authentic_paid_mine_and_the_right_amount() {
    let merchant = merchant("epay", "1000");
    let query = notification("1000", SECRET);
    let notice = merchant.notice(query.as_bytes()).expect("authentic");
    assert!(notice.is_paid());
    assert_eq!(notice.ack(), "success");
    assert_eq!(notice.expect("E1", "1.5".parse().expect("an amount")), Ok(()));
    let other = notice.expect("E1", "1.51".parse().expect("an amount")).expect_err("too little");
    assert_eq!(other.to_string(), "less was paid than the order asks for (1.5 against 1.51)");
    assert_eq!(merchant.notice_of("return", query.as_bytes()).expect("the browser's").ack(), "");
}

#[test]
fn a_notification_for_another_merchant_says_so_before_the_signature_does() {
    let query = notification("2000", "another-merchants-secret");
    let error = merchant("epay", "1000").notice(query.as_bytes()).expect_err("another merchant");
    assert!(matches!(error, NoticeError::WrongMerchant(field) if field == "pid"));
}

#[test]
fn while_a_secret_is_rotated_both_verify_and_the_first_one_signs() {
    let secrets = vec![secret("the-new-secret"), secret(SECRET)];
    let merchant = Merchant::new("epay", "1000", secrets, "https://pay.example.com").expect("a merchant");
    let by = |by: &str| merchant.notice(notification("1000", by).as_bytes()).map(|notice| notice.secret_index());
    assert_eq!(by("the-new-secret"), Ok(0));
    assert_eq!(by(SECRET), Ok(1));
    assert_eq!(by("neither-of-them").expect_err("refused").code(), Code::Mismatch);
    let request = merchant.request(
        "submit",
        &[
            ("out_trade_no", "1"),
            ("notify_url", "https://shop.example.com/n"),
            ("return_url", "https://shop.example.com/r"),
            ("name", "tea"),
            ("money", "1.00"),
        ],
    );
    let url = request.expect("a request").url;
    let query = url.split_once('?').expect("a query").1;
    assert!(gateways::epay::SUBMIT.verify(query.as_bytes(), &secret("the-new-secret")).is_ok());
}

#[test]
fn an_answer_is_typed_and_an_error_of_the_gateway_is_an_error() {
    let merchant = merchant("paypro", "M7");
    let answer = br#"{"msg":"success","code":"0000","success":true,"data":{"tradeNo":"test_1","payproTradeNo":"P1","status":"0001"}}"#;
    let answer = merchant.answer("pay", answer).expect("no error");
    assert_eq!(answer.status(), Status::PartlyPaid);
    assert!(!answer.is_paid() && !answer.is_proved());
    assert!(answer.trade_no().is_some_and(|number| number == "P1"));
    let refused = merchant.answer("pay", br#"{"msg":"sign error","code":"1003"}"#).expect_err("an error");
    let AnswerError::Gateway(error) = &refused else { panic!("{refused:?}") };
    assert_eq!((error.gateway_code.as_str(), error.said.as_deref()), ("1003", Some("sign error")));
    assert_eq!(merchant.answer("notify", b"{}").expect_err("not answered").code(), Code::UnknownMessage);
}

#[test]
fn a_merchant_shows_no_secret() {
    let shown = format!("{:?}", merchant("epay", "1000"));
    assert!(shown.contains("1000") && !shown.contains(SECRET), "{shown}");
}

#[test]
fn a_lenient_merchant_takes_what_a_strict_one_refuses() {
    let params = [("out_trade_no", "1"), ("goods", "a&b=c")];
    let signed = gateways::mypaynz::NOTIFY.sign_with(&params, &secret(SECRET), &Options::LENIENT).expect("signed");
    let body = signed.body().to_string();
    assert_eq!(merchant("mypaynz", "1").notice(body.as_bytes()).expect_err("strict").code(), Code::AmbiguousField);
    assert!(merchant("mypaynz", "1").with_options(Options::LENIENT).notice(body.as_bytes()).is_ok());
}

#[test]
fn an_answer_of_the_other_dialect_names_the_gateway_to_use() {
    let refused = |gateway: &str, asked: &str, answer: &[u8]| {
        let error = merchant(gateway, "1000").answer(asked, answer).expect_err("the other dialect");
        assert_eq!((error.code(), error.field().map(ToString::to_string)), (Code::OtherDialect, Some("code".into())));
        match error {
            AnswerError::OtherDialect(other) => other.gateway,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(refused("epay", "pay", br#"{"code":200,"qrcode":"wxp://x"}"#), "epay@code200");
    assert_eq!(refused("epay", "standard_pay", br#"{"code":"200"}"#), "epay@code200");
    assert_eq!(refused("epay@key", "pay", br#"{"code":200}"#), "epay@code200");
    assert_eq!(refused("epay@code200", "pay", br#"{"code":1,"payurl":"https://pay.example.com/p"}"#), "epay");
    let failed = merchant("epay", "1000").answer("pay", br#"{"code":701}"#).expect_err("an error");
    assert_eq!(failed.code(), Code::GatewayError);
}

#[test]
fn both_dialects_pay_and_each_at_its_own_address() {
    let params = [
        ("type", "alipay"),
        ("out_trade_no", "1"),
        ("notify_url", "https://shop.example.com/n"),
        ("return_url", "https://shop.example.com/r"),
        ("name", "tea"),
        ("money", "1.00"),
        ("clientip", "203.0.113.7"),
    ];
    let url = |gateway, message| merchant(gateway, "client-7").request(message, &params).expect("a request").url;
    assert_eq!(url("epay", "pay"), "https://pay.example.com/mapi.php");
    assert_eq!(url("epay", "standard_pay"), "https://pay.example.com/mapi.php");
    assert_eq!(url("epay@key", "pay"), "https://pay.example.com/mapi.php");
    assert_eq!(url("epay@code200", "pay"), "https://pay.example.com/pay/mapi.php");
    let error = merchant("epay@code200", "1").request("standard_pay", &params).expect_err("a name of the other one");
    assert_eq!(error.code(), Code::UnknownMessage);
}

#[test]
fn a_notice_with_more_than_its_query_says_so() {
    let query = notification("1000", SECRET);
    for front in ["?", "/notify?", "https://shop.example.com/notify?"] {
        let raw = format!("{front}{query}");
        assert_eq!(merchant("epay", "1000").notice(raw.as_bytes()).expect_err("no query").code(), Code::NotAQuery);
    }
}
