//! MyPayNZ (IEPay). Written by `cargo xtask generate` from `gateways/mypaynz.toml`; do not edit.

use super::prelude::*;

/// How it signs.
pub const SCHEME: Scheme<'static> = Scheme {
    fields: Fields::AllBut(Names::List(&["sign"])),
    empty: Empty::Keep,
    null: Null::Word,
    order: Order::ByName,
    pair: Pair::NameEqualsValue,
    separator: Separator::AMPERSAND,
    secret: Placement::append(""),
    digest: Hash::Md5,
    whole: Whole::AsIs,
    encoding: Encoding::LowerHex,
};

/// Another way of signing.
pub const V3_PAYMENT_SCHEME: Scheme<'static> = Scheme {
    fields: Fields::Marked,
    empty: Empty::Keep,
    null: Null::Word,
    order: Order::ByName,
    pair: Pair::NameEqualsValue,
    separator: Separator::AMPERSAND,
    secret: Placement::append(""),
    digest: Hash::Md5,
    whole: Whole::AsIs,
    encoding: Encoding::LowerHex,
};

#[rustfmt::skip]
const PAY_TYPE_CHOICES: &[Choice<'static>] = &[Choice::new("IE0014", "ALIPAY_BARCODE"), Choice::new("IE0024", "WECHAT_BARCODE")];

#[rustfmt::skip]
const CODE_CHOICES: &[Choice<'static>] = &[Choice::status("200", Status::Paid, "SUCCESS"), Choice::status("202", Status::Pending, "WAITING_FOR_CUSTOMER_COMFIRM / UNPAID")];

#[rustfmt::skip]
const PAY_TYPE_CHOICES_2: &[Choice<'static>] = &[Choice::new("IE0011", "ALIPAY_QRCODE"), Choice::new("IE0012", "ALIPAY_WEB"), Choice::new("IE0013", "ALIPAY_WAP"), Choice::new("IE0014", "ALIPAY_BARCODE"), Choice::new("IE0015", "ALIPAY_APP"), Choice::new("IE0016", "ALIPAY_APP_SDK"), Choice::new("IE0021", "WECHAT_QRCODE"), Choice::new("IE0022", "WECHAT_WAP"), Choice::new("IE0023", "WECHAT_WAP_DIRECT"), Choice::new("IE0024", "WECHAT_BARCODE"), Choice::new("IE0025", "WECHAT_APP"), Choice::new("IE0026", "WECHAT_MINI"), Choice::new("IE0031", "UNION_QRCODE"), Choice::new("IE0041", "POLI_WEB")];

#[rustfmt::skip]
const EXTRA_ORDER_STATUS_CHOICES: &[Choice<'static>] = &[Choice::status("0", Status::Pending, "Unpaid."), Choice::status("1", Status::Paid, "Paid."), Choice::status("2", Status::Refunded, "Refunded."), Choice::status("3", Status::Closed, "Closed.")];

#[rustfmt::skip]
const PAY_TYPE_CHOICES_3: &[Choice<'static>] = &[Choice::new("IE0012", "Alipay Online PC Qrcode"), Choice::new("IE0013", "Alipay Online Wap Qrcode"), Choice::new("IE0015", "Alipay App Direct"), Choice::new("IE0021", "Wechat PC Qrcode"), Choice::new("IE0022", "Wechat Wap Qrcode"), Choice::new("IE0025", "Wechat App Direct"), Choice::new("IE0026", "Wechat Mini Direct"), Choice::new("IE0036", "POLI Pay"), Choice::new("IE0041", "Union Secure Online Payment"), Choice::new("IE0061", "Windcave Host Page Payment")];

#[rustfmt::skip]
const DATA_STATUS_CHOICES: &[Choice<'static>] = &[Choice::status("0", Status::Pending, "Unpaid."), Choice::status("1", Status::Paid, "Paid."), Choice::status("2", Status::Refunded, "Refunded before the settlement."), Choice::status("3", Status::Paid, "Paid and settled."), Choice::status("4", Status::Refunded, "Refunded after the settlement.")];

#[rustfmt::skip]
const PAY_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("mid", Kind::Integer, "Merchant ID.").example("10209").role(Role::MerchantId),
    Field::optional("tid", Kind::Integer, "Terminal ID.").example("0"),
    Field::required("fee", Kind::Cents, "Amount, unit: cent.").role(Role::OrderedAmount),
    Field::required("barcode", Kind::Text, "Barcode from the customer's app.").max(32),
    Field::optional("memo", Kind::Text, "Goods name.").max(128),
    Field::required("out_trade_no", Kind::Text, "Order number, should be unique, recommended: date (YYYYmmddHHiiss) + 18 digit random number.").example("s123411a2311232131332131").max(32).role(Role::OrderNo),
    Field::required("pay_type", Kind::Code, "Way of paying.").max(8).choices(PAY_TYPE_CHOICES),
    Field::required("sign", Kind::Signature, "Signature, see the signature explanation.").max(32).unsigned(),
]);

#[rustfmt::skip]
const PAY_ANSWER_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("code", Kind::Integer, "The result.").example("200").choices(CODE_CHOICES).role(Role::Status),
    Field::optional("msg", Kind::Text, "The result in words.").example("SUCCESS").role(Role::ErrorText),
    Field::optional("data.id", Kind::Text, "A number of the payment.").example("60682"),
    Field::optional("data.mid", Kind::Text, "Merchant ID.").example("10209").role(Role::MerchantId),
    Field::optional("data.tid", Kind::Text, "Terminal ID.").example("0"),
    Field::optional("data.status", Kind::Text, "A status, not explained.").example("1"),
    Field::optional("data.currency", Kind::Text, "Currency.").example("NZD"),
    Field::optional("data.amount", Kind::Amount, "Amount, in dollars.").example("0.01").role(Role::OrderedAmount),
    Field::optional("data.rate", Kind::Text, "A rate, not explained.").example("1.2"),
    Field::optional("data.customer_id", Kind::Text, "The customer, in part.").example("64-2****70117"),
    Field::optional("data.goods_detail", Kind::Text, "Goods.").example("test"),
    Field::optional("data.out_trade_no", Kind::Text, "Order number.").example("s123411a2311232131332131").role(Role::OrderNo),
    Field::optional("data.trade_no", Kind::Text, "The gateway's order number.").example("2018061121001004210581551337").role(Role::TradeNo),
    Field::optional("data.payment_time", Kind::DateTime, "When it was paid.").example("2018-06-11 12:15:35"),
    Field::optional("timestamp", Kind::Integer, "Seconds since 1970.").example("1528690537").number(),
]);

#[rustfmt::skip]
const CHECK_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("mid", Kind::Integer, "Merchant ID.").example("10224").role(Role::MerchantId),
    Field::required("tid", Kind::Integer, "Terminal ID."),
    Field::optional("total_fee", Kind::Cents, "Amount, unit: cent.").role(Role::OrderedAmount),
    Field::optional("rmb_fee", Kind::Cents, "Amount in RMB, unit: cent, in place of `total_fee` if the price is in RMB.").only_with("pay_type", &["IE0012", "IE0013"]),
    Field::required("goods", Kind::Text, "Item name, must not contain any special characters.").max(64),
    Field::required("goods_detail", Kind::Text, "Item description, must not contain any special characters.").max(128),
    Field::required("out_trade_no", Kind::Text, "Order number, should be unique, recommended: date (YYYYmmddHHiiss) + 18 digit random number.").example("201808170123245622346777231").max(64).role(Role::OrderNo),
    Field::required("pay_type", Kind::Code, "Way of paying.").example("IE0012").max(8).choices(PAY_TYPE_CHOICES_2),
    Field::optional("expired", Kind::Seconds, "Expiration time, unit: second, default: 3600."),
    Field::optional("return_url", Kind::Url, "After the payment the result is returned to this URL by a redirect.").max(512),
    Field::optional("notify_url", Kind::Url, "The URL for asynchronous notifications after the payment.").max(512),
    Field::required("version", Kind::Code, "'v1'").max(4).choices(&[Choice::new("v1", "This API.")]),
    Field::optional("pay_rate", Kind::Integer, "The merchant's default rate if null, range 0 - 30."),
    Field::required("sign", Kind::Signature, "Signature, see the signature explanation.").max(32).unsigned(),
]);

#[rustfmt::skip]
const CHECK_ANSWER_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("is_success", Kind::Text, "`TRUE` or `FALSE`.").example("TRUE"),
    Field::optional("message", Kind::Text, "`SUCCESS`, or what is wrong.").example("SUCCESS").role(Role::ErrorText),
    Field::optional("extra.mid", Kind::Text, "Merchant ID.").example("10224").role(Role::MerchantId),
    Field::optional("extra.pay_type", Kind::Text, "Way of paying.").example("IE0012").choices(PAY_TYPE_CHOICES_2),
    Field::optional("extra.out_trade_no", Kind::Text, "Order number.").example("201808170123245622346777231").role(Role::OrderNo),
    Field::optional("extra.pay_url", Kind::Url, "Where the buyer pays.").example("https://intlmapi.alipay.com/gateway.do?_input_charset=utf-8&currency=NZD&notify_url=https://a.mypaynz.com/api/alipay_push_notify_web&order_gmt_create=2018-07-26 07:00:27&order_valid_time=3600&out_trade_no=201808170123245622346777231&partner=2088421400772571&return_url=http://www.amazon.com/syn&secondary_merchant_id=10224&secondary_merchant_industry=0742&secondary_merchant_name=merchant&service=create_forex_trade&subject=123312&supplier=merchant&total_fee=1&sign=da41c17de81b5981d376a1b32c382d04").role(Role::PayUrl),
]);

#[rustfmt::skip]
const ONLINE_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("mid", Kind::Integer, "Merchant ID.").example("10224").role(Role::MerchantId),
    Field::optional("tid", Kind::Integer, "Terminal ID."),
    Field::optional("total_fee", Kind::Cents, "Amount, unit: cent.").role(Role::OrderedAmount),
    Field::optional("rmb_fee", Kind::Cents, "Amount in RMB, unit: cent, in place of `total_fee` if the price is in RMB.").only_with("pay_type", &["IE0012", "IE0013"]),
    Field::required("goods", Kind::Text, "Item name, must not contain any special characters.").max(64),
    Field::required("goods_detail", Kind::Text, "Item description, must not contain any special characters.").max(128),
    Field::required("out_trade_no", Kind::Text, "Order number, should be unique, recommended: date (YYYYmmddHHiiss) + 18 digit random number.").example("201808170123245622346777231").max(64).role(Role::OrderNo),
    Field::required("pay_type", Kind::Code, "Way of paying.").example("IE0012").max(8).choices(PAY_TYPE_CHOICES_2),
    Field::optional("expired", Kind::Seconds, "Expiration time, unit: second, default: 3600."),
    Field::optional("return_url", Kind::Url, "After the payment the result is returned to this URL by a redirect.").max(512),
    Field::optional("notify_url", Kind::Url, "The URL for asynchronous notifications after the payment.").max(512),
    Field::required("version", Kind::Code, "'v1'").max(4).choices(&[Choice::new("v1", "This API.")]),
    Field::optional("pay_rate", Kind::Integer, "The merchant's default rate if null, range 0 - 30."),
    Field::required("sign", Kind::Signature, "Signature, see the signature explanation.").max(32).unsigned(),
]);

#[rustfmt::skip]
const REFUND_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("mid", Kind::Integer, "Merchant ID.").example("10224").role(Role::MerchantId),
    Field::required("out_trade_no", Kind::Text, "Order number.").example("20180402112304123210122312").role(Role::OrderNo),
    Field::required("pay_type", Kind::Text, "Way of paying.").example("IE0014").choices(PAY_TYPE_CHOICES_2),
    Field::required("refund_amount", Kind::Cents, "How much to give back, unit: cent.").example("1"),
    Field::optional("refund_charge_fee", Kind::Text, "About giving back the charge; not explained."),
    Field::optional("reference", Kind::Text, "A memo.").example("refund memo"),
    Field::optional("version", Kind::Code, "'v1'").choices(&[Choice::new("v1", "This API.")]),
    Field::required("sign", Kind::Signature, "Signature.").example("f45a1a2db58b43b48d51ab2fc18e0914").max(32).unsigned(),
]);

#[rustfmt::skip]
const ORDER_STATUS_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("mid", Kind::Integer, "Merchant ID.").role(Role::MerchantId),
    Field::required("pay_type", Kind::Text, "Way of paying.").choices(PAY_TYPE_CHOICES_2),
    Field::required("out_trade_no", Kind::Text, "Order number.").role(Role::OrderNo),
    Field::required("version", Kind::Code, "'v1'").choices(&[Choice::new("v1", "This API.")]),
    Field::required("sign", Kind::Signature, "Signature.").max(32).unsigned(),
]);

#[rustfmt::skip]
const ORDER_STATUS_ANSWER_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("is_success", Kind::Text, "`TRUE` or `FALSE`.").example("TRUE"),
    Field::optional("message", Kind::Text, "`SUCCESS`, or what is wrong.").example("SUCCESS").role(Role::ErrorText),
    Field::optional("extra.order_status", Kind::Integer, "Whether the order is paid.").choices(EXTRA_ORDER_STATUS_CHOICES).role(Role::Status),
    Field::optional("extra.trade_no", Kind::Text, "The gateway's order number.").role(Role::TradeNo),
    Field::optional("extra.out_trade_no", Kind::Text, "Order number.").role(Role::OrderNo),
    Field::optional("extra.pay_type", Kind::Text, "Way of paying.").choices(PAY_TYPE_CHOICES_2),
    Field::optional("extra.total_fee", Kind::Cents, "Amount, unit: cent.").role(Role::PaidAmount),
]);

#[rustfmt::skip]
const NOTIFY_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("out_trade_no", Kind::Text, "Order number.").role(Role::OrderNo),
    Field::required("sign", Kind::Signature, "Signature.").unsigned(),
]);

#[rustfmt::skip]
const V3_PAYMENT_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("mid", Kind::Integer, "Merchant ID, given on registration.").example("11585").role(Role::MerchantId),
    Field::required("amount", Kind::Cents, "Amount, unit: cent.").example("1").role(Role::OrderedAmount),
    Field::required("currency", Kind::Text, "Currency, please use NZD.").example("NZD").choices(&[Choice::new("NZD", "New Zealand dollar.")]),
    Field::required("goods", Kind::Text, "Item name, must not contain any special characters.").example("test").max(64),
    Field::required("goods_detail", Kind::Text, "Item description, must not contain any special characters.").example("test 1").max(128),
    Field::required("out_trade_no", Kind::Text, "Order number, should be unique, recommended: date (YYYYmmddHHiiss) + 18 digit random number.").example("20220518012").max(64).role(Role::OrderNo),
    Field::required("pay_type", Kind::Text, "Way of paying.").example("IE0012").max(8).choices(PAY_TYPE_CHOICES_3),
    Field::required("return_url", Kind::Url, "After the payment the result is returned to this URL by a redirect.").example("http://test.com/return").max(512),
    Field::required("notify_url", Kind::Url, "The URL for asynchronous notifications after the payment.").example("http://test.com/notify").max(512),
    Field::optional("is_mobile", Kind::Boolean, "Whether it happens on a phone; only for Union Pay.").unsigned(),
    Field::optional("openid", Kind::Text, "Wechat open ID; only for a Wechat mini program.").max(30).unsigned(),
    Field::optional("mini_appid", Kind::Text, "ID of the Wechat mini program; only for one.").max(20).unsigned(),
    Field::required("sign_type", Kind::Code, "The digest of the signature.").example("MD5").unsigned().choices(&[Choice::new("MD5", "MD5, 32 digits."), #[cfg(feature = "sha2")]
Choice::new("SHA-256", "SHA-256, 64 digits."), #[cfg(feature = "sha2")]
Choice::new("SHA256", "SHA-256, as the vendor writes it.")]),
    Field::required("sign", Kind::Signature, "Signature.").unsigned(),
]);

#[rustfmt::skip]
const V3_REFUND_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("mid", Kind::Integer, "Merchant ID.").role(Role::MerchantId),
    Field::required("out_trade_no", Kind::Text, "Order number.").role(Role::OrderNo),
    Field::required("amount", Kind::Cents, "How much to give back, unit: cent."),
    Field::optional("currency", Kind::Text, "Currency.").example("NZD"),
    Field::required("sign_type", Kind::Code, "The digest of the signature.").unsigned().choices(&[Choice::new("MD5", "MD5, 32 digits."), #[cfg(feature = "sha2")]
Choice::new("SHA-256", "SHA-256, 64 digits."), #[cfg(feature = "sha2")]
Choice::new("SHA256", "SHA-256, as the vendor writes it.")]),
    Field::required("sign", Kind::Signature, "Signature.").unsigned(),
]);

#[rustfmt::skip]
const V3_QUERY_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("mid", Kind::Integer, "Merchant ID.").role(Role::MerchantId),
    Field::required("out_trade_no", Kind::Text, "Order number.").role(Role::OrderNo),
    Field::required("sign_type", Kind::Code, "The digest of the signature.").unsigned().choices(&[Choice::new("MD5", "MD5, 32 digits."), #[cfg(feature = "sha2")]
Choice::new("SHA-256", "SHA-256, 64 digits."), #[cfg(feature = "sha2")]
Choice::new("SHA256", "SHA-256, as the vendor writes it.")]),
    Field::required("sign", Kind::Signature, "Signature.").unsigned(),
]);

#[rustfmt::skip]
const V3_ANSWER_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("success", Kind::Boolean, "Whether the request succeeded; it says nothing about the payment.").example("true"),
    Field::optional("status", Kind::Boolean, "Not explained.").example("true"),
    Field::optional("error_code", Kind::Integer, "0, or the error.").example("0").number(),
    Field::optional("message", Kind::Text, "`OK`, or what is wrong.").example("OK").role(Role::ErrorText),
    Field::optional("data.pay_type", Kind::Text, "Way of paying.").example("IE0012").choices(PAY_TYPE_CHOICES_3),
    Field::optional("data.pay_type_str", Kind::Text, "Way of paying, in words.").example("Alipay Web"),
    Field::optional("data.out_trade_no", Kind::Text, "Order number.").example("20220518012").role(Role::OrderNo),
    Field::optional("data.trade_no", Kind::Text, "The gateway's order number; `null` before the payment.").role(Role::TradeNo),
    Field::optional("data.amount", Kind::Cents, "Amount, unit: cent, with what the gateway adds to it.").example("1").number(),
    Field::optional("data.status", Kind::Integer, "Whether the order is paid.").example("0").choices(DATA_STATUS_CHOICES).role(Role::Status).number(),
    Field::optional("data.status_str", Kind::Text, "The same in words.").example("Unpay"),
    Field::optional("data.pay_url", Kind::Url, "Where the buyer pays.").role(Role::PayUrl),
]);

/// Payment by the customer's barcode.
#[rustfmt::skip]
pub const PAY: Message<'static> = Message {
    name: "pay",
    title: "Payment by the customer's barcode",
    direction: Direction::Request,
    transport: Transport::new(Method::Post, "/api/pay", Wire::Form),
    signing: Some(Signing::new(SCHEME, "sign")),
    fields: PAY_FIELDS,
    answer: Some("pay_answer"),
    source: "MyPayNZ, the vendor's page of a.mypaynz.com/api/pay and /api/check",
    ..Message::BLANK
};

/// Answer to a payment by barcode.
#[rustfmt::skip]
pub const PAY_ANSWER: Message<'static> = Message {
    name: "pay_answer",
    title: "Answer to a payment by barcode",
    direction: Direction::Answer,
    transport: Transport::new(Method::Post, "", Wire::Json),
    fields: PAY_ANSWER_FIELDS,
    success: &[Success { field: "code", values: &["200", "202"], code: "" }],
    error_codes: &[
        ErrorCode { code: "1002", text: "PRICE_ERROR" },
        ErrorCode { code: "1003", text: "SIGN_ERROR" },
        ErrorCode { code: "1004", text: "ORDER_NUMBER_EXIST / ORDER_CREATED" },
        ErrorCode { code: "206", text: "SYSTEM_ERROR" },
        ErrorCode { code: "205", text: "AUTH_CODE_INVALID / FAIL" },
    ],
    source: "MyPayNZ, the vendor's page of a.mypaynz.com/api/pay and /api/check",
    ..Message::BLANK
};

/// Online order, at the address of the page.
#[rustfmt::skip]
pub const CHECK: Message<'static> = Message {
    name: "check",
    title: "Online order, at the address of the page",
    direction: Direction::Request,
    transport: Transport::new(Method::Post, "/api/check", Wire::Form),
    signing: Some(Signing::new(SCHEME, "sign")),
    fields: CHECK_FIELDS,
    one_of: &[&["total_fee", "rmb_fee"]],
    answer: Some("check_answer"),
    source: "MyPayNZ, the vendor's page of a.mypaynz.com/api/pay and /api/check",
    ..Message::BLANK
};

/// Answer to an online order.
#[rustfmt::skip]
pub const CHECK_ANSWER: Message<'static> = Message {
    name: "check_answer",
    title: "Answer to an online order",
    direction: Direction::Answer,
    transport: Transport::new(Method::Post, "", Wire::Json),
    fields: CHECK_ANSWER_FIELDS,
    success: &[Success { field: "is_success", values: &["TRUE"], code: "message" }],
    source: "MyPayNZ, the vendor's page of a.mypaynz.com/api/pay and /api/check",
    ..Message::BLANK
};

/// Online order, at the address of the newer page.
#[rustfmt::skip]
pub const ONLINE: Message<'static> = Message {
    name: "online",
    title: "Online order, at the address of the newer page",
    direction: Direction::Request,
    transport: Transport::new(Method::Post, "/api/online", Wire::Form),
    signing: Some(Signing::new(SCHEME, "sign")),
    fields: ONLINE_FIELDS,
    one_of: &[&["total_fee", "rmb_fee"]],
    answer: Some("online_answer"),
    source: "MyPayNZ, the vendor's page of a.mypaynz.com/api/pay and /api/check",
    ..Message::BLANK
};

/// Answer to an online order.
#[rustfmt::skip]
pub const ONLINE_ANSWER: Message<'static> = Message {
    name: "online_answer",
    title: "Answer to an online order",
    direction: Direction::Answer,
    transport: Transport::new(Method::Post, "", Wire::Json),
    fields: CHECK_ANSWER_FIELDS,
    success: &[Success { field: "is_success", values: &["TRUE"], code: "message" }],
    source: "MyPayNZ, the vendor's page of a.mypaynz.com/api/pay and /api/check",
    ..Message::BLANK
};

/// Refund.
#[rustfmt::skip]
pub const REFUND: Message<'static> = Message {
    name: "refund",
    title: "Refund",
    direction: Direction::Request,
    transport: Transport::new(Method::Post, "/api/refund", Wire::Form),
    signing: Some(Signing::new(SCHEME, "sign")),
    fields: REFUND_FIELDS,
    source: "docs.mypaynz.com/1-rest-api/1-authentication and the public ShopXO plugins",
    ..Message::BLANK
};

/// Query of an order.
#[rustfmt::skip]
pub const ORDER_STATUS: Message<'static> = Message {
    name: "order_status",
    title: "Query of an order",
    direction: Direction::Request,
    transport: Transport::new(Method::Post, "/api/check_order_status", Wire::Form),
    signing: Some(Signing::new(SCHEME, "sign")),
    fields: ORDER_STATUS_FIELDS,
    answer: Some("order_status_answer"),
    source: "docs.mypaynz.com/1-rest-api/1-authentication and the public ShopXO plugins",
    ..Message::BLANK
};

/// Answer to the query of an order.
#[rustfmt::skip]
pub const ORDER_STATUS_ANSWER: Message<'static> = Message {
    name: "order_status_answer",
    title: "Answer to the query of an order",
    direction: Direction::Answer,
    transport: Transport::new(Method::Post, "", Wire::Json),
    fields: ORDER_STATUS_ANSWER_FIELDS,
    success: &[Success { field: "is_success", values: &["TRUE"], code: "message" }],
    source: "docs.mypaynz.com/1-rest-api/1-authentication and the public ShopXO plugins",
    ..Message::BLANK
};

/// Notification of an order; confirm it with order\_status.
#[rustfmt::skip]
pub const NOTIFY: Message<'static> = Message {
    name: "notify",
    title: "Notification of an order; confirm it with order_status",
    direction: Direction::Notification,
    transport: Transport::new(Method::Post, "", Wire::Form),
    signing: Some(Signing::new(SCHEME, "sign")),
    fields: NOTIFY_FIELDS,
    ack: "SUCCESS",
    source: "docs.mypaynz.com/1-rest-api/1-authentication and the public ShopXO plugins",
    ..Message::BLANK
};

/// Payment, API v3.
#[rustfmt::skip]
pub const V3_PAYMENT: Message<'static> = Message {
    name: "v3_payment",
    title: "Payment, API v3",
    direction: Direction::Request,
    transport: Transport::new(Method::Post, "/api/v3/payment", Wire::Json),
    signing: Some(Signing::new(V3_PAYMENT_SCHEME, "sign").with_sign_type(SignType { field: "sign_type", choices: &[("MD5", Hash::Md5), #[cfg(feature = "sha2")]
("SHA-256", Hash::Sha256), #[cfg(feature = "sha2")]
("SHA256", Hash::Sha256)] })),
    fields: V3_PAYMENT_FIELDS,
    answer: Some("v3_answer"),
    source: "docs.mypaynz.com/1-rest-api/4-transaction and github.com/MIEPayOpenSource/iepay-sdk",
    ..Message::BLANK
};

/// Refund, API v3.
#[rustfmt::skip]
pub const V3_REFUND: Message<'static> = Message {
    name: "v3_refund",
    title: "Refund, API v3",
    direction: Direction::Request,
    transport: Transport::new(Method::Post, "/api/v3/refund", Wire::Json),
    signing: Some(Signing::new(V3_PAYMENT_SCHEME, "sign").with_sign_type(SignType { field: "sign_type", choices: &[("MD5", Hash::Md5), #[cfg(feature = "sha2")]
("SHA-256", Hash::Sha256), #[cfg(feature = "sha2")]
("SHA256", Hash::Sha256)] })),
    fields: V3_REFUND_FIELDS,
    answer: Some("v3_answer"),
    source: "docs.mypaynz.com/1-rest-api/4-transaction and github.com/MIEPayOpenSource/iepay-sdk",
    ..Message::BLANK
};

/// Query of an order, API v3.
#[rustfmt::skip]
pub const V3_QUERY: Message<'static> = Message {
    name: "v3_query",
    title: "Query of an order, API v3",
    direction: Direction::Request,
    transport: Transport::new(Method::Post, "/api/v3/query", Wire::Json),
    signing: Some(Signing::new(V3_PAYMENT_SCHEME, "sign").with_sign_type(SignType { field: "sign_type", choices: &[("MD5", Hash::Md5), #[cfg(feature = "sha2")]
("SHA-256", Hash::Sha256), #[cfg(feature = "sha2")]
("SHA256", Hash::Sha256)] })),
    fields: V3_QUERY_FIELDS,
    answer: Some("v3_answer"),
    source: "docs.mypaynz.com/1-rest-api/4-transaction and github.com/MIEPayOpenSource/iepay-sdk",
    ..Message::BLANK
};

/// Answer of API v3.
#[rustfmt::skip]
pub const V3_ANSWER: Message<'static> = Message {
    name: "v3_answer",
    title: "Answer of API v3",
    direction: Direction::Answer,
    transport: Transport::new(Method::Post, "", Wire::Json),
    fields: V3_ANSWER_FIELDS,
    success: &[Success { field: "success", values: &["true"], code: "error_code" }],
    source: "docs.mypaynz.com/1-rest-api/4-transaction and github.com/MIEPayOpenSource/iepay-sdk",
    ..Message::BLANK
};

/// MyPayNZ (IEPay).
#[rustfmt::skip]
pub const GATEWAY: Gateway<'static> = Gateway {
    id: "mypaynz",
    title: "MyPayNZ (IEPay)",
    notes: &[
        "Empty values are signed, as `tid=`. The public ShopXO plugins leave them out, against the vendor's page, and work only while nothing is empty.",
        "Requests are in cents (`fee`, `total_fee`, `rmb_fee`, `refund_amount`, `amount` of v3); the answer to `pay` is in dollars.",
        "No page documents the notification. That it is a form with `out_trade_no` and `sign`, signed like a request, is an inference: confirm it with `order_status` before you ship. It proves neither an amount nor a status.",
        "`order_status` is what proves a payment; its answer is not signed, so ask over TLS.",
        "`online` is the vendor's newer address for the table of `check`. His newer page no longer requires `tid`; older ones do.",
        "Parameters beyond the tables, such as `_input_charset`, are signed if they are sent.",
        "API v3 signs only the fields that its table marks; `sign_type` chooses MD5 or SHA-256, and SHA-256 is to be preferred. The vendor's page writes `SHA256`, and both spellings are taken. That it takes JSON is an inference; the page speaks of forms too. Its notification is not documented.",
        "The vendor's PHP SDK for v3 signs names that the page does not mark, among them `expired` and `is_mobile`.",
        "The English page of the signature prints `reference memo.` in its sample and hashes `refund memo`.",
    ],
    messages: &[PAY, PAY_ANSWER, CHECK, CHECK_ANSWER, ONLINE, ONLINE_ANSWER, REFUND, ORDER_STATUS, ORDER_STATUS_ANSWER, NOTIFY, V3_PAYMENT, V3_REFUND, V3_QUERY, V3_ANSWER],
    variants: &[
    ],
    source: "MyPayNZ, the vendor's page of a.mypaynz.com/api/pay and /api/check",
};
