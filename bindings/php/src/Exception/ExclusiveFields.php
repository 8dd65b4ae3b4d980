<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** Two fields are given of which only one is allowed. */
final class ExclusiveFields extends Exception implements SignError
{
    public const CODE = 'exclusive_fields';
}
