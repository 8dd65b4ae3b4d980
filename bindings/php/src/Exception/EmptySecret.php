<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The secret is empty. */
final class EmptySecret extends Exception implements ConfigError
{
    public const CODE = 'empty_secret';
}
