<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** Only a part is paid. */
final class PartlyPaid extends Exception implements ExpectError
{
    public const CODE = 'partly_paid';
}
