<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The value does not fit the field's kind or codes. */
final class InvalidValue extends Exception implements SignError
{
    public const CODE = 'invalid_value';
}
