<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** A signed field is an object or an array, whose text the gateways do not define. */
final class NestedValue extends Exception implements VerifyError
{
    public const CODE = 'nested_value';
}
