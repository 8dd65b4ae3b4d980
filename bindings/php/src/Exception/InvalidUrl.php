<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The base URL does not begin with http:// or https://. */
final class InvalidUrl extends Exception implements ConfigError
{
    public const CODE = 'invalid_url';
}
