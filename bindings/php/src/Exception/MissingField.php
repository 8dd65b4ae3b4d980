<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** A required field is missing, or empty where empty values are left out. */
final class MissingField extends Exception implements VerifyError, SignError
{
    public const CODE = 'missing_field';
}
