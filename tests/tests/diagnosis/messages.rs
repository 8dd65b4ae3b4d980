//! Genuine messages of all four gateways, with values of the kinds that break.

use paysign_reference::Reading;
use paysign_tests::File;

use crate::broken::{Broken, Digest, Order};
use crate::param::Param;
use crate::random::Random;

/// What a message is made of: gateway, message, the fields that it holds, a name of another merchant's
/// secret.
const MESSAGES: [(&str, &str); 9] = [
    ("epay", "notify"),
    ("epay", "pay"),
    ("payindex", "notify"),
    ("payindex", "pay"),
    ("mypaynz", "online"),
    ("mypaynz", "refund"),
    ("mypaynz", "v3_payment"),
    ("paypro", "pay"),
    ("paypro", "notify"),
];

const NAMES: [&str; 14] = [
    "tea",
    "VIP 会员",
    "测试支付",
    "O'Neill & <b>Co</b>",
    "\"gold\" plan",
    "a+b c",
    "café crème",
    "100% cotton",
    "tea 😀",
    "x/y\\z",
    "订单 12",
    "茶 & tea",
    "line one\nline two",
    "商品，支付",
];

const AMOUNTS: [&str; 12] =
    ["1.00", "0.10", "12.5", "3", "100", "1200.00", "88.80", "1500", "0.01", "25000000", "49.9", "7.0"];

/// One of them.
pub(crate) fn genuine(files: &[File], random: &mut Random) -> Broken {
    let (gateway, message) = random.one_of(&MESSAGES);
    of(files, random, gateway, message)
}

/// A message of this gateway.
pub(crate) fn of(files: &[File], random: &mut Random, gateway: &'static str, message: &'static str) -> Broken {
    let file = files.iter().find(|file| file.name == gateway).expect("the gateway's file");
    let reading = Reading::from_json(&file.json["messages"][message]).expect("a reading");
    let scheme = reading.scheme.as_ref().expect("a scheme");
    let sign_field: &'static str = if scheme.signature == b"sign" { "sign" } else { "pay_md5sign" };
    let names: Vec<String> =
        reading.table.iter().map(|row| String::from_utf8(row.name.clone()).expect("a name")).collect();
    let mut params = Vec::new();
    for row in &reading.table {
        let name = std::str::from_utf8(&row.name).expect("a name");
        let is_other_of_two = name == "rmb_fee" || name == "pay_rate";
        if name == sign_field
            || name == "sign_type"
            || is_other_of_two
            || (!row.required && name != "total_fee" && random.below(3) == 0)
        {
            continue;
        }
        let value = value(name, random);
        let alone = paysign_reference::Fields::from([(row.name.clone(), b"1".to_vec())]);
        let is_marked = !paysign_reference::signed(&reading, &alone).is_empty();
        let is_bare = reading.wire == paysign_reference::Wire::Json
            && (name == "amount" && gateway == "paypro" || name == "timestamp")
            && random.below(2) == 0;
        params.push(Param { name: name.into(), value: value.into_bytes(), is_bare, is_signed: is_marked });
    }
    // Not as sorted, nor as the table has it.
    for at in (1..params.len()).rev() {
        params.swap(at, random.below(at + 1));
    }
    let secret = random.letters(32);
    Broken {
        gateway,
        message,
        taken_for: (gateway, message),
        signed: params.clone(),
        here: params,
        table: names,
        keeps_empty: scheme.empty == paysign_reference::Empty::Keep,
        order: Order::ByName,
        pair: Some("="),
        separator: if scheme.separator.text.is_empty() { "" } else { "&" },
        front: None,
        back: Some(if gateway == "payindex" { "&key=".into() } else { String::new() }),
        secret_name: None,
        wrap: |text| text,
        as_json: false,
        digest: Digest::Md5,
        write_digest: |digest| digest,
        is_upper: gateway == "payindex",
        signed_with: secret.clone().into_bytes(),
        secret,
        other_secret: random.letters(24),
        sign_field,
        sign_type: (scheme.sign_type.is_some()).then(|| "MD5".into()),
        is_json: reading.wire == paysign_reference::Wire::Json,
        wrap_body: |_, body| body,
        has_signature: true,
    }
}

fn value(name: &str, random: &mut Random) -> String {
    let is_in = |parts: &[&str]| parts.iter().any(|part| name.to_lowercase().contains(part));
    match name {
        "pid" | "mid" | "tid" | "memberid" | "pay_memberid" => random.digits(5),
        "type" => random.one_of(&["alipay", "wxpay"]).into(),
        "version" => "v1".into(),
        "pay_type" => "IE0012".into(),
        "pay_bankcode" => "903".into(),
        "returncode" => "00".into(),
        "status" => "0000".into(),
        "trade_status" => "TRADE_SUCCESS".into(),
        "currency" => "NZD".into(),
        "waycode" | "wayCode" => "va".into(),
        "timestamp" => format!("17{}", random.digits(11)),
        "is_mobile" => random.one_of(&["0", "1"]).into(),
        "expired" => random.one_of(&["0", "60", "1800"]).into(),
        "total_fee" | "refund_amount" | "refund_charge_fee" => random.one_of(&["150", "1", "20000", "100"]).into(),
        "amount" | "money" | "true_amount" | "pay_amount" => random.one_of(&AMOUNTS).into(),
        "clientip" => "192.168.1.100".into(),
        "pay_applydate" | "datetime" | "successTime" => {
            format!("2024-0{}-1{} 08:15:{}", random.below(8) + 1, random.below(9), 10 + random.below(49))
        }
        _ if is_in(&["url"]) => {
            format!("https://shop{}.example/a/{}?id={}", random.below(9), random.letters(4), random.digits(3))
        }
        _ if is_in(&["trade_no", "tradeno", "orderid", "transaction", "utr"]) => {
            format!("{}{}", random.one_of(&["E", "T", "2024"]), random.digits(14))
        }
        _ if is_in(&[
            "name",
            "goods",
            "remark",
            "memo",
            "param",
            "attach",
            "ext",
            "desc",
            "payer",
            "reference",
            "message",
        ]) =>
        {
            random.one_of(&NAMES).into()
        }
        _ if is_in(&["mail"]) => format!("{}@mail.example", random.letters(6)),
        _ => random.letters(8),
    }
}
