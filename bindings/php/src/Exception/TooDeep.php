<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** Objects and arrays are nested deeper than the limit. */
final class TooDeep extends Exception implements BodyError
{
    public const CODE = 'too_deep';
}
