<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The secret is longer than 256 bytes. */
final class SecretTooLong extends Exception implements ConfigError
{
    public const CODE = 'secret_too_long';
}
