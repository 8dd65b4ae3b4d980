//! Aggregated payment (聚合支付). Written by `cargo xtask generate` from `gateways/payindex.toml`; do not edit.

use super::prelude::*;

/// How it signs.
pub const SCHEME: Scheme<'static> = Scheme {
    fields: Fields::Marked,
    empty: Empty::Skip,
    null: Null::Empty,
    order: Order::ByName,
    pair: Pair::NameEqualsValue,
    separator: Separator::AMPERSAND,
    secret: Placement::append("&key="),
    digest: Hash::Md5,
    whole: Whole::AsIs,
    encoding: Encoding::UpperHex,
};

/// Another way of signing.
pub const QUERY_ANSWER_SCHEME: Scheme<'static> = Scheme {
    fields: Fields::AllBut(Names::List(&["sign"])),
    empty: Empty::Skip,
    null: Null::Empty,
    order: Order::ByName,
    pair: Pair::NameEqualsValue,
    separator: Separator::AMPERSAND,
    secret: Placement::append("&key="),
    digest: Hash::Md5,
    whole: Whole::AsIs,
    encoding: Encoding::UpperHex,
};

#[rustfmt::skip]
const PAY_BANKCODE_CHOICES: &[Choice<'static>] = &[Choice::new("901", "WeChat official account (微信公众号)."), Choice::new("902", "WeChat, QR code (微信扫码支付)."), Choice::new("903", "Alipay, QR code (支付宝扫码支付)."), Choice::new("904", "Alipay on a phone (支付宝手机)."), Choice::new("905", "QQ on a phone (QQ 手机支付)."), Choice::new("907", "Online banking (网银支付)."), Choice::new("908", "QQ, QR code (QQ 扫码支付)."), Choice::new("909", "Baidu Wallet (百度钱包)."), Choice::new("910", "JD Pay (京东支付).")];

#[rustfmt::skip]
const TRADE_STATE_CHOICES: &[Choice<'static>] = &[Choice::status("NOTPAY", Status::Pending, "Not paid (未支付)."), Choice::status("SUCCESS", Status::Paid, "Paid (已支付).")];

#[rustfmt::skip]
const PAY_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("pay_memberid", Kind::Text, "Merchant number (商户号), given by the platform.").role(Role::MerchantId),
    Field::required("pay_orderid", Kind::Text, "Order number (订单号), unique, 20 characters.").max(20).role(Role::OrderNo),
    Field::required("pay_applydate", Kind::DateTime, "Time of submission (提交时间), in the format 2016-12-26 18:18:18.").example("2016-12-26 18:18:18"),
    Field::required("pay_bankcode", Kind::Text, "Bank code (银行编码): the way of paying.").choices(PAY_BANKCODE_CHOICES),
    Field::required("pay_notifyurl", Kind::Url, "Server notification (服务端通知): the address that the server posts the result to."),
    Field::required("pay_callbackurl", Kind::Url, "Page redirect notification (页面跳转通知): the address that the browser posts the result to."),
    Field::required("pay_amount", Kind::Amount, "Order amount (订单金额): the price of the goods.").role(Role::OrderedAmount),
    Field::required("pay_md5sign", Kind::Signature, "MD5 signature (MD5 签名).").unsigned(),
    Field::optional("pay_attach", Kind::Text, "Additional field (附加字段), handed back as it is; Chinese must be URL-encoded.").unsigned(),
    Field::required("pay_productname", Kind::Text, "Product name (商品名称).").unsigned(),
    Field::optional("pay_productnum", Kind::Text, "Number of the merchant's goods (商户品数量).").unsigned(),
    Field::optional("pay_productdesc", Kind::Text, "Product description (商品描述).").unsigned(),
    Field::optional("pay_producturl", Kind::Url, "The merchant's link (商户链接地址).").unsigned(),
    Field::optional("type", Kind::Text, "Format of the answer (返回数据格式): `type=json` gives JSON, all else HTML.").unsigned().choices(&[Choice::new("json", "Answer with JSON.")]),
]);

#[rustfmt::skip]
const PAY_ANSWER_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("status", Kind::Text, "Status (状态码): 1 is success, `error` failure.").example("1").alias("ststus"),
    Field::required("msg", Kind::Text, "Error message (错误信息): 下单成功 (ordered) or 下单失败 (not ordered).").example("下单成功").role(Role::ErrorText),
    Field::required("pay_amount", Kind::Amount, "Order amount (订单金额).").example("100").role(Role::OrderedAmount),
    Field::required("pay_orderid", Kind::Text, "Order number (订单编号).").example("20210928114755985410").role(Role::OrderNo),
    Field::required("payUrl", Kind::Url, "Payment address (支付地址): the page where the buyer pays.").example("http://xxx.xxx.cc/index/index/cashier.html?osn=20210928114755985410").role(Role::PayUrl),
    Field::optional("data", Kind::Object, "An empty list, in the sample of an error.").example("[]"),
]);

#[rustfmt::skip]
const NOTIFY_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("memberid", Kind::Text, "Merchant number (商户编号), as in the back office under API documents.").role(Role::MerchantId),
    Field::required("orderid", Kind::Text, "Order number (订单号): the merchant's.").role(Role::OrderNo),
    Field::required("amount", Kind::Amount, "Order amount (订单金额); what was paid, where there is no `true_amount`.").role(Role::OrderedAmount).stands_in_for(Role::PaidAmount),
    Field::optional("true_amount", Kind::Amount, "Amount paid (实付金额): for floating amounts; what was really paid, and this one counts. Many sites do not send it.").role(Role::PaidAmount),
    Field::optional("transaction_id", Kind::Text, "Transaction number (交易流水号): the gateway's order number. Some sites do not send it.").role(Role::TradeNo),
    Field::required("datetime", Kind::Text, "Time of the transaction (交易时间)."),
    Field::required("returncode", Kind::Text, "State of the transaction (交易状态): `00` is success, all else is failure.").example("00").choices(&[Choice::status("00", Status::Paid, "Success (成功).")]).role(Role::Status),
    Field::optional("msg", Kind::Text, "Not on the page; some sites send and sign it.").example("支付成功"),
    Field::optional("attach", Kind::Text, "Handed back from the request (扩展返回); not signed, so it is anyone's.").unsigned(),
    Field::required("sign", Kind::Signature, "Signature (签名).").unsigned(),
]);

#[rustfmt::skip]
const QUERY_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("pay_memberid", Kind::Text, "Merchant number (商户号), given by the platform.").role(Role::MerchantId),
    Field::required("pay_orderid", Kind::Text, "Order number (订单号), unique, 20 characters.").max(20).role(Role::OrderNo),
    Field::optional("pay_md5sign", Kind::Signature, "Signature (签名).").unsigned(),
]);

#[rustfmt::skip]
const QUERY_ANSWER_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("memberid", Kind::Text, "Merchant number (商户编号).").role(Role::MerchantId),
    Field::required("orderid", Kind::Text, "Order number (订单号): the merchant's.").role(Role::OrderNo),
    Field::required("amount", Kind::Amount, "Order amount (订单金额), as submitted.").role(Role::OrderedAmount),
    Field::optional("true_amount", Kind::Amount, "Amount paid (实际付款金额): what the player really paid.").role(Role::PaidAmount),
    Field::optional("time_end", Kind::Text, "When it was paid (支付成功时间)."),
    Field::optional("transaction_id", Kind::Text, "Transaction number (交易流水号): the platform's order number.").role(Role::TradeNo),
    Field::required("returncode", Kind::Text, "State of the transaction (交易状态): `00` is success.").example("00"),
    Field::required("trade_state", Kind::Text, "State of the transaction (交易状态).").choices(TRADE_STATE_CHOICES).role(Role::Status),
    Field::required("sign", Kind::Signature, "Signature (签名).").unsigned(),
]);

#[rustfmt::skip]
const PAYOUT_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("mchid", Kind::Text, "Merchant number (商户号), given by the platform.").role(Role::MerchantId),
    Field::required("out_trade_no", Kind::Text, "The merchant's number of the payout (商户代付订单号), unique, 20 characters.").role(Role::OrderNo),
    Field::required("money", Kind::Amount, "Amount (代付金额), in yuan.").role(Role::OrderedAmount),
    Field::required("bankname", Kind::Text, "Name of the bank (开户行名称)."),
    Field::required("subbranch", Kind::Text, "Name of its branch (支行名称)."),
    Field::required("accountname", Kind::Text, "Name of the account's holder (开户名)."),
    Field::required("cardnumber", Kind::Text, "Number of the bank card (银行卡号)."),
    Field::required("province", Kind::Text, "Province (省份)."),
    Field::required("city", Kind::Text, "City (城市)."),
    Field::optional("extends", Kind::Text, "Additional fields (附加字段) that the platform asks for: a JSON object in Base64."),
    Field::optional("notifyurl", Kind::Url, "The address that the server posts the result to."),
    Field::required("pay_md5sign", Kind::Signature, "Signature (数据签名).").unsigned(),
]);

#[rustfmt::skip]
const LONG_ORDERID_PAY_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("pay_memberid", Kind::Text, "Merchant number (商户号), given by the platform.").role(Role::MerchantId),
    Field::required("pay_orderid", Kind::Text, "Order number (订单号), unique, of a length that the site takes.").role(Role::OrderNo),
    Field::required("pay_applydate", Kind::DateTime, "Time of submission (提交时间), in the format 2016-12-26 18:18:18.").example("2016-12-26 18:18:18"),
    Field::required("pay_bankcode", Kind::Text, "Bank code (银行编码): the way of paying.").choices(PAY_BANKCODE_CHOICES),
    Field::required("pay_notifyurl", Kind::Url, "Server notification (服务端通知): the address that the server posts the result to."),
    Field::required("pay_callbackurl", Kind::Url, "Page redirect notification (页面跳转通知): the address that the browser posts the result to."),
    Field::required("pay_amount", Kind::Amount, "Order amount (订单金额): the price of the goods.").role(Role::OrderedAmount),
    Field::required("pay_md5sign", Kind::Signature, "MD5 signature (MD5 签名).").unsigned(),
    Field::optional("pay_attach", Kind::Text, "Additional field (附加字段), handed back as it is; Chinese must be URL-encoded.").unsigned(),
    Field::required("pay_productname", Kind::Text, "Product name (商品名称).").unsigned(),
    Field::optional("pay_productnum", Kind::Text, "Number of the merchant's goods (商户品数量).").unsigned(),
    Field::optional("pay_productdesc", Kind::Text, "Product description (商品描述).").unsigned(),
    Field::optional("pay_producturl", Kind::Url, "The merchant's link (商户链接地址).").unsigned(),
    Field::optional("type", Kind::Text, "Format of the answer (返回数据格式): `type=json` gives JSON, all else HTML.").unsigned().choices(&[Choice::new("json", "Answer with JSON.")]),
]);

#[rustfmt::skip]
const LONG_ORDERID_QUERY_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("pay_memberid", Kind::Text, "Merchant number (商户号), given by the platform.").role(Role::MerchantId),
    Field::required("pay_orderid", Kind::Text, "Order number (订单号), unique, of a length that the site takes.").role(Role::OrderNo),
    Field::optional("pay_md5sign", Kind::Signature, "Signature (签名).").unsigned(),
]);

/// Payment (支付).
#[rustfmt::skip]
pub const PAY: Message<'static> = Message {
    name: "pay",
    title: "Payment (支付)",
    direction: Direction::Request,
    transport: Transport::new(Method::Post, "/Pay_Index.html", Wire::Form),
    signing: Some(Signing::new(SCHEME, "pay_md5sign")),
    fields: PAY_FIELDS,
    answer: Some("pay_answer"),
    source: "聚合支付 API 对接开发文档 (/Pay_Index.html, /Pay_Trade_query.html), as each site shows it to its merchants; a public copy: wcqh.cn/wp-content/uploads/2024/06/支付接口文档.txt",
    ..Message::BLANK
};

/// Answer to a payment sent with type=json (请求支付返回参数).
#[rustfmt::skip]
pub const PAY_ANSWER: Message<'static> = Message {
    name: "pay_answer",
    title: "Answer to a payment sent with type=json (请求支付返回参数)",
    direction: Direction::Answer,
    transport: Transport::new(Method::Post, "", Wire::Json),
    fields: PAY_ANSWER_FIELDS,
    success: &[Success { field: "status", values: &["1"], code: "" }],
    source: "聚合支付 API 对接开发文档 (/Pay_Index.html, /Pay_Trade_query.html), as each site shows it to its merchants; a public copy: wcqh.cn/wp-content/uploads/2024/06/支付接口文档.txt",
    ..Message::BLANK
};

/// Notification of a payment (支付结果通知).
#[rustfmt::skip]
pub const NOTIFY: Message<'static> = Message {
    name: "notify",
    title: "Notification of a payment (支付结果通知)",
    direction: Direction::Notification,
    transport: Transport::new(Method::Post, "", Wire::Form).with_stray_percent(),
    signing: Some(Signing::new(SCHEME, "sign")),
    fields: NOTIFY_FIELDS,
    ack: "OK",
    source: "聚合支付 API 对接开发文档 (/Pay_Index.html, /Pay_Trade_query.html), as each site shows it to its merchants; a public copy: wcqh.cn/wp-content/uploads/2024/06/支付接口文档.txt",
    ..Message::BLANK
};

/// Query of an order (订单状态查询).
#[rustfmt::skip]
pub const QUERY: Message<'static> = Message {
    name: "query",
    title: "Query of an order (订单状态查询)",
    direction: Direction::Request,
    transport: Transport::new(Method::Post, "/Pay_Trade_query.html", Wire::Form),
    signing: Some(Signing::new(SCHEME, "pay_md5sign")),
    fields: QUERY_FIELDS,
    answer: Some("query_answer"),
    source: "聚合支付 API 对接开发文档 (/Pay_Index.html, /Pay_Trade_query.html), as each site shows it to its merchants; a public copy: wcqh.cn/wp-content/uploads/2024/06/支付接口文档.txt",
    ..Message::BLANK
};

/// Answer to the query of an order (查询结果通知).
#[rustfmt::skip]
pub const QUERY_ANSWER: Message<'static> = Message {
    name: "query_answer",
    title: "Answer to the query of an order (查询结果通知)",
    direction: Direction::Answer,
    transport: Transport::new(Method::Post, "", Wire::Json),
    signing: Some(Signing::new(QUERY_ANSWER_SCHEME, "sign")),
    fields: QUERY_ANSWER_FIELDS,
    source: "聚合支付 API 对接开发文档 (/Pay_Index.html, /Pay_Trade_query.html), as each site shows it to its merchants; a public copy: wcqh.cn/wp-content/uploads/2024/06/支付接口文档.txt",
    ..Message::BLANK
};

/// Payout to a bank card (代付).
#[rustfmt::skip]
pub const PAYOUT: Message<'static> = Message {
    name: "payout",
    title: "Payout to a bank card (代付)",
    direction: Direction::Request,
    transport: Transport::new(Method::Post, "/Payment_Dfpay_add.html", Wire::Form),
    signing: Some(Signing::new(SCHEME, "pay_md5sign")),
    fields: PAYOUT_FIELDS,
    source: "聚合支付 系统, 代付请求接口说明 (/Payment_Dfpay_add.html), as public copies of the system carry it",
    ..Message::BLANK
};

/// A site that takes order numbers of more than 20 characters, as public servers of the system do (wuhaifei215/r97: 50). Ask the site: one that cuts them answers about another order
pub mod long_orderid {
    use super::super::prelude::*;

    /// Payment (支付).
#[rustfmt::skip]
pub const PAY: Message<'static> = Message {
    name: "pay",
    title: "Payment (支付)",
    direction: Direction::Request,
    transport: Transport::new(Method::Post, "/Pay_Index.html", Wire::Form),
    signing: Some(Signing::new(super::SCHEME, "pay_md5sign")),
    fields: super::LONG_ORDERID_PAY_FIELDS,
    answer: Some("pay_answer"),
    source: "聚合支付 API 对接开发文档 (/Pay_Index.html, /Pay_Trade_query.html), as each site shows it to its merchants; a public copy: wcqh.cn/wp-content/uploads/2024/06/支付接口文档.txt",
    ..Message::BLANK
};

    /// Answer to a payment sent with type=json (请求支付返回参数).
#[rustfmt::skip]
pub const PAY_ANSWER: Message<'static> = Message {
    name: "pay_answer",
    title: "Answer to a payment sent with type=json (请求支付返回参数)",
    direction: Direction::Answer,
    transport: Transport::new(Method::Post, "", Wire::Json),
    fields: super::PAY_ANSWER_FIELDS,
    success: &[Success { field: "status", values: &["1"], code: "" }],
    source: "聚合支付 API 对接开发文档 (/Pay_Index.html, /Pay_Trade_query.html), as each site shows it to its merchants; a public copy: wcqh.cn/wp-content/uploads/2024/06/支付接口文档.txt",
    ..Message::BLANK
};

    /// Notification of a payment (支付结果通知).
#[rustfmt::skip]
pub const NOTIFY: Message<'static> = Message {
    name: "notify",
    title: "Notification of a payment (支付结果通知)",
    direction: Direction::Notification,
    transport: Transport::new(Method::Post, "", Wire::Form).with_stray_percent(),
    signing: Some(Signing::new(super::SCHEME, "sign")),
    fields: super::NOTIFY_FIELDS,
    ack: "OK",
    source: "聚合支付 API 对接开发文档 (/Pay_Index.html, /Pay_Trade_query.html), as each site shows it to its merchants; a public copy: wcqh.cn/wp-content/uploads/2024/06/支付接口文档.txt",
    ..Message::BLANK
};

    /// Query of an order (订单状态查询).
#[rustfmt::skip]
pub const QUERY: Message<'static> = Message {
    name: "query",
    title: "Query of an order (订单状态查询)",
    direction: Direction::Request,
    transport: Transport::new(Method::Post, "/Pay_Trade_query.html", Wire::Form),
    signing: Some(Signing::new(super::SCHEME, "pay_md5sign")),
    fields: super::LONG_ORDERID_QUERY_FIELDS,
    answer: Some("query_answer"),
    source: "聚合支付 API 对接开发文档 (/Pay_Index.html, /Pay_Trade_query.html), as each site shows it to its merchants; a public copy: wcqh.cn/wp-content/uploads/2024/06/支付接口文档.txt",
    ..Message::BLANK
};

    /// Answer to the query of an order (查询结果通知).
#[rustfmt::skip]
pub const QUERY_ANSWER: Message<'static> = Message {
    name: "query_answer",
    title: "Answer to the query of an order (查询结果通知)",
    direction: Direction::Answer,
    transport: Transport::new(Method::Post, "", Wire::Json),
    signing: Some(Signing::new(super::QUERY_ANSWER_SCHEME, "sign")),
    fields: super::QUERY_ANSWER_FIELDS,
    source: "聚合支付 API 对接开发文档 (/Pay_Index.html, /Pay_Trade_query.html), as each site shows it to its merchants; a public copy: wcqh.cn/wp-content/uploads/2024/06/支付接口文档.txt",
    ..Message::BLANK
};

    /// Payout to a bank card (代付).
#[rustfmt::skip]
pub const PAYOUT: Message<'static> = Message {
    name: "payout",
    title: "Payout to a bank card (代付)",
    direction: Direction::Request,
    transport: Transport::new(Method::Post, "/Payment_Dfpay_add.html", Wire::Form),
    signing: Some(Signing::new(super::SCHEME, "pay_md5sign")),
    fields: super::PAYOUT_FIELDS,
    source: "聚合支付 系统, 代付请求接口说明 (/Payment_Dfpay_add.html), as public copies of the system carry it",
    ..Message::BLANK
};
}

/// Aggregated payment (聚合支付).
#[rustfmt::skip]
pub const GATEWAY: Gateway<'static> = Gateway {
    id: "payindex",
    title: "Aggregated payment (聚合支付)",
    notes: &[
        "The prose of the page signs every non-empty field, its tables mark some. We follow the tables; a site that follows the prose ends in `mismatch`.",
        "`attach` comes back unsigned: whoever sends a notification on can write anything into it.",
        "`true_amount` is what was really paid and counts; `amount` is what was ordered. Public servers of the system send no `true_amount`: then `amount` is what was paid, only under strict reading.",
        "The notification is posted without URL-encoding, so a `%` in `attach` may begin an escape or not: one that does not is a `%`.",
        "Public servers check the signature of a request over `htmlspecialchars` of each value, so an address with `&` (or a quote, `<`, `>`) in it is refused there: use addresses without a query.",
        "`pay_orderid` has at most 20 characters by the page; `payindex@long_orderid` is for a site that takes more.",
        "`returncode` `00` is success, all else is failure. Until the body is exactly `OK` the gateway repeats a notification three more times.",
        "A payment is answered with JSON only if it was sent with `type=json`; otherwise the answer is a page.",
        "The sample of an answer spells `status` as `ststus`: either is read, as a text or as a number.",
        "A site has bank codes beyond 901 to 910: those in the merchant's back office count, and an unlisted code is not an error.",
        "There are older dialects: one joins `name=>value` in place of `name=value`, others also sign `pay_productname`. A scheme written as text reaches them.",
        "`payout` is not on the vendor's page; it was read in public copies of the same system.",
    ],
    messages: &[PAY, PAY_ANSWER, NOTIFY, QUERY, QUERY_ANSWER, PAYOUT],
    variants: &[
        Variant {
            name: "long_orderid",
            scheme: SCHEME,
            messages: &[long_orderid::PAY, long_orderid::PAY_ANSWER, long_orderid::NOTIFY, long_orderid::QUERY, long_orderid::QUERY_ANSWER, long_orderid::PAYOUT],
            about: "A site that takes order numbers of more than 20 characters, as public servers of the system do (wuhaifei215/r97: 50). Ask the site: one that cuts them answers about another order.",
        },
    ],
    source: "聚合支付 API 对接开发文档 (/Pay_Index.html, /Pay_Trade_query.html), as each site shows it to its merchants; a public copy: wcqh.cn/wp-content/uploads/2024/06/支付接口文档.txt",
};
