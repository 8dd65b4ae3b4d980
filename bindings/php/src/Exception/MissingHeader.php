<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** A header that is signed, or that tells the time, is missing or empty. */
final class MissingHeader extends Exception implements SignatureError
{
    public const CODE = 'missing_header';
}
