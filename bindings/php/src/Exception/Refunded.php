<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The payment was given back. */
final class Refunded extends Exception implements ExpectError
{
    public const CODE = 'refunded';
}
