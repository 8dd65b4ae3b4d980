<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The amount is not a whole number of this unit, or too great for 64 bits. */
final class NotWhole extends Exception
{
    public const CODE = 'not_whole';
}
