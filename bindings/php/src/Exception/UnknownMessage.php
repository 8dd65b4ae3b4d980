<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The gateway has no message of this name. */
final class UnknownMessage extends Exception implements ConfigError
{
    public const CODE = 'unknown_message';
}
