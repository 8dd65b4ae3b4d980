<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The description asks for the age of a message, and no time was given. */
final class NoTime extends Exception implements ConfigError
{
    public const CODE = 'no_time';
}
