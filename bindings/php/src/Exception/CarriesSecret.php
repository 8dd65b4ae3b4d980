<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** This message carries the secret as a plain parameter; paysign never writes a secret into a message. */
final class CarriesSecret extends Exception implements SignError, ConfigError
{
    public const CODE = 'carries_secret';
}
