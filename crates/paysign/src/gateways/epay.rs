//! Epay (易支付). Written by `cargo xtask generate` from `gateways/epay.toml`; do not edit.

use super::prelude::*;

/// How it signs.
pub const SCHEME: Scheme<'static> = Scheme {
    fields: Fields::AllBut(Names::List(&["sign", "sign_type"])),
    empty: Empty::Skip,
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
pub const KEY_SCHEME: Scheme<'static> = Scheme {
    fields: Fields::AllBut(Names::List(&["sign", "sign_type"])),
    empty: Empty::Skip,
    null: Null::Word,
    order: Order::ByName,
    pair: Pair::NameEqualsValue,
    separator: Separator::AMPERSAND,
    secret: Placement::append("&key="),
    digest: Hash::Md5,
    whole: Whole::AsIs,
    encoding: Encoding::LowerHex,
};

#[rustfmt::skip]
const TYPE_CHOICES: &[Choice<'static>] = &[Choice::new("alipay", "Alipay."), Choice::new("qqpay", "QQ Wallet."), Choice::new("wxpay", "WeChat Pay.")];

#[rustfmt::skip]
const DEVICE_CHOICES: &[Choice<'static>] = &[Choice::new("pc", "A computer's browser."), Choice::new("mobile", "A phone's browser."), Choice::new("qq", "The browser inside QQ on a phone."), Choice::new("wechat", "The browser inside WeChat."), Choice::new("alipay", "The Alipay app."), Choice::new("jump", "Answer with a URL to jump to only.")];

#[rustfmt::skip]
const STATUS_CHOICES: &[Choice<'static>] = &[Choice::status("0", Status::Pending, "Unpaid."), Choice::status("1", Status::Paid, "Paid."), Choice::status("2", Status::Refunded, "Refunded.")];

#[rustfmt::skip]
const PAY_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("pid", Kind::Text, "Merchant ID.").example("1001").role(Role::MerchantId),
    Field::required("type", Kind::Text, "Payment method.").example("alipay").choices(TYPE_CHOICES),
    Field::required("out_trade_no", Kind::Text, "Merchant order number.").example("20160806151343349").role(Role::OrderNo),
    Field::required("notify_url", Kind::Url, "Where the server sends its notification.").example("http://www.pay.com/notify_url.php"),
    Field::optional("return_url", Kind::Url, "Where the browser is sent afterwards.").example("http://www.pay.com/return_url.php"),
    Field::required("name", Kind::Text, "Product name; beyond 127 bytes the gateway cuts it.").example("VIP会员"),
    Field::required("money", Kind::Amount, "Product amount in yuan, at most 2 decimals.").example("1.00").role(Role::OrderedAmount),
    Field::required("clientip", Kind::Text, "IP address of the user who pays.").example("192.168.1.100"),
    Field::optional("device", Kind::Text, "The user's browser or device; `pc` if it is missing.").example("pc").choices(DEVICE_CHOICES),
    Field::optional("param", Kind::Text, "Handed back as it is after the payment."),
    Field::optional("sitename", Kind::Text, "Name of the website."),
    Field::required("sign", Kind::Signature, "Signature string.").example("202cb962ac59075b964b07152d234b70").unsigned(),
    Field::required("sign_type", Kind::Code, "Signature type.").example("MD5").unsigned().choices(&[Choice::new("MD5", "The only one that is supported.")]),
]);

#[rustfmt::skip]
const PAY_ANSWER_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("code", Kind::Integer, "1 is success, all else is failure (-1 and below).").example("1").number(),
    Field::optional("msg", Kind::Text, "The reason of a failure.").role(Role::ErrorText),
    Field::optional("trade_no", Kind::Text, "The gateway's order number.").example("20160806151343349").role(Role::TradeNo),
    Field::optional("payurl", Kind::Url, "Send the browser there to pay.").example("http://epay.qcjy.cc/pay/wxpay/202010903/").role(Role::PayUrl),
    Field::optional("qrcode", Kind::Url, "Show this link as a QR code.").example("weixin://wxpay/bizpayurl?pr=04IPMKM").role(Role::PayUrl),
    Field::optional("urlscheme", Kind::Url, "Open this mini program by a script.").example("weixin://dl/business/?ticket=xxx").role(Role::PayUrl),
]);

#[rustfmt::skip]
const SUBMIT_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("pid", Kind::Text, "Merchant ID.").example("1001").role(Role::MerchantId),
    Field::optional("type", Kind::Text, "Payment method; without it the buyer chooses on the gateway's page.").example("alipay").choices(TYPE_CHOICES),
    Field::required("out_trade_no", Kind::Text, "Merchant order number.").example("20160806151343349").role(Role::OrderNo),
    Field::required("notify_url", Kind::Url, "Where the server sends its notification.").example("http://www.pay.com/notify_url.php"),
    Field::required("return_url", Kind::Url, "Where the browser is sent afterwards.").example("http://www.pay.com/return_url.php"),
    Field::required("name", Kind::Text, "Product name; beyond 127 bytes the gateway cuts it.").example("VIP会员"),
    Field::required("money", Kind::Amount, "Product amount in yuan, at most 2 decimals.").example("1.00").role(Role::OrderedAmount),
    Field::optional("param", Kind::Text, "Handed back as it is after the payment."),
    Field::optional("sitename", Kind::Text, "Name of the website."),
    Field::required("sign", Kind::Signature, "Signature string.").example("202cb962ac59075b964b07152d234b70").unsigned(),
    Field::required("sign_type", Kind::Code, "Signature type.").example("MD5").unsigned().choices(&[Choice::new("MD5", "The only one that is supported.")]),
]);

#[rustfmt::skip]
const NOTIFY_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("pid", Kind::Text, "Merchant ID.").example("1001").role(Role::MerchantId),
    Field::required("trade_no", Kind::Text, "The gateway's order number.").example("20160806151343349021").role(Role::TradeNo),
    Field::required("out_trade_no", Kind::Text, "Merchant order number.").example("20160806151343349").role(Role::OrderNo),
    Field::required("type", Kind::Text, "Payment method.").example("alipay").choices(TYPE_CHOICES),
    Field::optional("name", Kind::Text, "Product name; empty where the order has none.").example("VIP会员"),
    Field::required("money", Kind::Amount, "Amount; `1.5` may come for an order of `1.50`.").example("1.00").role(Role::PaidAmount),
    Field::required("trade_status", Kind::Text, "Only `TRADE_SUCCESS` is a payment.").example("TRADE_SUCCESS").choices(&[Choice::status("TRADE_SUCCESS", Status::Paid, "Paid.")]).role(Role::Status),
    Field::optional("param", Kind::Text, "Handed back from the request."),
    Field::required("sign", Kind::Signature, "Signature string.").example("202cb962ac59075b964b07152d234b70").unsigned(),
    Field::optional("sign_type", Kind::Code, "Signature type.").example("MD5").unsigned().choices(&[Choice::new("MD5", "The only one that is supported.")]),
]);

#[rustfmt::skip]
const ORDER_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("act", Kind::Code, "The operation: `order`.").example("order").choices(&[Choice::new("order", "One order.")]),
    Field::required("pid", Kind::Text, "Merchant ID.").example("1001").role(Role::MerchantId),
    Field::required("key", Kind::Text, "The merchant's key, in plain text.").example("89unJUB8HZ54Hj7x4nUj56HN4nUzUJ8i"),
    Field::optional("trade_no", Kind::Text, "The gateway's order number.").example("20160806151343312").role(Role::TradeNo),
    Field::optional("out_trade_no", Kind::Text, "Merchant order number.").example("20160806151343349").role(Role::OrderNo),
]);

#[rustfmt::skip]
const ORDER_ANSWER_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("code", Kind::Integer, "1 is success, all else is failure.").example("1").number(),
    Field::optional("msg", Kind::Text, "Words about the result.").example("查询订单号成功！").role(Role::ErrorText),
    Field::optional("trade_no", Kind::Text, "The gateway's order number.").example("2016080622555342651").role(Role::TradeNo),
    Field::optional("out_trade_no", Kind::Text, "Merchant order number.").example("20160806151343349").role(Role::OrderNo),
    Field::optional("type", Kind::Text, "Payment method.").example("alipay").choices(TYPE_CHOICES),
    Field::optional("pid", Kind::Text, "Merchant ID.").example("1001").role(Role::MerchantId),
    Field::optional("addtime", Kind::DateTime, "When the order was made.").example("2016-08-06 22:55:52"),
    Field::optional("endtime", Kind::DateTime, "When it was completed.").example("2016-08-06 22:55:52"),
    Field::optional("name", Kind::Text, "Product name.").example("VIP会员"),
    Field::optional("money", Kind::Amount, "Amount.").example("1.00").role(Role::PaidAmount),
    Field::optional("param", Kind::Text, "Handed back from the request."),
    Field::optional("buyer", Kind::Text, "The payer's account; mostly empty."),
    Field::optional("status", Kind::Integer, "Whether the order is paid.").example("0").choices(STATUS_CHOICES).role(Role::Status).number(),
]);

#[rustfmt::skip]
const QUERY_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("act", Kind::Code, "The operation: `query`.").example("query").choices(&[Choice::new("query", "The account.")]),
    Field::required("pid", Kind::Text, "Merchant ID.").example("1001").role(Role::MerchantId),
    Field::required("key", Kind::Text, "The merchant's key, in plain text.").example("89unJUB8HZ54Hj7x4nUj56HN4nUzUJ8i"),
]);

#[rustfmt::skip]
const ORDERS_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("act", Kind::Code, "The operation: `orders`.").example("orders").choices(&[Choice::new("orders", "Many orders.")]),
    Field::required("pid", Kind::Text, "Merchant ID.").example("1001").role(Role::MerchantId),
    Field::required("key", Kind::Text, "The merchant's key, in plain text.").example("89unJUB8HZ54Hj7x4nUj56HN4nUzUJ8i"),
    Field::optional("limit", Kind::Integer, "How many, at most 50.").example("20"),
    Field::optional("page", Kind::Integer, "Which page of them.").example("1"),
]);

#[rustfmt::skip]
const REFUND_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("pid", Kind::Text, "Merchant ID.").example("1001").role(Role::MerchantId),
    Field::required("key", Kind::Text, "The merchant's key, in plain text.").example("89unJUB8HZ54Hj7x4nUj56HN4nUzUJ8i"),
    Field::optional("trade_no", Kind::Text, "The gateway's order number.").example("20160806151343349021").role(Role::TradeNo),
    Field::optional("out_trade_no", Kind::Text, "Merchant order number.").example("20160806151343349").role(Role::OrderNo),
    Field::required("money", Kind::Amount, "How much to give back; some channels take only the full amount.").example("1.50"),
]);

#[rustfmt::skip]
const SETTLE_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("act", Kind::Code, "The operation: `settle`.").example("settle").choices(&[Choice::new("settle", "Settlements.")]),
    Field::required("pid", Kind::Text, "Merchant ID.").example("1001").role(Role::MerchantId),
    Field::required("key", Kind::Text, "The merchant's key, in plain text.").example("89unJUB8HZ54Hj7x4nUj56HN4nUzUJ8i"),
]);

#[rustfmt::skip]
const CODE200_PAY_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("pid", Kind::Text, "Merchant ID.").example("1000").role(Role::MerchantId),
    Field::required("type", Kind::Code, "Payment method.").example("alipay").choices(TYPE_CHOICES),
    Field::required("out_trade_no", Kind::Text, "Merchant order number.").example("20160806151343349").role(Role::OrderNo),
    Field::required("notify_url", Kind::Url, "Server async notification URL.").example("http://site_domain/notify_url.php"),
    Field::required("return_url", Kind::Url, "Page redirect notification URL.").example("http://site_domain/return_url.php"),
    Field::required("name", Kind::Text, "Product name.").example("An Oreo"),
    Field::required("money", Kind::Amount, "Product amount.").example("1.00").role(Role::OrderedAmount),
    Field::required("sign", Kind::Signature, "Signature string, same algorithm as Alipay's signature algorithm.").example("202cb962ac59075b964b07152d234b70").unsigned(),
    Field::required("sign_type", Kind::Code, "Signature type; currently only supports MD5.").example("MD5").unsigned().choices(&[Choice::new("MD5", "The only one that is supported.")]),
    Field::optional("ext", Kind::Text, "Extra parameter, max length 100. It is passed back in the callback.").example("userId").max(100),
    Field::optional("sitename", Kind::Text, "Website name."),
]);

#[rustfmt::skip]
const CODE200_PAY_ANSWER_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("code", Kind::Integer, "Return status code: 200 for success, other values for failure.").example("200").number(),
    Field::optional("money", Kind::Amount, "Actual payment amount. To prevent service risk control it may fluctuate up and down; decide whether to continue the payment.").example("1.00").role(Role::OrderedAmount),
    Field::optional("type", Kind::Text, "Payment method.").example("alipay").choices(TYPE_CHOICES),
    Field::optional("qrcode", Kind::Url, "QR code link. If this field is returned, generate a QR code based on this URL.").example("wxp://f2f15IaTGck0xvm7vug4lqx-sMpJ0xiUB8fWTDwCQk-jYBxS6Yl1A_fOdPGNNGKwPnOt").role(Role::PayUrl),
    Field::optional("trade_no", Kind::Text, "Payment order number.").example("20160806151343349").role(Role::TradeNo),
    Field::optional("out_trade_no", Kind::Text, "Merchant order number.").example("20160806151343349").role(Role::OrderNo),
    Field::optional("msg", Kind::Text, "The returned message: not in the page's table, which only mentions it.").role(Role::ErrorText),
]);

#[rustfmt::skip]
const CODE200_NOTIFY_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("pid", Kind::Text, "Merchant ID.").example("1001").role(Role::MerchantId),
    Field::required("trade_no", Kind::Text, "The gateway's order number.").example("20160806151343349021").role(Role::TradeNo),
    Field::required("out_trade_no", Kind::Text, "Merchant order number.").example("20160806151343349").role(Role::OrderNo),
    Field::required("type", Kind::Text, "Payment method.").example("alipay").choices(TYPE_CHOICES),
    Field::optional("name", Kind::Text, "Product name; empty where the order has none.").example("VIP会员"),
    Field::required("money", Kind::Amount, "Amount; `1.5` may come for an order of `1.50`.").example("1.00").role(Role::PaidAmount),
    Field::required("trade_status", Kind::Text, "Only `TRADE_SUCCESS` is a payment.").example("TRADE_SUCCESS").choices(&[Choice::status("TRADE_SUCCESS", Status::Paid, "Paid.")]).role(Role::Status),
    Field::optional("ext", Kind::Text, "Extra parameter, passed back from the request.").example("userId"),
    Field::required("sign", Kind::Signature, "Signature string.").example("202cb962ac59075b964b07152d234b70").unsigned(),
    Field::optional("sign_type", Kind::Code, "Signature type.").example("MD5").unsigned().choices(&[Choice::new("MD5", "The only one that is supported.")]),
]);

/// Payment.
#[rustfmt::skip]
pub const PAY: Message<'static> = Message {
    name: "pay",
    aliases: &["standard_pay"],
    title: "Payment",
    direction: Direction::Request,
    transport: Transport::new(Method::Post, "/mapi.php", Wire::Form),
    signing: Some(Signing::new(SCHEME, "sign").with_sign_type(SignType { field: "sign_type", choices: &[("MD5", Hash::Md5)] }).with_reserved(Names::List(&["pid", "trade_no", "out_trade_no", "type", "name", "money", "trade_status", "param", "sign", "sign_type"]))),
    fields: PAY_FIELDS,
    answer: Some("pay_answer"),
    source: "Epay V1, the standard dialect, as many sites publish it (doc_old.html)",
    ..Message::BLANK
};

/// Answer to a payment.
#[rustfmt::skip]
pub const PAY_ANSWER: Message<'static> = Message {
    name: "pay_answer",
    aliases: &["standard_pay_answer"],
    title: "Answer to a payment",
    direction: Direction::Answer,
    transport: Transport::new(Method::Post, "", Wire::Json),
    fields: PAY_ANSWER_FIELDS,
    success: &[Success { field: "code", values: &["1"], code: "" }],
    success_elsewhere: &[Elsewhere { field: "code", value: "200", gateway: "epay@code200" }],
    source: "Epay V1, the standard dialect, as many sites publish it (doc_old.html)",
    ..Message::BLANK
};

/// Payment by page redirect.
#[rustfmt::skip]
pub const SUBMIT: Message<'static> = Message {
    name: "submit",
    title: "Payment by page redirect",
    direction: Direction::Request,
    transport: Transport::new(Method::Get, "/submit.php", Wire::Form),
    signing: Some(Signing::new(SCHEME, "sign").with_sign_type(SignType { field: "sign_type", choices: &[("MD5", Hash::Md5)] }).with_reserved(Names::List(&["pid", "trade_no", "out_trade_no", "type", "name", "money", "trade_status", "param", "sign", "sign_type"]))),
    fields: SUBMIT_FIELDS,
    source: "Epay V1, the standard dialect, as many sites publish it (doc_old.html)",
    ..Message::BLANK
};

/// Notification of a payment.
#[rustfmt::skip]
pub const NOTIFY: Message<'static> = Message {
    name: "notify",
    title: "Notification of a payment",
    direction: Direction::Notification,
    transport: Transport::new(Method::Get, "", Wire::Form),
    signing: Some(Signing::new(SCHEME, "sign").with_sign_type(SignType { field: "sign_type", choices: &[("MD5", Hash::Md5)] }).with_reserved(Names::List(&["pid", "trade_no", "out_trade_no", "type", "name", "money", "trade_status", "param", "sign", "sign_type"]))),
    fields: NOTIFY_FIELDS,
    ack: "success",
    source: "Epay V1, the standard dialect, as many sites publish it (doc_old.html)",
    ..Message::BLANK
};

/// The buyer's browser coming back after a payment.
#[rustfmt::skip]
pub const RETURN: Message<'static> = Message {
    name: "return",
    title: "The buyer's browser coming back after a payment",
    direction: Direction::Redirect,
    transport: Transport::new(Method::Get, "", Wire::Form),
    signing: Some(Signing::new(SCHEME, "sign").with_sign_type(SignType { field: "sign_type", choices: &[("MD5", Hash::Md5)] }).with_reserved(Names::List(&["pid", "trade_no", "out_trade_no", "type", "name", "money", "trade_status", "param", "sign", "sign_type"]))),
    fields: NOTIFY_FIELDS,
    source: "Epay V1, the standard dialect, as many sites publish it (doc_old.html)",
    ..Message::BLANK
};

/// Query of one order (api.php?act=order).
#[rustfmt::skip]
pub const ORDER: Message<'static> = Message {
    name: "order",
    title: "Query of one order (api.php?act=order)",
    direction: Direction::Request,
    transport: Transport { headers: &[], carries_secret: true, ..Transport::new(Method::Get, "/api.php", Wire::Form) },
    fields: ORDER_FIELDS,
    one_of: &[&["trade_no", "out_trade_no"]],
    answer: Some("order_answer"),
    source: "Epay V1, the standard dialect, as many sites publish it (doc_old.html)",
    ..Message::BLANK
};

/// Answer to the query of one order.
#[rustfmt::skip]
pub const ORDER_ANSWER: Message<'static> = Message {
    name: "order_answer",
    title: "Answer to the query of one order",
    direction: Direction::Answer,
    transport: Transport::new(Method::Post, "", Wire::Json),
    fields: ORDER_ANSWER_FIELDS,
    success: &[Success { field: "code", values: &["1"], code: "" }],
    source: "Epay V1, the standard dialect, as many sites publish it (doc_old.html)",
    ..Message::BLANK
};

/// Query of the merchant's account (api.php?act=query).
#[rustfmt::skip]
pub const QUERY: Message<'static> = Message {
    name: "query",
    title: "Query of the merchant's account (api.php?act=query)",
    direction: Direction::Request,
    transport: Transport { headers: &[], carries_secret: true, ..Transport::new(Method::Get, "/api.php", Wire::Form) },
    fields: QUERY_FIELDS,
    source: "Epay V1, the standard dialect, as many sites publish it (doc_old.html)",
    ..Message::BLANK
};

/// Query of many orders (api.php?act=orders).
#[rustfmt::skip]
pub const ORDERS: Message<'static> = Message {
    name: "orders",
    title: "Query of many orders (api.php?act=orders)",
    direction: Direction::Request,
    transport: Transport { headers: &[], carries_secret: true, ..Transport::new(Method::Get, "/api.php", Wire::Form) },
    fields: ORDERS_FIELDS,
    source: "Epay V1, the standard dialect, as many sites publish it (doc_old.html)",
    ..Message::BLANK
};

/// Refund (api.php?act=refund).
#[rustfmt::skip]
pub const REFUND: Message<'static> = Message {
    name: "refund",
    title: "Refund (api.php?act=refund)",
    direction: Direction::Request,
    transport: Transport { headers: &[], carries_secret: true, ..Transport::new(Method::Post, "/api.php?act=refund", Wire::Form) },
    fields: REFUND_FIELDS,
    one_of: &[&["trade_no", "out_trade_no"]],
    source: "Epay V1, the standard dialect, as many sites publish it (doc_old.html)",
    ..Message::BLANK
};

/// Query of settlements (api.php?act=settle).
#[rustfmt::skip]
pub const SETTLE: Message<'static> = Message {
    name: "settle",
    title: "Query of settlements (api.php?act=settle)",
    direction: Direction::Request,
    transport: Transport { headers: &[], carries_secret: true, ..Transport::new(Method::Get, "/api.php", Wire::Form) },
    fields: SETTLE_FIELDS,
    source: "Epay V1, the standard dialect, as many sites publish it (doc_old.html)",
    ..Message::BLANK
};

/// The dialect whose API page says `/pay/mapi.php` and `code` 200, with the errors 700 to 901; signed in the same way. The page shows only the payment; the rest is taken over from `epay`
pub mod code200 {
    use super::super::prelude::*;

    /// Payment.
#[rustfmt::skip]
pub const PAY: Message<'static> = Message {
    name: "pay",
    title: "Payment",
    direction: Direction::Request,
    transport: Transport::new(Method::Post, "/pay/mapi.php", Wire::Form),
    signing: Some(Signing::new(super::SCHEME, "sign").with_sign_type(SignType { field: "sign_type", choices: &[("MD5", Hash::Md5)] }).with_reserved(Names::List(&["pid", "trade_no", "out_trade_no", "type", "name", "money", "trade_status", "ext", "sign", "sign_type"]))),
    fields: super::CODE200_PAY_FIELDS,
    answer: Some("pay_answer"),
    source: "Epay, the page \"API Interface Payment\" (/pay/mapi.php), as a site of this dialect shows it to its merchants",
    ..Message::BLANK
};

    /// Answer to a payment.
#[rustfmt::skip]
pub const PAY_ANSWER: Message<'static> = Message {
    name: "pay_answer",
    title: "Answer to a payment",
    direction: Direction::Answer,
    transport: Transport::new(Method::Post, "", Wire::Json),
    fields: super::CODE200_PAY_ANSWER_FIELDS,
    success: &[Success { field: "code", values: &["200"], code: "" }],
    success_elsewhere: &[Elsewhere { field: "code", value: "1", gateway: "epay" }],
    error_codes: &[
        ErrorCode { code: "700", text: "Missing parameters" },
        ErrorCode { code: "701", text: "Signature verification failed" },
        ErrorCode { code: "702", text: "Channel is under maintenance, please try again later" },
        ErrorCode { code: "703", text: "No payment code matched for the corresponding amount, please change the amount and try again" },
        ErrorCode { code: "704", text: "Amount cannot be less than 0.01 yuan" },
        ErrorCode { code: "705", text: "Duplicate order number" },
        ErrorCode { code: "800", text: "Invalid merchant or secret key, please check" },
        ErrorCode { code: "901", text: "No available channel, please check" },
    ],
    source: "Epay, the page \"API Interface Payment\" (/pay/mapi.php), as a site of this dialect shows it to its merchants",
    ..Message::BLANK
};

    /// Payment by page redirect.
#[rustfmt::skip]
pub const SUBMIT: Message<'static> = Message {
    name: "submit",
    title: "Payment by page redirect",
    direction: Direction::Request,
    transport: Transport::new(Method::Get, "/submit.php", Wire::Form),
    signing: Some(Signing::new(super::SCHEME, "sign").with_sign_type(SignType { field: "sign_type", choices: &[("MD5", Hash::Md5)] }).with_reserved(Names::List(&["pid", "trade_no", "out_trade_no", "type", "name", "money", "trade_status", "ext", "sign", "sign_type"]))),
    fields: super::SUBMIT_FIELDS,
    source: "Epay V1, the standard dialect, as many sites publish it (doc_old.html)",
    ..Message::BLANK
};

    /// Notification of a payment.
#[rustfmt::skip]
pub const NOTIFY: Message<'static> = Message {
    name: "notify",
    title: "Notification of a payment",
    direction: Direction::Notification,
    transport: Transport::new(Method::Get, "", Wire::Form),
    signing: Some(Signing::new(super::SCHEME, "sign").with_sign_type(SignType { field: "sign_type", choices: &[("MD5", Hash::Md5)] }).with_reserved(Names::List(&["pid", "trade_no", "out_trade_no", "type", "name", "money", "trade_status", "ext", "sign", "sign_type"]))),
    fields: super::CODE200_NOTIFY_FIELDS,
    ack: "success",
    source: "Epay V1, the standard dialect, as many sites publish it (doc_old.html)",
    ..Message::BLANK
};

    /// The buyer's browser coming back after a payment.
#[rustfmt::skip]
pub const RETURN: Message<'static> = Message {
    name: "return",
    title: "The buyer's browser coming back after a payment",
    direction: Direction::Redirect,
    transport: Transport::new(Method::Get, "", Wire::Form),
    signing: Some(Signing::new(super::SCHEME, "sign").with_sign_type(SignType { field: "sign_type", choices: &[("MD5", Hash::Md5)] }).with_reserved(Names::List(&["pid", "trade_no", "out_trade_no", "type", "name", "money", "trade_status", "ext", "sign", "sign_type"]))),
    fields: super::CODE200_NOTIFY_FIELDS,
    source: "Epay V1, the standard dialect, as many sites publish it (doc_old.html)",
    ..Message::BLANK
};

    /// Query of one order (api.php?act=order).
#[rustfmt::skip]
pub const ORDER: Message<'static> = Message {
    name: "order",
    title: "Query of one order (api.php?act=order)",
    direction: Direction::Request,
    transport: Transport { headers: &[], carries_secret: true, ..Transport::new(Method::Get, "/api.php", Wire::Form) },
    fields: super::ORDER_FIELDS,
    one_of: &[&["trade_no", "out_trade_no"]],
    answer: Some("order_answer"),
    source: "Epay V1, the standard dialect, as many sites publish it (doc_old.html)",
    ..Message::BLANK
};

    /// Answer to the query of one order.
#[rustfmt::skip]
pub const ORDER_ANSWER: Message<'static> = Message {
    name: "order_answer",
    title: "Answer to the query of one order",
    direction: Direction::Answer,
    transport: Transport::new(Method::Post, "", Wire::Json),
    fields: super::ORDER_ANSWER_FIELDS,
    success: &[Success { field: "code", values: &["1"], code: "" }],
    source: "Epay V1, the standard dialect, as many sites publish it (doc_old.html)",
    ..Message::BLANK
};

    /// Query of the merchant's account (api.php?act=query).
#[rustfmt::skip]
pub const QUERY: Message<'static> = Message {
    name: "query",
    title: "Query of the merchant's account (api.php?act=query)",
    direction: Direction::Request,
    transport: Transport { headers: &[], carries_secret: true, ..Transport::new(Method::Get, "/api.php", Wire::Form) },
    fields: super::QUERY_FIELDS,
    source: "Epay V1, the standard dialect, as many sites publish it (doc_old.html)",
    ..Message::BLANK
};

    /// Query of many orders (api.php?act=orders).
#[rustfmt::skip]
pub const ORDERS: Message<'static> = Message {
    name: "orders",
    title: "Query of many orders (api.php?act=orders)",
    direction: Direction::Request,
    transport: Transport { headers: &[], carries_secret: true, ..Transport::new(Method::Get, "/api.php", Wire::Form) },
    fields: super::ORDERS_FIELDS,
    source: "Epay V1, the standard dialect, as many sites publish it (doc_old.html)",
    ..Message::BLANK
};

    /// Refund (api.php?act=refund).
#[rustfmt::skip]
pub const REFUND: Message<'static> = Message {
    name: "refund",
    title: "Refund (api.php?act=refund)",
    direction: Direction::Request,
    transport: Transport { headers: &[], carries_secret: true, ..Transport::new(Method::Post, "/api.php?act=refund", Wire::Form) },
    fields: super::REFUND_FIELDS,
    one_of: &[&["trade_no", "out_trade_no"]],
    source: "Epay V1, the standard dialect, as many sites publish it (doc_old.html)",
    ..Message::BLANK
};

    /// Query of settlements (api.php?act=settle).
#[rustfmt::skip]
pub const SETTLE: Message<'static> = Message {
    name: "settle",
    title: "Query of settlements (api.php?act=settle)",
    direction: Direction::Request,
    transport: Transport { headers: &[], carries_secret: true, ..Transport::new(Method::Get, "/api.php", Wire::Form) },
    fields: super::SETTLE_FIELDS,
    source: "Epay V1, the standard dialect, as many sites publish it (doc_old.html)",
    ..Message::BLANK
};
}

/// Epay (易支付).
#[rustfmt::skip]
pub const GATEWAY: Gateway<'static> = Gateway {
    id: "epay",
    title: "Epay (易支付)",
    notes: &[
        "There are two dialects. Your site's API page says which one it speaks: `mapi.php` and `code` 1 is `epay`, `/pay/mapi.php` and `code` 200 is `epay@code200`. An answer that means success in the other dialect is `other_dialect`.",
        "Every parameter that is sent and not empty is signed, also one that is in no table.",
        "`money` in the answer to `epay@code200` `pay` is what the buyer must really pay; it may differ from the order.",
        "Only `trade_status=TRADE_SUCCESS` is a payment. `money` may come as `1.5` for an order of `1.50`: the text that came is what is signed, and amounts are compared as decimals.",
        "The notification is a GET query; some sites POST a form. The same signed fields come with the browser's redirect to `return_url`. The gateway repeats a notification until the body is `success`.",
        "The gateway reads a request's query if `pid` is there, and ignores its body then: a request with both fails.",
        "Newer servers leave out what is empty or only spaces, others only what is empty: a value such as `param=+` is a mismatch at one of them. Send no value that is only spaces.",
        "`sign_type=RSA` is Epay V2 (SHA256WithRSA, `/api/pay/create`), which newer sites begin with: another family, refused as `unsupported_sign_type`. Set the signature type of the merchant to MD5 in the site's back office, and use the V1 interface; or use an RSA library for V2.",
        "The requests to `api.php` are not signed: they carry the plain key as a parameter. Never log such a URL. They are described here and never built.",
        "The worked example on the page of `epay@code200` is a translation: its digest belongs to the product name 测试支付20240125193935458, not to the English one that it prints. Its `¬ify_url` is a damaged `&notify_url`.",
    ],
    messages: &[PAY, PAY_ANSWER, SUBMIT, NOTIFY, RETURN, ORDER, ORDER_ANSWER, QUERY, ORDERS, REFUND, SETTLE],
    variants: &[
        Variant {
            name: "code200",
            scheme: SCHEME,
            messages: &[code200::PAY, code200::PAY_ANSWER, code200::SUBMIT, code200::NOTIFY, code200::RETURN, code200::ORDER, code200::ORDER_ANSWER, code200::QUERY, code200::ORDERS, code200::REFUND, code200::SETTLE],
            about: "The dialect whose API page says `/pay/mapi.php` and `code` 200, with the errors 700 to 901; signed in the same way. The page shows only the payment; the rest is taken over from `epay`.",
        },
        Variant {
            name: "key",
            scheme: KEY_SCHEME,
            messages: &[PAY.with_scheme(KEY_SCHEME), PAY_ANSWER.with_scheme(KEY_SCHEME), SUBMIT.with_scheme(KEY_SCHEME), NOTIFY.with_scheme(KEY_SCHEME), RETURN.with_scheme(KEY_SCHEME), ORDER.with_scheme(KEY_SCHEME), ORDER_ANSWER.with_scheme(KEY_SCHEME), QUERY.with_scheme(KEY_SCHEME), ORDERS.with_scheme(KEY_SCHEME), REFUND.with_scheme(KEY_SCHEME), SETTLE.with_scheme(KEY_SCHEME)],
            about: "Writes `&key=` before the key; seen in the plugin `ezpay` of danvei233/xiaoheiFS.",
        },
    ],
    source: "Epay V1, the standard dialect, as many sites publish it (doc_old.html)",
};
