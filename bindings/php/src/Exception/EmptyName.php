<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** A field has no name. */
final class EmptyName extends Exception implements VerifyError, SignError
{
    public const CODE = 'empty_name';
}
