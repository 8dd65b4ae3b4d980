<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The order was closed without a payment. */
final class Closed extends Exception implements ExpectError
{
    public const CODE = 'closed';
}
