//! A gateway that is not built in, written down by its page, and the shop's own parameters.
//!
//! Signatures are computed here, by the rule of the page and another crate's MD5.

use std::sync::LazyLock;

use md5::{Digest, Md5};
use paysign::scheme::Names;
use paysign::{Code, Failure, Merchant, Options, Secret, gateways::epay};
use paysign_diagnose::{Context, diagnose};
use paysign_gateway::GatewayFile;
use paysign_tests::hex;

/// The whole file of the page of the format: 虎皮椒 (`XunhuPay`), which signs by `hash`: all parameters that are
/// not empty, by name, the secret right after them.
static FILE: LazyLock<&str> = LazyLock::new(|| {
    let page = include_str!("../../docs/gateway-file.md");
    let whole = page.split_once("\n```toml\n").and_then(|(_, rest)| rest.split_once("```\n"));
    whole.expect("the page has a whole file").0
});

const SECRET: &str = "192006250b4c09247ec02edce69f6a2d";

const PAID: [(&str, &str); 8] = [
    ("trade_order_id", "E20261130"),
    ("total_fee", "12.50"),
    ("transaction_id", "4200002"),
    ("order_title", "Tea"),
    ("status", "OD"),
    ("appid", "2147483647"),
    ("time", "1796000000"),
    ("nonce_str", "5f3a"),
];

/// The MD5 of a text, by another crate.
fn md5(text: &str) -> String {
    hex(&Md5::digest(text))
}

fn secret() -> Secret {
    Secret::new(SECRET).expect("a secret")
}

fn text_of(fields: &[(&str, &str)]) -> String {
    fields.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
}

/// The notification as the gateway would send it, with `joint` between its text and the secret.
fn body(fields: &[(&str, &str)], joint: &str) -> String {
    let mut sorted = fields.to_vec();
    sorted.sort_unstable();
    let signature = md5(&format!("{}{joint}{SECRET}", text_of(&sorted)));
    format!("{}&hash={signature}", text_of(fields))
}

fn file(text: &str) -> GatewayFile {
    GatewayFile::parse(text).unwrap_or_else(|problems| panic!("{problems}"))
}

fn merchant(file: &GatewayFile) -> Merchant<'_> {
    Merchant::of_gateway(file.gateway(), None, "2147483647", secret(), "https://api.xunhupay.com").expect("a merchant")
}

#[test]
fn a_file_makes_requests_and_accepts_what_is_genuine() {
    let file = file(&FILE);
    let merchant = merchant(&file);
    let request = merchant
        .request(
            "pay",
            &[
                ("version", "1.1"),
                ("trade_order_id", "E20261130"),
                ("total_fee", "12.50"),
                ("title", "Tea"),
                ("time", "1796000000"),
                ("notify_url", "https://shop.example.com/notify"),
                ("nonce_str", "5f3a"),
            ],
        )
        .expect("a request");
    assert_eq!(request.url, "https://api.xunhupay.com/payment/do.html");
    assert!(request.body.starts_with(b"appid=2147483647&version=1.1&"));

    let genuine = body(&PAID, "");
    let notice = merchant.notice(genuine.as_bytes()).expect("genuine");
    assert_eq!(notice.expect("E20261130", "12.5".parse().expect("an amount")), Ok(()));
    let other = notice.expect("E20261131", "12.5".parse().expect("an amount")).map_err(|error| error.code());
    assert_eq!(other, Err(Code::OrderDiffers));
    assert_eq!(notice.ack(), "success");
}

#[test]
fn what_is_forged_or_cut_again_is_refused() {
    let file = file(&FILE);
    let merchant = merchant(&file);
    let genuine = body(&PAID, "");
    let forged = genuine.replace("12.50", "0.01");
    assert_eq!(merchant.notice(forged.as_bytes()).map_err(|error| error.code()).err(), Some(Code::Mismatch));
    // The same text: a part of the title becomes a field.
    let mut cut = PAID;
    cut[3] = ("order_title", "Tea&status=OD");
    cut[4] = ("open_order_id", "1");
    let signed = body(&cut, "").replace("Tea&status=OD", "Tea%26status=OD");
    let refused = merchant.notice(signed.as_bytes()).map_err(|error| error.code()).err();
    assert!(matches!(refused, Some(Code::AmbiguousField | Code::MissingField)), "{refused:?}");
}

#[test]
fn a_wrong_joint_is_named() {
    let file = file(&FILE);
    let message = file.gateway().message("notify").expect("a message");
    let wrong = body(&PAID, "&key=");
    let secret = secret();
    let diagnosis = diagnose(message, wrong.as_bytes(), secret.as_ref(), &Context::DEFAULT);
    let first = diagnosis.findings.first().expect("something is found");
    assert!(first.is_certain());
    assert_eq!(first.factors.iter().map(|factor| factor.cause.as_str()).collect::<Vec<_>>(), ["secret_joint"]);
}

#[test]
fn an_acknowledgement_may_repeat_what_is_proved() {
    let file = file(&FILE.replace("ack = \"success\"", "ack = '${trade_order_id}|success'"));
    let (merchant, genuine) = (merchant(&file), body(&PAID, ""));
    let notice = merchant.notice(genuine.as_bytes()).expect("genuine");
    assert_eq!(notice.ack().to_string(), "E20261130|success");
    assert_eq!(notice.ack(), "E20261130|success");
    assert_eq!(notice.ack().as_str(), None);
}

/// An Epay notification: signed by the rule of its page, whatever comes before it.
fn epay(before: &str) -> String {
    let fields = [
        ("money", "1.00"),
        ("name", "Tea"),
        ("out_trade_no", "E1"),
        ("pid", "1001"),
        ("trade_no", "T1"),
        ("trade_status", "TRADE_SUCCESS"),
        ("type", "alipay"),
    ];
    let signature = md5(&format!("{}{SECRET}", text_of(&fields)));
    format!("{before}{}&sign={signature}&sign_type=MD5", text_of(&fields))
}

#[test]
fn the_shops_own_parameters_are_neither_signed_nor_handed_out() {
    let secret = secret();
    let notify = epay::NOTIFY.with_shop_names(Names::List(&["route", "order_id"])).expect("free names");
    for before in [
        "",
        "route=payment/epay/notify&",
        "route=a&order_id=117&",
        "order_id=117?",
        "route=a&order_id=117?",
        "&route=x&",
    ] {
        let body = epay(before);
        let verified = notify.verify(body.as_bytes(), &secret).unwrap_or_else(|error| panic!("{before}: {error}"));
        assert!(verified.get("route").is_none() && verified.unproved("route").is_none(), "{before}");
        assert!(verified.get("money").is_some_and(|money| money == "1.00"), "{before}");
        let merchant = Merchant::new("epay", "1001", secret.clone(), "https://pay.example.com").expect("a merchant");
        let merchant = merchant.with_shop_names(Names::List(&["route", "order_id"])).expect("free names");
        merchant.notice(body.as_bytes()).unwrap_or_else(|error| panic!("{before}: {error}"));
        let mut verdicts = 0;
        let bodies = vec![body.as_bytes(); 20];
        notify.verify_batch(&bodies, &secret, &Options::DEFAULT, |_, verdict| verdicts += u32::from(verdict.is_ok()));
        assert_eq!(verdicts, 20, "{before}");
        let explained = notify.explain(body.as_bytes(), &secret, &Options::DEFAULT).expect("it can be read");
        assert_eq!(explained.canonical.len(), epay("").split("&sign=").next().map_or(0, str::len), "{before}");
        if !before.trim_matches('&').is_empty() {
            assert!(epay::NOTIFY.verify(body.as_bytes(), &secret).is_err(), "{before}");
        }
    }
    // After and between the gateway's parameters too.
    let body = epay("").replace("&pid=", "&route=a&pid=") + "&order_id=7";
    notify.verify(body.as_bytes(), &secret).expect("genuine");
}

#[test]
fn a_shops_name_is_there_at_most_once_and_moves_no_place() {
    let secret = secret();
    let notify = epay::NOTIFY.with_shop_names(Names::List(&["order_id"])).expect("free names");
    let refused = |body: &str| notify.verify(body.as_bytes(), &secret).expect_err("refused");
    let again = refused(&epay("order_id=117&order_id=118?"));
    assert_eq!((again.code(), again.offset()), (Code::DuplicateField, Some(13)));
    let later = epay("order_id=117?") + "&order_id=8";
    assert_eq!((refused(&later).code(), refused(&later).offset()), (Code::DuplicateField, Some(later.len() - 10)));
    let malformed = epay("order_id=117?") + "&x=%zz";
    assert_eq!(refused(&malformed).offset(), Some(malformed.len() - 3));
    // A `?` that begins no parameter is a part of the value, and one in another parameter is the gateway's.
    assert_eq!(notify.verify(epay("order_id=117?&").as_bytes(), &secret).map(|_| ()), Ok(()));
    assert_eq!(refused(&epay("x=117?")).code(), Code::MissingField);
}

#[test]
fn a_shops_name_is_one_that_the_gateway_has_no_use_for() {
    let merchant = || Merchant::new("epay", "1001", secret(), "https://pay.example.com").expect("a merchant");
    let refused = |names: &'static [&'static str]| {
        Failure::from(merchant().with_shop_names(Names::List(names)).expect_err("refused")).code()
    };
    // Of its table, of another message, of a variant, the signature's, no name, and twice.
    for names in [&["pid"][..], &["qrcode"], &["ext"], &["sign"], &["sign_type"], &["a b"], &[""], &["s", "s"]] {
        assert_eq!(refused(names), Code::InvalidName, "{names:?}");
    }
    assert!(merchant().with_shop_names(Names::List(&["route", "s", "wc-api"])).is_ok());
}

#[test]
fn a_name_that_a_gateway_has_begun_to_send_can_be_added() {
    let scheme = "fields all but sign; empty skip; null word; order name; pair name=value; separator none; \
        secret append \"\"; digest md5; hex lower";
    let text = format!(
        "id = \"runon\"\ntitle = \"Run on\"\nsigning = {{ scheme = '{scheme}', field = \"sign\" }}\n[[messages]]\n\
         name = \"notify\"\ndirection = \"notification\"\nwire = \"form\"\nsigning = true\nfields = [\n\
         {{ name = \"amount\", kind = \"amount\", role = \"paid_amount\" }},\n{{ name = \"order\", role = \"order_no\" }},\n\
         {{ name = \"sign\", kind = \"signature\" }},\n]\n"
    );
    let file = file(&text);
    let message = file.gateway().message("notify").expect("a message");
    let signature = md5(&format!("amount=1.00channel=7order=E1{SECRET}"));
    let body = format!("amount=1.00&channel=7&order=E1&sign={signature}");
    let secret = secret();
    let verdict =
        |message: &paysign::Message<'_>| message.verify(body.as_bytes(), &secret).map(|_| ()).map_err(|e| e.code());
    assert_eq!(verdict(message), Err(Code::AmbiguousField));
    assert_eq!(verdict(&message.with_added_names(Names::List(&["channel"])).expect("a free name")), Ok(()));
}

#[test]
fn nothing_can_be_expected_of_a_message_without_roles() {
    let scheme = "fields all but sign; empty skip; null word; order name; pair name=value; separator \"&\"; \
        secret append \"\"; digest md5; hex lower";
    let scheme = paysign::Scheme::parse(scheme).expect("a scheme");
    let message = paysign::Message::of_scheme(scheme, "sign", paysign::Wire::Form);
    let signature = md5(&format!("a=1{SECRET}"));
    let body = format!("a=1&sign={signature}");
    let secret = secret();
    let verified = message.verify(body.as_bytes(), &secret).expect("genuine");
    let refused = verified.expect("1", "1".parse().expect("an amount")).map_err(|error| error.code());
    assert_eq!(refused, Err(Code::NoRoles));
}
