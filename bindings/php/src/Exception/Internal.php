<?php

// Written by `php bindings/php/generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The library failed in a way that it should never do. Nothing is proved then. */
final class Internal extends Exception
{
    public const CODE = 'internal';
}
