<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The payment is still under way. */
final class Pending extends Exception implements ExpectError
{
    public const CODE = 'pending';
}
