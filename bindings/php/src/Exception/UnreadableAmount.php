<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The amount paid is not a decimal. */
final class UnreadableAmount extends Exception implements ExpectError
{
    public const CODE = 'unreadable_amount';
}
