<?php

// Written by `php bindings/php/generate`; do not edit.

declare(strict_types=1);

namespace Paysign;

/** The built-in gateways, and sites of theirs that sign in another way. */
enum Gateway: string
{
    /** Epay (易支付). */
    case Epay = 'epay';
    /** The dialect whose API page says `/pay/mapi.php` and `code` 200, with the errors 700 to 901; signed in the same way. The page shows the payment alone; the rest is taken over from `epay`. */
    case EpayCode200 = 'epay@code200';
    /** Writes `&key=` in front of the key; seen in the plugin `ezpay` of danvei233/xiaoheiFS. */
    case EpayKey = 'epay@key';
    /** Aggregated payment (聚合支付). */
    case Payindex = 'payindex';
    /** MyPayNZ (IEPay). */
    case Mypaynz = 'mypaynz';
    /** PayPro. */
    case Paypro = 'paypro';
    /** Writes the app secret in front of the text: the other reading of "salt". */
    case PayproPrefix = 'paypro@prefix';
    /** Epusdt (USDT). */
    case Epusdt = 'epusdt';
}
