<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The amount is not a whole number of this unit. */
final class NotWhole extends Exception implements ConfigError
{
    public const CODE = 'not_whole';
}
