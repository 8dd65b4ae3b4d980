//! PayPro. Written by `cargo xtask generate` from `gateways/paypro.toml`; do not edit.

use super::prelude::*;

/// How it signs.
pub const SCHEME: Scheme<'static> = Scheme {
    fields: Fields::AllBut(Names::List(&["sign"])),
    empty: Empty::Skip,
    null: Null::Word,
    order: Order::ByName,
    pair: Pair::NameEqualsValue,
    separator: Separator::Nothing,
    secret: Placement::append(""),
    digest: Hash::Md5,
    whole: Whole::AsIs,
    encoding: Encoding::LowerHex,
};

/// Another way of signing.
pub const PREFIX_SCHEME: Scheme<'static> = Scheme {
    fields: Fields::AllBut(Names::List(&["sign"])),
    empty: Empty::Skip,
    null: Null::Word,
    order: Order::ByName,
    pair: Pair::NameEqualsValue,
    separator: Separator::Nothing,
    secret: Placement::prepend(""),
    digest: Hash::Md5,
    whole: Whole::AsIs,
    encoding: Encoding::LowerHex,
};

#[rustfmt::skip]
const WAYCODE_CHOICES: &[Choice<'static>] = &[Choice::new("store", "Convenience store."), Choice::new("va", "VA repayment (virtual account).")];

#[rustfmt::skip]
const DATA_STATUS_CHOICES: &[Choice<'static>] = &[Choice::status("0000", Status::Paid, "The transaction is successful."), Choice::status("0001", Status::PartlyPaid, "Part of the payment."), Choice::status("0015", Status::Pending, "Processing.")];

#[rustfmt::skip]
const PAY_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("sign", Kind::Signature, "Except sign, the remaining fields are sorted to form key1=value1key2=value2, the app secret is used as salt for MD5, and it ends up being lower case.").example("0be92a962072b1786a01a2cab4891a1d").unsigned(),
    Field::required("timestamp", Kind::Millis, "Timestamp; the page calls it a long and sends it as a text.").example("1728609257212"),
    Field::required("tradeNo", Kind::Text, "Merchant's number, unique (suggested: year, month, day, hour, minute, second + random number).").example("test_00000008").role(Role::OrderNo),
    Field::required("amount", Kind::Integer, "Amount (decimal not supported).").example("300").role(Role::OrderedAmount),
    Field::optional("mobile", Kind::Text, "User's mobile phone number.").example("15745896325"),
    Field::optional("email", Kind::Text, "E-mail address; on the page it has no name."),
    Field::optional("payer", Kind::Text, "Payer name.").example("kevin zhang"),
    Field::required("wayCode", Kind::Code, "Collection method code.").example("va").choices(WAYCODE_CHOICES),
    Field::required("notifyUrl", Kind::Url, "Asynchronous callback address.").example("https://google.com"),
    Field::optional("returnUrl", Kind::Url, "Checkout page jump address, without the escape character `\\`, as https://www.abc.com/. If not passed, the default success page.").example("http://abc.com/callback_page"),
    Field::optional("remark", Kind::Text, "Remarks, brought back as they are.").example("test"),
]);

#[rustfmt::skip]
const PAY_ANSWER_FIELDS: &Table<'static> = &Table::new(&[
    Field::optional("msg", Kind::Text, "Request result; `success` only means that the request is successful, do not build on it.").example("success").role(Role::ErrorText),
    Field::required("code", Kind::Text, "Response code; `0000` only says that the request is successful, do not build on it.").example("0000"),
    Field::optional("timestamp", Kind::Millis, "Trading hours.").example("1728609277476").number(),
    Field::optional("success", Kind::Boolean, "Transaction results.").example("true"),
    Field::optional("data", Kind::Object, "Return object."),
    Field::optional("data.tradeNo", Kind::Text, "Merchant's number.").example("test_00000008").role(Role::OrderNo),
    Field::optional("data.platFormTradeNo", Kind::Text, "The gateway's number, unique.").example("68o0uwogz7mnzutt").role(Role::TradeNo).alias("data.payproTradeNo"),
    Field::required("data.status", Kind::Text, "The result of the request: build on this one. All but the listed values are error codes: a failure.").example("0015").choices(DATA_STATUS_CHOICES).role(Role::Status),
    Field::optional("data.desc", Kind::Text, "Description of the error.").example("Create").role(Role::ErrorText),
    Field::optional("data.remark", Kind::Text, "Brought back from the request as it was.").example("test"),
    Field::optional("data.paymentInfo", Kind::Text, "Payment information: what the payer needs, such as the number of the virtual account.").example("6841800930023213210").role(Role::PayUrl),
]);

#[rustfmt::skip]
const NOTIFY_FIELDS: &Table<'static> = &Table::new(&[
    Field::required("platFormTradeNo", Kind::Text, "The gateway's number.").example("5286e98841194687a95d25b5f3be346d").role(Role::TradeNo),
    Field::required("tradeNo", Kind::Text, "Merchant's number.").example("00000020").role(Role::OrderNo),
    Field::required("amount", Kind::Amount, "Amount really paid; it may be a part. A text or a number, `3.0000` too.").example("30000").role(Role::PaidAmount),
    Field::required("status", Kind::Text, "The result. All but the listed values are error codes: a failure.").example("0000").choices(DATA_STATUS_CHOICES).role(Role::Status),
    Field::optional("message", Kind::Text, "Description of the error.").example("SUCCESS"),
    Field::optional("successTime", Kind::DateTime, "When it was paid, local time; only if it was.").example("2024-07-01 18:34:31"),
    Field::optional("channelCode", Kind::Text, "Channel code, in Indonesia."),
    Field::optional("wayCode", Kind::Text, "Collection method code, in Indonesia."),
    Field::optional("utr", Kind::Text, "Not explained; in the sample of Mexico.").example("111111111111"),
    Field::required("timestamp", Kind::Millis, "Timestamp.").example("1724740395968"),
    Field::required("sign", Kind::Signature, "Signature.").unsigned(),
]);

/// Payment.
#[rustfmt::skip]
pub const PAY: Message<'static> = Message {
    name: "pay",
    title: "Payment",
    direction: Direction::Request,
    transport: Transport { headers: &[Field::required("merchantNo", Kind::Text, "Merchant number.").unsigned().role(Role::MerchantId)], carries_secret: false, ..Transport::new(Method::Post, "/v1/paypro/payInApi", Wire::Json) },
    signing: Some(Signing::new(SCHEME, "sign").with_reserved(Names::List(&["platFormTradeNo", "tradeNo", "amount", "status", "message", "successTime", "channelCode", "wayCode", "utr", "timestamp", "sign"]))),
    fields: PAY_FIELDS,
    answer: Some("pay_answer"),
    source: "PayPro, the vendor's page \"Payment API\" (/v1/paypro/payInApi), docs.paypro.tech/guide/areas/mexico/payment.html",
    ..Message::BLANK
};

/// Answer to a payment.
#[rustfmt::skip]
pub const PAY_ANSWER: Message<'static> = Message {
    name: "pay_answer",
    title: "Answer to a payment",
    direction: Direction::Answer,
    transport: Transport::new(Method::Post, "", Wire::Json),
    fields: PAY_ANSWER_FIELDS,
    success: &[Success { field: "code", values: &["0000"], code: "" }, Success { field: "data.status", values: &["0000", "0001", "0015"], code: "" }],
    source: "PayPro, the vendor's page \"Payment API\" (/v1/paypro/payInApi), docs.paypro.tech/guide/areas/mexico/payment.html",
    ..Message::BLANK
};

/// Notification of a payment.
#[rustfmt::skip]
pub const NOTIFY: Message<'static> = Message {
    name: "notify",
    title: "Notification of a payment",
    direction: Direction::Notification,
    transport: Transport::new(Method::Post, "", Wire::Json),
    signing: Some(Signing::new(SCHEME, "sign").with_reserved(Names::List(&["platFormTradeNo", "tradeNo", "amount", "status", "message", "successTime", "channelCode", "wayCode", "utr", "timestamp", "sign"]))),
    fields: NOTIFY_FIELDS,
    ack: "OK",
    source: "docs.paypro.tech, paymentNotify (Indonesia, Kenya, Mexico and others)",
    ..Message::BLANK
};

/// PayPro.
#[rustfmt::skip]
pub const GATEWAY: Gateway<'static> = Gateway {
    id: "paypro",
    title: "PayPro",
    notes: &[
        "Where the app secret goes is an inference: every public copy of the documents stops at \"use it as salt\". `paypro` writes it after the text, `paypro@prefix` before it: try the other one if nothing matches.",
        "`code` `0000` says only that the request arrived. `data.status` counts: `0000` is paid, `0001` partly paid, `0015` in progress, all else failed.",
        "`amount` of a request has no decimals: it counts whole units of the currency. In a notification it may be `3.0000`.",
        "A JSON `null` is signed as the word `null`; numbers are signed as they are written. PHP writes `\\/` in addresses; the signature is over `/`.",
        "The header `merchantNo` is sent beside the body and is not signed.",
        "The notification is repeated 8 times in 24 hours (after 2 s, 5 s, 10 s, 30 s, 1 h, 3 h, 3 h, 3 h) until the body is `OK`.",
        "Nothing separates the signed pairs, so strict verification knows a message by the names of its table: a notification with a name that is not in it ends in `ambiguous_field`.",
        "For the same reason no address of a request may hold a field's name with a `=` after it, such as `?status=`: it is refused as `ambiguous_field`.",
        "The sample's signature (`0be92a96…`) cannot be checked: no key is published, and its e-mail address was replaced.",
        "There are more endpoints, of which we know only the paths: payment link `/v1/paypro/paymentLink`, payout `/v1/paypro/payOut`, query of a payout `/v1/paypro/queryPayOutResult`, balance `/v1/paypro/queryBalance`.",
    ],
    messages: &[PAY, PAY_ANSWER, NOTIFY],
    variants: &[
        Variant {
            name: "prefix",
            scheme: PREFIX_SCHEME,
            messages: &[PAY.with_scheme(PREFIX_SCHEME), PAY_ANSWER.with_scheme(PREFIX_SCHEME), NOTIFY.with_scheme(PREFIX_SCHEME)],
            about: "Writes the app secret before the text: the other reading of \"salt\".",
        },
    ],
    source: "PayPro, the vendor's page \"Payment API\" (/v1/paypro/payInApi), docs.paypro.tech/guide/areas/mexico/payment.html",
};
