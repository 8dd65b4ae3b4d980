<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The result is longer than the buffer; the length that is needed was written. */
final class BufferTooSmall extends Exception
{
    public const CODE = 'buffer_too_small';
}
