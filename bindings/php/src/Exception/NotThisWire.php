<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** Bodies of this wire need a feature that this build leaves out. */
final class NotThisWire extends Exception implements ConfigError
{
    public const CODE = 'not_this_wire';
}
