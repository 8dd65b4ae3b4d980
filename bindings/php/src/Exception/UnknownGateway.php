<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** There is no gateway of this name. */
final class UnknownGateway extends Exception implements ConfigError
{
    public const CODE = 'unknown_gateway';
}
