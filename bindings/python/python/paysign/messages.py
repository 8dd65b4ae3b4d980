"""The parameters of every message that is signed, and the names that there are. Written by `cargo xtask generate`; do not edit."""

from typing import Literal, TypedDict

EpayId = Literal["epay", "epay@key"]
EpayMessage = Literal["pay", "standard_pay", "pay_answer", "standard_pay_answer", "submit", "notify", "return", "order", "order_answer", "query", "orders", "refund", "settle"]

EpayCode200Id = Literal["epay@code200"]
EpayCode200Message = Literal["pay", "pay_answer", "submit", "notify", "return", "order", "order_answer", "query", "orders", "refund", "settle"]

PayindexId = Literal["payindex"]
PayindexMessage = Literal["pay", "pay_answer", "notify", "query", "query_answer", "payout"]

PayindexLongOrderidId = Literal["payindex@long_orderid"]
PayindexLongOrderidMessage = Literal["pay", "pay_answer", "notify", "query", "query_answer", "payout"]

MypaynzId = Literal["mypaynz"]
MypaynzMessage = Literal["pay", "pay_answer", "check", "check_answer", "online", "online_answer", "refund", "order_status", "order_status_answer", "notify", "v3_payment", "v3_refund", "v3_query", "v3_answer"]

PayproId = Literal["paypro", "paypro@prefix"]
PayproMessage = Literal["pay", "pay_answer", "notify"]

EpusdtId = Literal["epusdt"]
EpusdtMessage = Literal["pay", "pay_answer", "notify"]

EpusdtHmacId = Literal["epusdt@hmac"]
EpusdtHmacMessage = Literal["pay", "pay_answer", "notify"]

EpusdtBepusdtId = Literal["epusdt@bepusdt"]
EpusdtBepusdtMessage = Literal["pay", "pay_answer", "notify", "cancel", "cancel_answer"]

GatewayId = EpayId | EpayCode200Id | PayindexId | PayindexLongOrderidId | MypaynzId | PayproId | EpusdtId | EpusdtHmacId | EpusdtBepusdtId
MessageId = EpayMessage | EpayCode200Message | PayindexMessage | PayindexLongOrderidMessage | MypaynzMessage | PayproMessage | EpusdtMessage | EpusdtHmacMessage | EpusdtBepusdtMessage


class _EpayPay(TypedDict, total=False):
    """What may be left out."""

    return_url: str
    """Where the browser is sent afterwards."""

    device: str
    """The user's browser or device; `pc` if it is missing."""

    param: str
    """Handed back as it is after the payment."""

    sitename: str
    """Name of the website."""

    sign_type: Literal["MD5"]
    """Signature type."""


class EpayPay(_EpayPay):
    """Payment: to be signed."""

    pid: str
    """Merchant ID."""

    type: str
    """Payment method."""

    out_trade_no: str
    """Merchant order number."""

    notify_url: str
    """Where the server sends its notification."""

    name: str
    """Product name; beyond 127 bytes the gateway cuts it."""

    money: str
    """Product amount in yuan, at most 2 decimals."""

    clientip: str
    """IP address of the user who pays."""


class _EpayPayRequest(TypedDict, total=False):
    """What may be left out."""

    pid: str
    """Merchant ID."""

    return_url: str
    """Where the browser is sent afterwards."""

    device: str
    """The user's browser or device; `pc` if it is missing."""

    param: str
    """Handed back as it is after the payment."""

    sitename: str
    """Name of the website."""

    sign_type: Literal["MD5"]
    """Signature type."""


class EpayPayRequest(_EpayPayRequest):
    """Payment: for a merchant's request."""

    type: str
    """Payment method."""

    out_trade_no: str
    """Merchant order number."""

    notify_url: str
    """Where the server sends its notification."""

    name: str
    """Product name; beyond 127 bytes the gateway cuts it."""

    money: str
    """Product amount in yuan, at most 2 decimals."""

    clientip: str
    """IP address of the user who pays."""


class EpayStandardPay(EpayPay):
    """Another name of `EpayPay`."""


class EpayStandardPayRequest(EpayPayRequest):
    """Another name of `EpayPayRequest`."""


class _EpaySubmit(TypedDict, total=False):
    """What may be left out."""

    type: str
    """Payment method; without it the buyer chooses on the gateway's page."""

    param: str
    """Handed back as it is after the payment."""

    sitename: str
    """Name of the website."""

    sign_type: Literal["MD5"]
    """Signature type."""


class EpaySubmit(_EpaySubmit):
    """Payment by page redirect: to be signed."""

    pid: str
    """Merchant ID."""

    out_trade_no: str
    """Merchant order number."""

    notify_url: str
    """Where the server sends its notification."""

    return_url: str
    """Where the browser is sent afterwards."""

    name: str
    """Product name; beyond 127 bytes the gateway cuts it."""

    money: str
    """Product amount in yuan, at most 2 decimals."""


class _EpaySubmitRequest(TypedDict, total=False):
    """What may be left out."""

    pid: str
    """Merchant ID."""

    type: str
    """Payment method; without it the buyer chooses on the gateway's page."""

    param: str
    """Handed back as it is after the payment."""

    sitename: str
    """Name of the website."""

    sign_type: Literal["MD5"]
    """Signature type."""


class EpaySubmitRequest(_EpaySubmitRequest):
    """Payment by page redirect: for a merchant's request."""

    out_trade_no: str
    """Merchant order number."""

    notify_url: str
    """Where the server sends its notification."""

    return_url: str
    """Where the browser is sent afterwards."""

    name: str
    """Product name; beyond 127 bytes the gateway cuts it."""

    money: str
    """Product amount in yuan, at most 2 decimals."""


class _EpayNotify(TypedDict, total=False):
    """What may be left out."""

    name: str
    """Product name; empty where the order has none."""

    param: str
    """Handed back from the request."""

    sign_type: Literal["MD5"]
    """Signature type."""


class EpayNotify(_EpayNotify):
    """Notification of a payment: to be signed."""

    pid: str
    """Merchant ID."""

    trade_no: str
    """The gateway's order number."""

    out_trade_no: str
    """Merchant order number."""

    type: str
    """Payment method."""

    money: str
    """Amount; `1.5` may come for an order of `1.50`."""

    trade_status: str
    """Only `TRADE_SUCCESS` is a payment."""


class _EpayReturn(TypedDict, total=False):
    """What may be left out."""

    name: str
    """Product name; empty where the order has none."""

    param: str
    """Handed back from the request."""

    sign_type: Literal["MD5"]
    """Signature type."""


class EpayReturn(_EpayReturn):
    """The buyer's browser coming back after a payment: to be signed."""

    pid: str
    """Merchant ID."""

    trade_no: str
    """The gateway's order number."""

    out_trade_no: str
    """Merchant order number."""

    type: str
    """Payment method."""

    money: str
    """Amount; `1.5` may come for an order of `1.50`."""

    trade_status: str
    """Only `TRADE_SUCCESS` is a payment."""


class _EpayCode200Pay(TypedDict, total=False):
    """What may be left out."""

    sign_type: Literal["MD5"]
    """Signature type; currently only supports MD5."""

    ext: str
    """Extra parameter, max length 100. It is passed back in the callback."""

    sitename: str
    """Website name."""


class EpayCode200Pay(_EpayCode200Pay):
    """Payment: to be signed."""

    pid: str
    """Merchant ID."""

    type: Literal["alipay", "qqpay", "wxpay"]
    """Payment method."""

    out_trade_no: str
    """Merchant order number."""

    notify_url: str
    """Server async notification URL."""

    return_url: str
    """Page redirect notification URL."""

    name: str
    """Product name."""

    money: str
    """Product amount."""


class _EpayCode200PayRequest(TypedDict, total=False):
    """What may be left out."""

    pid: str
    """Merchant ID."""

    sign_type: Literal["MD5"]
    """Signature type; currently only supports MD5."""

    ext: str
    """Extra parameter, max length 100. It is passed back in the callback."""

    sitename: str
    """Website name."""


class EpayCode200PayRequest(_EpayCode200PayRequest):
    """Payment: for a merchant's request."""

    type: Literal["alipay", "qqpay", "wxpay"]
    """Payment method."""

    out_trade_no: str
    """Merchant order number."""

    notify_url: str
    """Server async notification URL."""

    return_url: str
    """Page redirect notification URL."""

    name: str
    """Product name."""

    money: str
    """Product amount."""


class _EpayCode200Notify(TypedDict, total=False):
    """What may be left out."""

    name: str
    """Product name; empty where the order has none."""

    ext: str
    """Extra parameter, passed back from the request."""

    sign_type: Literal["MD5"]
    """Signature type."""


class EpayCode200Notify(_EpayCode200Notify):
    """Notification of a payment: to be signed."""

    pid: str
    """Merchant ID."""

    trade_no: str
    """The gateway's order number."""

    out_trade_no: str
    """Merchant order number."""

    type: str
    """Payment method."""

    money: str
    """Amount; `1.5` may come for an order of `1.50`."""

    trade_status: str
    """Only `TRADE_SUCCESS` is a payment."""


class _EpayCode200Return(TypedDict, total=False):
    """What may be left out."""

    name: str
    """Product name; empty where the order has none."""

    ext: str
    """Extra parameter, passed back from the request."""

    sign_type: Literal["MD5"]
    """Signature type."""


class EpayCode200Return(_EpayCode200Return):
    """The buyer's browser coming back after a payment: to be signed."""

    pid: str
    """Merchant ID."""

    trade_no: str
    """The gateway's order number."""

    out_trade_no: str
    """Merchant order number."""

    type: str
    """Payment method."""

    money: str
    """Amount; `1.5` may come for an order of `1.50`."""

    trade_status: str
    """Only `TRADE_SUCCESS` is a payment."""


class _PayindexPay(TypedDict, total=False):
    """What may be left out."""

    pay_attach: str
    """Additional field (附加字段), handed back as it is; Chinese must be URL-encoded."""

    pay_productnum: str
    """Number of the merchant's goods (商户品数量)."""

    pay_productdesc: str
    """Product description (商品描述)."""

    pay_producturl: str
    """The merchant's link (商户链接地址)."""

    type: str
    """Format of the answer (返回数据格式): `type=json` gives JSON, all else HTML."""


class PayindexPay(_PayindexPay):
    """Payment (支付): to be signed."""

    pay_memberid: str
    """Merchant number (商户号), given by the platform."""

    pay_orderid: str
    """Order number (订单号), unique, 20 characters."""

    pay_applydate: str
    """Time of submission (提交时间), in the format 2016-12-26 18:18:18."""

    pay_bankcode: str
    """Bank code (银行编码): the way of paying."""

    pay_notifyurl: str
    """Server notification (服务端通知): the address that the server posts the result to."""

    pay_callbackurl: str
    """Page redirect notification (页面跳转通知): the address that the browser posts the result to."""

    pay_amount: str
    """Order amount (订单金额): the price of the goods."""

    pay_productname: str
    """Product name (商品名称)."""


class _PayindexPayRequest(TypedDict, total=False):
    """What may be left out."""

    pay_memberid: str
    """Merchant number (商户号), given by the platform."""

    pay_attach: str
    """Additional field (附加字段), handed back as it is; Chinese must be URL-encoded."""

    pay_productnum: str
    """Number of the merchant's goods (商户品数量)."""

    pay_productdesc: str
    """Product description (商品描述)."""

    pay_producturl: str
    """The merchant's link (商户链接地址)."""

    type: str
    """Format of the answer (返回数据格式): `type=json` gives JSON, all else HTML."""


class PayindexPayRequest(_PayindexPayRequest):
    """Payment (支付): for a merchant's request."""

    pay_orderid: str
    """Order number (订单号), unique, 20 characters."""

    pay_applydate: str
    """Time of submission (提交时间), in the format 2016-12-26 18:18:18."""

    pay_bankcode: str
    """Bank code (银行编码): the way of paying."""

    pay_notifyurl: str
    """Server notification (服务端通知): the address that the server posts the result to."""

    pay_callbackurl: str
    """Page redirect notification (页面跳转通知): the address that the browser posts the result to."""

    pay_amount: str
    """Order amount (订单金额): the price of the goods."""

    pay_productname: str
    """Product name (商品名称)."""


class _PayindexNotify(TypedDict, total=False):
    """What may be left out."""

    true_amount: str
    """Amount paid (实付金额): for floating amounts; what was really paid, and this one counts. Many sites do not send it."""

    transaction_id: str
    """Transaction number (交易流水号): the gateway's order number. Some sites do not send it."""

    msg: str
    """Not on the page; some sites send and sign it."""

    attach: str
    """Handed back from the request (扩展返回); not signed, so it is anyone's."""


class PayindexNotify(_PayindexNotify):
    """Notification of a payment (支付结果通知): to be signed."""

    memberid: str
    """Merchant number (商户编号), as in the back office under API documents."""

    orderid: str
    """Order number (订单号): the merchant's."""

    amount: str
    """Order amount (订单金额); what was paid, where there is no `true_amount`."""

    datetime: str
    """Time of the transaction (交易时间)."""

    returncode: str
    """State of the transaction (交易状态): `00` is success, all else is failure."""


class _PayindexQuery(TypedDict, total=False):
    """What may be left out."""


class PayindexQuery(_PayindexQuery):
    """Query of an order (订单状态查询): to be signed."""

    pay_memberid: str
    """Merchant number (商户号), given by the platform."""

    pay_orderid: str
    """Order number (订单号), unique, 20 characters."""


class _PayindexQueryRequest(TypedDict, total=False):
    """What may be left out."""

    pay_memberid: str
    """Merchant number (商户号), given by the platform."""


class PayindexQueryRequest(_PayindexQueryRequest):
    """Query of an order (订单状态查询): for a merchant's request."""

    pay_orderid: str
    """Order number (订单号), unique, 20 characters."""


class _PayindexQueryAnswer(TypedDict, total=False):
    """What may be left out."""

    true_amount: str
    """Amount paid (实际付款金额): what the player really paid."""

    time_end: str
    """When it was paid (支付成功时间)."""

    transaction_id: str
    """Transaction number (交易流水号): the platform's order number."""


class PayindexQueryAnswer(_PayindexQueryAnswer):
    """Answer to the query of an order (查询结果通知): to be signed."""

    memberid: str
    """Merchant number (商户编号)."""

    orderid: str
    """Order number (订单号): the merchant's."""

    amount: str
    """Order amount (订单金额), as submitted."""

    returncode: str
    """State of the transaction (交易状态): `00` is success."""

    trade_state: str
    """State of the transaction (交易状态)."""


class _PayindexPayout(TypedDict, total=False):
    """What may be left out."""

    extends: str
    """Additional fields (附加字段) that the platform asks for: a JSON object in Base64."""

    notifyurl: str
    """The address that the server posts the result to."""


class PayindexPayout(_PayindexPayout):
    """Payout to a bank card (代付): to be signed."""

    mchid: str
    """Merchant number (商户号), given by the platform."""

    out_trade_no: str
    """The merchant's number of the payout (商户代付订单号), unique, 20 characters."""

    money: str
    """Amount (代付金额), in yuan."""

    bankname: str
    """Name of the bank (开户行名称)."""

    subbranch: str
    """Name of its branch (支行名称)."""

    accountname: str
    """Name of the account's holder (开户名)."""

    cardnumber: str
    """Number of the bank card (银行卡号)."""

    province: str
    """Province (省份)."""

    city: str
    """City (城市)."""


class _PayindexPayoutRequest(TypedDict, total=False):
    """What may be left out."""

    mchid: str
    """Merchant number (商户号), given by the platform."""

    extends: str
    """Additional fields (附加字段) that the platform asks for: a JSON object in Base64."""

    notifyurl: str
    """The address that the server posts the result to."""


class PayindexPayoutRequest(_PayindexPayoutRequest):
    """Payout to a bank card (代付): for a merchant's request."""

    out_trade_no: str
    """The merchant's number of the payout (商户代付订单号), unique, 20 characters."""

    money: str
    """Amount (代付金额), in yuan."""

    bankname: str
    """Name of the bank (开户行名称)."""

    subbranch: str
    """Name of its branch (支行名称)."""

    accountname: str
    """Name of the account's holder (开户名)."""

    cardnumber: str
    """Number of the bank card (银行卡号)."""

    province: str
    """Province (省份)."""

    city: str
    """City (城市)."""


class _PayindexLongOrderidPay(TypedDict, total=False):
    """What may be left out."""

    pay_attach: str
    """Additional field (附加字段), handed back as it is; Chinese must be URL-encoded."""

    pay_productnum: str
    """Number of the merchant's goods (商户品数量)."""

    pay_productdesc: str
    """Product description (商品描述)."""

    pay_producturl: str
    """The merchant's link (商户链接地址)."""

    type: str
    """Format of the answer (返回数据格式): `type=json` gives JSON, all else HTML."""


class PayindexLongOrderidPay(_PayindexLongOrderidPay):
    """Payment (支付): to be signed."""

    pay_memberid: str
    """Merchant number (商户号), given by the platform."""

    pay_orderid: str
    """Order number (订单号), unique, of a length that the site takes."""

    pay_applydate: str
    """Time of submission (提交时间), in the format 2016-12-26 18:18:18."""

    pay_bankcode: str
    """Bank code (银行编码): the way of paying."""

    pay_notifyurl: str
    """Server notification (服务端通知): the address that the server posts the result to."""

    pay_callbackurl: str
    """Page redirect notification (页面跳转通知): the address that the browser posts the result to."""

    pay_amount: str
    """Order amount (订单金额): the price of the goods."""

    pay_productname: str
    """Product name (商品名称)."""


class _PayindexLongOrderidPayRequest(TypedDict, total=False):
    """What may be left out."""

    pay_memberid: str
    """Merchant number (商户号), given by the platform."""

    pay_attach: str
    """Additional field (附加字段), handed back as it is; Chinese must be URL-encoded."""

    pay_productnum: str
    """Number of the merchant's goods (商户品数量)."""

    pay_productdesc: str
    """Product description (商品描述)."""

    pay_producturl: str
    """The merchant's link (商户链接地址)."""

    type: str
    """Format of the answer (返回数据格式): `type=json` gives JSON, all else HTML."""


class PayindexLongOrderidPayRequest(_PayindexLongOrderidPayRequest):
    """Payment (支付): for a merchant's request."""

    pay_orderid: str
    """Order number (订单号), unique, of a length that the site takes."""

    pay_applydate: str
    """Time of submission (提交时间), in the format 2016-12-26 18:18:18."""

    pay_bankcode: str
    """Bank code (银行编码): the way of paying."""

    pay_notifyurl: str
    """Server notification (服务端通知): the address that the server posts the result to."""

    pay_callbackurl: str
    """Page redirect notification (页面跳转通知): the address that the browser posts the result to."""

    pay_amount: str
    """Order amount (订单金额): the price of the goods."""

    pay_productname: str
    """Product name (商品名称)."""


class _PayindexLongOrderidQuery(TypedDict, total=False):
    """What may be left out."""


class PayindexLongOrderidQuery(_PayindexLongOrderidQuery):
    """Query of an order (订单状态查询): to be signed."""

    pay_memberid: str
    """Merchant number (商户号), given by the platform."""

    pay_orderid: str
    """Order number (订单号), unique, of a length that the site takes."""


class _PayindexLongOrderidQueryRequest(TypedDict, total=False):
    """What may be left out."""

    pay_memberid: str
    """Merchant number (商户号), given by the platform."""


class PayindexLongOrderidQueryRequest(_PayindexLongOrderidQueryRequest):
    """Query of an order (订单状态查询): for a merchant's request."""

    pay_orderid: str
    """Order number (订单号), unique, of a length that the site takes."""


class _MypaynzPay(TypedDict, total=False):
    """What may be left out."""

    tid: str
    """Terminal ID."""

    memo: str
    """Goods name."""


class MypaynzPay(_MypaynzPay):
    """Payment by the customer's barcode: to be signed."""

    mid: str
    """Merchant ID."""

    fee: str
    """Amount, unit: cent."""

    barcode: str
    """Barcode from the customer's app."""

    out_trade_no: str
    """Order number, should be unique, recommended: date (YYYYmmddHHiiss) + 18 digit random number."""

    pay_type: Literal["IE0014", "IE0024"]
    """Way of paying."""


class _MypaynzPayRequest(TypedDict, total=False):
    """What may be left out."""

    mid: str
    """Merchant ID."""

    tid: str
    """Terminal ID."""

    memo: str
    """Goods name."""


class MypaynzPayRequest(_MypaynzPayRequest):
    """Payment by the customer's barcode: for a merchant's request."""

    fee: str
    """Amount, unit: cent."""

    barcode: str
    """Barcode from the customer's app."""

    out_trade_no: str
    """Order number, should be unique, recommended: date (YYYYmmddHHiiss) + 18 digit random number."""

    pay_type: Literal["IE0014", "IE0024"]
    """Way of paying."""


class _MypaynzCheck(TypedDict, total=False):
    """What may be left out."""

    total_fee: str
    """Amount, unit: cent."""

    rmb_fee: str
    """Amount in RMB, unit: cent, in place of `total_fee` if the price is in RMB."""

    expired: str
    """Expiration time, unit: second, default: 3600."""

    return_url: str
    """After the payment the result is returned to this URL by a redirect."""

    notify_url: str
    """The URL for asynchronous notifications after the payment."""

    pay_rate: str
    """The merchant's default rate if null, range 0 - 30."""


class MypaynzCheck(_MypaynzCheck):
    """Online order, at the address of the page: to be signed."""

    mid: str
    """Merchant ID."""

    tid: str
    """Terminal ID."""

    goods: str
    """Item name, must not contain any special characters."""

    goods_detail: str
    """Item description, must not contain any special characters."""

    out_trade_no: str
    """Order number, should be unique, recommended: date (YYYYmmddHHiiss) + 18 digit random number."""

    pay_type: Literal["IE0011", "IE0012", "IE0013", "IE0014", "IE0015", "IE0016", "IE0021", "IE0022", "IE0023", "IE0024", "IE0025", "IE0026", "IE0031", "IE0041"]
    """Way of paying."""

    version: Literal["v1"]
    """'v1'"""


class _MypaynzCheckRequest(TypedDict, total=False):
    """What may be left out."""

    mid: str
    """Merchant ID."""

    total_fee: str
    """Amount, unit: cent."""

    rmb_fee: str
    """Amount in RMB, unit: cent, in place of `total_fee` if the price is in RMB."""

    expired: str
    """Expiration time, unit: second, default: 3600."""

    return_url: str
    """After the payment the result is returned to this URL by a redirect."""

    notify_url: str
    """The URL for asynchronous notifications after the payment."""

    version: Literal["v1"]
    """'v1'"""

    pay_rate: str
    """The merchant's default rate if null, range 0 - 30."""


class MypaynzCheckRequest(_MypaynzCheckRequest):
    """Online order, at the address of the page: for a merchant's request."""

    tid: str
    """Terminal ID."""

    goods: str
    """Item name, must not contain any special characters."""

    goods_detail: str
    """Item description, must not contain any special characters."""

    out_trade_no: str
    """Order number, should be unique, recommended: date (YYYYmmddHHiiss) + 18 digit random number."""

    pay_type: Literal["IE0011", "IE0012", "IE0013", "IE0014", "IE0015", "IE0016", "IE0021", "IE0022", "IE0023", "IE0024", "IE0025", "IE0026", "IE0031", "IE0041"]
    """Way of paying."""


class _MypaynzOnline(TypedDict, total=False):
    """What may be left out."""

    tid: str
    """Terminal ID."""

    total_fee: str
    """Amount, unit: cent."""

    rmb_fee: str
    """Amount in RMB, unit: cent, in place of `total_fee` if the price is in RMB."""

    expired: str
    """Expiration time, unit: second, default: 3600."""

    return_url: str
    """After the payment the result is returned to this URL by a redirect."""

    notify_url: str
    """The URL for asynchronous notifications after the payment."""

    pay_rate: str
    """The merchant's default rate if null, range 0 - 30."""


class MypaynzOnline(_MypaynzOnline):
    """Online order, at the address of the newer page: to be signed."""

    mid: str
    """Merchant ID."""

    goods: str
    """Item name, must not contain any special characters."""

    goods_detail: str
    """Item description, must not contain any special characters."""

    out_trade_no: str
    """Order number, should be unique, recommended: date (YYYYmmddHHiiss) + 18 digit random number."""

    pay_type: Literal["IE0011", "IE0012", "IE0013", "IE0014", "IE0015", "IE0016", "IE0021", "IE0022", "IE0023", "IE0024", "IE0025", "IE0026", "IE0031", "IE0041"]
    """Way of paying."""

    version: Literal["v1"]
    """'v1'"""


class _MypaynzOnlineRequest(TypedDict, total=False):
    """What may be left out."""

    mid: str
    """Merchant ID."""

    tid: str
    """Terminal ID."""

    total_fee: str
    """Amount, unit: cent."""

    rmb_fee: str
    """Amount in RMB, unit: cent, in place of `total_fee` if the price is in RMB."""

    expired: str
    """Expiration time, unit: second, default: 3600."""

    return_url: str
    """After the payment the result is returned to this URL by a redirect."""

    notify_url: str
    """The URL for asynchronous notifications after the payment."""

    version: Literal["v1"]
    """'v1'"""

    pay_rate: str
    """The merchant's default rate if null, range 0 - 30."""


class MypaynzOnlineRequest(_MypaynzOnlineRequest):
    """Online order, at the address of the newer page: for a merchant's request."""

    goods: str
    """Item name, must not contain any special characters."""

    goods_detail: str
    """Item description, must not contain any special characters."""

    out_trade_no: str
    """Order number, should be unique, recommended: date (YYYYmmddHHiiss) + 18 digit random number."""

    pay_type: Literal["IE0011", "IE0012", "IE0013", "IE0014", "IE0015", "IE0016", "IE0021", "IE0022", "IE0023", "IE0024", "IE0025", "IE0026", "IE0031", "IE0041"]
    """Way of paying."""


class _MypaynzRefund(TypedDict, total=False):
    """What may be left out."""

    refund_charge_fee: str
    """About giving back the charge; not explained."""

    reference: str
    """A memo."""

    version: Literal["v1"]
    """'v1'"""


class MypaynzRefund(_MypaynzRefund):
    """Refund: to be signed."""

    mid: str
    """Merchant ID."""

    out_trade_no: str
    """Order number."""

    pay_type: str
    """Way of paying."""

    refund_amount: str
    """How much to give back, unit: cent."""


class _MypaynzRefundRequest(TypedDict, total=False):
    """What may be left out."""

    mid: str
    """Merchant ID."""

    refund_charge_fee: str
    """About giving back the charge; not explained."""

    reference: str
    """A memo."""

    version: Literal["v1"]
    """'v1'"""


class MypaynzRefundRequest(_MypaynzRefundRequest):
    """Refund: for a merchant's request."""

    out_trade_no: str
    """Order number."""

    pay_type: str
    """Way of paying."""

    refund_amount: str
    """How much to give back, unit: cent."""


class _MypaynzOrderStatus(TypedDict, total=False):
    """What may be left out."""


class MypaynzOrderStatus(_MypaynzOrderStatus):
    """Query of an order: to be signed."""

    mid: str
    """Merchant ID."""

    pay_type: str
    """Way of paying."""

    out_trade_no: str
    """Order number."""

    version: Literal["v1"]
    """'v1'"""


class _MypaynzOrderStatusRequest(TypedDict, total=False):
    """What may be left out."""

    mid: str
    """Merchant ID."""

    version: Literal["v1"]
    """'v1'"""


class MypaynzOrderStatusRequest(_MypaynzOrderStatusRequest):
    """Query of an order: for a merchant's request."""

    pay_type: str
    """Way of paying."""

    out_trade_no: str
    """Order number."""


class _MypaynzNotify(TypedDict, total=False):
    """What may be left out."""


class MypaynzNotify(_MypaynzNotify):
    """Notification of an order; confirm it with order_status: to be signed."""

    out_trade_no: str
    """Order number."""


class _MypaynzV3Payment(TypedDict, total=False):
    """What may be left out."""

    is_mobile: str
    """Whether it happens on a phone; only for Union Pay."""

    openid: str
    """Wechat open ID; only for a Wechat mini program."""

    mini_appid: str
    """ID of the Wechat mini program; only for one."""


class MypaynzV3Payment(_MypaynzV3Payment):
    """Payment, API v3: to be signed."""

    mid: str
    """Merchant ID, given on registration."""

    amount: str
    """Amount, unit: cent."""

    currency: str
    """Currency, please use NZD."""

    goods: str
    """Item name, must not contain any special characters."""

    goods_detail: str
    """Item description, must not contain any special characters."""

    out_trade_no: str
    """Order number, should be unique, recommended: date (YYYYmmddHHiiss) + 18 digit random number."""

    pay_type: str
    """Way of paying."""

    return_url: str
    """After the payment the result is returned to this URL by a redirect."""

    notify_url: str
    """The URL for asynchronous notifications after the payment."""

    sign_type: Literal["MD5", "SHA-256", "SHA256"]
    """The digest of the signature."""


class _MypaynzV3PaymentRequest(TypedDict, total=False):
    """What may be left out."""

    mid: str
    """Merchant ID, given on registration."""

    is_mobile: str
    """Whether it happens on a phone; only for Union Pay."""

    openid: str
    """Wechat open ID; only for a Wechat mini program."""

    mini_appid: str
    """ID of the Wechat mini program; only for one."""


class MypaynzV3PaymentRequest(_MypaynzV3PaymentRequest):
    """Payment, API v3: for a merchant's request."""

    amount: str
    """Amount, unit: cent."""

    currency: str
    """Currency, please use NZD."""

    goods: str
    """Item name, must not contain any special characters."""

    goods_detail: str
    """Item description, must not contain any special characters."""

    out_trade_no: str
    """Order number, should be unique, recommended: date (YYYYmmddHHiiss) + 18 digit random number."""

    pay_type: str
    """Way of paying."""

    return_url: str
    """After the payment the result is returned to this URL by a redirect."""

    notify_url: str
    """The URL for asynchronous notifications after the payment."""

    sign_type: Literal["MD5", "SHA-256", "SHA256"]
    """The digest of the signature."""


class _MypaynzV3Refund(TypedDict, total=False):
    """What may be left out."""

    currency: str
    """Currency."""


class MypaynzV3Refund(_MypaynzV3Refund):
    """Refund, API v3: to be signed."""

    mid: str
    """Merchant ID."""

    out_trade_no: str
    """Order number."""

    amount: str
    """How much to give back, unit: cent."""

    sign_type: Literal["MD5", "SHA-256", "SHA256"]
    """The digest of the signature."""


class _MypaynzV3RefundRequest(TypedDict, total=False):
    """What may be left out."""

    mid: str
    """Merchant ID."""

    currency: str
    """Currency."""


class MypaynzV3RefundRequest(_MypaynzV3RefundRequest):
    """Refund, API v3: for a merchant's request."""

    out_trade_no: str
    """Order number."""

    amount: str
    """How much to give back, unit: cent."""

    sign_type: Literal["MD5", "SHA-256", "SHA256"]
    """The digest of the signature."""


class _MypaynzV3Query(TypedDict, total=False):
    """What may be left out."""


class MypaynzV3Query(_MypaynzV3Query):
    """Query of an order, API v3: to be signed."""

    mid: str
    """Merchant ID."""

    out_trade_no: str
    """Order number."""

    sign_type: Literal["MD5", "SHA-256", "SHA256"]
    """The digest of the signature."""


class _MypaynzV3QueryRequest(TypedDict, total=False):
    """What may be left out."""

    mid: str
    """Merchant ID."""


class MypaynzV3QueryRequest(_MypaynzV3QueryRequest):
    """Query of an order, API v3: for a merchant's request."""

    out_trade_no: str
    """Order number."""

    sign_type: Literal["MD5", "SHA-256", "SHA256"]
    """The digest of the signature."""


class _PayproPay(TypedDict, total=False):
    """What may be left out."""

    mobile: str
    """User's mobile phone number."""

    email: str
    """E-mail address; on the page it has no name."""

    payer: str
    """Payer name."""

    returnUrl: str
    """Checkout page jump address, without the escape character `\\`, as https://www.abc.com/. If not passed, the default success page."""

    remark: str
    """Remarks, brought back as they are."""


class PayproPay(_PayproPay):
    """Payment: to be signed."""

    timestamp: str
    """Timestamp; the page calls it a long and sends it as a text."""

    tradeNo: str
    """Merchant's number, unique (suggested: year, month, day, hour, minute, second + random number)."""

    amount: str
    """Amount (decimal not supported)."""

    wayCode: Literal["store", "va"]
    """Collection method code."""

    notifyUrl: str
    """Asynchronous callback address."""


class _PayproPayRequest(TypedDict, total=False):
    """What may be left out."""

    mobile: str
    """User's mobile phone number."""

    email: str
    """E-mail address; on the page it has no name."""

    payer: str
    """Payer name."""

    returnUrl: str
    """Checkout page jump address, without the escape character `\\`, as https://www.abc.com/. If not passed, the default success page."""

    remark: str
    """Remarks, brought back as they are."""


class PayproPayRequest(_PayproPayRequest):
    """Payment: for a merchant's request."""

    timestamp: str
    """Timestamp; the page calls it a long and sends it as a text."""

    tradeNo: str
    """Merchant's number, unique (suggested: year, month, day, hour, minute, second + random number)."""

    amount: str
    """Amount (decimal not supported)."""

    wayCode: Literal["store", "va"]
    """Collection method code."""

    notifyUrl: str
    """Asynchronous callback address."""


class _PayproNotify(TypedDict, total=False):
    """What may be left out."""

    message: str
    """Description of the error."""

    successTime: str
    """When it was paid, local time; only if it was."""

    channelCode: str
    """Channel code, in Indonesia."""

    wayCode: str
    """Collection method code, in Indonesia."""

    utr: str
    """Not explained; in the sample of Mexico."""


class PayproNotify(_PayproNotify):
    """Notification of a payment: to be signed."""

    platFormTradeNo: str
    """The gateway's number."""

    tradeNo: str
    """Merchant's number."""

    amount: str
    """Amount really paid; it may be a part. A text or a number, `3.0000` too."""

    status: str
    """The result. All but the listed values are error codes: a failure."""

    timestamp: str
    """Timestamp."""


class _EpusdtPay(TypedDict, total=False):
    """What may be left out."""

    redirect_url: str
    """Where the browser is sent afterwards (同步跳转地址)."""


class EpusdtPay(_EpusdtPay):
    """Payment (创建交易): to be signed."""

    order_id: str
    """Order number (请求支付订单号)."""

    amount: str
    """Amount in CNY (支付金额), at most 2 decimals, at least 0.01."""

    notify_url: str
    """Address of the notification (异步回调地址)."""


class _EpusdtPayRequest(TypedDict, total=False):
    """What may be left out."""

    redirect_url: str
    """Where the browser is sent afterwards (同步跳转地址)."""


class EpusdtPayRequest(_EpusdtPayRequest):
    """Payment (创建交易): for a merchant's request."""

    order_id: str
    """Order number (请求支付订单号)."""

    amount: str
    """Amount in CNY (支付金额), at most 2 decimals, at least 0.01."""

    notify_url: str
    """Address of the notification (异步回调地址)."""


class _EpusdtNotify(TypedDict, total=False):
    """What may be left out."""

    actual_amount: str
    """Amount in USDT that must really be paid (实际需要支付的usdt金额), 4 decimals."""

    token: str
    """Address of the wallet (钱包地址)."""

    block_transaction_id: str
    """Number of the transaction on the chain (区块交易号), once there is one."""


class EpusdtNotify(_EpusdtNotify):
    """Notification of a payment (异步回调): to be signed."""

    trade_id: str
    """The gateway's number (交易号)."""

    order_id: str
    """Order number (请求支付订单号)."""

    amount: str
    """Amount in CNY (支付金额), 2 decimals: what was ordered, and paid if `status` is 2."""

    status: str
    """State of the order (订单状态)."""


class _EpusdtHmacPay(TypedDict, total=False):
    """What may be left out."""

    token: str
    """Currency that is paid (收款币种); the buyer chooses if neither it nor `network` is sent."""

    network: str
    """Chain that is paid on (收款网络), together with `token`."""

    redirect_url: str
    """Where the browser is sent afterwards (支付完成后的同步跳转地址)."""

    name: str
    """Product name (商品/订单名称)."""

    payment_type: str
    """`Epay` asks for a notification as Epay's; signed if it is sent."""


class EpusdtHmacPay(_EpusdtHmacPay):
    """Payment (创建 GMPay 交易): to be signed."""

    pid: str
    """Merchant number (商户 PID); it names the secret key."""

    order_id: str
    """Order number (商户订单号), 32 characters at most."""

    currency: str
    """Currency of the order (法币币种)."""

    amount: str
    """Amount in `currency` (法币金额), more than 0.01."""

    notify_url: str
    """Address of the notification (支付成功异步回调地址)."""


class _EpusdtHmacPayRequest(TypedDict, total=False):
    """What may be left out."""

    pid: str
    """Merchant number (商户 PID); it names the secret key."""

    token: str
    """Currency that is paid (收款币种); the buyer chooses if neither it nor `network` is sent."""

    network: str
    """Chain that is paid on (收款网络), together with `token`."""

    redirect_url: str
    """Where the browser is sent afterwards (支付完成后的同步跳转地址)."""

    name: str
    """Product name (商品/订单名称)."""

    payment_type: str
    """`Epay` asks for a notification as Epay's; signed if it is sent."""


class EpusdtHmacPayRequest(_EpusdtHmacPayRequest):
    """Payment (创建 GMPay 交易): for a merchant's request."""

    order_id: str
    """Order number (商户订单号), 32 characters at most."""

    currency: str
    """Currency of the order (法币币种)."""

    amount: str
    """Amount in `currency` (法币金额), more than 0.01."""

    notify_url: str
    """Address of the notification (支付成功异步回调地址)."""


class _EpusdtHmacNotify(TypedDict, total=False):
    """What may be left out."""

    actual_amount: str
    """Amount that was paid on the chain (实际到账的加密货币数量)."""

    receive_address: str
    """Address of the wallet (收款地址)."""

    token: str
    """Currency that was paid (收款币种)."""

    block_transaction_id: str
    """Number of the transaction on the chain (链上交易哈希), or of the provider's order."""


class EpusdtHmacNotify(_EpusdtHmacNotify):
    """Notification of a payment (GMPay 回调): to be signed."""

    pid: str
    """Merchant number (订单所属 API Key 的 PID)."""

    trade_id: str
    """The gateway's number (Epusdt 交易号)."""

    order_id: str
    """Order number (商户订单号)."""

    amount: str
    """Amount of the order (商户提交的法币金额): what was ordered, and paid if `status` is 2."""

    status: str
    """State of the order (订单状态); only 2 is notified today."""


class _EpusdtBepusdtPay(TypedDict, total=False):
    """What may be left out."""

    amount: str
    """Amount in `fiat` (支付金额); 0, or none, and the address takes any amount."""

    trade_type: str
    """Currency and chain (交易类型); `usdt.trc20` if it is missing."""

    fiat: str
    """Currency of the order (法币类型): CNY, USD, EUR, GBP, JPY; CNY if it is missing."""

    address: str
    """Address of the wallet (指定收款地址); one is chosen if it is missing."""

    name: str
    """Product name (商品名称)."""

    timeout: str
    """When the order expires (订单超时时间), in seconds."""

    rate: str
    """Exchange rate (强制指定汇率): `7.4`, `~1.02`, `+0.3`."""


class EpusdtBepusdtPay(_EpusdtBepusdtPay):
    """Payment (创建交易): to be signed."""

    order_id: str
    """Order number (商户订单编号), unique."""

    notify_url: str
    """Address of the notification (支付结果异步回调地址)."""

    redirect_url: str
    """Where the browser is sent afterwards (支付成功后商户跳转地址)."""


class _EpusdtBepusdtPayRequest(TypedDict, total=False):
    """What may be left out."""

    amount: str
    """Amount in `fiat` (支付金额); 0, or none, and the address takes any amount."""

    trade_type: str
    """Currency and chain (交易类型); `usdt.trc20` if it is missing."""

    fiat: str
    """Currency of the order (法币类型): CNY, USD, EUR, GBP, JPY; CNY if it is missing."""

    address: str
    """Address of the wallet (指定收款地址); one is chosen if it is missing."""

    name: str
    """Product name (商品名称)."""

    timeout: str
    """When the order expires (订单超时时间), in seconds."""

    rate: str
    """Exchange rate (强制指定汇率): `7.4`, `~1.02`, `+0.3`."""


class EpusdtBepusdtPayRequest(_EpusdtBepusdtPayRequest):
    """Payment (创建交易): for a merchant's request."""

    order_id: str
    """Order number (商户订单编号), unique."""

    notify_url: str
    """Address of the notification (支付结果异步回调地址)."""

    redirect_url: str
    """Where the browser is sent afterwards (支付成功后商户跳转地址)."""


class _EpusdtBepusdtNotify(TypedDict, total=False):
    """What may be left out."""

    actual_amount: str
    """Amount in USDT that must really be paid (实际需要支付的usdt金额), 4 decimals."""

    token: str
    """Address of the wallet (钱包地址)."""

    block_transaction_id: str
    """Number of the transaction on the chain (区块交易号), once there is one."""


class EpusdtBepusdtNotify(_EpusdtBepusdtNotify):
    """Notification of a payment (异步回调): to be signed."""

    trade_id: str
    """The gateway's number (交易号)."""

    order_id: str
    """Order number (请求支付订单号)."""

    amount: str
    """Amount in CNY (支付金额), 2 decimals: what was ordered, and paid if `status` is 2."""

    status: str
    """State of the order (订单状态)."""


class _EpusdtBepusdtCancel(TypedDict, total=False):
    """What may be left out."""


class EpusdtBepusdtCancel(_EpusdtBepusdtCancel):
    """An order is given up (取消交易): to be signed."""

    trade_id: str
    """The gateway's number (系统交易 ID)."""


class _EpusdtBepusdtCancelRequest(TypedDict, total=False):
    """What may be left out."""


class EpusdtBepusdtCancelRequest(_EpusdtBepusdtCancelRequest):
    """An order is given up (取消交易): for a merchant's request."""

    trade_id: str
    """The gateway's number (系统交易 ID)."""
