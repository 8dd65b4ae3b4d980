<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The message's description does not say which field holds the order's number: give the roles of its fields. */
final class NoRoles extends Exception implements ConfigError
{
    public const CODE = 'no_roles';
}
