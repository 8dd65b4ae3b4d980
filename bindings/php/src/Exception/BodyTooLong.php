<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The body is longer than the limit. */
final class BodyTooLong extends Exception implements BodyError, SignError
{
    public const CODE = 'body_too_long';
}
