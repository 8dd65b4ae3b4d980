//! `WeChat` Pay v2 from its gateway file: an order, its answer and the notification of its payment, all in
//! XML.
//!
//! Signatures are computed here, by the rule of the page and another crate's MD5.

use std::sync::LazyLock;

use md5::{Digest, Md5};
use paysign::gateway::{Direction, Success};
use paysign::{AnswerError, Code, Merchant, Message, Options, Secret, Wire};
use paysign_gateway::GatewayFile;
use paysign_tests::hex;

static FILE: LazyLock<GatewayFile> = LazyLock::new(|| {
    GatewayFile::parse(include_str!("../vectors/wechatpay.toml")).unwrap_or_else(|problems| panic!("{problems}"))
});

const SECRET: &str = "192006250b4c09247ec02edce69f6a2d";

const PAID: [(&str, &str); 14] = [
    ("appid", "wx2421b1c4370ec43b"),
    ("attach", "Tea & <cakes>"),
    ("bank_type", "CFT"),
    ("cash_fee", "1250"),
    ("fee_type", "CNY"),
    ("mch_id", "10000100"),
    ("nonce_str", "5d2b6c2a8db53831f7eda20af46e531c"),
    ("openid", "oUpF8uMEb4qRXf22hE3X68TekukE"),
    ("out_trade_no", "E20261130"),
    ("result_code", "SUCCESS"),
    ("return_code", "SUCCESS"),
    ("time_end", "20261130131540"),
    ("total_fee", "1250"),
    ("trade_type", "JSAPI"),
];

fn secret() -> Secret {
    Secret::new(SECRET).expect("a secret")
}

fn merchant() -> Merchant<'static> {
    Merchant::of_gateway(FILE.gateway(), None, "10000100", secret(), "https://api.mch.weixin.qq.com")
        .expect("a merchant")
}

/// By the page: what is not empty, by name, then the key; MD5 in capital letters.
fn signature(fields: &[(&str, &str)]) -> String {
    let mut sorted: Vec<_> = fields.iter().filter(|(_, value)| !value.is_empty()).collect();
    sorted.sort_unstable();
    let pairs: Vec<String> = sorted.iter().map(|(name, value)| format!("{name}={value}")).collect();
    hex(&Md5::digest(format!("{}&key={SECRET}", pairs.join("&")))).to_uppercase()
}

/// As `WeChat` writes it: every text in CDATA.
fn document(fields: &[(&str, &str)], signature: &str) -> String {
    let element = |(name, value): &(&str, &str)| format!("<{name}><![CDATA[{value}]]></{name}>");
    let fields: String = fields.iter().chain(&[("sign", signature)]).map(element).collect();
    format!("<xml>{fields}</xml>")
}

fn paid() -> Vec<(&'static str, &'static str)> {
    [&PAID[..], &[("transaction_id", "1004400740201409030005092168")]].concat()
}

fn refused(body: &str) -> Code {
    merchant().notice(body.as_bytes()).map_err(|error| error.code()).expect_err("refused")
}

#[test]
fn a_notification_in_xml_is_verified_and_acknowledged() {
    let (merchant, genuine) = (merchant(), document(&paid(), &signature(&paid())));
    let notice = merchant.notice(genuine.as_bytes()).expect("genuine");
    assert_eq!(notice.expect("E20261130", "12.50".parse().expect("an amount")), Ok(()));
    assert_eq!(notice.get("attach").map(|attach| attach.to_string()).as_deref(), Some("Tea & <cakes>"));
    let ack = notice.ack().to_text().into_owned();
    assert_eq!(ack, "<xml><return_code><![CDATA[SUCCESS]]></return_code><return_msg><![CDATA[OK]]></return_msg></xml>");
    // The gateway reads it as it reads any other document.
    let success = [Success { field: "return_code", values: &["SUCCESS"], code: "" }];
    let mut message = Message { direction: Direction::Answer, success: &success, ..Message::BLANK };
    message.transport.wire = Wire::Xml;
    let read = message.answer(ack.as_bytes(), &[], &Options::DEFAULT).expect("an acknowledgement");
    assert!(read.get("return_msg").is_some_and(|said| said == "OK"));
}

#[test]
fn what_is_forged_or_cut_again_is_refused() {
    let sign = signature(&paid());
    let genuine = document(&paid(), &sign);
    assert_eq!(refused(&genuine.replace("1250", "1")), Code::Mismatch);
    assert_eq!(refused(&genuine.replace("E20261130", "E20261131")), Code::Mismatch);
    // The same text of other fields: one of them inside the text of the one before it.
    let mut cut = paid();
    cut.retain(|(name, _)| *name != "fee_type");
    cut[3].1 = "1250&fee_type=CNY";
    assert_eq!(signature(&cut), sign);
    assert_eq!(refused(&document(&cut, &sign)), Code::AmbiguousField);
    let twice = genuine.replace("</xml>", "<out_trade_no>VICTIM</out_trade_no></xml>");
    assert_eq!(refused(&twice), Code::DuplicateField);
    let entity = format!("<!DOCTYPE xml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>{genuine}");
    assert_eq!(refused(&entity), Code::MalformedBody);
}

#[test]
fn an_order_goes_out_in_xml_and_its_answer_is_read() {
    let merchant = merchant();
    let params = [
        ("appid", "wx2421b1c4370ec43b"),
        ("nonce_str", "1add1a30ac87aa2db72f57a2375d8fec"),
        ("body", "Tea & <cakes>"),
        ("out_trade_no", "E20261130"),
        ("total_fee", "1250"),
        ("spbill_create_ip", "14.23.150.211"),
        ("notify_url", "https://shop.example.com/notify?a=1&b=2"),
        ("trade_type", "NATIVE"),
    ];
    let request = merchant.request("pay", &params).expect("a request");
    assert_eq!(request.url, "https://api.mch.weixin.qq.com/pay/unifiedorder");
    assert_eq!(request.headers, [("Content-Type".to_owned(), "text/xml; charset=utf-8".to_owned())]);
    let all = [&[("mch_id", "10000100")][..], &params].concat();
    let body = String::from_utf8(request.body).expect("UTF-8");
    assert!(body.contains("<body>Tea &amp; &lt;cakes&gt;</body>"), "{body}");
    assert!(body.ends_with(&format!("<sign>{}</sign></xml>", signature(&all))), "{body}");

    let mut answer = vec![
        ("return_code", "SUCCESS"),
        ("return_msg", "OK"),
        ("result_code", "SUCCESS"),
        ("code_url", "weixin://wxpay/bizpayurl?pr=NwY5Mz9"),
    ];
    let good = document(&answer, &signature(&answer));
    let read = merchant.answer("pay", good.as_bytes()).expect("an answer");
    assert!(read.pay_url().is_some_and(|url| url == "weixin://wxpay/bizpayurl?pr=NwY5Mz9"));
    answer[2] = ("result_code", "FAIL");
    answer[3] = ("err_code", "ORDERPAID");
    let failed = document(&answer, &signature(&answer));
    match merchant.answer("pay", failed.as_bytes()) {
        Err(AnswerError::Gateway(error)) => assert_eq!(error.text.as_deref(), Some("商户订单已支付")),
        other => panic!("{other:?}"),
    }
}
