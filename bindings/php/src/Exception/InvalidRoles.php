<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The roles that are given do not fit the scheme, or not each other. */
final class InvalidRoles extends Exception implements ConfigError
{
    public const CODE = 'invalid_roles';
}
