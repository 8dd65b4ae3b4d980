<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** A field is there twice: which one was signed cannot be told. */
final class DuplicateField extends Exception implements VerifyError, SignError
{
    public const CODE = 'duplicate_field';
}
