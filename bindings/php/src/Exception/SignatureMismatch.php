<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The signature does not belong to this message and secret. */
final class SignatureMismatch extends Exception implements SignatureError
{
    public const CODE = 'mismatch';
}
