// Written by `cargo xtask generate` from the tables of the core.

/** Epay (易支付): Payment. What `sign` takes. */
export interface EpayPayParams {
  /** Merchant ID. Example: `1001`. */
  pid: string;
  /** Payment method. Example: `alipay`. */
  type: string;
  /** Merchant order number. Example: `20160806151343349`. */
  out_trade_no: string;
  /** Where the server sends its notification. Example: `http://www.pay.com/notify_url.php`. */
  notify_url: string;
  /** Where the browser is sent afterwards. Example: `http://www.pay.com/return_url.php`. */
  return_url?: string;
  /** Product name; beyond 127 bytes the gateway cuts it. Example: `VIP会员`. */
  name: string;
  /** Product amount in yuan, at most 2 decimals. Example: `1.00`. */
  money: string;
  /** IP address of the user who pays. Example: `192.168.1.100`. */
  clientip: string;
  /** The user's browser or device; `pc` if it is missing. Example: `pc`. */
  device?: string;
  /** Handed back as it is after the payment. */
  param?: string;
  /** Name of the website. */
  sitename?: string;
  /** Signature type. Example: `MD5`. */
  sign_type?: 'MD5';
}

/** Epay (易支付): Payment. What `sign` takes. */
export type EpayStandardPayParams = EpayPayParams;

/** Epay (易支付): Payment. What `Merchant.request` takes. */
export interface EpayPayRequest {
  /** Merchant ID. Example: `1001`. */
  pid?: string;
  /** Payment method. Example: `alipay`. */
  type: string;
  /** Merchant order number. Example: `20160806151343349`. */
  out_trade_no: string;
  /** Where the server sends its notification. Example: `http://www.pay.com/notify_url.php`. */
  notify_url: string;
  /** Where the browser is sent afterwards. Example: `http://www.pay.com/return_url.php`. */
  return_url?: string;
  /** Product name; beyond 127 bytes the gateway cuts it. Example: `VIP会员`. */
  name: string;
  /** Product amount in yuan, at most 2 decimals. Example: `1.00`. */
  money: string;
  /** IP address of the user who pays. Example: `192.168.1.100`. */
  clientip: string;
  /** The user's browser or device; `pc` if it is missing. Example: `pc`. */
  device?: string;
  /** Handed back as it is after the payment. */
  param?: string;
  /** Name of the website. */
  sitename?: string;
  /** Signature type. Example: `MD5`. */
  sign_type?: 'MD5';
}

/** Epay (易支付): Payment. What `Merchant.request` takes. */
export type EpayStandardPayRequest = EpayPayRequest;

/** Epay (易支付): Payment by page redirect. What `sign` takes. */
export interface EpaySubmitParams {
  /** Merchant ID. Example: `1001`. */
  pid: string;
  /** Payment method; without it the buyer chooses on the gateway's page. Example: `alipay`. */
  type?: string;
  /** Merchant order number. Example: `20160806151343349`. */
  out_trade_no: string;
  /** Where the server sends its notification. Example: `http://www.pay.com/notify_url.php`. */
  notify_url: string;
  /** Where the browser is sent afterwards. Example: `http://www.pay.com/return_url.php`. */
  return_url: string;
  /** Product name; beyond 127 bytes the gateway cuts it. Example: `VIP会员`. */
  name: string;
  /** Product amount in yuan, at most 2 decimals. Example: `1.00`. */
  money: string;
  /** Handed back as it is after the payment. */
  param?: string;
  /** Name of the website. */
  sitename?: string;
  /** Signature type. Example: `MD5`. */
  sign_type?: 'MD5';
}

/** Epay (易支付): Payment by page redirect. What `Merchant.request` takes. */
export interface EpaySubmitRequest {
  /** Merchant ID. Example: `1001`. */
  pid?: string;
  /** Payment method; without it the buyer chooses on the gateway's page. Example: `alipay`. */
  type?: string;
  /** Merchant order number. Example: `20160806151343349`. */
  out_trade_no: string;
  /** Where the server sends its notification. Example: `http://www.pay.com/notify_url.php`. */
  notify_url: string;
  /** Where the browser is sent afterwards. Example: `http://www.pay.com/return_url.php`. */
  return_url: string;
  /** Product name; beyond 127 bytes the gateway cuts it. Example: `VIP会员`. */
  name: string;
  /** Product amount in yuan, at most 2 decimals. Example: `1.00`. */
  money: string;
  /** Handed back as it is after the payment. */
  param?: string;
  /** Name of the website. */
  sitename?: string;
  /** Signature type. Example: `MD5`. */
  sign_type?: 'MD5';
}

/** Epay (易支付): Notification of a payment. What `sign` takes. */
export interface EpayNotifyParams {
  /** Merchant ID. Example: `1001`. */
  pid: string;
  /** The gateway's order number. Example: `20160806151343349021`. */
  trade_no: string;
  /** Merchant order number. Example: `20160806151343349`. */
  out_trade_no: string;
  /** Payment method. Example: `alipay`. */
  type: string;
  /** Product name; empty where the order has none. Example: `VIP会员`. */
  name?: string;
  /** Amount; `1.5` may come for an order of `1.50`. Example: `1.00`. */
  money: string;
  /** Only `TRADE_SUCCESS` is a payment. Example: `TRADE_SUCCESS`. */
  trade_status: string;
  /** Handed back from the request. */
  param?: string;
  /** Signature type. Example: `MD5`. */
  sign_type?: 'MD5';
}

/** Epay (易支付): The buyer's browser coming back after a payment. What `sign` takes. */
export interface EpayReturnParams {
  /** Merchant ID. Example: `1001`. */
  pid: string;
  /** The gateway's order number. Example: `20160806151343349021`. */
  trade_no: string;
  /** Merchant order number. Example: `20160806151343349`. */
  out_trade_no: string;
  /** Payment method. Example: `alipay`. */
  type: string;
  /** Product name; empty where the order has none. Example: `VIP会员`. */
  name?: string;
  /** Amount; `1.5` may come for an order of `1.50`. Example: `1.00`. */
  money: string;
  /** Only `TRADE_SUCCESS` is a payment. Example: `TRADE_SUCCESS`. */
  trade_status: string;
  /** Handed back from the request. */
  param?: string;
  /** Signature type. Example: `MD5`. */
  sign_type?: 'MD5';
}

/** Epay (易支付), epay@code200: Payment. What `sign` takes. */
export interface EpayCode200PayParams {
  /** Merchant ID. Example: `1000`. */
  pid: string;
  /** Payment method. Example: `alipay`. */
  type: 'alipay' | 'qqpay' | 'wxpay';
  /** Merchant order number. Example: `20160806151343349`. */
  out_trade_no: string;
  /** Server async notification URL. Example: `http://site_domain/notify_url.php`. */
  notify_url: string;
  /** Page redirect notification URL. Example: `http://site_domain/return_url.php`. */
  return_url: string;
  /** Product name. Example: `An Oreo`. */
  name: string;
  /** Product amount. Example: `1.00`. */
  money: string;
  /** Signature type; currently only supports MD5. Example: `MD5`. */
  sign_type?: 'MD5';
  /** Extra parameter, max length 100. It is passed back in the callback. Example: `userId`. */
  ext?: string;
  /** Website name. */
  sitename?: string;
}

/** Epay (易支付), epay@code200: Payment. What `Merchant.request` takes. */
export interface EpayCode200PayRequest {
  /** Merchant ID. Example: `1000`. */
  pid?: string;
  /** Payment method. Example: `alipay`. */
  type: 'alipay' | 'qqpay' | 'wxpay';
  /** Merchant order number. Example: `20160806151343349`. */
  out_trade_no: string;
  /** Server async notification URL. Example: `http://site_domain/notify_url.php`. */
  notify_url: string;
  /** Page redirect notification URL. Example: `http://site_domain/return_url.php`. */
  return_url: string;
  /** Product name. Example: `An Oreo`. */
  name: string;
  /** Product amount. Example: `1.00`. */
  money: string;
  /** Signature type; currently only supports MD5. Example: `MD5`. */
  sign_type?: 'MD5';
  /** Extra parameter, max length 100. It is passed back in the callback. Example: `userId`. */
  ext?: string;
  /** Website name. */
  sitename?: string;
}

/** Epay (易支付), epay@code200: Notification of a payment. What `sign` takes. */
export interface EpayCode200NotifyParams {
  /** Merchant ID. Example: `1001`. */
  pid: string;
  /** The gateway's order number. Example: `20160806151343349021`. */
  trade_no: string;
  /** Merchant order number. Example: `20160806151343349`. */
  out_trade_no: string;
  /** Payment method. Example: `alipay`. */
  type: string;
  /** Product name; empty where the order has none. Example: `VIP会员`. */
  name?: string;
  /** Amount; `1.5` may come for an order of `1.50`. Example: `1.00`. */
  money: string;
  /** Only `TRADE_SUCCESS` is a payment. Example: `TRADE_SUCCESS`. */
  trade_status: string;
  /** Extra parameter, passed back from the request. Example: `userId`. */
  ext?: string;
  /** Signature type. Example: `MD5`. */
  sign_type?: 'MD5';
}

/** Epay (易支付), epay@code200: The buyer's browser coming back after a payment. What `sign` takes. */
export interface EpayCode200ReturnParams {
  /** Merchant ID. Example: `1001`. */
  pid: string;
  /** The gateway's order number. Example: `20160806151343349021`. */
  trade_no: string;
  /** Merchant order number. Example: `20160806151343349`. */
  out_trade_no: string;
  /** Payment method. Example: `alipay`. */
  type: string;
  /** Product name; empty where the order has none. Example: `VIP会员`. */
  name?: string;
  /** Amount; `1.5` may come for an order of `1.50`. Example: `1.00`. */
  money: string;
  /** Only `TRADE_SUCCESS` is a payment. Example: `TRADE_SUCCESS`. */
  trade_status: string;
  /** Extra parameter, passed back from the request. Example: `userId`. */
  ext?: string;
  /** Signature type. Example: `MD5`. */
  sign_type?: 'MD5';
}

/** Aggregated payment (聚合支付): Payment (支付). What `sign` takes. */
export interface PayindexPayParams {
  /** Merchant number (商户号), given by the platform. */
  pay_memberid: string;
  /** Order number (订单号), unique, 20 characters. */
  pay_orderid: string;
  /** Time of submission (提交时间), in the format 2016-12-26 18:18:18. Example: `2016-12-26 18:18:18`. */
  pay_applydate: string;
  /** Bank code (银行编码): the way of paying. */
  pay_bankcode: string;
  /** Server notification (服务端通知): the address that the server posts the result to. */
  pay_notifyurl: string;
  /** Page redirect notification (页面跳转通知): the address that the browser posts the result to. */
  pay_callbackurl: string;
  /** Order amount (订单金额): the price of the goods. */
  pay_amount: string;
  /** Additional field (附加字段), handed back as it is; Chinese must be URL-encoded. */
  pay_attach?: string;
  /** Product name (商品名称). */
  pay_productname: string;
  /** Number of the merchant's goods (商户品数量). */
  pay_productnum?: string;
  /** Product description (商品描述). */
  pay_productdesc?: string;
  /** The merchant's link (商户链接地址). */
  pay_producturl?: string;
  /** Format of the answer (返回数据格式): `type=json` gives JSON, all else HTML. */
  type?: string;
}

/** Aggregated payment (聚合支付): Payment (支付). What `Merchant.request` takes. */
export interface PayindexPayRequest {
  /** Merchant number (商户号), given by the platform. */
  pay_memberid?: string;
  /** Order number (订单号), unique, 20 characters. */
  pay_orderid: string;
  /** Time of submission (提交时间), in the format 2016-12-26 18:18:18. Example: `2016-12-26 18:18:18`. */
  pay_applydate: string;
  /** Bank code (银行编码): the way of paying. */
  pay_bankcode: string;
  /** Server notification (服务端通知): the address that the server posts the result to. */
  pay_notifyurl: string;
  /** Page redirect notification (页面跳转通知): the address that the browser posts the result to. */
  pay_callbackurl: string;
  /** Order amount (订单金额): the price of the goods. */
  pay_amount: string;
  /** Additional field (附加字段), handed back as it is; Chinese must be URL-encoded. */
  pay_attach?: string;
  /** Product name (商品名称). */
  pay_productname: string;
  /** Number of the merchant's goods (商户品数量). */
  pay_productnum?: string;
  /** Product description (商品描述). */
  pay_productdesc?: string;
  /** The merchant's link (商户链接地址). */
  pay_producturl?: string;
  /** Format of the answer (返回数据格式): `type=json` gives JSON, all else HTML. */
  type?: string;
}

/** Aggregated payment (聚合支付): Notification of a payment (支付结果通知). What `sign` takes. */
export interface PayindexNotifyParams {
  /** Merchant number (商户编号), as in the back office under API documents. */
  memberid: string;
  /** Order number (订单号): the merchant's. */
  orderid: string;
  /** Order amount (订单金额); what was paid, where there is no `true_amount`. */
  amount: string;
  /** Amount paid (实付金额): for floating amounts; what was really paid, and this one counts. Many sites do not send it. */
  true_amount?: string;
  /** Transaction number (交易流水号): the gateway's order number. Some sites do not send it. */
  transaction_id?: string;
  /** Time of the transaction (交易时间). */
  datetime: string;
  /** State of the transaction (交易状态): `00` is success, all else is failure. Example: `00`. */
  returncode: string;
  /** Not on the page; some sites send and sign it. Example: `支付成功`. */
  msg?: string;
  /** Handed back from the request (扩展返回); not signed, so it is anyone's. */
  attach?: string;
}

/** Aggregated payment (聚合支付): Query of an order (订单状态查询). What `sign` takes. */
export interface PayindexQueryParams {
  /** Merchant number (商户号), given by the platform. */
  pay_memberid: string;
  /** Order number (订单号), unique, 20 characters. */
  pay_orderid: string;
}

/** Aggregated payment (聚合支付): Query of an order (订单状态查询). What `Merchant.request` takes. */
export interface PayindexQueryRequest {
  /** Merchant number (商户号), given by the platform. */
  pay_memberid?: string;
  /** Order number (订单号), unique, 20 characters. */
  pay_orderid: string;
}

/** Aggregated payment (聚合支付): Answer to the query of an order (查询结果通知). What `sign` takes. */
export interface PayindexQueryAnswerParams {
  /** Merchant number (商户编号). */
  memberid: string;
  /** Order number (订单号): the merchant's. */
  orderid: string;
  /** Order amount (订单金额), as submitted. */
  amount: string;
  /** Amount paid (实际付款金额): what the player really paid. */
  true_amount?: string;
  /** When it was paid (支付成功时间). */
  time_end?: string;
  /** Transaction number (交易流水号): the platform's order number. */
  transaction_id?: string;
  /** State of the transaction (交易状态): `00` is success. Example: `00`. */
  returncode: string;
  /** State of the transaction (交易状态). */
  trade_state: string;
}

/** Aggregated payment (聚合支付): Payout to a bank card (代付). What `sign` takes. */
export interface PayindexPayoutParams {
  /** Merchant number (商户号), given by the platform. */
  mchid: string;
  /** The merchant's number of the payout (商户代付订单号), unique, 20 characters. */
  out_trade_no: string;
  /** Amount (代付金额), in yuan. */
  money: string;
  /** Name of the bank (开户行名称). */
  bankname: string;
  /** Name of its branch (支行名称). */
  subbranch: string;
  /** Name of the account's holder (开户名). */
  accountname: string;
  /** Number of the bank card (银行卡号). */
  cardnumber: string;
  /** Province (省份). */
  province: string;
  /** City (城市). */
  city: string;
  /** Additional fields (附加字段) that the platform asks for: a JSON object in Base64. */
  extends?: string;
  /** The address that the server posts the result to. */
  notifyurl?: string;
}

/** Aggregated payment (聚合支付): Payout to a bank card (代付). What `Merchant.request` takes. */
export interface PayindexPayoutRequest {
  /** Merchant number (商户号), given by the platform. */
  mchid?: string;
  /** The merchant's number of the payout (商户代付订单号), unique, 20 characters. */
  out_trade_no: string;
  /** Amount (代付金额), in yuan. */
  money: string;
  /** Name of the bank (开户行名称). */
  bankname: string;
  /** Name of its branch (支行名称). */
  subbranch: string;
  /** Name of the account's holder (开户名). */
  accountname: string;
  /** Number of the bank card (银行卡号). */
  cardnumber: string;
  /** Province (省份). */
  province: string;
  /** City (城市). */
  city: string;
  /** Additional fields (附加字段) that the platform asks for: a JSON object in Base64. */
  extends?: string;
  /** The address that the server posts the result to. */
  notifyurl?: string;
}

/** Aggregated payment (聚合支付), payindex@long_orderid: Payment (支付). What `sign` takes. */
export interface PayindexLongOrderidPayParams {
  /** Merchant number (商户号), given by the platform. */
  pay_memberid: string;
  /** Order number (订单号), unique, of a length that the site takes. */
  pay_orderid: string;
  /** Time of submission (提交时间), in the format 2016-12-26 18:18:18. Example: `2016-12-26 18:18:18`. */
  pay_applydate: string;
  /** Bank code (银行编码): the way of paying. */
  pay_bankcode: string;
  /** Server notification (服务端通知): the address that the server posts the result to. */
  pay_notifyurl: string;
  /** Page redirect notification (页面跳转通知): the address that the browser posts the result to. */
  pay_callbackurl: string;
  /** Order amount (订单金额): the price of the goods. */
  pay_amount: string;
  /** Additional field (附加字段), handed back as it is; Chinese must be URL-encoded. */
  pay_attach?: string;
  /** Product name (商品名称). */
  pay_productname: string;
  /** Number of the merchant's goods (商户品数量). */
  pay_productnum?: string;
  /** Product description (商品描述). */
  pay_productdesc?: string;
  /** The merchant's link (商户链接地址). */
  pay_producturl?: string;
  /** Format of the answer (返回数据格式): `type=json` gives JSON, all else HTML. */
  type?: string;
}

/** Aggregated payment (聚合支付), payindex@long_orderid: Payment (支付). What `Merchant.request` takes. */
export interface PayindexLongOrderidPayRequest {
  /** Merchant number (商户号), given by the platform. */
  pay_memberid?: string;
  /** Order number (订单号), unique, of a length that the site takes. */
  pay_orderid: string;
  /** Time of submission (提交时间), in the format 2016-12-26 18:18:18. Example: `2016-12-26 18:18:18`. */
  pay_applydate: string;
  /** Bank code (银行编码): the way of paying. */
  pay_bankcode: string;
  /** Server notification (服务端通知): the address that the server posts the result to. */
  pay_notifyurl: string;
  /** Page redirect notification (页面跳转通知): the address that the browser posts the result to. */
  pay_callbackurl: string;
  /** Order amount (订单金额): the price of the goods. */
  pay_amount: string;
  /** Additional field (附加字段), handed back as it is; Chinese must be URL-encoded. */
  pay_attach?: string;
  /** Product name (商品名称). */
  pay_productname: string;
  /** Number of the merchant's goods (商户品数量). */
  pay_productnum?: string;
  /** Product description (商品描述). */
  pay_productdesc?: string;
  /** The merchant's link (商户链接地址). */
  pay_producturl?: string;
  /** Format of the answer (返回数据格式): `type=json` gives JSON, all else HTML. */
  type?: string;
}

/** Aggregated payment (聚合支付), payindex@long_orderid: Query of an order (订单状态查询). What `sign` takes. */
export interface PayindexLongOrderidQueryParams {
  /** Merchant number (商户号), given by the platform. */
  pay_memberid: string;
  /** Order number (订单号), unique, of a length that the site takes. */
  pay_orderid: string;
}

/** Aggregated payment (聚合支付), payindex@long_orderid: Query of an order (订单状态查询). What `Merchant.request` takes. */
export interface PayindexLongOrderidQueryRequest {
  /** Merchant number (商户号), given by the platform. */
  pay_memberid?: string;
  /** Order number (订单号), unique, of a length that the site takes. */
  pay_orderid: string;
}

/** MyPayNZ (IEPay): Payment by the customer's barcode. What `sign` takes. */
export interface MypaynzPayParams {
  /** Merchant ID. Example: `10209`. */
  mid: string;
  /** Terminal ID. Example: `0`. */
  tid?: string;
  /** Amount, unit: cent. */
  fee: string;
  /** Barcode from the customer's app. */
  barcode: string;
  /** Goods name. */
  memo?: string;
  /** Order number, should be unique, recommended: date (YYYYmmddHHiiss) + 18 digit random number. Example: `s123411a2311232131332131`. */
  out_trade_no: string;
  /** Way of paying. */
  pay_type: 'IE0014' | 'IE0024';
}

/** MyPayNZ (IEPay): Payment by the customer's barcode. What `Merchant.request` takes. */
export interface MypaynzPayRequest {
  /** Merchant ID. Example: `10209`. */
  mid?: string;
  /** Terminal ID. Example: `0`. */
  tid?: string;
  /** Amount, unit: cent. */
  fee: string;
  /** Barcode from the customer's app. */
  barcode: string;
  /** Goods name. */
  memo?: string;
  /** Order number, should be unique, recommended: date (YYYYmmddHHiiss) + 18 digit random number. Example: `s123411a2311232131332131`. */
  out_trade_no: string;
  /** Way of paying. */
  pay_type: 'IE0014' | 'IE0024';
}

/** MyPayNZ (IEPay): Online order, at the address of the page. What `sign` takes. */
export interface MypaynzCheckParamsFields {
  /** Merchant ID. Example: `10224`. */
  mid: string;
  /** Terminal ID. */
  tid: string;
  /** Item name, must not contain any special characters. */
  goods: string;
  /** Item description, must not contain any special characters. */
  goods_detail: string;
  /** Order number, should be unique, recommended: date (YYYYmmddHHiiss) + 18 digit random number. Example: `201808170123245622346777231`. */
  out_trade_no: string;
  /** Way of paying. Example: `IE0012`. */
  pay_type: 'IE0011' | 'IE0012' | 'IE0013' | 'IE0014' | 'IE0015' | 'IE0016' | 'IE0021' | 'IE0022' | 'IE0023' | 'IE0024' | 'IE0025' | 'IE0026' | 'IE0031' | 'IE0041';
  /** Expiration time, unit: second, default: 3600. */
  expired?: string;
  /** After the payment the result is returned to this URL by a redirect. */
  return_url?: string;
  /** The URL for asynchronous notifications after the payment. */
  notify_url?: string;
  /** 'v1' */
  version: 'v1';
  /** The merchant's default rate if null, range 0 - 30. */
  pay_rate?: string;
}

/** MyPayNZ (IEPay): Online order, at the address of the page. What `sign` takes. */
export type MypaynzCheckParams = MypaynzCheckParamsFields
  & ({ total_fee: string; rmb_fee?: never } | { total_fee?: never; rmb_fee: string });

/** MyPayNZ (IEPay): Online order, at the address of the page. What `Merchant.request` takes. */
export interface MypaynzCheckRequestFields {
  /** Merchant ID. Example: `10224`. */
  mid?: string;
  /** Terminal ID. */
  tid: string;
  /** Item name, must not contain any special characters. */
  goods: string;
  /** Item description, must not contain any special characters. */
  goods_detail: string;
  /** Order number, should be unique, recommended: date (YYYYmmddHHiiss) + 18 digit random number. Example: `201808170123245622346777231`. */
  out_trade_no: string;
  /** Way of paying. Example: `IE0012`. */
  pay_type: 'IE0011' | 'IE0012' | 'IE0013' | 'IE0014' | 'IE0015' | 'IE0016' | 'IE0021' | 'IE0022' | 'IE0023' | 'IE0024' | 'IE0025' | 'IE0026' | 'IE0031' | 'IE0041';
  /** Expiration time, unit: second, default: 3600. */
  expired?: string;
  /** After the payment the result is returned to this URL by a redirect. */
  return_url?: string;
  /** The URL for asynchronous notifications after the payment. */
  notify_url?: string;
  /** 'v1' */
  version?: 'v1';
  /** The merchant's default rate if null, range 0 - 30. */
  pay_rate?: string;
}

/** MyPayNZ (IEPay): Online order, at the address of the page. What `Merchant.request` takes. */
export type MypaynzCheckRequest = MypaynzCheckRequestFields
  & ({ total_fee: string; rmb_fee?: never } | { total_fee?: never; rmb_fee: string });

/** MyPayNZ (IEPay): Online order, at the address of the newer page. What `sign` takes. */
export interface MypaynzOnlineParamsFields {
  /** Merchant ID. Example: `10224`. */
  mid: string;
  /** Terminal ID. */
  tid?: string;
  /** Item name, must not contain any special characters. */
  goods: string;
  /** Item description, must not contain any special characters. */
  goods_detail: string;
  /** Order number, should be unique, recommended: date (YYYYmmddHHiiss) + 18 digit random number. Example: `201808170123245622346777231`. */
  out_trade_no: string;
  /** Way of paying. Example: `IE0012`. */
  pay_type: 'IE0011' | 'IE0012' | 'IE0013' | 'IE0014' | 'IE0015' | 'IE0016' | 'IE0021' | 'IE0022' | 'IE0023' | 'IE0024' | 'IE0025' | 'IE0026' | 'IE0031' | 'IE0041';
  /** Expiration time, unit: second, default: 3600. */
  expired?: string;
  /** After the payment the result is returned to this URL by a redirect. */
  return_url?: string;
  /** The URL for asynchronous notifications after the payment. */
  notify_url?: string;
  /** 'v1' */
  version: 'v1';
  /** The merchant's default rate if null, range 0 - 30. */
  pay_rate?: string;
}

/** MyPayNZ (IEPay): Online order, at the address of the newer page. What `sign` takes. */
export type MypaynzOnlineParams = MypaynzOnlineParamsFields
  & ({ total_fee: string; rmb_fee?: never } | { total_fee?: never; rmb_fee: string });

/** MyPayNZ (IEPay): Online order, at the address of the newer page. What `Merchant.request` takes. */
export interface MypaynzOnlineRequestFields {
  /** Merchant ID. Example: `10224`. */
  mid?: string;
  /** Terminal ID. */
  tid?: string;
  /** Item name, must not contain any special characters. */
  goods: string;
  /** Item description, must not contain any special characters. */
  goods_detail: string;
  /** Order number, should be unique, recommended: date (YYYYmmddHHiiss) + 18 digit random number. Example: `201808170123245622346777231`. */
  out_trade_no: string;
  /** Way of paying. Example: `IE0012`. */
  pay_type: 'IE0011' | 'IE0012' | 'IE0013' | 'IE0014' | 'IE0015' | 'IE0016' | 'IE0021' | 'IE0022' | 'IE0023' | 'IE0024' | 'IE0025' | 'IE0026' | 'IE0031' | 'IE0041';
  /** Expiration time, unit: second, default: 3600. */
  expired?: string;
  /** After the payment the result is returned to this URL by a redirect. */
  return_url?: string;
  /** The URL for asynchronous notifications after the payment. */
  notify_url?: string;
  /** 'v1' */
  version?: 'v1';
  /** The merchant's default rate if null, range 0 - 30. */
  pay_rate?: string;
}

/** MyPayNZ (IEPay): Online order, at the address of the newer page. What `Merchant.request` takes. */
export type MypaynzOnlineRequest = MypaynzOnlineRequestFields
  & ({ total_fee: string; rmb_fee?: never } | { total_fee?: never; rmb_fee: string });

/** MyPayNZ (IEPay): Refund. What `sign` takes. */
export interface MypaynzRefundParams {
  /** Merchant ID. Example: `10224`. */
  mid: string;
  /** Order number. Example: `20180402112304123210122312`. */
  out_trade_no: string;
  /** Way of paying. Example: `IE0014`. */
  pay_type: string;
  /** How much to give back, unit: cent. Example: `1`. */
  refund_amount: string;
  /** About giving back the charge; not explained. */
  refund_charge_fee?: string;
  /** A memo. Example: `refund memo`. */
  reference?: string;
  /** 'v1' */
  version?: 'v1';
}

/** MyPayNZ (IEPay): Refund. What `Merchant.request` takes. */
export interface MypaynzRefundRequest {
  /** Merchant ID. Example: `10224`. */
  mid?: string;
  /** Order number. Example: `20180402112304123210122312`. */
  out_trade_no: string;
  /** Way of paying. Example: `IE0014`. */
  pay_type: string;
  /** How much to give back, unit: cent. Example: `1`. */
  refund_amount: string;
  /** About giving back the charge; not explained. */
  refund_charge_fee?: string;
  /** A memo. Example: `refund memo`. */
  reference?: string;
  /** 'v1' */
  version?: 'v1';
}

/** MyPayNZ (IEPay): Query of an order. What `sign` takes. */
export interface MypaynzOrderStatusParams {
  /** Merchant ID. */
  mid: string;
  /** Way of paying. */
  pay_type: string;
  /** Order number. */
  out_trade_no: string;
  /** 'v1' */
  version: 'v1';
}

/** MyPayNZ (IEPay): Query of an order. What `Merchant.request` takes. */
export interface MypaynzOrderStatusRequest {
  /** Merchant ID. */
  mid?: string;
  /** Way of paying. */
  pay_type: string;
  /** Order number. */
  out_trade_no: string;
  /** 'v1' */
  version?: 'v1';
}

/** MyPayNZ (IEPay): Notification of an order; confirm it with order_status. What `sign` takes. */
export interface MypaynzNotifyParams {
  /** Order number. */
  out_trade_no: string;
}

/** MyPayNZ (IEPay): Payment, API v3. What `sign` takes. */
export interface MypaynzV3PaymentParams {
  /** Merchant ID, given on registration. Example: `11585`. */
  mid: string;
  /** Amount, unit: cent. Example: `1`. */
  amount: string;
  /** Currency, please use NZD. Example: `NZD`. */
  currency: string;
  /** Item name, must not contain any special characters. Example: `test`. */
  goods: string;
  /** Item description, must not contain any special characters. Example: `test 1`. */
  goods_detail: string;
  /** Order number, should be unique, recommended: date (YYYYmmddHHiiss) + 18 digit random number. Example: `20220518012`. */
  out_trade_no: string;
  /** Way of paying. Example: `IE0012`. */
  pay_type: string;
  /** After the payment the result is returned to this URL by a redirect. Example: `http://test.com/return`. */
  return_url: string;
  /** The URL for asynchronous notifications after the payment. Example: `http://test.com/notify`. */
  notify_url: string;
  /** Whether it happens on a phone; only for Union Pay. */
  is_mobile?: string;
  /** Wechat open ID; only for a Wechat mini program. */
  openid?: string;
  /** ID of the Wechat mini program; only for one. */
  mini_appid?: string;
  /** The digest of the signature. Example: `MD5`. */
  sign_type: 'MD5' | 'SHA-256' | 'SHA256';
}

/** MyPayNZ (IEPay): Payment, API v3. What `Merchant.request` takes. */
export interface MypaynzV3PaymentRequest {
  /** Merchant ID, given on registration. Example: `11585`. */
  mid?: string;
  /** Amount, unit: cent. Example: `1`. */
  amount: string;
  /** Currency, please use NZD. Example: `NZD`. */
  currency: string;
  /** Item name, must not contain any special characters. Example: `test`. */
  goods: string;
  /** Item description, must not contain any special characters. Example: `test 1`. */
  goods_detail: string;
  /** Order number, should be unique, recommended: date (YYYYmmddHHiiss) + 18 digit random number. Example: `20220518012`. */
  out_trade_no: string;
  /** Way of paying. Example: `IE0012`. */
  pay_type: string;
  /** After the payment the result is returned to this URL by a redirect. Example: `http://test.com/return`. */
  return_url: string;
  /** The URL for asynchronous notifications after the payment. Example: `http://test.com/notify`. */
  notify_url: string;
  /** Whether it happens on a phone; only for Union Pay. */
  is_mobile?: string;
  /** Wechat open ID; only for a Wechat mini program. */
  openid?: string;
  /** ID of the Wechat mini program; only for one. */
  mini_appid?: string;
  /** The digest of the signature. Example: `MD5`. */
  sign_type: 'MD5' | 'SHA-256' | 'SHA256';
}

/** MyPayNZ (IEPay): Refund, API v3. What `sign` takes. */
export interface MypaynzV3RefundParams {
  /** Merchant ID. */
  mid: string;
  /** Order number. */
  out_trade_no: string;
  /** How much to give back, unit: cent. */
  amount: string;
  /** Currency. Example: `NZD`. */
  currency?: string;
  /** The digest of the signature. */
  sign_type: 'MD5' | 'SHA-256' | 'SHA256';
}

/** MyPayNZ (IEPay): Refund, API v3. What `Merchant.request` takes. */
export interface MypaynzV3RefundRequest {
  /** Merchant ID. */
  mid?: string;
  /** Order number. */
  out_trade_no: string;
  /** How much to give back, unit: cent. */
  amount: string;
  /** Currency. Example: `NZD`. */
  currency?: string;
  /** The digest of the signature. */
  sign_type: 'MD5' | 'SHA-256' | 'SHA256';
}

/** MyPayNZ (IEPay): Query of an order, API v3. What `sign` takes. */
export interface MypaynzV3QueryParams {
  /** Merchant ID. */
  mid: string;
  /** Order number. */
  out_trade_no: string;
  /** The digest of the signature. */
  sign_type: 'MD5' | 'SHA-256' | 'SHA256';
}

/** MyPayNZ (IEPay): Query of an order, API v3. What `Merchant.request` takes. */
export interface MypaynzV3QueryRequest {
  /** Merchant ID. */
  mid?: string;
  /** Order number. */
  out_trade_no: string;
  /** The digest of the signature. */
  sign_type: 'MD5' | 'SHA-256' | 'SHA256';
}

/** PayPro: Payment. What `sign` takes. */
export interface PayproPayParams {
  /** Timestamp; the page calls it a long and sends it as a text. Example: `1728609257212`. */
  timestamp: string;
  /** Merchant's number, unique (suggested: year, month, day, hour, minute, second + random number). Example: `test_00000008`. */
  tradeNo: string;
  /** Amount (decimal not supported). Example: `300`. */
  amount: string;
  /** User's mobile phone number. Example: `15745896325`. */
  mobile?: string;
  /** E-mail address; on the page it has no name. */
  email?: string;
  /** Payer name. Example: `kevin zhang`. */
  payer?: string;
  /** Collection method code. Example: `va`. */
  wayCode: 'store' | 'va';
  /** Asynchronous callback address. Example: `https://google.com`. */
  notifyUrl: string;
  /** Checkout page jump address, without the escape character `\`, as https://www.abc.com/. If not passed, the default success page. Example: `http://abc.com/callback_page`. */
  returnUrl?: string;
  /** Remarks, brought back as they are. Example: `test`. */
  remark?: string;
}

/** PayPro: Payment. What `Merchant.request` takes. */
export interface PayproPayRequest {
  /** Timestamp; the page calls it a long and sends it as a text. Example: `1728609257212`. */
  timestamp: string;
  /** Merchant's number, unique (suggested: year, month, day, hour, minute, second + random number). Example: `test_00000008`. */
  tradeNo: string;
  /** Amount (decimal not supported). Example: `300`. */
  amount: string;
  /** User's mobile phone number. Example: `15745896325`. */
  mobile?: string;
  /** E-mail address; on the page it has no name. */
  email?: string;
  /** Payer name. Example: `kevin zhang`. */
  payer?: string;
  /** Collection method code. Example: `va`. */
  wayCode: 'store' | 'va';
  /** Asynchronous callback address. Example: `https://google.com`. */
  notifyUrl: string;
  /** Checkout page jump address, without the escape character `\`, as https://www.abc.com/. If not passed, the default success page. Example: `http://abc.com/callback_page`. */
  returnUrl?: string;
  /** Remarks, brought back as they are. Example: `test`. */
  remark?: string;
}

/** PayPro: Notification of a payment. What `sign` takes. */
export interface PayproNotifyParams {
  /** The gateway's number. Example: `5286e98841194687a95d25b5f3be346d`. */
  platFormTradeNo: string;
  /** Merchant's number. Example: `00000020`. */
  tradeNo: string;
  /** Amount really paid; it may be a part. A text or a number, `3.0000` too. Example: `30000`. */
  amount: string;
  /** The result. All but the listed values are error codes: a failure. Example: `0000`. */
  status: string;
  /** Description of the error. Example: `SUCCESS`. */
  message?: string;
  /** When it was paid, local time; only if it was. Example: `2024-07-01 18:34:31`. */
  successTime?: string;
  /** Channel code, in Indonesia. */
  channelCode?: string;
  /** Collection method code, in Indonesia. */
  wayCode?: string;
  /** Not explained; in the sample of Mexico. Example: `111111111111`. */
  utr?: string;
  /** Timestamp. Example: `1724740395968`. */
  timestamp: string;
}

/** Epusdt (USDT): Payment (创建交易). What `sign` takes. */
export interface EpusdtPayParams {
  /** Order number (请求支付订单号). Example: `2022123321312321321`. */
  order_id: string;
  /** Amount in CNY (支付金额), at most 2 decimals, at least 0.01. Example: `100`. */
  amount: string;
  /** Address of the notification (异步回调地址). Example: `http://example.com/`. */
  notify_url: string;
  /** Where the browser is sent afterwards (同步跳转地址). Example: `http://example.com/`. */
  redirect_url?: string;
}

/** Epusdt (USDT): Payment (创建交易). What `Merchant.request` takes. */
export interface EpusdtPayRequest {
  /** Order number (请求支付订单号). Example: `2022123321312321321`. */
  order_id: string;
  /** Amount in CNY (支付金额), at most 2 decimals, at least 0.01. Example: `100`. */
  amount: string;
  /** Address of the notification (异步回调地址). Example: `http://example.com/`. */
  notify_url: string;
  /** Where the browser is sent afterwards (同步跳转地址). Example: `http://example.com/`. */
  redirect_url?: string;
}

/** Epusdt (USDT): Notification of a payment (异步回调). What `sign` takes. */
export interface EpusdtNotifyParams {
  /** The gateway's number (交易号). Example: `202203251648208648961728`. */
  trade_id: string;
  /** Order number (请求支付订单号). Example: `2022123321312321321`. */
  order_id: string;
  /** Amount in CNY (支付金额), 2 decimals: what was ordered, and paid if `status` is 2. Example: `100`. */
  amount: string;
  /** Amount in USDT that must really be paid (实际需要支付的usdt金额), 4 decimals. Example: `15.625`. */
  actual_amount?: string;
  /** Address of the wallet (钱包地址). Example: `TNEns8t9jbWENbStkQdVQtHMGpbsYsQjZK`. */
  token?: string;
  /** Number of the transaction on the chain (区块交易号), once there is one. Example: `123333333321232132131`. */
  block_transaction_id?: string;
  /** State of the order (订单状态). Example: `2`. */
  status: string;
}

/** Epusdt (USDT), epusdt@hmac: Payment (创建 GMPay 交易). What `sign` takes. */
export interface EpusdtHmacPayParams {
  /** Merchant number (商户 PID); it names the secret key. Example: `1000`. */
  pid: string;
  /** Order number (商户订单号), 32 characters at most. Example: `ORD202605230001`. */
  order_id: string;
  /** Currency of the order (法币币种). Example: `cny`. */
  currency: string;
  /** Currency that is paid (收款币种); the buyer chooses if neither it nor `network` is sent. Example: `usdt`. */
  token?: string;
  /** Chain that is paid on (收款网络), together with `token`. Example: `tron`. */
  network?: string;
  /** Amount in `currency` (法币金额), more than 0.01. Example: `100`. */
  amount: string;
  /** Address of the notification (支付成功异步回调地址). Example: `https://merchant.example/notify`. */
  notify_url: string;
  /** Where the browser is sent afterwards (支付完成后的同步跳转地址). Example: `https://merchant.example/return`. */
  redirect_url?: string;
  /** Product name (商品/订单名称). Example: `VIP`. */
  name?: string;
  /** `Epay` asks for a notification as Epay's; signed if it is sent. */
  payment_type?: string;
}

/** Epusdt (USDT), epusdt@hmac: Payment (创建 GMPay 交易). What `Merchant.request` takes. */
export interface EpusdtHmacPayRequest {
  /** Merchant number (商户 PID); it names the secret key. Example: `1000`. */
  pid?: string;
  /** Order number (商户订单号), 32 characters at most. Example: `ORD202605230001`. */
  order_id: string;
  /** Currency of the order (法币币种). Example: `cny`. */
  currency: string;
  /** Currency that is paid (收款币种); the buyer chooses if neither it nor `network` is sent. Example: `usdt`. */
  token?: string;
  /** Chain that is paid on (收款网络), together with `token`. Example: `tron`. */
  network?: string;
  /** Amount in `currency` (法币金额), more than 0.01. Example: `100`. */
  amount: string;
  /** Address of the notification (支付成功异步回调地址). Example: `https://merchant.example/notify`. */
  notify_url: string;
  /** Where the browser is sent afterwards (支付完成后的同步跳转地址). Example: `https://merchant.example/return`. */
  redirect_url?: string;
  /** Product name (商品/订单名称). Example: `VIP`. */
  name?: string;
  /** `Epay` asks for a notification as Epay's; signed if it is sent. */
  payment_type?: string;
}

/** Epusdt (USDT), epusdt@hmac: Notification of a payment (GMPay 回调). What `sign` takes. */
export interface EpusdtHmacNotifyParams {
  /** Merchant number (订单所属 API Key 的 PID). Example: `1000`. */
  pid: string;
  /** The gateway's number (Epusdt 交易号). Example: `20260523171652123456001`. */
  trade_id: string;
  /** Order number (商户订单号). Example: `ORD202605230001`. */
  order_id: string;
  /** Amount of the order (商户提交的法币金额): what was ordered, and paid if `status` is 2. Example: `100`. */
  amount: string;
  /** Amount that was paid on the chain (实际到账的加密货币数量). Example: `14.29`. */
  actual_amount?: string;
  /** Address of the wallet (收款地址). Example: `TTestTronAddress001`. */
  receive_address?: string;
  /** Currency that was paid (收款币种). Example: `USDT`. */
  token?: string;
  /** Number of the transaction on the chain (链上交易哈希), or of the provider's order. Example: `0xabc123`. */
  block_transaction_id?: string;
  /** State of the order (订单状态); only 2 is notified today. Example: `2`. */
  status: string;
}

/** Epusdt (USDT), epusdt@bepusdt: Payment (创建交易). What `sign` takes. */
export interface EpusdtBepusdtPayParams {
  /** Order number (商户订单编号), unique. Example: `20250120001`. */
  order_id: string;
  /** Address of the notification (支付结果异步回调地址). Example: `https://example.com/notify`. */
  notify_url: string;
  /** Where the browser is sent afterwards (支付成功后商户跳转地址). Example: `https://example.com/success`. */
  redirect_url: string;
  /** Amount in `fiat` (支付金额); 0, or none, and the address takes any amount. Example: `28.88`. */
  amount?: string;
  /** Currency and chain (交易类型); `usdt.trc20` if it is missing. Example: `usdt.trc20`. */
  trade_type?: string;
  /** Currency of the order (法币类型): CNY, USD, EUR, GBP, JPY; CNY if it is missing. Example: `CNY`. */
  fiat?: string;
  /** Address of the wallet (指定收款地址); one is chosen if it is missing. Example: `TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t`. */
  address?: string;
  /** Product name (商品名称). Example: `测试商品`. */
  name?: string;
  /** When the order expires (订单超时时间), in seconds. Example: `1200`. */
  timeout?: string;
  /** Exchange rate (强制指定汇率): `7.4`, `~1.02`, `+0.3`. Example: `7.4`. */
  rate?: string;
}

/** Epusdt (USDT), epusdt@bepusdt: Payment (创建交易). What `Merchant.request` takes. */
export interface EpusdtBepusdtPayRequest {
  /** Order number (商户订单编号), unique. Example: `20250120001`. */
  order_id: string;
  /** Address of the notification (支付结果异步回调地址). Example: `https://example.com/notify`. */
  notify_url: string;
  /** Where the browser is sent afterwards (支付成功后商户跳转地址). Example: `https://example.com/success`. */
  redirect_url: string;
  /** Amount in `fiat` (支付金额); 0, or none, and the address takes any amount. Example: `28.88`. */
  amount?: string;
  /** Currency and chain (交易类型); `usdt.trc20` if it is missing. Example: `usdt.trc20`. */
  trade_type?: string;
  /** Currency of the order (法币类型): CNY, USD, EUR, GBP, JPY; CNY if it is missing. Example: `CNY`. */
  fiat?: string;
  /** Address of the wallet (指定收款地址); one is chosen if it is missing. Example: `TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t`. */
  address?: string;
  /** Product name (商品名称). Example: `测试商品`. */
  name?: string;
  /** When the order expires (订单超时时间), in seconds. Example: `1200`. */
  timeout?: string;
  /** Exchange rate (强制指定汇率): `7.4`, `~1.02`, `+0.3`. Example: `7.4`. */
  rate?: string;
}

/** Epusdt (USDT), epusdt@bepusdt: Notification of a payment (异步回调). What `sign` takes. */
export interface EpusdtBepusdtNotifyParams {
  /** The gateway's number (交易号). Example: `202203251648208648961728`. */
  trade_id: string;
  /** Order number (请求支付订单号). Example: `2022123321312321321`. */
  order_id: string;
  /** Amount in CNY (支付金额), 2 decimals: what was ordered, and paid if `status` is 2. Example: `100`. */
  amount: string;
  /** Amount in USDT that must really be paid (实际需要支付的usdt金额), 4 decimals. Example: `15.625`. */
  actual_amount?: string;
  /** Address of the wallet (钱包地址). Example: `TNEns8t9jbWENbStkQdVQtHMGpbsYsQjZK`. */
  token?: string;
  /** Number of the transaction on the chain (区块交易号), once there is one. Example: `123333333321232132131`. */
  block_transaction_id?: string;
  /** State of the order (订单状态). Example: `2`. */
  status: string;
}

/** Epusdt (USDT), epusdt@bepusdt: An order is given up (取消交易). What `sign` takes. */
export interface EpusdtBepusdtCancelParams {
  /** The gateway's number (系统交易 ID). Example: `b3d2477c-d945-41da-96b7-f925bbd1b415`. */
  trade_id: string;
}

/** Epusdt (USDT), epusdt@bepusdt: An order is given up (取消交易). What `Merchant.request` takes. */
export interface EpusdtBepusdtCancelRequest {
  /** The gateway's number (系统交易 ID). Example: `b3d2477c-d945-41da-96b7-f925bbd1b415`. */
  trade_id: string;
}

/** Gateways, and sites that sign in another way; their messages, with what each takes and holds. */
export interface Messages {
  /** Epay (易支付) */
  'epay': {
    /** Payment. */
    pay: {
      sign: EpayPayParams;
      request: EpayPayRequest;
      field: 'pid' | 'type' | 'out_trade_no' | 'notify_url' | 'return_url' | 'name' | 'money' | 'clientip' | 'device' | 'param' | 'sitename' | 'sign' | 'sign_type';
    };
    /** Another name of `pay`. */
    standard_pay: Messages['epay']['pay'];
    /** Answer to a payment. */
    pay_answer: {
      sign: never;
      request: never;
      field: 'code' | 'msg' | 'trade_no' | 'payurl' | 'qrcode' | 'urlscheme';
    };
    /** Another name of `pay_answer`. */
    standard_pay_answer: Messages['epay']['pay_answer'];
    /** Payment by page redirect. */
    submit: {
      sign: EpaySubmitParams;
      request: EpaySubmitRequest;
      field: 'pid' | 'type' | 'out_trade_no' | 'notify_url' | 'return_url' | 'name' | 'money' | 'param' | 'sitename' | 'sign' | 'sign_type';
    };
    /** Notification of a payment. */
    notify: {
      sign: EpayNotifyParams;
      request: never;
      field: 'pid' | 'trade_no' | 'out_trade_no' | 'type' | 'name' | 'money' | 'trade_status' | 'param' | 'sign' | 'sign_type';
    };
    /** The buyer's browser coming back after a payment. */
    return: {
      sign: EpayReturnParams;
      request: never;
      field: 'pid' | 'trade_no' | 'out_trade_no' | 'type' | 'name' | 'money' | 'trade_status' | 'param' | 'sign' | 'sign_type';
    };
    /** Query of one order (api.php?act=order). */
    order: {
      sign: never;
      request: never;
      field: 'act' | 'pid' | 'key' | 'trade_no' | 'out_trade_no';
    };
    /** Answer to the query of one order. */
    order_answer: {
      sign: never;
      request: never;
      field: 'code' | 'msg' | 'trade_no' | 'out_trade_no' | 'type' | 'pid' | 'addtime' | 'endtime' | 'name' | 'money' | 'param' | 'buyer' | 'status';
    };
    /** Query of the merchant's account (api.php?act=query). */
    query: {
      sign: never;
      request: never;
      field: 'act' | 'pid' | 'key';
    };
    /** Query of many orders (api.php?act=orders). */
    orders: {
      sign: never;
      request: never;
      field: 'act' | 'pid' | 'key' | 'limit' | 'page';
    };
    /** Refund (api.php?act=refund). */
    refund: {
      sign: never;
      request: never;
      field: 'pid' | 'key' | 'trade_no' | 'out_trade_no' | 'money';
    };
    /** Query of settlements (api.php?act=settle). */
    settle: {
      sign: never;
      request: never;
      field: 'act' | 'pid' | 'key';
    };
  };
  /** Writes `&key=` before the key; seen in the plugin `ezpay` of danvei233/xiaoheiFS. */
  'epay@key': Messages['epay'];
  /** The dialect whose API page says `/pay/mapi.php` and `code` 200, with the errors 700 to 901; signed in the same way. The page shows only the payment; the rest is taken over from `epay`. */
  'epay@code200': {
    /** Payment. */
    pay: {
      sign: EpayCode200PayParams;
      request: EpayCode200PayRequest;
      field: 'pid' | 'type' | 'out_trade_no' | 'notify_url' | 'return_url' | 'name' | 'money' | 'sign' | 'sign_type' | 'ext' | 'sitename';
    };
    /** Answer to a payment. */
    pay_answer: {
      sign: never;
      request: never;
      field: 'code' | 'money' | 'type' | 'qrcode' | 'trade_no' | 'out_trade_no' | 'msg';
    };
    /** Payment by page redirect. */
    submit: {
      sign: EpaySubmitParams;
      request: EpaySubmitRequest;
      field: 'pid' | 'type' | 'out_trade_no' | 'notify_url' | 'return_url' | 'name' | 'money' | 'param' | 'sitename' | 'sign' | 'sign_type';
    };
    /** Notification of a payment. */
    notify: {
      sign: EpayCode200NotifyParams;
      request: never;
      field: 'pid' | 'trade_no' | 'out_trade_no' | 'type' | 'name' | 'money' | 'trade_status' | 'ext' | 'sign' | 'sign_type';
    };
    /** The buyer's browser coming back after a payment. */
    return: {
      sign: EpayCode200ReturnParams;
      request: never;
      field: 'pid' | 'trade_no' | 'out_trade_no' | 'type' | 'name' | 'money' | 'trade_status' | 'ext' | 'sign' | 'sign_type';
    };
    /** Query of one order (api.php?act=order). */
    order: {
      sign: never;
      request: never;
      field: 'act' | 'pid' | 'key' | 'trade_no' | 'out_trade_no';
    };
    /** Answer to the query of one order. */
    order_answer: {
      sign: never;
      request: never;
      field: 'code' | 'msg' | 'trade_no' | 'out_trade_no' | 'type' | 'pid' | 'addtime' | 'endtime' | 'name' | 'money' | 'param' | 'buyer' | 'status';
    };
    /** Query of the merchant's account (api.php?act=query). */
    query: {
      sign: never;
      request: never;
      field: 'act' | 'pid' | 'key';
    };
    /** Query of many orders (api.php?act=orders). */
    orders: {
      sign: never;
      request: never;
      field: 'act' | 'pid' | 'key' | 'limit' | 'page';
    };
    /** Refund (api.php?act=refund). */
    refund: {
      sign: never;
      request: never;
      field: 'pid' | 'key' | 'trade_no' | 'out_trade_no' | 'money';
    };
    /** Query of settlements (api.php?act=settle). */
    settle: {
      sign: never;
      request: never;
      field: 'act' | 'pid' | 'key';
    };
  };
  /** Aggregated payment (聚合支付) */
  'payindex': {
    /** Payment (支付). */
    pay: {
      sign: PayindexPayParams;
      request: PayindexPayRequest;
      field: 'pay_memberid' | 'pay_orderid' | 'pay_applydate' | 'pay_bankcode' | 'pay_notifyurl' | 'pay_callbackurl' | 'pay_amount' | 'pay_md5sign' | 'pay_attach' | 'pay_productname' | 'pay_productnum' | 'pay_productdesc' | 'pay_producturl' | 'type';
    };
    /** Answer to a payment sent with type=json (请求支付返回参数). */
    pay_answer: {
      sign: never;
      request: never;
      field: 'status' | 'msg' | 'pay_amount' | 'pay_orderid' | 'payUrl' | 'data';
    };
    /** Notification of a payment (支付结果通知). */
    notify: {
      sign: PayindexNotifyParams;
      request: never;
      field: 'memberid' | 'orderid' | 'amount' | 'true_amount' | 'transaction_id' | 'datetime' | 'returncode' | 'msg' | 'attach' | 'sign';
    };
    /** Query of an order (订单状态查询). */
    query: {
      sign: PayindexQueryParams;
      request: PayindexQueryRequest;
      field: 'pay_memberid' | 'pay_orderid' | 'pay_md5sign';
    };
    /** Answer to the query of an order (查询结果通知). */
    query_answer: {
      sign: PayindexQueryAnswerParams;
      request: never;
      field: 'memberid' | 'orderid' | 'amount' | 'true_amount' | 'time_end' | 'transaction_id' | 'returncode' | 'trade_state' | 'sign';
    };
    /** Payout to a bank card (代付). */
    payout: {
      sign: PayindexPayoutParams;
      request: PayindexPayoutRequest;
      field: 'mchid' | 'out_trade_no' | 'money' | 'bankname' | 'subbranch' | 'accountname' | 'cardnumber' | 'province' | 'city' | 'extends' | 'notifyurl' | 'pay_md5sign';
    };
  };
  /** A site that takes order numbers of more than 20 characters, as public servers of the system do (wuhaifei215/r97: 50). Ask the site: one that cuts them answers about another order. */
  'payindex@long_orderid': {
    /** Payment (支付). */
    pay: {
      sign: PayindexLongOrderidPayParams;
      request: PayindexLongOrderidPayRequest;
      field: 'pay_memberid' | 'pay_orderid' | 'pay_applydate' | 'pay_bankcode' | 'pay_notifyurl' | 'pay_callbackurl' | 'pay_amount' | 'pay_md5sign' | 'pay_attach' | 'pay_productname' | 'pay_productnum' | 'pay_productdesc' | 'pay_producturl' | 'type';
    };
    /** Answer to a payment sent with type=json (请求支付返回参数). */
    pay_answer: {
      sign: never;
      request: never;
      field: 'status' | 'msg' | 'pay_amount' | 'pay_orderid' | 'payUrl' | 'data';
    };
    /** Notification of a payment (支付结果通知). */
    notify: {
      sign: PayindexNotifyParams;
      request: never;
      field: 'memberid' | 'orderid' | 'amount' | 'true_amount' | 'transaction_id' | 'datetime' | 'returncode' | 'msg' | 'attach' | 'sign';
    };
    /** Query of an order (订单状态查询). */
    query: {
      sign: PayindexLongOrderidQueryParams;
      request: PayindexLongOrderidQueryRequest;
      field: 'pay_memberid' | 'pay_orderid' | 'pay_md5sign';
    };
    /** Answer to the query of an order (查询结果通知). */
    query_answer: {
      sign: PayindexQueryAnswerParams;
      request: never;
      field: 'memberid' | 'orderid' | 'amount' | 'true_amount' | 'time_end' | 'transaction_id' | 'returncode' | 'trade_state' | 'sign';
    };
    /** Payout to a bank card (代付). */
    payout: {
      sign: PayindexPayoutParams;
      request: PayindexPayoutRequest;
      field: 'mchid' | 'out_trade_no' | 'money' | 'bankname' | 'subbranch' | 'accountname' | 'cardnumber' | 'province' | 'city' | 'extends' | 'notifyurl' | 'pay_md5sign';
    };
  };
  /** MyPayNZ (IEPay) */
  'mypaynz': {
    /** Payment by the customer's barcode. */
    pay: {
      sign: MypaynzPayParams;
      request: MypaynzPayRequest;
      field: 'mid' | 'tid' | 'fee' | 'barcode' | 'memo' | 'out_trade_no' | 'pay_type' | 'sign';
    };
    /** Answer to a payment by barcode. */
    pay_answer: {
      sign: never;
      request: never;
      field: 'code' | 'msg' | 'data.id' | 'data.mid' | 'data.tid' | 'data.status' | 'data.currency' | 'data.amount' | 'data.rate' | 'data.customer_id' | 'data.goods_detail' | 'data.out_trade_no' | 'data.trade_no' | 'data.payment_time' | 'timestamp';
    };
    /** Online order, at the address of the page. */
    check: {
      sign: MypaynzCheckParams;
      request: MypaynzCheckRequest;
      field: 'mid' | 'tid' | 'total_fee' | 'rmb_fee' | 'goods' | 'goods_detail' | 'out_trade_no' | 'pay_type' | 'expired' | 'return_url' | 'notify_url' | 'version' | 'pay_rate' | 'sign';
    };
    /** Answer to an online order. */
    check_answer: {
      sign: never;
      request: never;
      field: 'is_success' | 'message' | 'extra.mid' | 'extra.pay_type' | 'extra.out_trade_no' | 'extra.pay_url';
    };
    /** Online order, at the address of the newer page. */
    online: {
      sign: MypaynzOnlineParams;
      request: MypaynzOnlineRequest;
      field: 'mid' | 'tid' | 'total_fee' | 'rmb_fee' | 'goods' | 'goods_detail' | 'out_trade_no' | 'pay_type' | 'expired' | 'return_url' | 'notify_url' | 'version' | 'pay_rate' | 'sign';
    };
    /** Answer to an online order. */
    online_answer: {
      sign: never;
      request: never;
      field: 'is_success' | 'message' | 'extra.mid' | 'extra.pay_type' | 'extra.out_trade_no' | 'extra.pay_url';
    };
    /** Refund. */
    refund: {
      sign: MypaynzRefundParams;
      request: MypaynzRefundRequest;
      field: 'mid' | 'out_trade_no' | 'pay_type' | 'refund_amount' | 'refund_charge_fee' | 'reference' | 'version' | 'sign';
    };
    /** Query of an order. */
    order_status: {
      sign: MypaynzOrderStatusParams;
      request: MypaynzOrderStatusRequest;
      field: 'mid' | 'pay_type' | 'out_trade_no' | 'version' | 'sign';
    };
    /** Answer to the query of an order. */
    order_status_answer: {
      sign: never;
      request: never;
      field: 'is_success' | 'message' | 'extra.order_status' | 'extra.trade_no' | 'extra.out_trade_no' | 'extra.pay_type' | 'extra.total_fee';
    };
    /** Notification of an order; confirm it with order_status. */
    notify: {
      sign: MypaynzNotifyParams;
      request: never;
      field: 'out_trade_no' | 'sign';
    };
    /** Payment, API v3. */
    v3_payment: {
      sign: MypaynzV3PaymentParams;
      request: MypaynzV3PaymentRequest;
      field: 'mid' | 'amount' | 'currency' | 'goods' | 'goods_detail' | 'out_trade_no' | 'pay_type' | 'return_url' | 'notify_url' | 'is_mobile' | 'openid' | 'mini_appid' | 'sign_type' | 'sign';
    };
    /** Refund, API v3. */
    v3_refund: {
      sign: MypaynzV3RefundParams;
      request: MypaynzV3RefundRequest;
      field: 'mid' | 'out_trade_no' | 'amount' | 'currency' | 'sign_type' | 'sign';
    };
    /** Query of an order, API v3. */
    v3_query: {
      sign: MypaynzV3QueryParams;
      request: MypaynzV3QueryRequest;
      field: 'mid' | 'out_trade_no' | 'sign_type' | 'sign';
    };
    /** Answer of API v3. */
    v3_answer: {
      sign: never;
      request: never;
      field: 'success' | 'status' | 'error_code' | 'message' | 'data.pay_type' | 'data.pay_type_str' | 'data.out_trade_no' | 'data.trade_no' | 'data.amount' | 'data.status' | 'data.status_str' | 'data.pay_url';
    };
  };
  /** PayPro */
  'paypro': {
    /** Payment. */
    pay: {
      sign: PayproPayParams;
      request: PayproPayRequest;
      field: 'sign' | 'timestamp' | 'tradeNo' | 'amount' | 'mobile' | 'email' | 'payer' | 'wayCode' | 'notifyUrl' | 'returnUrl' | 'remark';
    };
    /** Answer to a payment. */
    pay_answer: {
      sign: never;
      request: never;
      field: 'msg' | 'code' | 'timestamp' | 'success' | 'data' | 'data.tradeNo' | 'data.platFormTradeNo' | 'data.status' | 'data.desc' | 'data.remark' | 'data.paymentInfo';
    };
    /** Notification of a payment. */
    notify: {
      sign: PayproNotifyParams;
      request: never;
      field: 'platFormTradeNo' | 'tradeNo' | 'amount' | 'status' | 'message' | 'successTime' | 'channelCode' | 'wayCode' | 'utr' | 'timestamp' | 'sign';
    };
  };
  /** Writes the app secret before the text: the other reading of "salt". */
  'paypro@prefix': Messages['paypro'];
  /** Epusdt (USDT) */
  'epusdt': {
    /** Payment (创建交易). */
    pay: {
      sign: EpusdtPayParams;
      request: EpusdtPayRequest;
      field: 'order_id' | 'amount' | 'notify_url' | 'redirect_url' | 'signature';
    };
    /** Answer to a payment (返回数据结构). */
    pay_answer: {
      sign: never;
      request: never;
      field: 'status_code' | 'message' | 'data.trade_id' | 'data.order_id' | 'data.amount' | 'data.actual_amount' | 'data.token' | 'data.expiration_time' | 'data.payment_url' | 'request_id';
    };
    /** Notification of a payment (异步回调). */
    notify: {
      sign: EpusdtNotifyParams;
      request: never;
      field: 'trade_id' | 'order_id' | 'amount' | 'actual_amount' | 'token' | 'block_transaction_id' | 'signature' | 'status';
    };
  };
  /** GMPay: GMWalletApp/epusdt since July 2026 and GMWalletApp/gmpay-edge. HMAC-SHA256 with the secret key as its key, `pid`, and a path of its own. An MD5 signature is refused there. */
  'epusdt@hmac': {
    /** Payment (创建 GMPay 交易). */
    pay: {
      sign: EpusdtHmacPayParams;
      request: EpusdtHmacPayRequest;
      field: 'pid' | 'order_id' | 'currency' | 'token' | 'network' | 'amount' | 'notify_url' | 'redirect_url' | 'name' | 'payment_type' | 'signature';
    };
    /** Answer to a payment (成功响应). */
    pay_answer: {
      sign: never;
      request: never;
      field: 'status_code' | 'message' | 'data.trade_id' | 'data.order_id' | 'data.amount' | 'data.currency' | 'data.actual_amount' | 'data.receive_address' | 'data.token' | 'data.status' | 'data.expiration_time' | 'data.payment_url' | 'request_id';
    };
    /** Notification of a payment (GMPay 回调). */
    notify: {
      sign: EpusdtHmacNotifyParams;
      request: never;
      field: 'pid' | 'trade_id' | 'order_id' | 'amount' | 'actual_amount' | 'receive_address' | 'token' | 'block_transaction_id' | 'signature' | 'status';
    };
  };
  /** BEpusdt (v03413/BEpusdt): the same signature, more fields, and `cancel`. The notification is the same. */
  'epusdt@bepusdt': {
    /** Payment (创建交易). */
    pay: {
      sign: EpusdtBepusdtPayParams;
      request: EpusdtBepusdtPayRequest;
      field: 'order_id' | 'notify_url' | 'redirect_url' | 'signature' | 'amount' | 'trade_type' | 'fiat' | 'address' | 'name' | 'timeout' | 'rate';
    };
    /** Answer to a payment (响应参数). */
    pay_answer: {
      sign: never;
      request: never;
      field: 'status_code' | 'message' | 'data.fiat' | 'data.trade_id' | 'data.order_id' | 'data.amount' | 'data.actual_amount' | 'data.status' | 'data.token' | 'data.expiration_time' | 'data.payment_url' | 'request_id';
    };
    /** Notification of a payment (异步回调). */
    notify: {
      sign: EpusdtBepusdtNotifyParams;
      request: never;
      field: 'trade_id' | 'order_id' | 'amount' | 'actual_amount' | 'token' | 'block_transaction_id' | 'signature' | 'status';
    };
    /** An order is given up (取消交易). */
    cancel: {
      sign: EpusdtBepusdtCancelParams;
      request: EpusdtBepusdtCancelRequest;
      field: 'trade_id' | 'signature';
    };
    /** Answer to an order that is given up (响应示例). */
    cancel_answer: {
      sign: never;
      request: never;
      field: 'status_code' | 'message' | 'data.trade_id' | 'request_id';
    };
  };
}
