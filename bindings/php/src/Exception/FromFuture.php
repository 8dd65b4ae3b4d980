<?php

// Written by `cargo xtask generate`; do not edit.

declare(strict_types=1);

namespace Paysign\Exception;

use Paysign\Exception;

/** The message is authentic but from the future: this machine's clock is slow. */
final class FromFuture extends Exception implements SignatureError
{
    public const CODE = 'from_future';
}
