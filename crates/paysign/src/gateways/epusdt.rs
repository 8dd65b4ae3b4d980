//! Epusdt (USDT). Written by `cargo xtask generate` from `gateways/epusdt.toml`; do not edit.

use super::prelude::*;

/// How it signs.
pub const SCHEME: Scheme<'static> = Scheme {
    fields: Fields::AllBut(Names::List(&["signature"])),
    empty: Empty::Skip,
    null: Null::Empty,
    order: Order::ByName,
    pair: Pair::NameEqualsValue,
    separator: Separator::AMPERSAND,
    secret: Placement::append(""),
    digest: Hash::Md5,
    whole: Whole::AsIs,
    encoding: Encoding::LowerHex,
};

/// Another way of signing.
#[cfg(feature = "sha2")]
pub const HMAC_SCHEME: Scheme<'static> = Scheme {
    fields: Fields::AllBut(Names::List(&["signature"])),
    empty: Empty::Skip,
    null: Null::Empty,
    order: Order::ByName,
    pair: Pair::NameEqualsValue,
    separator: Separator::AMPERSAND,
    secret: Placement::hmac(),
    digest: Hash::Sha256,
    whole: Whole::AsIs,
    encoding: Encoding::LowerHex,
};

#[rustfmt::skip]
const STATUS_CHOICES: &[Choice<'static>] = &[Choice::status("1", Status::Pending, "Waiting for the payment (等待支付)."), Choice::status("2", Status::Paid, "Paid (支付成功)."), Choice::status("3", Status::Closed, "Expired (已过期)."), Choice::status("4", Status::Closed, "Cancelled (订单取消), BEpusdt."), Choice::status("5", Status::Pending, "The transaction is not confirmed yet (等待交易确认), BEpusdt."), Choice::status("6", Status::Closed, "The transaction failed (交易确认失败), BEpusdt.")];

#[cfg(feature = "sha2")]
#[rustfmt::skip]
const HMAC_DATA_STATUS_CHOICES: &[Choice<'static>] = &[Choice::status("1", Status::Pending, "Waiting for the payment (等待支付)."), Choice::status("2", Status::Paid, "Paid (支付成功)."), Choice::status("3", Status::Closed, "Expired (已过期)."), Choice::status("4", Status::Pending, "The buyer has yet to choose a currency and a chain (等待选择支付网络/币种).")];

#[rustfmt::skip]
const PAY_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("order_id", Kind::Text, "Order number (请求支付订单号).").example("2022123321312321321").max(32).role(Role::OrderNo),
    Field::required("amount", Kind::Amount, "Amount in CNY (支付金额), at most 2 decimals, at least 0.01.").example("100").role(Role::OrderedAmount).rewritten_number(Rewritten::Plain),
    Field::required("notify_url", Kind::Url, "Address of the notification (异步回调地址).").example("http://example.com/"),
    Field::optional("redirect_url", Kind::Url, "Where the browser is sent afterwards (同步跳转地址).").example("http://example.com/"),
    Field::required("signature", Kind::Signature, "Signature (签名).").unsigned(),
]);

#[rustfmt::skip]
const PAY_ANSWER_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("status_code", Kind::Integer, "Status of the request (请求状态).").example("200").number(),
    Field::optional("message", Kind::Text, "Message (消息).").example("success").role(Role::ErrorText),
    Field::optional("data.trade_id", Kind::Text, "The gateway's number (交易号).").example("202203271648380592218340").role(Role::TradeNo),
    Field::optional("data.order_id", Kind::Text, "Order number (请求支付订单号).").example("9").role(Role::OrderNo),
    Field::optional("data.amount", Kind::Amount, "Amount in CNY (请求支付金额), 2 decimals.").example("53").role(Role::OrderedAmount).number(),
    Field::optional("data.actual_amount", Kind::Amount, "Amount in USDT that must really be paid (实际需要支付的金额), 4 decimals.").example("7.9104").number(),
    Field::optional("data.token", Kind::Text, "Address of the wallet (钱包地址).").example("TNEns8t9jbWENbStkQdVQtHMGpbsYsQjZK"),
    Field::optional("data.expiration_time", Kind::Integer, "When it expires (过期时间), in seconds since 1970.").example("1648381192").number(),
    Field::optional("data.payment_url", Kind::Url, "Address of the checkout (收银台地址).").example("http://example.com/pay/checkout-counter/202203271648380592218340").role(Role::PayUrl),
    Field::optional("request_id", Kind::Text, "Number of the request.").example("b1344d70-ff19-4543-b601-37abfb3b3686"),
]);

#[rustfmt::skip]
const NOTIFY_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("trade_id", Kind::Text, "The gateway's number (交易号).").example("202203251648208648961728").role(Role::TradeNo),
    Field::required("order_id", Kind::Text, "Order number (请求支付订单号).").example("2022123321312321321").role(Role::OrderNo),
    Field::required("amount", Kind::Amount, "Amount in CNY (支付金额), 2 decimals: what was ordered, and paid if `status` is 2.").example("100").role(Role::PaidAmount).number(),
    Field::optional("actual_amount", Kind::Amount, "Amount in USDT that must really be paid (实际需要支付的usdt金额), 4 decimals.").example("15.625").number(),
    Field::optional("token", Kind::Text, "Address of the wallet (钱包地址).").example("TNEns8t9jbWENbStkQdVQtHMGpbsYsQjZK"),
    Field::optional("block_transaction_id", Kind::Text, "Number of the transaction on the chain (区块交易号), once there is one.").example("123333333321232132131"),
    Field::required("signature", Kind::Signature, "Signature (签名).").unsigned(),
    Field::required("status", Kind::Integer, "State of the order (订单状态).").example("2").choices(STATUS_CHOICES).role(Role::Status).number(),
]);

#[cfg(feature = "sha2")]
#[rustfmt::skip]
const HMAC_PAY_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("pid", Kind::Text, "Merchant number (商户 PID); it names the secret key.").example("1000").role(Role::MerchantId),
    Field::required("order_id", Kind::Text, "Order number (商户订单号), 32 characters at most.").example("ORD202605230001").max(32).role(Role::OrderNo),
    Field::required("currency", Kind::Text, "Currency of the order (法币币种).").example("cny"),
    Field::optional("token", Kind::Text, "Currency that is paid (收款币种); the buyer chooses if neither it nor `network` is sent.").example("usdt"),
    Field::optional("network", Kind::Text, "Chain that is paid on (收款网络), together with `token`.").example("tron"),
    Field::required("amount", Kind::Amount, "Amount in `currency` (法币金额), more than 0.01.").example("100").role(Role::OrderedAmount).rewritten_number(Rewritten::Plain),
    Field::required("notify_url", Kind::Url, "Address of the notification (支付成功异步回调地址).").example("https://merchant.example/notify"),
    Field::optional("redirect_url", Kind::Url, "Where the browser is sent afterwards (支付完成后的同步跳转地址).").example("https://merchant.example/return"),
    Field::optional("name", Kind::Text, "Product name (商品/订单名称).").example("VIP"),
    Field::optional("payment_type", Kind::Text, "`Epay` asks for a notification as Epay's; signed if it is sent."),
    Field::required("signature", Kind::Signature, "Signature (GMPay 签名).").unsigned(),
]);

#[cfg(feature = "sha2")]
#[rustfmt::skip]
const HMAC_PAY_ANSWER_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("status_code", Kind::Integer, "Code of the request (业务状态码).").example("200").number(),
    Field::optional("message", Kind::Text, "Message (返回消息).").example("success").role(Role::ErrorText),
    Field::optional("data.trade_id", Kind::Text, "The gateway's number (Epusdt 交易号).").example("20260523171652123456001").role(Role::TradeNo),
    Field::optional("data.order_id", Kind::Text, "Order number (商户订单号).").example("ORD202605230001").role(Role::OrderNo),
    Field::optional("data.amount", Kind::Amount, "Amount of the order (商户提交的法币金额).").example("100").role(Role::OrderedAmount).number(),
    Field::optional("data.currency", Kind::Text, "Its currency (法币币种).").example("CNY"),
    Field::optional("data.actual_amount", Kind::Amount, "Amount that must really be paid (实际需支付的加密货币数量); 0 while nothing is chosen.").example("14.29").number(),
    Field::optional("data.receive_address", Kind::Text, "Address of the wallet (收款地址).").example("TTestTronAddress001"),
    Field::optional("data.token", Kind::Text, "Currency that is paid (收款币种).").example("USDT"),
    Field::optional("data.status", Kind::Integer, "State of the order (订单状态).").example("1").choices(HMAC_DATA_STATUS_CHOICES).role(Role::Status).number(),
    Field::optional("data.expiration_time", Kind::Integer, "When it expires (订单过期时间), in seconds since 1970.").example("1779530812").number(),
    Field::optional("data.payment_url", Kind::Url, "Address of the checkout (收银台地址).").example("https://pay.example.com/pay/checkout-counter/20260523171652123456001").role(Role::PayUrl),
    Field::optional("request_id", Kind::Text, "Number of the request (请求 ID).").example("b1344d70-ff19-4543-b601-37abfb3b3686"),
]);

#[cfg(feature = "sha2")]
#[rustfmt::skip]
const HMAC_NOTIFY_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("pid", Kind::Text, "Merchant number (订单所属 API Key 的 PID).").example("1000").role(Role::MerchantId),
    Field::required("trade_id", Kind::Text, "The gateway's number (Epusdt 交易号).").example("20260523171652123456001").role(Role::TradeNo),
    Field::required("order_id", Kind::Text, "Order number (商户订单号).").example("ORD202605230001").role(Role::OrderNo),
    Field::required("amount", Kind::Amount, "Amount of the order (商户提交的法币金额): what was ordered, and paid if `status` is 2.").example("100").role(Role::PaidAmount).number(),
    Field::optional("actual_amount", Kind::Amount, "Amount that was paid on the chain (实际到账的加密货币数量).").example("14.29").number(),
    Field::optional("receive_address", Kind::Text, "Address of the wallet (收款地址).").example("TTestTronAddress001"),
    Field::optional("token", Kind::Text, "Currency that was paid (收款币种).").example("USDT"),
    Field::optional("block_transaction_id", Kind::Text, "Number of the transaction on the chain (链上交易哈希), or of the provider's order.").example("0xabc123"),
    Field::required("signature", Kind::Signature, "Signature (回调签名).").unsigned(),
    Field::required("status", Kind::Integer, "State of the order (订单状态); only 2 is notified today.").example("2").choices(STATUS_CHOICES).role(Role::Status).number(),
]);

#[rustfmt::skip]
const BEPUSDT_PAY_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("order_id", Kind::Text, "Order number (商户订单编号), unique.").example("20250120001").role(Role::OrderNo),
    Field::required("notify_url", Kind::Url, "Address of the notification (支付结果异步回调地址).").example("https://example.com/notify"),
    Field::required("redirect_url", Kind::Url, "Where the browser is sent afterwards (支付成功后商户跳转地址).").example("https://example.com/success"),
    Field::required("signature", Kind::Signature, "Signature (签名字符串).").unsigned(),
    Field::optional("amount", Kind::Amount, "Amount in `fiat` (支付金额); 0, or none, and the address takes any amount.").example("28.88").role(Role::OrderedAmount).rewritten_number(Rewritten::WithExponent),
    Field::optional("trade_type", Kind::Text, "Currency and chain (交易类型); `usdt.trc20` if it is missing.").example("usdt.trc20"),
    Field::optional("fiat", Kind::Text, "Currency of the order (法币类型): CNY, USD, EUR, GBP, JPY; CNY if it is missing.").example("CNY"),
    Field::optional("address", Kind::Text, "Address of the wallet (指定收款地址); one is chosen if it is missing.").example("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"),
    Field::optional("name", Kind::Text, "Product name (商品名称).").example("测试商品"),
    Field::optional("timeout", Kind::Seconds, "When the order expires (订单超时时间), in seconds.").example("1200").rewritten_number(Rewritten::WithExponent),
    Field::optional("rate", Kind::Text, "Exchange rate (强制指定汇率): `7.4`, `~1.02`, `+0.3`.").example("7.4"),
]);

#[rustfmt::skip]
const BEPUSDT_PAY_ANSWER_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("status_code", Kind::Integer, "Code of the request (状态码), 200 is success.").example("200").number(),
    Field::optional("message", Kind::Text, "Message (响应消息).").example("success").role(Role::ErrorText),
    Field::optional("data.fiat", Kind::Text, "Currency of the order (交易法币类型).").example("CNY"),
    Field::optional("data.trade_id", Kind::Text, "The gateway's number (系统交易 ID).").example("b3d2477c-d945-41da-96b7-f925bbd1b415").role(Role::TradeNo),
    Field::optional("data.order_id", Kind::Text, "Order number (商户订单编号).").example("20250120001").role(Role::OrderNo),
    Field::optional("data.amount", Kind::Amount, "Amount of the order (请求支付金额).").example("28.88").role(Role::OrderedAmount),
    Field::optional("data.actual_amount", Kind::Amount, "Amount that must really be paid (实际支付金额).").example("4.25"),
    Field::optional("data.status", Kind::Integer, "State of the order (订单状态).").example("1").choices(STATUS_CHOICES).role(Role::Status).number(),
    Field::optional("data.token", Kind::Text, "Address of the wallet (收款地址).").example("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"),
    Field::optional("data.expiration_time", Kind::Seconds, "How long it is valid (订单有效期), in seconds.").example("1200").number(),
    Field::optional("data.payment_url", Kind::Url, "Address of the checkout (收银台付款链接地址).").example("https://example.com/pay/checkout-counter/b3d2477c-d945-41da-96b7-f925bbd1b415").role(Role::PayUrl),
    Field::optional("request_id", Kind::Text, "Number of the request; empty."),
]);

#[rustfmt::skip]
const BEPUSDT_NOTIFY_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("trade_id", Kind::Text, "The gateway's number (交易号).").example("202203251648208648961728").role(Role::TradeNo),
    Field::required("order_id", Kind::Text, "Order number (请求支付订单号).").example("2022123321312321321").role(Role::OrderNo),
    Field::required("amount", Kind::Amount, "Amount in CNY (支付金额), 2 decimals: what was ordered, and paid if `status` is 2.").example("100").role(Role::PaidAmount).rewritten_number(Rewritten::WithExponent),
    Field::optional("actual_amount", Kind::Amount, "Amount in USDT that must really be paid (实际需要支付的usdt金额), 4 decimals.").example("15.625").rewritten_number(Rewritten::WithExponent),
    Field::optional("token", Kind::Text, "Address of the wallet (钱包地址).").example("TNEns8t9jbWENbStkQdVQtHMGpbsYsQjZK"),
    Field::optional("block_transaction_id", Kind::Text, "Number of the transaction on the chain (区块交易号), once there is one.").example("123333333321232132131"),
    Field::required("signature", Kind::Signature, "Signature (签名).").unsigned(),
    Field::required("status", Kind::Integer, "State of the order (订单状态).").example("2").choices(STATUS_CHOICES).role(Role::Status).rewritten_number(Rewritten::WithExponent),
]);

#[rustfmt::skip]
const BEPUSDT_CANCEL_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("trade_id", Kind::Text, "The gateway's number (系统交易 ID).").example("b3d2477c-d945-41da-96b7-f925bbd1b415").role(Role::TradeNo),
    Field::required("signature", Kind::Signature, "Signature (签名字符串).").unsigned(),
]);

#[rustfmt::skip]
const BEPUSDT_CANCEL_ANSWER_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("status_code", Kind::Integer, "Code of the request (状态码), 200 is success.").example("200").number(),
    Field::optional("message", Kind::Text, "Message (响应消息).").example("success").role(Role::ErrorText),
    Field::optional("data.trade_id", Kind::Text, "The gateway's number (系统交易 ID).").example("b3d2477c-d945-41da-96b7-f925bbd1b415").role(Role::TradeNo),
    Field::optional("request_id", Kind::Text, "Number of the request; empty."),
]);

/// Payment (创建交易).
#[rustfmt::skip]
pub const PAY: Message<'static> = Message {
    name: "pay",
    title: "Payment (创建交易)",
    direction: Direction::Request,
    transport: Transport::new(Method::Post, "/api/v1/order/create-transaction", Wire::Json).without_empty(),
    signing: Some(Signing::new(SCHEME, "signature").with_reserved(Names::List(&["trade_id", "order_id", "amount", "actual_amount", "token", "block_transaction_id", "signature", "status"]))),
    fields: PAY_FIELDS,
    answer: Some("pay_answer"),
    source: "github.com/assimon/epusdt, wiki/API.md",
    ..Message::BLANK
};

/// Answer to a payment (返回数据结构).
#[rustfmt::skip]
pub const PAY_ANSWER: Message<'static> = Message {
    name: "pay_answer",
    title: "Answer to a payment (返回数据结构)",
    direction: Direction::Answer,
    transport: Transport::new(Method::Post, "", Wire::Json),
    fields: PAY_ANSWER_FIELDS,
    success: &[Success { field: "status_code", values: &["200"], code: "" }],
    error_codes: &[
        ErrorCode { code: "400", text: "系统错误" },
        ErrorCode { code: "401", text: "签名认证错误" },
        ErrorCode { code: "10002", text: "支付交易已存在，请勿重复创建" },
        ErrorCode { code: "10003", text: "无可用钱包地址，无法发起支付" },
        ErrorCode { code: "10004", text: "支付金额有误, 无法满足最小支付单位" },
        ErrorCode { code: "10005", text: "无可用金额通道" },
        ErrorCode { code: "10006", text: "汇率计算错误" },
        ErrorCode { code: "10007", text: "订单区块已处理" },
        ErrorCode { code: "10008", text: "订单不存在" },
        ErrorCode { code: "10009", text: "无法解析参数" },
    ],
    source: "github.com/assimon/epusdt, wiki/API.md",
    ..Message::BLANK
};

/// Notification of a payment (异步回调).
#[rustfmt::skip]
pub const NOTIFY: Message<'static> = Message {
    name: "notify",
    title: "Notification of a payment (异步回调)",
    direction: Direction::Notification,
    transport: Transport::new(Method::Post, "", Wire::Json),
    signing: Some(Signing::new(SCHEME, "signature").with_reserved(Names::List(&["trade_id", "order_id", "amount", "actual_amount", "token", "block_transaction_id", "signature", "status"]))),
    fields: NOTIFY_FIELDS,
    ack: "ok",
    source: "github.com/assimon/epusdt, wiki/API.md",
    ..Message::BLANK
};

/// GMPay: GMWalletApp/epusdt since July 2026 and GMWalletApp/gmpay-edge. HMAC-SHA256 with the secret key as its key, `pid`, and a path of its own. An MD5 signature is refused there
#[cfg(feature = "sha2")]
pub mod hmac {
    use super::super::prelude::*;

    /// Payment (创建 GMPay 交易).
#[rustfmt::skip]
pub const PAY: Message<'static> = Message {
    name: "pay",
    title: "Payment (创建 GMPay 交易)",
    direction: Direction::Request,
    transport: Transport::new(Method::Post, "/payments/gmpay/v1/order/create-transaction", Wire::Json),
    signing: Some(Signing::new(super::HMAC_SCHEME, "signature").with_reserved(Names::List(&["pid", "trade_id", "order_id", "amount", "actual_amount", "receive_address", "token", "block_transaction_id", "signature", "status"]))),
    fields: super::HMAC_PAY_FIELDS,
    answer: Some("pay_answer"),
    source: "github.com/GMWalletApp/epusdt, wiki/API.md, and github.com/GMWalletApp/gmpay-edge, docs/en-US/MERCHANT_API.md",
    ..Message::BLANK
};

    /// Answer to a payment (成功响应).
#[rustfmt::skip]
pub const PAY_ANSWER: Message<'static> = Message {
    name: "pay_answer",
    title: "Answer to a payment (成功响应)",
    direction: Direction::Answer,
    transport: Transport::new(Method::Post, "", Wire::Json),
    fields: super::HMAC_PAY_ANSWER_FIELDS,
    success: &[Success { field: "status_code", values: &["200"], code: "" }],
    error_codes: &[
        ErrorCode { code: "400", text: "系统错误，或普通参数/验证错误" },
        ErrorCode { code: "401", text: "签名认证错误" },
        ErrorCode { code: "10001", text: "钱包地址已存在" },
        ErrorCode { code: "10002", text: "支付交易已存在，请勿重复创建" },
        ErrorCode { code: "10003", text: "无可用钱包地址，无法发起支付" },
        ErrorCode { code: "10004", text: "支付金额有误，无法满足最小支付单位" },
        ErrorCode { code: "10005", text: "无可用金额通道" },
        ErrorCode { code: "10006", text: "汇率计算错误" },
        ErrorCode { code: "10007", text: "订单区块已处理" },
        ErrorCode { code: "10008", text: "订单不存在" },
        ErrorCode { code: "10009", text: "无法解析参数" },
        ErrorCode { code: "10010", text: "订单状态已变化" },
        ErrorCode { code: "10011", text: "超过子订单数量上限" },
        ErrorCode { code: "10012", text: "不能对子订单切换网络" },
        ErrorCode { code: "10013", text: "订单不是等待支付状态" },
        ErrorCode { code: "10014", text: "链未启用" },
        ErrorCode { code: "10016", text: "支持的资产不存在" },
        ErrorCode { code: "10017", text: "支付服务商未启用" },
        ErrorCode { code: "10018", text: "支付服务商配置不完整" },
        ErrorCode { code: "10019", text: "支付服务商不支持该币种或网络" },
    ],
    source: "github.com/GMWalletApp/epusdt, wiki/API.md, and github.com/GMWalletApp/gmpay-edge, docs/en-US/MERCHANT_API.md",
    ..Message::BLANK
};

    /// Notification of a payment (GMPay 回调).
#[rustfmt::skip]
pub const NOTIFY: Message<'static> = Message {
    name: "notify",
    title: "Notification of a payment (GMPay 回调)",
    direction: Direction::Notification,
    transport: Transport::new(Method::Post, "", Wire::Json),
    signing: Some(Signing::new(super::HMAC_SCHEME, "signature").with_reserved(Names::List(&["pid", "trade_id", "order_id", "amount", "actual_amount", "receive_address", "token", "block_transaction_id", "signature", "status"]))),
    fields: super::HMAC_NOTIFY_FIELDS,
    ack: "ok",
    source: "github.com/GMWalletApp/epusdt, wiki/API.md, and github.com/GMWalletApp/gmpay-edge, docs/en-US/MERCHANT_API.md",
    ..Message::BLANK
};
}

/// BEpusdt (v03413/BEpusdt): the same signature, more fields, and `cancel`. The notification is the same
pub mod bepusdt {
    use super::super::prelude::*;

    /// Payment (创建交易).
#[rustfmt::skip]
pub const PAY: Message<'static> = Message {
    name: "pay",
    title: "Payment (创建交易)",
    direction: Direction::Request,
    transport: Transport::new(Method::Post, "/api/v1/order/create-transaction", Wire::Json),
    signing: Some(Signing::new(super::SCHEME, "signature").with_reserved(Names::List(&["trade_id", "order_id", "amount", "actual_amount", "token", "block_transaction_id", "signature", "status"]))),
    fields: super::BEPUSDT_PAY_FIELDS,
    answer: Some("pay_answer"),
    source: "github.com/v03413/BEpusdt, docs/api/api.md",
    ..Message::BLANK
};

    /// Answer to a payment (响应参数).
#[rustfmt::skip]
pub const PAY_ANSWER: Message<'static> = Message {
    name: "pay_answer",
    title: "Answer to a payment (响应参数)",
    direction: Direction::Answer,
    transport: Transport::new(Method::Post, "", Wire::Json),
    fields: super::BEPUSDT_PAY_ANSWER_FIELDS,
    success: &[Success { field: "status_code", values: &["200"], code: "" }],
    source: "github.com/v03413/BEpusdt, docs/api/api.md",
    ..Message::BLANK
};

    /// Notification of a payment (异步回调).
#[rustfmt::skip]
pub const NOTIFY: Message<'static> = Message {
    name: "notify",
    title: "Notification of a payment (异步回调)",
    direction: Direction::Notification,
    transport: Transport::new(Method::Post, "", Wire::Json),
    signing: Some(Signing::new(super::SCHEME, "signature").with_reserved(Names::List(&["trade_id", "order_id", "amount", "actual_amount", "token", "block_transaction_id", "signature", "status"]))),
    fields: super::BEPUSDT_NOTIFY_FIELDS,
    ack: "ok",
    source: "github.com/assimon/epusdt, wiki/API.md",
    ..Message::BLANK
};

    /// An order is given up (取消交易).
#[rustfmt::skip]
pub const CANCEL: Message<'static> = Message {
    name: "cancel",
    title: "An order is given up (取消交易)",
    direction: Direction::Request,
    transport: Transport::new(Method::Post, "/api/v1/order/cancel-transaction", Wire::Json),
    signing: Some(Signing::new(super::SCHEME, "signature").with_reserved(Names::List(&["trade_id", "order_id", "amount", "actual_amount", "token", "block_transaction_id", "signature", "status"]))),
    fields: super::BEPUSDT_CANCEL_FIELDS,
    answer: Some("cancel_answer"),
    source: "github.com/v03413/BEpusdt, docs/api/api.md",
    ..Message::BLANK
};

    /// Answer to an order that is given up (响应示例).
#[rustfmt::skip]
pub const CANCEL_ANSWER: Message<'static> = Message {
    name: "cancel_answer",
    title: "Answer to an order that is given up (响应示例)",
    direction: Direction::Answer,
    transport: Transport::new(Method::Post, "", Wire::Json),
    fields: super::BEPUSDT_CANCEL_ANSWER_FIELDS,
    success: &[Success { field: "status_code", values: &["200"], code: "" }],
    source: "github.com/v03413/BEpusdt, docs/api/api.md",
    ..Message::BLANK
};
}

/// Epusdt (USDT).
#[rustfmt::skip]
pub const GATEWAY: Gateway<'static> = Gateway {
    id: "epusdt",
    title: "Epusdt (USDT)",
    notes: &[
        "In a notification `amount` is a JSON number, signed as it is written: a text, or `42.0` for `42`, has another signature.",
        "In a request the server writes `amount` again before it hashes it: of `42.00` it hashes `42`, of `9.90` `9.9`. So signing writes that text, refuses more than 15 digits, and a request with another text is `ambiguous_field`.",
        "A parameter without a value is not sent: the first version of the server signs it, as `redirect_url=`.",
        "`amount` is in CNY, `actual_amount` in USDT. Compare `amount` with the order.",
        "Three servers speak this: the classic assimon/epusdt, v03413/BEpusdt (`epusdt@bepusdt`), and GMWalletApp/epusdt, since July 2026 with HMAC (`epusdt@hmac`); from March to June 2026 that one signed as the classic one does, under the paths `/payments/epusdt/v1/order/create-transaction` and `/payments/gmpay/v1/order/create-transaction`, with a `pid`. The length of the signature tells: 64 digits are HMAC.",
        "BEpusdt notifies of every state of an order, so an authentic notification is often no payment: `expect` refuses it.",
        "BEpusdt hashes an `amount` of 1,000,000 and more, or below 0.0001, with an exponent (`1e+06`): `epusdt@bepusdt` does too, and bare `epusdt` answers `mismatch`.",
        "A field that the table lacks may not follow an address with a query in a request: it would be read as a part of it. BEpusdt's `trade_type` is one; `epusdt@bepusdt` has it.",
        "The notification is repeated at most 5 times until the body is `ok`.",
    ],
    messages: &[PAY, PAY_ANSWER, NOTIFY],
    variants: &[
        #[cfg(feature = "sha2")]
Variant {
            name: "hmac",
            scheme: HMAC_SCHEME,
            messages: &[hmac::PAY, hmac::PAY_ANSWER, hmac::NOTIFY],
            about: "GMPay: GMWalletApp/epusdt since July 2026 and GMWalletApp/gmpay-edge. HMAC-SHA256 with the secret key as its key, `pid`, and a path of its own. An MD5 signature is refused there.",
        },
        Variant {
            name: "bepusdt",
            scheme: SCHEME,
            messages: &[bepusdt::PAY, bepusdt::PAY_ANSWER, bepusdt::NOTIFY, bepusdt::CANCEL, bepusdt::CANCEL_ANSWER],
            about: "BEpusdt (v03413/BEpusdt): the same signature, more fields, and `cancel`. The notification is the same.",
        },
    ],
    source: "github.com/assimon/epusdt, wiki/API.md",
};
