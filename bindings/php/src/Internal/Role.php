<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Internal;

/**
 * Numbers of the C header.
 *
 * @internal
 * @phpstan-type Roles array{
 *     order_no?: string,
 *     trade_no?: string,
 *     ordered_amount?: string,
 *     paid_amount?: string,
 *     pay_url?: string,
 *     merchant_id?: string,
 *     status?: string,
 *     error_text?: string,
 * }
 */
final class Role
{
    /** The merchant's order number. */
    public const ORDER_NO = 1;
    /** The gateway's order number. */
    public const TRADE_NO = 2;
    /** The amount that was ordered. */
    public const ORDERED_AMOUNT = 3;
    /** The amount that was really paid. */
    public const PAID_AMOUNT = 4;
    /** Where the buyer pays: a URL, or the text of a QR code. */
    public const PAY_URL = 5;
    /** The merchant's number at the gateway. */
    public const MERCHANT_ID = 6;
    /** What the message says about the payment. */
    public const STATUS = 7;
    /** The gateway's own words about an error. */
    public const ERROR_TEXT = 8;

    /** By their words. */
    public const NUMBERS = [
        'order_no' => self::ORDER_NO,
        'trade_no' => self::TRADE_NO,
        'ordered_amount' => self::ORDERED_AMOUNT,
        'paid_amount' => self::PAID_AMOUNT,
        'pay_url' => self::PAY_URL,
        'merchant_id' => self::MERCHANT_ID,
        'status' => self::STATUS,
        'error_text' => self::ERROR_TEXT,
    ];
}
