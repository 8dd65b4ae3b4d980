//! Epusdt: payments in USDT, JSON to `/api/v1/order/create-transaction`; the gateway that shows what adding one takes.

pub mod bepusdt;
#[cfg(feature = "sha2")]
pub mod hmac;

use crate::field::{Choice, Field, Kind, Rewritten, Role, Status};
use crate::gateway::{Gateway, Variant};
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
    // Source: src/util/sign/sign.go. Before v0.0.2 it signs a value that is sent empty, as `redirect_url=`; from then on none.
    transport: Transport::new(Method::Post, "/api/v1/order/create-transaction", Wire::Json).without_empty(),
    signing: SIGNING,
    // Source: 创建交易, 请求参数. The 32 characters stand in the code (src/model/request) and on the newer pages
    // (epusdt-docs). `amount`: src/middleware/check_sign.go decodes the body, src/util/sign/sign.go writes a double with
    // `FormatFloat(_, 'f', -1, 64)`.
    fields: &Table::new(&[
        Field::required("order_id",     Kind::Text,      "Order number (请求支付订单号).").max(32).example("2022123321312321321").role(Role::OrderNo),
        Field::required("amount",       Kind::Amount,    "Amount in CNY (支付金额), at most 2 decimals, at least 0.01.").rewritten_number(Rewritten::Plain).example("100").role(Role::OrderedAmount),
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
// Source: 异步回调. It is repeated until the body is `ok`, at most 5 times. What the newer servers send is accepted too:
// GMWalletApp/epusdt (src/model/response/order_response.go) sends `pid` and `receive_address` beside it, v03413/BEpusdt
// (app/task/notify/notify.go) `actual_amount` as a text, and one for every state of an order, in most of which there is no
// transaction yet, and no wallet and no amount to be paid either while the buyer has not chosen a currency.
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
    Field::optional("actual_amount",        Kind::Amount,    "Amount in USDT that must really be paid (实际需要支付的usdt金额), 4 decimals.").number().example("15.625"),
    Field::optional("token",                Kind::Text,      "Address of the wallet (钱包地址).").example("TNEns8t9jbWENbStkQdVQtHMGpbsYsQjZK"),
    Field::optional("block_transaction_id", Kind::Text,      "Number of the transaction on the chain (区块交易号), once there is one.").example("123333333321232132131"),
    Field::required("signature",            Kind::Signature, "Signature (签名).").unsigned(),
    Field::required("status",               Kind::Integer,   "State of the order (订单状态).").number().example("2").role(Role::Status).choices(STATES),
];

// Source: the page has 1 to 3; 4 to 6 are BEpusdt's, app/model/order.go, the constants `OrderStatus…`.
#[rustfmt::skip]
const STATES: &[Choice<'static>] = &[
    Choice::status("1", Status::Pending, "Waiting for the payment (等待支付)."),
    Choice::status("2", Status::Paid,    "Paid (支付成功)."),
    Choice::status("3", Status::Closed,  "Expired (已过期)."),
    Choice::status("4", Status::Closed,  "Cancelled (订单取消), BEpusdt."),
    Choice::status("5", Status::Pending, "The transaction is not confirmed yet (等待交易确认), BEpusdt."),
    Choice::status("6", Status::Closed,  "The transaction failed (交易确认失败), BEpusdt."),
];

const BEPUSDT: Variant<'static> = Variant {
    name: "bepusdt",
    scheme: SCHEME,
    messages: &[bepusdt::PAY, bepusdt::PAY_ANSWER, bepusdt::NOTIFY, bepusdt::CANCEL, bepusdt::CANCEL_ANSWER],
    about: "BEpusdt (v03413/BEpusdt): the same signature, more fields, and `cancel`. The notification is the same.",
};

#[cfg(feature = "sha2")]
const VARIANTS: &[Variant<'static>] = &[
    Variant {
        name: "hmac",
        scheme: hmac::SCHEME,
        messages: &[hmac::PAY, hmac::PAY_ANSWER, hmac::NOTIFY],
        about: "GMPay: GMWalletApp/epusdt since July 2026 and GMWalletApp/gmpay-edge. HMAC-SHA256 with the secret key as its \
                key, `pid`, and a path of its own. An MD5 signature is refused there.",
    },
    BEPUSDT,
];
#[cfg(not(feature = "sha2"))]
const VARIANTS: &[Variant<'static>] = &[BEPUSDT];

/// Epusdt.
pub const GATEWAY: Gateway<'static> = Gateway {
    id: "epusdt",
    title: "Epusdt (USDT)",
    notes: &[
        "In a notification `amount` is a JSON number, signed as it is written: a text, or `42.0` for `42`, has another signature.",
        "In a request the server writes `amount` again before it hashes it: of `42.00` it hashes `42`, of `9.90` `9.9`. So \
         signing writes that text, refuses more than 15 digits, and a request with another text is `ambiguous_field`.",
        "A parameter without a value is not sent: the first version of the server signs it, as `redirect_url=`.",
        "`amount` is in CNY, `actual_amount` in USDT. Compare `amount` with the order.",
        "Three servers speak this: the classic assimon/epusdt, v03413/BEpusdt (`epusdt@bepusdt`), and GMWalletApp/epusdt, \
         since July 2026 with HMAC (`epusdt@hmac`); from March to June 2026 that one signed as the classic one does, under the paths \
         `/payments/epusdt/v1/order/create-transaction` and `/payments/gmpay/v1/order/create-transaction`, with a `pid`. The \
         length of the signature tells: 64 digits are HMAC.",
        "BEpusdt notifies of every state of an order, so an authentic notification is often no payment: `expect` refuses it.",
        "BEpusdt hashes an `amount` of 1,000,000 and more, or below 0.0001, with an exponent (`1e+06`): `epusdt@bepusdt` does too, and \
         bare `epusdt` answers `mismatch`.",
        "A field that the table lacks may not follow an address with a query in a request: it would be read as a part of it. \
         BEpusdt's `trade_type` is one; `epusdt@bepusdt` has it.",
        "The notification is repeated at most 5 times until the body is `ok`.",
    ],
    messages: &[PAY, PAY_ANSWER, NOTIFY],
    variants: VARIANTS,
    source: PAGE,
};
