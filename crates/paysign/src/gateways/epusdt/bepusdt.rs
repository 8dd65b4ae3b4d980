//! `BEpusdt`: what its own server takes beyond the classic one.

use super::{NOTIFY_FIELDS, SCHEME};
use crate::field::{Field, Kind, Rewritten, Role};
use crate::message::{Direction, Message, Method, Signing, Success, Transport, Wire};
use crate::table::Table;

const PAGE: &str = "github.com/v03413/BEpusdt, docs/api/api.md";

const SIGNING: Option<Signing<'static>> =
    Some(Signing { scheme: SCHEME, field: "signature", sign_type: None, reserved: &FIELDS });

/// A payment.
#[rustfmt::skip]
pub const PAY: Message<'static> = Message {
    name: "pay",
    title: "Payment (创建交易)",
    direction: Direction::Request,
    transport: Transport::new(Method::Post, "/api/v1/order/create-transaction", Wire::Json),
    signing: SIGNING,
    // Source: 1. 创建交易, 请求参数. Numbers: app/handler/epusdt/epusdt.go, `SignVerify`, decodes the body, app/utils/utils.go,
    // `EpusdtSign`, writes a double with Go's `%v`.
    fields: &Table::new(&[
        Field::required("order_id",     Kind::Text,      "Order number (商户订单编号), unique.").example("20250120001").role(Role::OrderNo),
        Field::required("notify_url",   Kind::Url,       "Address of the notification (支付结果异步回调地址).").example("https://example.com/notify"),
        Field::required("redirect_url", Kind::Url,       "Where the browser is sent afterwards (支付成功后商户跳转地址).").example("https://example.com/success"),
        Field::required("signature",    Kind::Signature, "Signature (签名字符串).").unsigned(),
        Field::optional("amount",       Kind::Amount,    "Amount in `fiat` (支付金额); 0, or none, and the address takes any amount.").rewritten_number(Rewritten::WithExponent).example("28.88").role(Role::OrderedAmount),
        Field::optional("trade_type",   Kind::Text,      "Currency and chain (交易类型); `usdt.trc20` if it is missing.").example("usdt.trc20"),
        Field::optional("fiat",         Kind::Text,      "Currency of the order (法币类型): CNY, USD, EUR, GBP, JPY; CNY if it is missing.").example("CNY"),
        Field::optional("address",      Kind::Text,      "Address of the wallet (指定收款地址); one is chosen if it is missing.").example("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"),
        Field::optional("name",         Kind::Text,      "Product name (商品名称).").example("测试商品"),
        Field::optional("timeout",      Kind::Seconds,   "When the order expires (订单超时时间), in seconds.").rewritten_number(Rewritten::WithExponent).example("1200"),
        Field::optional("rate",         Kind::Text,      "Exchange rate (强制指定汇率): `7.4`, `~1.02`, `+0.3`.").example("7.4"),
    ]),
    answer: Some("pay_answer"),
    source: PAGE,
    ..Message::BLANK
};

/// The answer to [`PAY`].
#[rustfmt::skip]
pub const PAY_ANSWER: Message<'static> = Message {
    name: "pay_answer",
    title: "Answer to a payment (响应参数)",
    direction: Direction::Answer,
    transport: Transport::new(Method::Post, "", Wire::Json),
    signing: None,
    // Source: 1. 创建交易, 响应参数. An error has `status_code` 400 and says why in `message`: `respFailJson` of
    // app/handler/epusdt/epusdt.go.
    fields: &Table::new(&[
        Field::required("status_code",          Kind::Integer, "Code of the request (状态码), 200 is success.").number().example("200"),
        Field::optional("message",              Kind::Text,    "Message (响应消息).").example("success").role(Role::ErrorText),
        Field::optional("data.fiat",            Kind::Text,    "Currency of the order (交易法币类型).").example("CNY"),
        Field::optional("data.trade_id",        Kind::Text,    "The gateway's number (系统交易 ID).").example("b3d2477c-d945-41da-96b7-f925bbd1b415").role(Role::TradeNo),
        Field::optional("data.order_id",        Kind::Text,    "Order number (商户订单编号).").example("20250120001").role(Role::OrderNo),
        Field::optional("data.amount",          Kind::Amount,  "Amount of the order (请求支付金额).").example("28.88").role(Role::OrderedAmount),
        Field::optional("data.actual_amount",   Kind::Amount,  "Amount that must really be paid (实际支付金额).").example("4.25"),
        Field::optional("data.status",          Kind::Integer, "State of the order (订单状态).").number().example("1").role(Role::Status).choices(super::STATES),
        Field::optional("data.token",           Kind::Text,    "Address of the wallet (收款地址).").example("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"),
        Field::optional("data.expiration_time", Kind::Seconds, "How long it is valid (订单有效期), in seconds.").number().example("1200"),
        Field::optional("data.payment_url",     Kind::Url,     "Address of the checkout (收银台付款链接地址).").example("https://example.com/pay/checkout-counter/b3d2477c-d945-41da-96b7-f925bbd1b415").role(Role::PayUrl),
        Field::optional("request_id",           Kind::Text,    "Number of the request; empty."),
    ]),
    success: &[Success { field: "status_code", values: &["200"], code: "" }],
    source: PAGE,
    ..Message::BLANK
};

/// The notification of every state of an order.
// Source: app/task/notify/notify.go: the signature is over the decoded JSON, whose numbers are doubles, by `EpusdtSign`.
pub const NOTIFY: Message<'static> = Message { fields: &Table::new(&FIELDS), ..super::NOTIFY };

const FIELDS: [Field<'static>; NOTIFY_FIELDS.len()] = {
    let mut fields = [NOTIFY_FIELDS[0]; NOTIFY_FIELDS.len()];
    let mut at = 0;
    while at < fields.len() {
        fields[at] = NOTIFY_FIELDS[at];
        if fields[at].is_number {
            fields[at] = fields[at].rewritten_number(Rewritten::WithExponent);
        }
        at += 1;
    }
    fields
};

/// An order is given up.
#[rustfmt::skip]
pub const CANCEL: Message<'static> = Message {
    name: "cancel",
    title: "An order is given up (取消交易)",
    direction: Direction::Request,
    transport: Transport::new(Method::Post, "/api/v1/order/cancel-transaction", Wire::Json),
    signing: SIGNING,
    // Source: 2. 取消交易, 请求参数.
    fields: &Table::new(&[
        Field::required("trade_id",  Kind::Text,      "The gateway's number (系统交易 ID).").example("b3d2477c-d945-41da-96b7-f925bbd1b415").role(Role::TradeNo),
        Field::required("signature", Kind::Signature, "Signature (签名字符串).").unsigned(),
    ]),
    answer: Some("cancel_answer"),
    source: PAGE,
    ..Message::BLANK
};

/// The answer to [`CANCEL`].
#[rustfmt::skip]
pub const CANCEL_ANSWER: Message<'static> = Message {
    name: "cancel_answer",
    title: "Answer to an order that is given up (响应示例)",
    direction: Direction::Answer,
    transport: Transport::new(Method::Post, "", Wire::Json),
    signing: None,
    // Source: 2. 取消交易, 响应示例.
    fields: &Table::new(&[
        Field::required("status_code",   Kind::Integer, "Code of the request (状态码), 200 is success.").number().example("200"),
        Field::optional("message",       Kind::Text,    "Message (响应消息).").example("success").role(Role::ErrorText),
        Field::optional("data.trade_id", Kind::Text,    "The gateway's number (系统交易 ID).").example("b3d2477c-d945-41da-96b7-f925bbd1b415").role(Role::TradeNo),
        Field::optional("request_id",    Kind::Text,    "Number of the request; empty."),
    ]),
    success: &[Success { field: "status_code", values: &["200"], code: "" }],
    source: PAGE,
    ..Message::BLANK
};
