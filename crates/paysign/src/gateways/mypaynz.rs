//! `MyPayNZ` (`IEPay`), New Zealand: forms to `a.mypaynz.com/api`, empty values signed too; and the newer API v3.

use crate::field::{Choice, Field, Kind, Role, Status};
use crate::gateway::Gateway;
use crate::message::{Direction, ErrorCode, Message, Method, SignType, Signing, Success, Transport, Wire};
use crate::scheme::{Empty, Fields, Hash, HexCase, Names, Null, Order, Pair, Placement, Scheme, Separator};
use crate::table::Table;

/// How the API without a version in its path (v1) signs: all parameters but `sign`, also those without a value, by
/// name, `a=1&b=2`, the key right behind it, MD5 in lower case.
// Source: docs.mypaynz.com/1-rest-api/1-authentication, "Pre-signed strings": "parameters without values must be
// included in the signature". Our page only refers to a "signature explaination section" that is not on it.
pub const SCHEME: Scheme<'static> = Scheme {
    fields: Fields::AllBut(Names::List(&["sign"])),
    empty: Empty::Keep,
    null: Null::Word,
    order: Order::ByName,
    pair: Pair::NameEqualsValue,
    separator: Separator::AMPERSAND,
    secret: Placement::append(""),
    digest: Hash::Md5,
    hex: HexCase::Lower,
};

/// How API v3 signs: the same, over the fields that the table marks; `sign_type` names the digest.
// Source: docs.mypaynz.com/1-rest-api/4-transaction, column "Signature Required"; 1-authentication: "Version 3.x API
// also support SHA256".
pub const V3_SCHEME: Scheme<'static> = Scheme { fields: Fields::Marked, ..SCHEME };

const PAGE: &str = "MyPayNZ, the vendor's page of a.mypaynz.com/api/pay and /api/check";
const AUTHENTICATION: &str = "docs.mypaynz.com/1-rest-api/1-authentication and the public ShopXO plugins";
const V3_PAGE: &str = "docs.mypaynz.com/1-rest-api/4-transaction and github.com/MIEPayOpenSource/iepay-sdk";

const SIGNING: Option<Signing<'static>> = Some(Signing { scheme: SCHEME, field: "sign", sign_type: None, reserved: &[] });

const V3_SIGNING: Option<Signing<'static>> = Some(Signing {
    scheme: V3_SCHEME,
    field: "sign",
    sign_type: Some(SignType { field: "sign_type", choices: V3_DIGESTS }),
    reserved: &[],
});

// Source: the v3 page and the vendor's SDK write `SHA256`, docs/sources.md `SHA-256`: both are taken.
#[cfg(feature = "sha2")]
const V3_DIGESTS: &[(&str, Hash)] = &[("MD5", Hash::Md5), ("SHA-256", Hash::Sha256), ("SHA256", Hash::Sha256)];
#[cfg(not(feature = "sha2"))]
const V3_DIGESTS: &[(&str, Hash)] = &[("MD5", Hash::Md5)];

#[cfg(feature = "sha2")]
const V3_SIGN_TYPES: &[Choice<'static>] = &[
    Choice::new("MD5", "MD5, 32 digits."),
    Choice::new("SHA-256", "SHA-256, 64 digits."),
    Choice::new("SHA256", "SHA-256, as the vendor writes it."),
];
#[cfg(not(feature = "sha2"))]
const V3_SIGN_TYPES: &[Choice<'static>] = &[Choice::new("MD5", "MD5, 32 digits.")];

const VERSION: &[Choice<'static>] = &[Choice::new("v1", "This API.")];

/// A payment by the barcode that the customer shows.
#[rustfmt::skip]
pub const PAY: Message<'static> = Message {
    name: "pay",
    title: "Payment by the customer's barcode",
    direction: Direction::Request,
    transport: Transport::new(Method::Post, "/api/pay", Wire::Form),
    signing: SIGNING,
    // Source: page, /api/pay. The n of string(n) is a length. The n of int(n) is a width for display: the page's own
    // `mid` has five digits in an int(4).
    fields: &Table::new(&[
        Field::required("mid",          Kind::Integer,   "Merchant ID.").example("10209").role(Role::MerchantId),
        Field::optional("tid",          Kind::Integer,   "Terminal ID.").example("0"),
        Field::required("fee",          Kind::Cents,     "Amount, unit: cent.").role(Role::OrderedAmount),
        Field::required("barcode",      Kind::Text,      "Barcode from the customer's app.").max(32),
        Field::optional("memo",         Kind::Text,      "Goods name.").max(128),
        Field::required("out_trade_no", Kind::Text,      "Order number, should be unique, recommended: date (YYYYmmddHHiiss) + 18 digit random number.").max(32).example("s123411a2311232131332131").role(Role::OrderNo),
        Field::required("pay_type",     Kind::Code,      "Way of paying.").max(8).choices(&[
            Choice::new("IE0014", "ALIPAY_BARCODE"),
            Choice::new("IE0024", "WECHAT_BARCODE"),
        ]),
        Field::required("sign",         Kind::Signature, "Signature, see the signature explanation.").max(32).unsigned(),
    ]),
    answer: Some("pay_answer"),
    source: PAGE,
    ..Message::BLANK
};

/// The answer to [`PAY`].
#[rustfmt::skip]
pub const PAY_ANSWER: Message<'static> = Message {
    name: "pay_answer",
    title: "Answer to a payment by barcode",
    direction: Direction::Answer,
    transport: Transport::new(Method::Post, "", Wire::Json),
    signing: None,
    // Source: page, /api/pay, the sample; there is no table, so the meanings are ours. Of an error the page shows the
    // code only. `data.amount` is in dollars, though `fee` is in cents.
    fields: &Table::new(&[
        Field::required("code",              Kind::Integer,  "The result.").example("200").role(Role::Status).choices(&[
            Choice::status("200", Status::Paid,    "SUCCESS"),
            Choice::status("202", Status::Pending, "WAITING_FOR_CUSTOMER_COMFIRM / UNPAID"),
        ]),
        Field::optional("msg",               Kind::Text,     "The result in words.").example("SUCCESS").role(Role::ErrorText),
        Field::optional("data.id",           Kind::Text,     "A number of the payment.").example("60682"),
        Field::optional("data.mid",          Kind::Text,     "Merchant ID.").example("10209").role(Role::MerchantId),
        Field::optional("data.tid",          Kind::Text,     "Terminal ID.").example("0"),
        Field::optional("data.status",       Kind::Text,     "A status, not explained.").example("1"),
        Field::optional("data.currency",     Kind::Text,     "Currency.").example("NZD"),
        Field::optional("data.amount",       Kind::Amount,   "Amount, in dollars.").example("0.01").role(Role::OrderedAmount),
        Field::optional("data.rate",         Kind::Text,     "A rate, not explained.").example("1.2"),
        Field::optional("data.customer_id",  Kind::Text,     "The customer, in part.").example("64-2****70117"),
        Field::optional("data.goods_detail", Kind::Text,     "Goods.").example("test"),
        Field::optional("data.out_trade_no", Kind::Text,     "Order number.").example("s123411a2311232131332131").role(Role::OrderNo),
        Field::optional("data.trade_no",     Kind::Text,     "The gateway's order number.").example("2018061121001004210581551337").role(Role::TradeNo),
        Field::optional("data.payment_time", Kind::DateTime, "When it was paid.").example("2018-06-11 12:15:35"),
        Field::optional("timestamp",         Kind::Integer,  "Seconds since 1970.").example("1528690537").number(),
    ]),
    success: &[Success { field: "code", values: &["200", "202"], code: "" }],
    // Source: page, the second "TIP" of /api/pay. 202 stands there too; it is no failure, and is a value of `code`
    // above.
    error_codes: &[
        ErrorCode { code: "1002", text: "PRICE_ERROR" },
        ErrorCode { code: "1003", text: "SIGN_ERROR" },
        ErrorCode { code: "1004", text: "ORDER_NUMBER_EXIST / ORDER_CREATED" },
        ErrorCode { code: "206",  text: "SYSTEM_ERROR" },
        ErrorCode { code: "205",  text: "AUTH_CODE_INVALID / FAIL" },
    ],
    source: PAGE,
    ..Message::BLANK
};

// The page's names. The vendor's SDK for v3 has `IE0041` for Union and `IE0036` for Poli: the lists are not the same.
const PAY_TYPES: &[Choice<'static>] = &[
    Choice::new("IE0011", "ALIPAY_QRCODE"),
    Choice::new("IE0012", "ALIPAY_WEB"),
    Choice::new("IE0013", "ALIPAY_WAP"),
    Choice::new("IE0014", "ALIPAY_BARCODE"),
    Choice::new("IE0015", "ALIPAY_APP"),
    Choice::new("IE0016", "ALIPAY_APP_SDK"),
    Choice::new("IE0021", "WECHAT_QRCODE"),
    Choice::new("IE0022", "WECHAT_WAP"),
    Choice::new("IE0023", "WECHAT_WAP_DIRECT"),
    Choice::new("IE0024", "WECHAT_BARCODE"),
    Choice::new("IE0025", "WECHAT_APP"),
    Choice::new("IE0026", "WECHAT_MINI"),
    Choice::new("IE0031", "UNION_QRCODE"),
    Choice::new("IE0041", "POLI_WEB"),
];

/// An order that the buyer pays online, at the address of our page.
#[rustfmt::skip]
pub const CHECK: Message<'static> = Message {
    name: "check",
    title: "Online order, at the address of the page",
    direction: Direction::Request,
    transport: Transport::new(Method::Post, "/api/check", Wire::Form),
    signing: SIGNING,
    // Source: page, /api/check; its rows from `expired` on have run together into one. `total_fee` is not nullable
    // there, but `rmb_fee` replaces it, and "if total_fee is used, rmb_fee should not be set".
    fields: &Table::new(&CHECK_FIELDS),
    one_of: &[&["total_fee", "rmb_fee"]],
    answer: Some("check_answer"),
    source: PAGE,
    ..Message::BLANK
};

#[rustfmt::skip]
const CHECK_FIELDS: [Field<'static>; 14] = [
    Field::required("mid",          Kind::Integer,   "Merchant ID.").example("10224").role(Role::MerchantId),
    Field::required("tid",          Kind::Integer,   "Terminal ID."),
    Field::optional("total_fee",    Kind::Cents,     "Amount, unit: cent.").role(Role::OrderedAmount),
    Field::optional("rmb_fee",      Kind::Cents,     "Amount in RMB, unit: cent, in place of `total_fee` if the price is in RMB.").only_with("pay_type", &["IE0012", "IE0013"]),
    Field::required("goods",        Kind::Text,      "Item name, must not contain any special characters.").max(64),
    Field::required("goods_detail", Kind::Text,      "Item description, must not contain any special characters.").max(128),
    Field::required("out_trade_no", Kind::Text,      "Order number, should be unique, recommended: date (YYYYmmddHHiiss) + 18 digit random number.").max(64).example("201808170123245622346777231").role(Role::OrderNo),
    Field::required("pay_type",     Kind::Code,      "Way of paying.").max(8).example("IE0012").choices(PAY_TYPES),
    Field::optional("expired",      Kind::Seconds,   "Expiration time, unit: second, default: 3600."),
    Field::optional("return_url",   Kind::Url,       "After the payment the result is returned to this URL by a redirect.").max(512),
    Field::optional("notify_url",   Kind::Url,       "The URL for asynchronous notifications after the payment.").max(512),
    Field::required("version",      Kind::Code,      "'v1'").max(4).choices(VERSION),
    Field::optional("pay_rate",     Kind::Integer,   "The merchant's default rate if null, range 0 - 30."),
    Field::required("sign",         Kind::Signature, "Signature, see the signature explanation.").max(32).unsigned(),
];

/// An order that the buyer pays online, at the address of the vendor's newer page: the table of [`CHECK`], with `tid`
/// optional.
// Source: docs/sources.md, mypaynz. docs.mypaynz.com/1-rest-api/5-transaction has the same rows in another order, and `tid`
// is nullable there; mypaynz.com/home/api_list requires it, as our page does. We take the laxer one.
pub const ONLINE: Message<'static> = Message {
    name: "online",
    title: "Online order, at the address of the newer page",
    transport: Transport::new(Method::Post, "/api/online", Wire::Form),
    fields: &Table::new(&ONLINE_FIELDS),
    answer: Some("online_answer"),
    ..CHECK
};

const ONLINE_FIELDS: [Field<'static>; 14] = {
    let mut fields = CHECK_FIELDS;
    fields[1] = Field { is_required: false, ..fields[1] };
    fields
};

/// The answer to [`CHECK`].
#[rustfmt::skip]
pub const CHECK_ANSWER: Message<'static> = Message {
    name: "check_answer",
    title: "Answer to an online order",
    direction: Direction::Answer,
    transport: Transport::new(Method::Post, "", Wire::Json),
    signing: None,
    // Source: page, /api/check, 成功 (success) and 失败 (failure); there is no table. The failed sample holds `extra`
    // too: the order that exists already. Both print `¤cy` and `¬ify_url` for `&currency` and `&notify_url`.
    fields: &Table::new(&[
        Field::required("is_success",         Kind::Text, "`TRUE` or `FALSE`.").example("TRUE"),
        Field::optional("message",            Kind::Text, "`SUCCESS`, or what is wrong.").example("SUCCESS").role(Role::ErrorText),
        Field::optional("extra.mid",          Kind::Text, "Merchant ID.").example("10224").role(Role::MerchantId),
        Field::optional("extra.pay_type",     Kind::Text, "Way of paying.").example("IE0012").choices(PAY_TYPES),
        Field::optional("extra.out_trade_no", Kind::Text, "Order number.").example("201808170123245622346777231").role(Role::OrderNo),
        Field::optional("extra.pay_url",      Kind::Url,  "Where the buyer pays.").example("https://intlmapi.alipay.com/gateway.do?_input_charset=utf-8&currency=NZD&notify_url=https://a.mypaynz.com/api/alipay_push_notify_web&order_gmt_create=2018-07-26 07:00:27&order_valid_time=3600&out_trade_no=201808170123245622346777231&partner=2088421400772571&return_url=http://www.amazon.com/syn&secondary_merchant_id=10224&secondary_merchant_industry=0742&secondary_merchant_name=merchant&service=create_forex_trade&subject=123312&supplier=merchant&total_fee=1&sign=da41c17de81b5981d376a1b32c382d04").role(Role::PayUrl),
    ]),
    success: &[Success { field: "is_success", values: &["TRUE"], code: "message" }],
    source: PAGE,
    ..Message::BLANK
};

/// The answer to [`ONLINE`]: the fields of [`CHECK_ANSWER`].
pub const ONLINE_ANSWER: Message<'static> = Message { name: "online_answer", ..CHECK_ANSWER };

/// A refund.
// Source: docs/sources.md, mypaynz: no page that we have shows the table. The vendor's worked example of a signature is a
// refund without `version`, so that field is not required here; the public plugins send `refund_charge_fee=TRUE`.
#[rustfmt::skip]
pub const REFUND: Message<'static> = Message {
    name: "refund",
    title: "Refund",
    direction: Direction::Request,
    transport: Transport::new(Method::Post, "/api/refund", Wire::Form),
    signing: SIGNING,
    fields: &Table::new(&[
        Field::required("mid",               Kind::Integer,   "Merchant ID.").example("10224").role(Role::MerchantId),
        Field::required("out_trade_no",      Kind::Text,      "Order number.").example("20180402112304123210122312").role(Role::OrderNo),
        Field::required("pay_type",          Kind::Text,      "Way of paying.").example("IE0014").choices(PAY_TYPES),
        Field::required("refund_amount",     Kind::Cents,     "How much to give back, unit: cent.").example("1"),
        Field::optional("refund_charge_fee", Kind::Text,      "About giving back the charge; not explained."),
        Field::optional("reference",         Kind::Text,      "A memo.").example("refund memo"),
        Field::optional("version",           Kind::Code,      "'v1'").choices(VERSION),
        Field::required("sign",              Kind::Signature, "Signature.").max(32).example("f45a1a2db58b43b48d51ab2fc18e0914").unsigned(),
    ]),
    source: AUTHENTICATION,
    ..Message::BLANK
};

/// The query of an order: what proves a payment.
// Source: docs/sources.md, mypaynz: the public plugins.
#[rustfmt::skip]
pub const ORDER_STATUS: Message<'static> = Message {
    name: "order_status",
    title: "Query of an order",
    direction: Direction::Request,
    transport: Transport::new(Method::Post, "/api/check_order_status", Wire::Form),
    signing: SIGNING,
    fields: &Table::new(&[
        Field::required("mid",          Kind::Integer,   "Merchant ID.").role(Role::MerchantId),
        Field::required("pay_type",     Kind::Text,      "Way of paying.").choices(PAY_TYPES),
        Field::required("out_trade_no", Kind::Text,      "Order number.").role(Role::OrderNo),
        Field::required("version",      Kind::Code,      "'v1'").choices(VERSION),
        Field::required("sign",         Kind::Signature, "Signature.").max(32).unsigned(),
    ]),
    answer: Some("order_status_answer"),
    source: AUTHENTICATION,
    ..Message::BLANK
};

/// The answer to [`ORDER_STATUS`].
#[rustfmt::skip]
pub const ORDER_STATUS_ANSWER: Message<'static> = Message {
    name: "order_status_answer",
    title: "Answer to the query of an order",
    direction: Direction::Answer,
    transport: Transport::new(Method::Post, "", Wire::Json),
    signing: None,
    fields: &Table::new(&[
        Field::required("is_success",         Kind::Text,    "`TRUE` or `FALSE`.").example("TRUE"),
        Field::optional("message",            Kind::Text,    "`SUCCESS`, or what is wrong.").example("SUCCESS").role(Role::ErrorText),
        Field::optional("extra.order_status", Kind::Integer, "Whether the order is paid.").role(Role::Status).choices(&[
            Choice::status("0", Status::Pending,  "Unpaid."),
            Choice::status("1", Status::Paid,     "Paid."),
            Choice::status("2", Status::Refunded, "Refunded."),
            Choice::status("3", Status::Closed,   "Closed."),
        ]),
        Field::optional("extra.trade_no",     Kind::Text,    "The gateway's order number.").role(Role::TradeNo),
        Field::optional("extra.out_trade_no", Kind::Text,    "Order number.").role(Role::OrderNo),
        Field::optional("extra.pay_type",     Kind::Text,    "Way of paying.").choices(PAY_TYPES),
        Field::optional("extra.total_fee",    Kind::Cents,   "Amount, unit: cent.").role(Role::PaidAmount),
    ]),
    success: &[Success { field: "is_success", values: &["TRUE"], code: "message" }],
    source: AUTHENTICATION,
    ..Message::BLANK
};

/// The notification of an order, of which only the order number is known.
// Source: docs/sources.md, mypaynz: **no page documents its fields [I]**. The public plugins take `out_trade_no`, trust
// nothing else, ask by `order_status`, and answer `SUCCESS`; that it is a form, posted, and signed by the v1 rule over
// whatever comes is an inference.
#[rustfmt::skip]
pub const NOTIFY: Message<'static> = Message {
    name: "notify",
    title: "Notification of an order; confirm it with order_status",
    direction: Direction::Notification,
    transport: Transport::new(Method::Post, "", Wire::Form),
    signing: SIGNING,
    fields: &Table::new(&[
        Field::required("out_trade_no", Kind::Text,      "Order number.").role(Role::OrderNo),
        Field::required("sign",         Kind::Signature, "Signature.").unsigned(),
    ]),
    ack: "SUCCESS",
    source: AUTHENTICATION,
    ..Message::BLANK
};

// Source: github.com/MIEPayOpenSource/iepay-sdk, "Pay Type Table". The page links to a list and prints none, so others
// are no error.
const V3_PAY_TYPES: &[Choice<'static>] = &[
    Choice::new("IE0012", "Alipay Online PC Qrcode"),
    Choice::new("IE0013", "Alipay Online Wap Qrcode"),
    Choice::new("IE0015", "Alipay App Direct"),
    Choice::new("IE0021", "Wechat PC Qrcode"),
    Choice::new("IE0022", "Wechat Wap Qrcode"),
    Choice::new("IE0025", "Wechat App Direct"),
    Choice::new("IE0026", "Wechat Mini Direct"),
    Choice::new("IE0036", "POLI Pay"),
    Choice::new("IE0041", "Union Secure Online Payment"),
    Choice::new("IE0061", "Windcave Host Page Payment"),
];

/// A payment by API v3.
// Source: the v3 page. It is not of one mind about the wire: "Form URL-Encoded", content type
// `application/json;X-Requested-With=XMLHttpRequest`, samples by `curl --form`; JSON is our choice **[I]**. The SDK signs
// more names than the page marks: `total_fee`, `tid`, `fail_url`, `expired`, `before_charge` and `is_mobile`.
#[rustfmt::skip]
pub const V3_PAYMENT: Message<'static> = Message {
    name: "v3_payment",
    title: "Payment, API v3",
    direction: Direction::Request,
    transport: Transport::new(Method::Post, "/api/v3/payment", Wire::Json),
    signing: V3_SIGNING,
    fields: &Table::new(&[
        Field::required("mid",          Kind::Integer,   "Merchant ID, given on registration.").example("11585").role(Role::MerchantId),
        Field::required("amount",       Kind::Cents,     "Amount, unit: cent.").example("1").role(Role::OrderedAmount),
        Field::required("currency",     Kind::Text,      "Currency, please use NZD.").example("NZD").choices(&[Choice::new("NZD", "New Zealand dollar.")]),
        Field::required("goods",        Kind::Text,      "Item name, must not contain any special characters.").max(64).example("test"),
        Field::required("goods_detail", Kind::Text,      "Item description, must not contain any special characters.").max(128).example("test 1"),
        Field::required("out_trade_no", Kind::Text,      "Order number, should be unique, recommended: date (YYYYmmddHHiiss) + 18 digit random number.").max(64).example("20220518012").role(Role::OrderNo),
        Field::required("pay_type",     Kind::Text,      "Way of paying.").max(8).example("IE0012").choices(V3_PAY_TYPES),
        Field::required("return_url",   Kind::Url,       "After the payment the result is returned to this URL by a redirect.").max(512).example("http://test.com/return"),
        Field::required("notify_url",   Kind::Url,       "The URL for asynchronous notifications after the payment.").max(512).example("http://test.com/notify"),
        Field::optional("is_mobile",    Kind::Boolean,   "Whether it happens on a phone; only for Union Pay.").unsigned(),
        Field::optional("openid",       Kind::Text,      "Wechat open ID; only for a Wechat mini program.").max(30).unsigned(),
        Field::optional("mini_appid",   Kind::Text,      "ID of the Wechat mini program; only for one.").max(20).unsigned(),
        Field::required("sign_type",    Kind::Code,      "The digest of the signature.").example("MD5").choices(V3_SIGN_TYPES).unsigned(),
        // The page's string(32) forgets SHA-256.
        Field::required("sign",         Kind::Signature, "Signature.").unsigned(),
    ]),
    answer: Some("v3_answer"),
    source: V3_PAGE,
    ..Message::BLANK
};

/// A refund by API v3.
// Source: docs/sources.md names the path and the names that are signed; the fields are those that the vendor's SDK sends,
// without `before_charge`, which the page does not list as signed **[I]**.
#[rustfmt::skip]
pub const V3_REFUND: Message<'static> = Message {
    name: "v3_refund",
    title: "Refund, API v3",
    direction: Direction::Request,
    transport: Transport::new(Method::Post, "/api/v3/refund", Wire::Json),
    signing: V3_SIGNING,
    fields: &Table::new(&[
        Field::required("mid",          Kind::Integer,   "Merchant ID.").role(Role::MerchantId),
        Field::required("out_trade_no", Kind::Text,      "Order number.").role(Role::OrderNo),
        Field::required("amount",       Kind::Cents,     "How much to give back, unit: cent."),
        Field::optional("currency",     Kind::Text,      "Currency.").example("NZD"),
        Field::required("sign_type",    Kind::Code,      "The digest of the signature.").choices(V3_SIGN_TYPES).unsigned(),
        Field::required("sign",         Kind::Signature, "Signature.").unsigned(),
    ]),
    answer: Some("v3_answer"),
    source: V3_PAGE,
    ..Message::BLANK
};

/// The query of an order by API v3.
// Source: as of the refund **[I]**. The SDK sends it as a GET query.
#[rustfmt::skip]
pub const V3_QUERY: Message<'static> = Message {
    name: "v3_query",
    title: "Query of an order, API v3",
    direction: Direction::Request,
    transport: Transport::new(Method::Post, "/api/v3/query", Wire::Json),
    signing: V3_SIGNING,
    fields: &Table::new(&[
        Field::required("mid",          Kind::Integer,   "Merchant ID.").role(Role::MerchantId),
        Field::required("out_trade_no", Kind::Text,      "Order number.").role(Role::OrderNo),
        Field::required("sign_type",    Kind::Code,      "The digest of the signature.").choices(V3_SIGN_TYPES).unsigned(),
        Field::required("sign",         Kind::Signature, "Signature.").unsigned(),
    ]),
    answer: Some("v3_answer"),
    source: V3_PAGE,
    ..Message::BLANK
};

/// The answer to every request of API v3.
#[rustfmt::skip]
pub const V3_ANSWER: Message<'static> = Message {
    name: "v3_answer",
    title: "Answer of API v3",
    direction: Direction::Answer,
    transport: Transport::new(Method::Post, "", Wire::Json),
    signing: None,
    // Source: the v3 page and the SDK's README, samples; the codes of `data.status` stand beside them, there is no
    // table. The README shows an `amount` of 102 for an order of 100, so it has no role.
    fields: &Table::new(&[
        Field::required("success",              Kind::Boolean, "Whether the request succeeded; it says nothing about the payment.").example("true"),
        Field::optional("status",               Kind::Boolean, "Not explained.").example("true"),
        Field::optional("error_code",           Kind::Integer, "0, or the error.").example("0").number(),
        Field::optional("message",              Kind::Text,    "`OK`, or what is wrong.").example("OK").role(Role::ErrorText),
        Field::optional("data.pay_type",        Kind::Text,    "Way of paying.").example("IE0012").choices(V3_PAY_TYPES),
        Field::optional("data.pay_type_str",    Kind::Text,    "Way of paying, in words.").example("Alipay Web"),
        Field::optional("data.out_trade_no",    Kind::Text,    "Order number.").example("20220518012").role(Role::OrderNo),
        Field::optional("data.trade_no",        Kind::Text,    "The gateway's order number; `null` before the payment.").role(Role::TradeNo),
        Field::optional("data.amount",          Kind::Cents,   "Amount, unit: cent, with what the gateway adds to it.").example("1").number(),
        Field::optional("data.status",          Kind::Integer, "Whether the order is paid.").example("0").number().role(Role::Status).choices(&[
            Choice::status("0", Status::Pending,  "Unpaid."),
            Choice::status("1", Status::Paid,     "Paid."),
            Choice::status("2", Status::Refunded, "Refunded before the settlement."),
            Choice::status("3", Status::Paid,     "Paid and settled."),
            Choice::status("4", Status::Refunded, "Refunded after the settlement."),
        ]),
        Field::optional("data.status_str",      Kind::Text,    "The same in words.").example("Unpay"),
        Field::optional("data.pay_url",         Kind::Url,     "Where the buyer pays.").role(Role::PayUrl),
    ]),
    success: &[Success { field: "success", values: &["true"], code: "error_code" }],
    source: V3_PAGE,
    ..Message::BLANK
};

/// `MyPayNZ`.
pub const GATEWAY: Gateway<'static> = Gateway {
    id: "mypaynz",
    title: "MyPayNZ (IEPay)",
    notes: &[
        "Empty values are signed, as `tid=`. The public ShopXO plugins leave them out, against the vendor's page, \
         and work only while nothing is empty.",
        "Requests are in cents (`fee`, `total_fee`, `rmb_fee`, `refund_amount`, `amount` of v3); the answer to `pay` \
         is in dollars.",
        "No page documents the notification. That it is a form with `out_trade_no` and `sign`, signed like a \
         request, is an inference: confirm it with `order_status` before you ship. It proves neither an amount nor a \
         status.",
        "`order_status` is what proves a payment; its answer is not signed, so ask over TLS.",
        "`online` is the vendor's newer address for the table of `check`. His newer page no longer requires `tid`; \
         older ones do.",
        "Parameters beyond the tables, such as `_input_charset`, are signed if they are sent.",
        "API v3 signs only the fields that its table marks; `sign_type` chooses MD5 or SHA-256, and SHA-256 is to be \
         preferred. The vendor's page writes `SHA256`, and both spellings are taken. That it takes JSON is an \
         inference; the page speaks of forms too. Its notification is not documented.",
        "The vendor's PHP SDK for v3 signs names that the page does not mark, among them `expired` and `is_mobile`.",
        "The English page of the signature prints `reference memo.` in its sample and hashes `refund memo`.",
    ],
    messages: &[
        PAY,
        PAY_ANSWER,
        CHECK,
        CHECK_ANSWER,
        ONLINE,
        ONLINE_ANSWER,
        REFUND,
        ORDER_STATUS,
        ORDER_STATUS_ANSWER,
        NOTIFY,
        V3_PAYMENT,
        V3_REFUND,
        V3_QUERY,
        V3_ANSWER,
    ],
    variants: &[],
    source: PAGE,
};
