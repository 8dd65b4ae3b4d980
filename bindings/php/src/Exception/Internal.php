<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The library failed in a way that it should never do: nothing is proved then. */
final class Internal extends Exception
{
    public const CODE = 'internal';
}
