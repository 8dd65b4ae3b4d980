<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The field with the signature is missing or empty. */
final class MissingSignature extends Exception implements SignatureError
{
    public const CODE = 'missing_signature';
}
