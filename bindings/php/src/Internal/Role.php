<?php

// Written by `php bindings/php/generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Internal;

/** Numbers of the C header. @internal */
final class Role
{
    /** The merchant's order number. */
    public const ORDER_NO = 1;
    /** The gateway's order number. */
    public const TRADE_NO = 2;
    /** The amount that was ordered, as a decimal in major units: 150 cents are `1.5`. */
    public const ORDERED_AMOUNT = 3;
    /** The amount that was really paid, as a decimal in major units. */
    public const PAID_AMOUNT = 4;
    /** Where the buyer pays, a URL or the text of a QR code. Answers alone have it. */
    public const PAY_URL = 5;
}
