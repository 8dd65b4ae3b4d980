<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The order is not paid. */
final class NotPaid extends Exception implements ExpectError
{
    public const CODE = 'not_paid';
}
