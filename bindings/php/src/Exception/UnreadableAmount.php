<?php

// Written by `php bindings/php/generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The amount paid is no decimal. */
final class UnreadableAmount extends Exception implements ExpectError
{
    public const CODE = 'unreadable_amount';
}
