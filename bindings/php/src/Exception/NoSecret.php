<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** No secret was given. */
final class NoSecret extends Exception implements ConfigError
{
    public const CODE = 'no_secret';
}
