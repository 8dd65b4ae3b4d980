<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The body is not what the gateway sends: a bad escape in a form, or not a JSON object. */
final class MalformedBody extends Exception implements BodyError
{
    public const CODE = 'malformed_body';
}
