<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The secret is not what the scheme takes: hex, Base64, or several parts as NAME=VALUE with & between them. */
final class MalformedSecret extends Exception implements ConfigError
{
    public const CODE = 'malformed_secret';
}
