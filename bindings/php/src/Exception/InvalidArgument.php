<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** A pointer is NULL that must not be, or a number is not one that the function knows. */
final class InvalidArgument extends Exception
{
    public const CODE = 'invalid_argument';
}
