<?php

// Written by `php bindings/php/generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** A pointer is NULL that must not be, or a number is none that the function knows. Of this library alone, as all below. */
final class InvalidArgument extends Exception
{
    public const CODE = 'invalid_argument';
}
