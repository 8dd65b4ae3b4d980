<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** This is not a decimal amount, or one of more digits than there is room for. */
final class InvalidAmount extends Exception implements ConfigError
{
    public const CODE = 'invalid_amount';
}
