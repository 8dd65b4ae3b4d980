<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** This message has no signature. */
final class UnsignedMessage extends Exception implements VerifyError, SignError, ConfigError
{
    public const CODE = 'unsigned_message';
}
