<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The time in the header is missing, there twice, or not digits. */
final class MalformedTimestamp extends Exception implements SignatureError
{
    public const CODE = 'malformed_timestamp';
}
