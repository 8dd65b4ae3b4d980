<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The text is not a gateway file. */
final class GatewaySyntax extends Exception implements ConfigError
{
    public const CODE = 'gateway_syntax';
}
