<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The message has no such field. */
final class UnknownField extends Exception implements SignError
{
    public const CODE = 'unknown_field';
}
