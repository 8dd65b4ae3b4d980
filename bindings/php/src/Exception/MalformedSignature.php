<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The signature is not hex of the digest's length, or not the Base64 that the scheme asks for. */
final class MalformedSignature extends Exception implements SignatureError
{
    public const CODE = 'malformed_signature';
}
