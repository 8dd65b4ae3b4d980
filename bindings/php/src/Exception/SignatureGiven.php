<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The signature is computed, not given. */
final class SignatureGiven extends Exception implements SignError
{
    public const CODE = 'signature_given';
}
