<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The value is longer than the field allows. */
final class ValueTooLong extends Exception implements SignError
{
    public const CODE = 'value_too_long';
}
