<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** More was paid than the order asks for. */
final class PaidTooMuch extends Exception implements ExpectError
{
    public const CODE = 'paid_too_much';
}
