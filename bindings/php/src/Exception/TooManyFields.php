<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The message has more fields than the limit. */
final class TooManyFields extends Exception implements BodyError, SignError
{
    public const CODE = 'too_many_fields';
}
