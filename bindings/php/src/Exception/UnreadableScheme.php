<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The scheme's text cannot be read back into fields, so nothing can be verified strictly by it. */
final class UnreadableScheme extends Exception implements VerifyError, SignError, ConfigError
{
    public const CODE = 'unreadable_scheme';
}
