//! `GMPay`: how the newer servers of Epusdt sign since July 2026.

use super::STATES;
use crate::field::{Choice, Field, Kind, Rewritten, Role, Status};
use crate::message::{Direction, ErrorCode, Message, Method, Signing, Success, Transport, Wire};
use crate::scheme::{Hash, Placement, Scheme};
use crate::table::Table;

/// How it signs: the text of the classic server, HMAC-SHA256 with the secret key as its key, in lower case.
// Source: github.com/GMWalletApp/gmpay-edge, docs/en-US/MERCHANT_API.md, GMPay HMAC-SHA256 signature; the package `epusdt`
// 0.4.0 of PyPI, `generate_gmpay_signature`; that GMWalletApp/epusdt does so and refuses MD5 since July 2026:
// github.com/dujiao-next/dujiao-next/pull/263.
pub const SCHEME: Scheme<'static> = Scheme { secret: Placement::hmac(), digest: Hash::Sha256, ..super::SCHEME };

const PAGE: &str = "github.com/GMWalletApp/epusdt, wiki/API.md, and github.com/GMWalletApp/gmpay-edge, docs/en-US/MERCHANT_API.md";

const SIGNING: Option<Signing<'static>> = Some(Signing { scheme: SCHEME, field: "signature", sign_type: None, reserved: NOTIFY_FIELDS });

/// A payment.
#[rustfmt::skip]
pub const PAY: Message<'static> = Message {
    name: "pay",
    title: "Payment (创建 GMPay 交易)",
    direction: Direction::Request,
    transport: Transport::new(Method::Post, "/payments/gmpay/v1/order/create-transaction", Wire::Json),
    signing: SIGNING,
    // Source: 创建 GMPay 交易, 请求参数. "JSON 数字会按服务端数字格式参与签名，例如 `100.00` 会被解析为 `100`".
    fields: &Table::new(&[
        Field::required("pid",          Kind::Text,      "Merchant number (商户 PID); it names the secret key.").example("1000").role(Role::MerchantId),
        Field::required("order_id",     Kind::Text,      "Order number (商户订单号), 32 characters at most.").max(32).example("ORD202605230001").role(Role::OrderNo),
        Field::required("currency",     Kind::Text,      "Currency of the order (法币币种).").example("cny"),
        Field::optional("token",        Kind::Text,      "Currency that is paid (收款币种); the buyer chooses if neither it nor `network` is sent.").example("usdt"),
        Field::optional("network",      Kind::Text,      "Chain that is paid on (收款网络), together with `token`.").example("tron"),
        Field::required("amount",       Kind::Amount,    "Amount in `currency` (法币金额), more than 0.01.").rewritten_number(Rewritten::Plain).example("100").role(Role::OrderedAmount),
        Field::required("notify_url",   Kind::Url,       "Address of the notification (支付成功异步回调地址).").example("https://merchant.example/notify"),
        Field::optional("redirect_url", Kind::Url,       "Where the browser is sent afterwards (支付完成后的同步跳转地址).").example("https://merchant.example/return"),
        Field::optional("name",         Kind::Text,      "Product name (商品/订单名称).").example("VIP"),
        Field::optional("payment_type", Kind::Text,      "`Epay` asks for a notification as Epay's; signed if it is sent."),
        Field::required("signature",    Kind::Signature, "Signature (GMPay 签名).").unsigned(),
    ]),
    answer: Some("pay_answer"),
    source: PAGE,
    ..Message::BLANK
};

/// The answer to [`PAY`].
#[rustfmt::skip]
pub const PAY_ANSWER: Message<'static> = Message {
    name: "pay_answer",
    title: "Answer to a payment (成功响应)",
    direction: Direction::Answer,
    transport: Transport::new(Method::Post, "", Wire::Json),
    signing: None,
    // Source: 创建 GMPay 交易, 成功响应.
    fields: &Table::new(&[
        Field::required("status_code",          Kind::Integer, "Code of the request (业务状态码).").number().example("200"),
        Field::optional("message",              Kind::Text,    "Message (返回消息).").example("success").role(Role::ErrorText),
        Field::optional("data.trade_id",        Kind::Text,    "The gateway's number (Epusdt 交易号).").example("20260523171652123456001").role(Role::TradeNo),
        Field::optional("data.order_id",        Kind::Text,    "Order number (商户订单号).").example("ORD202605230001").role(Role::OrderNo),
        Field::optional("data.amount",          Kind::Amount,  "Amount of the order (商户提交的法币金额).").number().example("100").role(Role::OrderedAmount),
        Field::optional("data.currency",        Kind::Text,    "Its currency (法币币种).").example("CNY"),
        Field::optional("data.actual_amount",   Kind::Amount,  "Amount that must really be paid (实际需支付的加密货币数量); 0 while nothing is chosen.").number().example("14.29"),
        Field::optional("data.receive_address", Kind::Text,    "Address of the wallet (收款地址).").example("TTestTronAddress001"),
        Field::optional("data.token",           Kind::Text,    "Currency that is paid (收款币种).").example("USDT"),
        Field::optional("data.status",          Kind::Integer, "State of the order (订单状态).").number().example("1").role(Role::Status).choices(&[
            Choice::status("1", Status::Pending, "Waiting for the payment (等待支付)."),
            Choice::status("2", Status::Paid,    "Paid (支付成功)."),
            Choice::status("3", Status::Closed,  "Expired (已过期)."),
            Choice::status("4", Status::Pending, "The buyer has yet to choose a currency and a chain (等待选择支付网络/币种)."),
        ]),
        Field::optional("data.expiration_time", Kind::Integer, "When it expires (订单过期时间), in seconds since 1970.").number().example("1779530812"),
        Field::optional("data.payment_url",     Kind::Url,     "Address of the checkout (收银台地址).").example("https://pay.example.com/pay/checkout-counter/20260523171652123456001").role(Role::PayUrl),
        Field::optional("request_id",           Kind::Text,    "Number of the request (请求 ID).").example("b1344d70-ff19-4543-b601-37abfb3b3686"),
    ]),
    success: &[Success { field: "status_code", values: &["200"], code: "" }],
    // Source: status_code 返回状态码及含义.
    error_codes: &[
        ErrorCode { code: "400",   text: "系统错误，或普通参数/验证错误" }, // system error, or wrong parameters
        ErrorCode { code: "401",   text: "签名认证错误" }, // wrong signature
        ErrorCode { code: "10001", text: "钱包地址已存在" }, // the wallet address exists already
        ErrorCode { code: "10002", text: "支付交易已存在，请勿重复创建" }, // the transaction exists already, do not create it again
        ErrorCode { code: "10003", text: "无可用钱包地址，无法发起支付" }, // no wallet address is free, the payment cannot start
        ErrorCode { code: "10004", text: "支付金额有误，无法满足最小支付单位" }, // wrong amount, less than the smallest unit
        ErrorCode { code: "10005", text: "无可用金额通道" }, // no channel for the amount is free
        ErrorCode { code: "10006", text: "汇率计算错误" }, // the exchange rate could not be computed
        ErrorCode { code: "10007", text: "订单区块已处理" }, // the block of the order is processed already
        ErrorCode { code: "10008", text: "订单不存在" }, // no such order
        ErrorCode { code: "10009", text: "无法解析参数" }, // the parameters cannot be read
        ErrorCode { code: "10010", text: "订单状态已变化" }, // the order's state has changed
        ErrorCode { code: "10011", text: "超过子订单数量上限" }, // too many orders below the order
        ErrorCode { code: "10012", text: "不能对子订单切换网络" }, // an order below another cannot change its chain
        ErrorCode { code: "10013", text: "订单不是等待支付状态" }, // the order does not wait for a payment
        ErrorCode { code: "10014", text: "链未启用" }, // the chain is not enabled
        ErrorCode { code: "10016", text: "支持的资产不存在" }, // the asset is not supported
        ErrorCode { code: "10017", text: "支付服务商未启用" }, // the provider is not enabled
        ErrorCode { code: "10018", text: "支付服务商配置不完整" }, // the provider is not set up
        ErrorCode { code: "10019", text: "支付服务商不支持该币种或网络" }, // the provider has no such currency or chain
    ],
    source: PAGE,
    ..Message::BLANK
};

/// The notification of a payment.
// Source: 商户异步回调, GMPay 回调, and src/model/response/order_response.go. `ok` or `success` stops it; `block_transaction_id`
// is empty where the back office has marked the order as paid.
#[rustfmt::skip]
pub const NOTIFY: Message<'static> = Message {
    name: "notify",
    title: "Notification of a payment (GMPay 回调)",
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
    Field::required("pid",                  Kind::Text,      "Merchant number (订单所属 API Key 的 PID).").example("1000").role(Role::MerchantId),
    Field::required("trade_id",             Kind::Text,      "The gateway's number (Epusdt 交易号).").example("20260523171652123456001").role(Role::TradeNo),
    Field::required("order_id",             Kind::Text,      "Order number (商户订单号).").example("ORD202605230001").role(Role::OrderNo),
    Field::required("amount",               Kind::Amount,    "Amount of the order (商户提交的法币金额): what was ordered, and paid if `status` is 2.").number().example("100").role(Role::PaidAmount),
    Field::optional("actual_amount",        Kind::Amount,    "Amount that was paid on the chain (实际到账的加密货币数量).").number().example("14.29"),
    Field::optional("receive_address",      Kind::Text,      "Address of the wallet (收款地址).").example("TTestTronAddress001"),
    Field::optional("token",                Kind::Text,      "Currency that was paid (收款币种).").example("USDT"),
    Field::optional("block_transaction_id", Kind::Text,      "Number of the transaction on the chain (链上交易哈希), or of the provider's order.").example("0xabc123"),
    Field::required("signature",            Kind::Signature, "Signature (回调签名).").unsigned(),
    Field::required("status",               Kind::Integer,   "State of the order (订单状态); 2 alone is notified today.").number().example("2").role(Role::Status).choices(STATES),
];
