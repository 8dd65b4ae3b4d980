<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** A header that the signature needs is there twice: which one was signed cannot be told. */
final class RepeatedHeader extends Exception implements SignatureError
{
    public const CODE = 'repeated_header';
}
