//! Epusdt: payments in USDT, JSON to `/api/v1/order/create-transaction`; the gateway that shows what adding one takes.

use crate::field::{Choice, Field, Kind, Role, Status};
use crate::gateway::Gateway;
use crate::message::{Direction, ErrorCode, Message, Method, Signing, Success, Transport, Wire};
use crate::scheme::{Empty, Fields, Hash, HexCase, Names, Null, Order, Pair, Placement, Scheme, Separator};
use crate::table::Table;

/// How it signs: whatever is sent and not empty but `signature`, by name, `a=1&b=2`, the token right behind it, MD5 in
/// lower case.
// Source: wiki/API.md, 接口统一加密方式. Its PHP sample skips what `== ''`, a `null` too.
pub const SCHEME: Scheme<'static> = Scheme {
    fields: Fields::AllBut(Names::List(&["signature"])),
    empty: Empty::Skip,
    null: Null::Empty,
    order: Order::ByName,
    pair: Pair::NameEqualsValue,
    separator: Separator::AMPERSAND,
    secret: Placement::append(""),
    digest: Hash::Md5,
    hex: HexCase::Lower,
};

const PAGE: &str = "github.com/assimon/epusdt, wiki/API.md";

const SIGNING: Option<Signing<'static>> = Some(Signing { scheme: SCHEME, field: "signature", sign_type: None, reserved: NOTIFY_FIELDS });

/// A payment.
#[rustfmt::skip]
pub const PAY: Message<'static> = Message {
    name: "pay",
    title: "Payment (创建交易)",
    direction: Direction::Request,
    transport: Transport::new(Method::Post, "/api/v1/order/create-transaction", Wire::Json),
    signing: SIGNING,
    // Source: 创建交易, 请求参数. The 32 characters stand in the code (src/model/request) and on the newer pages
    // (epusdt-docs).
    fields: &Table::new(&[
        Field::required("order_id",     Kind::Text,      "Order number (请求支付订单号).").max(32).example("2022123321312321321").role(Role::OrderNo),
        Field::required("amount",       Kind::Amount,    "Amount in CNY (支付金额), at most 2 decimals, at least 0.01.").number().example("100").role(Role::OrderedAmount),
        Field::required("notify_url",   Kind::Url,       "Address of the notification (异步回调地址).").example("http://example.com/"),
        Field::optional("redirect_url", Kind::Url,       "Where the browser is sent afterwards (同步跳转地址).").example("http://example.com/"),
        Field::required("signature",    Kind::Signature, "Signature (签名).").unsigned(),
    ]),
    answer: Some("pay_answer"),
    source: PAGE,
    ..Message::BLANK
};

/// The answer to [`PAY`].
#[rustfmt::skip]
pub const PAY_ANSWER: Message<'static> = Message {
    name: "pay_answer",
    title: "Answer to a payment (返回数据结构)",
    direction: Direction::Answer,
    transport: Transport::new(Method::Post, "", Wire::Json),
    signing: None,
    // Source: 创建交易, 返回数据结构. The page shows no answer that failed.
    fields: &Table::new(&[
        Field::required("status_code",          Kind::Integer, "Status of the request (请求状态).").number().example("200"),
        Field::optional("message",              Kind::Text,    "Message (消息).").example("success").role(Role::ErrorText),
        Field::optional("data.trade_id",        Kind::Text,    "The gateway's number (交易号).").example("202203271648380592218340").role(Role::TradeNo),
        Field::optional("data.order_id",        Kind::Text,    "Order number (请求支付订单号).").example("9").role(Role::OrderNo),
        Field::optional("data.amount",          Kind::Amount,  "Amount in CNY (请求支付金额), 2 decimals.").number().example("53").role(Role::OrderedAmount),
        Field::optional("data.actual_amount",   Kind::Amount,  "Amount in USDT that must really be paid (实际需要支付的金额), 4 decimals.").number().example("7.9104"),
        Field::optional("data.token",           Kind::Text,    "Address of the wallet (钱包地址).").example("TNEns8t9jbWENbStkQdVQtHMGpbsYsQjZK"),
        Field::optional("data.expiration_time", Kind::Integer, "When it expires (过期时间), in seconds since 1970.").number().example("1648381192"),
        Field::optional("data.payment_url",     Kind::Url,     "Address of the checkout (收银台地址).").example("http://example.com/pay/checkout-counter/202203271648380592218340").role(Role::PayUrl),
        Field::optional("request_id",           Kind::Text,    "Number of the request.").example("b1344d70-ff19-4543-b601-37abfb3b3686"),
    ]),
    success: &[Success { field: "status_code", values: &["200"], code: "" }],
    // Source: status_code返回状态码及含义.
    error_codes: &[
        ErrorCode { code: "400",   text: "系统错误" }, // system error
        ErrorCode { code: "401",   text: "签名认证错误" }, // wrong signature
        ErrorCode { code: "10002", text: "支付交易已存在，请勿重复创建" }, // the transaction exists already, do not create it again
        ErrorCode { code: "10003", text: "无可用钱包地址，无法发起支付" }, // no wallet address is free, the payment cannot start
        ErrorCode { code: "10004", text: "支付金额有误, 无法满足最小支付单位" }, // wrong amount, less than the smallest unit
        ErrorCode { code: "10005", text: "无可用金额通道" }, // no channel for the amount is free
        ErrorCode { code: "10006", text: "汇率计算错误" }, // the exchange rate could not be computed
        ErrorCode { code: "10007", text: "订单区块已处理" }, // the block of the order is processed already
        ErrorCode { code: "10008", text: "订单不存在" }, // no such order
        ErrorCode { code: "10009", text: "无法解析参数" }, // the parameters cannot be read
    ],
    source: PAGE,
    ..Message::BLANK
};

/// The notification of a payment.
// Source: 异步回调. It is repeated until the body is `ok`, at most 5 times.
#[rustfmt::skip]
pub const NOTIFY: Message<'static> = Message {
    name: "notify",
    title: "Notification of a payment (异步回调)",
    direction: Direction::Notification,
    transport: Transport::new(Method::Post, "", Wire::Json),
    signing: SIGNING,
    fields: &Table::new(NOTIFY_FIELDS),
    ack: "ok",
    source: PAGE,
    ..Message::BLANK
};

#[rustfmt::skip]
const NOTIFY_FIELDS: &[Field<'static>] = &[
    Field::required("trade_id",             Kind::Text,      "The gateway's number (交易号).").example("202203251648208648961728").role(Role::TradeNo),
    Field::required("order_id",             Kind::Text,      "Order number (请求支付订单号).").example("2022123321312321321").role(Role::OrderNo),
    Field::required("amount",               Kind::Amount,    "Amount in CNY (支付金额), 2 decimals: what was ordered, and paid if `status` is 2.").number().example("100").role(Role::PaidAmount),
    Field::required("actual_amount",        Kind::Amount,    "Amount in USDT that must really be paid (实际需要支付的usdt金额), 4 decimals.").number().example("15.625"),
    Field::required("token",                Kind::Text,      "Address of the wallet (钱包地址).").example("TNEns8t9jbWENbStkQdVQtHMGpbsYsQjZK"),
    Field::required("block_transaction_id", Kind::Text,      "Number of the transaction on the chain (区块交易号).").example("123333333321232132131"),
    Field::required("signature",            Kind::Signature, "Signature (签名).").unsigned(),
    Field::required("status",               Kind::Integer,   "State of the order (订单状态).").number().example("2").role(Role::Status).choices(&[
        Choice::status("1", Status::Pending, "Waiting for the payment (等待支付)."),
        Choice::status("2", Status::Paid,    "Paid (支付成功)."),
        Choice::status("3", Status::Closed,  "Expired (已过期)."),
    ]),
];

/// Epusdt.
pub const GATEWAY: Gateway<'static> = Gateway {
    id: "epusdt",
    title: "Epusdt (USDT)",
    notes: &[
        "`amount` is a JSON number, signed as it is written: a text, or `42.0` for `42`, has another signature.",
        "`amount` is in CNY, `actual_amount` in USDT. Compare `amount` with the order.",
        "The path is that of the classic version; newer ones have `/payments/epusdt/v1/order/create-transaction`.",
        "The notification is repeated at most 5 times until the body is `ok`.",
    ],
    messages: &[PAY, PAY_ANSWER, NOTIFY],
    variants: &[],
    source: PAGE,
};
