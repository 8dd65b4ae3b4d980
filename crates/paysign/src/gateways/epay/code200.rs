//! The dialect of Epay whose API page says `/pay/mapi.php` and `code` 200.

use super::{MD5_ONLY, ORDER, ORDER_ANSWER, ORDERS, QUERY, REFUND, SETTLE, TYPES};
use crate::field::{Choice, Field, Kind, Role, Status};
use crate::message::{Direction, Elsewhere, ErrorCode, Message, Method, Signing, Success, Transport, Wire};
use crate::table::Table;

// Source: the page shows the payment alone. The rest is taken over from the standard dialect **[I]**: docs/sources.md, epay.
const PAGE: &str = "Epay, the vendor's page \"API Interface Payment\" (/pay/mapi.php)";

const SIGNING: Option<Signing<'static>> = match super::SIGNING {
    Some(signing) => Some(Signing { reserved: NOTIFY_FIELDS, ..signing }),
    None => None,
};

/// A payment.
// The page calls `pid` a number; as in the standard dialect it may be a text **[I]**. Its line of POST data also
// holds `sitename`, which its table lacks; it stands last here. The same line prints `¬ify_url`: a browser has read the
// `&not` of `&notify_url` as an entity.
#[rustfmt::skip]
pub const PAY: Message<'static> = Message {
    name: "pay",
    title: "Payment",
    direction: Direction::Request,
    transport: Transport::new(Method::Post, "/pay/mapi.php", Wire::Form),
    signing: SIGNING,
    // Source: page, "Request Parameters".
    fields: &Table::new(&[
        Field::required("pid",          Kind::Text,      "Merchant ID.").example("1000").role(Role::MerchantId),
        Field::required("type",         Kind::Code,      "Payment method.").example("alipay").choices(TYPES),
        Field::required("out_trade_no", Kind::Text,      "Merchant order number.").example("20160806151343349").role(Role::OrderNo),
        Field::required("notify_url",   Kind::Url,       "Server async notification URL.").example("http://site_domain/notify_url.php"),
        Field::required("return_url",   Kind::Url,       "Page redirect notification URL.").example("http://site_domain/return_url.php"),
        Field::required("name",         Kind::Text,      "Product name.").example("An Oreo"),
        Field::required("money",        Kind::Amount,    "Product amount.").example("1.00").role(Role::OrderedAmount),
        Field::required("sign",         Kind::Signature, "Signature string, same algorithm as Alipay's signature algorithm.").example("202cb962ac59075b964b07152d234b70").unsigned(),
        Field::required("sign_type",    Kind::Code,      "Signature type; currently only supports MD5.").example("MD5").choices(MD5_ONLY).unsigned(),
        Field::optional("ext",          Kind::Text,      "Extra parameter, max length 100. It is passed back in the callback.").example("userId").max(100),
        Field::optional("sitename",     Kind::Text,      "Website name."),
    ]),
    answer: Some("pay_answer"),
    source: PAGE,
    ..Message::BLANK
};

/// The answer to [`PAY`].
#[rustfmt::skip]
pub const PAY_ANSWER: Message<'static> = Message {
    name: "pay_answer",
    title: "Answer to a payment",
    direction: Direction::Answer,
    transport: Transport::new(Method::Post, "", Wire::Json),
    signing: None,
    // Source: page, "Response Parameters". It has no column "Required", and a failed answer can hardly hold more than
    // the code. The page does not show what it calls "the returned message"; `msg` is its name in the standard dialect
    // **[I]**.
    fields: &Table::new(&[
        Field::required("code",         Kind::Integer, "Return status code: 200 for success, other values for failure.").example("200").number(),
        Field::optional("money",        Kind::Amount,  "Actual payment amount. To prevent service risk control it may fluctuate up and down; decide whether to continue the payment.").example("1.00").role(Role::OrderedAmount),
        Field::optional("type",         Kind::Text,    "Payment method.").example("alipay").choices(TYPES),
        Field::optional("qrcode",       Kind::Url,     "QR code link. If this field is returned, generate a QR code based on this URL.").example("wxp://f2f15IaTGck0xvm7vug4lqx-sMpJ0xiUB8fWTDwCQk-jYBxS6Yl1A_fOdPGNNGKwPnOt").role(Role::PayUrl),
        Field::optional("trade_no",     Kind::Text,    "Payment order number.").example("20160806151343349").role(Role::TradeNo),
        Field::optional("out_trade_no", Kind::Text,    "Merchant order number.").example("20160806151343349").role(Role::OrderNo),
        Field::optional("msg",          Kind::Text,    "The returned message: not in the page's table, which only mentions it.").role(Role::ErrorText),
    ]),
    success: &[Success { field: "code", values: &["200"], code: "" }],
    success_elsewhere: &[Elsewhere { field: "code", value: "1", gateway: "epay" }],
    // Source: page, "Status code description".
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
    source: PAGE,
    ..Message::BLANK
};


/// A payment by sending the buyer's browser to the gateway.
pub const SUBMIT: Message<'static> = Message { signing: SIGNING, ..super::SUBMIT };

/// The server's notification of a payment.
pub const NOTIFY: Message<'static> =
    Message { signing: SIGNING, fields: &Table::new(NOTIFY_FIELDS), ..super::NOTIFY };

// The table of the standard dialect, with `ext`, which the page says is passed back, in place of `param`, which it lacks.
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
    Field::optional("ext",          Kind::Text,      "Extra parameter, passed back from the request.").example("userId"),
    Field::required("sign",         Kind::Signature, "Signature string.").example("202cb962ac59075b964b07152d234b70").unsigned(),
    Field::optional("sign_type",    Kind::Code,      "Signature type.").example("MD5").choices(MD5_ONLY).unsigned(),
];

/// The buyer's browser coming back: the fields of [`NOTIFY`], and nothing to acknowledge.
pub const RETURN: Message<'static> =
    Message { signing: SIGNING, fields: &Table::new(NOTIFY_FIELDS), ..super::RETURN };

pub(super) const MESSAGES: [Message<'static>; 11] =
    [PAY, PAY_ANSWER, SUBMIT, NOTIFY, RETURN, ORDER, ORDER_ANSWER, QUERY, ORDERS, REFUND, SETTLE];
