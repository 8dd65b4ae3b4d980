//! Epay (易支付): a form to `mapi.php`, notified by a GET query. This file is the standard dialect, [`code200`] the other one.

pub mod code200;

use crate::field::{Choice, Field, Kind, Role, Status};
use crate::gateway::{self, Gateway, Variant};
use crate::message::{Direction, Elsewhere, Message, Method, SignType, Signing, Success, Transport, Wire};
use crate::scheme::{Empty, Fields, Hash, HexCase, Names, Null, Order, Pair, Placement, Scheme, Separator};
use crate::table::Table;

/// How it signs: whatever is sent and not empty, by name, `a=1&b=2`, the key right behind it, MD5 in lower case.
// Source: page, "Description / Example", notes 1 to 5 of the sample. Unknown names (`sitename`) are signed too:
// docs/sources.md, epay. The messages that are signed travel as forms, so `null` decides nothing.
pub const SCHEME: Scheme<'static> = Scheme {
    fields: Fields::AllBut(Names::List(&["sign", "sign_type"])),
    empty: Empty::Skip,
    null: Null::Word,
    order: Order::ByName,
    pair: Pair::NameEqualsValue,
    separator: Separator::AMPERSAND,
    secret: Placement::append(""),
    digest: Hash::Md5,
    hex: HexCase::Lower,
};

/// The scheme of the sites that write `&key=` in front of the key.
// Source: docs/sources.md, epay: `danvei233/xiaoheiFS`, plugin `ezpay`.
pub const KEY_SCHEME: Scheme<'static> = Scheme { secret: Placement::append("&key="), ..SCHEME };

// Source: fields, wording and examples follow the old page of the original system (开发文档 V1, `doc_old.html`), as several
// sites publish it; docs/sources.md, epay, agrees. That page calls `pid` a number; at LINUX DO Credit and others it is a text.
const STANDARD: &str = "Epay V1, the standard dialect, as many sites publish it (doc_old.html)";

const SIGNING: Option<Signing<'static>> = Some(Signing {
    scheme: SCHEME,
    field: "sign",
    sign_type: Some(SignType { field: "sign_type", choices: &[("MD5", Hash::Md5)] }),
    reserved: NOTIFY_FIELDS,
});

const TYPES: &[Choice<'static>] = &[
    Choice::new("alipay", "Alipay."),
    Choice::new("qqpay", "QQ Wallet."),
    Choice::new("wxpay", "WeChat Pay."),
];

const MD5_ONLY: &[Choice<'static>] = &[Choice::new("MD5", "The only one that is supported.")];

/// A payment.
#[rustfmt::skip]
pub const PAY: Message<'static> = Message {
    name: "pay",
    // Its name while `pay` was the other dialect's.
    aliases: &["standard_pay"],
    title: "Payment",
    direction: Direction::Request,
    transport: Transport::new(Method::Post, "/mapi.php", Wire::Form),
    signing: SIGNING,
    // Sites add payment methods of their own here, so an unlisted `type` is no error.
    fields: &Table::new(&[
        Field::required("pid",          Kind::Text,      "Merchant ID.").example("1001").role(Role::MerchantId),
        Field::required("type",         Kind::Text,      "Payment method.").example("alipay").choices(TYPES),
        Field::required("out_trade_no", Kind::Text,      "Merchant order number.").example("20160806151343349").role(Role::OrderNo),
        Field::required("notify_url",   Kind::Url,       "Where the server sends its notification.").example("http://www.pay.com/notify_url.php"),
        Field::optional("return_url",   Kind::Url,       "Where the browser is sent afterwards.").example("http://www.pay.com/return_url.php"),
        Field::required("name",         Kind::Text,      "Product name; beyond 127 bytes the gateway cuts it.").example("VIP会员"),
        Field::required("money",        Kind::Amount,    "Product amount in yuan, at most 2 decimals.").example("1.00").role(Role::OrderedAmount),
        Field::required("clientip",     Kind::Text,      "IP address of the user who pays.").example("192.168.1.100"),
        Field::optional("device",       Kind::Text,      "The user's browser or device; `pc` if it is missing.").example("pc").choices(DEVICES),
        Field::optional("param",        Kind::Text,      "Handed back as it is after the payment."),
        // Source: not on the page; the vendor's SDK and public clients send it, and what is sent is signed.
        Field::optional("sitename",     Kind::Text,      "Name of the website."),
        Field::required("sign",         Kind::Signature, "Signature string.").example("202cb962ac59075b964b07152d234b70").unsigned(),
        Field::required("sign_type",    Kind::Code,      "Signature type.").example("MD5").choices(MD5_ONLY).unsigned(),
    ]),
    answer: Some("pay_answer"),
    source: STANDARD,
    ..Message::BLANK
};

const DEVICES: &[Choice<'static>] = &[
    Choice::new("pc", "A computer's browser."),
    Choice::new("mobile", "A phone's browser."),
    Choice::new("qq", "The browser inside QQ on a phone."),
    Choice::new("wechat", "The browser inside WeChat."),
    Choice::new("alipay", "The Alipay app."),
    Choice::new("jump", "Answer with a URL to jump to only."),
];

/// The answer to [`PAY`].
#[rustfmt::skip]
pub const PAY_ANSWER: Message<'static> = Message {
    name: "pay_answer",
    aliases: &["standard_pay_answer"],
    title: "Answer to a payment",
    direction: Direction::Answer,
    transport: Transport::new(Method::Post, "", Wire::Json),
    signing: None,
    // Only one of `payurl`, `qrcode` and `urlscheme` comes: each is where the buyer pays.
    fields: &Table::new(&[
        Field::required("code",      Kind::Integer, "1 is success, all else is failure (-1 and below).").example("1").number(),
        Field::optional("msg",       Kind::Text,    "The reason of a failure.").role(Role::ErrorText),
        Field::optional("trade_no",  Kind::Text,    "The gateway's order number.").example("20160806151343349").role(Role::TradeNo),
        Field::optional("payurl",    Kind::Url,     "Send the browser there to pay.").example("http://epay.qcjy.cc/pay/wxpay/202010903/").role(Role::PayUrl),
        Field::optional("qrcode",    Kind::Url,     "Show this link as a QR code.").example("weixin://wxpay/bizpayurl?pr=04IPMKM").role(Role::PayUrl),
        Field::optional("urlscheme", Kind::Url,     "Open this mini program by a script.").example("weixin://dl/business/?ticket=xxx").role(Role::PayUrl),
    ]),
    success: &[Success { field: "code", values: &["1"], code: "" }],
    success_elsewhere: &[Elsewhere { field: "code", value: "200", gateway: "epay@code200" }],
    source: STANDARD,
    ..Message::BLANK
};

/// A payment by sending the buyer's browser to the gateway.
// The page asks for POST or GET and prefers POST, as a form that the browser sends; as a GET query it is a link.
#[rustfmt::skip]
pub const SUBMIT: Message<'static> = Message {
    name: "submit",
    title: "Payment by page redirect",
    direction: Direction::Request,
    transport: Transport::new(Method::Get, "/submit.php", Wire::Form),
    signing: SIGNING,
    fields: &Table::new(&[
        Field::required("pid",          Kind::Text,      "Merchant ID.").example("1001").role(Role::MerchantId),
        Field::optional("type",         Kind::Text,      "Payment method; without it the buyer chooses on the gateway's page.").example("alipay").choices(TYPES),
        Field::required("out_trade_no", Kind::Text,      "Merchant order number.").example("20160806151343349").role(Role::OrderNo),
        Field::required("notify_url",   Kind::Url,       "Where the server sends its notification.").example("http://www.pay.com/notify_url.php"),
        Field::required("return_url",   Kind::Url,       "Where the browser is sent afterwards.").example("http://www.pay.com/return_url.php"),
        Field::required("name",         Kind::Text,      "Product name; beyond 127 bytes the gateway cuts it.").example("VIP会员"),
        Field::required("money",        Kind::Amount,    "Product amount in yuan, at most 2 decimals.").example("1.00").role(Role::OrderedAmount),
        Field::optional("param",        Kind::Text,      "Handed back as it is after the payment."),
        // Source: not on the page; the vendor's SDK and public clients send it, and what is sent is signed.
        Field::optional("sitename",     Kind::Text,      "Name of the website."),
        Field::required("sign",         Kind::Signature, "Signature string.").example("202cb962ac59075b964b07152d234b70").unsigned(),
        Field::required("sign_type",    Kind::Code,      "Signature type.").example("MD5").choices(MD5_ONLY).unsigned(),
    ]),
    source: STANDARD,
    ..Message::BLANK
};

/// The server's notification of a payment.
// Source: docs/sources.md, epay, "Notification fields".
#[rustfmt::skip]
pub const NOTIFY: Message<'static> = Message {
    name: "notify",
    title: "Notification of a payment",
    direction: Direction::Notification,
    transport: Transport::new(Method::Get, "", Wire::Form),
    signing: SIGNING,
    fields: &Table::new(NOTIFY_FIELDS),
    ack: "success",
    source: STANDARD,
    ..Message::BLANK
};

// Source: docs/sources.md, epay: at some servers an order needs no product name, and the notification holds `name=` then.
#[rustfmt::skip]
const NOTIFY_FIELDS: &[Field<'static>] = &[
    Field::required("pid",          Kind::Text,      "Merchant ID.").example("1001").role(Role::MerchantId),
    Field::required("trade_no",     Kind::Text,      "The gateway's order number.").example("20160806151343349021").role(Role::TradeNo),
    Field::required("out_trade_no", Kind::Text,      "Merchant order number.").example("20160806151343349").role(Role::OrderNo),
    Field::required("type",         Kind::Text,      "Payment method.").example("alipay").choices(TYPES),
    Field::optional("name",         Kind::Text,      "Product name; empty where the order has none.").example("VIP会员"),
    Field::required("money",        Kind::Amount,    "Amount; `1.5` may come for an order of `1.50`.").example("1.00").role(Role::PaidAmount),
    Field::required("trade_status", Kind::Text,      "Only `TRADE_SUCCESS` is a payment.").example("TRADE_SUCCESS").role(Role::Status).choices(&[
        Choice::status("TRADE_SUCCESS", Status::Paid, "Paid."),
    ]),
    Field::optional("param",        Kind::Text,      "Handed back from the request."),
    Field::required("sign",         Kind::Signature, "Signature string.").example("202cb962ac59075b964b07152d234b70").unsigned(),
    Field::optional("sign_type",    Kind::Code,      "Signature type.").example("MD5").choices(MD5_ONLY).unsigned(),
];

/// The buyer's browser coming back: the fields of [`NOTIFY`], and nothing to acknowledge.
pub const RETURN: Message<'static> = Message {
    name: "return",
    title: "The buyer's browser coming back after a payment",
    direction: Direction::Redirect,
    ack: "",
    ..NOTIFY
};

const WITH_KEY: Transport<'static> =
    Transport { carries_secret: true, ..Transport::new(Method::Get, "/api.php", Wire::Form) };

/// The query of one order.
// Source: if both numbers are sent, the gateway looks at `trade_no` only; we ask for one.
#[rustfmt::skip]
pub const ORDER: Message<'static> = Message {
    name: "order",
    title: "Query of one order (api.php?act=order)",
    direction: Direction::Request,
    transport: WITH_KEY,
    signing: None,
    fields: &Table::new(&[
        Field::required("act",          Kind::Code,    "The operation: `order`.").example("order").choices(&[Choice::new("order", "One order.")]),
        Field::required("pid",          Kind::Text,    "Merchant ID.").example("1001").role(Role::MerchantId),
        Field::required("key",          Kind::Text,    "The merchant's key, in plain text.").example("89unJUB8HZ54Hj7x4nUj56HN4nUzUJ8i"),
        Field::optional("trade_no",     Kind::Text,    "The gateway's order number.").example("20160806151343312").role(Role::TradeNo),
        Field::optional("out_trade_no", Kind::Text,    "Merchant order number.").example("20160806151343349").role(Role::OrderNo),
    ]),
    one_of: &[&["trade_no", "out_trade_no"]],
    answer: Some("order_answer"),
    source: STANDARD,
    ..Message::BLANK
};

/// The answer to [`ORDER`].
// Source: docs/sources.md, epay. The published page knows no status 2 and adds `api_trade_no`, the channel's own number.
#[rustfmt::skip]
pub const ORDER_ANSWER: Message<'static> = Message {
    name: "order_answer",
    title: "Answer to the query of one order",
    direction: Direction::Answer,
    transport: Transport::new(Method::Post, "", Wire::Json),
    signing: None,
    fields: &Table::new(&[
        Field::required("code",         Kind::Integer,  "1 is success, all else is failure.").example("1").number(),
        Field::optional("msg",          Kind::Text,     "Words about the result.").example("查询订单号成功！").role(Role::ErrorText),
        Field::optional("trade_no",     Kind::Text,     "The gateway's order number.").example("2016080622555342651").role(Role::TradeNo),
        Field::optional("out_trade_no", Kind::Text,     "Merchant order number.").example("20160806151343349").role(Role::OrderNo),
        Field::optional("type",         Kind::Text,     "Payment method.").example("alipay").choices(TYPES),
        Field::optional("pid",          Kind::Text,     "Merchant ID.").example("1001").role(Role::MerchantId),
        Field::optional("addtime",      Kind::DateTime, "When the order was made.").example("2016-08-06 22:55:52"),
        Field::optional("endtime",      Kind::DateTime, "When it was completed.").example("2016-08-06 22:55:52"),
        Field::optional("name",         Kind::Text,     "Product name.").example("VIP会员"),
        Field::optional("money",        Kind::Amount,   "Amount.").example("1.00").role(Role::PaidAmount),
        Field::optional("param",        Kind::Text,     "Handed back from the request."),
        Field::optional("buyer",        Kind::Text,     "The payer's account; mostly empty."),
        Field::optional("status",       Kind::Integer,  "Whether the order is paid.").example("0").number().role(Role::Status).choices(&[
            Choice::status("0", Status::Pending,  "Unpaid."),
            Choice::status("1", Status::Paid,     "Paid."),
            Choice::status("2", Status::Refunded, "Refunded."),
        ]),
    ]),
    success: &[Success { field: "code", values: &["1"], code: "" }],
    source: STANDARD,
    ..Message::BLANK
};

/// The query of the merchant's account.
#[rustfmt::skip]
pub const QUERY: Message<'static> = Message {
    name: "query",
    title: "Query of the merchant's account (api.php?act=query)",
    fields: &Table::new(&[
        Field::required("act", Kind::Code,    "The operation: `query`.").example("query").choices(&[Choice::new("query", "The account.")]),
        Field::required("pid", Kind::Text,    "Merchant ID.").example("1001").role(Role::MerchantId),
        Field::required("key", Kind::Text,    "The merchant's key, in plain text.").example("89unJUB8HZ54Hj7x4nUj56HN4nUzUJ8i"),
    ]),
    one_of: &[],
    answer: None,
    ..ORDER
};

/// The query of many orders.
#[rustfmt::skip]
pub const ORDERS: Message<'static> = Message {
    name: "orders",
    title: "Query of many orders (api.php?act=orders)",
    fields: &Table::new(&[
        Field::required("act",   Kind::Code,    "The operation: `orders`.").example("orders").choices(&[Choice::new("orders", "Many orders.")]),
        Field::required("pid",   Kind::Text,    "Merchant ID.").example("1001").role(Role::MerchantId),
        Field::required("key",   Kind::Text,    "The merchant's key, in plain text.").example("89unJUB8HZ54Hj7x4nUj56HN4nUzUJ8i"),
        Field::optional("limit", Kind::Integer, "How many, at most 50.").example("20"),
        Field::optional("page",  Kind::Integer, "Which page of them.").example("1"),
    ]),
    one_of: &[],
    answer: None,
    ..ORDER
};

/// A refund.
// Source: unlike the other operations it is a POST, and `act` stays in the URL. A site must allow it in the merchant's
// settings.
#[rustfmt::skip]
pub const REFUND: Message<'static> = Message {
    name: "refund",
    title: "Refund (api.php?act=refund)",
    transport: Transport { carries_secret: true, ..Transport::new(Method::Post, "/api.php?act=refund", Wire::Form) },
    fields: &Table::new(&[
        Field::required("pid",          Kind::Text,    "Merchant ID.").example("1001").role(Role::MerchantId),
        Field::required("key",          Kind::Text,    "The merchant's key, in plain text.").example("89unJUB8HZ54Hj7x4nUj56HN4nUzUJ8i"),
        Field::optional("trade_no",     Kind::Text,    "The gateway's order number.").example("20160806151343349021").role(Role::TradeNo),
        Field::optional("out_trade_no", Kind::Text,    "Merchant order number.").example("20160806151343349").role(Role::OrderNo),
        Field::required("money",        Kind::Amount,  "How much to give back; some channels take only the full amount.").example("1.50"),
    ]),
    one_of: &[&["trade_no", "out_trade_no"]],
    answer: None,
    ..ORDER
};

/// The query of settlements.
#[rustfmt::skip]
pub const SETTLE: Message<'static> = Message {
    name: "settle",
    title: "Query of settlements (api.php?act=settle)",
    fields: &Table::new(&[
        Field::required("act", Kind::Code,    "The operation: `settle`.").example("settle").choices(&[Choice::new("settle", "Settlements.")]),
        Field::required("pid", Kind::Text,    "Merchant ID.").example("1001").role(Role::MerchantId),
        Field::required("key", Kind::Text,    "The merchant's key, in plain text.").example("89unJUB8HZ54Hj7x4nUj56HN4nUzUJ8i"),
    ]),
    one_of: &[],
    answer: None,
    ..ORDER
};

const MESSAGES: [Message<'static>; 11] =
    [PAY, PAY_ANSWER, SUBMIT, NOTIFY, RETURN, ORDER, ORDER_ANSWER, QUERY, ORDERS, REFUND, SETTLE];

/// Epay.
pub const GATEWAY: Gateway<'static> = Gateway {
    id: "epay",
    title: "Epay (易支付)",
    notes: &[
        "There are two dialects. Your site's API page says which one it speaks: `mapi.php` and `code` 1 is `epay`, \
         `/pay/mapi.php` and `code` 200 is `epay@code200`. An answer that means success in the other dialect is \
         `other_dialect`.",
        "Every parameter that is sent and not empty is signed, also one that is in no table.",
        "`money` in the answer to `epay@code200` `pay` is what the buyer must really pay; it may differ from the order.",
        "Only `trade_status=TRADE_SUCCESS` is a payment. `money` may come as `1.5` for an order of `1.50`: the text \
         that came is what is signed, and amounts are compared as decimals.",
        "The notification is a GET query; some sites POST a form. The same signed fields come with the browser's \
         redirect to `return_url`. The gateway repeats a notification until the body is `success`.",
        "The gateway reads a request's query if `pid` is there, and ignores its body then: a request with both \
         fails.",
        "Newer servers leave out what is empty or only blanks, others what is empty alone: a value such as `param=+` \
         is a mismatch at one of them. Send no value that is only blanks.",
        "`sign_type=RSA` is Epay V2 (SHA256WithRSA, `/api/pay/create`), which newer sites begin with: another family, \
         refused as `unsupported_sign_type`. Set the signature type of the merchant to MD5 in the site's back office, \
         and use the V1 interface; or use an RSA library for V2.",
        "The requests to `api.php` are not signed: they carry the plain key as a parameter. Never log such a URL. \
         They are described here and never built.",
        "The worked example on the page of `epay@code200` is a translation: its digest belongs to the product name \
         测试支付20240125193935458, not to the English one that it prints. Its `¬ify_url` is a damaged \
         `&notify_url`.",
    ],
    messages: &MESSAGES,
    variants: &[
        Variant {
            name: "code200",
            scheme: SCHEME,
            messages: &code200::MESSAGES,
            about: "The dialect whose API page says `/pay/mapi.php` and `code` 200, with the errors 700 to 901; \
                    signed in the same way. The page shows the payment alone; the rest is taken over from `epay`.",
        },
        Variant {
            name: "key",
            scheme: KEY_SCHEME,
            messages: &gateway::with_scheme(MESSAGES, KEY_SCHEME),
            about: "Writes `&key=` in front of the key; seen in the plugin `ezpay` of danvei233/xiaoheiFS.",
        },
    ],
    source: STANDARD,
};
