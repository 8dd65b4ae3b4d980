<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The message is about another order. */
final class OrderDiffers extends Exception implements ExpectError
{
    public const CODE = 'order_differs';
}
