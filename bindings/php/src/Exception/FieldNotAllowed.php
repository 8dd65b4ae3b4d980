<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The field is not allowed together with the value of another one. */
final class FieldNotAllowed extends Exception implements SignError
{
    public const CODE = 'field_not_allowed';
}
