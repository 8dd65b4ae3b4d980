<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign;

/** The built-in gateways, and sites of theirs that sign in another way. */
enum Gateway: string
{
    /** Epay (易支付). */
    case Epay = 'epay';
    /** The dialect whose API page says `/pay/mapi.php` and `code` 200, with the errors 700 to 901; signed in the same way. The page shows only the payment; the rest is taken over from `epay`. */
    case EpayCode200 = 'epay@code200';
    /** Writes `&key=` before the key; seen in the plugin `ezpay` of danvei233/xiaoheiFS. */
    case EpayKey = 'epay@key';
    /** Aggregated payment (聚合支付). */
    case Payindex = 'payindex';
    /** A site that takes order numbers of more than 20 characters, as public servers of the system do (wuhaifei215/r97: 50). Ask the site: one that cuts them answers about another order. */
    case PayindexLongOrderid = 'payindex@long_orderid';
    /** MyPayNZ (IEPay). */
    case Mypaynz = 'mypaynz';
    /** PayPro. */
    case Paypro = 'paypro';
    /** Writes the app secret before the text: the other reading of "salt". */
    case PayproPrefix = 'paypro@prefix';
    /** Epusdt (USDT). */
    case Epusdt = 'epusdt';
    /** GMPay: GMWalletApp/epusdt since July 2026 and GMWalletApp/gmpay-edge. HMAC-SHA256 with the secret key as its key, `pid`, and a path of its own. An MD5 signature is refused there. */
    case EpusdtHmac = 'epusdt@hmac';
    /** BEpusdt (v03413/BEpusdt): the same signature, more fields, and `cancel`. The notification is the same. */
    case EpusdtBepusdt = 'epusdt@bepusdt';
}
