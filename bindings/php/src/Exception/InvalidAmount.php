<?php

// Written by `php bindings/php/generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The text is no decimal amount. */
final class InvalidAmount extends Exception implements ConfigError
{
    public const CODE = 'invalid_amount';
}
