<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign;

/** The ids of the built-in gateways, and of sites of theirs that speak or sign in another way. */
interface BuiltIn
{
    /** Epay (易支付). */
    public const Epay = 'epay';
    /** The dialect whose API page says `/pay/mapi.php` and `code` 200, with the errors 700 to 901; signed in the same way. The page shows only the payment; the rest is taken over from `epay`. */
    public const EpayCode200 = 'epay@code200';
    /** Writes `&key=` before the key; seen in the plugin `ezpay` of danvei233/xiaoheiFS. */
    public const EpayKey = 'epay@key';
    /** Aggregated payment (聚合支付). */
    public const Payindex = 'payindex';
    /** A site that takes order numbers of more than 20 characters, as public servers of the system do (wuhaifei215/r97: 50). Ask the site: one that cuts them answers about another order. */
    public const PayindexLongOrderid = 'payindex@long_orderid';
    /** MyPayNZ (IEPay). */
    public const Mypaynz = 'mypaynz';
    /** PayPro. */
    public const Paypro = 'paypro';
    /** Writes the app secret before the text: the other reading of "salt". */
    public const PayproPrefix = 'paypro@prefix';
    /** Epusdt (USDT). */
    public const Epusdt = 'epusdt';
    /** GMPay: GMWalletApp/epusdt since July 2026 and GMWalletApp/gmpay-edge. HMAC-SHA256 with the secret key as its key, `pid`, and a path of its own. An MD5 signature is refused there. */
    public const EpusdtHmac = 'epusdt@hmac';
    /** BEpusdt (v03413/BEpusdt): the same signature, more fields, and `cancel`. The notification is the same. */
    public const EpusdtBepusdt = 'epusdt@bepusdt';
}
