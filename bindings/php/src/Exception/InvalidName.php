<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** This cannot be the name of a parameter of the shop's own, or one to be added. */
final class InvalidName extends Exception implements ConfigError
{
    public const CODE = 'invalid_name';
}
